/** Few elements, and all text in paragraphs (Matterhorn 09-001, 09-002; ISO 32000-1, 14.8.4.2: grouping elements hold no text themselves). */
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { element, isElement, isGrouping, isInline, type Element, type Kid } from "../pdf/structure.ts";

/**
 * Chromium writes an element for every stretch of text and every box of the layout (`NonStruct`). These are dissolved into what holds them, or become a
 * paragraph, or a span where they have a language of their own. What earlier passes have left empty is dropped, except cells of tables.
 */
export function buildParagraphs({ root }: TaggedPdf): void {
  dissolve(root);
  wrapLines(root);
}

function dissolve(parent: Element): void {
  parent.kids = parent.kids.flatMap((kid): Kid[] => {
    if (!isElement(kid)) return kid.kind === "tagged" && kid.pieces.length === 0 ? [] : [kid];
    const isText = !kid.kids.some(isElement);
    dissolve(kid);
    if (kid.kids.length === 0) return kid.type === "TD" || kid.type === "TH" ? [kid] : [];
    if (kid.type !== "NonStruct") return [kid];
    const isLine = kid.kids.every(isInline);
    if (kid.language !== null) kid.type = isLine ? "Span" : "Div";
    else if (isLine && !isText && isGrouping(parent)) kid.type = "P";
    else return kid.kids;
    return [kid];
  });
}

/** Puts text that stands among paragraphs into paragraphs of its own. */
function wrapLines(parent: Element): void {
  for (const kid of parent.kids) if (isElement(kid)) wrapLines(kid);
  if (!isGrouping(parent)) return;
  const kids: Kid[] = [];
  let line: Element | undefined;
  for (const kid of parent.kids) {
    if (!isInline(kid)) {
      line = undefined;
      kids.push(kid);
    } else if (line === undefined) kids.push((line = element("P", [kid])));
    else line.kids.push(kid);
  }
  parent.kids = kids;
}
