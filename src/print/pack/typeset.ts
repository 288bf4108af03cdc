/** Words as drawing instructions: lines broken to a width, glyphs by number. */
import type { Face, Font } from "./faces.ts";

/** A letter as it is drawn. */
interface Glyph {
  readonly font: Font;
  readonly number: number;
}

/** A line of text, ready to be drawn. */
export interface Line {
  readonly glyphs: readonly Glyph[];
  /** In thousandths of the size. */
  readonly width: number;
}

/** The pack's fonts have names of their own among a page's resources. */
export const fontPrefix = "Pack";

/** The fonts that were drawn with: the name each has among a page's resources, and the glyphs that were needed. */
export type UsedFonts = Map<Font, { readonly name: string; readonly glyphs: Set<number> }>;

/** The letters of a text that a face lacks. */
export function missingLetters(face: Face, text: string): readonly string[] {
  return [...new Set(lettersOf(text).filter((letter) => glyphFor(face, letter) === undefined))];
}

/** A text in one line. Letters the face lacks become question marks. */
export function setLine(face: Face, text: string): Line {
  const glyphs = lettersOf(text).flatMap((letter) => glyphFor(face, letter) ?? glyphFor(face, "?") ?? []);
  return { glyphs, width: glyphs.reduce((sum, { font, number }) => sum + font.widthOf(number), 0) };
}

/**
 * A text broken into lines. Every line but the last ends with its space, so that words stay apart when the text is read or copied.
 * Words longer than a line are cut.
 * @param width in thousandths of the size
 */
export function setLines(face: Face, text: string, width: number): readonly Line[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((one) => piecesOf(face, one, width))) {
    if (line !== "" && setLine(face, `${line} ${word}`).width > width) {
      lines.push(`${line} `);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((words) => setLine(face, words));
}

/** A word, in pieces that fit. */
function piecesOf(face: Face, word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of lettersOf(word)) {
    if (piece !== "" && setLine(face, piece + letter).width > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/** Composed letters, a space for every white space, and nothing that is not drawn (soft hyphens, marks of direction). */
const lettersOf = (text: string): readonly string[] => [...text.normalize("NFC").replace(/\s+/g, " ").replace(/\p{C}/gu, "").replaceAll("\u2011", "-")];

function glyphFor({ fonts }: Face, letter: string): Glyph | undefined {
  for (const font of fonts) {
    const number = font.glyphOf.get(letter);
    if (number !== undefined) return { font, number };
  }
  return undefined;
}

export interface Place {
  /** Points from the lower left corner of the page to the beginning of the base line. */
  readonly x: number;
  readonly y: number;
  /** Points. */
  readonly size: number;
}

/** A number in a content stream. */
export const number = (value: number): string => String(Number(value.toFixed(3)));

/** Draws a line of text (ISO 32000-1, 9.4.3) and notes what it uses. */
export function drawLine({ glyphs }: Line, { x, y, size }: Place, used: UsedFonts): string {
  const parts: string[] = [`BT ${number(x)} ${number(y)} Td`];
  let font: Font | undefined;
  let run = "";
  const close = () => {
    if (run !== "") parts.push(`<${run}> Tj`);
    run = "";
  };
  for (const glyph of glyphs) {
    if (glyph.font !== font) {
      close();
      font = glyph.font;
      if (!used.has(font)) used.set(font, { name: `${fontPrefix}${used.size + 1}`, glyphs: new Set() });
      parts.push(`/${used.get(font)?.name} ${number(size)} Tf`);
    }
    used.get(font)?.glyphs.add(glyph.number);
    run += glyph.number.toString(16).padStart(4, "0");
  }
  close();
  return [...parts, "ET"].join("\n");
}
