/** The lexicon of a handbook: what its pages are about, word by word, and its thesaurus. */
import { bareStems, fileOrder, packAbout, packWord, places, recordKinds, type LexiconFile } from "../ranking/lexicon.ts";
import { snowball, stem } from "../ranking/stem.ts";
import { emptyWords, stopWords } from "../ranking/stopWords.ts";
import { wordsOf } from "../ranking/words.ts";
import type { Splitter } from "./compounds.ts";
import type { SearchRecord } from "./documents.ts";
import { compileSame, compileThesaurus, keyOf, type Thesaurus } from "./thesaurus.ts";

/** Makes the lexicon. `idOf`: a record's id in the index, by its address. Throws where the index lacks a record. */
export function makeLexicon(records: readonly SearchRecord[], idOf: ReadonlyMap<string, string>, thesaurus: Thesaurus, split: Splitter): LexiconFile {
  const chapters = distinct(records.flatMap(({ chapter }) => (chapter === null ? [] : [chapter])));
  const audiences = distinct(records.flatMap((record) => record.audiences));
  /** For each stem its forms and how often each is written, and the records that have it. */
  const forms = new Map<string, Map<string, number>>();
  const having = new Map<string, Set<number>>();
  const about = new Map<string, Map<number, number>>();

  const has = (stemmed: string, form: string, record: number, times: number) => {
    const known = forms.get(stemmed) ?? new Map<string, number>();
    forms.set(stemmed, known.set(form, (known.get(form) ?? 0) + times));
    having.set(stemmed, (having.get(stemmed) ?? new Set()).add(record));
  };
  const partsOf = (word: string) => (split(word) ?? []).map((part, at, all) => (at < all.length - 1 ? baseOf(part) : part)).filter((part) => part.length >= 3);
  const says = (text: string, record: number, place: number) => {
    for (const word of wordsOf(text)) {
      const own = about.get(stem(word)) ?? new Map<number, number>();
      about.set(stem(word), own.set(record, ((own.get(record) ?? 0) & ~places.part) | place));
    }
  };
  const saysInPart = (text: string, record: number, place: number) => {
    for (const part of wordsOf(text).flatMap(partsOf)) {
      const own = about.get(stem(part)) ?? new Map<number, number>();
      const before = own.get(record) ?? places.part;
      // Where the part stands as a word of its own, that says more.
      if (before & places.part) about.set(stem(part), own.set(record, before | place));
    }
  };

  for (const [at, record] of records.entries()) {
    const fields: [string, number][] = [
      [record.title, places.title],
      ...record.synonyms.map((synonym): [string, number] => [synonym, wordsOf(synonym).length === 1 ? places.synonym : places.inSynonym]),
      [record.summary, places.summary],
      ...record.calledBy.map((words): [string, number] => [words, places.linked]),
      ...record.cited.map((name): [string, number] => [name, places.cited]),
    ];
    const asked = record.asked
      .map((all) => [all, tellingWords(all)] as const)
      .map(([all, words]): [string, number] => [words.join(" "), words.length === 1 && wordsOf(all).length === 1 ? places.asked : places.inAsked]);
    for (const word of wordsOf([record.text, ...record.headings, ...fields.map(([text]) => text)].join("\n"))) {
      has(stem(word), word, at, 1);
      // A part is a word that can be asked for; as a form of its stem it is the last choice.
      for (const part of partsOf(word)) has(stem(part), part, at, 0.001);
    }
    // What only readers say is in no text: a word all the same, and the last choice as a form.
    for (const word of asked.flatMap(([text]) => wordsOf(text))) {
      has(stem(word), word, at, 0.0001);
      for (const part of partsOf(word)) has(stem(part), part, at, 0.00001);
    }
    fields.push(...asked);
    for (const [text, place] of fields) says(text, at, place);
    for (const [text, place] of fields) saysInPart(text, at, place);
  }

  const stems = [...forms.keys()].filter((one) => one.length > 1 || /\p{N}/u.test(one)).sort(fileOrder);
  const formsOf = (one: string) => formsOfStem(forms.get(one) ?? new Map<string, number>());
  const isKnown = (words: string) => wordsOf(words).every((word) => [...(forms.get(stem(word))?.keys() ?? [])].some((form) => isInflection(word, form)));
  const placeOf = new Map(records.map(({ url }, at) => [url, at]));
  const links = records.map(({ linksTo }) => linksTo.flatMap((to) => placeOf.get(to) ?? []));
  const linkedFrom = new Map<number, number>();
  for (const to of links.flat()) linkedFrom.set(to, (linkedFrom.get(to) ?? 0) + 1);
  const thesaurusEntries = compileThesaurus(thesaurus, isKnown);
  const ids = records.map(({ url }) => {
    const id = idOf.get(url);
    if (id === undefined) throw new Error(`The index lacks ${url}`);
    return id;
  });
  return {
    format: 2,
    stems: stems.join(" "),
    words: stems.map((one) => packWord(one, formsOf(one), having.get(one)?.size ?? 0)).join(" "),
    bare: bareOf(stems, formsOf),
    about: stems.map((one) => packAbout(said(about.get(one) ?? new Map<number, number>(), stopWords.has(String(formsOf(one)[0]))))).join(","),
    records: {
      ids: ids.join(" "),
      urls: records.map(({ url }) => url),
      titles: records.map(({ title }) => title),
      kinds: records.map(({ kind }) => recordKinds.indexOf(kind)),
      chapters: records.map(({ chapter }) => (chapter === null ? -1 : chapters.indexOf(chapter))),
      audiences: records.map((record) => record.audiences.reduce((bits, reader) => bits | (1 << audiences.indexOf(reader)), 0)),
      lengths: records.map(({ text }) => wordsOf(text).length),
      belongsTo: records.map(({ belongsTo }) => belongsTo ?? ""),
      said: records.map(({ title }) => packSaid(title)).join("|"),
      asked: records.map((record) => distinct(askedBy(record).map((words) => ` ${phraseWords(words).map(stem).join(" ")}`)).join(",")).join("|"),
      linksTo: links.map((to) => to.map((at) => at.toString(36)).join(",")).join("|"),
      linkedFrom: records.map((_, at) => linkedFrom.get(at) ?? 0),
    },
    chapters,
    audiences,
    phrases: phrasesOf(records)
      .map(([key, at]) => `${key}=${at.map((one) => one.toString(36)).join(",")}`)
      .join("|"),
    keys: thesaurusEntries.map(([key]) => key).join("|"),
    synonyms: thesaurusEntries.map(([, ...others]) => others.map(([words, tenths]) => words + tenths.toString(36)).join(";")).join("|"),
    same: compileSame(thesaurus),
    asks: Object.fromEntries(Object.entries(thesaurus.asks ?? {}).map(([kind, words]) => [kind, distinct(words.map(keyOf))])),
  };
}

