/** Form fields (ISO 32000-1, 12.7): they go on working, under names that meet no other part's. */
import { arrayAt, dictAt, PDFArray, PDFDict, PDFName, PDFRef, PDFString, textOf, type PDFObjectCopier } from "../pdfLib.ts";
import type { Source } from "./source.ts";
import type { Target } from "./target.ts";

const [DA, Parent] = [PDFName.of("DA"), PDFName.of("Parent")] as const;

/**
 * Copies a part's form. Its fields are hung under one field that carries the part's name, so that `namn` becomes `del2.namn`; what the form
 * says of all its fields is said by that one. Fonts get names of their own, and default appearances (12.7.3.3) follow.
 * Throws for XFA, which PDF/A forbids and which holds its own copy of the fields.
 * @param name of the part among fields; without a full stop
 */
export function addFields(target: Target, { catalog }: Source, copier: PDFObjectCopier, name: string): void {
  const form = dictAt(catalog, "AcroForm");
  if (form === undefined) return;
  if (form.has(PDFName.of("XFA"))) throw new Error("The PDF has an XFA form");
  const fields = (arrayAt(form, "Fields")?.asArray() ?? []).map((field) => copier.copy(field)).filter((field) => field instanceof PDFRef);
  if (fields.length === 0) return;

  const { context } = target;
  const part = context.obj({ T: PDFString.of(name), Kids: fields });
  for (const key of [DA, PDFName.of("Q")]) {
    const value = form.lookup(key);
    if (value !== undefined) part.set(key, copier.copy(value));
  }
  const ref = context.register(part);
  for (const field of fields) context.lookup(field, PDFDict).set(Parent, ref);

  const resources = dictAt(form, "DR");
  const fonts = (resources === undefined ? undefined : dictAt(resources, "Font"))?.entries() ?? [];
  const renamed = new Map(fonts.map(([font]) => [font.decodeText(), `${name}-${font.decodeText()}`]));
  for (const [font, value] of fonts) target.form.fonts.set(String(renamed.get(font.decodeText())), copier.copy(value));
  renameFonts(part, renamed);
  target.form.fields.push(ref);
}

/** Leads the default appearances of a field and of those below it to the renamed fonts. */
function renameFonts(field: PDFDict, renamed: ReadonlyMap<string, string>): void {
  const appearance = textOf(field.lookup(DA));
  if (appearance !== undefined)
    field.set(DA, PDFString.of(appearance.replace(/\/(\S+)(?=\s+[\d.]+\s+Tf)/, (whole, font: string) => `/${renamed.get(font) ?? whole.slice(1)}`)));
  const kids = field.lookup(PDFName.of("Kids"));
  for (const index of kids instanceof PDFArray ? kids.asArray().keys() : []) renameFonts((kids as PDFArray).lookup(index, PDFDict), renamed);
}

/** Writes the pack's form; nothing where no part has fields. */
export function writeForm({ context, form }: Target, catalog: PDFDict): void {
  if (form.fields.length === 0) return;
  catalog.set(PDFName.of("AcroForm"), context.register(context.obj({ Fields: form.fields, DR: { Font: Object.fromEntries(form.fonts) } })));
}
