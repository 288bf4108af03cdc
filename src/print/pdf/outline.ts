/** The outline as a reader sees it (ISO 32000-1, 12.3.3). */
import { dictAt, type PDFDict, type PDFDocument } from "../pdfLib.ts";

/** The entries right below an entry or below the root. */
export function childrenOf(parent: PDFDict): PDFDict[] {
  const children: PDFDict[] = [];
  for (let child = dictAt(parent, "First"); child !== undefined; child = dictAt(child, "Next")) children.push(child);
  return children;
}

/** Every entry, in reading order. */
export function outlineEntries(pdf: PDFDocument): PDFDict[] {
  const below = (parent: PDFDict): PDFDict[] => childrenOf(parent).flatMap((child) => [child, ...below(child)]);
  const root = dictAt(pdf.catalog, "Outlines");
  return root === undefined ? [] : below(root);
}
