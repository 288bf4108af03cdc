import { findFirefox } from "./firefox.ts";
import type { Check } from "./verify.ts";
import { testFindings } from "./verifyTests.ts";

/** What must hold in Firefox too: the offline packages opened from a folder, and the installed app. */
export const firefoxCheck: Check = {
  name: "firefox",
  about: "the offline packages and the installed app in Firefox (FIREFOX_PATH names another than the installed one)",
  async run({ tell }) {
    tell(`  ${await findFirefox()}`);
    return testFindings(["firefox"], tell);
  },
};
