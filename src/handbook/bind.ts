import type { Article, BodySource } from "../content/article.ts";
import { chapterIds, type ChapterId, type Names } from "../content/chapters.ts";
import { escapeHtml } from "../content/escapeHtml.ts";
import { withFixedSpaces } from "../content/fixedSpaces.ts";
import type { Fault } from "../content/fault.ts";
import type { Site } from "../content/site.ts";
import type { FigureTools, ViewTools } from "../figures/tools.ts";
import type { Citation } from "../markdown/citations.ts";
import type { View } from "../markdown/directives.ts";
import { parseBody, plainText, renderTokens, type Body, type RenderContext } from "../markdown/markdown.ts";
import { linkFirstMentions, termMatcher, type TermMatcher } from "../markdown/terms.ts";
import { citedIn, citingPageIds } from "./cited.ts";
import { mostlyOwn, uncitedBoxes, uncitedPassages } from "./claims.ts";
import { findFaults } from "./faults.ts";
import { resolveLink } from "./links.ts";
import { madeUrls, regionPages, studyPages, type CitingTools, type Surroundings } from "./madePages.ts";
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
  const all = material.articles.map(parse);
  const published = all.filter(({ article }) => article.frontMatter.utkast !== true);
  const unpublished = new Set(all.filter(({ article }) => article.frontMatter.utkast === true).map(({ url }) => url));
  const broken = material.unreadable.flatMap(({ body }) => (body === undefined ? [] : [parse(body)]));
  const glossary = published.find(({ article }) => article.chapter === "ordlista" && article.slug === undefined);
  const terms = glossary === undefined ? [] : termsOf(glossary);
  const matcher = termMatcher(terms.flatMap((term) => [term.name, ...term.otherNames].map((name) => ({ name, id: term.id }))));

  const faults = [...material.faults, ...findFaults(material, { published, broken, unpublished, glossary }, matcher)];
  const warnings = [...published.flatMap(uncitedBoxes), ...published.flatMap(uncitedPassages), ...mostlyOwn(published, material.contentFolder)];
  if (faults.length > 0) return { faults, warnings };

  return { handbook: Object.freeze(bind(material, published, terms, matcher)), faults: [], warnings };
}

