/**
 * TrueType programs inside PDFs (OpenType 1.9: glyf, loca, hmtx): taken apart into glyphs and put together again. Chromium writes a program with the glyphs of
 * that document and keeps their numbers, so that the programs of several documents can become one.
 */
import { tablesOf } from "../portable/tableDirectory.ts";

/** A program, taken apart. */
export interface Program {
  /** Outlines by glyph number; empty where the glyph draws nothing or is not in the program. */
  readonly outlines: readonly Uint8Array[];
  readonly unitsPerEm: number;
  /** Advance and left side bearing by glyph number, in font units. */
  readonly metrics: readonly (readonly [number, number])[];
  /** The tables that are the same in every part of a typeface. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
}

/** The tables that ISO 32000-1, 9.9 asks of an embedded TrueType program, besides those that are taken apart. */
const kept = ["cvt ", "fpgm", "head", "hhea", "maxp", "prep"] as const;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Takes a program apart; undefined where it is not TrueType. */
export function readProgram(bytes: Uint8Array): Program | undefined {
  const view = viewOf(bytes);
  if (bytes.length < 12 || view.getUint32(0) !== 0x00010000) return undefined;
  const all = tablesOf(bytes);
  const [head, hhea, maxp, loca, glyf, hmtx] = ["head", "hhea", "maxp", "loca", "glyf", "hmtx"].map((tag) => all.get(tag));
  if (head === undefined || hhea === undefined || maxp === undefined || loca === undefined || glyf === undefined || hmtx === undefined) return undefined;
  const count = viewOf(maxp).getUint16(4);
  const long = viewOf(head).getInt16(50) === 1;
  const offset = (glyph: number) => (long ? viewOf(loca).getUint32(glyph * 4) : viewOf(loca).getUint16(glyph * 2) * 2);
  const full = viewOf(hhea).getUint16(34);
  const measures = viewOf(hmtx);
  const glyphs = Array.from({ length: count }, (_, glyph) => glyph);
  return {
    unitsPerEm: viewOf(head).getUint16(18),
    outlines: glyphs.map((glyph) => glyf.subarray(offset(glyph), offset(glyph + 1))),
    metrics: glyphs.map((glyph) => [
      measures.getUint16(Math.min(glyph, full - 1) * 4),
      glyph < full ? measures.getInt16(glyph * 4 + 2) : measures.getInt16(full * 4 + (glyph - full) * 2),
    ]),
    tables: new Map(kept.flatMap((tag) => (all.has(tag) ? [[tag, all.get(tag) as Uint8Array] as const] : []))),
  };
}

/** The same program with some glyphs only, and those they are composed of. The glyph for what is missing stays. */
export function keepGlyphs({ unitsPerEm, outlines, metrics, tables }: Program, wanted: Iterable<number>): Program {
  const keep = new Set<number>();
  const add = (glyph: number): void => {
    if (keep.has(glyph)) return;
    keep.add(glyph);
    for (const component of componentsOf(outlines[glyph])) add(component);
  };
  add(0);
  for (const glyph of wanted) add(glyph);
  return {
    unitsPerEm,
    outlines: outlines.map((outline, glyph) => (keep.has(glyph) ? outline : new Uint8Array())),
    metrics: metrics.map((measure, glyph) => (keep.has(glyph) ? measure : [0, 0])),
    tables,
  };
}

/** The glyphs a composite glyph is made of. */
function componentsOf(outline: Uint8Array | undefined): readonly number[] {
  if (outline === undefined || outline.length < 10 || viewOf(outline).getInt16(0) >= 0) return [];
  const view = viewOf(outline);
  const components: number[] = [];
  for (let place = 10, more = true; more;) {
    const flags = view.getUint16(place);
    components.push(view.getUint16(place + 2));
    // ARG_1_AND_2_ARE_WORDS, WE_HAVE_A_SCALE, WE_HAVE_AN_X_AND_Y_SCALE, WE_HAVE_A_TWO_BY_TWO
    place += 4 + (flags & 0x0001 ? 4 : 2) + (flags & 0x0008 ? 2 : flags & 0x0040 ? 4 : flags & 0x0080 ? 8 : 0);
    more = (flags & 0x0020) !== 0;
  }
  return components;
}

/** Two programs of the same typeface as one; undefined where a glyph or a table differs, so that they are not the same typeface after all. */
export function uniteGlyphs(a: Program, b: Program): Program | undefined {
  if (a.unitsPerEm !== b.unitsPerEm) return undefined;
  const count = Math.max(a.outlines.length, b.outlines.length);
  const outlines: Uint8Array[] = [];
  const metrics: (readonly [number, number])[] = [];
  for (let glyph = 0; glyph < count; glyph++) {
    const [first = new Uint8Array(), second = new Uint8Array()] = [a.outlines[glyph], b.outlines[glyph]];
    const [mine = [0, 0], theirs = [0, 0]] = [a.metrics[glyph], b.metrics[glyph]];
    if (first.length > 0 && second.length > 0 && !equal(first, second)) return undefined;
    // A glyph without an outline is a space, or not in the program; then its width is nothing.
    if (mine[0] !== 0 && theirs[0] !== 0 && (mine[0] !== theirs[0] || mine[1] !== theirs[1])) return undefined;
    outlines.push(first.length > 0 ? first : second);
    metrics.push(mine[0] === 0 && theirs[0] !== 0 ? theirs : mine);
  }
  for (const tag of ["cvt ", "fpgm", "prep"]) if (!equal(a.tables.get(tag) ?? new Uint8Array(), b.tables.get(tag) ?? new Uint8Array())) return undefined;
  return { unitsPerEm: a.unitsPerEm, outlines, metrics, tables: new Map([...a.tables, ["maxp", largest(a.tables.get("maxp"), b.tables.get("maxp"))]]) };
}

/** The table of maxima: the larger of each two. */
function largest(a: Uint8Array = new Uint8Array(), b: Uint8Array = new Uint8Array()): Uint8Array {
  const table = Uint8Array.from(a);
  for (let place = 4; place + 1 < Math.min(a.length, b.length); place += 2) {
    viewOf(table).setUint16(place, Math.max(viewOf(a).getUint16(place), viewOf(b).getUint16(place)));
  }
  return table;
}

const equal = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Puts a program together. */
export function writeProgram({ outlines, metrics, tables }: Program): Uint8Array {
  const padded = outlines.map((outline) => outline.length + (outline.length % 2));
  const total = padded.reduce((sum, length) => sum + length, 0);
  const glyf = new Uint8Array(total);
  const loca = new Uint8Array((outlines.length + 1) * 4);
  let offset = 0;
  for (const [glyph, outline] of outlines.entries()) {
    viewOf(loca).setUint32(glyph * 4, offset);
    glyf.set(outline, offset);
    offset += padded[glyph] as number;
  }
  viewOf(loca).setUint32(outlines.length * 4, offset);
  const hmtx = new Uint8Array(metrics.length * 4);
  for (const [glyph, [advance, bearing]] of metrics.entries()) {
    viewOf(hmtx).setUint16(glyph * 4, advance);
    viewOf(hmtx).setInt16(glyph * 4 + 2, bearing);
  }
  const changed = (tag: string, change: (view: DataView) => void) => {
    const table = Uint8Array.from(tables.get(tag) ?? []);
    change(viewOf(table));
    return table;
  };
  const all = new Map([
    ...tables,
    ["glyf", glyf] as const,
    ["loca", loca] as const,
    ["hmtx", hmtx] as const,
    [
      "head",
      changed("head", (head) => {
        head.setUint32(8, 0);
        head.setInt16(50, 1);
      }),
    ] as const,
    ["hhea", changed("hhea", (hhea) => hhea.setUint16(34, metrics.length))] as const,
    ["maxp", changed("maxp", (maxp) => maxp.setUint16(4, outlines.length))] as const,
  ]);
  const program = writeTables([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  // checkSumAdjustment: the whole sums up to this number.
  const head = [...all.keys()].sort().indexOf("head");
  viewOf(program).setUint32(viewOf(program).getUint32(12 + head * 16 + 8) + 8, (0xb1b0afba - sumOf(program)) >>> 0);
  return program;
}

function writeTables(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const room = (length: number) => Math.ceil(length / 4) * 4;
  const start = 12 + tables.length * 16;
  const program = new Uint8Array(start + tables.reduce((sum, [, table]) => sum + room(table.length), 0));
  const view = viewOf(program);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 2 ** power * 16);
  view.setUint16(8, power);
  view.setUint16(10, tables.length * 16 - 2 ** power * 16);
  let offset = start;
  for (const [index, [tag, table]] of tables.entries()) {
    const entry = 12 + index * 16;
    program.set(
      [...tag].map((letter) => letter.charCodeAt(0)),
      entry,
    );
    program.set(table, offset);
    view.setUint32(entry + 4, sumOf(program.subarray(offset, offset + room(table.length))));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    offset += room(table.length);
  }
  return program;
}

function sumOf(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let place = 0; place < bytes.length; place += 4) sum = (sum + view.getUint32(place)) >>> 0;
  return sum;
}
