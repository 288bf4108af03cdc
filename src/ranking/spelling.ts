/** Which word was meant. */
import { fold } from "./words.ts";

/** Letters that Swedish writers mix up, since they sound alike or lie beside each other in meaning. Half a fault. */
const alike = new Set("kc ck sz zs vw wv gj jg eä äe oå åo sc cs xs sx yi iy qk kq td dt uy yu".split(" "));
/** What a wrong letter costs; a ring or a dot left out is hardly a fault, but nobody puts one there by a slip: "tåg" is not "tag". */
const swap = (written: string, meant: string) =>
  written === meant ? 0 : written === bare(meant) ? 0.1 : alike.has(written + meant) ? 0.6 : bare(written) === bare(meant) ? 0.7 : 1;

const bareLetters = new Map<string, string>();

/** A letter without its mark; remembered, since every word is compared letter by letter. */
function bare(letter: string): string {
  const known = bareLetters.get(letter) ?? fold(letter);
  bareLetters.set(letter, known);
  return known;
}

const latin = 256;
let swaps: Float64Array | undefined;

/** What `swap` costs for every two letters of Latin-1, which all Swedish ones are: a question with a slip makes a million comparisons. */
function swapsOfLatin(): Float64Array {
  const table = new Float64Array(latin * latin);
  const all = Array.from({ length: latin }, (_, code) => String.fromCharCode(code));
  for (const [one, written] of all.entries()) for (const [two, meant] of all.entries()) table[one * latin + two] = swap(written, meant);
  return table;
}

/** `swap` by the codes of the letters. */
function swapCost(one: number, two: number): number {
  if (one === two) return 0;
  if (one >= latin || two >= latin) return swap(String.fromCharCode(one), String.fromCharCode(two));
  swaps ??= swapsOfLatin();
  return Number(swaps[one * latin + two]);
}

/** Longer words are no words. */
const longest = 63;
const stride = longest + 1;
/** Reused for every two words: so nothing is made for the thousands that are compared. */
const grid = new Float64Array(stride * stride);
let rowsDone = 0;
/** How far beginnings of the two words compared last are from each other, by their lengths. Infinity where all is beyond what was asked for. */
const apartAt = (row: number, column: number) => (row > rowsDone ? Infinity : Number(grid[row * stride + column]));

/**
 * How far two words are from each other: letters put in, left out, exchanged or turned around (Damerau–Levenshtein, restricted), where likely faults of Swedish cost less.
 * Gives up, with Infinity, beyond `most`.
 */
export function distance(a: string, b: string, most: number): number {
  compare(a, b, most);
  const total = apartAt(a.length, b.length);
  return total > most ? Infinity : total;
}

/** Fills the grid for all beginnings of both words; `apartAt` reads it. Ends where all is beyond `most`. */
function compare(a: string, b: string, most: number): void {
  rowsDone = -1;
  if (a.length > longest || b.length > longest) return;
  for (let column = 0; column <= b.length; column++) grid[column] = column;
  rowsDone = 0;
  for (let row = 1; row <= a.length; row++) {
    const [here, above] = [row * stride, (row - 1) * stride];
    const one = a.charCodeAt(row - 1);
    const before = row > 1 ? a.charCodeAt(row - 2) : -1;
    // A letter too many or too few costs less where it doubles its neighbour: "rekrytterra".
    const out = one === before ? 0.5 : 1;
    grid[here] = row;
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const two = b.charCodeAt(column - 1);
      const twoBefore = column > 1 ? b.charCodeAt(column - 2) : -1;
      const put = two === twoBefore ? 0.5 : 1;
      let cost = Math.min(Number(grid[above + column]) + out, Number(grid[here + column - 1]) + put, Number(grid[above + column - 1]) + swapCost(one, two));
      if (one === twoBefore && two === before && one !== two) cost = Math.min(cost, Number(grid[above - stride + column - 2]) + 0.8);
      grid[here + column] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) break;
    rowsDone = row;
  }
}

/** How much may be wrong in a word. Short words have too many neighbours: there only marks and doubled letters are forgiven. */
export const forgiven = (word: string) => (word.length <= 4 ? 0.6 : word.length <= 7 ? 1.2 : word.length <= 11 ? 2 : 2.5);

