/** What search knows about the handbook beside its index: its words, what each page is about, and words that mean the same. Made by `search/lexicon.ts`. */
import { root, stem } from "./stem.ts";
import { fold, wordsOf } from "./words.ts";

/** Sorts of hits, in the order of the file. */
export const recordKinds = ["sida", "ovning", "material", "studie", "region", "ord", "nyhet", "pdf"] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Places on a page where a word says what the page is about; each is a bit. */
export const places = { summary: 1, heading: 2, inSynonym: 4, synonym: 8, title: 16, part: 32, inAsked: 64, asked: 128, linked: 256, cited: 512 } as const;

/** The file as it travels. Short keys and packed lists: it is downloaded before the first search. */
export interface LexiconFile {
  readonly format: 1;
  /**
   * By alphabet of stems, for each its most common form and further forms that the index has under another stem, the number of records in base 36,
   * how many letters the form has beyond the stem (or "=" and the stem), and stems of its forms without marks where those are others: "möte/mötet.1c.1 handledning.2p". See `packWord`.
   */
  readonly words: string;
  /** Id in the index, address, title, place in `recordKinds`, place in `chapters` (-1: none), places in `audiences`, words in the text, address of the page it belongs to ("" for a page), headings, how readers ask for it (stems, without words that only glue), places of the records that it links to. */
  readonly records: readonly (readonly [
    string,
    string,
    string,
    number,
    number,
    readonly number[],
    number,
    string,
    readonly string[],
    readonly string[],
    readonly number[],
  ])[];
  readonly chapters: readonly string[];
  readonly audiences: readonly string[];
  /** For each word of `words` the records it is about: steps between them and bits of `places`, in base 36: "a-g 3-1,a-2". */
  readonly about: string;
  /** What editors call a page in several words, as stems, and the records: "vem får bli", "recovery college". */
  readonly phrases: readonly (readonly [string, ...number[]])[];
  /** Words that are not the handbook's, or are but have others that mean the same: stems to other words, with how near they are in tenths. */
  readonly thesaurus: readonly (readonly [string, ...(readonly [string, number])[]])[];
  /** Other names of what the handbook is about, and the words that they stand for. */
  readonly same: readonly (readonly [string, string])[];
  /** Stems that ask for a kind of hit. */
  readonly asks: Readonly<Partial<Record<RecordKind, readonly string[]>>>;
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
  readonly headings: readonly string[];
  /** How readers ask for it: stems. */
  readonly asked: readonly (readonly string[])[];
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
  /** Other stems that its forms have when their rings and dots are left out. */
  readonly bare: readonly string[];
  /** In how many records. */
  readonly records: number;
}

export interface Synonym {
  /** One or several words as written. */
  readonly words: string;
  /** 0–1. */
  readonly weight: number;
}

/** The lexicon opened for questions. */
export interface Lexicon {
  readonly records: readonly LexiconRecord[];
  readonly words: readonly KnownWord[];
  readonly byStem: ReadonlyMap<string, KnownWord>;
  /** Stems by what they are without rings and dots. */
  readonly byFold: ReadonlyMap<string, readonly KnownWord[]>;
  /** Stems that share what verbs share with their nouns. */
  readonly byRoot: ReadonlyMap<string, readonly KnownWord[]>;
  /** Records that a stem is about, with bits of `places`. */
  readonly about: (stem: string) => ReadonlyMap<number, number>;
  readonly synonyms: ReadonlyMap<string, readonly Synonym[]>;
  /** Places in `records` by phrases that editors call them. */
  readonly phrases: ReadonlyMap<string, readonly number[]>;
  /** The most words in a key of `synonyms`. */
  readonly longestKey: number;
  /** Other names of the subject by their stems, and the words they stand for. */
  readonly same: ReadonlyMap<string, { readonly name: string; readonly words: readonly string[] }>;
  readonly asks: ReadonlyMap<string, RecordKind>;
  readonly chapters: readonly string[];
  readonly audiences: readonly string[];
}

