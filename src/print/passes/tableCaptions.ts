/**
 * The caption of a table is its first or last child (ISO 32000-1, 14.8.4.3.4). In the document it stands in a paragraph before the table, so that the browser keeps it there
 * (`../tableCaptions.ts`); here it comes home.
 */
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { elementsIn, isElement, type Element } from "../pdf/structure.ts";

/** Moves each caption into the table that follows it. Throws where none does. */
export function holdCaptions({ root }: TaggedPdf): void {
  for (const parent of elementsIn(root)) {
    if (parent.type === "Table") continue;
    for (const caption of parent.kids.filter((kid): kid is Element => isElement(kid) && kid.fact?.role === "tableCaption")) {
      const table = parent.kids[parent.kids.indexOf(caption) + 1];
      if (table === undefined || !isElement(table) || table.type !== "Table") throw new Error("A caption stands before no table");
      parent.kids = parent.kids.filter((kid) => kid !== caption);
      table.kids = [caption, ...table.kids];
    }
  }
}
