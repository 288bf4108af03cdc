/** The index at the end of the book: words of the glossary, other words for what pages are about, tasks and workplaces, with the pages where they stand. */
import { letterOf, swedishOrder } from "../handbook/azIndex.ts";
import type { Handbook, Page, Term } from "../handbook/model.ts";

export interface IndexLetter {
  readonly letter: string;
  readonly entries: readonly IndexEntry[];
}

export interface IndexEntry {
  readonly name: string;
  /** In reading order; none where there is only another word to look up. */
  readonly places: readonly IndexPlace[];
  /** The word of the glossary that it is another name for. */
  readonly see: string | null;
}

export interface IndexPlace {
  readonly anchor: string;
  /** The page it stands on, for those who listen. */
  readonly title: string;
  /** The page is about the word; else the word is only mentioned there. */
  readonly isMain: boolean;
}

export interface IndexTools {
  /** Where a page begins. */
  readonly anchorOf: (page: Page) => string;
  /** Where a page first mentions a term; undefined where it does not. */
  readonly mentionOn: (page: Page, term: Term) => string | undefined;
  /** Where a term is explained; undefined where the book has no glossary. */
  readonly explanationOf: (term: Term) => IndexPlace | undefined;
}

/** A word that stands on more pages than this leads only to those where it stands most often. */
const mostMentions = 8;
/** Longer phrases are for searching, not for looking up. */
const mostWords = 3;

/**
 * The index of some pages, by letter.
 * @param pages that are printed, in reading order
 */
export function bookIndex({ terms, facts }: Handbook, pages: readonly Page[], tools: IndexTools): readonly IndexLetter[] {
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const names = new Map<string, { readonly name: string; readonly pages: Set<Page> }>();
  const add = (name: string, page: Page) => {
    const entry = names.get(key(name)) ?? { name, pages: new Set<Page>() };
    entry.pages.add(page);
    names.set(key(name), entry);
  };
  for (const page of pages.filter(({ kind }) => kind !== "news"))
    for (const synonym of page.synonyms) if (synonym.split(" ").length <= mostWords) add(synonym, page);
  for (const { name, page: url } of [...(facts.tasks ?? []), ...(facts.workplaces?.types ?? [])]) {
    const page = byUrl.get(url);
    if (page !== undefined) add(name, page);
  }

  const entries = new Map<string, IndexEntry>();
  for (const [id, { name, pages: main }] of names) entries.set(id, { name: capital(name), places: mainPlaces(pages, main, tools), see: null });
  for (const term of terms) {
    const main = pages.filter((page) => names.get(key(term.name))?.pages.has(page) === true || key(page.title) === key(term.name));
    entries.set(key(term.name), { name: capital(term.name), places: termPlaces(term, pages, new Set(main), tools), see: null });
  }
  for (const { name, otherNames } of terms)
    for (const other of otherNames.filter((one) => !isForm(one, name)))
      entries.set(key(other), { name: capital(other), places: entries.get(key(other))?.places ?? [], see: capital(name) });

  const sorted = [...entries.values()]
    .filter(({ places, see }) => places.length > 0 || see !== null)
    .sort((a, b) => swedishOrder.compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
  return [...Map.groupBy(sorted, ({ name }) => letterOf(name))].map(([letter, list]) => ({ letter, entries: list }));
}

/** The id of a page's first mention of a term. */
export const mentionId = (term: string): string => `omnamnd-${term}`;

const termLink = /<a class="term"(?= href="\/ordlista\/#([^"]+)")/g;

/** A page's HTML with a name for each first mention of a term: the index leads there. */
export function withMentions(html: string): string {
  const seen = new Set<string>();
  return html.replace(termLink, (link, term: string) => {
    if (seen.has(term)) return link;
    seen.add(term);
    return `${link} id="${mentionId(term)}"`;
  });
}

/** The terms that a page mentions. */
export function mentionsIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(termLink)].map(([, term = ""]) => term));
}

/** Whether a name is a term in another form, which stands beside it anyway: "peer supportrar". */
const isForm = (other: string, name: string) => key(other).startsWith(key(name.length < 8 ? name : name.slice(0, -2)));

const key = (name: string) => name.toLocaleLowerCase("sv");
const capital = (name: string) => name.charAt(0).toLocaleUpperCase("sv") + name.slice(1);

function mainPlaces(pages: readonly Page[], main: ReadonlySet<Page>, { anchorOf }: IndexTools): IndexPlace[] {
  return pages.filter((page) => main.has(page)).map((page) => ({ anchor: anchorOf(page), title: page.title, isMain: true }));
}

/** Pages about the term, then of those that mention it the ones that do so most, and last its explanation; in reading order. */
function termPlaces(term: Term, pages: readonly Page[], main: ReadonlySet<Page>, tools: IndexTools): IndexPlace[] {
  const mentions = pages.flatMap((page) => {
    const anchor = main.has(page) ? undefined : tools.mentionOn(page, term);
    return anchor === undefined ? [] : [{ page, anchor, count: timesIn(page.text, term) }];
  });
  const chosen = new Map(
    [...mentions]
      .sort((a, b) => b.count - a.count)
      .slice(0, mostMentions)
      .map(({ page, anchor }) => [page, anchor]),
  );
  const places = pages.flatMap((page): IndexPlace[] => {
    if (main.has(page)) return [{ anchor: tools.anchorOf(page), title: page.title, isMain: true }];
    const anchor = chosen.get(page);
    return anchor === undefined ? [] : [{ anchor, title: page.title, isMain: false }];
  });
  const explanation = tools.explanationOf(term);
  return explanation === undefined ? places : [...places, explanation];
}

/** How often a text has a term, by its own name and its other names; short names in capitals only as they stand. */
function timesIn(text: string, { name, otherNames }: Term): number {
  const lower = key(text);
  return [name, ...otherNames].reduce((sum, one) => sum + (/^[\p{Lu}\d-]+$/u.test(one) ? text.split(one) : lower.split(key(one))).length - 1, 0);
}
