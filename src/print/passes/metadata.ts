/**
 * Who and what a PDF is, the same at every build, and what it conforms to: in the document information and, word for word the same, in XMP
 * (Matterhorn 06-001 to 06-004, 07-001, 07-002, 11-006; ISO 19005-2, 6.6).
 */
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { PDFBool, PDFName, PDFRawStream, PDFString } from "../pdfLib.ts";
import { producer, xmpPacket, type Claims, type Description } from "../portable/xmp.ts";

export interface Metadata extends Description {
  /** Whether the outline is shown when the file opens. */
  readonly showOutline: boolean;
}

const claims: Claims = { ua: "1", a: { part: "2", conformance: "A" } };

/** Writes the document's information and how it opens: its title in the window, its outline where there is one to use. */
export function setMetadata({ pdf }: TaggedPdf, metadata: Metadata): void {
  const { title, author, subject, language, date, showOutline } = metadata;
  const day = new Date(`${date}T00:00:00Z`);
  pdf.setTitle(title);
  pdf.setAuthor(author);
  pdf.setSubject(subject);
  pdf.setCreator(author);
  pdf.setProducer(producer);
  pdf.setCreationDate(day);
  pdf.setModificationDate(day);
  const { catalog, context } = pdf;
  catalog.set(PDFName.of("Lang"), PDFString.of(language));
  catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
  catalog.getOrCreateViewerPreferences().dict.set(PDFName.of("DisplayDocTitle"), PDFBool.True);
  if (showOutline) catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
  // Not packed: programs find it without knowing PDF (ISO 19005-2, 6.6.2.1).
  const stream = PDFRawStream.of(context.obj({ Type: "Metadata", Subtype: "XML" }), Buffer.from(xmpPacket(metadata, claims), "utf8"));
  catalog.set(PDFName.of("Metadata"), context.register(stream));
}
