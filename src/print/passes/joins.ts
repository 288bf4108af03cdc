/** One stretch of marked content for each stretch of text, so that readers do not stop in the middle of a paragraph (ISO 32000-1, 14.7.4.2). */
import { giveMark, type ContentStream, type MarkablePiece } from "../pdf/content.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { elementsIn, isTagged, type Kid } from "../pdf/structure.ts";

/** Chromium marks every line on its own. What stands side by side in an element and in its stream becomes one. */
export function joinContent({ streams, root }: TaggedPdf): void {
  const placeOf = new Map(streams.flatMap(places));
  for (const element of elementsIn(root)) {
    const kids: Kid[] = [];
    for (const kid of element.kids) {
      const before = kids.at(-1);
      const [last, first] = [before !== undefined && isTagged(before) ? before.pieces.at(-1) : undefined, isTagged(kid) ? kid.pieces[0] : undefined];
      if (before !== undefined && isTagged(before) && isTagged(kid) && last !== undefined && first !== undefined && before.stream === kid.stream) {
        if (placeOf.get(first) === (placeOf.get(last) as number) + 1) {
          giveMark(kid.pieces, before);
          continue;
        }
      }
      kids.push(kid);
    }
    element.kids = kids;
  }
}

const places = ({ pieces }: ContentStream): (readonly [MarkablePiece, number])[] =>
  pieces.filter((piece) => piece.kind !== "state").map((piece, place) => [piece, place] as const);
