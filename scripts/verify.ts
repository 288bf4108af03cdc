import { spawn } from "node:child_process";
import { join } from "node:path";
import { run } from "../src/io/commandLine.ts";
import { KnownError } from "../src/io/errors.ts";
import { findFirefox } from "../src/io/firefox.ts";
import { projectRoot } from "../src/io/project.ts";

const command = {
  call: "npm run verify",
  about: "Tries what needs more than the lockfile brings: the offline packages in Firefox. A missing tool is an error that names the command that gets it.",
  options: [],
};

await run(command, async () => {
  // Before the tests, so that its absence is told as what it is.
  await findFirefox();
  const program = join(projectRoot, "node_modules", "vitest", "vitest.mjs");
  const code = await new Promise((resolve, reject) => {
    spawn(process.execPath, [program, "run", "--config", join("tests", "verify", "vitest.config.ts")], { cwd: projectRoot, stdio: "inherit" })
      .on("error", reject)
      .on("exit", resolve);
  });
  if (code !== 0) throw new KnownError("Something above does not hold.");
});
