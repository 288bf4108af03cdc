/** Checks that are tests: those of `tests/verify`, which take longer than `npm test` may, or need more than the lockfile brings. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./project.ts";
import type { Findings } from "./verify.ts";

/** What vitest reports of a run, as much of it as we read. */
interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}

/** Runs the files of `tests/verify` whose names begin so. */
export async function testFindings(names: readonly string[], tell: (line: string) => void): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-verify-"));
  try {
    const report = await tested(names, join(folder, "report.json"));
    const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    const broken = report.testResults.filter(({ message, assertionResults }) => assertionResults.length === 0 && message !== "");
    for (const { failureMessages } of results) for (const message of failureMessages) tell(message);
    const rows = [...results.map(({ fullName, status }) => [fullName, status]), ...broken.map(({ message }) => [message, "failed"])];
    return { columns: ["test", "outcome"], rows, failures: rows.length === 0 ? 1 : rows.filter(([, status]) => status !== "passed").length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether tests pass is in the report, and not in how the program ends. */
async function tested(names: readonly string[], path: string): Promise<Report> {
  const program = join(projectRoot, "node_modules", "vitest", "vitest.mjs");
  const files = names.map((name) => `tests/verify/${name}`);
  const args = ["run", "--config", join("tests", "verify", "vitest.config.ts"), "--reporter", "json", "--outputFile", path, ...files];
  await new Promise((resolve, reject) => {
    spawn(process.execPath, [program, ...args], { cwd: projectRoot, stdio: ["ignore", "ignore", "inherit"] })
      .on("error", reject)
      .on("exit", resolve);
  });
  return JSON.parse(await readFile(path, "utf8")) as Report;
}
