/**
 * Links that stand for fields (`../formHints.ts`) become form fields (ISO 32000-1, 12.7). A widget is the only child of a `Form`, and the field's label is its
 * alternative name (Matterhorn 28-005, 28-010; ISO 14289-1, 7.18.1 and 7.18.4).
 *
 * What PDF/A-2 forbids in forms, and what a form of ours therefore lacks (ISO 19005-2): actions and scripts on fields and widgets (6.4.1, 6.5.1, 6.5.2), so
 * nothing is summed up, checked or shown only when it is needed, and no button clears the form; `NeedAppearances` (6.4.1), so every field brings its own
 * look (6.3.3); XFA (6.4.2). Widgets are printed and never hidden (6.3.2). Characters are set in a font that lies in the file (6.2.11.4.1), also those that
 * someone types later. A form that has been filled in is PDF/A only if the program that saved it made it so: what is to be archived should be saved anew as PDF/A.
 */
import { hintAt, type FormField } from "../formHints.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { packed } from "../pdf/streams.ts";
import { elementsIn } from "../pdf/structure.ts";
import { dictAt, PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString, textOf, type PDFDocument, type PDFRef } from "../pdfLib.ts";
import { readTrueType } from "../trueType.ts";
import { winAnsi } from "../winAnsi.ts";

export interface Form {
  /** In reading order. */
  readonly fields: readonly FormField[];
  /** A TrueType font with the characters of WinAnsiEncoding, for what readers type. */
  readonly font: Uint8Array;
}

/** Bits of a field's flags, ISO 32000-1 tables 221, 226 and 228. */
const flags = { multiline: 1 << 12, radio: 1 << 15 } as const;
/** Annotations that are printed, and neither hidden nor locked. */
const printed = 4;

/** The name of the font in the form's own resources. */
const fontName = "Falt";
/** Size 0: as large as there is room for, so that nothing one has typed is cut off on paper. */
const typing = `/${fontName} 0 Tf 0 g`;
/** Around and behind what has been typed: it hides the lines to write on by hand. Grey 3:1 on white. */
const filled = { border: [0.46, 0.49, 0.46], ground: [1, 1, 1] } as const;

/** A hint in the PDF. */
interface Hint {
  readonly name: string;
  readonly value: string | null;
  readonly ref: PDFRef;
  readonly annotation: PDFDict;
}

/** Makes the form. Throws when a field has no hint or several, and when a hint stands for no field or is painted. */
export function addFormFields(tagged: TaggedPdf, form: Form | null): void {
  const { pdf } = tagged;
  const { context, catalog } = pdf;
  const fields = form?.fields ?? [];
  const hints = Map.groupBy(hintsOf(tagged), ({ name }) => name);
  const unknown = [...hints.keys()].filter((name) => !fields.some((field) => field.name === name));
  if (unknown.length > 0) throw new Error(`No fields are called ${unknown.join(", ")}`);
  if (form === null) return;

  const typeface = context.register(embedFont(pdf, form.font));
  const refs = fields.map((field) => {
    const found = hints.get(field.name) ?? [];
    const expected = field.kind === "choice" ? field.options.length : 1;
    if (found.length !== expected) throw new Error(`The field ${field.name} has ${found.length} places instead of ${expected}`);
    for (const { annotation } of found) toWidget(annotation);
    return field.kind === "choice" ? choice(pdf, field, found) : single(pdf, field, found[0] as Hint, typeface);
  });
  const dict = context.obj({ Fields: refs, DR: { Font: { [fontName]: typeface } }, DA: PDFString.of(typing) });
  catalog.set(PDFName.of("AcroForm"), context.register(dict));
}

/** The places of fields, in reading order: elements that hold a widget-to-be and nothing else (ISO 32000-1, table 340). */
function hintsOf({ pdf, root }: TaggedPdf): readonly Hint[] {
  return elementsIn(root)
    .filter(({ type }) => type === "Form")
    .map(({ kids }): Hint => {
      const [kid] = kids;
      if (kid?.kind !== "object" || kids.length > 1) throw new Error("The place of a field is painted");
      const annotation = pdf.context.lookup(kid.ref, PDFDict);
      const address = textOf(dictAt(annotation, "A")?.lookup(PDFName.of("URI"))) ?? "";
      const hint = hintAt(address);
      if (hint === null) throw new Error(`A field on page ${kid.page + 1} leads to ${address}`);
      return { ...hint, ref: kid.ref, annotation };
    });
}

/** A link becomes a widget: it keeps its place, its page and its number in the structure. */
function toWidget(annotation: PDFDict): void {
  for (const key of ["A", "Border", "Contents"]) annotation.delete(PDFName.of(key));
  annotation.set(PDFName.of("Subtype"), PDFName.of("Widget"));
  annotation.set(PDFName.of("F"), PDFNumber.of(printed));
}

