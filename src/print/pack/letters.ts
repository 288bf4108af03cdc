/** The letters of the template, in which a pack sets the titles of its parts and of itself. */

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));

/** Letters that Chromium draws without telling what they are: the micro sign, and o with a macron, which the body face has only as two signs. */
const untold = new Set("\u00b5Ōō");

/** Letters, figures and signs that Swedish and its neighbours write with: Latin-1, Latin Extended-A, and the signs of typography. */
const usual = [...range(0x21, 0x7e), ...range(0xa1, 0x17f), ..."ȘșȚț–—‘’‚“”„†•…‰‹›€™−"];

/** Every letter that a reader may put in a title and those that stand in some texts, in order and with spaces between. */
export function lettersFor(texts: Iterable<string>): string {
  const own = [...texts].flatMap((text) => [...text.normalize("NFC")]);
  const drawn = [...usual, ...own].filter((letter) => !/[\s\p{C}]/u.test(letter) && !untold.has(letter));
  return [...new Set(drawn)].sort((a, b) => (a.codePointAt(0) as number) - (b.codePointAt(0) as number)).join(" ");
}
