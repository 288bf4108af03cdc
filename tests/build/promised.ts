/** What a site that is built without paper and packages may lead to all the same: the rest of the build makes it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltSite } from "../../src/audit/site.ts";
import type { Handbook } from "../../src/handbook/model.ts";
import { pdfAddresses, printableFacts } from "../../src/handbook/pdfs.ts";
import { readBuiltSite } from "../../src/io/builtSite.ts";
import { packages } from "../../src/offline/packages.ts";

/** Reads a site whose PDFs, search index and offline packages are not made. PDFs are taken on trust only where print makes one of that name. */
export async function readUnprintedSite(folder: string): Promise<BuiltSite> {
  const { chapters, map, facts } = JSON.parse(await readFile(join(folder, "handbok.json"), "utf8")) as Handbook;
  const pages = chapters.flatMap((chapter) => [chapter.opening, ...chapter.pages]);
  const urls = new Set(pages.map(({ url }) => url));
  const pdfs = pdfAddresses(
    chapters.map(({ id }) => id),
    pages,
    printableFacts(facts, map !== undefined, (url) => urls.has(url)),
  );
  const others = ["pdf/index.json", "pagefind/lexikon.json", ...Object.values(packages)];
  return readBuiltSite(folder, new Set([...[...pdfs].map((address) => address.slice(1)), ...others]));
}
