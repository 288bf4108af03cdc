/** A finished PDF as its reader meets it: the structure with its words. Words and marks come from pdf.js, which shares no code with what is tested. */
import { getDocument, OPS, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { openPdf, PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, textOf, type PDFDocument, type PDFObject } from "../../src/print/pdfLib.ts";

/** A structure element. */
export interface Tag {
  /** As it is written, before the role map. */
  readonly type: string;
  readonly kids: readonly (Tag | Content | Reference)[];
  readonly language: string | undefined;
  readonly alternative: string | undefined;
  readonly expansion: string | undefined;
  readonly actual: string | undefined;
  readonly id: string | undefined;
  /** All attributes, of whatever owner. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Marked content. */
export interface Content {
  readonly page: number;
  readonly text: string;
  /** Whether anything is painted in it. */
  readonly isPainted: boolean;
}

/** An annotation. */
export interface Reference {
  readonly contents: string | undefined;
}

export interface TaggedFile {
  readonly pdf: PDFDocument;
  readonly root: Tag;
  readonly tags: readonly Tag[];
  /** Words in artifacts, by page. */
  readonly artifacts: readonly string[];
  /** What stands in the content of pages and is neither tagged nor an artifact. */
  readonly unmarked: readonly string[];
  /** Marked content that the structure does not refer to. */
  readonly lost: readonly string[];
  readonly roleMap: ReadonlyMap<string, string>;
}

export const isTag = (kid: Tag | Content | Reference): kid is Tag => "kids" in kid;
export const isContent = (kid: Tag | Content | Reference): kid is Content => "isPainted" in kid;

/** All words of a tag and what is below it, exactly as its glyphs say. */
export function wordsOf(tag: Tag): string {
  return tag.kids.map((kid) => (isTag(kid) ? wordsOf(kid) : isContent(kid) ? kid.text : "")).join("");
}

/** Marked content of a tag itself. */
export const contentOf = (tag: Tag): Content[] => tag.kids.filter(isContent);

const painting = new Set([OPS.fill, OPS.eoFill, OPS.stroke, OPS.fillStroke, OPS.eoFillStroke, OPS.constructPath, OPS.paintImageXObject, OPS.shadingFill]);

interface PageContent {
  readonly marked: Map<number, { text: string; isPainted: boolean }>;
  artifacts: string;
  readonly unmarked: string[];
}

/** Follows the drawing of a page and notes under which mark each thing stands. */
async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PageContent> {
  const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList();
  const found: PageContent = { marked: new Map(), artifacts: "", unmarked: [] };
  const marks: (number | "artifact" | "other")[] = [];
  const note = (text: string, isPainted: boolean) => {
    const mark = marks.findLast((one) => one !== "other");
    if (mark === undefined) found.unmarked.push(`page ${number}: ${text === "" ? "a path or picture" : text}`);
    else if (mark === "artifact") found.artifacts += text;
    else {
      const content = found.marked.get(mark) ?? { text: "", isPainted: false };
      found.marked.set(mark, { text: content.text + text, isPainted: content.isPainted || isPainted });
    }
  };
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index] as unknown[];
    if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) {
      const tag = (args[0] as { name?: string }).name ?? String(args[0]);
      marks.push(typeof args[1] === "number" ? args[1] : tag === "Artifact" ? "artifact" : "other");
    } else if (operator === OPS.endMarkedContent) marks.pop();
    else if (operator === OPS.showText)
      note((args[0] as (number | { unicode: string })[]).map((glyph) => (typeof glyph === "number" ? "" : glyph.unicode)).join(""), true);
    // A path that only clips is built too, but not painted: pdf.js says so in its first argument.
    else if (painting.has(operator) && !(operator === OPS.constructPath && args[0] === OPS.endPath)) note("", true);
  }
  return found;
}

/** Reads a file. Throws where the structure refers to content that is not there. */
export async function readTaggedFile(bytes: Uint8Array): Promise<TaggedFile> {
  const reader = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages = await Promise.all(Array.from({ length: reader.numPages }, (_, index) => readPage(reader, index + 1)));
  await reader.destroy();
  const pdf = await openPdf(bytes);
  const { context } = pdf;
  const numbers = new Map(pdf.getPages().map(({ ref }, index) => [ref, index]));
  const key = (name: string) => PDFName.of(name);
  const named = (object: PDFObject | undefined) => (object instanceof PDFName ? object.decodeText() : undefined);
  const used = new Set<string>();
  const tags: Tag[] = [];

  const marked = (id: number, page: number): Content => {
    const content = pages[page]?.marked.get(id);
    if (content === undefined) throw new Error(`Page ${page + 1} has no marked content ${id}`);
    if (used.has(`${page} ${id}`)) throw new Error(`The marked content ${id} of page ${page + 1} is referred to twice`);
    used.add(`${page} ${id}`);
    return { page, ...content };
  };
  const read = (object: PDFObject, page: number | undefined): Tag | Content | Reference => {
    if (object instanceof PDFNumber) return marked(object.asNumber(), page ?? -1);
    const dict = context.lookup(object, PDFDict);
    const own = numbers.get(dict.get(key("Pg")) as PDFRef) ?? page;
    if (!dict.has(key("S"))) {
      const annotation = dict.lookup(key("Obj"));
      if (annotation instanceof PDFDict) return { contents: textOf(annotation.get(key("Contents"))) };
      return marked(dict.lookup(key("MCID"), PDFNumber).asNumber(), own ?? -1);
    }
    const place = tags.length;
    const kids = dict.lookup(key("K"));
    const list = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [dict.get(key("K")) as PDFObject];
    const attributes = dict.lookup(key("A"));
    const owned =
      attributes instanceof PDFArray ? attributes.asArray().map((one) => context.lookup(one, PDFDict)) : attributes instanceof PDFDict ? [attributes] : [];
    const tag: Tag = {
      type: String(named(dict.get(key("S")))),
      kids: list.map((kid) => read(kid, own)),
      language: textOf(dict.get(key("Lang"))),
      alternative: textOf(dict.get(key("Alt"))),
      expansion: textOf(dict.get(key("E"))),
      actual: textOf(dict.get(key("ActualText"))),
      id: textOf(dict.get(key("ID"))),
      attributes: Object.fromEntries(owned.flatMap((one) => one.entries().map(([name, value]) => [name.decodeText(), String(value)]))),
    };
    tags.splice(place, 0, tag);
    return tag;
  };
  const tree = pdf.catalog.lookup(key("StructTreeRoot"), PDFDict);
  const root = read(tree.get(key("K")) as PDFObject, undefined) as Tag;
  const map = tree.lookup(key("RoleMap"));
  return {
    pdf,
    root,
    tags,
    artifacts: pages.map(({ artifacts }) => artifacts),
    unmarked: pages.flatMap(({ unmarked }) => unmarked),
    lost: pages.flatMap(({ marked: contents }, page) => [...contents.keys()].filter((id) => !used.has(`${page} ${id}`)).map((id) => `page ${page + 1}: ${id}`)),
    roleMap: new Map(map instanceof PDFDict ? map.entries().map(([type, to]) => [type.decodeText(), String(named(to))]) : []),
  };
}
