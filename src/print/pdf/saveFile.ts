/** Writes a PDF file with what Node has for it. */
import { createHash } from "node:crypto";
import { PDFRef, type PDFDocument } from "../pdfLib.ts";
import { fileBytes } from "../portable/fileBytes.ts";
import { deflate } from "./streams.ts";

/** The bytes of a document, the same for the same document. Info and catalogue are read from the document's trailer. */
export function saveFile({ context }: PDFDocument): Uint8Array {
  const { Root: catalog, Info: info } = context.trailerInfo;
  if (!(catalog instanceof PDFRef)) throw new Error("The document has no catalogue");
  const roots = { catalog, ...(info instanceof PDFRef ? { info } : {}) };
  return fileBytes(context, roots, { deflate, sha256: (bytes) => createHash("sha256").update(bytes).digest("hex") });
}
