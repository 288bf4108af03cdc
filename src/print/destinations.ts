/** What the browser's PDF tells about itself: on which page a place landed, and whether the document was shrunk. */
import { pageContent } from "./pdf/streams.ts";
import { arrayAt, dictAt, PDFArray, PDFDict, PDFNumber, type PDFDocument } from "./pdfLib.ts";

export interface Layout {
  /** Page number, 1-based, of every place that something links to. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** How far down its page every such place is, in millimetres from the upper edge of the text: Chromium leaves the margin out. */
  readonly depthOf: ReadonlyMap<string, number>;
}

/** Reads the layout of a PDF fresh from Chromium. */
export function layoutOf(pdf: PDFDocument): Layout {
  const places = [...destinations(pdf)];
  return {
    pageOf: new Map(places.map(([name, { page }]) => [name, page])),
    depthOf: new Map(places.map(([name, { depth }]) => [name, depth])),
  };
}

/** The page of each named destination, and how far down it is in millimetres. */
function destinations(pdf: PDFDocument): ReadonlyMap<string, { readonly page: number; readonly depth: number }> {
  const pages = pdf.getPages();
  const numbers = new Map(pages.map((page, index) => [page.ref.toString(), index + 1]));
  const places = new Map<string, { page: number; depth: number }>();
  for (const [name, value] of dictAt(pdf.catalog, "Dests")?.entries() ?? []) {
    const found = pdf.context.lookup(value);
    const place = found instanceof PDFDict ? arrayAt(found, "D") : found;
    if (!(place instanceof PDFArray)) continue;
    const number = numbers.get(String(place.get(0)));
    const y = place.lookup(3);
    if (number === undefined || !(y instanceof PDFNumber)) continue;
    const height = (pages[number - 1] as (typeof pages)[number]).getHeight();
    places.set(name.decodeText(), { page: number, depth: ((height - y.asNumber()) * 25.4) / 72 });
  }
  return places;
}

/** Device pixels of Skia's PDF (300 to the inch) in a CSS pixel (96 to the inch). */
const devicePixels = 300 / 96;

/** Pages to look at: a document is shrunk as a whole. */
const sample = 50;

/**
 * How much Chromium shrank the document to make its widest element fit, as a factor. Skia opens each page area with a clip and a matrix that holds
 * the scale; where a page begins with a picture the matrix is the picture's own, so the commonest one counts.
 * Throws when there is no such matrix, that is, when another Chromium draws in another way.
 */
export function pageScale(pdf: PDFDocument): number {
  const counts = new Map<number, number>();
  const pages = pdf.getPages();
  for (let index = 0; index < pages.length; index += Math.ceil(pages.length / sample)) {
    const matrix = / re\s+W\*?\s+n\s+q\s+([\d.]+) 0 0 ([\d.]+) /.exec(pageContent(pdf, index));
    if (matrix === null) continue;
    const scale = Number((Number(matrix[1]) / devicePixels).toFixed(3));
    counts.set(scale, (counts.get(scale) ?? 0) + 1);
  }
  const [commonest] = [...counts].sort(([a, many], [b, few]) => few - many || Math.abs(a - 1) - Math.abs(b - 1));
  if (commonest === undefined) throw new Error("The page scale cannot be read: this Chromium writes its pages in another way than expected");
  return commonest[0];
}