/** Opens the file. Postings are unpacked when they are asked for. */
export function openLexicon(file: LexiconFile): Lexicon {
  const words = file.words.split(" ").map(unpackWord);
  const packed = file.about.split(",");
  const placeOfStem = new Map(words.map((word, at) => [word.stem, at]));
  const unpacked = new Map<string, ReadonlyMap<number, number>>();
  const about = (wanted: string): ReadonlyMap<number, number> => {
    const known = unpacked.get(wanted);
    if (known !== undefined) return known;
    const made = unpack(packed[placeOfStem.get(wanted) ?? -1] ?? "");
    unpacked.set(wanted, made);
    return made;
  };
  const synonyms = new Map(file.thesaurus.map(([key, ...others]) => [key, others.map(([other, tenths]): Synonym => ({ words: other, weight: tenths / 10 }))]));
  const linkedFrom = new Map<number, number>();
  for (const record of file.records) for (const to of record[10]) linkedFrom.set(to, (linkedFrom.get(to) ?? 0) + 1);
  return {
    records: file.records.map(([id, url, title, kind, chapter, audiences, length, belongsTo, headings, asked, linksTo], at) => ({
      id,
      url,
      title,
      kind: recordKinds[kind] ?? "sida",
      ...(file.chapters[chapter] === undefined ? {} : { chapter: file.chapters[chapter] }),
      audiences: audiences.flatMap((one) => file.audiences[one] ?? []),
      length,
      headings,
      asked: asked.map((stems) => stems.split(" ")),
      linksTo,
      linkedFrom: linkedFrom.get(at) ?? 0,
      ...(belongsTo === "" ? {} : { belongsTo }),
    })),
    words,
    byStem: new Map(words.map((word) => [word.stem, word])),
    byFold: grouped(words, ({ stem: own, bare }) => [fold(own), ...bare]),
    byRoot: grouped(words, (word) => [root(word.stem)]),
    about,
    synonyms,
    phrases: new Map(file.phrases.map(([key, ...at]) => [key, at])),
    longestKey: Math.max(1, ...[...synonyms.keys()].map((key) => key.split(" ").length)),
    same: new Map(file.same.map(([name, words]) => [wordsOf(name).map(stem).join(" "), { name, words: wordsOf(words) }])),
    asks: new Map(Object.entries(file.asks).flatMap(([kind, stems]) => stems.map((one) => [one, kind as RecordKind] as const))),
    chapters: file.chapters,
    audiences: file.audiences,
  };
}

/** Packs a word for the file. Stems are worked out here and not in the browser, which would have to do it for all words before the first answer. */
export function packWord(own: string, forms: readonly string[], records: number): string {
  const form = forms[0] ?? own;
  const cut = form.startsWith(own) ? form.length - own.length : undefined;
  const bare = new Set(forms.map(fold).flatMap((folded, at) => (folded === forms[at] || stem(folded) === fold(own) ? [] : [stem(folded)])));
  return [forms.join("/"), records.toString(36), cut === undefined ? `=${own}` : cut === 0 ? "" : cut.toString(36), [...bare].join("/")]
    .join(".")
    .replace(/\.+$/, "");
}

function unpackWord(entry: string): KnownWord {
  const [written = "", records = "0", cut = "", bare = ""] = entry.split(".");
  const forms = written.split("/");
  const form = String(forms[0]);
  const own = cut === "" ? form : cut.startsWith("=") ? cut.slice(1) : form.slice(0, -parseInt(cut, 36));
  return { stem: own, form, forms, bare: bare === "" ? noStems : bare.split("/"), records: parseInt(records, 36) };
}

const noStems: readonly string[] = [];

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

function grouped(words: readonly KnownWord[], keysOf: (word: KnownWord) => readonly string[]): Map<string, KnownWord[]> {
  const groups = new Map<string, KnownWord[]>();
  for (const word of words) {
    const keys = keysOf(word);
    for (const key of keys.length > 1 ? new Set(keys) : keys) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [word]);
      else group.push(word);
    }
  }
  return groups;
}