const sounds: readonly (readonly [RegExp, string])[] = [
  [/sch|skj|stj|sj|sk(?=[eiyäö])|ch/g, "S"],
  [/tj|kj|k(?=[eiyäö])/g, "T"],
  [/(?:hj|lj|dj|gj)(?=[aeiouyåäö])/g, "j"],
  [/ck|qu?|c(?![eiy])/g, "k"],
  [/ts|tz|z|c|x(?=[eiy])/g, "s"],
  [/x/g, "ks"],
  [/ph/g, "f"],
  [/[tg]h/g, "t"],
  [/w/g, "v"],
  [/dt/g, "t"],
  [/e/g, "ä"],
  [/o/g, "å"],
  [/(.)\1+/g, "$1"],
];

/** How a word sounds, roughly: "skitsofreni" and "schizofreni" are alike. */
export const soundOf = (word: string): string => sounds.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word);

/** What a word costs that is spelt otherwise and sounds the same. */
const soundsAlike = 0.9;
const fewestSounds = 5;
const soundsOf = new Map<string, string>();

/** The sound of a known word; remembered, since all of them are compared at every slip. */
function knownSound(word: string): string {
  const known = soundsOf.get(word) ?? soundOf(word);
  soundsOf.set(word, known);
  return known;
}

/** Letters that a slip exchanges cheaply are one class; a bit each. */
const classes = ["aåäeoöæø", "iyu", "kcqszxß", "vw", "gj", "dt", ..."bfhlmnpr"];
const bitOfLetter = new Map(classes.flatMap((letters, at) => [...letters].map((letter) => [letter, 1 << at] as const)));
const lettersOf = new Map<string, number>();

/** The classes of a word's letters. */
function letters(word: string): number {
  const known = lettersOf.get(word);
  if (known !== undefined) return known;
  let bits = 0;
  for (const letter of word) bits |= bitOfLetter.get(letter) ?? 1 << classes.length;
  lettersOf.set(word, bits);
  return bits;
}

function count(bits: number): number {
  let rest = bits;
  let ones = 0;
  for (; rest !== 0; ones++) rest &= rest - 1;
  return ones;
}

/** What a class of letters that only one of two words has makes them differ by, at the least. */
const leastSlip = 0.6;

/** What inflection may add to a word. */
const inflections: ReadonlySet<string> = new Set(
  " a an ar are aren arna arnas ars as at ad ade ades e en ens er erna ernas ers es et ets n na nas ns or orna r rna s t ta te de d ande".split(" "),
);
/** And what makes other words of it, which a stem leaves off as well: "vetenskapligt" of "vetenskap". */
const derivations = /^(?:l?ig(?:t|a|en)?|he(?:t|ten)|are|ning(?:en)?)$/;
const longestInflection = 5;
const fewestInBase = 4;
/** What it costs that the endings differ. */
const otherEnding = 0.05;
/** And that it is another word: who writes "handlearnas" means "handledare" rather than "handledning". */
const otherWord = 0.15;
/** No more than rings and dots that are left out. */
const marksOnly = 0.2;

/** How much may be wrong before an ending: what is left is short, and there is much of it; "traktor" is not "takten". A long ending that is right tells that the rest is a word: "samalens". */
const forgivenBefore = (ending: number, left: number) => (left <= 5 ? (ending >= tellingEnding ? 1 : 0.7) : left <= 8 ? 1.2 : 2);
const tellingEnding = 3;

/** What a slip within an ending costs. */
const slippedEnding = { doubled: 0.5, turned: 0.8 } as const;
/** Inflections with a letter written twice ("personalenn") or two letters turned around ("samtalnes"), and what that costs. */
const slippedInflections: ReadonlyMap<string, number> = new Map(
  [...inflections]
    .flatMap((ending) => [
      ...[...ending]
        .slice(1)
        .map((_, at): [string, number] => [ending.slice(0, at) + ending.charAt(at + 1) + ending.charAt(at) + ending.slice(at + 2), slippedEnding.turned]),
      ...[...ending].map((letter, at): [string, number] => [ending.slice(0, at) + letter + ending.slice(at), slippedEnding.doubled]),
    ])
    .filter(([ending]) => ending.length > 2 && !inflections.has(ending)),
);

