/** Sheets that a pack draws itself, and what it adds to the sheets of its parts. */
import { dictAt, PDFArray, PDFDict, PDFName, PDFRef, type PDFContext, type PDFObject, type PDFObjectCopier } from "../pdfLib.ts";
import type { Target } from "./target.ts";
import { fontPrefix, number, type UsedFonts } from "./typeset.ts";

/** Points in a millimetre. */
export const mm = 72 / 25.4;

/** A4, in points. */
export const a4 = { width: 210 * mm, height: 297 * mm } as const;

/** The part of a page that is seen, in points. */
export function sheetBox(page: PDFDict): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const box = page.lookup(PDFName.of("CropBox")) ?? page.lookup(PDFName.of("MediaBox"));
  return box instanceof PDFArray ? box.asRectangle() : { x: 0, y: 0, ...a4 };
}

/** A colour as a filling operator. */
export function fillColor(hex: string): string {
  return `${[1, 3, 5].map((place) => number(parseInt(hex.slice(place, place + 2), 16) / 255)).join(" ")} rg`;
}

/** A piece of content that is read: its place in the structure is the number it is marked with. */
export const marked = (type: string, id: number, drawing: string): string => `/${type} <</MCID ${id}>> BDC\n${drawing}\nEMC`;

/** A piece of content that is not read: lines, page numbers (ISO 32000-1, 14.8.2.2). */
export const artifact = (properties: string, drawing: string): string => `/Artifact ${properties} BDC\n${drawing}\nEMC`;

/** A new page with its content and the elements that its marked content belongs to, by number. Annotations are added later. */
export function addSheet(target: Target, content: string, elements: readonly PDFRef[]): PDFRef {
  const { context } = target;
  const page = context.obj({
    Type: "Page",
    MediaBox: [0, 0, Number(a4.width.toFixed(4)), Number(a4.height.toFixed(4))],
    Resources: {},
    Contents: context.register(context.flateStream(content)),
    Tabs: "S",
    StructParents: target.nextParent,
  });
  target.parents.push([target.nextParent++, context.register(context.obj([...elements]))]);
  return context.register(page);
}

/** The same content before and after on every page that is drawn on: whatever state the page's own drawing leaves, it is undone. */
export interface Wrapping {
  readonly save: PDFRef;
  readonly restore: PDFRef;
}

export function wrapping(context: PDFContext): Wrapping {
  return { save: context.register(context.flateStream("q")), restore: context.register(context.flateStream("Q")) };
}

/** Draws on top of a page. */
export function drawOn(context: PDFContext, page: PDFDict, { save, restore }: Wrapping, content: string): void {
  const own = page.get(PDFName.of("Contents"));
  const looked = context.lookup(own);
  const streams: PDFObject[] = looked instanceof PDFArray ? looked.asArray() : own === undefined ? [] : [own];
  page.set(PDFName.of("Contents"), context.obj([save, ...streams, restore, context.register(context.flateStream(content))]));
}

/** Lets a page draw with the pack's fonts. */
export function lendFonts(context: PDFContext, page: PDFDict, fonts: ReadonlyMap<string, PDFRef>): void {
  const child = (parent: PDFDict, key: string) => {
    const there = dictAt(parent, key);
    if (there !== undefined) return there;
    const made = context.obj({});
    parent.set(PDFName.of(key), made);
    return made;
  };
  const own = child(child(page, "Resources"), "Font");
  for (const [name, ref] of fonts) own.set(PDFName.of(name), ref);
}

/** Whether a page already carries the number of a pack: a second one would be printed over it. */
export function isNumbered(page: PDFDict): boolean {
  const resources = dictAt(page, "Resources");
  const fonts = resources === undefined ? undefined : dictAt(resources, "Font");
  return fonts?.keys().some((name) => name.decodeText().startsWith(fontPrefix)) ?? false;
}

/** The pack's fonts, copied from the template: by their names, and which glyphs each needs. */
export function copyFonts(
  copier: PDFObjectCopier,
  used: UsedFonts,
): { readonly byName: ReadonlyMap<string, PDFRef>; readonly glyphs: ReadonlyMap<PDFRef, ReadonlySet<number>> } {
  const copied = [...used].map(([font, { name, glyphs }]) => ({ name, glyphs, ref: copier.copy(font.ref) }));
  return { byName: new Map(copied.map(({ name, ref }) => [name, ref])), glyphs: new Map(copied.map(({ ref, glyphs }) => [ref, glyphs])) };
}
