/** What a font of Chromium's PDF says about its glyphs: what they mean and how wide they are. */
import { inflate } from "./streams.ts";
import { arrayAt, dictAt, PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from "../pdfLib.ts";

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

/** The map of a ToUnicode stream: single glyphs and ranges (9.10.3). */
export function readToUnicode(cmap: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const [, list = ""] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = "", text = ""] of list.matchAll(/<(\w+)>\s*<(\w+)>/g)) texts.set(parseInt(glyph, 16), utf16(text));
  for (const [, list = ""] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = "", to = "", text = ""] of list.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [first, last, start] = [parseInt(from, 16), parseInt(to, 16), utf16(text)];
      const before = start.slice(0, -1);
      for (let glyph = first; glyph <= last; glyph++) texts.set(glyph, before + String.fromCharCode(start.charCodeAt(start.length - 1) + glyph - first));
    }
  return texts;
}

const utf16 = (hex: string) => (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join("");

/** The widths of a descendant font: `W` lists them as `first [w w w]` or `first last w` (9.7.4.3). */
function readWidths(descendant: PDFDict): { readonly of: ReadonlyMap<number, number>; readonly otherwise: number } {
  const of = new Map<number, number>();
  const list = arrayAt(descendant, "W") ?? descendant.context.obj([]);
  const number = (index: number) => list.lookup(index, PDFNumber).asNumber();
  for (let index = 0; index < list.size();) {
    const first = number(index);
    const second = list.lookup(index + 1);
    if (second instanceof PDFArray) {
      for (const [offset] of second.asArray().entries()) of.set(first + offset, second.lookup(offset, PDFNumber).asNumber());
      index += 2;
    } else {
      for (let glyph = first; glyph <= number(index + 1); glyph++) of.set(glyph, number(index + 2));
      index += 3;
    }
  }
  return { of, otherwise: descendant.lookupMaybe(PDFName.of("DW"), PDFNumber)?.asNumber() ?? 1000 };
}
