/** The PDF library, behind one door: everything we use of it, under the names we use. */
export {
  clip,
  decodePDFRawStream,
  endPath,
  ParseSpeeds,
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  type PDFEmbeddedPage,
  type PDFObject,
  type PDFPage,
} from "@cantoo/pdf-lib";
import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, type PDFObject } from "@cantoo/pdf-lib";

/** Opens a PDF and changes nothing in it. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
}

/** The dictionary under a key, followed through references; undefined where there is none. */
export function dictAt(dict: PDFDict, key: string): PDFDict | undefined {
  return dict.lookupMaybe(PDFName.of(key), PDFDict);
}

/** The array under a key, followed through references; undefined where there is none. */
export function arrayAt(dict: PDFDict, key: string): PDFArray | undefined {
  return dict.lookupMaybe(PDFName.of(key), PDFArray);
}

/** The text of a PDF string; undefined for any other object. */
export function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}
