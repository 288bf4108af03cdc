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
  /** What the file says that it conforms to. */
  readonly conformance: Conformance;
}

/** `tagged`: PDF/UA-1 and PDF/A-2a. `picture`: PDF/A-2b, for sheets that show pages of another file and have no structure of their own. */
export type Conformance = "tagged" | "picture";

const claims: Readonly<Record<Conformance, Claims>> = {
  tagged: { ua: "1", a: { part: "2", conformance: "A" } },
  picture: { a: { part: "2", conformance: "B" } },
};

/** Writes the document's information and how it opens: its title in the window, its outline where there is one to use. */
export function setMetadata({ pdf }: Pick<TaggedPdf, "pdf">, metadata: Metadata): void {
  const { title, author, subject, language, date, showOutline, conformance } = metadata;
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
  if (conformance === "tagged") catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
  catalog.getOrCreateViewerPreferences().dict.set(PDFName.of("DisplayDocTitle"), PDFBool.True);
  if (showOutline) catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
  // Not packed: programs find it without knowing PDF (ISO 19005-2, 6.6.2.1).
  const stream = PDFRawStream.of(context.obj({ Type: "Metadata", Subtype: "XML" }), Buffer.from(xmpPacket(metadata, claims[conformance]), "utf8"));
  catalog.set(PDFName.of("Metadata"), context.register(stream));
}
