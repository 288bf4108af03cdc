/** What a PDF says about itself in XMP (ISO 16684-1), and the standards that it says it follows (ISO 14289-1, 5; ISO 19005-2, 6.6.4). */
import { escapeHtml } from "../../content/escapeHtml.ts";

/** Who and what a PDF is. */
export interface Description {
  readonly title: string;
  readonly author: string;
  /** Empty: it has none. */
  readonly subject: string;
  /** BCP 47. */
  readonly language: string;
  /** The date of the edition, 2026-10-01: builds have no clock, and the same choice gives the same file. */
  readonly date: string;
}

/** The standards a file says that it follows. */
export interface Claims {
  /** PDF/UA: "1". */
  readonly ua?: string;
  /** PDF/A part and level: "2", "A". */
  readonly a?: { readonly part: string; readonly conformance: string };
}

/** What made the file: the same words in the document information and in XMP. */
export const producer = "Chromium, pdf-lib";

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

/** The XMP of a PDF as text. What is empty is left out: XMP has no place for it. */
export function xmpPacket({ title, author, subject, language, date }: Description, { ua, a }: Claims): string {
  const words = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(text)}</rdf:li></rdf:Alt>`;
  const given = (text: string, xml: string) => (text === "" ? [] : [xml]);
  const moment = `${date}T00:00:00Z`;
  const properties = [
    "<dc:format>application/pdf</dc:format>",
    `<dc:title>${words(title)}</dc:title>`,
    ...given(author, `<dc:creator><rdf:Seq><rdf:li>${escapeHtml(author)}</rdf:li></rdf:Seq></dc:creator>`),
    ...given(subject, `<dc:description>${words(subject)}</dc:description>`),
    `<dc:language><rdf:Bag><rdf:li>${escapeHtml(language)}</rdf:li></rdf:Bag></dc:language>`,
    ...given(author, `<xmp:CreatorTool>${escapeHtml(author)}</xmp:CreatorTool>`),
    `<xmp:CreateDate>${moment}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${moment}</xmp:ModifyDate>`,
    `<pdf:Producer>${producer}</pdf:Producer>`,
    ...(ua === undefined ? [] : [`<pdfuaid:part>${ua}</pdfuaid:part>`]),
    ...(a === undefined ? [] : [`<pdfaid:part>${a.part}</pdfaid:part>`, `<pdfaid:conformance>${a.conformance}</pdfaid:conformance>`]),
  ];
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
${properties.join("\n")}
</rdf:Description>
${ua === undefined || a === undefined ? "" : `${uaSchema}\n`}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}
