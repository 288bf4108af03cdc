/** Words stay apart where a line ends (Matterhorn 10-001 and ISO 32000-1, 14.8.2.5: text can be read word by word). */
import type { TextPiece } from "../pdf/content.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { isElement, isInline, type Element } from "../pdf/structure.ts";
import { PDFHexString } from "../pdfLib.ts";

/**
 * Chromium drops the space where a line wraps. Here the text of every block is read beside the text of the document, and a space is shown after each piece
 * that needs one: it has no ink, and nothing stands after it in its text object.
 * @param text of the whole document, in the same order, with its white space
 */
export function restoreSpaces({ root }: TaggedPdf, text: string): void {
  const startsWord = wordReader(text);
  const walk = (element: Element, before: TextPiece | undefined): TextPiece | undefined => {
    let last = before;
    for (const kid of element.kids) {
      if (isElement(kid)) {
        const continues = isInline(kid);
        const ended = walk(kid, continues ? last : undefined);
        last = continues ? ended : undefined;
      } else if (kid.kind === "tagged" && !isOutside(element)) {
        for (const piece of kid.pieces) {
          if (piece.kind !== "text") continue;
          if (startsWord(piece.text) && last !== undefined && !/\s$/.test(last.text) && !/^\s/.test(piece.text)) showSpace(last);
          last = piece;
        }
      }
    }
    return last;
  };
  walk(root, undefined);
}

/** The number or dot of a list item, and the letters in a drawing, which the document's text does not have. */
const isOutside = ({ type, fact }: Element) => type === "Figure" || (type === "Lbl" && fact === null);

/** A font that is nowhere else used with a space has none: then the text says of itself that it ends with one (14.9.4). */
function showSpace(piece: TextPiece): void {
  const { space } = piece.font;
  piece.text += " ";
  if (space === undefined) piece.code = `/Span<</ActualText ${PDFHexString.fromText(piece.text).toString()}>>BDC\n${piece.code}EMC\n`;
  else piece.code += `<${space.toString(16).toUpperCase().padStart(4, "0")}>Tj\n`;
}

/** How far ahead a piece is looked for that does not follow the one before: the document has text that is not tagged. */
const reach = 3000;
/** Shorter pieces could be anywhere. */
const shortest = 5;

/** Tells of each piece of text, in order, whether the document has white space before it. */
export function wordReader(text: string): (piece: string) => boolean {
  const solid = text.replace(/[\s\u00ad]+/g, "");
  const spaceBefore = new Set<number>();
  let length = 0;
  for (const [, white = "", word = ""] of text.matchAll(/([\s\u00ad]*)([^\s\u00ad]*)/g)) {
    if (/\s/.test(white)) spaceBefore.add(length);
    length += word.length;
  }
  let at = 0;
  return (piece) => {
    const wanted = piece.replace(/[\s\u00ad]+/g, "");
    if (wanted === "") return false;
    if (!solid.startsWith(wanted, at)) {
      const found = wanted.length < shortest ? -1 : solid.slice(at, at + reach).indexOf(wanted);
      if (found === -1) return false;
      at += found;
    }
    const starts = spaceBefore.has(at);
    at += wanted.length;
    return starts;
  };
}
