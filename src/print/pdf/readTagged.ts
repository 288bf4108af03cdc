/** Opens Chromium's PDF: its content streams and its structure as values that passes change. */
import { dictAt, PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, textOf, type PDFDocument, type PDFObject } from "../pdfLib.ts";
import type { ContentStream, Tagged } from "./content.ts";
import { outlineEntries } from "./outline.ts";
import { fontReader } from "./fonts.ts";
import { readContent } from "./readContent.ts";
import { inflate, pageContent } from "./streams.ts";
import { element, type Element, type Kid } from "./structure.ts";

/** A tagged PDF that passes work on. Content and structure are written back when all have run; see `writeTagged`. */
export interface TaggedPdf {
  readonly pdf: PDFDocument;
  readonly streams: readonly ContentStream[];
  /** The element `Document`. */
  readonly root: Element;
  /** The entries of the outline with the elements they lead to (12.3.3, `SE`). */
  readonly entries: readonly { readonly entry: PDFDict; readonly element: Element }[];
}

const keys = {
  attributes: PDFName.of("A"),
  alternative: PDFName.of("Alt"),
  colSpan: PDFName.of("ColSpan"),
  element: PDFName.of("SE"),
  expansion: PDFName.of("E"),
  headers: PDFName.of("Headers"),
  id: PDFName.of("ID"),
  kids: PDFName.of("K"),
  language: PDFName.of("Lang"),
  marked: PDFName.of("MCID"),
  numbering: PDFName.of("ListNumbering"),
  object: PDFName.of("Obj"),
  page: PDFName.of("Pg"),
  parents: PDFName.of("StructParents"),
  rowSpan: PDFName.of("RowSpan"),
  scope: PDFName.of("Scope"),
  stream: PDFName.of("Stm"),
  type: PDFName.of("S"),
} as const;

/** Reads a PDF fresh from Chromium. Throws where it is not tagged, or written otherwise than Chromium used to. */
export function readTagged(pdf: PDFDocument): TaggedPdf {
  const contents = readStreams(pdf);
  return { pdf, streams: contents.map(({ stream }) => stream), ...readStructure(pdf, contents) };
}

interface Content {
  readonly stream: ContentStream;
  readonly taggedOf: (id: number) => Tagged;
}

/** The content of every page, and of the forms on it that hold marked content of their own. */
function readStreams(pdf: PDFDocument): readonly Content[] {
  const fontsOf = fontReader();
  const read = (source: string, stream: ContentStream, resources: PDFDict | undefined): Content => {
    const marked = new Map<number, Tagged>();
    const taggedOf = (id: number) => {
      const tagged = marked.get(id) ?? { kind: "tagged", stream, pieces: [] };
      marked.set(id, tagged);
      return tagged;
    };
    readContent(source, stream, { fontOf: fontsOf(resources), taggedOf });
    return { stream, taggedOf };
  };
  return pdf.getPages().flatMap(({ node }, page) => {
    const resources = dictAt(node, "Resources");
    const forms = [...(resources === undefined ? [] : (dictAt(resources, "XObject")?.entries() ?? []))].flatMap(([, ref]) => {
      const form = pdf.context.lookup(ref);
      if (!(ref instanceof PDFRef) || !(form instanceof PDFRawStream) || !form.dict.has(keys.parents)) return [];
      return [read(inflate(form), { page, form: ref, pieces: [] }, dictAt(form.dict, "Resources"))];
    });
    return [read(pageContent(pdf, page), { page, form: null, pieces: [] }, resources), ...forms];
  });
}

