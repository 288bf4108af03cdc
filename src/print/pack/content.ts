/** Reading what a page draws. */
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream, type PDFDict } from "../pdfLib.ts";

/** A page's drawing instructions, decoded; every byte is a letter. */
export function pageContentOf(page: PDFDict): string {
  const contents = page.lookup(PDFName.of("Contents"));
  const streams = contents instanceof PDFArray ? contents.asArray().map((one) => page.context.lookup(one)) : [contents];
  return streams.map((stream) => (stream instanceof PDFRawStream ? new TextDecoder("latin1").decode(decodePDFRawStream(stream).decode()) : "")).join("\n");
}
