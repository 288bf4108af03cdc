/**
 * Who and what a PDF is, the same at every build, and what it conforms to: in the document information and, word for word the same, in XMP
 * (Matterhorn 06-001 to 06-004, 07-001, 07-002, 11-006; ISO 19005-2, 6.6).
 */
import { escapeHtml } from "../../content/escapeHtml.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { PDFBool, PDFName, PDFRawStream, PDFString } from "../pdfLib.ts";

export interface Metadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47. */
  readonly language: string;
  /** The date of the edition, 2026-10-01: builds have no clock. */
  readonly date: string;
  /** Whether the outline is shown when the file opens. */
  readonly showOutline: boolean;
  /** What the file says that it conforms to. */
  readonly conformance: Conformance;
}

/** `tagged`: PDF/UA-1 and PDF/A-2a. `picture`: PDF/A-2b, for sheets that show pages of another file and have no structure of their own. */
export type Conformance = "tagged" | "picture";

const producer = "Chromium, pdf-lib";

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
  const stream = PDFRawStream.of(context.obj({ Type: "Metadata", Subtype: "XML" }), Buffer.from(xmp(metadata), "utf8"));
  catalog.set(PDFName.of("Metadata"), context.register(stream));
}

/** A property that PDF/A does not know must be described before it is used (ISO 19005-2, 6.6.2.3.3). */
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

/** The metadata as XMP. */
export function xmp({ title, author, subject, language, date, conformance }: Metadata): string {
  const words = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(text)}</rdf:li></rdf:Alt>`;
  const moment = `${date}T00:00:00Z`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title>${words(title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeHtml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${words(subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${escapeHtml(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${escapeHtml(author)}</xmp:CreatorTool>
<xmp:CreateDate>${moment}</xmp:CreateDate>
<xmp:ModifyDate>${moment}</xmp:ModifyDate>
<pdf:Producer>${producer}</pdf:Producer>
${conformance === "tagged" ? "<pdfuaid:part>1</pdfuaid:part>\n" : ""}<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>${conformance === "tagged" ? "A" : "B"}</pdfaid:conformance>
</rdf:Description>
${conformance === "tagged" ? `${uaSchema}\n` : ""}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}
