/** Words that neither the dictionary nor our own list knows. */
import type { Fault } from "../content/fault.ts";
import { nearest } from "../content/explain.ts";
import { wordsIn } from "./sentences.ts";
import { lineAt, type Text } from "./texts.ts";

/** A dictionary of Swedish. */
export interface Dictionary {
  /** Whether a word is spelled right, compounds included. */
  readonly knows: (word: string) => boolean;
  /** What a misspelled word may have been meant to be, the likeliest first. */
  readonly suggest: (word: string) => readonly string[];
}

/** Finds misspelled words in texts. */
export type SpellingFinder = (text: Text) => Fault[];

/** Endings after a colon, as in "NSPH:s" and "IPS:arna". */
const colonEnding = /^(.+):(?:a|ar|are|arna|arnas|e|en|ens|er|erna|ernas|et|ets|n|ns|or|orna|r|rna|s|t|ts)$/u;

/** A finder that knows the words of a dictionary, and those of the project's own list. */
export function spellingFinder(dictionary: Dictionary, ownWords: readonly string[]): SpellingFinder {
  const own = new Set(ownWords);
  const isOwn = (word: string) => own.has(word) || own.has(word.toLowerCase());
  const isWord = (word: string): boolean => {
    if (/\p{N}/u.test(word) && !word.includes("-")) return true;
    if (isOwn(word) || (word.endsWith("s") && isOwn(word.slice(0, -1))) || dictionary.knows(word)) return true;
    const stem = colonEnding.exec(word)?.[1];
    if (stem !== undefined) return isWord(stem);
    const parts = word.split("-");
    return parts.length > 1 && parts.every(isWord);
  };
  // "utbildnings- och": a first part is right where it begins a compound.
  const isFirstPart = (word: string) => isWord(`${word}frågor`) || isWord(`${word.toLowerCase()}frågor`);
  const cure = remembered((word) => {
    const guess = nearest(word, ownWords);
    const guesses = [...new Set([...(guess === undefined ? [] : [guess]), ...dictionary.suggest(word)])].slice(0, 3).map((one) => `”${one}”`);
    return guesses.length === 0
      ? "rätta ordet, eller lägg det i words i _data/language.json om det är rätt"
      : `menade du ${guesses.join(" eller ")}? Är ordet rätt, lägg det i words i _data/language.json`;
  });
  const isRight = remembered(isWord);
  const isRightFirst = remembered(isFirstPart);

  return (text) =>
    wordsIn(text.swedish).flatMap(({ text: word, at }): Fault[] => {
      const next = text.swedish[at + word.length];
      // "m.fl." is one word with its last full stop.
      if (isRight(word) || (next === "-" && isRightFirst(word)) || (next === "." && isRight(`${word}.`))) return [];
      return [{ file: text.file, line: lineAt(text, at), what: `Ordet ”${word}” finns inte i ordboken.`, write: cure(word) }];
    });
}

/** The same function, which works out each word once: the same few stand on page after page. */
function remembered<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = work(word);
    known.set(word, made);
    return made;
  };
}
