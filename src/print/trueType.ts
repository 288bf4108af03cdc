/** What a PDF must say about a font that it embeds, read from the font's own tables (OpenType 1.9). */
import { tablesOf } from "./portable/tableDirectory.ts";

export interface FontMetrics {
  /** The font's PostScript name. */
  readonly name: string;
  /** The rest in thousandths of the letters' size, as PDF counts. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  /** How far a character moves the pen; 0 where the font lacks it. */
  readonly widthOf: (codePoint: number) => number;
}

/** Reads a TrueType font with a Unicode table of format 4, as all fonts for the web have. Throws where a table is missing. */
export function readTrueType(bytes: Uint8Array): FontMetrics {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(bytes);
  /** Where a table begins in the font. */
  const table = (name: string): number => {
    const found = tables.get(name);
    if (found === undefined) throw new Error(`The font has no table ${name}`);
    return found.byteOffset - bytes.byteOffset;
  };
  const head = table("head");
  const perEm = view.getUint16(head + 18);
  const scaled = (units: number) => Math.round((units * 1000) / perEm);
  const lines = table("hhea");
  const widths = table("hmtx");
  const widthCount = view.getUint16(lines + 34);
  const glyphOf = glyphs(view, table("cmap"));
  return {
    name: postScriptName(view, table("name")),
    ascent: scaled(view.getInt16(lines + 4)),
    descent: scaled(view.getInt16(lines + 6)),
    capHeight: scaled(view.getInt16(table("OS/2") + 88)),
    box: [scaled(view.getInt16(head + 36)), scaled(view.getInt16(head + 38)), scaled(view.getInt16(head + 40)), scaled(view.getInt16(head + 42))],
    widthOf: (codePoint) => {
      const glyph = glyphOf(codePoint);
      return glyph === 0 ? 0 : scaled(view.getUint16(widths + Math.min(glyph, widthCount - 1) * 4));
    },
  };
}

/** The glyph of a character, by the table for Unicode's first plane; 0 where there is none. */
function glyphs(view: DataView, cmap: number): (codePoint: number) => number {
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, index) => cmap + view.getUint32(cmap + 4 + index * 8 + 4));
  const start = subtables.find((offset) => view.getUint16(offset) === 4);
  if (start === undefined) throw new Error("The font has no table of characters of format 4");
  const doubled = view.getUint16(start + 6);
  const [ends, starts] = [start + 14, start + 16 + doubled];
  const [deltas, ranges] = [starts + doubled, starts + 2 * doubled];
  return (codePoint) => {
    for (let at = 0; at < doubled; at += 2) {
      if (codePoint > view.getUint16(ends + at)) continue;
      const first = view.getUint16(starts + at);
      if (codePoint < first) return 0;
      const range = view.getUint16(ranges + at);
      const delta = view.getUint16(deltas + at);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = view.getUint16(ranges + at + range + (codePoint - first) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/** Name 6 as Windows writes it: in UTF-16, or letters and signs of ASCII in any case. */
function postScriptName(view: DataView, names: number): string {
  const strings = names + view.getUint16(names + 4);
  for (let index = 0; index < view.getUint16(names + 2); index++) {
    const record = names + 6 + index * 12;
    if (view.getUint16(record) !== 3 || view.getUint16(record + 6) !== 6) continue;
    const start = strings + view.getUint16(record + 10);
    return Array.from({ length: view.getUint16(record + 8) / 2 }, (_, at) => String.fromCharCode(view.getUint16(start + at * 2))).join("");
  }
  throw new Error("The font has no PostScript name");
}
