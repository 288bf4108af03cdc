/** Grounds, rules and borders are no content (Matterhorn 01-001: artifacts are not tagged as content; ISO 32000-1, 14.8.2.2). */
import { giveMark, type Artifact, type MarkablePiece } from "../pdf/content.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { isElement, isTagged, taggedIn, type Element } from "../pdf/structure.ts";

/** What belongs to the look of a page. */
export const layout: Artifact = { kind: "artifact", properties: "<</Type/Layout>>" };

/** What the dots before list items are in text, by the numbering of their list. */
const dots: Readonly<Record<string, string>> = { Disc: "•", Circle: "◦", Square: "▪" };

/**
 * Chromium tags what it draws around and under an element as the element's content. Here every path becomes an artifact, except in figures.
 * The dots of lists are drawn too, and stay as what they stand for.
 */
export function setDecorationsAside({ root }: TaggedPdf): void {
  const walk = (element: Element, numbering: string | null) => {
    for (const kid of element.kids) {
      if (!isElement(kid)) {
        if (isTagged(kid)) giveMark(kid.pieces.filter(isPath), layout);
      } else if (kid.type === "Lbl" && taggedIn(kid).every(({ pieces }) => pieces.every(isPath))) kid.actual = dots[String(numbering)] ?? "•";
      else if (kid.type !== "Figure") walk(kid, kid.type === "L" ? kid.numbering : numbering);
    }
  };
  walk(root, null);
}

const isPath = (piece: MarkablePiece) => piece.kind === "paint" && piece.object === null;