/** A title, word by word. Stems are worked out here and not in the browser. */
const packSaid = (text: string) =>
  wordsOf(text)
    .map((word) => ` ${stopWords.has(word) ? "~" : ""}${stem(word)}`)
    .join("");

/** Which words are meant by stems that lack rings and dots; see `bareStems`. */
function bareOf(stems: readonly string[], formsOf: (one: string) => readonly string[]): string {
  const found = new Map<string, string[]>();
  for (const [place, one] of stems.entries()) {
    for (const bare of bareStems(one, formsOf(one))) found.set(bare, [...(found.get(bare) ?? []), place.toString(36)]);
  }
  return [...found].map(([bare, at]) => `${bare}:${at.join(",")}`).join(" ");
}

/** Words without those that only glue; all of them where there are no others. */
function tellingWords(text: string): string[] {
  const words = wordsOf(text);
  const telling = words.filter((word) => !stopWords.has(word));
  return telling.length === 0 ? words : telling;
}

/** How readers ask for a record: in their own words, and in those of titles and headings that are questions. */
const askedBy = ({ kind, title, headings, asked }: SearchRecord): readonly string[] =>
  kind === "pdf" || kind === "ord" ? asked : distinct([...asked, ...[title, ...headings].filter((text) => text.endsWith("?"))]);

/** Words of a phrase that readers ask by: "nej" and "tycker" tell apart what they glue elsewhere. */
function phraseWords(text: string): string[] {
  const words = wordsOf(text);
  const telling = words.filter((word) => !emptyWords.has(word));
  return telling.length === 0 ? words : telling;
}

/** The longest phrase that a question is compared with. */
const longestPhrase = 6;

/** Names and synonyms of several words, by alphabet of their stems. */
function phrasesOf(records: readonly SearchRecord[]): (readonly [string, readonly number[]])[] {
  const phrases = new Map<string, Set<number>>();
  for (const [at, { title, synonyms, kind }] of records.entries()) {
    for (const phrase of [...synonyms, ...(kind === "pdf" ? [] : [title])]) {
      const key = keyOf(phrase);
      const length = key.split(" ").length;
      if (length > 1 && length <= longestPhrase) phrases.set(key, (phrases.get(key) ?? new Set()).add(at));
    }
  }
  return [...phrases].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, at]) => [key, [...at]] as const);
}

const inflections = new Set(
  " a an ar ars arna arnas as e en ens er ers erna ernas es et ets s n ns na nas or ors orna r rs rna rnas t ta te de d dd tt ad ade at ande ende it its iga igt ig nde".split(
    " ",
  ),
);

/** Whether two words of one stem are one word in two forms: "läka" and "läkaren" only share a stem. */
function isInflection(one: string, two: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === two[shared]) shared++;
  return inflections.has(one.slice(shared)) && inflections.has(two.slice(shared));
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** A first part as a word: "slutenvårds" is "slutenvård". What is no word of its own is harmless, since nobody asks for it. */
const baseOf = (part: string) => (part.length > 4 && /[^s]s$/.test(part) ? part.slice(0, -1) : part);

/** Of words that only glue, only that a title has them is kept. */
function said(about: ReadonlyMap<number, number>, isGlue: boolean): ReadonlyMap<number, number> {
  return isGlue ? new Map([...about].flatMap(([at, bits]): [number, number][] => (bits & places.title ? [[at, places.title]] : []))) : about;
}

/** The form that is written most for each stem of the index, the most common first; ties by alphabet. */
function formsOfStem(forms: ReadonlyMap<string, number>): string[] {
  const byStem = new Map<string, string>();
  for (const [form] of [...forms].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))) {
    if (!byStem.has(snowball(form))) byStem.set(snowball(form), form);
  }
  return [...byStem.values()];
}