function readStructure(pdf: PDFDocument, contents: readonly Content[]): Pick<TaggedPdf, "root" | "entries"> {
  const pageOf = new Map(pdf.getPages().map(({ ref }, index) => [ref, index]));
  const ofPage = new Map(contents.filter(({ stream }) => stream.form === null).map((content) => [content.stream.page, content]));
  const ofForm = new Map(contents.flatMap((content) => (content.stream.form === null ? [] : [[content.stream.form, content] as const])));
  const byId = new Map<string, Element>();
  const byDict = new Map<PDFDict, Element>();
  const headers: { readonly cell: Element; readonly ids: readonly string[] }[] = [];

  const marked = (id: number, page: number | undefined, form: PDFObject | undefined): Kid => {
    const content = form instanceof PDFRef ? ofForm.get(form) : page === undefined ? undefined : ofPage.get(page);
    if (content === undefined) throw new Error("The structure refers to content that is not there");
    return content.taggedOf(id);
  };
  const kidOf = (object: PDFObject, ownPage: number | undefined): Kid => {
    if (object instanceof PDFNumber) return marked(object.asNumber(), ownPage, undefined);
    const dict = pdf.context.lookup(object, PDFDict);
    if (dict.has(keys.type)) return readElement(dict);
    const page = pageOf.get(dict.get(keys.page) as PDFRef) ?? ownPage;
    const ref = dict.get(keys.object);
    if (ref instanceof PDFRef && page !== undefined) return { kind: "object", ref, page };
    return marked(dict.lookup(keys.marked, PDFNumber).asNumber(), page, dict.get(keys.stream));
  };
  const readElement = (dict: PDFDict): Element => {
    const kids = dict.lookup(keys.kids);
    const page = pageOf.get(dict.get(keys.page) as PDFRef);
    const list = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [dict.get(keys.kids) as PDFObject];
    const read: Element = {
      ...element(
        nameOf(dict.get(keys.type)) as string,
        list.map((kid) => kidOf(kid, page)),
      ),
      language: textOf(dict.get(keys.language)) ?? null,
      alternative: textOf(dict.get(keys.alternative)) ?? null,
      expansion: textOf(dict.get(keys.expansion)) ?? null,
    };
    byDict.set(dict, read);
    const id = textOf(dict.get(keys.id));
    if (id !== undefined) byId.set(id, read);
    for (const attributes of attributesOf(dict)) {
      read.numbering ??= nameOf(attributes.get(keys.numbering)) ?? null;
      read.scope ??= nameOf(attributes.get(keys.scope)) ?? null;
      read.rowSpan = attributes.lookupMaybe(keys.rowSpan, PDFNumber)?.asNumber() ?? read.rowSpan;
      read.colSpan = attributes.lookupMaybe(keys.colSpan, PDFNumber)?.asNumber() ?? read.colSpan;
      const heads = attributes.lookupMaybe(keys.headers, PDFArray);
      if (heads !== undefined) headers.push({ cell: read, ids: heads.asArray().map((head) => String(textOf(head))) });
    }
    return read;
  };

  const tree = dictAt(pdf.catalog, "StructTreeRoot");
  const top = tree?.lookup(keys.kids);
  const first = top instanceof PDFArray ? top.lookup(0) : top;
  if (!(first instanceof PDFDict)) throw new Error("The PDF is not tagged");
  const root = readElement(first);
  for (const { cell, ids } of headers) cell.headers = ids.flatMap((id) => byId.get(id) ?? []);
  const entries = outlineEntries(pdf).flatMap((entry) => {
    const found = entry.lookup(keys.element);
    const target = found instanceof PDFDict ? byDict.get(found) : undefined;
    return target === undefined ? [] : [{ entry, element: target }];
  });
  return { root, entries };
}

const nameOf = (object: PDFObject | undefined) => (object instanceof PDFName ? object.asString().slice(1) : undefined);

function attributesOf(dict: PDFDict): PDFDict[] {
  const attributes = dict.lookup(keys.attributes);
  if (attributes instanceof PDFDict) return [attributes];
  if (!(attributes instanceof PDFArray)) return [];
  return attributes.asArray().flatMap((_, index) => {
    const one = attributes.lookup(index);
    return one instanceof PDFDict ? [one] : [];
  });
}