/** A word as it is compared with others. */
interface Spelling {
  /** How many letters at its end may be an inflection; 0 is one of them. */
  readonly inflected: readonly number[];
  /** How many may be an inflection with a slip, and what that costs. */
  readonly slipped: readonly (readonly [number, number])[];
  /** The same with endings that make other words. */
  readonly endings: readonly number[];
  /** Classes of its letters, all and without the longest ending. */
  readonly letters: number;
  readonly base: number;
}

const spellings = new Map<string, Spelling>();

/** A known word's spelling; remembered, since all of them are compared at every slip. */
function spellingOf(word: string): Spelling {
  const known = spellings.get(word);
  if (known !== undefined) return known;
  const ends = Array.from({ length: Math.min(longestInflection, Math.max(0, word.length - fewestInBase)) + 1 }, (_, length) => length);
  const isInflected = (length: number) => inflections.has(word.slice(word.length - length));
  const endings = ends.filter((length) => isInflected(length) || derivations.test(word.slice(word.length - length)));
  const slipped = ends.flatMap((length): [number, number][] => {
    const cost = slippedInflections.get(word.slice(word.length - length));
    return cost === undefined ? [] : [[length, cost]];
  });
  const made = {
    inflected: ends.filter(isInflected),
    slipped,
    endings,
    letters: letters(word),
    base: letters(word.slice(0, word.length - Number(endings.at(-1)))),
  };
  spellings.set(word, made);
  return made;
}

/**
 * How far a written word is from a known one in any of its inflections: "beätta" is a letter from "berättar", and "patineter" from "patient". A slip never decides where a word ends and its ending begins, as it does where a misspelt word is stemmed.
 * Gives up, with Infinity, beyond `most`.
 */
function inflectedDistance(written: string, known: string, most: number): number {
  const [own, other] = [spellingOf(written), spellingOf(known)];
  if (Math.max(count(own.base & ~other.letters), count(other.base & ~own.letters)) * leastSlip > most) return Infinity;
  compare(written, known, most);
  const endingCost = (length: number) => (other.inflected.includes(length) ? otherEnding : otherWord);
  let best = apartAt(written.length, known.length);
  for (const off of own.inflected) {
    for (const otherOff of other.endings) {
      const left = Math.min(written.length - off, known.length - otherOff);
      const apart = apartAt(written.length - off, known.length - otherOff);
      if (off + otherOff > 0 && left >= (off > 0 && otherOff > 0 ? fewestInBase + 1 : fewestInBase) && apart <= forgivenBefore(off, left))
        best = Math.min(best, apart + endingCost(otherOff));
    }
  }
  // With a slip in the ending, all before it is right.
  for (const [off, cost] of own.slipped) {
    for (const otherOff of other.endings) {
      const left = Math.min(written.length - off, known.length - otherOff);
      const apart = apartAt(written.length - off, known.length - otherOff);
      if (left >= fewestInBase && apart <= marksOnly) best = Math.min(best, apart + cost + endingCost(otherOff));
    }
  }
  return best > most ? Infinity : best;
}

/** A known word and how many pages have it. */
export interface Known {
  readonly word: string;
  readonly stem: string;
  readonly pages: number;
}

/** How much a common word is likelier to be meant than a rare one, by the logarithm of its pages: that of a noisy channel (Kernighan, Church & Gale 1990). */
const commonness = 0.12;

/** The known words that are nearest a word, best first; equally near ones by how common they are. Words that begin with another letter are rarely meant. */
export function nearestWords(word: string, known: Iterable<Known>, most = 3): { readonly word: string; readonly cost: number }[] {
  const limit = forgiven(word);
  const found: { readonly word: string; readonly cost: number; readonly pages: number }[] = [];
  const head = bare(word.charAt(0));
  const sound = word.length < fewestSounds ? undefined : soundOf(word);
  for (const { word: candidate, pages } of known) {
    if (Math.abs(candidate.length - word.length) > limit + longestInflection) continue;
    const apart = inflectedDistance(word, candidate, limit);
    const spelt = apart + (bare(candidate.charAt(0)) === head ? 0 : 0.7);
    const cost = spelt > soundsAlike && sound !== undefined && knownSound(candidate) === sound ? soundsAlike : spelt;
    if (cost <= limit) found.push({ word: candidate, cost, pages });
  }
  const worth = ({ cost, pages }: { readonly cost: number; readonly pages: number }) => cost - commonness * Math.log(1 + pages);
  return found.sort((a, b) => worth(a) - worth(b) || (a.word < b.word ? -1 : 1)).slice(0, most);
}
