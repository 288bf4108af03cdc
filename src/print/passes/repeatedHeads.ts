/** A table's head is drawn again on every sheet, but is read once (ISO 14289-1, 7.1: content that repeats for the layout is an artifact). */
import { giveMark, textOfTagged, type Artifact } from "../pdf/content.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { elementsIn, isElement, taggedIn, type Element, type Kid } from "../pdf/structure.ts";

const repeated: Artifact = { kind: "artifact", properties: "<</Type/Pagination/Subtype/Header>>" };

/** Leaves the head of a table its words on the first sheet where they stand; on the others they become artifacts. Links stay with the words that are read. */
export function readHeadsOnce({ root }: TaggedPdf): void {
  for (const cell of elementsIn(root)) {
    if (cell.type !== "TH") continue;
    const parts = taggedIn(cell).filter((part) => textOfTagged(part).trim() !== "");
    const first = parts[0]?.stream.page;
    const words = (page: number | undefined) => parts.flatMap((part) => (part.stream.page === page ? [textOfTagged(part)] : [])).join("");
    for (const page of new Set(parts.map(({ stream }) => stream.page))) if (page !== first && words(page) === words(first)) setAside(cell, page);
  }
}

function setAside(element: Element, page: number): void {
  element.kids = element.kids.filter((kid: Kid) => {
    if (isElement(kid)) {
      setAside(kid, page);
      return true;
    }
    if (kid.kind === "object" || kid.stream.page !== page) return true;
    giveMark(kid.pieces, repeated);
    return false;
  });
}
