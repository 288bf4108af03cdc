/** What must hold in Firefox too: the offline packages opened from a folder, and the installed app. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFirefox } from "./firefox.ts";
import { projectRoot } from "./project.ts";
import type { Check } from "./verify.ts";

/** What vitest reports of a run, as much of it as we read. */
interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}

export const firefoxCheck: Check = {
  name: "firefox",
  about: "the offline packages and the installed app in Firefox (FIREFOX_PATH names another than the installed one)",
  async run({ tell }) {
    tell(`  ${await findFirefox()}`);
    const folder = await mkdtemp(join(tmpdir(), "peerhandboken-firefox-"));
    try {
      const report = await tested(join(folder, "report.json"));
      const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
      const broken = report.testResults.filter(({ message, assertionResults }) => assertionResults.length === 0 && message !== "");
      for (const { failureMessages } of results) for (const message of failureMessages) tell(message);
      const rows = [...results.map(({ fullName, status }) => [fullName, status]), ...broken.map(({ message }) => [message, "failed"])];
      return { columns: ["test", "outcome"], rows, failures: rows.length === 0 ? 1 : rows.filter(([, status]) => status !== "passed").length };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Runs the tests that need Firefox. Whether they pass is in the report, and not in how the program ends. */
async function tested(path: string): Promise<Report> {
  const program = join(projectRoot, "node_modules", "vitest", "vitest.mjs");
  const args = ["run", "--config", join("tests", "verify", "vitest.config.ts"), "--reporter", "json", "--outputFile", path];
  await new Promise((resolve, reject) => {
    spawn(process.execPath, [program, ...args], { cwd: projectRoot, stdio: ["ignore", "ignore", "inherit"] })
      .on("error", reject)
      .on("exit", resolve);
  });
  return JSON.parse(await readFile(path, "utf8")) as Report;
}
