/** The structure tree of a part, moved into the pack's (ISO 32000-1, 14.7): elements, ParentTree, IDTree and roles. */
import { arrayAt, dictAt, PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, textOf, type PDFObject, type PDFObjectCopier } from "../pdfLib.ts";
import type { Source } from "./source.ts";
import { nameAt, text, type Target } from "./target.ts";
import { nameKey, nameTreeEntries, numberTreeEntries } from "./trees.ts";

const [K, P, S, ID] = [PDFName.of("K"), PDFName.of("P"), PDFName.of("S"), PDFName.of("ID")] as const;
/** Where pages, drawings and annotations say which entry of the ParentTree is theirs. */
const parentKeys = [PDFName.of("StructParents"), PDFName.of("StructParent")] as const;

/** What a part's tree is called in the pack. */
export interface PartNames {
  readonly title: string;
  /** Put before its ids, so that they meet no other part's. */
  readonly prefix: string;
  /** BCP 47, of what says nothing else. */
  readonly language: string;
}

/** A structure tree, taken off its root. */
export interface Structure {
  readonly roots: readonly PDFObject[];
  readonly parents: readonly (readonly [number, PDFObject])[];
  readonly ids: readonly (readonly [string, PDFObject])[];
  readonly roles: PDFDict | undefined;
}

/**
 * Takes a part's tree off its root, which is emptied. Elements point up to it, and whatever points to an element would bring the whole root along when it is copied:
 * this comes before anything is.
 */
export function detachStructure({ structure }: Source): Structure {
  const detached = {
    roots: childrenOf(structure),
    parents: numberTreeEntries(dictAt(structure, "ParentTree")),
    ids: nameTreeEntries(dictAt(structure, "IDTree")),
    roles: dictAt(structure, "RoleMap"),
  };
  for (const key of structure.keys()) structure.delete(key);
  return detached;
}

/**
 * Copies a part's structure tree and hangs it under the pack's document as a `Part`. The copier is the one that copied the pages, so that elements point
 * to the copied pages and annotations; this comes after everything else is copied.
 * @param firstCopied number of the first object that was copied from the part
 */
export function addStructure(
  target: Target,
  { roots, parents, ids, roles }: Structure,
  source: Source,
  copier: PDFObjectCopier,
  firstCopied: number,
  names: PartNames,
): PDFRef {
  const { context } = target;
  const copied = roots.map((root) => copier.copy(root)).filter((root) => root instanceof PDFRef);
  const part = partElement(target, copied, names);
  const stub = copier.copy(source.catalog.get(PDFName.of("StructTreeRoot")) as PDFObject);
  if (stub instanceof PDFRef) context.delete(stub);

  const renamed = mergeRoles(target.roles, roles, names.prefix);
  const lists = new Set<PDFArray>();
  for (const element of elementsUnder(part, context.lookup(part, PDFDict))) {
    const role = renamed.get(nameAt(element, "S") ?? "");
    if (role !== undefined) element.set(S, PDFName.of(role));
    const id = textOf(element.lookup(ID));
    if (id !== undefined) element.set(ID, nameKey(names.prefix + id));
    for (const heads of headerLists(element)) lists.add(heads);
  }
  for (const heads of lists) for (const [index, head] of heads.asArray().entries()) heads.set(index, nameKey(names.prefix + String(textOf(head))));
  target.ids.push(...ids.map(([id, element]) => [names.prefix + id, copier.copy(element)] as const));

  const offset = target.nextParent;
  target.parents.push(...parents.map(([key, value]) => [key + offset, copier.copy(value)] as const));
  const used = moveParentKeys(target, firstCopied, offset);
  target.nextParent = offset + Math.max(used, ...parents.map(([key]) => key + 1));
  target.elements.push(part);
  return part;
}

/** The part's own document element as a `Part`; a tree with several roots gets one above them. */
function partElement({ context, document }: Target, roots: readonly PDFRef[], { title, language }: PartNames): PDFRef {
  const [only] = roots;
  const single = roots.length === 1 && only !== undefined && nameAt(context.lookup(only, PDFDict), "S") === "Document" ? only : undefined;
  const ref = single ?? context.register(context.obj({ Type: "StructElem", K: [...roots] }));
  const part = context.lookup(ref, PDFDict);
  part.set(S, PDFName.of("Part"));
  part.set(P, document);
  part.set(PDFName.of("T"), text(title));
  if (!part.has(PDFName.of("Lang"))) part.set(PDFName.of("Lang"), text(language));
  if (single === undefined) for (const root of roots) context.lookup(root, PDFDict).set(P, ref);
  return ref;
}

/** The children of an element, as they stand there. */
function childrenOf(element: PDFDict): readonly PDFObject[] {
  const kids = element.get(K);
  const looked = element.lookup(K);
  if (looked instanceof PDFArray) return looked.asArray();
  return kids === undefined ? [] : [kids];
}

/** An element and every element below it, in reading order. */
export function* elementsUnder(ref: PDFObject, element: PDFDict): Generator<PDFDict> {
  yield element;
  for (const child of childrenOf(element)) {
    const below = element.context.lookup(child);
    if (child !== ref && below instanceof PDFDict && below.has(S)) yield* elementsUnder(child, below);
  }
}

/** Takes a part's roles into the pack's. A type that means something else already gets a name of its own; tells which. */
function mergeRoles(known: Map<string, string>, roles: PDFDict | undefined, prefix: string): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const [type] of roles?.entries() ?? []) {
    const name = type.decodeText();
    const meaning = roles === undefined ? undefined : nameAt(roles, name);
    if (meaning === undefined) continue;
    const before = known.get(name);
    if (before !== undefined && before !== meaning) renamed.set(name, `${prefix}${name}`);
    known.set(renamed.get(name) ?? name, meaning);
  }
  return renamed;
}

/** The lists of ids by which a table's cell names its heads (14.8.5.7). Cells may share one. */
function headerLists(element: PDFDict): readonly PDFArray[] {
  const attributes = element.lookup(PDFName.of("A"));
  const dictionaries = attributes instanceof PDFArray ? attributes.asArray().map((one) => element.context.lookup(one)) : [attributes];
  return dictionaries.flatMap((one) => (one instanceof PDFDict ? (arrayAt(one, "Headers") ?? []) : []));
}

/** Moves the ParentTree keys of everything that was copied from a part; returns how many keys it uses. */
function moveParentKeys({ context }: Target, firstCopied: number, offset: number): number {
  let used = 0;
  const move = (object: PDFObject): void => {
    if (object instanceof PDFRawStream) return move(object.dict);
    if (object instanceof PDFArray) return object.asArray().forEach(move);
    if (!(object instanceof PDFDict)) return;
    for (const key of parentKeys) {
      const number = object.get(key);
      if (!(number instanceof PDFNumber)) continue;
      used = Math.max(used, number.asNumber() + 1);
      object.set(key, PDFNumber.of(number.asNumber() + offset));
    }
    for (const [, value] of object.entries()) if (!(value instanceof PDFRef)) move(value);
  };
  for (let number = firstCopied; number <= context.largestObjectNumber; number++) {
    const object = context.lookup(PDFRef.of(number));
    if (object !== undefined) move(object);
  }
  return used;
}
