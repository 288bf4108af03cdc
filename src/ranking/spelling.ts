/** Which word was meant. */
import { stem } from "./stem.ts";
import { fold } from "./words.ts";

/** Letters that Swedish writers mix up, since they sound alike or lie beside each other in meaning. Half a fault. */
const alike = new Set("kc ck sz zs vw wv gj jg eä äe oå åo sc cs xs sx yi iy qk kq td dt uy yu".split(" "));
/** What a wrong letter costs; a ring or a dot left out is hardly a fault. */
const swap = (a: string, b: string) => (a === b ? 0 : bare(a) === bare(b) ? 0.1 : alike.has(a + b) ? 0.6 : 1);

const bareLetters = new Map<string, string>();

/** A letter without its mark; remembered, since every word is compared letter by letter. */
function bare(letter: string): string {
  const known = bareLetters.get(letter) ?? fold(letter);
  bareLetters.set(letter, known);
  return known;
}

/**
 * How far two words are from each other: letters put in, left out, exchanged or turned around (Damerau–Levenshtein, restricted), where likely faults of Swedish cost less.
 * Gives up, with Infinity, beyond `most`.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > Math.ceil(most * 2)) return Infinity;
  let before: number[] = [];
  let last: number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const [one, two] = [a.charAt(row - 1), b.charAt(column - 1)];
      // A letter too many or too few costs less where it doubles its neighbour: "rekrytterra".
      const out = one === a.charAt(row - 2) ? 0.5 : 1;
      const put = two === b.charAt(column - 2) ? 0.5 : 1;
      let cost = Math.min(Number(last[column]) + out, Number(line[column - 1]) + put, Number(last[column - 1]) + swap(one, two));
      if (row > 1 && column > 1 && one === b.charAt(column - 2) && two === a.charAt(row - 2) && one !== two) {
        cost = Math.min(cost, Number(before[column - 2]) + 0.8);
      }
      line.push(cost);
    }
    if (Math.min(...line) > most) return Infinity;
    before = last;
    last = line;
  }
  const total = Number(last[b.length]);
  return total > most ? Infinity : total;
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
const classes = ["aåäeo" + "öæø", "iyu", "kcqszxß", "vw", "gj", "dt", ..."bfhlmnpr"];
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

/** The fewest points that a word can be from another, by their letters alone: a class that only one of them has takes a whole slip. */
const fewestSlips = (one: number, other: number) => Math.max(count(one & ~other), count(other & ~one)) * 0.6;

/** The same for stems, which are short and many: "traktor" is not "takten". */
const forgivenInStem = (stemmed: string) => (stemmed.length <= 5 ? 0.7 : stemmed.length <= 8 ? 1.2 : 2);

/** A known word and how many pages have it. */
export interface Known {
  readonly word: string;
  readonly stem: string;
  readonly pages: number;
}

/** The known words that are nearest a word, best first; equally near ones by how common they are. Words that begin with another letter are rarely meant. */
export function nearestWords(word: string, known: Iterable<Known>, most = 3): { readonly word: string; readonly cost: number }[] {
  const limit = forgiven(word);
  const stemmed = stem(word);
  const found: { readonly word: string; readonly cost: number; readonly pages: number }[] = [];
  const head = bare(word.charAt(0));
  const [own, ownStem] = [letters(word), letters(stemmed)];
  const stemLimit = Math.min(limit, forgivenInStem(stemmed));
  const sound = word.length < fewestSounds ? undefined : soundOf(word);
  for (const { word: candidate, stem: other, pages } of known) {
    if (Math.abs(candidate.length - word.length) > limit + 4) continue;
    // Either in the form at hand or without endings.
    const apart = Math.min(
      fewestSlips(own, letters(candidate)) > limit ? Infinity : distance(word, candidate, limit),
      other.length < 4 || stemmed.length < 4 || fewestSlips(ownStem, letters(other)) > stemLimit ? Infinity : distance(stemmed, other, stemLimit) + 0.05,
    );
    const spelt = apart + (bare(candidate.charAt(0)) === head ? 0 : 0.7);
    const cost = spelt > soundsAlike && sound !== undefined && knownSound(candidate) === sound ? soundsAlike : spelt;
    if (cost <= limit) found.push({ word: candidate, cost, pages });
  }
  return found.sort((a, b) => a.cost - b.cost || b.pages - a.pages || (a.word < b.word ? -1 : 1)).slice(0, most);
}
