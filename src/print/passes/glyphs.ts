/** Only signs that the fonts have (ISO 14289-1, 7.21.8; ISO 19005-2, 6.2.11.8: no reference to `.notdef`). */
import type { TaggedPdf } from "../pdf/readTagged.ts";

/** The lines with a sign that is missing from the fonts of paper: "page 12: sämre →". No pass can mend that. */
export function linesWithoutGlyphs({ streams }: TaggedPdf): readonly string[] {
  return streams.flatMap(({ page, pieces }) => pieces.flatMap((piece) => (piece.kind === "text" && piece.lacks ? [`page ${page + 1}: ${piece.text}`] : [])));
}
