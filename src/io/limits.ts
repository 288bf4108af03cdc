/** How large what editors write may be: far beyond a good page, and far below what makes a build slow or its output heavy. */

/** Bytes of one file. */
export const mostBytes = {
  /** A page of forty thousand words. */
  text: 250_000,
  /** A picture; every reader who saves the handbook downloads it. */
  picture: 3_000_000,
  data: 20_000_000,
} as const;

/** Pixels along one side of a picture: A3 at 300 dots per inch is 4 961. */
export const mostPixels = 6_000;
