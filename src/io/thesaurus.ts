import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Fault } from "../content/fault.ts";
import { lineFinder, readYaml } from "../content/yamlFile.ts";
import { emptyThesaurus, joinThesauri, thesaurusFaults, thesaurusSchema, type Thesaurus } from "../search/thesaurus.ts";
import { readDataText } from "./fileFaults.ts";
import { projectRoot } from "./project.ts";

const name = "thesaurus.json";

/** Reads our own thesaurus and, where there is one, that of a data folder: it adds to ours. Never throws for what is written there; it tells of faults. */
export async function readThesaurus(data?: string): Promise<{ readonly thesaurus: Thesaurus; readonly faults: readonly Fault[] }> {
  const paths = new Set([join(projectRoot, "_data", name), ...(data === undefined ? [] : [resolve(data, name)])]);
  const faults: Fault[] = [];
  let thesaurus = emptyThesaurus;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const file = relative(process.cwd(), path).replaceAll("\\", "/");
    const text = await readDataText(path, file, faults);
    if (text === undefined) continue;
    const read = readYaml({ file, text, firstLine: 1 }, thesaurusSchema);
    if (!read.ok) {
      faults.push(...read.faults);
      continue;
    }
    const lineOf = lineFinder(text);
    faults.push(...thesaurusFaults(read.value).map(({ path: place, what, write }) => ({ file, line: lineOf(place), what, write })));
    thesaurus = joinThesauri(thesaurus, read.value);
  }
  return { thesaurus, faults };
}
