/** Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7): read whole, written flat. */
import { arrayAt, PDFDict, PDFHexString, PDFNumber, PDFString, textOf, type PDFContext, type PDFObject } from "../pdfLib.ts";

/** The entries of a number tree, in order. */
export function numberTreeEntries(node: PDFDict | undefined): readonly (readonly [number, PDFObject])[] {
  return entriesUnder(node, "Nums").flatMap(([key, value]) => (key instanceof PDFNumber ? [[key.asNumber(), value] as const] : []));
}

/** The entries of a name tree, in order. */
export function nameTreeEntries(node: PDFDict | undefined): readonly (readonly [string, PDFObject])[] {
  return entriesUnder(node, "Names").flatMap(([key, value]) => {
    const name = textOf(key);
    return name === undefined ? [] : [[name, value] as const];
  });
}

function entriesUnder(node: PDFDict | undefined, leaves: "Nums" | "Names"): readonly (readonly [PDFObject, PDFObject])[] {
  if (node === undefined) return [];
  const flat = arrayAt(node, leaves)?.asArray() ?? [];
  const own = flat.flatMap((key, index) => (index % 2 === 0 && flat[index + 1] !== undefined ? [[key, flat[index + 1] as PDFObject] as const] : []));
  const kids = arrayAt(node, "Kids");
  return [...own, ...(kids?.asArray() ?? []).flatMap((_, index) => entriesUnder(kids?.lookupMaybe(index, PDFDict), leaves))];
}

/** A number tree of one node. The keys come in order. */
export function numberTree(context: PDFContext, entries: readonly (readonly [number, PDFObject])[]): PDFDict {
  return context.obj({ Nums: entries.flatMap(([key, value]) => [PDFNumber.of(key), value]) });
}

/** A name tree of one node, sorted as the standard asks. */
export function nameTree(context: PDFContext, entries: readonly (readonly [string, PDFObject])[]): PDFDict {
  const sorted = entries.map(([name, value]) => ({ key: nameKey(name), value })).sort((a, b) => compareBytes(a.key.asBytes(), b.key.asBytes()));
  return context.obj({ Names: sorted.flatMap(({ key, value }) => [key, value]) });
}

/** A name as the string that names it in trees and references: the same bytes in both. */
export function nameKey(name: string): PDFString | PDFHexString {
  return /^[\w.,:+ -]*$/.test(name) ? PDFString.of(name) : PDFHexString.fromText(name);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const first = a.findIndex((byte, index) => byte !== b[index]);
  if (first === -1) return a.length - b.length;
  return (a[first] as number) - (b[first] ?? -1);
}
