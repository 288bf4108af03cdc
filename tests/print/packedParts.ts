/** Parts to make packs of, printed once for a test file, and what is looked at in a pack: by pdf.js, and object by object. */
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import labels from "../../_data/labels.json" with { type: "json" };
import type { Handbook, Page } from "../../src/handbook/model.ts";
import { allPages } from "../../src/handbook/navigate.ts";
import { withPrintBrowser } from "../../src/io/browser.ts";
import { packTemplateJob, printPackTemplate } from "../../src/io/packTemplate.ts";
import { readPrintCss, readPrintFonts } from "../../src/io/printStyle.ts";
import { templateEnvironment } from "../../src/io/templates.ts";
import { pageContentOf } from "../../src/print/pack/content.ts";
import { annotationsOf } from "../../src/print/pack/destinations.ts";
import type { PackOptions, Part } from "../../src/print/pack/pack.ts";
import type { Source } from "../../src/print/pack/source.ts";
import { elementsUnder } from "../../src/print/pack/structure.ts";
import { nameAt } from "../../src/print/pack/target.ts";
import { numberTreeEntries } from "../../src/print/pack/trees.ts";
import { packSetting } from "../../src/print/packSetting.ts";
import { arrayAt, dictAt, openPdf, PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFString, type PDFObject } from "../../src/print/pdfLib.ts";
import { pageEdition } from "./pageEdition.ts";
import { outlineRows, print, textsOf } from "./printedBook.ts";

/** Pages of a handbook as parts, each printed alone. */
export async function printParts(handbook: Handbook, ids: readonly string[]): Promise<readonly Part[]> {
  const editions = ids.map((id) => pageEdition(allPages(handbook).find((candidate) => candidate.id === id) as Page));
  const printed = await print(handbook, { editions });
  return [...printed.values()].map(({ file, bytes }) => ({ title: file.title, bytes, pages: file.sourcePages }));
}

/** What a pack of a handbook is made with, but for its title. */
export async function printSetting(
  handbook: Handbook,
): Promise<Omit<PackOptions, "description"> & { readonly description: Omit<PackOptions["description"], "title"> }> {
  const environment = templateEnvironment();
  const words = labels.pack;
  const job = await packTemplateJob(handbook, {
    render: (template, context) => environment.render(template, context),
    css: await readPrintCss(handbook),
    fonts: await readPrintFonts(),
    words,
    readPicture: () => Promise.reject(new Error("The small handbook has no mark")),
  });
  const template = await withPrintBrowser(({ use }) => printPackTemplate(handbook, job, words, use));
  return { ...packSetting(handbook, labels.pack), template };
}

/** A part with something changed in it. */
export async function changed(part: Part, change: (pdf: Awaited<ReturnType<typeof openPdf>>) => void): Promise<Part> {
  const pdf = await openPdf(part.bytes);
  change(pdf);
  return { ...part, bytes: await pdf.save({ addDefaultPage: false, updateFieldAppearances: false }) };
}

/** A part with a text field and a font for what is typed in it. */
export const withField = (part: Part): Promise<Part> =>
  changed(part, (pdf) => {
    const { context, catalog } = pdf;
    const font = context.register(context.obj({ Type: "Font", Subtype: "Type1", BaseFont: "Helvetica" }));
    const { ref, node } = pdf.getPage(0);
    const root = dictAt(catalog, "StructTreeRoot") as PDFDict;
    const next = (root.get(PDFName.of("ParentTreeNextKey")) as PDFNumber).asNumber();
    const element = context.register(context.obj({ Type: "StructElem", S: "Form", P: root.get(PDFName.of("K")) as PDFRef, Pg: ref }));
    const field = context.register(
      context.obj({
        Type: "Annot",
        Subtype: "Widget",
        FT: "Tx",
        T: PDFString.of("namn"),
        DA: PDFString.of("/Falt 0 Tf 0 g"),
        F: 4,
        Rect: [60, 60, 200, 80],
        StructParent: next,
      }),
    );
    context.lookup(element, PDFDict).set(PDFName.of("K"), context.obj({ Type: "OBJR", Obj: field, Pg: ref }));
    const document = context.lookup(root.get(PDFName.of("K")), PDFDict);
    (arrayAt(document, "K") as PDFArray).push(element);
    (arrayAt(dictAt(root, "ParentTree") as PDFDict, "Nums") as PDFArray).push(PDFNumber.of(next));
    (arrayAt(dictAt(root, "ParentTree") as PDFDict, "Nums") as PDFArray).push(element);
    root.set(PDFName.of("ParentTreeNextKey"), PDFNumber.of(next + 1));
    const annotations = arrayAt(node, "Annots") ?? context.obj([]);
    annotations.push(field);
    node.set(PDFName.of("Annots"), annotations);
    catalog.set(PDFName.of("AcroForm"), context.obj({ Fields: [field], DR: { Font: { Falt: font } }, DA: PDFString.of("/Falt 12 Tf 0 g") }));
  });

/** A finished pack as pdf.js sees it. */
export interface SeenPack {
  readonly pdf: PDFDocumentProxy;
  /** Text of each page, with single spaces. */
  readonly texts: readonly string[];
  /** Rows of the outline: depth, title, page. */
  readonly outline: readonly (readonly [number, string, number])[];
}

export async function seePack(bytes: Uint8Array): Promise<SeenPack> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const texts = (await textsOf(pdf)).map((text) => text.trim());
  const outline = (await outlineRows(pdf)).map(({ depth, title, page }) => [depth, title, page] as const);
  return { pdf, texts, outline };
}

