/** From Chromium's PDF to ours: named passes over one open document, in order, then bytes that are the same at every build. */
import { createHash } from "node:crypto";
import { PDFHexString, openPdf, type PDFDocument } from "./pdfLib.ts";
import { addFormFields, type Form } from "./passes/formFields.ts";
import { setMetadata, type Metadata } from "./passes/metadata.ts";
import { setOutlineTitles } from "./passes/outline.ts";
import { shareStreams } from "./passes/sharedStreams.ts";
import { fitSheet } from "./passes/sheet.ts";
import { dropSoftHyphens } from "./passes/softHyphens.ts";
import { numberTableHeaders } from "./passes/tableHeaders.ts";

/** What the passes know about the document besides the PDF itself. */
export interface Facts {
  readonly metadata: Metadata;
  /** The text of every heading, in reading order. */
  readonly headings: readonly string[];
  /** What can be filled in; absent where nothing can. */
  readonly form?: Form;
  /** Millimetres. */
  readonly sheet: { readonly width: number; readonly height: number };
}

/** The passes, in the order they run. */
const passes: readonly { readonly name: string; readonly run: (pdf: PDFDocument, facts: Facts) => void }[] = [
  // Before every pass about text.
  { name: "softHyphens", run: dropSoftHyphens },
  { name: "metadata", run: (pdf, { metadata }) => setMetadata(pdf, metadata) },
  // Before every pass about links: what stands for a field is a link until then.
  { name: "formFields", run: (pdf, { form }) => (form === undefined ? undefined : addFormFields(pdf, form)) },
  { name: "outline", run: (pdf, { headings }) => setOutlineTitles(pdf, headings) },
  { name: "tableHeaders", run: numberTableHeaders },
  { name: "sharedStreams", run: shareStreams },
  { name: "sheet", run: (pdf, { sheet }) => fitSheet(pdf, sheet) },
];

/** Runs every pass and saves. Throws an error that names the pass that failed. */
export async function finishPdf(bytes: Uint8Array, facts: Facts): Promise<Uint8Array> {
  const pdf = await openPdf(bytes);
  for (const { name, run } of passes) {
    try {
      run(pdf, facts);
    } catch (cause) {
      throw new Error(`The pass ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }
  return saveWithId(pdf);
}

/** Saves with an id made from the content, so that equal files have equal ids and different files different ones. */
async function saveWithId(pdf: PDFDocument): Promise<Uint8Array> {
  const unknown = "0".repeat(32);
  pdf.context.trailerInfo.ID = pdf.context.obj([PDFHexString.of(unknown), PDFHexString.of(unknown)]);
  const bytes = Buffer.from(await pdf.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Infinity }));
  const id = createHash("sha256").update(bytes).digest("hex").slice(0, 32).toUpperCase();
  for (let count = 0; count < 2; count++) {
    const place = bytes.lastIndexOf(unknown, undefined, "latin1");
    if (place === -1) throw new Error("The id is not where the PDF library used to write it");
    bytes.write(id, place, "latin1");
  }
  return new Uint8Array(bytes);
}
