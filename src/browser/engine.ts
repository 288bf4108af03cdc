/** What the search page asks of an index, and Pagefind's answer to it. The page knows no more than this, so that the index or the way to it can change. */
import { excerptParts, withoutTitle, type ExcerptPart } from "./excerpt.ts";

/** A search. An empty field leaves out that condition. */
export interface Query {
  readonly words: string;
  /** A chapter's name: "Införande". */
  readonly chapter: string;
  /** A reader's name: "Chef". */
  readonly audience: string;
}

/** A page that answers. */
export interface Hit {
  readonly url: string;
  readonly title: string;
  /** The chapter's name; absent for the start page. */
  readonly chapter?: string;
  readonly excerpt: readonly ExcerptPart[];
  /** Headings on the page that answer best, in reading order. */
  readonly places: readonly { readonly url: string; readonly title: string }[];
}

export interface Hits {
  readonly total: number;
  /** How many there would be without chapter and audience. */
  readonly unfiltered: number;
  /** Hits from a place in the order, best first. */
  readonly slice: (from: number, to: number) => Promise<Hit[]>;
}

/** Rejects when the index cannot be reached or run. */
export type SearchEngine = (query: Query) => Promise<Hits>;

/** The part of Pagefind's interface that we use: https://pagefind.app/docs/api/ */
export interface Pagefind {
  readonly createInstance: (options: Readonly<Record<string, unknown>>) => {
    readonly init: () => Promise<void>;
    readonly search: (
      words: string | null,
      options: { readonly filters: Readonly<Record<string, string>> },
    ) => Promise<{
      readonly results: readonly { readonly data: () => Promise<PagefindPage> }[];
      readonly unfilteredResultCount: number;
    }>;
  };
}

interface PagefindPage {
  readonly url: string;
  readonly excerpt: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly meta: Readonly<Record<string, string>>;
  readonly sub_results: readonly { readonly url: string; readonly title: string; readonly locations: readonly number[] }[];
}

/** How many places on a page are shown. */
const placesShown = 3;

/** Starts Pagefind; `load` brings its module. The names of filters and metadata are those of `src/search/documents.ts`. */
export async function pagefindEngine(load: () => Promise<Pagefind>): Promise<SearchEngine> {
  const index = (await load()).createInstance({ excerptLength: 32, excerptEllipsis: "…" });
  await index.init();
  return async ({ words, chapter, audience }) => {
    const filters = { ...(chapter === "" ? {} : { kapitel: chapter }), ...(audience === "" ? {} : { roll: audience }) };
    const { results, unfilteredResultCount } = await index.search(words === "" ? null : words, { filters });
    return {
      total: results.length,
      unfiltered: unfilteredResultCount,
      slice: (from, to) => Promise.all(results.slice(from, to).map(async (result) => toHit(await result.data()))),
    };
  };
}

function toHit({ url, excerpt, filters, meta, sub_results: places }: PagefindPage): Hit {
  const title = meta["title"] ?? url;
  const chapter = filters["kapitel"]?.[0];
  const parts = excerptParts(excerpt);
  // A page found by its title's or summary's other words has no marked word to show; then its summary says best what it is.
  const shown = parts.some(({ isHit }) => isHit) ? withoutTitle(parts, title) : [{ text: meta["summary"] ?? "", isHit: false }];
  return { url, title, ...(chapter === undefined ? {} : { chapter }), excerpt: shown, places: bestPlaces(places.filter((place) => place.url.includes("#"))) };
}

function bestPlaces(places: PagefindPage["sub_results"]): Hit["places"] {
  const best = [...places].sort((a, b) => b.locations.length - a.locations.length).slice(0, placesShown);
  return places.filter((place) => best.includes(place)).map(({ url, title }) => ({ url, title }));
}