/** The elements of a file's structure, in reading order. */
export function elementsOf({ structure }: Source): readonly PDFDict[] {
  const root = structure.lookup(PDFName.of("K"));
  const roots = root instanceof PDFArray ? root.asArray().map((one) => structure.context.lookup(one)) : [root];
  return roots.flatMap((one) => (one instanceof PDFDict ? [...elementsUnder(one, one)] : []));
}

export const typesOf = (elements: readonly PDFDict[]) => elements.map((element) => nameAt(element, "S"));

/** Everything that is wrong between pages, structure and ParentTree; empty for a sound file (ISO 32000-1, 14.7.4.4). */
export function structureFaults({ context, pages, structure, catalog }: Source): readonly string[] {
  const faults: string[] = [];
  const parents = new Map(numberTreeEntries(dictAt(structure, "ParentTree")));
  const elements = new Set(elementsOf({ context, pages, structure, catalog }));
  const kidsOf = (element: PDFDict): readonly PDFObject[] => {
    const kids = element.lookup(PDFName.of("K"));
    return kids instanceof PDFArray ? kids.asArray().map((kid) => context.lookup(kid) as PDFObject) : kids === undefined ? [] : [kids];
  };
  const owner = (ref: PDFObject | undefined, what: string): PDFDict | undefined => {
    const element = context.lookup(ref);
    if (element instanceof PDFDict && elements.has(element)) return element;
    faults.push(`${what} belongs to no element of the structure`);
    return undefined;
  };
  for (const [index, ref] of pages.entries()) {
    const page = context.lookup(ref, PDFDict);
    const key = page.lookup(PDFName.of("StructParents"));
    const list = context.lookup(parents.get(key instanceof PDFNumber ? key.asNumber() : -1));
    const ids = [...pageContentOf(page).matchAll(/\/MCID (\d+)/g)].map(([, id]) => Number(id));
    for (const id of ids) {
      const what = `Content ${id} of page ${index + 1}`;
      const element = owner(list instanceof PDFArray ? list.get(id) : undefined, what);
      if (element === undefined) continue;
      const isNamed = kidsOf(element).some((kid) =>
        kid instanceof PDFNumber
          ? kid.asNumber() === id && element.get(PDFName.of("Pg")) === ref
          : kid instanceof PDFDict &&
            String(kid.get(PDFName.of("MCID"))) === String(id) &&
            (kid.get(PDFName.of("Pg")) ?? element.get(PDFName.of("Pg"))) === ref,
      );
      if (!isNamed) faults.push(`${what} is not named by its element`);
    }
    for (const annotation of annotationsOf(page)) {
      const number = annotation.lookup(PDFName.of("StructParent"));
      const element = owner(parents.get(number instanceof PDFNumber ? number.asNumber() : -1), `An annotation of page ${index + 1}`);
      if (element !== undefined && !kidsOf(element).some((kid) => kid instanceof PDFDict && kid.lookup(PDFName.of("Obj")) === annotation))
        faults.push(`An annotation of page ${index + 1} is not named by its element`);
    }
  }
  for (const element of elements) {
    for (const kid of kidsOf(element)) {
      if (kid instanceof PDFDict && elements.has(kid) && kid.lookup(PDFName.of("P")) !== element) faults.push(`A ${nameAt(kid, "S")} does not know its parent`);
    }
    const page = element.get(PDFName.of("Pg"));
    if (page instanceof PDFRef && !pages.includes(page)) faults.push(`A ${nameAt(element, "S")} is on a page that is not in the file`);
  }
  const keys = [...parents.keys()];
  if (keys.some((key, index) => index > 0 && key <= (keys[index - 1] as number))) faults.push("The ParentTree is not in order");
  const next = structure.lookup(PDFName.of("ParentTreeNextKey"));
  if (!(next instanceof PDFNumber) || keys.some((key) => key >= next.asNumber())) faults.push("The next key of the ParentTree is taken");
  return faults;
}

/** References that lead to nothing, anywhere in a file. */
export function deadReferences({ context }: Source): readonly string[] {
  const dead: string[] = [];
  const look = (object: PDFObject, from: string): void => {
    if (object instanceof PDFRef) {
      if (context.lookup(object) === undefined) dead.push(`${from} → ${String(object)}`);
    } else if (object instanceof PDFArray) for (const item of object.asArray()) look(item, from);
    else if (object instanceof PDFDict) for (const [, item] of object.entries()) look(item, from);
    else if ("dict" in object && object.dict instanceof PDFDict) look(object.dict, from);
  };
  for (const [ref, object] of context.enumerateIndirectObjects()) look(object, String(ref));
  return dead;
}

/** Ids of elements, and the ids by which cells name their heads. */
export function headsOf(source: Source): { readonly ids: readonly string[]; readonly named: readonly string[] } {
  const strings = (objects: readonly PDFObject[]) => objects.map((object) => String(object).replace(/^\(|\)$/g, ""));
  const elements = elementsOf(source);
  return {
    ids: elements.flatMap((element) => (element.has(PDFName.of("ID")) ? strings([element.get(PDFName.of("ID")) as PDFObject]) : [])),
    named: elements.flatMap((element) => {
      const attributes = element.lookup(PDFName.of("A"));
      const all = attributes instanceof PDFArray ? attributes.asArray().map((one) => source.context.lookup(one)) : [attributes];
      return all.flatMap((one) => (one instanceof PDFDict ? strings(arrayAt(one, "Headers")?.asArray() ?? []) : []));
    }),
  };
}
