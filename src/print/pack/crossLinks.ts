/** A part's links to pages of the handbook lead to the web. Where such a page is in the pack, they lead there instead. */
import { dictAt, PDFDict, PDFName, textOf, type PDFRef } from "../pdfLib.ts";
import { annotationsOf, topOf } from "./destinations.ts";
import type { Target } from "./target.ts";
import { nameKey } from "./trees.ts";

/** A part, for those who look for a page. */
export interface PlacedPart {
  /** Ids of the handbook's pages in it: `rollen/etik`. */
  readonly pages: readonly string[];
  /** Put before the names of its places. */
  readonly prefix: string;
  readonly first: PDFRef;
}

/** Leads links within the pack. A page in several parts is found in the first. @param site address of the handbook on the web, without a slash at the end */
export function linkParts(target: Target, parts: readonly PlacedPart[], site: string): void {
  const { context, pages } = target;
  const partOf = new Map(parts.toReversed().flatMap((part) => part.pages.map((id) => [id, part] as const)));
  for (const page of pages) {
    for (const annotation of annotationsOf(context.lookup(page, PDFDict))) {
      const action = dictAt(annotation, "A");
      const address = textOf(action?.lookup(PDFName.of("URI")));
      if (address === undefined || !address.startsWith(`${site}/`)) continue;
      const [path = "", hash = ""] = address.slice(site.length + 1).split("#");
      const id = path.replace(/\/$/, "");
      const part = partOf.get(id);
      if (part === undefined) continue;
      // The names of `print/anchors.ts`.
      const anchor = part.prefix + id.replaceAll("/", "--");
      const place = [...(hash === "" ? [] : [`${anchor}--${hash}`]), anchor].find((name) => target.places.has(name));
      if (place === undefined && part.pages.length > 1) continue;
      annotation.delete(PDFName.of("A"));
      annotation.set(PDFName.of("Dest"), place === undefined ? topOf(target, part.first) : nameKey(place));
    }
  }
}
