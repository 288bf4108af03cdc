/** What a font of Chromium's PDF says about its glyphs: what they mean and how wide they are. */
import { inflate } from "./streams.ts";
import { arrayAt, dictAt, PDFDict, PDFName, PDFRawStream } from "../pdfLib.ts";
import { readToUnicode, readWidths } from "../portable/fontTables.ts";

/** A font as content streams use it: glyphs are named by two bytes (ISO 32000-1, 9.7.5.2, Identity-H). */
export interface Font {
  /** The text that a glyph stands for (9.10.3); undefined where the font does not tell. */
  readonly textOf: (glyph: number) => string | undefined;
  /** How far a glyph moves the pen, in thousandths of the font size (9.7.4.3). */
  readonly widthOf: (glyph: number) => number;
  /** The glyph of a space; undefined where the font has none. */
  readonly space: number | undefined;
}

/** Reads a Type 0 font. Throws for any other: Chromium writes no others for the fonts that paper uses. */
export function readFont(font: PDFDict): Font {
  const descendant = arrayAt(font, "DescendantFonts")?.lookup(0, PDFDict);
  const meanings = font.lookup(PDFName.of("ToUnicode"));
  if (descendant === undefined || !(meanings instanceof PDFRawStream)) throw new Error(`A font is neither composite nor mapped to Unicode: ${String(font)}`);
  const texts = readToUnicode(inflate(meanings));
  const widths = readWidths(descendant);
  return {
    textOf: (glyph) => texts.get(glyph),
    widthOf: (glyph) => widths.of.get(glyph) ?? widths.otherwise,
    space: [...texts].find(([, text]) => text === " ")?.[0],
  };
}

/** The fonts of a page or form, by the name its content uses. A dictionary that is met again is not read again. */
export function fontReader(): (resources: PDFDict | undefined) => (name: string) => Font | undefined {
  const known = new Map<PDFDict, Font>();
  return (resources) => {
    const dictionary = resources === undefined ? undefined : dictAt(resources, "Font");
    const named = new Map<string, Font | undefined>();
    return (name) => {
      if (named.has(name)) return named.get(name);
      const found = dictionary === undefined ? undefined : dictAt(dictionary, name);
      const font = found === undefined ? undefined : (known.get(found) ?? readFont(found));
      if (found !== undefined && font !== undefined) known.set(found, font);
      named.set(name, font);
      return font;
    };
  };
}
