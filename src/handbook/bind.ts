import type { Article, BodySource } from "../content/article.ts";
import { chapterDefinitions, type ChapterId } from "../content/chapters.ts";
import { escapeHtml } from "../content/escapeHtml.ts";
import type { Fault } from "../content/fault.ts";
import type { Site } from "../content/site.ts";
import type { FigureTools } from "../figures/tools.ts";
import type { Citation } from "../markdown/citations.ts";
import type { View } from "../markdown/directives.ts";
import { parseBody, plainText, renderTokens, type Body, type RenderContext } from "../markdown/markdown.ts";
import { linkFirstMentions, termMatcher, type TermMatcher } from "../markdown/terms.ts";
import { citedIn, citingPageIds } from "./cited.ts";
import { mostlyOwn, uncitedBoxes, uncitedPassages } from "./claims.ts";
import { findFaults } from "./faults.ts";
import { resolveLink } from "./links.ts";
import { madeUrls, regionPages, studyPages, type Surroundings } from "./madePages.ts";
import type { ParsedArticle, Material } from "./material.ts";
import type { Chapter, Handbook, Page, Reference, Term } from "./model.ts";
import { minutesOf, toPage, urlOf } from "./page.ts";
import type { Bibliography } from "./references.ts";
import { showView } from "./views.ts";

export interface Bound {
  /** Absent where there are faults. */
  readonly handbook?: Handbook;
  readonly faults: readonly Fault[];
  /** What an editor should see to, and can be published all the same. */
  readonly warnings: readonly Fault[];
}

/**
 * Binds articles and data into one handbook: resolves links, citations and terms, puts pages in order.
 * Returns the handbook only where there is no fault. It is frozen: readers may remember what they have worked out from it.
 */
export function bindHandbook(material: Material): Bound {
  const { bibliography, map, site } = material;
  const all = material.articles.map(parse);
  const published = all.filter(({ article }) => article.frontMatter.utkast !== true);
  const unpublished = new Set(all.filter(({ article }) => article.frontMatter.utkast === true).map(({ url }) => url));
  const broken = material.unreadable.flatMap(({ body }) => (body === undefined ? [] : [parse(body)]));
  const glossary = published.find(({ article }) => article.chapter === "ordlista" && article.slug === undefined);
  const terms = glossary === undefined ? [] : termsOf(glossary);
  const matcher = termMatcher(terms.flatMap((term) => [term.name, ...term.otherNames].map((name) => ({ name, id: term.id }))));

  const faults = findFaults(material, { published, broken, unpublished, glossary }, matcher);
  const warnings = [...published.flatMap(uncitedBoxes), ...published.flatMap(uncitedPassages), ...mostlyOwn(published, material.contentFolder)];
  if (faults.length > 0) return { faults, warnings };

  const places = new Map(bibliography.entries.map(({ id }, place) => [id, place]));
  const inAlphabeticalOrder = (ids: readonly string[]) => [...ids].sort((a, b) => Number(places.get(a)) - Number(places.get(b)));
  const written = new Set(published.map(({ url }) => url));
  const made = madeUrls(material.facts, map).filter((url) => !written.has(url));
  const urls = new Set([...written, ...made]);
  const pageFor = pageAtIn(published);
  const bound = published.map((parsed) => bindPage(parsed, inAlphabeticalOrder, material, matcher, pageFor));
  const around: Surroundings = {
    toolsFor: () => {
      const { tools, cited } = figureTools(material, pageFor);
      return { tools, cited: () => inAlphabeticalOrder(cited()) };
    },
    hasPage: (url) => urls.has(url),
    mapWords: material.words.map,
    pagesAbout: (county) => bound.filter(({ chapter, place }) => chapter === "arbetsplatser" && countyOf(place) === county),
  };
  const pages = [...bound, ...[...studyPages(material.facts, around), ...regionPages(map, material.facts, around)].filter(({ url }) => !written.has(url))];
  const start = pages.find((page) => page.kind === "start") ?? startPage(site);
  const chapters = arrange(pages, material);
  const citing = citingPageIds([start, ...chapters.flatMap((chapter) => [chapter.opening, ...chapter.pages])], map);
  const handbook: Handbook = {
    site,
    start,
    chapters,
    references: bibliography.entries.flatMap((entry): Reference[] => {
      const citedBy = citing.get(entry.id);
      return citedBy === undefined ? [] : [{ ...entry, citedBy }];
    }),
    terms: terms.map(({ id, name, otherNames, tokens, path }): Term => {
      const html = renderTokens([...tokens], {}, renderContext(path, material, matcher)).trim();
      return { id, name, otherNames, html, text: plainText(tokens) };
    }),
    facts: material.facts,
    ...(map === undefined ? {} : { map }),
    redirects: pages.flatMap((page) => page.formerUrls.map((from) => ({ from, to: page.url }))).sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
  return { handbook: Object.freeze(handbook), faults: [], warnings };
}

function parse<From extends BodySource>(article: From): ParsedArticle<From> {
  return { article, body: parseBody(article.body), url: urlOf(article.path) };
}

/** The county a page is about, by its own code or that of its municipality. */
const countyOf = (place: Page["place"]) => place?.county ?? place?.municipality?.slice(0, 2);

/** Tools for one page's figures, and what they have cited so far. */
function figureTools(
  { bibliography, words }: Material,
  pageAt: FigureTools["pageAt"],
): { readonly tools: FigureTools; readonly cited: () => readonly string[] } {
  const cited = new Set<string>();
  const entries = new Map(bibliography.entries.map((entry) => [entry.id, entry]));
  const tools: FigureTools = {
    words: words.facts,
    cite: (ids) => {
      if (ids.length === 0) return "";
      for (const id of ids) cited.add(id);
      return ` ${citeHtml({ sources: ids.map((id) => ({ id })), narrative: false }, bibliography)}`;
    },
    nameOf: (id) => entries.get(id)?.label ?? id,
    pageAt,
    kindOf: (id) => entries.get(id)?.kind ?? "",
  };
  return { tools, cited: () => [...cited] };
}

/** Title and reading time of the pages that editors have written. */
function pageAtIn(published: readonly ParsedArticle[]): FigureTools["pageAt"] {
  const known = new Map(published.map((parsed) => [parsed.url, parsed]));
  return (url) => {
    const found = known.get(url);
    if (found === undefined) throw new Error(`No written page at ${url}`);
    return { title: found.article.frontMatter.titel, minutes: minutesOf(plainText(found.body.tokens)) };
  };
}

function bindPage(
  parsed: ParsedArticle,
  inOrder: (ids: readonly string[]) => string[],
  material: Material,
  matcher: TermMatcher | undefined,
  pageAt: FigureTools["pageAt"],
): Page {
  const { article, body } = parsed;
  if (matcher !== undefined && article.chapter !== "ordlista" && article.frontMatter.sprak === undefined) {
    const ownTitle = article.frontMatter.titel.toLowerCase();
    const skip = new Set([...ownTitle.matchAll(matcher.pattern)].map((match) => String(matcher.idOf(match[0]))));
    linkFirstMentions(body.tokens, matcher, skip);
  }
  const { tools, cited } = figureTools(material, pageAt);
  const shown = new Map(body.views.map(({ view }) => [viewKey(view), showView(view, material.facts, tools)]));
  const references = inOrder([...new Set([...citedIn(parsed), ...cited()])]);
  return toPage(article, body, renderContext(article.path, material, matcher, shown), references);
}

const viewKey = ({ name, args }: View) => [name, ...args].join(" ");

function renderContext(
  path: string,
  { bibliography, images }: Material,
  matcher: TermMatcher | undefined,
  shown: ReadonlyMap<string, string> = new Map(),
): RenderContext {
  return {
    view: (view) => shown.get(viewKey(view)) ?? "",
    cite: (citation) => citeHtml(citation, bibliography),
    resolve: (href) => resolveLink(href, path).href,
    term: (name, id) => {
      const anchor = id ?? matcher?.idOf(name);
      return anchor === undefined ? undefined : `/ordlista/#${anchor}`;
    },
    imageSize: (src) => images.get(resolveLink(src, path).href.slice(1)),
  };
}

function citeHtml({ sources, narrative }: Citation, { label, narrative: parts }: Bibliography): string {
  const link = (id: string, text: string) => `<a href="#kalla-${id}">${escapeHtml(text)}</a>`;
  const [first] = sources;
  if (narrative && first !== undefined) {
    const { author, year } = parts(first.id);
    return `<span class="cite">${link(first.id, `${author} (${year})`)}</span>`;
  }
  return `<span class="cite">(${sources.map((source) => link(source.id, label(source))).join("; ")})</span>`;
}

interface BoundTerm {
  readonly id: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly tokens: Body["definitions"][number]["tokens"];
  /** The glossary's file in the content folder: links in the explanation are relative to it. */
  readonly path: string;
}

/** The glossary's terms: `Egenmakt (empowerment)` has another name in its brackets. */
function termsOf({ article: { path }, body }: ParsedArticle<Article>): BoundTerm[] {
  return body.definitions.map(({ term, id, tokens }) => {
    const [, name = term, others = ""] = /^(.*?)\s*(?:\(([^)]*)\))?$/.exec(term) ?? [];
    const otherNames = others.split(",").map((other) => other.trim());
    return { id, name, otherNames: otherNames.filter((other) => other !== ""), tokens, path };
  });
}

