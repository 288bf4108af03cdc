/** What search knows about the handbook beside its index: its words, what each page is about, and words that mean the same. Made by `search/lexicon.ts`. */
import { fewestInRoot, root, stem } from "./stem.ts";
import { fold, wordsOf } from "./words.ts";

/** The lexicon's name beside the index. */
export const lexiconName = "lexikon.json";

/** Sorts of hits, in the order of the file. */
export const recordKinds = ["sida", "ovning", "material", "studie", "region", "ord", "nyhet", "pdf"] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Places on a page where a word says what the page is about; each is a bit. */
export const places = { summary: 1, inSynonym: 4, synonym: 8, title: 16, part: 32, inAsked: 64, asked: 128, linked: 256, cited: 512 } as const;

/**
 * The file as it travels. It is downloaded before the first search and opened while the reader waits, so it is few and long texts:
 * browsers part them at one sign in no time, and what is in the parts is read when it is asked for. Numbers in texts are in base 36.
 */
export interface LexiconFile {
  readonly format: 2;
  /** All stems, in `fileOrder`, with spaces between. */
  readonly stems: string;
  /**
   * For each stem the number of records and, after a point, the forms to ask the index for, the most common first: endings, or whole words after "=" where the stem is no part of them.
   * "möte" is "1c./t", "böcker" of "bok" is "7.=böcker". See `packWord`.
   */
  readonly words: string;
  /** Other stems that forms have when their rings and dots are left out, and the places of the words in `stems`: "bocker:4k,4m". */
  readonly bare: string;
  /** For each stem the records it is about: steps between them and bits of `places`: "a-g 3-1,a-2". */
  readonly about: string;
  readonly records: RecordColumns;
  readonly chapters: readonly string[];
  readonly audiences: readonly string[];
  /** What editors call a page in several words, as stems, and the records: "vem får bli=k,1c|recovery college=3". */
  readonly phrases: string;
  /** Stems of words that are not the handbook's, or are but have others that mean the same; in `fileOrder`, with "|" between. */
  readonly keys: string;
  /** For each of `keys` the other words, each with how near it is in tenths: "livskvalitet6;välmående6|att må bra8". */
  readonly synonyms: string;
  /** Other names of what the handbook is about, and the words that they stand for. */
  readonly same: readonly (readonly [string, string])[];
  /** Stems that ask for a kind of hit. */
  readonly asks: Readonly<Partial<Record<RecordKind, readonly string[]>>>;
}

/** The records, one list for each thing that is known of them. */
export interface RecordColumns {
  /** Ids in the index, with spaces between. */
  readonly ids: string;
  readonly urls: readonly string[];
  readonly titles: readonly string[];
  /** Places in `recordKinds`. */
  readonly kinds: readonly number[];
  /** Places in `chapters`; -1 is none. */
  readonly chapters: readonly number[];
  /** A bit for each of `audiences`. */
  readonly audiences: readonly number[];
  /** Words in the text. */
  readonly lengths: readonly number[];
  /** The address of the page it belongs to; "" for a page. */
  readonly belongsTo: readonly string[];
  /** Stems of the title, each with a space before it, and "~" before what only glues: " lön ~hur myck| mall". */
  readonly said: string;
  /** How readers ask for it, as stems without words that only glue, each with a space before it: " lön hur myck, få betal| mall". */
  readonly asked: string;
  /** Places of the records that it links to, and how many link to it. */
  readonly linksTo: string;
  readonly linkedFrom: readonly number[];
}

/** A word of a title. */
export interface SaidWord {
  readonly stem: string;
  /** Whether it only glues. */
  readonly isGlue: boolean;
}

export interface LexiconRecord {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly kind: RecordKind;
  /** The chapter's id; absent for the start page. */
  readonly chapter?: string;
  readonly audiences: readonly string[];
  /** How many words it has. */
  readonly length: number;
  /** A PDF's page, and a term's. */
  readonly belongsTo?: string;
  /** Its title, word by word. */
  readonly said: readonly SaidWord[];
  /** Places in `records` of the pages that its text links to. */
  readonly linksTo: readonly number[];
  /** How many other pages link to it from their text. */
  readonly linkedFrom: number;
}

/** A stem of the handbook. */
export interface KnownWord {
  readonly stem: string;
  /** Its most common form. */
  readonly form: string;
  /** What to ask the index for: one form for each stem that the index has of it. */
  readonly forms: readonly string[];
  /** In how many records. */
  readonly records: number;
}

