import { downloadAddresses } from "../facts/downloads.ts";
import type { ChapterId } from "../content/chapters.ts";
import type { Facts } from "../facts/schema.ts";
import type { Material } from "./material.ts";
import { pdfAddresses, printableFacts, type Printable } from "./pdfs.ts";

/** Addresses that the build makes beside the pages; a link to one of them is alive. */
export const madeAddresses = {
  search: "/sok/",
  az: "/a-o/",
  pack: "/material/paket/",
  offline: "/offline/",
  design: "/om/formsprak/",
  licences: "/om/licenser/",
  licenceTexts: "/licenser.txt",
  sbom: "/sbom.cdx.json",
  sums: "/sha256.txt",
  atom: "/feed.xml",
  jsonFeed: "/feed.json",
  model: "/handbok.json",
  openSearch: "/opensearch.xml",
  searchRecipe: "/search.json",
  pdfs: "/pdf/index.json",
} as const;

/** The article that every page, on the web and on paper, leads to; a handbook without it has no such link. */
export const acuteHelpAddress = "/om/akut-hjalp/";

/** Whether an address may be that of something which data with faults would give. */
export function mayBeMade(url: string, unreadable: Material["unreadableData"]): boolean {
  if (url.startsWith("/data/")) return unreadable.size > 0;
  return (unreadable.has("studies") && url.startsWith("/forskning/")) || (unreadable.has("map") && url.startsWith("/karta/"));
}

/**
 * Every file and page that the build makes beside the pages of a book with these chapters, pages and office files, as addresses from the root.
 * A link to anything else that is not a page is dead.
 */
export function addressesMade(
  chapterIds: readonly ChapterId[],
  pages: readonly Printable[],
  hasMap: boolean,
  facts: Facts,
  officeFiles: readonly string[],
): ReadonlySet<string> {
  const urls = new Set(pages.map(({ id }) => `/${id}/`));
  return new Set([
    ...Object.values(madeAddresses),
    ...pdfAddresses(
      chapterIds,
      pages,
      printableFacts(facts, hasMap, (url) => urls.has(url)),
    ),
    ...downloadAddresses(facts).flatMap((address) => [`${address}.csv`, `${address}.json`]),
    ...officeFiles,
    ...(hasMap ? ["svg", "png", "csv", "json"].map((ending) => `/karta/regioner.${ending}`) : []),
    ...(hasMap ? ["kommuner", "tid"].flatMap((name) => ["svg", "png", "csv"].map((ending) => `/karta/${name}.${ending}`)) : []),
  ]);
}
