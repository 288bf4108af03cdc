/** What the browser's PDF tells about itself: on which page a place landed, and whether the document was shrunk. */
import { pageContent } from "./pdf/streams.ts";
import type { PDFDocument } from "./pdfLib.ts";
import { openSkiaPdf, pagesOf, referenceAt, type SkiaPdf } from "./skia.ts";

export interface Layout {
  /** Page number, 1-based, of every place that something links to. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** How far down its page every such place is, in millimetres from the upper edge of the text: Chromium leaves the margin out. */
  readonly depthOf: ReadonlyMap<string, number>;
  readonly pageCount: number;
  /** See `commonestScale`; what was printed without ink tells nothing of it. */
  readonly scale: () => number;
}

/** Reads the layout of a PDF fresh from Chromium. */
export function layoutOf(bytes: Uint8Array): Layout {
  const pdf = openSkiaPdf(bytes);
  const pages = pagesOf(pdf);
  const places = destinations(pdf, pages);
  return {
    pageOf: new Map(places.map(({ name, page }) => [name, page])),
    depthOf: new Map(places.map(({ name, depth }) => [name, depth])),
    pageCount: pages.length,
    scale: () => commonestScale(sampleOf(pages).map((page) => contentOf(pdf, page))),
  };
}

/** The page of each named destination, and how far down it is in millimetres. */
function destinations(pdf: SkiaPdf, pages: readonly number[]): readonly { readonly name: string; readonly page: number; readonly depth: number }[] {
  const table = referenceAt(pdf.object(pdf.root), "Dests");
  if (table === undefined) return [];
  const numbers = new Map(pages.map((page, index) => [page, index + 1]));
  const heights = new Map<number, number>();
  const heightOf = (page: number) => {
    const height = heights.get(page) ?? Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(pdf.object(page))?.[1]);
    heights.set(page, height);
    return height;
  };
  return [...pdf.object(table).matchAll(/\/(\S+) \[(\d+) 0 R \/XYZ [\d.-]+ ([\d.-]+) /g)].flatMap(([, name = "", object, y]) => {
    const number = numbers.get(Number(object));
    if (number === undefined) return [];
    return [{ name: decodedName(name), page: number, depth: ((heightOf(Number(object)) - Number(y)) * 25.4) / 72 }];
  });
}

/** A name as it was before its signs were written as `#C3#A5` (ISO 32000-1, 7.3.5). */
const decodedName = (name: string): string =>
  Buffer.from(
    name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    "latin1",
  ).toString("utf8");

/** The whole document is shrunk or none of it: some pages tell as much as all. */
const mostSamples = 24;

function sampleOf<T>(all: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / mostSamples));
  return all.filter((_, index) => index % step === 0);
}

function contentOf(pdf: SkiaPdf, page: number): string {
  const content = referenceAt(pdf.object(page), "Contents");
  return content === undefined ? "" : pdf.stream(content);
}

/** Device pixels of Skia's PDF (300 to the inch) in a CSS pixel (96 to the inch). */
const devicePixels = 300 / 96;

/**
 * How much Chromium shrank a document to make its widest element fit, as a factor, read from the drawing of its pages. Skia opens each page area
 * with a clip and a matrix that holds the scale; where a page begins with a picture the matrix is the picture's own, so the commonest one counts.
 * Throws when there is no such matrix, that is, when another Chromium draws in another way.
 */
function commonestScale(contents: Iterable<string>): number {
  const counts = new Map<number, number>();
  for (const content of contents) {
    const matrix = / re\s+W\*?\s+n\s+q\s+([\d.]+) 0 0 ([\d.]+) /.exec(content);
    if (matrix === null) continue;
    const scale = Number((Number(matrix[1]) / devicePixels).toFixed(3));
    counts.set(scale, (counts.get(scale) ?? 0) + 1);
  }
  const [commonest] = [...counts].sort(([a, many], [b, few]) => few - many || Math.abs(a - 1) - Math.abs(b - 1));
  if (commonest === undefined) throw new Error("The page scale cannot be read: this Chromium writes its pages in another way than expected");
  return commonest[0];
}

/** The same of a finished PDF. */
export function pageScale(pdf: PDFDocument): number {
  return commonestScale(sampleOf(pdf.getPages().map((_, index) => index)).map((index) => pageContent(pdf, index)));
}
