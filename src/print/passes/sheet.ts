/** Chromium rounds A4 to whole device pixels (594.96 × 841.92 pt); printers and print shops want the sheet itself (ISO 32000-1, 14.11.2). */
import type { StatePiece } from "../pdf/content.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { PDFName } from "../pdfLib.ts";

const points = (millimetres: number) => (millimetres * 72) / 25.4;
const close: StatePiece = { kind: "state", code: "Q\n", levels: -1, lowest: -1 };

/**
 * Makes every page exactly `width` × `height` millimetres and stretches its content the last third of a point, so that pictures reach the edges.
 * Links and destinations stay where they are: they are off by less than a hair.
 */
export function fitSheet({ pdf, streams }: TaggedPdf, { width, height }: { readonly width: number; readonly height: number }): void {
  const sheet = { width: points(width), height: points(height) };
  const box = pdf.context.obj([0, 0, Number(sheet.width.toFixed(4)), Number(sheet.height.toFixed(4))]);
  for (const stream of streams) {
    if (stream.form !== null) continue;
    const page = pdf.getPage(stream.page);
    const drawn = page.getMediaBox();
    const stretch = `q\n${(sheet.width / drawn.width).toFixed(6)} 0 0 ${(sheet.height / drawn.height).toFixed(6)} 0 0 cm\n`;
    stream.pieces = [{ kind: "state", code: stretch, levels: 1, lowest: 0 }, ...stream.pieces, close];
    page.node.set(PDFName.of("MediaBox"), box);
  }
}
