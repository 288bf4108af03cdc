/** Only signs that the fonts have (ISO 14289-1, 7.21.8; ISO 19005-2, 6.2.11.8: no reference to `.notdef`). */
import type { TaggedPdf } from "../pdf/readTagged.ts";

/** Throws where a sign is missing from the fonts of paper, with the words it stands in. */
export function checkGlyphs({ streams }: TaggedPdf): void {
  const places = streams.flatMap(({ page, pieces }) =>
    pieces.flatMap((piece) => (piece.kind === "text" && piece.lacks ? [`page ${page + 1}: ${piece.text}`] : [])),
  );
  if (places.length > 0)
    throw new Error(`The fonts of paper lack a sign. Write it in another way, or give it a font (readPrintFonts):\n  ${places.join("\n  ")}`);
}
