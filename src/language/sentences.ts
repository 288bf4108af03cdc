/** Words and sentences of Swedish text. */
import type { Fault } from "../content/fault.ts";
import { lineAt, type Text } from "./texts.ts";

export interface Word {
  readonly text: string;
  /** Where in the text it begins. */
  readonly at: number;
}

export interface Sentence {
  readonly words: readonly Word[];
  readonly text: string;
}

/** A sentence with more words than this is hard to keep in mind. */
export const mostWords = 35;

/** Letters and figures, with what may stand inside a word: "SIP-möte", "NSPH:s", "t.ex", "3,5", "12 000". */
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:(?:[-‑’'.:]|(?<=\p{N})[,\u00a0\u202f](?=\p{N}))[\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a text, in order. */
export const wordsIn = (text: string): Word[] => [...text.matchAll(wordPattern)].map((match) => ({ text: match[0], at: match.index }));

/** Abbreviations that need the word after them: a full stop there never ends a sentence. */
const leading = new Set(
  "t.ex bl.a d.v.s dvs ca cirka kl nr s sid st jfr f.d s.k fr.o.m t.o.m inkl exkl ev kap art eng ung dr prof fig tab p.g.a pga max min bil ang resp avd".split(
    " ",
  ),
);
/** Abbreviations that may end a sentence, where a capital letter follows. */
const closing = new Set("m.fl m.m o.s.v osv etc mfl mm e.d o.d f.kr e.kr tel tim mån kr".split(" "));

const ending = /[.!?…:]+[”’"»)\]]*(?=\s|$)/gu;
const startsWithCapital = (rest: string) => /^[\s”’"«»([–-]*(?:\p{Lu}|\p{N})/u.test(rest);

/** Whether the sign that stands between two parts of a text ends a sentence. */
function ends(before: string, sign: string, after: string): boolean {
  if (after.trim() === "") return true;
  if (sign.startsWith("!") || sign.startsWith("?")) return startsWithCapital(after);
  if (!startsWithCapital(after)) return false;
  // After a colon, a capital letter tells a sentence of its own from a list.
  if (sign.startsWith(":")) return /^[\s”’"»]*\p{Lu}/u.test(after);
  const last = /[\p{L}\p{N}.]+$/u.exec(before)?.[0].toLowerCase() ?? "";
  if (closing.has(last)) return true;
  // "1." at the start is a number in a list, and a single letter an initial.
  return !leading.has(last) && !/^(?:\p{L}|\p{Lu}\.\p{Lu})$/u.test(last) && !/^\s*\p{N}+$/u.test(before);
}

/** The sentences of a text. A text without a full stop, as a heading or a point of a list, is one. */
export function sentencesIn(text: string): Sentence[] {
  const parts: { readonly from: number; readonly to: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(ending)) {
    const to = match.index + match[0].length;
    if (!ends(text.slice(from, match.index), match[0], text.slice(to))) continue;
    parts.push({ from, to });
    from = to;
  }
  parts.push({ from, to: text.length });
  return parts.flatMap(({ from, to }): Sentence[] => {
    const part = text.slice(from, to);
    const words = wordsIn(part).map((word) => ({ ...word, at: word.at + from }));
    return words.length === 0 ? [] : [{ words, text: part.replace(/\s+/g, " ").trim() }];
  });
}

/** Sentences that are too long to read in one breath. */
export function longSentences(text: Text): Fault[] {
  return sentencesIn(text.words)
    .filter(({ words }) => words.length > mostWords)
    .map(({ words, text: sentence }) => ({
      file: text.file,
      line: lineAt(text, words[0]?.at ?? 0),
      what: `Meningen ”${sentence.split(" ").slice(0, 6).join(" ")} …” har ${words.length} ord.`,
      write: `dela den i kortare meningar eller gör en lista: högst ${mostWords} ord i en mening`,
    }));
}
