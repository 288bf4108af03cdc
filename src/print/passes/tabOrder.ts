/**
 * Tab leads through links and fields in the order in which they are read (Matterhorn 28-008, 28-009; ISO 14289-1, 7.18.3). Programs that know nothing of structure
 * go by the order in which a page lists its annotations, so that order is the same.
 */
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { elementsIn } from "../pdf/structure.ts";
import { PDFName, PDFRef, type PDFObject } from "../pdfLib.ts";

/** Lists the annotations of every page in reading order; those outside the structure come last. */
export function setTabOrder({ pdf, root }: TaggedPdf): void {
  const order = elementsIn(root).flatMap(({ kids }) => kids.flatMap((kid) => (kid.kind === "object" ? [kid.ref] : [])));
  const places = new Map(order.map((ref, place) => [ref, place]));
  const placeOf = (object: PDFObject) => (object instanceof PDFRef ? places.get(object) : undefined) ?? order.length;
  for (const { node } of pdf.getPages()) {
    const annotations = node.Annots();
    if (annotations === undefined) continue;
    node.set(PDFName.of("Annots"), pdf.context.obj(annotations.asArray().toSorted((a, b) => placeOf(a) - placeOf(b))));
    node.set(PDFName.of("Tabs"), PDFName.of("S"));
  }
}
