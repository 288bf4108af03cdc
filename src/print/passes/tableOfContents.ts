/** Lists of contents as tables of contents (ISO 32000-1, 14.8.4.2: `TOC` and `TOCI`; veraPDF 7.2-26 to 7.2-28). */
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { element, elementsIn, isElement, isInline, type Element, type Kid } from "../pdf/structure.ts";

/** An entry holds a reference for each line that leads somewhere, paragraphs, and further tables of contents. */
export function buildContents({ root }: TaggedPdf): void {
  for (const list of elementsIn(root)) if (list.fact?.role === "contents") toContents(list);
}

function toContents(list: Element): void {
  list.type = "TOC";
  list.numbering = null;
  for (const entry of list.kids) if (isElement(entry)) toEntry(entry);
}

function toEntry(entry: Element): void {
  entry.type = "TOCI";
  const kids: Kid[] = [];
  let reference: Element | undefined;
  for (const kid of entry.kids) {
    if (!isInline(kid)) {
      reference = undefined;
      if (isElement(kid) && kid.type === "L") toContents(kid);
      kids.push(kid);
    } else if (reference === undefined) kids.push((reference = element("Reference", [kid])));
    else reference.kids.push(kid);
  }
  entry.kids = kids;
}