export interface Synonym {
  /** One or several words as written. */
  readonly words: string;
  /** 0–1. */
  readonly weight: number;
}

/** One way in which readers ask for a record. */
export interface AskedPhrase {
  /** The record's place. */
  readonly record: number;
  readonly stems: readonly string[];
}

/** What is found by a word. */
type Lookup<T> = Pick<ReadonlyMap<string, T>, "get">;

/** The lexicon opened for questions. */
export interface Lexicon {
  readonly records: readonly LexiconRecord[];
  /** The place in `records` of the record with an id. */
  readonly placeOf: (id: string) => number | undefined;
  /** How many words a record has on average. */
  readonly meanLength: number;
  /** All words, by alphabet of stems without marks. Reading them all takes time: the lists below find single ones. */
  readonly words: readonly KnownWord[];
  readonly byStem: Pick<ReadonlyMap<string, KnownWord>, "get" | "has">;
  /** Words by what their stems are without rings and dots; by alphabet of stems, as all lists of words. */
  readonly byFold: Lookup<readonly KnownWord[]>;
  /** Words that share what verbs share with their nouns. */
  readonly byRoot: Lookup<readonly KnownWord[]>;
  /** Words whose most common form begins so. */
  readonly startingWith: (start: string) => readonly KnownWord[];
  /** Records that a stem is about, with bits of `places`. */
  readonly about: (stem: string) => ReadonlyMap<number, number>;
  readonly synonyms: Pick<ReadonlyMap<string, readonly Synonym[]>, "get" | "has">;
  /** All keys of `synonyms`; those of one word by what they are without rings and dots, and by root. */
  readonly keys: readonly string[];
  readonly keysByFold: Lookup<readonly string[]>;
  readonly keysByRoot: Lookup<readonly string[]>;
  /** Places in `records` by phrases that editors call them. */
  readonly phrases: Lookup<readonly number[]>;
  /** Numbers of the phrases, for `phrase`, in which readers ask with a stem. */
  readonly phrasesWith: (stem: string) => readonly number[];
  readonly phrase: (number: number) => AskedPhrase;
  /** The most words in a key of `synonyms`. */
  readonly longestKey: number;
  /** Other names of the subject by their stems, and the words they stand for. */
  readonly same: ReadonlyMap<string, { readonly name: string; readonly words: readonly string[] }>;
  readonly asks: ReadonlyMap<string, RecordKind>;
  readonly chapters: readonly string[];
  readonly audiences: readonly string[];
}

/** Opens the file: parts its texts, and reads the parts when they are asked for. */
export function openLexicon(file: LexiconFile): Lexicon {
  const stems = file.stems.split(" ");
  const placeOfStem = placesOf(stems);
  const packedWords = file.words.split(" ");
  const word = remembered((place) => unpackWord(String(stems[place]), String(packedWords[place])));
  const wordsAt = (found: readonly number[]) => found.map(word).sort((a, b) => byAlphabet(a.stem, b.stem));

  const packedAbout = file.about.split(",");
  const aboutAt = remembered((place) => unpack(String(packedAbout[place])));

  const keys = file.keys === "" ? [] : file.keys.split("|");
  const placeOfKey = placesOf(keys);
  const packedSynonyms = file.synonyms.split("|");
  const synonymsAt = remembered((place) => String(packedSynonyms[place]).split(";").map(unpackSynonym));
  const isOneWord = (place: number) => !keys[place]?.includes(" ");
  const keysAt = (found: readonly number[]) => found.map((place) => String(keys[place])).sort(byAlphabet);

  const ids = file.records.ids.split(" ");
  const placeOfId = later(() => placesOf(ids));
  const { lengths } = file.records;
  const bare = later(() => new Map(parts(file.bare, " ").map((entry) => pair(entry, ":"))));
  const irregular = later(() => packedWords.flatMap((entry, place) => (entry.includes(".=") ? [place] : [])));
  const phrases = later(() => new Map(parts(file.phrases, "|").map((entry) => pair(entry, "="))));
  const allWords = later(() => stems.map((_, place) => word(place)));

  return {
    records: openRecords(file),
    placeOf: (id) => placeOfId().get(id),
    meanLength: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
    get words() {
      return allWords();
    },
    byStem: { has: (one) => placeOfStem.has(one), get: (one) => at(placeOfStem.get(one), word) },
    byFold: {
      get: (folded) => {
        const found = new Set(placesWith(stems, folded, (own) => fold(own) === folded));
        for (const place of numbers(bare().get(folded))) found.add(place);
        return wordsAt([...found]);
      },
    },
    byRoot: { get: (wanted) => wordsAt(placesOfRoot(stems, placeOfStem, wanted)) },
    startingWith: (start) => {
      const isMeant = (place: number) => word(place).form.startsWith(start);
      // Of a word with an ending the stem may be shorter than what is written.
      const shorter = [...start].flatMap((_, length) => placeOfStem.get(start.slice(0, length)) ?? []);
      const found = new Set([...placesWith(stems, fold(start), () => true), ...shorter, ...irregular()]);
      return wordsAt([...found].filter(isMeant));
    },
    about: (one) => at(placeOfStem.get(one), aboutAt) ?? nowhere,
    synonyms: { has: (key) => placeOfKey.has(key), get: (key) => at(placeOfKey.get(key), synonymsAt) },
    keys,
    keysByFold: { get: (folded) => keysAt(placesWith(keys, folded, (own) => fold(own) === folded).filter(isOneWord)) },
    keysByRoot: { get: (wanted) => keysAt(placesOfRoot(keys, placeOfKey, wanted).filter(isOneWord)) },
    phrases: { get: (key) => at(phrases().get(key), numbers) },
    ...openAsked(file.records.asked),
    longestKey: keys.reduce((most, key) => Math.max(most, key.split(" ").length), 1),
    same: new Map(file.same.map(([name, words]) => [wordsOf(name).map(stem).join(" "), { name, words: wordsOf(words) }])),
    asks: new Map(Object.entries(file.asks).flatMap(([kind, words]) => words.map((one) => [one, kind as RecordKind] as const))),
    chapters: file.chapters,
    audiences: file.audiences,
  };
}

