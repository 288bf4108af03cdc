/** Chromium writes the same picture again for every shape that it fills; here equal streams become one. */
import { createHash } from "node:crypto";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { PDFArray, PDFDict, PDFRawStream, PDFRef, type PDFContext, type PDFObject } from "../pdfLib.ts";

/** Keeps the first of every set of equal streams, leads all references there and drops the others; again, until those that refer to them are equal too. */
export function shareStreams({ pdf: { context } }: Pick<TaggedPdf, "pdf">): void {
  for (let instead = duplicates(context); instead.size > 0; instead = duplicates(context)) {
    for (const [, object] of context.enumerateIndirectObjects()) replace(object, instead);
    for (const ref of instead.keys()) context.delete(ref);
  }
}

/** Streams that are there already, with the first one of their kind. */
function duplicates(context: PDFContext): ReadonlyMap<PDFRef, PDFRef> {
  const first = new Map<string, PDFRef>();
  const instead = new Map<PDFRef, PDFRef>();
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const key = createHash("sha256").update(object.dict.toString()).update(object.getContents()).digest("hex");
    const kept = first.get(key);
    if (kept === undefined) first.set(key, ref);
    else instead.set(ref, kept);
  }
  return instead;
}

/** Follows no references: every object of its own is visited once. */
function replace(object: PDFObject, instead: ReadonlyMap<PDFRef, PDFRef>): void {
  if (object instanceof PDFRawStream) return replace(object.dict, instead);
  if (object instanceof PDFArray) {
    for (const [index, item] of object.asArray().entries()) {
      if (item instanceof PDFRef) object.set(index, instead.get(item) ?? item);
      else replace(item, instead);
    }
  } else if (object instanceof PDFDict) {
    for (const [key, item] of object.entries()) {
      if (item instanceof PDFRef) object.set(key, instead.get(item) ?? item);
      else replace(item, instead);
    }
  }
}
