/** What is shown of a hit: the passage and the headings that answer best, with the words that were sought marked. Works on plain text, whatever index it comes from. */
import { stem } from "./stem.ts";

/** A piece of text; `isHit` where it is what the reader searched for. */
export interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

/** A heading and the number of the word it begins with. */
export interface Anchor {
  readonly id: string;
  readonly text: string;
  readonly location: number;
}

/** Words that a passage has. */
const passageLength = 32;
/** How far before the first marked word a passage may begin, so that the sentence is whole. */
const runUp = 12;

/** The stems of a written word: its own, and its parts' where the index has marked them ("slutenvårds|avdelning"). */
const stemsOf = (word: string) =>
  word
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== "")
    .map(stem);

/** Marks of the index copy that readers do not see. */
export const withoutBars = (text: string) => text.replaceAll("|", "");

/**
 * The passage of a text with the most different words that are sought, the earliest of several; null where none of them is there.
 * `skip`: words at the beginning that stand above it already. `worth`: how much each stem tells.
 */
export function bestPassage(text: string, worth: ReadonlyMap<string, number>, skip = 0): Piece[] | null {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const hits = words.flatMap((word, at) => {
    const value = Math.max(0, ...stemsOf(word).map((one) => worth.get(one) ?? 0));
    return value > 0 && at >= skip ? [{ at, stems: stemsOf(word), value }] : [];
  });
  if (hits.length === 0) return null;
  let best = { from: 0, value: -1 };
  for (const [first, { at }] of hits.entries()) {
    const seen = new Map<string, number>();
    for (let next = first; next < hits.length && Number(hits[next]?.at) < at + passageLength - 4; next++) {
      for (const one of hits[next]?.stems ?? []) seen.set(one, worth.get(one) ?? 0);
    }
    const value = [...seen.values()].reduce((sum, one) => sum + one, 0);
    if (value > best.value + 1e-9) best = { from: at, value };
  }
  const from = startOf(words, best.from, skip);
  const to = Math.min(words.length, from + passageLength);
  const shown = words.slice(from, to);
  const pieces = shown.flatMap((word, at): Piece[] => [...(at === 0 ? [] : [{ text: " ", isHit: false }]), ...marked(word, worth)]);
  return joined([...(from > skip ? [{ text: "… ", isHit: false }] : []), ...pieces, ...(to < words.length ? [{ text: " …", isHit: false }] : [])]);
}

/** Where a passage begins: at the beginning of the sentence, if that is near. */
function startOf(words: readonly string[], at: number, skip: number): number {
  for (let back = 0; back <= runUp && at - back >= skip; back++) {
    if (at - back === skip || /[.!?:]$/.test(String(words[at - back - 1]))) return at - back;
  }
  return Math.max(skip, at - 4);
}

/** A text with the words that are sought marked; signs at a word's edges stay outside. */
export function markedText(text: string, worth: ReadonlyMap<string, number>): Piece[] {
  return joined(text.split(/(\s+)/).flatMap((part) => (/\S/.test(part) ? marked(part, worth) : [{ text: part, isHit: false }])));
}

function marked(word: string, worth: ReadonlyMap<string, number>): Piece[] {
  const isHit = stemsOf(word).some((one) => worth.has(one));
  const plain = withoutBars(word);
  if (!isHit) return [{ text: plain, isHit }];
  const [, before = "", middle = plain, after = ""] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(plain) ?? [];
  return [
    { text: before, isHit: false },
    { text: middle, isHit: true },
    { text: after, isHit: false },
  ];
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.text === "") continue;
    if (last !== undefined && last.isHit === piece.isHit) result[result.length - 1] = { text: last.text + piece.text, isHit: piece.isHit };
    else result.push(piece);
  }
  return result;
}

/** The headings of a text whose sections answer best, in reading order: at most `most`. A heading that has the words itself counts double. */
export function bestSections(
  text: string,
  anchors: readonly Anchor[],
  worth: ReadonlyMap<string, number>,
  most: number,
): { readonly id: string; readonly title: string }[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const rated = anchors.map((anchor, at) => {
    const seen = new Map<string, number>();
    const section = words.slice(anchor.location, anchors[at + 1]?.location ?? words.length);
    for (const word of section) for (const one of stemsOf(word)) if (worth.has(one)) seen.set(one, worth.get(one) ?? 0);
    for (const one of stemsOf(anchor.text)) if (worth.has(one)) seen.set(`${one} `, worth.get(one) ?? 0);
    return { anchor, at, value: [...seen.values()].reduce((sum, one) => sum + one, 0) };
  });
  const best = Math.max(0, ...rated.map(({ value }) => value));
  return rated
    .filter(({ value }) => value > 0 && value >= best * 0.5)
    .sort((a, b) => b.value - a.value || a.at - b.at)
    .slice(0, most)
    .sort((a, b) => a.at - b.at)
    .map(({ anchor: { id, text: title } }) => ({ id, title: withoutBars(title) }));
}
