/** A pack while it is put together: one document that grows part by part. */
import { PDFContext, PDFHexString, PDFName, PDFString, type PDFDict, type PDFObject, type PDFRef } from "../pdfLib.ts";
import type { OutlineEntry } from "./outline.ts";

/** Everything that is written into the document's roots when all parts are in. */
export interface Target {
  readonly context: PDFContext;
  readonly pages: PDFRef[];
  /** The root of the structure tree, and its only child: the document. */
  readonly structure: PDFRef;
  readonly document: PDFRef;
  /** The document's children in the structure tree: the cover, the contents, each part. */
  readonly elements: PDFRef[];
  /** Entries of the ParentTree (ISO 32000-1, 14.7.4.4), by ascending key. */
  readonly parents: (readonly [number, PDFObject])[];
  /** The next free key of the ParentTree. */
  nextParent: number;
  /** Entries of the IDTree. */
  readonly ids: (readonly [string, PDFObject])[];
  /** Custom structure types and what they mean. */
  readonly roles: Map<string, string>;
  /** Named destinations. */
  readonly places: Map<string, PDFObject>;
  readonly outline: OutlineEntry[];
  readonly form: { readonly fields: PDFRef[]; readonly fonts: Map<string, PDFObject> };
}

/** An empty pack. PDF 1.7, which PDF/UA-1 and PDF/A-2 are built on. */
export function emptyTarget(): Target {
  const context = PDFContext.create();
  return {
    context,
    pages: [],
    structure: context.nextRef(),
    document: context.nextRef(),
    elements: [],
    parents: [],
    nextParent: 0,
    ids: [],
    roles: new Map(),
    places: new Map(),
    outline: [],
    form: { fields: [], fonts: new Map() },
  };
}

/** A text as it is written in a dictionary: Latin letters as they are, everything else in UTF-16. */
export const text = (value: string): PDFString | PDFHexString => (/^[\w .,:;!?/+-]*$/.test(value) ? PDFString.of(value) : PDFHexString.fromText(value));

/** The name under a key; undefined where there is none. */
export function nameAt(dict: PDFDict, key: string): string | undefined {
  const found = dict.lookup(PDFName.of(key));
  return found instanceof PDFName ? found.decodeText() : undefined;
}
