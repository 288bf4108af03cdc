/** The check of language: spelling, signs, forbidden words, long sentences, hard pages. */
import type { Fault } from "../content/fault.ts";
import { forbiddenFinder } from "./forbidden.ts";
import { countWords, fewestWords, hardPage, lix } from "./readability.ts";
import type { Language } from "./schema.ts";
import { longSentences, wordsIn } from "./sentences.ts";
import { foreignSigns } from "./signs.ts";
import { spellingFinder, type Dictionary } from "./spelling.ts";
import type { Text } from "./texts.ts";

/** A page as it is measured: LIX is counted for the whole of it. */
export interface PageTexts {
  readonly file: string;
  /** It says in easy Swedish what another page says. */
  readonly isEasyRead: boolean;
  readonly texts: readonly Text[];
}

/** What the check found, and figures for one line about the whole. */
export interface LanguageReport {
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  /** Words checked, pages and data together. */
  readonly words: number;
  /** The mean LIX of the pages that are long enough to measure; absent where none is. */
  readonly meanLix?: number;
  readonly hardest?: { readonly file: string; readonly lix: number };
}

/** Checks the texts of pages and of data files with a dictionary and the lists of `language.json`. */
export function checkLanguage(pages: readonly PageTexts[], values: readonly Text[], language: Language, dictionary: Dictionary): LanguageReport {
  const misspelled = spellingFinder(dictionary, language.words);
  const forbidden = forbiddenFinder(language.forbidden);
  const texts = [...pages.flatMap((page) => page.texts), ...values];
  const found = texts.flatMap(forbidden);
  const told = (severity: "fault" | "warning") => found.filter((one) => one.severity === severity).map(({ fault }) => fault);

  const measured = pages.map(({ file, isEasyRead, texts }) => ({ file, isEasyRead, counts: countWords(texts) }));
  const ranked = measured
    .filter(({ counts }) => counts.words >= fewestWords)
    .map(({ file, counts }) => ({ file, lix: lix(counts) }))
    .sort((a, b) => b.lix - a.lix);
  const [hardest] = ranked;
  return {
    faults: [...told("fault"), ...texts.flatMap(foreignSigns)],
    warnings: [
      ...told("warning"),
      ...texts.flatMap(misspelled),
      ...texts.flatMap(longSentences),
      ...measured.flatMap(({ file, isEasyRead, counts }) => hardPage(file, counts, isEasyRead)),
    ],
    words: texts.reduce((sum, { words }) => sum + wordsIn(words).length, 0),
    ...(hardest === undefined ? {} : { hardest, meanLix: ranked.reduce((sum, page) => sum + page.lix, 0) / ranked.length }),
  };
}
