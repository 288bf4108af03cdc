/** Chromium rounds A4 to whole device pixels (594.96 × 841.92 pt); printers and print shops want the sheet itself. */
import { PDFArray, PDFName, PDFRef, type PDFDocument } from "../pdfLib.ts";

const points = (millimetres: number) => (millimetres * 72) / 25.4;

/**
 * Makes every page exactly `width` × `height` millimetres and stretches its content the last third of a point, so that pictures reach the edges.
 * Links and destinations stay where they are: they are off by less than a hair.
 */
export function fitSheet(pdf: PDFDocument, { width, height }: { readonly width: number; readonly height: number }): void {
  const { context } = pdf;
  const sheet = { width: points(width), height: points(height) };
  const openings = new Map<string, PDFRef>();
  const close = context.register(context.flateStream("Q"));
  for (const page of pdf.getPages()) {
    const drawn = page.getMediaBox();
    const stretch = `q ${(sheet.width / drawn.width).toFixed(6)} 0 0 ${(sheet.height / drawn.height).toFixed(6)} 0 0 cm`;
    const open = openings.get(stretch) ?? context.register(context.flateStream(stretch));
    openings.set(stretch, open);
    const contents = page.node.get(PDFName.of("Contents"));
    const looked = context.lookup(contents);
    const own = looked instanceof PDFArray ? looked.asArray() : contents === undefined ? [] : [contents];
    page.node.set(PDFName.of("Contents"), context.obj([open, ...own, close]));
    const box = context.obj([0, 0, Number(sheet.width.toFixed(4)), Number(sheet.height.toFixed(4))]);
    page.node.set(PDFName.of("MediaBox"), box);
  }
}