/** A text field or a square to tick: field and widget in one. */
function single(pdf: PDFDocument, field: Exclude<FormField, { readonly kind: "choice" }>, { annotation, ref }: Hint, typeface: PDFRef): PDFRef {
  nameField(annotation, field);
  if (field.kind === "check") {
    annotation.set(PDFName.of("FT"), PDFName.of("Btn"));
    states(pdf, annotation, "ja", cross);
    annotation.set(PDFName.of("V"), PDFName.of("Off"));
    return ref;
  }
  const { context } = pdf;
  annotation.set(PDFName.of("FT"), PDFName.of("Tx"));
  annotation.set(PDFName.of("DA"), PDFString.of(typing));
  if (field.room !== "line") annotation.set(PDFName.of("Ff"), PDFNumber.of(flags.multiline));
  if (field.room === "lines") annotation.set(PDFName.of("MK"), context.obj({ BC: [...filled.border], BG: [...filled.ground] }));
  const { width, height } = sizeOf(annotation);
  // Empty and see-through, so that the lines on the page are seen.
  const look = appearance(pdf, width, height, "/Tx BMC\nEMC", { Font: context.obj({ [fontName]: typeface }) });
  annotation.set(PDFName.of("AP"), context.obj({ N: look }));
  return ref;
}

/** A question: the field holds a widget for each answer. */
function choice(pdf: PDFDocument, field: Extract<FormField, { readonly kind: "choice" }>, hints: readonly Hint[]): PDFRef {
  const { context } = pdf;
  const parent = context.obj({ FT: "Btn", Ff: flags.radio, V: "Off", Kids: hints.map(({ ref }) => ref) });
  nameField(parent, field);
  const parentRef = context.register(parent);
  for (const [index, { annotation, value }] of hints.entries()) {
    const option = field.options[index];
    if (option === undefined || option.value !== value) throw new Error(`The answers of ${field.name} are not in order`);
    annotation.set(PDFName.of("Parent"), parentRef);
    annotation.set(PDFName.of("TU"), PDFHexString.fromText(`${field.label} ${option.label}`));
    states(pdf, annotation, option.value, dot);
  }
  return parentRef;
}

function nameField(dict: PDFDict, { name, label }: FormField): void {
  dict.set(PDFName.of("T"), PDFHexString.fromText(name));
  dict.set(PDFName.of("TU"), PDFHexString.fromText(label));
}

/** The two looks of something to tick. The frame is on the page itself; only the mark changes. */
function states(pdf: PDFDocument, annotation: PDFDict, on: string, mark: (width: number, height: number) => string): void {
  const { width, height } = sizeOf(annotation);
  const look = (content: string) => appearance(pdf, width, height, content, {});
  annotation.set(PDFName.of("AP"), pdf.context.obj({ N: { [on]: look(mark(width, height)), Off: look("") } }));
  annotation.set(PDFName.of("AS"), PDFName.of("Off"));
}

function appearance({ context }: PDFDocument, width: number, height: number, content: string, resources: Readonly<Record<string, PDFDict>>): PDFRef {
  return context.register(packed(content, context.obj({ Type: "XObject", Subtype: "Form", BBox: [0, 0, width, height], Resources: { ...resources } })));
}

function sizeOf(annotation: PDFDict): { readonly width: number; readonly height: number } {
  const { width, height } = annotation.lookup(PDFName.of("Rect"), PDFArray).asRectangle();
  return { width: rounded(width), height: rounded(height) };
}

const rounded = (value: number) => Number(value.toFixed(2));
const path = (...numbers: readonly number[]) => numbers.map(rounded).join(" ");

/** A cross of two strokes, a quarter in from the edges. */
function cross(width: number, height: number): string {
  const [left, right, low, high] = [width * 0.24, width * 0.76, height * 0.24, height * 0.76];
  return `q 1.4 w 1 J 0 G ${path(left, low)} m ${path(right, high)} l S ${path(left, high)} m ${path(right, low)} l S Q`;
}

/** How far the handles of a quarter of a circle lie from its ends, for radius 1. */
const roundness = 0.5523;

/** A filled circle half as wide as its ring. */
function dot(width: number, height: number): string {
  const [x, y, r] = [width / 2, height / 2, Math.min(width, height) * 0.27];
  const k = r * roundness;
  return [
    `q 0 g ${path(x + r, y)} m`,
    `${path(x + r, y + k, x + k, y + r, x, y + r)} c`,
    `${path(x - k, y + r, x - r, y + k, x - r, y)} c`,
    `${path(x - r, y - k, x - k, y - r, x, y - r)} c`,
    `${path(x + k, y - r, x + r, y - k, x + r, y)} c f Q`,
  ].join(" ");
}

/** A simple font (ISO 32000-1, 9.6.3): viewers can write in it, which they cannot in the composite fonts of the pages. */
function embedFont(pdf: PDFDocument, bytes: Uint8Array): PDFDict {
  const { context } = pdf;
  const { name, ascent, descent, capHeight, box, widthOf } = readTrueType(bytes);
  const codes = Array.from({ length: 224 }, (_, index) => index + 32);
  return context.obj({
    Type: "Font",
    Subtype: "TrueType",
    BaseFont: name,
    Encoding: "WinAnsiEncoding",
    FirstChar: codes[0] as number,
    LastChar: codes.at(-1) as number,
    Widths: codes.map((code) => widthOf(winAnsi.get(code) ?? 0)),
    FontDescriptor: context.register(
      context.obj({
        Type: "FontDescriptor",
        FontName: name,
        // Nonsymbolic: its characters are those of the encoding.
        Flags: 32,
        FontBBox: [...box],
        ItalicAngle: 0,
        Ascent: ascent,
        Descent: descent,
        CapHeight: capHeight,
        StemV: 80,
        FontFile2: context.register(packed(bytes, context.obj({ Length1: bytes.length }))),
      }),
    ),
  });
}
