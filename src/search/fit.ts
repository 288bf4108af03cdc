/** Weights of the ranking fitted to questions with known answers: coordinate search on a smooth loss. */
import type { Weights } from "../ranking/rank.ts";

/** Weights by name; those of kinds as "kinds.sida". */
export type FlatWeights = Readonly<Record<string, number>>;

/** One number for the scale of all is enough: pages of the ordinary kind are 1, and what saturates follows the weight of texts. */
const held: ReadonlySet<string> = new Set(["kinds.sida", "saturation"]);

export function flattened({ kinds, ...others }: Weights): FlatWeights {
  return { ...others, ...Object.fromEntries(Object.entries(kinds).map(([kind, value]) => [`kinds.${kind}`, value])) };
}

/** Puts changed values into weights; the names are those of `flattened`. */
export function withValues(weights: Weights, values: FlatWeights): Weights {
  const pick = <T extends object>(from: T, prefix: string): T =>
    Object.fromEntries(Object.entries(from).map(([name, value]) => [name, typeof value === "number" ? (values[prefix + name] ?? value) : value])) as T;
  return { ...pick(weights, ""), kinds: pick(weights.kinds, "kinds.") };
}

/** A page and its points. */
export interface Scored {
  readonly page: string;
  readonly score: number;
}

/** How much better a page must be to be surely first: the power of the scores. */
const sharpness = 6;
/** Nothing is impossible, or one bad question would decide alone. */
const doubt = 0.02;
const considered = 20;

/**
 * How surprised the ranking is by the right answers: the negative logarithm of the share that they have of all points, raised to a power, among the first pages.
 * Smooth where the place of a hit jumps, so that a question that is nearly right tells as much as one that is just wrong.
 */
export function lossOf(pages: readonly Scored[], expected: readonly string[]): number {
  const best = new Map<string, number>();
  for (const { page, score } of pages) if (best.size < considered && !best.has(page)) best.set(page, score);
  const top = Math.max(1e-9, ...best.values());
  let right = doubt;
  let all = doubt;
  for (const [page, score] of best) {
    const points = (score / top) ** sharpness;
    all += points;
    if (expected.includes(page)) right += points;
  }
  return -Math.log(right / all);
}

/** How dear it is to leave where one began; few questions must not turn a weight over. */
const pull = 0.004;
const firstStep = 0.35;
const shrink = 0.65;

/** The weights that lose least, from where `start` is: each is tried a step up and a step down, in rounds of smaller steps. */
export async function fitWeights(
  start: Weights,
  loss: (weights: Weights) => Promise<number>,
  rounds: number,
  onRound?: (loss: number) => void,
): Promise<Weights> {
  const origin = flattened(start);
  const names = Object.keys(origin).filter((name) => !held.has(name));
  const total = async (values: FlatWeights) =>
    (await loss(withValues(start, values))) +
    names.reduce((sum, name) => sum + pull * Math.log(((values[name] ?? 0) + doubt) / ((origin[name] ?? 0) + doubt)) ** 2, 0);
  let values = origin;
  let least = await total(values);
  let step = firstStep;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      for (const factor of [1 + step, 1 / (1 + step)]) {
        const next = { ...values, [name]: (values[name] ?? 0) * factor };
        const own = await total(next);
        if (own >= least - 1e-5) continue;
        least = own;
        values = next;
        break;
      }
    }
    step *= shrink;
    onRound?.(least);
  }
  return withValues(start, values);
}