/** Puts a book without faults together. */
function bind(material: Material, published: readonly ParsedArticle[], terms: readonly BoundTerm[], matcher: TermMatcher | undefined): Handbook {
  const { bibliography, facts, map, site, words } = material;
  const written = new Set(published.map(({ url }) => url));
  const urls = new Set([...written, ...madeUrls(facts, map)]);
  const newTools = toolsOf(material);
  const about = Map.groupBy(published, countyOf);
  const around: Surroundings = {
    newTools,
    hasPage: (url) => urls.has(url),
    mapWords: words.map,
    hasContact: site.publisher.email !== "" || site.publisher.phone !== "",
    pagesAbout: (county) => (about.get(county) ?? []).map(({ url, article }) => ({ url, title: article.frontMatter.titel })),
  };
  const made = [
    startPage(site),
    ...chapterIds.map((id) => openingPage(id, words.names)),
    ...studyPages(facts, around),
    ...regionPages(map, facts, around),
  ].filter(({ url }) => !written.has(url));
  const pageAt = pageAtIn(published, made);
  const pages = [...published.map((parsed) => bindPage(parsed, material, matcher, newTools(citedIn(parsed)), { pageAt, hasPage: around.hasPage })), ...made];
  const start = found(
    pages.find(({ kind }) => kind === "start"),
    "start page",
  );
  const chapters = arrange(pages, material);
  const citing = citingPageIds([start, ...chapters.flatMap((chapter) => [chapter.opening, ...chapter.pages])], map);
  return {
    site,
    names: words.names,
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
    facts,
    ...(map === undefined ? {} : { map }),
    redirects: pages.flatMap((page) => page.formerUrls.map((from) => ({ from, to: page.url }))).sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

function parse<From extends BodySource>(article: From): ParsedArticle<From> {
  return { article, body: parseBody(article.body), url: urlOf(article.path) };
}

/** The county an article is about, by its own code or that of its municipality; only examples of workplaces are about one. */
function countyOf({ article: { chapter, frontMatter } }: ParsedArticle): string | undefined {
  return chapter === "arbetsplatser" ? (frontMatter.lan ?? frontMatter.kommun?.slice(0, 2)) : undefined;
}

/** Makes tools for the figures of one page after another. */
function toolsOf({ bibliography, words }: Material): Surroundings["newTools"] {
  const entries = new Map(bibliography.entries.map((entry, place) => [entry.id, { ...entry, place }]));
  const entryOf = (id: string) => found(entries.get(id), `reference ${id}`);
  return (before = []) => {
    const cited = new Set(before);
    const tools: FigureTools = {
      words: words.facts,
      cite: (ids) => {
        if (ids.length === 0) return "";
        for (const id of ids) cited.add(id);
        return ` ${citeHtml({ sources: ids.map((id) => ({ id })), narrative: false }, bibliography)}`;
      },
      nameOf: (id) => entryOf(id).label,
      kindOf: (id) => entryOf(id).kind,
    };
    return { tools, cited: () => [...cited].sort((a, b) => entryOf(a).place - entryOf(b).place) };
  };
}

/** Title and reading time of every page, written or made. */
function pageAtIn(published: readonly ParsedArticle[], made: readonly Page[]): ViewTools["pageAt"] {
  const writtenByUrl = new Map(published.map((parsed) => [parsed.url, parsed]));
  const madeByUrl = new Map(made.map((page) => [page.url, page]));
  return (url) => {
    const parsed = writtenByUrl.get(url);
    if (parsed === undefined) return found(madeByUrl.get(url), `page at ${url}`);
    return { title: parsed.article.frontMatter.titel, minutes: minutesOf(plainText(parsed.body.tokens)) };
  };
}

function bindPage(
  parsed: ParsedArticle,
  material: Material,
  matcher: TermMatcher | undefined,
  { tools, cited }: CitingTools,
  otherPages: Pick<ViewTools, "pageAt" | "hasPage">,
): Page {
  const { article, body } = parsed;
  if (matcher !== undefined && article.chapter !== "ordlista" && article.frontMatter.sprak === undefined) {
    const ownTitle = article.frontMatter.titel.toLowerCase();
    const skip = new Set([...ownTitle.matchAll(matcher.pattern)].map((match) => String(matcher.idOf(match[0]))));
    linkFirstMentions(body.tokens, matcher, skip);
  }
  const shown = new Map(body.views.map(({ view }) => [viewKey(view), showView(view, material.facts, { ...tools, ...otherPages })]));
  return toPage(article, body, renderContext(article.path, material, matcher, shown), cited());
}

const viewKey = ({ name, args }: View) => [name, ...args].join(" ");

function renderContext(
  path: string,
  { bibliography, images, words }: Material,
  matcher: TermMatcher | undefined,
  shown: ReadonlyMap<string, string> = new Map(),
): RenderContext {
  return {
    words: words.text,
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
  const link = (id: string, text: string) => `<a href="#kalla-${id}">${withYear(text)}</a>`;
  const [first] = sources;
  if (narrative && first !== undefined) {
    const { author, year } = parts(first.id);
    return `<span class="cite">${link(first.id, `${author} (${year})`)}</span>`;
  }
  return `<span class="cite">(${sources.map((source) => link(source.id, label(source))).join("; ")})</span>`;
}

/** A source as HTML, its year on the same line as the word before it: "NSPH 2016c", "Psykiatri Skåne u.å.-b", "SBU 2020, s. 9". */
function withYear(label: string): string {
  const [, name = "", year = "", place = ""] = /^(.*?) (\(?(?:\d{4}|u\.å\.)[^\s,]*)(.*)$/.exec(label) ?? [];
  if (year === "") return escapeHtml(label);
  const whole = year.includes("-") ? `<span class="nowrap">${escapeHtml(year)}</span>` : escapeHtml(year);
  return `${escapeHtml(name)}\u00a0${whole}${escapeHtml(withFixedSpaces(place))}`;
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
function arrange(pages: readonly Page[], { bibliography, map, words }: Material): Chapter[] {
  const chapters: Chapter[] = [];
  for (const id of chapterIds) {
    const mine = pages.filter((page) => page.chapter === id);
    const opening = found(
      mine.find((page) => page.kind === "chapter"),
      `opening of ${id}`,
    );
    const articles = bySection(mine.filter((page) => page !== opening).sort(inReadingOrder));
    const isMade = (id === "karta" && map !== undefined) || (id === "kallor" && bibliography.entries.length > 0);
    if (opening.source === undefined && articles.length === 0 && !isMade) continue;
    chapters.push({ id, number: chapters.length + 1, title: words.names.chapters[id].title, url: opening.url, opening, pages: articles });
  }
  return chapters;
}

/** Pages of one section together, where its first page stands. */
function bySection(pages: readonly Page[]): Page[] {
  return [...Map.groupBy(pages, ({ section, id }) => section ?? id).values()].flat();
}

/** News newest first, other pages by their place. */
function inReadingOrder(a: Page, b: Page): number {
  if (a.published !== undefined && b.published !== undefined && a.published !== b.published) return a.published < b.published ? 1 : -1;
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

const nothing = { order: 0, audiences: [], synonyms: [], formerUrls: [], html: "", text: "", headings: [], words: 0, minutes: 1, references: [] } as const;

/** A chapter's own page, where no editor has written one. */
function openingPage(id: ChapterId, { chapters }: Names): Page {
  const { title, summary } = chapters[id];
  return { ...nothing, id, url: `/${id}/`, chapter: id, kind: "chapter", title, summary };
}

/** The start page, where no editor has written one. */
function startPage(site: Site): Page {
  return { ...nothing, id: "", url: "/", kind: "start", title: site.name, summary: site.description };
}

/** What must be there when a book has no faults. */
function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The book has no ${what}`);
  return value;
}
