/** Structure elements of the pack's own (ISO 32000-1, 14.7.2). */
import { PDFDict, PDFName, PDFNumber, type PDFContext, type PDFObject, type PDFRef } from "../pdfLib.ts";

/** A new element; what is under it is given when it is known. */
export function element(context: PDFContext, type: string, parent: PDFRef): PDFRef {
  return context.register(context.obj({ Type: "StructElem", S: type, P: parent }));
}

/** Puts elements, marked content and annotations under an element. */
export function setKids(context: PDFContext, ref: PDFRef, kids: readonly (PDFObject | number)[], page?: PDFRef): void {
  const dict = context.lookup(ref, PDFDict);
  const objects = kids.map((kid) => (typeof kid === "number" ? PDFNumber.of(kid) : kid));
  const [first] = objects;
  dict.set(PDFName.of("K"), objects.length === 1 && first !== undefined ? first : context.obj(objects));
  if (page !== undefined) dict.set(PDFName.of("Pg"), page);
}

/** An annotation as a kid of an element (14.7.4.3). */
export const objectReference = (context: PDFContext, object: PDFRef, page: PDFRef): PDFDict => context.obj({ Type: "OBJR", Obj: object, Pg: page });
