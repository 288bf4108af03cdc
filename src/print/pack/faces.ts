/** The faces that a pack sets its own words in: fonts of the template, which holds every letter the handbook needs. No font program is read: what a glyph is called and how wide it is stands in the PDF. */
import { arrayAt, decodePDFRawStream, dictAt, PDFDict, PDFName, PDFRawStream, PDFRef } from "../pdfLib.ts";
import { readToUnicode, readWidths } from "../portable/fontTables.ts";
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

/** A cut of a typeface: the fonts that together hold its letters, since the web's fonts come in parts, and those that stand in for what it lacks. */
export interface Face {
  readonly fonts: readonly Font[];
}

/** A font's name without the tag of its subset: "AAAAAA+Fraunces-SemiBold" → "Fraunces-SemiBold". */
export const plainName = (baseFont: string): string => baseFont.replace(/^[A-Z]{6}\+/, "");

/**
 * The face of a name among the fonts of a page. Letters that it lacks are taken from fonts that are no cut of ours: those the browser took them from.
 * Throws where the page has no such face: the template is not the one this program made.
 * @param cuts the names of all our faces
 */
export function faceOf({ context, pages }: Source, page: number, name: string, cuts: readonly string[]): Face {
  const node = context.lookup(pages[page], PDFDict);
  const resources = dictAt(node, "Resources");
  const used = (resources === undefined ? undefined : dictAt(resources, "Font"))?.entries() ?? [];
  const fonts = used
    .flatMap(([, ref]) => {
      const font = context.lookup(ref);
      return ref instanceof PDFRef && font instanceof PDFDict ? [{ ref, font, name: plainName(nameAt(font, "BaseFont") ?? "") }] : [];
    })
    .sort((a, b) => a.ref.objectNumber - b.ref.objectNumber);
  const own = fonts.filter((font) => font.name === name).flatMap(readFont);
  if (own.length === 0) throw new Error(`The template has no letters of ${name}`);
  return { fonts: [...own, ...fonts.filter((font) => !cuts.includes(font.name)).flatMap(readFont)] };
}

/** A font whose codes are glyphs, and which tells their letters; others cannot be set with. */
function readFont({ ref, font }: { readonly ref: PDFRef; readonly font: PDFDict }): readonly Font[] {
  const toUnicode = font.lookup(PDFName.of("ToUnicode"));
  const descendant = arrayAt(font, "DescendantFonts")?.lookupMaybe(0, PDFDict);
  if (nameAt(font, "Encoding") !== "Identity-H" || !(toUnicode instanceof PDFRawStream) || descendant === undefined) return [];
  const glyphOf = new Map<string, number>();
  // Glyphs in order; where several show the same letter, the first is the one without features.
  const cmap = new TextDecoder("latin1").decode(decodePDFRawStream(toUnicode).decode());
  for (const [glyph, letter] of [...readToUnicode(cmap)].sort(([a], [b]) => a - b)) if (!glyphOf.has(letter)) glyphOf.set(letter, glyph);
  const widths = readWidths(descendant);
  return [{ ref, glyphOf, widthOf: (glyph) => widths.of.get(glyph) ?? widths.otherwise }];
}
