/** The handbook as search reads it: one small HTML document a page, with marks that Pagefind knows (https://pagefind.app/docs/). */
import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { isElement, rename, textOf } from "../content/parsedHtml.ts";
import { escapeHtml } from "../content/escapeHtml.ts";
import { withPlainSpaces } from "../content/fixedSpaces.ts";
import { allPages, audienceTitle, chapterOf } from "../handbook/navigate.ts";
import type { Handbook, Page } from "../handbook/model.ts";
import type { MapModel } from "../maps/model.ts";
import { tableRows } from "../maps/rows.ts";

/** What readers can narrow a search by. The names are part of the index and of the address of a search. */
const filterNames = { chapter: "kapitel", audience: "roll" } as const;

/** Metadata a hit carries. Pagefind searches it too, so only words that readers may search for belong there. */
const metaNames = { title: "title", summary: "summary", synonyms: "synonymer" } as const;

/** A page ready to be indexed. */
export interface SearchDocument {
  /** From the root of the site; unique. */
  readonly url: string;
  readonly title: string;
  /** The chapter's name; null for the start page. */
  readonly chapter: string | null;
  /** Names of the readers it speaks to, in the page's order. */
  readonly audiences: readonly string[];
  readonly kind: Page["kind"];
  /** A whole HTML document. */
  readonly html: string;
}

/** Every page of the handbook that says something, by address: a fixed order, since the order of adding decides the bytes of the index. */
export function searchDocuments(handbook: Handbook): SearchDocument[] {
  return allPages(handbook)
    .filter(({ unlisted }) => unlisted !== true)
    .map((page) => toDocument(handbook, page))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

function toDocument(handbook: Handbook, page: Page): SearchDocument {
  const { url, title, kind } = page;
  const chapter = chapterOf(handbook, page)?.title ?? null;
  const audiences = page.audiences.map(audienceTitle);
  const about = [
    ...(chapter === null ? [] : [marked("filter", filterNames.chapter, chapter)]),
    ...audiences.map((audience) => marked("filter", filterNames.audience, audience)),
    ...(page.synonyms.length === 0 ? [] : [marked("meta", metaNames.synonyms, page.synonyms.join(", "))]),
  ];
  const map = kind === "chapter" && page.chapter === "karta" ? handbook.map : undefined;
  const html = [
    `<!doctype html><html lang="${page.language ?? handbook.site.language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body data-pagefind-body>`,
    `<div data-pagefind-ignore>${about.join("")}</div>`,
    `<h1 data-pagefind-meta="${metaNames.title}">${escapeHtml(title)}</h1>`,
    `<p data-pagefind-meta="${metaNames.summary}">${escapeHtml(page.summary)}</p>`,
    limits(page),
    searchable(page),
    map === undefined ? "" : places(map),
    "</body></html>",
  ].join("\n");
  return { url, title, chapter, audiences, kind, html };
}

const marked = (sort: "filter" | "meta", name: string, value: string) => `<span data-pagefind-${sort}="${name}">${escapeHtml(value)}</span>`;

/** A task's limits stand above the text, as on the page. */
function limits({ limits: lists }: Page): string {
  if (lists === undefined) return "";
  const list = (points: readonly string[]) => `<ul>${points.map((point) => `<li>${escapeHtml(point)}</li>`).join("")}</ul>`;
  return list(lists.does) + list(lists.doesNot) + list(lists.never);
}

/** The regions and what is known about them, with the anchors of the table on the map page. */
function places(map: MapModel): string {
  const counties = new Map(map.regions.map(({ code, county }) => [`lan-${code}`, county]));
  return tableRows(map)
    .map(({ id, name, level, text }) => {
      const county = counties.get(id);
      const words = [...(county === undefined ? [] : [`${county}.`]), ...(text === null ? [] : [text])].join(" ");
      const tag = level === "region" ? "h3" : "h4";
      return `<${tag} id="${escapeHtml(id)}">${escapeHtml(name)}</${tag}><p>${escapeHtml(words)}</p>`;
    })
    .join("\n");
}

/** What stands in the text but is not its words: citations, marks of notes, and the labels of boxes, which would make every page answer to "förslag". */
const silent = new Set(["cite", "footnote-ref", "footnote-backref", "box__label", "visually-hidden"]);
/** Drawings say in words beside them what they show. */
const drawn = new Set(["svg"]);

/** A page's body without what is not its words; explained terms become headings, so that a hit can lead to them. */
function searchable(page: Page): string {
  const fragment = parseFragment(page.html);
  prepare(fragment, page.chapter === "ordlista");
  return serialize(fragment);
}

function prepare(parent: Tree.ParentNode, isGlossary: boolean): void {
  parent.childNodes = parent.childNodes.filter(
    (child) => !isElement(child) || !(drawn.has(child.tagName) || classesOf(child).some((name) => silent.has(name))),
  );
  for (const [index, child] of parent.childNodes.entries()) {
    if (!isElement(child)) {
      if ("value" in child) child.value = withPlainSpaces(child.value);
      const before = parent.childNodes[index - 1];
      // "återhämtning (NSPH 2018)." leaves "återhämtning ." behind, in one text or two.
      if (before !== undefined && "value" in before && "value" in child && /^[.,;:!?]/.test(child.value)) before.value = before.value.trimEnd();
      continue;
    }
    if (child.tagName === "img") child.attrs.push({ name: "data-pagefind-index-attrs", value: "alt" });
    if (isGlossary && child.tagName === "dt") rename(child, "h3");
    if (isGlossary && (child.tagName === "dd" || child.tagName === "dl")) rename(child, "div");
    prepare(child, isGlossary);
    if (/^h[2-6]$/.test(child.tagName) && saysNothing.has(textOf(child).trim())) child.attrs = child.attrs.filter(({ name }) => name !== "id");
    if (points.has(child.tagName)) endSentence(child);
  }
}

/** Headings that tell a searcher nothing: a hit below them belongs to the section above, or to the page. */
const saysNothing = new Set(["Läs vidare"]);

/** Points and cells seldom end in a full stop, and would run together in an excerpt. */
const points = new Set(["li", "td", "th", "figcaption"]);
const blocks = new Set(["p", "ul", "ol", "dl", "div"]);

function endSentence(element: Tree.Element): void {
  const text = textOf(element).trim();
  if (text === "" || /[.,:;!?…]$/.test(text) || element.childNodes.some((child) => isElement(child) && blocks.has(child.tagName))) return;
  const last = element.childNodes.at(-1);
  if (last !== undefined && "value" in last) last.value = `${last.value.trimEnd()}.`;
  else element.childNodes.push({ nodeName: "#text", value: ".", parentNode: element });
}

const classesOf = (element: Tree.Element) => (element.attrs.find(({ name }) => name === "class")?.value ?? "").split(/\s+/);
