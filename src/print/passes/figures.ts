/** Figures with an alternative and a place (Matterhorn 13-004, 13-008; ISO 14289-1, 7.3; ISO 32000-1, 14.8.5.4.3, `BBox`). */
import type { MarkablePiece } from "../pdf/content.ts";
import { boxAround, through, union, type Box } from "../pdf/geometry.ts";
import { forEachOperator, tokenEnd } from "../pdf/operators.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { elementsIn, isElement, taggedIn } from "../pdf/structure.ts";

/**
 * Tells where each figure stands. What Chromium calls a figure but holds captions, tables or other figures is a group of them: an alternative
 * would hide what it holds. Throws where a picture has no alternative: the document should have left it out of its tags.
 */
export function describeFigures({ pdf, root }: TaggedPdf): void {
  for (const figure of elementsIn(root)) {
    if (figure.type !== "Figure") continue;
    if (figure.kids.some(isElement)) {
      figure.type = "Div";
      figure.alternative = null;
      continue;
    }
    if (figure.alternative === null || figure.alternative.trim() === "") throw new Error("A picture has no alternative text");
    const parts = taggedIn(figure);
    const page = parts[0]?.stream.page;
    if (page === undefined) continue;
    const { width, height } = pdf.getPage(page).getMediaBox();
    const around = union(parts.filter(({ stream }) => stream.page === page).flatMap(({ pieces }) => pieces.flatMap(boxOf)));
    figure.box = around === undefined ? [0, 0, width, height] : within(around, [0, 0, width, height]);
  }
}

const within = ([left, bottom, right, top]: Box, [minX, minY, maxX, maxY]: Box): Box => [
  Math.max(left, minX),
  Math.max(bottom, minY),
  Math.min(right, maxX),
  Math.min(top, maxY),
];

/** Operators that build paths, and external objects, which fill the unit square (8.5.2, 8.8). */
const points: Readonly<Record<string, number>> = { m: 1, l: 1, c: 3, v: 2, y: 2 };

function boxOf(piece: MarkablePiece): Box[] {
  if (piece.kind === "text") return [piece.box];
  const found: (readonly [number, number])[] = [];
  forEachOperator(piece.code, (operator, _from, _to, operands) => {
    const number = (index: number) => {
      const at = operands[index] as number;
      return Number(piece.code.slice(at, tokenEnd(piece.code, at)));
    };
    const corners = (x: number, y: number, width: number, height: number) => found.push([x, y], [x + width, y], [x, y + height], [x + width, y + height]);
    if (operator === "re") corners(number(0), number(1), number(2), number(3));
    else if (operator === "Do") corners(0, 0, 1, 1);
    else for (let point = 0; point < (points[operator] ?? 0); point++) found.push([number(2 * point), number(2 * point + 1)]);
  });
  return found.length === 0 ? [] : [boxAround(found.map(([x, y]) => through(piece.matrix, x, y)))];
}
