/** Colours mean the same everywhere: RGB is sRGB (ISO 19005-2, 6.2.3 and 6.2.4.3). */
import { srgbProfile } from "../pdf/srgb.ts";
import { packed } from "../pdf/streams.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { PDFName, PDFString } from "../pdfLib.ts";

/** Says which RGB the document's colours are in, with the profile. */
export function setOutputIntent({ pdf: { catalog, context } }: Pick<TaggedPdf, "pdf">): void {
  const intent = context.obj({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: PDFString.of("sRGB"),
    Info: PDFString.of("sRGB IEC61966-2.1"),
    DestOutputProfile: context.register(packed(srgbProfile(), context.obj({ N: 3 }))),
  });
  catalog.set(PDFName.of("OutputIntents"), context.obj([context.register(intent)]));
}
