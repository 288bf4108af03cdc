/**
 * What stands on one sheet is read there only (ISO 14289-1, 7.1: content that is no real content is an artifact). Chromium draws a line of text on every
 * sheet that the ink of its letters reaches into, where the edge of the page area cuts it off, and tags it there too.
 */
import { giveMark } from "../pdf/content.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { layout } from "./decorations.ts";

/** Makes artifacts of text that is cut off. */
export function setCutOffAside({ streams }: TaggedPdf): void {
  for (const { pieces } of streams)
    giveMark(
      pieces.flatMap((piece) => (piece.kind === "text" && piece.isCutOff ? [piece] : [])),
      layout,
    );
}
