/**
 * A reader's own pack: tagged PDFs become one tagged PDF, with a cover, contents, outline and numbers of its own. The structure of every part is kept
 * (`copyPages` of PDF libraries drops it), so that a pack of PDF/UA-1 and PDF/A-2a files is one, too. Pure: runs in Node and in browsers, and gives the same bytes.
 */
import { PDFBool, PDFDict, PDFName, PDFObjectCopier, PDFRef, textOf, type PDFObject } from "../pdfLib.ts";
import { fillIn } from "../../content/fillIn.ts";
import { fileBytes } from "../portable/fileBytes.ts";
import { shareObjects } from "../portable/sharedObjects.ts";
import type { Claims, Description } from "../portable/xmp.ts";
import { addContents, type ContentsRow } from "./contents.ts";
import { addCover, assertDecoration, type CoverWords, type Faces } from "./cover.ts";
import { linkParts, type PlacedPart } from "./crossLinks.ts";
import { addPlaces, prefixLinks, topOf } from "./destinations.ts";
import { setKids } from "./elements.ts";
import { faceOf } from "./faces.ts";
import { addFields, writeForm } from "./fields.ts";
import { cuts, foot, type Colors } from "./look.ts";
import { outlineOf, partEntry, writeOutline } from "./outline.ts";
import { sha256 } from "./sha256.ts";
import { artifact, copyFonts, drawOn, fillColor, isNumbered, lendFonts, mm, sheetBox, wrapping, type Wrapping } from "./sheet.ts";
import { openSource, type Source } from "./source.ts";
import { addStructure, detachStructure } from "./structure.ts";
import { emptyTarget, text, type Target } from "./target.ts";
import { nameTree, numberTree } from "./trees.ts";
import { drawLine, missingLetters, setLine, type UsedFonts } from "./typeset.ts";
import { uniteTypefaces } from "./typefaces.ts";
import type { PackWords } from "./words.ts";
import { claimsOf, commonClaims, writeDescription } from "./xmp.ts";

/** A PDF that goes into a pack. */
export interface Part {
  /** As contents and outline call it. */
  readonly title: string;
  readonly bytes: Uint8Array;
  /** Ids of the handbook's pages in it: links to them from other parts lead here. */
  readonly pages?: readonly string[];
}

/** How far the work has come, told before each piece of it. */
export interface PackStep {
  /** Pieces that are done, and all of them: each part, then cover and contents, typefaces, the file. */
  readonly done: number;
  readonly total: number;
  /** Parts that are in. */
  readonly parts: number;
}

export interface PackOptions {
  /** Its title is the cover's. */
  readonly description: Description;
  readonly cover: Omit<CoverWords, "title">;
  readonly words: PackWords;
  readonly colors: Colors;
  /** Where the handbook stands on the web, without a slash at the end. */
  readonly site: string;
  /** The bytes of `pdf/paket-mall.pdf`: the cover's picture on its first page, letters to set words in on its second. */
  readonly template: Uint8Array;
  /** Waited for, so that a browser can breathe. What it throws ends the work. */
  readonly onStep?: (step: PackStep) => void | Promise<void>;
}

