/** How a pack's own sheets look: where its words stand, in millimetres from the upper left corner, and how large they are, in points. */

/** Colours as `#rrggbb`. */
export interface Colors {
  /** The title. */
  readonly main: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
}

/** The cuts of the template, by their names in a PDF. */
export const cuts = { heading: "Fraunces-SemiBold", body: "AtkinsonHyperlegibleNext-Regular" } as const;

/** The cover: the words stand above the picture, which begins at `picture`. */
export const cover = {
  left: 24,
  right: 24,
  top: 26,
  picture: 105,
  /** The title takes the largest size that leaves it at most so many millimetres. */
  titleSizes: [44, 36, 30, 25, 20],
  titleHeight: 42,
  /** Between two base lines, as a share of the size. */
  titleLeading: 1.1,
  lead: { size: 14, leading: 20, before: 32 },
  line: { size: 10, leading: 14, before: 24 },
} as const;

export const contents = {
  left: 20,
  right: 20,
  top: 25,
  bottom: 25,
  heading: { size: 26, after: 20 },
  row: { size: 10.5, leading: 14.5, padding: 4.5 },
  /** Kept free for the page number. */
  numberWidth: 16,
} as const;

/** The number that is stamped on every sheet but the cover: in the middle of the foot, below what the part's own foot says. */
export const foot = { size: 7.5, bottom: 7.5 } as const;
