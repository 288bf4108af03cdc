import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Fault } from "../content/fault.ts";
import { siteSchema, type Site } from "../content/site.ts";
import { svgFaults } from "../content/svg.ts";
import { decodeText } from "../content/textFile.ts";
import { readYaml } from "../content/yamlFile.ts";
import { isThere, openFile } from "./disk.ts";
import { readDataText } from "./fileFaults.ts";
import { mostBytes } from "./limits.ts";
import { shown } from "./project.ts";

/** The site file is a program: it is run, and what it exports is checked like other data. */
export async function readSite(folder: string, faults: Fault[]): Promise<Site | undefined> {
  const path = resolve(folder, "site.ts");
  if (!(await isThere(path))) return undefined;
  const file = shown(folder, "site.ts");
  const text = await readDataText(path, file, faults);
  if (text === undefined) return undefined;
  let exported: string;
  try {
    const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
    exported = JSON.stringify(module.default) ?? "null";
  } catch (error) {
    const line = /site\.ts:(\d+)/.exec(error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : "")?.[1];
    faults.push({
      file,
      line: Math.min(Number(line ?? 1), text.split("\n").length),
      what: "Filen går inte att köra.",
      write: 'skriv export default { nyckel: "värde", … }; med komma efter varje värde',
    });
    return undefined;
  }
  if (exported === "null") {
    faults.push({ file, line: 1, what: "Filen lämnar inte ifrån sig något.", write: 'skriv export default { nyckel: "värde", … };' });
    return undefined;
  }
  const result = readYaml({ file, text: exported, firstLine: 1, knownKeys: Object.keys(siteSchema.shape) }, siteSchema);
  const lines = text.split("\n");
  const lineOf = (what: string) => {
    const keys = /”([^”]+)”/.exec(what)?.[1]?.split(".") ?? [];
    const found = keys.reduce((from, key) => {
      const at = from < 0 ? -1 : lines.findIndex((line, index) => index >= from && new RegExp(`(?<![\\w])${key.replace(/\W/g, "\\$&")}["']?\\s*:`).test(line));
      return at;
    }, 0);
    return keys.length === 0 ? 1 : Math.max(0, found) + 1;
  };
  if (!result.ok) {
    faults.push(...result.faults.map((fault) => ({ ...fault, line: lineOf(fault.what) })));
    return undefined;
  }
  faults.push(...(await logoFaults(folder, result.value.logo)).map((fault) => ({ file, ...fault, line: lineOf("”logo”") })));
  return result.value;
}

/** What is wrong with the publisher's own mark. */
async function logoFaults(folder: string, logo: string): Promise<readonly Pick<Fault, "what" | "write">[]> {
  if (logo === "") return [];
  const opened = await openFile(join(folder, logo), mostBytes.picture);
  if (!opened.ok && opened.why === "large") return [{ what: `”logo”: ${logo} är för stor.`, write: "spara en mindre SVG" }];
  if (!opened.ok) return [{ what: `”logo”: filen ${logo} går inte att läsa.`, write: "lägg filen bredvid site.ts, eller lämna logo tom" }];
  const decoded = decodeText(opened.bytes);
  const found = decoded.ok ? svgFaults(decoded.text) : [decoded.fault];
  return found.map(({ line, what, write }) => ({ what: `”logo”: ${logo}, rad ${line}. ${what}`, write }));
}
