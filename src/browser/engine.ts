/** What the search page asks of the handbook, and the answer: our ranking over Pagefind's index. The page knows no more than this, so that the index or the way to it can change. */
import { lexiconName, openLexicon, recordKinds, type LexiconFile, type LexiconRecord, type RecordKind } from "../ranking/lexicon.ts";
import { bestPassage, bestSections, markedText, withoutBars, type Anchor, type Piece } from "../ranking/passage.ts";
import { rank, type Ranking, type WordIndex } from "../ranking/rank.ts";
import { relatedWords } from "../ranking/related.ts";
import type { SearchTransport } from "./searchTransport.ts";

/** A search. An empty field leaves out that condition. */
export interface Query {
  readonly words: string;
  /** A chapter's id: "inforande". */
  readonly chapter: string;
  /** A reader's id: "chef". */
  readonly audience: string;
  /** A sort of hit: "studie", "pdf". */
  readonly kind: string;
}

/** A page, a word or a PDF that answers. */
export interface Hit {
  /** Its address from the root, as others may have it. */
  readonly url: string;
  /** The address that marks on the page what was sought. */
  readonly markedUrl: string;
  readonly kind: RecordKind;
  readonly title: readonly Piece[];
  /** The chapter's name; absent for the start page. */
  readonly chapter?: string;
  readonly excerpt: readonly Piece[];
  /** Headings on the page that answer best, in reading order. */
  readonly places: readonly { readonly url: string; readonly title: string }[];
}

export interface Hits {
  readonly total: number;
  /** How many there would be without chapter, audience and kind. */
  readonly unfiltered: number;
  /** What was searched for instead of what was written, where that was misspelt; null otherwise. */
  readonly meant: string | null;
  /** Words to try where nothing was found. */
  readonly related: readonly string[];
  /** Hits from a place in the order, best first. */
  readonly slice: (from: number, to: number) => Promise<Hit[]>;
  /** The same without texts: what a list of suggestions needs. */
  readonly titles: (to: number) => Promise<Pick<Hit, "markedUrl" | "kind" | "title">[]>;
}

/** Rejects when the index cannot be reached or run. `typing`: the last word may be unfinished. */
export type SearchEngine = (query: Query, typing?: boolean) => Promise<Hits>;

/** The part of Pagefind's interface that we use: https://pagefind.app/docs/api/ */
export interface Pagefind {
  readonly createInstance: (options: Readonly<Record<string, unknown>>) => {
    readonly init: () => Promise<void>;
    readonly search: (words: string | null) => Promise<{ readonly results: readonly PagefindResult[] }>;
  };
}

interface PagefindResult {
  readonly id: string;
  /** Numbers of the words that were found, from the beginning of the text. */
  readonly words: readonly number[];
  readonly data: () => Promise<PagefindPage>;
}

interface PagefindPage {
  readonly content: string;
  readonly raw_content?: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: readonly Anchor[];
}

/** How many places on a page are shown. */
const placesShown = 3;
/** How many stems the address of a hit carries. */
const stemsCarried = 8;

/** Starts the search; `transport` brings Pagefind and the lexicon. */
export async function openEngine(transport: SearchTransport): Promise<SearchEngine> {
  const start = async () => {
    // Which marks are missing is settled by the lexicon: the index is asked for words as they are written there.
    const instance = (await transport.load()).createInstance({ exactDiacritics: true });
    await instance.init();
    return instance;
  };
  const [instance, lexicon] = await Promise.all([start(), transport.json(lexiconName).then((file) => openLexicon(file as LexiconFile))]);
  const texts = new Map<string, () => Promise<PagefindPage>>();
  const asked = new Map<string, ReturnType<WordIndex["find"]>>();
  const ask = async (words: string | null) => {
    const { results } = await instance.search(words);
    for (const { id, data } of results) if (!texts.has(id)) texts.set(id, data);
    return results.map(({ id, words: at }) => ({ id, at }));
  };
  const find: WordIndex["find"] = (words) => {
    const known = asked.get(words);
    if (known !== undefined) return known;
    const found = ask(`"${words}"`);
    asked.set(words, found);
    return found;
  };
  const textOf = async ({ id }: LexiconRecord): Promise<PagefindPage> => {
    if (!texts.has(id)) await ask(null);
    const data = texts.get(id);
    if (data === undefined) throw new Error(`The index lacks ${id}`);
    return data();
  };

  return async ({ words, chapter, audience, kind }, typing = false) => {
    const wanted = recordKinds.find((one) => one === kind);
    const narrowing = { ...(chapter === "" ? {} : { chapter }), ...(audience === "" ? {} : { audience }), ...(wanted === undefined ? {} : { kind: wanted }) };
    const ranking = await rank(words, lexicon, { find }, narrowing, { typing });
    const { hits, unnarrowed, question } = ranking;
    return {
      total: hits.length,
      unfiltered: unnarrowed,
      meant: question.corrections.length === 0 ? null : corrected(words, question.corrections),
      related: hits.length === 0 ? relatedWords(question, lexicon) : [],
      slice: (from, to) => Promise.all(hits.slice(from, to).map(async ({ record }) => toHit(record, await textOf(record), ranking))),
      titles: async (to) => hits.slice(0, to).map(({ record }) => head(record, ranking)),
    };
  };
}

/** What was written, with the words that were meant. */
function corrected(words: string, corrections: Ranking["question"]["corrections"]): string {
  return corrections.reduce((text, { written, meant }) => text.replace(new RegExp(`(?<!\\p{L})${written}(?!\\p{L})`, "giu"), meant), words);
}

function head(record: LexiconRecord, { marked }: Ranking): Pick<Hit, "url" | "markedUrl" | "kind" | "title"> {
  const { url, kind, title } = record;
  return { url, markedUrl: kind === "pdf" ? url : withMarks(url, marked), kind, title: markedText(title, marked) };
}

function toHit(record: LexiconRecord, page: PagefindPage, ranking: Ranking): Hit {
  const { url, title } = record;
  const { marked } = ranking;
  const text = withoutMarkup(page.raw_content ?? page.content);
  const chapter = page.filters["kapitel"]?.[0];
  const summary = page.meta["summary"] ?? "";
  const titleLength = title.split(/\s+/).filter((word) => word !== "").length;
  // A page found by its other words has no marked word to show; then its summary says best what it is.
  const passage = record.kind === "pdf" ? null : bestPassage(text, marked, titleLength);
  const places = record.kind === "sida" || record.kind === "region" || record.kind === "material" ? bestSections(text, page.anchors, marked, placesShown) : [];
  return {
    ...head(record, ranking),
    ...(chapter === undefined ? {} : { chapter }),
    excerpt: passage ?? [{ text: withoutBars(summary), isHit: false }],
    places: places.map(({ id, title: heading }) => ({ url: withMarks(`${url}#${id}`, marked), title: heading })),
  };
}

/** Pagefind escapes these and nothing else. */
const withoutMarkup = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");

/** The address with the stems that `highlight.ts` marks on the page reached. */
function withMarks(address: string, marked: Ranking["marked"]): string {
  const stems = [...marked]
    .filter(([, worth]) => worth > 0.2)
    .sort(([, a], [, b]) => b - a)
    .slice(0, stemsCarried)
    .map(([one]) => one);
  if (stems.length === 0) return address;
  const [path = "", hash] = address.split("#");
  return `${path}?markera=${stems.map(encodeURIComponent).join("+")}${hash === undefined ? "" : `#${hash}`}`;
}
