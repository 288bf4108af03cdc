/** Figures with an alternative and a place (Matterhorn 13-004, 13-008; ISO 14289-1, 7.3; ISO 32000-1, 14.8.5.4.3, `BBox`). */
import { union, within, type Box } from "../pdf/geometry.ts";
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
    const sheet: Box = [0, 0, width, height];
    const around = union(parts.filter(({ stream }) => stream.page === page).flatMap(({ pieces }) => pieces.map(({ box }) => box)));
    figure.box = within(around ?? sheet, sheet);
  }
}
