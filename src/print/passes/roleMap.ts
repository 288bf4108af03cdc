/** Structure types of PDF 2.0, mapped to the nearest of PDF 1.7 (Matterhorn 02-001, 02-003; ISO 14289-1, 7.1; ISO 19005-2, 6.7.3.4). */
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { elementsIn } from "../pdf/structure.ts";
import { dictAt, PDFName } from "../pdfLib.ts";

/** ISO 32000-1, 14.8.4. */
const standard = new Set(
  (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot " +
    "Span Quote Note Reference BibEntry Code Link Figure Formula Form"
  ).split(" "),
);

const nearest: Readonly<Record<string, string>> = { Aside: "Sect", Strong: "Span", Em: "Span" };

/** Writes the map of the types that are used. Runs when the structure is written. Throws for a type that has no nearest one. */
export function mapRoles({ pdf, root }: TaggedPdf): void {
  const used = [...new Set(elementsIn(root).map(({ type }) => type))].filter((type) => !standard.has(type)).sort();
  if (used.length === 0) return;
  const entries = used.map((type) => {
    const to = nearest[type];
    if (to === undefined) throw new Error(`The structure type ${type} is not known`);
    return [type, to] as const;
  });
  dictAt(pdf.catalog, "StructTreeRoot")?.set(PDFName.of("RoleMap"), pdf.context.obj(Object.fromEntries(entries)));
}
