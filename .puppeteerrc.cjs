/** The printing browser comes with the lockfile (see src/README.md); nothing is downloaded on install. */
module.exports = { skipDownload: true };
