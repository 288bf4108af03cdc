/** Every PDF of the output is PDF/UA-1 and PDF/A-2a, in the judgement of veraPDF; sheets that show pages of another file are PDF/A-2b. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { EditionKind } from "../print/editions.ts";
import { openPdf } from "../print/pdfLib.ts";
import { filesUnder } from "./disk.ts";
import { KnownError } from "./errors.ts";
import type { PrintedFile } from "./printEditions.ts";
import { cacheFolder, checkJava, validate, veraPdf, type Verdict } from "./veraPdf.ts";
import type { Check, Findings } from "./verify.ts";

/** What PDFs say that they conform to, and then do. */
const profiles = [
  { id: "ua1", name: "PDF/UA-1" },
  { id: "2a", name: "PDF/A-2a" },
  { id: "2b", name: "PDF/A-2b" },
] as const;
type Profile = (typeof profiles)[number]["id"];

/** A booklet to fold shows pages of the readable booklet beside it, and has no structure of its own. */
const expectedOf = (kind: EditionKind | undefined): readonly Profile[] => (kind === "imposed" ? ["2b"] : ["ua1", "2a"]);

export const pdfCheck: Check = {
  name: "pdf",
  about: "every PDF with veraPDF: PDF/UA-1 and PDF/A-2a, booklets to fold PDF/A-2b (needs Java)",
  async run({ output, tell }) {
    await checkJava();
    if (!existsSync(output)) throw new KnownError(`There is no ${output}. Make it with: npm run build`);
    const paths = (await filesUnder(resolve(output))).map(({ path }) => path).filter((path) => path.endsWith(".pdf"));
    if (paths.length === 0) throw new KnownError(`There are no PDFs in ${output}. Make them with: npm run build`);
    const files = new Map(paths.map((path) => [resolve(output, path), path]));
    const verdicts = new Map<string, Verdict[]>(paths.map((path) => [path, []]));
    let done = 0;
    await validate(await veraPdf(cacheFolder(process.env)), [...files.keys()], (verdict) => {
      const path = files.get(resolve(verdict.file));
      if (path === undefined) return;
      const found = verdicts.get(path) as Verdict[];
      found.push(verdict);
      if (found.length === 1) tell(`  veraPDF ${++done} of ${paths.length}: ${path}`);
    });
    const index = JSON.parse(await readFile(join(output, "pdf", "index.json"), "utf8")) as readonly PrintedFile[];
    const kinds = new Map(index.map(({ path, kind }) => [path, kind]));
    const rows: Row[] = [];
    for (const path of paths) {
      const pdf = await openPdf(new Uint8Array(await readFile(join(output, path))));
      rows.push(rowOf(path, pdf.getPageCount(), verdicts.get(path) as Verdict[], expectedOf(kinds.get(path))));
    }
    return tableOf(rows);
  },
};

interface Row {
  readonly cells: readonly string[];
  readonly isGood: boolean;
}

/** A file as a row of the table. A profile that is expected of the file and that it does not claim fails, whatever else it claims. */
export function rowOf(path: string, pages: number, verdicts: readonly Verdict[], expected: readonly Profile[]): Row {
  const outcomes = profiles.map(({ id }) => {
    const verdict = verdicts.find(({ profile }) => profile === id);
    if (verdict === undefined) return expected.includes(id) ? "not claimed" : "";
    return verdict.isValid ? "ok" : "FAILS";
  });
  const failed = verdicts.flatMap((verdict) => verdict.failed.map((rule) => `${verdict.profile} ${rule}`));
  return { cells: [path, String(pages), ...outcomes, failed.join(", ")], isGood: outcomes.every((outcome) => outcome === "ok" || outcome === "") };
}

/** Rows as a table. */
export function tableOf(rows: readonly Row[]): Findings {
  return {
    columns: ["file", "pages", ...profiles.map(({ name }) => name), "failed rules"],
    rows: rows.map(({ cells }) => cells),
    failures: rows.filter(({ isGood }) => !isGood).length,
  };
}
