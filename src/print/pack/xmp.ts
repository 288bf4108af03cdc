/** What a pack says about itself (ISO 32000-1, 14.3): information, and the standards that every part of it follows. */
import { decodePDFRawStream, PDFHexString, PDFName, PDFRawStream, PDFString, type PDFContext, type PDFDict, type PDFRef } from "../pdfLib.ts";
import { producer, xmpPacket, type Claims, type Description } from "../portable/xmp.ts";
import { text } from "./target.ts";

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
