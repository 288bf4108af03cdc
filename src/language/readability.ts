/** How hard a page is to read, by LIX. */
import type { Fault } from "../content/fault.ts";
import { sentencesIn } from "./sentences.ts";
import type { Text } from "./texts.ts";

/** The counts that LIX is made of. */
export interface Counts {
  readonly words: number;
  /** Words of more than six letters. */
  readonly long: number;
  readonly sentences: number;
}

/** The highest LIX of an ordinary page, and of a page in easy Swedish. */
export const highest = { page: 45, easyRead: 30 } as const;
/** Pages with fewer words say too little about themselves. */
export const fewestWords = 80;

const letters = (word: string) => [...word.matchAll(/\p{L}/gu)].length;

/** Counts running text and headings; every heading and every point of a list is a sentence. Tables and fields to fill in are not running text. */
export function countWords(texts: readonly Text[]): Counts {
  let words = 0;
  let long = 0;
  let sentences = 0;
  for (const text of texts) {
    if (text.kind === "label") continue;
    for (const sentence of sentencesIn(text.words)) {
      sentences++;
      words += sentence.words.length;
      long += sentence.words.filter((word) => letters(word.text) > 6).length;
    }
  }
  return { words, long, sentences };
}

/**
 * LIX, the Swedish readability index: words per sentence, plus words of more than six letters per hundred words (C. H. Björnsson, Läsbarhet, 1968).
 * Below 30 is as easy as a children's book, 40–50 as a newspaper, above 60 as an official report. 0 where there is no text.
 */
export const lix = ({ words, long, sentences }: Counts) => (words === 0 ? 0 : words / sentences + (100 * long) / words);

/** A warning for a page that is harder to read than it should be. `counts` are those of the whole page. */
export function hardPage(file: string, counts: Counts, isEasyRead: boolean): Fault[] {
  const most = isEasyRead ? highest.easyRead : highest.page;
  const value = lix(counts);
  if (counts.words < fewestWords || value <= most) return [];
  const perSentence = Math.round(counts.words / counts.sentences);
  const share = Math.round((100 * counts.long) / counts.words);
  return [
    {
      file,
      line: 1,
      what: `Sidan har LIX ${value.toFixed(0)}, med ${perSentence} ord i en mening och ${share} procent långa ord.`,
      write: `korta meningarna och välj kortare ord, så att LIX blir högst ${most}`,
    },
  ];
}
