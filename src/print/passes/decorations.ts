/** Grounds, rules and borders are no content (Matterhorn 01-001: artifacts are not tagged as content; ISO 32000-1, 14.8.2.2). */
import { giveMark, type Artifact, type MarkablePiece } from "../pdf/content.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { isElement, isTagged, type Element } from "../pdf/structure.ts";

/** What belongs to the look of a page. */
export const layout: Artifact = { kind: "artifact", properties: "<</Type/Layout>>" };

/**
 * Chromium tags what it draws around and under an element as the element's content. Here every path becomes an artifact, except in figures;
 * content that was nothing else leaves the structure.
 */
export function setDecorationsAside({ root }: TaggedPdf): void {
  const walk = (element: Element) => {
    for (const kid of element.kids) {
      if (isElement(kid) && kid.type !== "Figure") walk(kid);
      else if (isTagged(kid)) giveMark(kid.pieces.filter(isPath), layout);
    }
    element.kids = element.kids.filter((kid) => !isTagged(kid) || kid.pieces.length > 0);
  };
  walk(root);
}

const isPath = (piece: MarkablePiece) => piece.kind === "paint" && piece.object === null;