/** Chapters in book order with their pages; a chapter exists when there is something to read in it. */
function arrange(pages: readonly Page[], { bibliography, map }: Material): Chapter[] {
  const chapters: Chapter[] = [];
  for (const { id, title, summary } of chapterDefinitions) {
    const mine = pages.filter((page) => page.chapter === id);
    const opening = mine.find((page) => page.kind === "chapter");
    const articles = bySection(mine.filter((page) => page.kind !== "chapter").sort(inOrder));
    const made = (id === "karta" && map !== undefined) || (id === "kallor" && bibliography.entries.length > 0);
    if (opening === undefined && articles.length === 0 && !made) continue;
    chapters.push({ id, number: chapters.length + 1, title, url: `/${id}/`, opening: opening ?? openingPage(id, title, summary), pages: articles });
  }
  return chapters;
}

/** Pages of one section together, where its first page stands. */
function bySection(pages: readonly Page[]): Page[] {
  const groups = new Map<string, Page[]>();
  for (const page of pages) {
    const key = page.section ?? page.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [page]);
    else group.push(page);
  }
  return [...groups.values()].flat();
}

/** News newest first, other pages by their place. */
function inOrder(a: Page, b: Page): number {
  if (a.published !== undefined && b.published !== undefined && a.published !== b.published) return a.published < b.published ? 1 : -1;
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

const nothing = { order: 0, audiences: [], synonyms: [], formerUrls: [], html: "", text: "", headings: [], words: 0, minutes: 1, references: [] } as const;

function openingPage(chapter: ChapterId, title: string, summary: string): Page {
  return { ...nothing, id: chapter, url: `/${chapter}/`, chapter, kind: "chapter", title, summary };
}

function startPage(site: Site): Page {
  return { ...nothing, id: "", url: "/", kind: "start", title: site.name, summary: site.description };
}
