/** Links say where they lead (Matterhorn 28-004, 28-011, 28-012; ISO 14289-1, 7.18.1 and 7.18.5). */
import { textOfTagged } from "../pdf/content.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { elementsIn, taggedIn } from "../pdf/structure.ts";
import { PDFDict, PDFHexString, PDFName } from "../pdfLib.ts";

const contents = PDFName.of("Contents");
const isLink = (annotation: PDFDict) => annotation.get(PDFName.of("Subtype")) === PDFName.of("Link");

/** Writes the name of each link into its annotations: what the document calls it, or else its own words. Throws where a link has neither, or is not in the structure. */
export function nameLinks({ pdf, root }: TaggedPdf): void {
  const named = new Set<PDFDict>();
  for (const link of elementsIn(root)) {
    if (link.type !== "Link") continue;
    const words = link.fact?.name ?? taggedIn(link).map(textOfTagged).join("");
    const name = words.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
    for (const kid of link.kids) {
      if (kid.kind !== "object") continue;
      if (name === "") throw new Error(`A link on page ${kid.page + 1} has no words`);
      const annotation = pdf.context.lookup(kid.ref, PDFDict);
      annotation.set(contents, PDFHexString.fromText(name));
      named.add(annotation);
    }
  }
  for (const [index, { node }] of pdf.getPages().entries())
    for (let at = 0; at < (node.Annots()?.size() ?? 0); at++) {
      const annotation = node.Annots()?.lookup(at, PDFDict);
      if (annotation !== undefined && isLink(annotation) && !named.has(annotation)) throw new Error(`A link on page ${index + 1} is not in the structure`);
    }
}
