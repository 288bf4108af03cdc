/** What is looked at when everything is built: a list of checks, each with a table of what it found. */
import { axeCheck } from "./verifyAxe.ts";
import { firefoxCheck } from "./verifyFirefox.ts";
import { htmlCheck } from "./verifyHtml.ts";
import { lighthouseCheck } from "./verifyLighthouse.ts";
import { loadCheck } from "./verifyLoad.ts";
import { packCheck } from "./verifyPack.ts";
import { pdfCheck } from "./verifyPdf.ts";
import { pagesCheck } from "./verifyPages.ts";
import { fuzzCheck, killsCheck } from "./verifyRobust.ts";
import { filesCheck, securityCheck } from "./verifySecurity.ts";
import { serversCheck } from "./verifyServers.ts";

export interface Check {
  /** How it is asked for: `--only pdf`. */
  readonly name: string;
  /** What it looks at and what it needs, as help says it. */
  readonly about: string;
  /** Throws `KnownError` with the cure where a tool is missing: a check is never skipped. */
  readonly run: (built: Built) => Promise<Findings>;
}

/** What has been built. */
export interface Built {
  /** The folder. */
  readonly output: string;
  /** Told how it goes, one line at a time. */
  readonly tell: (line: string) => void;
}

export interface Findings {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows with something wrong. */
  readonly failures: number;
}

/** In the order they run. */
export const checks: readonly Check[] = [
  filesCheck,
  pagesCheck,
  htmlCheck,
  axeCheck,
  lighthouseCheck,
  securityCheck,
  pdfCheck,
  packCheck,
  firefoxCheck,
  serversCheck,
  loadCheck,
  killsCheck,
  fuzzCheck,
];

/** Runs checks one after the other and shows what they find. Returns how many rows have something wrong. */
export async function verify(asked: readonly Check[], built: Built): Promise<number> {
  let failures = 0;
  for (const { name, about, run } of asked) {
    built.tell(`${name}: ${about}`);
    const findings = await run(built);
    for (const line of tableLines(findings)) built.tell(line);
    built.tell(`${name}: ${findings.failures === 0 ? `all ${findings.rows.length} are right` : `${findings.failures} of ${findings.rows.length} fail`}`);
    failures += findings.failures;
  }
  return failures;
}

/** A table in letters of one width. */
export function tableLines({ columns, rows }: Pick<Findings, "columns" | "rows">): string[] {
  const widths = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(columns), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}
