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

/** Stems that are sought, and how much each tells. */
type Worth = ReadonlyMap<string, number>;

const readersOf = new WeakMap<Worth, (word: string) => readonly string[]>();

/**
 * Reads written words for the stems that are sought: a word's own, and its parts' where the index has marked them ("slutenvårds|avdelning").
 * Texts are read while the reader waits: each word once, and only those are stemmed that begin as something sought does.
 */
function soughtIn(worth: Worth): (word: string) => readonly string[] {
  const known = readersOf.get(worth);
  if (known !== undefined) return known;
  const beginnings = new Set([...worth.keys()].map((one) => one.charAt(0)));
  const read = new Map<string, readonly string[]>();
  const reader = (word: string) => {
    const before = read.get(word);
    if (before !== undefined) return before;
    const found = word
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((part) => beginnings.has(part.charAt(0)))
      .map(stem)
      .filter((one) => worth.has(one));
    read.set(word, found);
    return found;
  };
  readersOf.set(worth, reader);
  return reader;
}

/** Marks of the index copy that readers do not see. */
export const withoutBars = (text: string) => text.replaceAll("|", "");

/**
 * The passage of a text with the most different words that are sought, the earliest of several; null where none of them is there.
 * `skip`: words at the beginning that stand above it already. `worth`: how much each stem tells.
 */
export function bestPassage(text: string, worth: Worth, skip = 0): Piece[] | null {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const sought = soughtIn(worth);
  const hits = words.flatMap((word, at) => {
    const stems = sought(word);
    return at >= skip && stems.some((one) => Number(worth.get(one)) > 0) ? [{ at, stems }] : [];
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
export function markedText(text: string, worth: Worth): Piece[] {
  return joined(text.split(/(\s+)/).flatMap((part) => (/\S/.test(part) ? marked(part, worth) : [{ text: part, isHit: false }])));
}

function marked(word: string, worth: Worth): Piece[] {
  const isHit = soughtIn(worth)(word).length > 0;
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
export function bestSections(text: string, anchors: readonly Anchor[], worth: Worth, most: number): { readonly id: string; readonly title: string }[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const sought = soughtIn(worth);
  const rated = anchors.map((anchor, at) => {
    const seen = new Map<string, number>();
    const section = words.slice(anchor.location, anchors[at + 1]?.location ?? words.length);
    for (const word of section) for (const one of sought(word)) seen.set(one, worth.get(one) ?? 0);
    for (const one of sought(anchor.text)) seen.set(`${one} `, worth.get(one) ?? 0);
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
