/** What a composite font of a PDF says of its glyphs: their letters and their widths. */
import { arrayAt, PDFArray, PDFName, PDFNumber, type PDFDict } from "../pdfLib.ts";

/** The map of a ToUnicode stream: single glyphs, ranges and lists (ISO 32000-1, 9.10.3). Identity-H makes codes and glyphs the same. */
export function readToUnicode(cmap: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const [, list = ""] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = "", text = ""] of list.matchAll(/<(\w+)>\s*<(\w+)>/g)) texts.set(parseInt(glyph, 16), utf16(text));
  for (const [, list = ""] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = "", to = "", text, each] of list.matchAll(/<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])/g)) {
      const [first, last, start] = [parseInt(from, 16), parseInt(to, 16), utf16(text ?? "")];
      const listed = [...(each ?? "").matchAll(/<(\w+)>/g)].map(([, hex = ""]) => utf16(hex));
      const before = start.slice(0, -1);
      for (let glyph = first; glyph <= last; glyph++) {
        const place = glyph - first;
        texts.set(glyph, text === undefined ? (listed[place] ?? "") : before + String.fromCharCode(start.charCodeAt(start.length - 1) + place));
      }
    }
  return texts;
}

const utf16 = (hex: string) => (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join("");

/** How far glyphs move the pen, in thousandths of the font size. */
export interface Widths {
  readonly of: ReadonlyMap<number, number>;
  /** Of glyphs that are not listed. */
  readonly otherwise: number;
}

/** The widths of a descendant font: `W` lists them as `first [w w w]` or `first last w` (9.7.4.3). */
export function readWidths(descendant: PDFDict): Widths {
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
