/**
 * The points of checklists, known by their words. An editor who moves a point, or changes its case, its sources or its punctuation, changes nothing for the reader;
 * after a small change of words the tick is found again by likeness, and the reader is shown the words that were ticked; what has vanished is shown, never dropped in silence.
 */

/** What a point is known by: its letters and numbers, in lower case. */
export function pointKey(words: string): string {
  return words
    .normalize("NFC")
    .toLocaleLowerCase("sv")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Where the ticks of a reader are in the lists of today. */
export interface Found {
  /** Index of a point → the words that were ticked. */
  readonly ticked: ReadonlyMap<number, string>;
  /** Of these, the points whose words have changed since. */
  readonly reworded: ReadonlySet<number>;
  /** Words that were ticked and are nowhere near any point now. */
  readonly vanished: readonly string[];
}

/** How alike two points must be to be one: of all pairs of letters in both, this share is in common. Points of one page that are not the same stay below it; a test sees to that in our own book. */
export const alike = 0.7;

/** Words that turn a point into its opposite: a point that gains or loses one is another point. */
const turning = /\b(?:inte|aldrig|ej|ingen|inget|inga|utan|utom)\b/gu;

/** Finds ticked words among the points of a page. Each point takes one at most, the most alike first; equal words are taken in order. */
export function findPoints(ticked: readonly string[], points: readonly string[]): Found {
  const keys = points.map(pointKey);
  const taken = new Map<number, string>();
  const left: string[] = [];
  for (const words of ticked) {
    const key = pointKey(words);
    const place = keys.findIndex((one, index) => one === key && !taken.has(index));
    if (place === -1) left.push(words);
    else taken.set(place, words);
  }
  const pairs = left
    .flatMap((words) => keys.flatMap((key, index) => (taken.has(index) ? [] : [{ words, index, share: likeness(pointKey(words), key) }])))
    .filter(({ share }) => share >= alike)
    .sort((a, b) => b.share - a.share);
  const reworded = new Set<number>();
  const found = new Set<string>();
  for (const { words, index } of pairs) {
    if (taken.has(index) || found.has(words)) continue;
    taken.set(index, words);
    reworded.add(index);
    found.add(words);
  }
  return { ticked: taken, reworded, vanished: left.filter((words) => !found.has(words)) };
}

/** Dice's coefficient (Dice 1945) over pairs of neighbouring letters: 1 for equal texts, 0 for nothing in common, and for texts that differ in a negation or a number. */
export function likeness(a: string, b: string): number {
  const marks = (text: string) => [...(text.match(turning) ?? []), ...(text.match(/\d+/g) ?? [])].join(" ");
  if (marks(a) !== marks(b)) return 0;
  const [first, second] = [pairsOf(a), pairsOf(b)];
  const counts = new Map<string, number>();
  for (const pair of first) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of second) {
    const count = counts.get(pair) ?? 0;
    if (count === 0) continue;
    counts.set(pair, count - 1);
    common++;
  }
  const all = first.length + second.length;
  return all === 0 ? 0 : (2 * common) / all;
}

const pairsOf = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
