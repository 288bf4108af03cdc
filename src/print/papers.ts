/** The sheets that editions are printed on, in millimetres. */

export interface Paper {
  /** The finished sheet, after any trimming. */
  readonly width: number;
  readonly height: number;
  /** From the edges of the finished sheet to the page area. */
  readonly top: number;
  readonly side: number;
  readonly bottom: number;
  /** Text keeps so far from the sides of the page area: Chromium cuts everything at the area, and grounds of boxes stand out from the text. */
  readonly indent: number;
  /** Ink runs so far over the finished edge, to be cut off. */
  readonly bleed: number;
  /** Room outside the bleed, for crop marks. */
  readonly slug: number;
  /** Running heads and the quiet line at the foot, and page numbers, in points. */
  readonly small: number;
  readonly number: number;
}

const a4: Paper = { width: 210, height: 297, top: 23, side: 15, bottom: 20, indent: 5, bleed: 0, slug: 0, small: 7.5, number: 10.5 };

export const papers = {
  /** The book and what is taken from it: a text column, and a margin for notes on the same side of every page. */
  a4,
  /** Sheets to write on: one column, as wide as the sheet allows. */
  sheet: { ...a4, top: 22, bottom: 24 },
  /** Sheets to fill in, on paper or on a screen. */
  form: { ...a4, top: 18 },
  largePrint: { ...a4, top: 27, bottom: 27, small: 18, number: 18 },
  a5: { ...a4, width: 148, height: 210, top: 19, side: 11, bottom: 18, small: 7, number: 9.5 },
  /** A4 with ink that runs over its edge, to be cut: the book. */
  bound: { ...a4, bleed: 3, slug: 7 },
  /** Posters fill their sheet; what stands on them keeps its own distance from the edge. */
  a3: { ...a4, width: 297, height: 420, top: 0, side: 0, bottom: 0, indent: 0 },
  a3Wide: { ...a4, width: 420, height: 297, top: 0, side: 0, bottom: 0, indent: 0 },
  /** Slides, 16:9, as large as in PowerPoint. */
  slide: { ...a4, width: 320, height: 180, top: 0, side: 0, bottom: 0, indent: 0 },
  /** The leader's notes to slides, which bring their own margins. */
  bare: { ...a4, top: 0, side: 0, bottom: 0, indent: 0 },
  /** One tight page. */
  brief: { ...a4, top: 12, side: 10, bottom: 14 },
} as const satisfies Record<string, Paper>;

export type PaperName = keyof typeof papers;

/** What is beyond the finished edge on every side. */
export const outsetOf = ({ bleed, slug }: Pick<Paper, "bleed" | "slug">): number => bleed + slug;

/** The sheet that comes out of the printer, with everything that is cut off. */
export function sheetOf(paper: Paper): { readonly width: number; readonly height: number } {
  const outset = outsetOf(paper);
  return { width: paper.width + 2 * outset, height: paper.height + 2 * outset };
}

/** Where the page area begins and ends on that sheet, from its edges: running heads and feet stand outside. */
export function marginsOf(paper: Paper): { readonly top: number; readonly bottom: number } {
  const outset = outsetOf(paper);
  return { top: paper.top + outset, bottom: paper.bottom + outset };
}
