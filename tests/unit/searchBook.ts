/** A small handbook made findable without Pagefind: the ranking asks an index for words and does not know which one answers. */
import { openLexicon, type Lexicon, type LexiconFile } from "../../src/ranking/lexicon.ts";
import { rank, type Narrowing, type Ranking, type WordIndex } from "../../src/ranking/rank.ts";
import { stem } from "../../src/ranking/stem.ts";
import { wordsOf } from "../../src/ranking/words.ts";
import type { Splitter } from "../../src/search/compounds.ts";
import { searchRecords, type PrintedFile } from "../../src/search/documents.ts";
import { makeLexicon } from "../../src/search/lexicon.ts";
import { emptyThesaurus, type Thesaurus } from "../../src/search/thesaurus.ts";
import { handbookOf, type Extra } from "./smallBook.ts";

export interface SearchBook {
  readonly file: LexiconFile;
  readonly lexicon: Lexicon;
  readonly ask: (words: string, narrowing?: Narrowing, typing?: boolean) => Promise<Ranking>;
  /** Addresses, best first. */
  readonly find: (words: string, narrowing?: Narrowing, typing?: boolean) => Promise<string[]>;
}

export interface SearchBookOptions {
  readonly thesaurus?: Partial<Thesaurus>;
  readonly split?: Splitter;
  readonly printed?: readonly PrintedFile[];
  readonly extra?: Extra;
}

/** Makes a handbook of files findable. */
export function searchBook(
  files: Readonly<Record<string, string>>,
  { thesaurus = {}, split = () => undefined, printed = [], extra = {} }: SearchBookOptions = {},
): SearchBook {
  const records = searchRecords(handbookOf(files, extra), printed);
  const ids = new Map(records.map(({ url }) => [url, url]));
  const file = makeLexicon(records, ids, { ...emptyThesaurus, ...thesaurus }, split);
  // As it travels: through JSON.
  const lexicon = openLexicon(JSON.parse(JSON.stringify(file)) as typeof file);
  const texts = records.map(({ url, title, summary, text }) => ({ id: url, stems: wordsOf([title, summary, text].join("\n")).map(stem) }));
  const index: WordIndex = {
    find: async (words) => {
      const wanted = wordsOf(words).map(stem);
      return texts.flatMap(({ id, stems }) => {
        const at = stems.flatMap((_, place) => (wanted.every((one, next) => stems[place + next] === one) ? [place] : []));
        return at.length === 0 ? [] : [{ id, at }];
      });
    },
  };
  const ask = (words: string, narrowing?: Narrowing, typing = false) => rank(words, lexicon, index, narrowing, { typing });
  return { file, lexicon, ask, find: async (words, narrowing, typing) => (await ask(words, narrowing, typing)).hits.map(({ record }) => record.url) };
}