function openRecords({ records, chapters, audiences }: LexiconFile): LexiconRecord[] {
  const ids = records.ids.split(" ");
  const said = records.said.split("|");
  const linksTo = records.linksTo.split("|");
  return records.urls.map((url, place): LexiconRecord => {
    const chapter = chapters[Number(records.chapters[place])];
    const belongsTo = String(records.belongsTo[place]);
    const saidHere = later(() => saidWords(said[place] ?? ""));
    const links = later(() => numbers(linksTo[place]));
    return {
      id: String(ids[place]),
      url,
      title: String(records.titles[place]),
      kind: recordKinds[Number(records.kinds[place])] ?? "sida",
      audiences: audiences.filter((_, bit) => (Number(records.audiences[place]) & (1 << bit)) !== 0),
      length: Number(records.lengths[place]),
      linkedFrom: Number(records.linkedFrom[place]),
      get said() {
        return saidHere();
      },
      get linksTo() {
        return links();
      },
      ...(chapter === undefined ? {} : { chapter }),
      ...(belongsTo === "" ? {} : { belongsTo }),
    };
  });
}

/** Readers' phrases by what is in them. The text is looked through for each stem: browsers do that faster than a list of all stems is made. A phrase's number is where it begins. */
function openAsked(text: string): Pick<Lexicon, "phrasesWith" | "phrase"> {
  /** Where each record's phrases begin. */
  const starts = later(() => {
    const all = [0];
    for (let sign = text.indexOf("|"); sign !== -1; sign = text.indexOf("|", sign + 1)) all.push(sign + 1);
    return all;
  });
  const isEnd = (sign: number) => sign >= text.length || " ,|".includes(text.charAt(sign));
  const having = new Map<string, readonly number[]>();
  const made = new Map<number, AskedPhrase>();
  return {
    phrasesWith: (one) => {
      const known = having.get(one);
      if (known !== undefined) return known;
      const found = new Set<number>();
      for (let sign = text.indexOf(` ${one}`); sign !== -1; sign = text.indexOf(` ${one}`, sign + 1)) {
        if (!isEnd(sign + one.length + 1)) continue;
        let start = sign;
        while (start > 0 && text[start - 1] !== "," && text[start - 1] !== "|") start--;
        found.add(start);
      }
      having.set(one, [...found]);
      return [...found];
    },
    phrase: (number) => {
      const known = made.get(number);
      if (known !== undefined) return known;
      let end = number;
      while (end < text.length && text[end] !== "," && text[end] !== "|") end++;
      const phrase = { record: firstFrom(starts().length, (place) => Number(starts()[place]) > number) - 1, stems: stemsOfPhrase(text.slice(number, end)) };
      made.set(number, phrase);
      return phrase;
    },
  };
}

