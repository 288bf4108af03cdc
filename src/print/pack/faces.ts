/** The faces that a pack sets its own words in: fonts of the template, which holds every letter the handbook needs. No font program is read: what a glyph is called and how wide it is stands in the PDF. */
import { arrayAt, decodePDFRawStream, dictAt, PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from "../pdfLib.ts";
import type { Source } from "./source.ts";
import { nameAt } from "./target.ts";

/** A font of the template. */
export interface Font {
  readonly ref: PDFRef;
  /** Glyphs by letter. */
  readonly glyphOf: ReadonlyMap<string, number>;
  /** Width of a glyph in thousandths of the size. */
  readonly widthOf: (glyph: number) => number;
}

/** A cut of a typeface: the fonts that together hold its letters, since the web's fonts come in parts. */
export interface Face {
  readonly name: string;
  readonly fonts: readonly Font[];
}

/** A font's name without the tag of its subset: "AAAAAA+Fraunces-SemiBold" → "Fraunces-SemiBold". */
export const plainName = (baseFont: string): string => baseFont.replace(/^[A-Z]{6}\+/, "");

/**
 * The face of a name among the fonts of a page.
 * Throws where the page has none: the template is not the one this program made.
 */
export function faceOf({ context, pages }: Source, page: number, name: string): Face {
  const node = context.lookup(pages[page], PDFDict);
  const resources = dictAt(node, "Resources");
  const used = (resources === undefined ? undefined : dictAt(resources, "Font"))?.entries() ?? [];
  const fonts = used.flatMap(([, ref]) => {
    const font = context.lookup(ref);
    return ref instanceof PDFRef && font instanceof PDFDict && plainName(nameAt(font, "BaseFont") ?? "") === name ? [readFont(ref, font)] : [];
  });
  if (fonts.length === 0) throw new Error(`The template has no letters of ${name}`);
  return { name, fonts: fonts.sort((a, b) => a.ref.objectNumber - b.ref.objectNumber) };
}

function readFont(ref: PDFRef, font: PDFDict): Font {
  const toUnicode = font.lookup(PDFName.of("ToUnicode"));
  const descendant = arrayAt(font, "DescendantFonts")?.lookupMaybe(0, PDFDict);
  if (!(toUnicode instanceof PDFRawStream) || descendant === undefined) throw new Error("A font of the template does not tell its letters");
  const glyphOf = new Map<string, number>();
  // Glyphs in order; where several show the same letter, the first is the one without features.
  for (const [glyph, letter] of [...unicodeOf(toUnicode)].sort(([a], [b]) => a - b)) if (!glyphOf.has(letter)) glyphOf.set(letter, glyph);
  return { ref, glyphOf, widthOf: widthsOf(descendant) };
}

/** What a ToUnicode CMap (ISO 32000-1, 9.10.3) says: glyphs and their letters. Identity-H makes codes and glyphs the same. */
export function unicodeOf(stream: PDFRawStream): ReadonlyMap<number, string> {
  const cmap = new TextDecoder("latin1").decode(decodePDFRawStream(stream).decode());
  const letters = new Map<number, string>();
  const hex = (digits: string) => parseInt(digits, 16);
  const letterOf = (digits: string) => String.fromCharCode(...(digits.match(/.{4}/g) ?? []).map(hex));
  for (const [, block = ""] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = "", letter = ""] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) letters.set(hex(glyph), letterOf(letter));
  }
  for (const [, block = ""] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = "", last = "", letter, list] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])/g)) {
      const listed = [...(list ?? "").matchAll(/<(\w+)>/g)].map(([, digits = ""]) => letterOf(digits));
      for (let glyph = hex(first); glyph <= hex(last); glyph++) {
        const place = glyph - hex(first);
        letters.set(glyph, letter === undefined ? (listed[place] ?? "") : letterOf((hex(letter) + place).toString(16).padStart(4, "0")));
      }
    }
  }
  return letters;
}

/** The widths of a CID font (9.7.4.3). */
export function widthsOf(font: PDFDict): (glyph: number) => number {
  const widths = new Map<number, number>();
  const list = (arrayAt(font, "W")?.asArray() ?? []).map((item) => font.context.lookup(item));
  for (let index = 0; index < list.length;) {
    const [first, second, third] = list.slice(index, index + 3);
    if (!(first instanceof PDFNumber)) break;
    if (second instanceof PDFArray) {
      for (const [place, width] of second.asArray().entries()) if (width instanceof PDFNumber) widths.set(first.asNumber() + place, width.asNumber());
      index += 2;
    } else {
      if (second instanceof PDFNumber && third instanceof PDFNumber) {
        for (let glyph = first.asNumber(); glyph <= second.asNumber(); glyph++) widths.set(glyph, third.asNumber());
      }
      index += 3;
    }
  }
  const usual = font.lookup(PDFName.of("DW"));
  return (glyph) => widths.get(glyph) ?? (usual instanceof PDFNumber ? usual.asNumber() : 1000);
}
