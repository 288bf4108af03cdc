/** What a document holds several times alike is written once: pictures that a browser writes for every shape, profiles and letters that the parts of a pack bring. */
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, type PDFContext, type PDFObject } from "../pdfLib.ts";

/** Dictionaries that are nothing but what they say; others have a place of their own, such as pages and structure elements. */
const alike = new Set(["/ExtGState", "/Font", "/FontDescriptor", "/OutputIntent"]);

/** Leads all references to the first of equal objects and drops the others, until none are equal: streams first, then what refers to them. */
export function shareObjects(context: PDFContext): void {
  for (let instead = equalObjects(context); instead.size > 0; instead = equalObjects(context)) {
    for (const ref of instead.keys()) context.delete(ref);
    for (const [, object] of context.enumerateIndirectObjects()) lead(object, instead);
    for (const [key, value] of Object.entries(context.trailerInfo)) {
      if (value instanceof PDFRef) Object.assign(context.trailerInfo, { [key]: instead.get(value) ?? value });
    }
  }
}

/** For every object that has an earlier equal, that one. */
function equalObjects(context: PDFContext): ReadonlyMap<PDFRef, PDFRef> {
  const firsts = new Map<string, { readonly ref: PDFRef; readonly bytes?: Uint8Array }[]>();
  const instead = new Map<PDFRef, PDFRef>();
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const stream = object instanceof PDFRawStream ? object : undefined;
    const dict = stream?.dict ?? object;
    if (!(dict instanceof PDFDict) || (stream === undefined && !alike.has(String(dict.get(PDFName.of("Type")))))) continue;
    const bytes = stream?.getContents();
    const key = `${String(dict)} ${bytes?.length ?? ""}`;
    const same = firsts.get(key)?.find((first) => equal(first.bytes, bytes));
    if (same === undefined) firsts.set(key, [...(firsts.get(key) ?? []), { ref, ...(bytes === undefined ? {} : { bytes }) }]);
    else instead.set(ref, same.ref);
  }
  return instead;
}

const equal = (a: Uint8Array | undefined, b: Uint8Array | undefined) =>
  a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]));

/** Follows no references: every object of its own is visited once. */
function lead(object: PDFObject, instead: ReadonlyMap<PDFRef, PDFRef>): void {
  if (object instanceof PDFRawStream) lead(object.dict, instead);
  else if (object instanceof PDFArray) {
    for (const [index, item] of object.asArray().entries()) {
      if (!(item instanceof PDFRef)) lead(item, instead);
      else if (instead.has(item)) object.set(index, instead.get(item) as PDFRef);
    }
  } else if (object instanceof PDFDict) {
    for (const [key, item] of object.entries()) {
      if (!(item instanceof PDFRef)) lead(item, instead);
      else if (instead.has(item)) object.set(key, instead.get(item) as PDFRef);
    }
  }
}
