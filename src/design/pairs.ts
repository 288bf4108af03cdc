/** Which colours meet, and the least contrast between them: what the tests hold and the design page shows. */
import type { ColorName } from "./tokens.ts";

/** What stands in front, its ground, and the least ratio of their contrast. */
export type Pair = readonly [front: ColorName, ground: ColorName, least: number];

/** Text: 4.5 is what WCAG 2.2 AA asks for, 7 what AAA does. */
export const textPairs: readonly Pair[] = [
  ["ink", "paper", 12],
  ["ink", "mist", 12],
  ["ink", "sun", 7],
  ["soft", "paper", 7],
  ["soft", "mist", 7],
  ["pine", "paper", 7],
  ["pine", "mist", 7],
  ["terracotta", "paper", 7],
  ["terracotta", "mist", 7],
  // A link inside a highlighted source.
  ["terracotta", "sun", 4.5],
  ["onStrong", "pine", 7],
];

/** Lines and marks that carry meaning: 3 is what WCAG 2.2 AA asks for. */
export const linePairs: readonly Pair[] = [
  ["edge", "paper", 3],
  ["edge", "mist", 3],
  ["clay", "paper", 3],
  ["clay", "mist", 3],
  ["pine", "mist", 3],
];
