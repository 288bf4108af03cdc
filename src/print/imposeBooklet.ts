/** A booklet's pages laid on the sheets they are printed on. */
import { copyingPaper, saddleOrder, type Spread, type Stock } from "./imposition.ts";
import {
  clip,
  endPath,
  openPdf,
  PDFDocument,
  PDFName,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  type PDFEmbeddedPage,
  type PDFPage,
} from "./pdfLib.ts";

const points = (millimetres: number): number => (millimetres * 72) / 25.4;

/** A4, lying. */
export const imposedSheet = { width: 297, height: 210 } as const;

/** The collating mark, in millimetres: a short bar in the fold of the outermost sheet of every section but the first, a step lower for each, so that their order is seen. */
const mark = { width: 1.2, height: 7, first: 40 } as const;

/**
 * Lays the pages of an A5 booklet two and two on A4, in saddle order, with creep, and asks the printer to turn the sheets on their short edge.
 * What is printed is a picture of the pages: tags, links and outline stay in the readable booklet.
 * Throws unless the pages are a multiple of four.
 */
export async function imposeBooklet(bytes: Uint8Array, stock: Stock = copyingPaper): Promise<PDFDocument> {
  const source = await openPdf(bytes);
  const sheets = saddleOrder(source.getPageCount(), stock);
  const imposed = await PDFDocument.create({ updateMetadata: false });
  const pages = await imposed.embedPages(source.getPages());
  for (const { front, back, section, place, creep } of sheets) {
    for (const spread of [front, back]) {
      const side = imposed.addPage([points(imposedSheet.width), points(imposedSheet.height)]);
      laySpread(side, spread, pages, points(creep));
      if (section > 0 && place === 0 && spread === front) markSection(side, section);
    }
  }
  const preferences = imposed.catalog.getOrCreateViewerPreferences().dict;
  preferences.set(PDFName.of("Duplex"), PDFName.of("DuplexFlipShortEdge"));
  preferences.set(PDFName.of("PrintScaling"), PDFName.of("None"));
  await imposed.flush();
  return imposed;
}

/** Two pages on a side, moved in by `creep` points. Each keeps to its half: what crept over the fold would stand on the other page. */
function laySpread(side: PDFPage, { left, right }: Spread, pages: readonly PDFEmbeddedPage[], creep: number): void {
  const { width, height } = side.getSize();
  const fold = width / 2;
  const lay = (index: number, half: number, x: (page: PDFEmbeddedPage) => number) => {
    const page = pages[index];
    if (page === undefined) throw new Error(`The booklet has no page ${index + 1}`);
    side.pushOperators(pushGraphicsState(), rectangle(half, 0, fold, height), clip(), endPath());
    side.drawPage(page, { x: x(page), y: (height - page.height) / 2 });
    side.pushOperators(popGraphicsState());
  };
  lay(left, 0, (page) => fold - page.width + creep);
  lay(right, fold, () => fold - creep);
}

function markSection(side: PDFPage, section: number): void {
  const { width, height } = side.getSize();
  const bar = { width: points(mark.width), height: points(mark.height) };
  side.drawRectangle({ ...bar, x: (width - bar.width) / 2, y: height - points(mark.first) - (section - 1) * bar.height, color: rgb(0, 0, 0) });
}
