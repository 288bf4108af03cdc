/**
 * Content streams as pieces that every pass shares (ISO 32000-1, 7.8.2 and 14.6).
 *
 * A piece is what a pass can give a mark: a text object, or something painted with the path before it. What stands between (colours, matrices,
 * clips) is kept as it is. Every piece has one mark or none: marked content is not nested.
 */
import type { PDFRef } from "../pdfLib.ts";
import type { Font } from "./fonts.ts";
import type { Box } from "./geometry.ts";

/** Marked content with an identifier: what an element of the structure refers to (14.7.4.2). */
export interface Tagged {
  readonly kind: "tagged";
  readonly stream: ContentStream;
  /** What bears this mark, in the order it is painted; see `giveMark`. */
  pieces: MarkablePiece[];
}

/** What is no part of the document's real content (14.8.2.2). */
export interface Artifact {
  readonly kind: "artifact";
  /** The property list as it is written; empty for none. */
  readonly properties: string;
}

export type Mark = Tagged | Artifact;

/** Operators that paint nothing: graphics state, clips. */
export interface StatePiece {
  readonly kind: "state";
  readonly code: string;
  /** How many more `q` than `Q` it has, and how far below its beginning it goes. */
  readonly levels: number;
  readonly lowest: number;
}

/** A path that is painted, a shading, or an external object. */
export interface PaintPiece {
  readonly kind: "paint";
  readonly code: string;
  mark: Mark | null;
  /** Where it stands, roughly, in the coordinates of the stream. */
  readonly box: Box;
  /** The name of the external object it paints. */
  readonly object: string | null;
}

/** A text object. */
export interface TextPiece {
  readonly kind: "text";
  /** What stands between `BT` and `ET`. */
  code: string;
  mark: Mark | null;
  /** What it says. */
  text: string;
  /** The font of its last glyph. */
  readonly font: Font;
  /** Whether it shows a sign that its font does not have (9.7.6.3, `.notdef`). */
  readonly lacks: boolean;
  /** Where its glyphs stand, roughly, in the coordinates of the stream. */
  readonly box: Box;
  /** Whether it lies outside of what the stream shows there: at most the tips of its letters are seen. */
  readonly isCutOff: boolean;
}

export type MarkablePiece = PaintPiece | TextPiece;
export type Piece = StatePiece | MarkablePiece;

/** The content of a page, or of a form that holds marked content of its own. */
export interface ContentStream {
  /** The page it stands on, 0-based. */
  readonly page: number;
  /** The form; null for the page itself. */
  readonly form: PDFRef | null;
  pieces: Piece[];
}

/** Marks pieces that bear no mark yet, or takes them over from another mark. */
export function giveMark(pieces: readonly MarkablePiece[], mark: Mark): void {
  const given = new Set(pieces);
  for (const before of new Set(pieces.map((piece) => piece.mark)))
    if (before?.kind === "tagged") before.pieces = before.pieces.filter((piece) => !given.has(piece));
  for (const piece of given) piece.mark = mark;
  if (mark.kind === "tagged") mark.pieces = [...mark.pieces, ...given];
}

/** What marked content says. */
export function textOfTagged({ pieces }: Tagged): string {
  return pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
}
