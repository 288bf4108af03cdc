/** Writes content streams and structure back into the PDF they came from (ISO 32000-1, 14.6 and 14.7). */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString, type PDFContext, type PDFObject, type PDFRef } from "../pdfLib.ts";
import type { ContentStream, Mark, StatePiece, Tagged } from "./content.ts";
import type { TaggedPdf } from "./readTagged.ts";
import { packed } from "./streams.ts";
import { isElement, isTagged, type Element } from "./structure.ts";

/** Where marked content stands: its identifiers in its stream, one for each stretch of it. */
type Identifiers = ReadonlyMap<Tagged, readonly number[]>;

/** Writes back what the passes changed. What nothing refers to any more stays in the document; see `saveFile`. */
export function writeTagged(tagged: TaggedPdf): void {
  const { pdf, streams, root } = tagged;
  const { context } = pdf;
  const parents = parentsOf(root);
  const identifiers = new Map<Tagged, readonly number[]>();
  /** Who owns each stretch of marked content, stream by stream. */
  const owners = streams.map((stream) => {
    const { code, order } = writeContent(stream, (part) => parents.get(part)?.type ?? "Span");
    for (const [id, part] of order.entries()) identifiers.set(part, [...(identifiers.get(part) ?? []), id]);
    putContent(context, pdf.getPage(stream.page).node, stream, code);
    return order.map((part) => {
      const owner = parents.get(part);
      if (owner === undefined) throw new Error("Tagged content has no place in the structure");
      return owner;
    });
  });
  writeStructure(tagged, identifiers, owners);
}

function parentsOf(root: Element, parents = new Map<Tagged, Element>()): Map<Tagged, Element> {
  for (const kid of root.kids) {
    if (isTagged(kid)) parents.set(kid, root);
    else if (isElement(kid)) parentsOf(kid, parents);
  }
  return parents;
}

/**
 * The code of a stream, and its marked content in the order of its identifiers. A mark that goes on stays open, also over operators that paint nothing,
 * as long as these end at the level of `q` where they began: marked content and graphics states are nested.
 */
export function writeContent({ pieces }: ContentStream, typeOf: (tagged: Tagged) => string): { readonly code: string; readonly order: readonly Tagged[] } {
  const order: Tagged[] = [];
  let code = "";
  let open: Mark | null = null;
  let between: StatePiece[] = [];
  const begin = (mark: Mark) => {
    if (mark.kind === "artifact") code += mark.properties === "" ? "/Artifact BMC\n" : `/Artifact ${mark.properties}BDC\n`;
    else code += `/${typeOf(mark)}<</MCID ${order.push(mark) - 1}>>BDC\n`;
  };
  for (const piece of pieces) {
    if (piece.kind === "state") {
      between.push(piece);
      continue;
    }
    const goesOn = open !== null && sameMark(open, piece.mark) && isLevel(between);
    if (open !== null && !goesOn) code += "EMC\n";
    for (const state of between) code += state.code;
    between = [];
    if (!goesOn && piece.mark !== null) begin(piece.mark);
    open = piece.mark;
    code += piece.kind === "text" ? `BT\n${piece.code}ET\n` : `${piece.code}\n`;
  }
  if (open !== null) code += "EMC\n";
  for (const state of between) code += state.code;
  return { code, order };
}

const sameMark = (one: Mark, other: Mark | null) =>
  one === other || (one.kind === "artifact" && other?.kind === "artifact" && one.properties === other.properties);

function isLevel(states: readonly StatePiece[]): boolean {
  let level = 0;
  for (const { levels, lowest } of states) {
    if (level + lowest < 0) return false;
    level += levels;
  }
  return level === 0;
}

const keys = {
  actual: PDFName.of("ActualText"),
  attributes: PDFName.of("A"),
  alternative: PDFName.of("Alt"),
  contents: PDFName.of("Contents"),
  element: PDFName.of("SE"),
  expansion: PDFName.of("E"),
  id: PDFName.of("ID"),
  ids: PDFName.of("IDTree"),
  kids: PDFName.of("K"),
  language: PDFName.of("Lang"),
  owner: PDFName.of("StructParent"),
  owners: PDFName.of("StructParents"),
  page: PDFName.of("Pg"),
  parent: PDFName.of("P"),
  type: PDFName.of("S"),
} as const;

function putContent(context: PDFContext, page: PDFDict, { form }: ContentStream, code: string): void {
  if (form === null) return page.set(keys.contents, context.register(packed(code, context.obj({}))));
  return context.assign(form, packed(code, formAt(context, form).dict));
}

function formAt(context: PDFContext, ref: PDFRef): PDFRawStream {
  const form = context.lookup(ref);
  if (!(form instanceof PDFRawStream)) throw new Error("A form is not a stream");
  return form;
}

