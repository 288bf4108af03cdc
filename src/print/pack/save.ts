/** The finished document as bytes, the same at every time and in every place. */
import { PDFHexString, PDFStreamWriter, type PDFContext, type PDFRef } from "../pdfLib.ts";
import { sha256 } from "./sha256.ts";

const letters = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Stands where the id will be written, twice (ISO 32000-1, 14.4). */
const unknown = "0".repeat(32);

/** Objects in one object stream: many, since they pack better together. */
const perStream = 200;

/** Writes a document with object streams and an id made of its content, so that equal packs have equal ids and different packs different ones. */
export async function saveDocument(
  context: PDFContext,
  { catalog, info }: { readonly catalog: PDFRef; readonly info: PDFRef },
): Promise<Uint8Array<ArrayBuffer>> {
  context.trailerInfo = { Root: catalog, Info: info, ID: context.obj([PDFHexString.of(unknown), PDFHexString.of(unknown)]) };
  const bytes = await PDFStreamWriter.forContext(context, Infinity, true, perStream).serializeToBuffer();
  const id = letters(`<${sha256(bytes).slice(0, 32).toUpperCase()}>`);
  for (let written = 0; written < 2; written++) {
    const place = lastIndexOf(bytes, letters(`<${unknown}>`));
    if (place === -1) throw new Error("The id is not where the PDF library used to write it");
    bytes.set(id, place);
  }
  return bytes;
}

function lastIndexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let start = bytes.lastIndexOf(wanted[0] as number); start >= 0; start = start === 0 ? -1 : bytes.lastIndexOf(wanted[0] as number, start - 1)) {
    if (wanted.every((byte, index) => bytes[start + index] === byte)) return start;
  }
  return -1;
}
