import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sumFaults } from "./digest.ts";
import { KnownError } from "./errors.ts";
import { trySchemas } from "./jsonSchemas.ts";
import { crawlSecurity } from "./securityCrawl.ts";
import type { Check, Findings } from "./verify.ts";

function mustBeBuilt(output: string): void {
  if (!existsSync(join(output, "_headers"))) throw new KnownError(`There is no handbook in ${output}. Make it with: npm run build`);
}

/** A table of what was looked at, how much of it, and what was wrong; each fault is told as a line. */
function findingsOf(rows: readonly (readonly [what: string, count: number, faults: readonly string[]])[], tell: (line: string) => void): Findings {
  for (const [, , faults] of rows) for (const fault of faults) tell(`  ${fault}`);
  return {
    columns: ["what", "looked at", "faults"],
    rows: rows.map(([what, count, faults]) => [what, String(count), String(faults.length)]),
    failures: rows.filter(([, , faults]) => faults.length > 0).length,
  };
}

/** No page breaks the policy, or asks anybody else for anything. */
export const securityCheck: Check = {
  name: "security",
  about: "every address in a browser: reports of the policy, requests to other places, cookies, headers",
  async run({ output, tell }) {
    mustBeBuilt(output);
    const { opened, fetched, used, faults } = await crawlSecurity(output, { tell });
    return findingsOf([[`addresses, of which ${opened} opened and ${used} worked with`, fetched, faults]], tell);
  },
};

/** What others may rely on: every file is what the list of check sums says, and what programs read has the shape that its schema says. */
export const filesCheck: Check = {
  name: "files",
  about: "every file against sha256.txt, and every JSON file against its schema",
  async run({ output, tell }) {
    mustBeBuilt(output);
    const { tried, faults } = await trySchemas(output);
    const sums = await sumFaults(output);
    return findingsOf(
      [
        ["check sums", (await listed(output)).length, sums],
        ["JSON files with a schema", tried.length, faults],
      ],
      tell,
    );
  },
};

async function listed(output: string): Promise<readonly string[]> {
  return (await readFile(join(output, "sha256.txt"), "utf8").catch(() => "")).trim().split("\n");
}
