/** Streams packed and unpacked by zlib, which is many times faster than the PDF library's own. */
import { deflateSync, inflateSync } from "node:zlib";
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream, type PDFDict, type PDFDocument } from "../pdfLib.ts";

const filterName = PDFName.of("Filter");
const flate = PDFName.of("FlateDecode");

/** A stream's bytes as text, one character for each. */
export function inflate(stream: PDFRawStream): string {
  const filter = stream.dict.lookup(filterName);
  const isFlate = filter === flate || (filter instanceof PDFArray && filter.size() === 1 && filter.lookup(0) === flate);
  const bytes = filter === undefined ? stream.getContents() : isFlate ? inflateSync(stream.getContents()) : decodePDFRawStream(stream).decode();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** A packed stream of bytes, or of text with one byte for each character, with more keys in its dictionary. */
export function packed(content: string | Uint8Array, dict: PDFDict): PDFRawStream {
  dict.set(filterName, flate);
  return PDFRawStream.of(dict, deflate(content));
}

/** Packed bytes. */
export function deflate(content: string | Uint8Array): Uint8Array {
  return deflateSync(typeof content === "string" ? Buffer.from(content, "latin1") : content);
}

/** A page's drawing instructions. */
export function pageContent(pdf: PDFDocument, index: number): string {
  const contents = pdf.getPage(index).node.Contents();
  const parts = contents instanceof PDFArray ? contents.asArray().map((part) => pdf.context.lookup(part)) : [contents];
  return parts.map((part) => (part instanceof PDFRawStream ? inflate(part) : "")).join("\n");
}