export interface Pack {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

/** A part that cannot be in a pack. */
export class PartError extends Error {
  readonly part: Part;
  constructor(part: Part, cause: unknown) {
    super(`${part.title} cannot be part of a pack: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.part = part;
  }
}

/** A title with letters that the handbook's typefaces lack. */
export class LettersError extends Error {
  readonly letters: readonly string[];
  constructor(letters: readonly string[]) {
    super(`The typefaces lack ${letters.join(" ")}`);
    this.letters = letters;
  }
}

/** Makes a pack of parts, in their order. Throws `PartError` and `LettersError`. */
export async function makePack(
  parts: readonly Part[],
  { description, cover, words, colors, site, template, onStep = () => undefined }: PackOptions,
): Promise<Pack> {
  const model = await openSource(template);
  assertDecoration(model);
  const face = (name: string) => faceOf(model, 1, name, Object.values(cuts));
  const faces: Faces = { heading: face(cuts.heading), body: face(cuts.body) };
  const missing = missingLetters(faces.heading, description.title);
  if (missing.length > 0) throw new LettersError(missing);

  const tell = (done: number) => onStep({ done, total: parts.length + 3, parts: Math.min(done, parts.length) });
  const target = emptyTarget();
  const { context } = target;
  const rows: ContentsRow[] = [];
  const placed: PlacedPart[] = [];
  const claims: Claims[] = [claimsOf(model.catalog)];
  for (const [index, part] of parts.entries()) {
    await tell(index);
    try {
      const source = await openSource(part.bytes);
      const after = target.pages.length;
      claims.push(claimsOf(source.catalog));
      const name = `del${index + 1}`;
      const first = addPart(target, source, part.title, name, description.language);
      rows.push({ title: part.title, after, page: first });
      placed.push({ pages: part.pages ?? [], prefix: prefixOf(name), first });
    } catch (cause) {
      throw new PartError(part, cause);
    }
  }
  await tell(parts.length);
  linkParts(target, placed, site);

  const copier = PDFObjectCopier.for(model.context, context);
  const wrap = wrapping(context);
  const used: UsedFonts = new Map();
  const front = copyCoverPage(model, copier, context);
  const coverElement = addCover(target, front, wrap, { ...cover, title: description.title }, faces, colors, used);
  const { sheets, element: contentsElement } = addContents(target, rows, 1, words, faces, colors, used);
  target.elements.unshift(coverElement, contentsElement);
  target.pages.unshift(front, ...sheets);
  const [firstSheet] = sheets;
  if (firstSheet !== undefined)
    target.outline.unshift({ title: words.contents, destination: topOf(target, firstSheet), element: contentsElement, children: [] });
  stampNumbers(target, wrap, words.page, faces, colors, used);

  const fonts = copyFonts(copier, used);
  for (const page of target.pages) lendFonts(context, context.lookup(page, PDFDict), fonts.byName);
  const intents = model.catalog.lookup(PDFName.of("OutputIntents"));
  const root = writeRoots(target, description, commonClaims(claims), intents === undefined ? undefined : copier.copy(intents));
  await tell(parts.length + 1);
  uniteTypefaces(context, fonts.glyphs);
  shareObjects(context);
  await tell(parts.length + 2);
  return { bytes: fileBytes(context, root, { deflate: (content) => context.flateStream(content).getContents(), sha256 }), pages: target.pages.length };
}

/** What is put before a part's names. */
const prefixOf = (name: string) => `${name}-`;

/** Takes a part in: pages, structure, places, outline and form fields. Returns its first page. */
function addPart(target: Target, source: Source, title: string, name: string, language: string): PDFRef {
  const { context } = target;
  const prefix = prefixOf(name);
  if (source.pages.some((page) => isNumbered(source.context.lookup(page, PDFDict)))) throw new Error("The PDF is a pack itself");
  const structure = detachStructure(source);
  const firstCopied = context.largestObjectNumber + 1;
  const copier = PDFObjectCopier.for(source.context, context);
  const pages = source.pages.map((page) => copier.copy(page));
  const [first] = pages;
  if (first === undefined) throw new Error("The PDF has no pages");
  target.pages.push(...pages);
  const declared = source.catalog.lookup(PDFName.of("Lang"));
  addPlaces(target, source, copier, prefix);
  const own = outlineOf(source, copier, prefix);
  addFields(target, source, copier, name);
  prefixLinks(target, pages, prefix);
  const part = addStructure(target, structure, source, copier, firstCopied, { title, prefix, language: textOf(declared) ?? language });
  target.outline.push(partEntry(title, topOf(target, first), part, own));
  return first;
}

function copyCoverPage({ context: from, pages }: Source, copier: PDFObjectCopier, context: Target["context"]): PDFRef {
  const [page] = pages;
  const node = from.lookup(page, PDFDict);
  for (const key of ["Annots", "StructParents"]) node.delete(PDFName.of(key));
  const copied = copier.copy(page as PDFObject);
  if (!(copied instanceof PDFRef) || !(context.lookup(copied) instanceof PDFDict)) throw new Error("The template has no cover");
  return copied;
}

/** Numbers every sheet but the cover. Page numbers are no content (ISO 14289-1, 7.8). */
function stampNumbers({ context, pages }: Target, wrap: Wrapping, says: string, { body }: Faces, { soft }: Colors, used: UsedFonts): void {
  for (const [index, page] of pages.entries()) {
    if (index === 0) continue;
    const node = context.lookup(page, PDFDict);
    const line = setLine(body, fillIn(says, { page: index + 1, pages: pages.length }));
    const { x: from, y: bottom, width } = sheetBox(node);
    const x = from + (width - (line.width * foot.size) / 1000) / 2;
    const drawing = `${fillColor(soft)}\n${drawLine(line, { x, y: bottom + foot.bottom * mm, size: foot.size }, used)}`;
    drawOn(context, node, wrap, artifact("<</Type /Pagination /Subtype /Footer>>", drawing));
  }
}

/** Writes what holds the document together. */
function writeRoots(
  target: Target,
  description: Description,
  claims: Claims,
  intents: PDFObject | undefined,
): { readonly catalog: PDFRef; readonly info: PDFRef } {
  const { context, structure, document, elements, pages, parents, ids, places, roles } = target;
  const tree = context.register(context.obj({ Type: "Pages", Kids: pages, Count: pages.length }));
  for (const page of pages) context.lookup(page, PDFDict).set(PDFName.of("Parent"), tree);

  context.assign(document, context.obj({ Type: "StructElem", S: "Document", P: structure }));
  setKids(context, document, elements);
  context.assign(
    structure,
    context.obj({
      Type: "StructTreeRoot",
      K: document,
      ParentTree: context.register(numberTree(context, parents)),
      ParentTreeNextKey: target.nextParent,
      ...(ids.length === 0 ? {} : { IDTree: context.register(nameTree(context, ids)) }),
      ...(roles.size === 0 ? {} : { RoleMap: Object.fromEntries(roles) }),
    }),
  );

  const catalog = context.obj({
    Type: "Catalog",
    Pages: tree,
    Names: { Dests: context.register(nameTree(context, [...places])) },
    Outlines: writeOutline(target),
    PageMode: "UseOutlines",
    StructTreeRoot: structure,
    MarkInfo: { Marked: true },
    Lang: text(description.language),
    ViewerPreferences: { DisplayDocTitle: PDFBool.True },
  });
  if (intents !== undefined) catalog.set(PDFName.of("OutputIntents"), intents);
  writeForm(target, catalog);
  const info = writeDescription(context, catalog, description, claims);
  return { catalog: context.register(catalog), info };
}
