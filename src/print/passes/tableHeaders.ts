/** Chromium names table heads after its own node numbers, which differ from run to run; here they are numbered in reading order. */
import { arrayAt, dictAt, PDFArray, PDFDict, PDFName, PDFRef, PDFString, textOf, type PDFDocument } from "../pdfLib.ts";

/** Numbers the structure's ids in reading order, and leads the cells that refer to them. */
export function numberTableHeaders(pdf: PDFDocument): void {
  const root = dictAt(pdf.catalog, "StructTreeRoot");
  if (root === undefined) return;
  const names = new Map<string, string>();
  const elements: PDFDict[] = [];
  walk(root, (element) => {
    elements.push(element);
    const id = textOf(element.lookup(PDFName.of("ID")));
    if (id !== undefined) names.set(id, `th${String(names.size + 1).padStart(5, "0")}`);
  });
  if (names.size === 0) return;
  const renamed = (text: string | undefined) => PDFString.of(names.get(String(text)) ?? String(text));

  const refs: (readonly [string, Parameters<PDFArray["push"]>[0]])[] = [];
  const tree = dictAt(root, "IDTree");
  const old = tree === undefined ? [] : collect(tree, (id, ref) => refs.push([names.get(id) ?? id, ref]));
  for (const element of elements) {
    const id = textOf(element.lookup(PDFName.of("ID")));
    if (id !== undefined) element.set(PDFName.of("ID"), renamed(id));
    for (const attributes of attributesOf(element)) {
      const headers = arrayAt(attributes, "Headers");
      for (const [index, header] of headers?.asArray().entries() ?? []) headers?.set(index, renamed(textOf(header)));
    }
  }
  if (tree === undefined) return;
  const { context } = pdf;
  const list = context.obj([]);
  for (const [id, ref] of refs.sort(([a], [b]) => (a < b ? -1 : 1))) {
    list.push(PDFString.of(id));
    list.push(ref);
  }
  root.set(PDFName.of("IDTree"), context.obj({ Names: list }));
  for (const node of old) context.delete(node);
}

function walk(parent: PDFDict, visit: (element: PDFDict) => void): void {
  const kids = parent.lookup(PDFName.of("K"));
  const children = kids instanceof PDFArray ? kids.asArray().map((_, index) => kids.lookup(index)) : [kids];
  for (const child of children) {
    if (!(child instanceof PDFDict) || !child.has(PDFName.of("S"))) continue;
    visit(child);
    walk(child, visit);
  }
}

function attributesOf(element: PDFDict): PDFDict[] {
  const attributes = element.lookup(PDFName.of("A"));
  if (attributes instanceof PDFDict) return [attributes];
  if (!(attributes instanceof PDFArray)) return [];
  return attributes.asArray().flatMap((_, index) => {
    const one = attributes.lookup(index);
    return one instanceof PDFDict ? [one] : [];
  });
}

/** Visits the leaves of a name tree; returns the nodes below it. */
function collect(node: PDFDict, visit: (name: string, ref: Parameters<PDFArray["push"]>[0]) => void): PDFRef[] {
  const names = arrayAt(node, "Names")?.asArray() ?? [];
  for (let index = 0; index + 1 < names.length; index += 2) {
    const name = textOf(names[index]);
    const ref = names[index + 1];
    if (name !== undefined && ref !== undefined) visit(name, ref);
  }
  const kids = arrayAt(node, "Kids");
  return (kids?.asArray() ?? []).flatMap((kid, index) => [
    ...(kid instanceof PDFRef ? [kid] : []),
    ...(kids === undefined ? [] : collect(kids.lookup(index, PDFDict), visit)),
  ]);
}
