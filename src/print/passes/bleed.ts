/**
 * Sheets whose ink runs over the edge. A print shop needs them whole: where the page is cut, how far the ink runs over, and marks to cut by
 * (ISO 32000-1, 14.11.2 and 14.8.2.2: production aids are artifacts). Everyone else reads the finished page.
 */
import { outsetOf, sheetOf, type Paper } from "../papers.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { PDFName, type PDFDocument, type PDFPage } from "../pdfLib.ts";

const points = (millimetres: number): number => (millimetres * 72) / 25.4;
const rounded = (value: number): number => Number(value.toFixed(4));

/** Millimetres: how long a crop mark is, and how far from the edge of the sheet it begins. */
const mark = { length: 5, inset: 1 } as const;

/** Leaves of every page what remains when it has been cut. The origin stays at the corner of the sheet, so that links and places need not move. Pages must have the exact size of the sheet, see `fitSheet`. */
export function cutToSize({ pdf }: TaggedPdf, paper: Paper): void {
  const outset = outsetOf(paper);
  if (outset === 0) return;
  for (const page of pdf.getPages()) setBox(pdf, page, "MediaBox", outset, paper.width, paper.height);
}

/** Sets TrimBox and BleedBox on every page and draws crop marks outside the bleed. A sheet without bleed is left as it is. Pages must have the exact size of the sheet, see `fitSheet`. */
export function markForCutting({ pdf, streams }: TaggedPdf, paper: Paper): void {
  const { width, height, bleed, slug } = paper;
  if (bleed === 0) return;
  const code = cropMarks(paper);
  for (const stream of streams) {
    if (stream.form !== null) continue;
    const page = pdf.getPage(stream.page);
    setBox(pdf, page, "BleedBox", slug, width + 2 * bleed, height + 2 * bleed);
    setBox(pdf, page, "TrimBox", outsetOf(paper), width, height);
    stream.pieces = [...stream.pieces, { kind: "state", code, levels: 0, lowest: 0 }];
  }
}

function setBox({ context }: PDFDocument, page: PDFPage, name: "MediaBox" | "BleedBox" | "TrimBox", from: number, width: number, height: number): void {
  const corners = [from, from, from + width, from + height].map((value) => rounded(points(value)));
  page.node.set(PDFName.of(name), context.obj(corners));
}

/** Two thin lines at each corner, in line with the edges of the finished page. */
function cropMarks(paper: Paper): string {
  const outset = outsetOf(paper);
  const sheet = sheetOf(paper);
  const { inset, length } = mark;
  const cuts = { x: [outset, outset + paper.width], y: [outset, outset + paper.height] };
  const ends = (size: number) => [
    [inset, inset + length],
    [size - inset - length, size - inset],
  ];
  const line = (x1: number, y1: number, x2: number, y2: number) => {
    const [a, b, c, d] = [x1, y1, x2, y2].map((value) => rounded(points(value)));
    return `${a} ${b} m ${c} ${d} l S`;
  };
  const lines = [
    ...cuts.y.flatMap((y) => ends(sheet.width).map(([from = 0, to = 0]) => line(from, y, to, y))),
    ...cuts.x.flatMap((x) => ends(sheet.height).map(([from = 0, to = 0]) => line(x, from, x, to))),
  ];
  return `/Artifact <</Type/Page>> BDC\nq 0 0 0 RG 0.25 w\n${lines.join("\n")}\nQ\nEMC\n`;
}