const stemsOfPhrase = (text: string) => text.slice(1).split(" ");
const saidWords = (text: string): SaidWord[] =>
  parts(text.slice(1), " ").map((word) => (word.startsWith("~") ? { stem: word.slice(1), isGlue: true } : { stem: word, isGlue: false }));
const nowhere: ReadonlyMap<number, number> = new Map();
const parts = (text: string | undefined, sign: string): readonly string[] => (text === undefined || text === "" ? [] : text.split(sign));
const numbers = (list: string | undefined): readonly number[] => parts(list, ",").map((one) => parseInt(one, 36));
const at = <K, T>(place: K | undefined, read: (place: K) => T): T | undefined => (place === undefined ? undefined : read(place));

function pair(entry: string, sign: string): readonly [string, string] {
  const middle = entry.indexOf(sign);
  return [entry.slice(0, middle), entry.slice(middle + 1)];
}

/** What is worked out when it is first asked for. */
function later<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What is read once for each place. */
function remembered<T>(read: (place: number) => T): (place: number) => T {
  const made: T[] = [];
  return (place) => (made[place] ??= read(place));
}

function placesOf(all: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let place = 0; place < all.length; place++) places.set(String(all[place]), place);
  return places;
}

const byAlphabet = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The order of stems and keys: by alphabet as if there were no rings and dots. What differs in them alone stands together, and so does what begins alike. */
export const fileOrder = (a: string, b: string): number => byAlphabet(fold(a), fold(b)) || byAlphabet(a, b);

/** The first place for which something holds that holds for all after it. */
function firstFrom(length: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Places of words in `fileOrder` that begin, without marks, with `start`, and are meant. */
function placesWith(all: readonly string[], start: string, isMeant: (word: string) => boolean): number[] {
  const found: number[] = [];
  for (let place = firstFrom(all.length, (one) => fold(String(all[one])) >= start); place < all.length; place++) {
    const own = String(all[place]);
    if (!fold(own).startsWith(start)) break;
    if (isMeant(own)) found.push(place);
  }
  return found;
}

/** Places of words in `fileOrder` with a root. A root is the beginning of its words. */
function placesOfRoot(all: readonly string[], placeOf: ReadonlyMap<string, number>, wanted: string): number[] {
  // What is shorter is no word's root but its own.
  if (wanted.length < fewestInRoot) return [placeOf.get(wanted) ?? []].flat();
  return placesWith(all, fold(wanted), (own) => root(own) === wanted);
}

/** Packs a word for the file. */
export function packWord(own: string, forms: readonly string[], records: number): string {
  const packed = (forms.length === 0 ? [own] : forms).map((form) => (form.startsWith(own) ? form.slice(own.length) : `=${form}`)).join("/");
  return packed === "" ? records.toString(36) : `${records.toString(36)}.${packed}`;
}

function unpackWord(own: string, entry: string): KnownWord {
  const [records = "0", packed = ""] = entry.split(".");
  const forms = packed.split("/").map((form) => (form.startsWith("=") ? form.slice(1) : own + form));
  return { stem: own, form: String(forms[0]), forms, records: parseInt(records, 36) };
}

/** Other stems that a word's forms have when their rings and dots are left out. Worked out here and not in the browser, which would have to do it for all words before the first answer. */
export const bareStems = (own: string, forms: readonly string[]): string[] => [
  ...new Set(forms.map(fold).flatMap((folded, place) => (folded === forms[place] || stem(folded) === fold(own) ? [] : [stem(folded)]))),
];

const unpackSynonym = (entry: string): Synonym => ({ words: entry.slice(0, -1), weight: parseInt(entry.slice(-1), 36) / 10 });

function unpack(list: string): Map<number, number> {
  const result = new Map<number, number>();
  let record = 0;
  for (const entry of list === "" ? [] : list.split(" ")) {
    const [step = "0", bits = "0"] = entry.split("-");
    record += parseInt(step, 36);
    result.set(record, parseInt(bits, 36));
  }
  return result;
}

/** Packs what `unpack` reads. */
export function packAbout(about: ReadonlyMap<number, number>): string {
  let before = 0;
  return [...about]
    .sort(([a], [b]) => a - b)
    .map(([record, bits]) => {
      const step = record - before;
      before = record;
      return `${step.toString(36)}-${bits.toString(36)}`;
    })
    .join(" ");
}
