import type { Article, BodySource } from "../content/article.ts";
import { chapterDefinitions, type ChapterId } from "../content/chapters.ts";
import { escapeHtml } from "../content/escapeHtml.ts";
import type { Fault } from "../content/fault.ts";
import type { Site } from "../content/site.ts";
import type { Citation } from "../markdown/citations.ts";
import { parseBody, plainText, renderTokens, type Body, type RenderContext } from "../markdown/markdown.ts";
import { linkFirstMentions, termMatcher, type TermMatcher } from "../markdown/terms.ts";
import { citedIn, citingPageIds } from "./cited.ts";
import { findFaults } from "./faults.ts";
import { resolveLink } from "./links.ts";
import type { ParsedArticle, Material } from "./material.ts";
import type { Chapter, Handbook, Page, Reference, Term } from "./model.ts";
import { toPage, urlOf } from "./page.ts";
import type { Bibliography } from "./references.ts";

/**
 * Binds articles and data into one handbook: resolves links, citations and terms, puts pages in order.
 * Returns the handbook only where there is no fault. It is frozen: readers may remember what they have worked out from it.
 */
export function bindHandbook(material: Material): { readonly handbook?: Handbook; readonly faults: readonly Fault[] } {
  const { bibliography, map, site } = material;
  const all = material.articles.map(parse);
  const published = all.filter(({ article }) => article.frontMatter.utkast !== true);
  const unpublished = new Set(all.filter(({ article }) => article.frontMatter.utkast === true).map(({ url }) => url));
  const broken = material.unreadable.flatMap(({ body }) => (body === undefined ? [] : [parse(body)]));
  const glossary = published.find(({ article }) => article.chapter === "ordlista" && article.slug === undefined);
  const terms = glossary === undefined ? [] : termsOf(glossary);
  const matcher = termMatcher(terms.flatMap((term) => [term.name, ...term.otherNames].map((name) => ({ name, id: term.id }))));

  const faults = findFaults(material, { published, broken, unpublished, glossary }, matcher);
  if (faults.length > 0) return { faults };

  const places = new Map(bibliography.entries.map(({ id }, place) => [id, place]));
  const inAlphabeticalOrder = (ids: readonly string[]) => [...ids].sort((a, b) => Number(places.get(a)) - Number(places.get(b)));
  const pages = published.map((parsed) => bindPage(parsed, inAlphabeticalOrder(citedIn(parsed)), material, matcher));
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
    ...(map === undefined ? {} : { map }),
    redirects: pages.flatMap((page) => page.formerUrls.map((from) => ({ from, to: page.url }))).sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
  return { handbook: Object.freeze(handbook), faults: [] };
}

function parse<From extends BodySource>(article: From): ParsedArticle<From> {
  return { article, body: parseBody(article.body), url: urlOf(article.path) };
}

function bindPage({ article, body }: ParsedArticle, references: readonly string[], material: Material, matcher: TermMatcher | undefined): Page {
  if (matcher !== undefined && article.chapter !== "ordlista") {
    const ownTitle = article.frontMatter.titel.toLowerCase();
    const skip = new Set([...ownTitle.matchAll(matcher.pattern)].map((match) => String(matcher.idOf(match[0]))));
    linkFirstMentions(body.tokens, matcher, skip);
  }
  return toPage(article, body, renderContext(article.path, material, matcher), references);
}

function renderContext(path: string, { bibliography, images }: Material, matcher: TermMatcher | undefined): RenderContext {
  return {
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
    const articles = mine.filter((page) => page.kind !== "chapter").sort(inOrder);
    const made = (id === "karta" && map !== undefined) || (id === "kallor" && bibliography.entries.length > 0);
    if (opening === undefined && articles.length === 0 && !made) continue;
    chapters.push({ id, number: chapters.length + 1, title, url: `/${id}/`, opening: opening ?? openingPage(id, title, summary), pages: articles });
  }
  return chapters;
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