function writeStructure({ pdf, streams, root, entries }: TaggedPdf, identifiers: Identifiers, owners: readonly (readonly Element[])[]): void {
  const { context } = pdf;
  const pages = pdf.getPages().map(({ ref }) => ref);
  const refs = new Map<Element, PDFRef>();
  /** Values of the parent tree, by key: streams first, then annotations in reading order (14.7.4.4). */
  const parentTree: PDFObject[] = streams.map(() => context.obj(null));
  const ids: (readonly [string, PDFRef])[] = [];

  const markedKid = (tagged: Tagged, id: number, ownPage: number | undefined): PDFObject => {
    const { page, form } = tagged.stream;
    if (form === null && page === ownPage) return PDFNumber.of(id);
    return context.obj({ Type: "MCR", Pg: pages[page] as PDFRef, ...(form === null ? {} : { Stm: form }), MCID: id });
  };
  const write = (element: Element, parent: PDFRef): PDFRef => {
    const ref = context.nextRef();
    refs.set(element, ref);
    const own = element.kids.find(isTagged)?.stream.page;
    const kids = element.kids.flatMap((kid): PDFObject[] => {
      if (isElement(kid)) return [write(kid, ref)];
      if (isTagged(kid)) return (identifiers.get(kid) ?? []).map((id) => markedKid(kid, id, own));
      context.lookup(kid.ref, PDFDict).set(keys.owner, PDFNumber.of(parentTree.push(ref) - 1));
      return [context.obj({ Type: "OBJR", Pg: pages[kid.page] as PDFRef, Obj: kid.ref })];
    });
    const dict = context.obj({});
    dict.set(keys.type, PDFName.of(element.type));
    dict.set(keys.parent, parent);
    if (own !== undefined) dict.set(keys.page, pages[own] as PDFRef);
    if (kids.length > 0) dict.set(keys.kids, kids.length === 1 ? (kids[0] as PDFObject) : arrayOf(context, kids));
    if (element.language !== null) dict.set(keys.language, PDFString.of(element.language));
    if (element.alternative !== null) dict.set(keys.alternative, PDFHexString.fromText(element.alternative));
    if (element.actual !== null) dict.set(keys.actual, PDFHexString.fromText(element.actual));
    if (element.expansion !== null) dict.set(keys.expansion, PDFHexString.fromText(element.expansion));
    if (element.id !== null) {
      dict.set(keys.id, PDFString.of(element.id));
      ids.push([element.id, ref]);
    }
    const attributes = attributesOf(context, element);
    if (attributes !== undefined) dict.set(keys.attributes, attributes);
    context.assign(ref, dict);
    return ref;
  };

  const tree = context.nextRef();
  const top = write(root, tree);
  for (const [index, { page, form }] of streams.entries()) {
    parentTree[index] = context.register(
      arrayOf(
        context,
        (owners[index] as readonly Element[]).map((owner) => refs.get(owner) as PDFRef),
      ),
    );
    const holder = form === null ? pdf.getPage(page).node : formAt(context, form).dict;
    holder.set(keys.owners, PDFNumber.of(index));
  }
  const nums = parentTree.flatMap((value, index) => [PDFNumber.of(index), value]);
  const names = ids.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, ref]) => [PDFString.of(id), ref]);
  const dict = context.obj({
    Type: "StructTreeRoot",
    K: top,
    ParentTree: context.register(context.obj({ Nums: arrayOf(context, nums) })),
    ParentTreeNextKey: parentTree.length,
  });
  if (names.length > 0) dict.set(keys.ids, context.register(context.obj({ Names: arrayOf(context, names) })));
  context.assign(tree, dict);
  pdf.catalog.set(PDFName.of("StructTreeRoot"), tree);
  for (const { entry, element } of entries) {
    const ref = refs.get(element);
    if (ref === undefined) entry.delete(keys.element);
    else entry.set(keys.element, ref);
  }
}

/** The attributes of an element, by their owners (14.7.5). */
function attributesOf(context: PDFContext, { numbering, scope, headers, rowSpan, colSpan, box }: Element): PDFObject | undefined {
  const heads = headers.flatMap(({ id }) => (id === null ? [] : [PDFString.of(id)]));
  const table = {
    ...(scope === null ? {} : { Scope: scope }),
    ...(heads.length === 0 ? {} : { Headers: arrayOf(context, heads) }),
    ...(rowSpan === 1 ? {} : { RowSpan: rowSpan }),
    ...(colSpan === 1 ? {} : { ColSpan: colSpan }),
  };
  const owned = [
    ...(numbering === null ? [] : [context.obj({ O: "List", ListNumbering: numbering })]),
    ...(Object.keys(table).length === 0 ? [] : [context.obj({ O: "Table", ...table })]),
    ...(box === null ? [] : [context.obj({ O: "Layout", BBox: box.map((edge) => Number(edge.toFixed(2))) })]),
  ];
  return owned.length === 0 ? undefined : owned.length === 1 ? owned[0] : arrayOf(context, owned);
}

function arrayOf(context: PDFContext, items: readonly PDFObject[]): PDFArray {
  const array = PDFArray.withContext(context);
  for (const item of items) array.push(item);
  return array;
}
