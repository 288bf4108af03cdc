/** A finished file names the places that its readers can be led to, and none that were only measured by while it was set (ISO 32000-1, 12.3.2.3). */
import { measuredPrefix } from "../anchors.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { PDFDict, PDFName } from "../pdfLib.ts";

export function dropMeasuredPlaces({ pdf }: Pick<TaggedPdf, "pdf">): void {
  const places = pdf.catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  for (const name of places?.keys() ?? []) if (name.decodeText().startsWith(measuredPrefix)) places?.delete(name);
}
