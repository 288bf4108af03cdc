/** Room to write: what is left of a sheet, as ruled lines. */

/** Millimetres between two ruled lines on handouts; `.handout .field__rule` in the style sheet has the same. */
export const ruleHeight = 10;
/** Millimetres for the word above the lines and the air around them. */
const heading = 14;
/** Fewer lines are not worth their heading. */
const fewest = 3;
/** The template has so many. */
const most = 24;

/**
 * How many lines fit below what stands on a page.
 * @param used millimetres of text on the page
 * @param height millimetres of its text area
 */
export function linesThatFit(used: number, height: number): number {
  const count = Math.floor((height - used - heading) / ruleHeight);
  return count < fewest ? 0 : Math.min(count, most);
}
