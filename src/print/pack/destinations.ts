/** Named places (ISO 32000-1, 12.3.2.3) and the links that lead to them: each part's get a prefix, so that they meet no other part's. */
import { arrayAt, dictAt, PDFArray, PDFDict, PDFHexString, PDFName, PDFString, textOf, type PDFObject, type PDFObjectCopier, type PDFRef } from "../pdfLib.ts";
import { sheetBox } from "./sheet.ts";
import type { Source } from "./source.ts";
import type { Target } from "./target.ts";
import { nameKey, nameTreeEntries } from "./trees.ts";

/** Copies a part's named places. Chromium writes them as a dictionary, other programs as a tree. */
export function addPlaces(target: Target, { catalog }: Source, copier: PDFObjectCopier, prefix: string): void {
  const names = dictAt(catalog, "Names");
  const places = [
    ...(dictAt(catalog, "Dests")?.entries() ?? []).map(([name, value]) => [name.decodeText(), value] as const),
    ...nameTreeEntries(names === undefined ? undefined : dictAt(names, "Dests")),
  ];
  for (const [name, value] of places) target.places.set(prefix + name, copier.copy(value));
}

/** A destination as it is written in the pack: names get the prefix, places on pages stay. */
export function prefixedPlace(destination: PDFObject, prefix: string): PDFObject {
  const name = destination instanceof PDFName ? destination.decodeText() : textOf(destination);
  return name === undefined ? destination : nameKey(prefix + name);
}

/** Leads the links of copied pages to the prefixed names. */
export function prefixLinks({ context }: Target, pages: readonly PDFRef[], prefix: string): void {
  for (const page of pages) {
    for (const annotation of annotationsOf(context.lookup(page, PDFDict))) {
      const action = dictAt(annotation, "A");
      prefixAt(annotation, "Dest", prefix);
      if (action !== undefined && action.get(PDFName.of("S")) === PDFName.of("GoTo")) prefixAt(action, "D", prefix);
    }
  }
}

/** The annotations of a page. */
export function annotationsOf(page: PDFDict): readonly PDFDict[] {
  const annotations = arrayAt(page, "Annots");
  return (annotations?.asArray() ?? []).flatMap((_, index) => annotations?.lookupMaybe(index, PDFDict) ?? []);
}

function prefixAt(dict: PDFDict, key: string, prefix: string): void {
  const destination = dict.lookup(PDFName.of(key));
  if (destination instanceof PDFName || destination instanceof PDFString || destination instanceof PDFHexString) {
    dict.set(PDFName.of(key), prefixedPlace(destination, prefix));
  }
}

/** The top of a page. */
export function topOf({ context }: Target, page: PDFRef): PDFArray {
  const { y, height } = sheetBox(context.lookup(page, PDFDict));
  return context.obj([page, "XYZ", null, Number((y + height).toFixed(3)), null]);
}
