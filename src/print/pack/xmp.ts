/** What a pack says about itself (ISO 32000-1, 14.3; ISO 16684-1): information, and the standards that every part of it follows. */
import { decodePDFRawStream, PDFHexString, PDFName, PDFRawStream, PDFString, type PDFContext, type PDFDict, type PDFRef } from "../pdfLib.ts";
import { text } from "./target.ts";

/** The standards a file says that it follows. */
export interface Claims {
  /** PDF/UA: "1". */
  readonly ua?: string;
  /** PDF/A part and level: "2", "A". */
  readonly a?: { readonly part: string; readonly conformance: string };
}

export interface Description {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47. */
  readonly language: string;
  /** ISO date of the handbook's edition: a pack has no clock, so that the same choice gives the same file. */
  readonly date: string;
}

const producer = "Chromium, pdf-lib";

/** What a file claims in its metadata. */
export function claimsOf(catalog: PDFDict): Claims {
  const stream = catalog.lookup(PDFName.of("Metadata"));
  if (!(stream instanceof PDFRawStream)) return {};
  const xmp = new TextDecoder().decode(decodePDFRawStream(stream).decode());
  const value = (name: string) => new RegExp(`${name}(?:>|\\s*=\\s*["'])\\s*(\\w+)`).exec(xmp)?.[1];
  const [ua, part, conformance] = [value("pdfuaid:part"), value("pdfaid:part"), value("pdfaid:conformance")];
  return { ...(ua === undefined ? {} : { ua }), ...(part === undefined || conformance === undefined ? {} : { a: { part, conformance } }) };
}

/** What all of some files claim. A pack is no better than its parts. */
export function commonClaims(claims: readonly Claims[]): Claims {
  const [first] = claims;
  if (first === undefined) return {};
  const { ua, a } = first;
  return {
    ...(ua !== undefined && claims.every((one) => one.ua === ua) ? { ua } : {}),
    ...(a !== undefined && claims.every((one) => one.a?.part === a.part && one.a.conformance === a.conformance) ? { a } : {}),
  };
}

/** Writes the information dictionary and, saying the same, the XMP. */
export function writeDescription(context: PDFContext, catalog: PDFDict, description: Description, claims: Claims): PDFRef {
  const { title, author, subject, date } = description;
  const day = PDFString.of(`D:${date.replaceAll("-", "")}000000Z`);
  const info = {
    Title: text(title),
    Author: text(author),
    Subject: text(subject),
    Creator: text(author),
    Producer: text(producer),
    CreationDate: day,
    ModDate: day,
  };
  const packet = new TextEncoder().encode(xmpPacket(description, claims));
  catalog.set(PDFName.of("Metadata"), context.register(context.stream(packet, { Type: "Metadata", Subtype: "XML" })));
  return context.register(context.obj(withoutEmpty(info)));
}

/** An empty text is not written: XMP has no place for it, and the two must agree. */
const withoutEmpty = (info: Readonly<Record<string, PDFString | PDFHexString>>) =>
  Object.fromEntries(Object.entries(info).filter(([, value]) => value.decodeText() !== ""));

const escape = (value: string) => value.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;" })[sign] ?? "&gt;");

function xmpPacket({ title, author, subject, language, date }: Description, { ua, a }: Claims): string {
  const moment = `${date}T00:00:00Z`;
  const properties = [
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(title)}</rdf:li></rdf:Alt></dc:title>`,
    author === "" ? "" : `<dc:creator><rdf:Seq><rdf:li>${escape(author)}</rdf:li></rdf:Seq></dc:creator>`,
    subject === "" ? "" : `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escape(subject)}</rdf:li></rdf:Alt></dc:description>`,
    `<dc:language><rdf:Bag><rdf:li>${escape(language)}</rdf:li></rdf:Bag></dc:language>`,
    author === "" ? "" : `<xmp:CreatorTool>${escape(author)}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${moment}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${moment}</xmp:ModifyDate>`,
    `<pdf:Producer>${producer}</pdf:Producer>`,
    ua === undefined ? "" : `<pdfuaid:part>${ua}</pdfuaid:part>`,
    a === undefined ? "" : `<pdfaid:part>${a.part}</pdfaid:part>\n<pdfaid:conformance>${a.conformance}</pdfaid:conformance>`,
    ua === undefined || a === undefined ? "" : uaSchema,
  ].filter((property) => property !== "");
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
${properties.join("\n")}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

/** ISO 19005-2, 6.6.2.3.3: PDF/A knows no PDF/UA, so its schema is explained. */
const uaSchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;
