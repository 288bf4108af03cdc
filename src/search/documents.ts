/** The handbook as search reads it: one small HTML document a page, with marks that Pagefind knows (https://pagefind.app/docs/). */
import { parse, parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { isElement, linesOf, textOf } from "../content/parsedHtml.ts";
import { escapeHtml } from "../content/escapeHtml.ts";
import { withPlainSpaces } from "../content/fixedSpaces.ts";
import { allPages, audienceTitle, pageAt } from "../handbook/navigate.ts";
import type { Audience } from "../content/chapters.ts";
import type { Handbook, Page, Term } from "../handbook/model.ts";
import type { MapModel } from "../maps/model.ts";
import { tableRows } from "../maps/rows.ts";
import type { RecordKind } from "../ranking/lexicon.ts";

/** What readers can narrow a search by, for programs that ask Pagefind itself. The names are part of the index. */
const filterNames = { chapter: "kapitel", audience: "roll", kind: "slag" } as const;

/** Metadata a hit carries. Pagefind searches it too, so only words that readers may search for belong there. */
const metaNames = { title: "title", summary: "summary", synonyms: "synonymer" } as const;

/** Something that can be found: a page, an explained word, a PDF. */
export interface SearchRecord {
  /** From the root of the site; unique. */
  readonly url: string;
  readonly title: string;
  readonly kind: RecordKind;
  /** The chapter's id; null for the start page. */
  readonly chapter: string | null;
  /** Ids of the readers it speaks to, in the page's order. */
  readonly audiences: readonly string[];
  readonly summary: string;
  readonly synonyms: readonly string[];
  /** How readers ask for it. */
  readonly asked: readonly string[];
  readonly headings: readonly string[];
  /** Its words. */
  readonly text: string;
  /** A whole HTML document for the index; absent where the text is all there is. */
  readonly html?: string;
  /** Address of the page that a word or a PDF belongs to. */
  readonly belongsTo?: string;
}

/** A PDF as search knows it. The files are listed by those who print them. */
export interface PrintedFile {
  /** In the output, with forward slashes: "pdf/kapitel/rollen.pdf". */
  readonly path: string;
  readonly title: string;
  /** Addresses of the pages it prints, in reading order. */
  readonly pages: readonly string[];
}

/** Everything that can be found, by address: a fixed order, since the order of adding decides the bytes of the index. */
export function searchRecords(handbook: Handbook, printed: readonly PrintedFile[] = []): SearchRecord[] {
  const asked = new Map((handbook.facts.readersWords ?? []).map(({ page, words }) => [page, words]));
  const pages = allPages(handbook).map((page) => pageRecord(handbook, page, asked.get(page.url) ?? []));
  return [...pages, ...handbook.terms.map((term) => termRecord(handbook, term)), ...printed.map((file) => printedRecord(handbook, file))].sort((a, b) =>
    a.url < b.url ? -1 : 1,
  );
}

/** What a record can be narrowed by, as names. */
export function filtersOf(handbook: Handbook, { kind, chapter, audiences }: SearchRecord): Record<string, string[]> {
  const title = handbook.chapters.find(({ id }) => id === chapter)?.title;
  return {
    ...(title === undefined ? {} : { [filterNames.chapter]: [title] }),
    ...(audiences.length === 0 ? {} : { [filterNames.audience]: audiences.map((audience) => audienceTitle(handbook, audience as Audience)) }),
    [filterNames.kind]: [handbook.names.recordKinds[kind]],
  };
}

function kindOf({ kind, chapter, course, materialKind, study, url }: Page): RecordKind {
  if (kind === "news") return "nyhet";
  if (study !== undefined) return "studie";
  if (course?.minutes !== undefined) return "ovning";
  if (materialKind !== undefined) return "material";
  return chapter === "karta" && url !== "/karta/" ? "region" : "sida";
}

function pageRecord(handbook: Handbook, page: Page, asked: readonly string[]): SearchRecord {
  const { url, title, summary, synonyms } = page;
  const kind = kindOf(page);
  const map = page.kind === "chapter" && page.chapter === "karta" ? handbook.map : undefined;
  // The words of another language would answer to searches in ours, and its endings are not ours.
  const own = page.language === undefined ? searchable(page) : "";
  const body = [limits(page), own, map === undefined ? "" : places(map)].join("\n");
  const facts = { url, title, kind, chapter: page.chapter ?? null, audiences: page.audiences, summary, synonyms, asked };
  const filters = Object.entries(filtersOf(handbook, { ...facts, headings: [], text: "" }));
  const about = [
    ...filters.flatMap(([name, values]) => values.map((value) => marked("filter", name, value))),
    marked("meta", metaNames.title, title),
    marked("meta", metaNames.summary, summary),
    ...(synonyms.length === 0 ? [] : [marked("meta", metaNames.synonyms, synonyms.join(", "))]),
  ];
  const html = [
    `<!doctype html><html lang="${page.language ?? handbook.site.language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body data-pagefind-body>`,
    `<div data-pagefind-ignore>${about.join("")}</div>`,
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>${escapeHtml(summary)}</p>`,
    body,
    "</body></html>",
  ].join("\n");
  const isSaid = ({ text }: { readonly text: string }) => !saysNothing.has(text);
  return {
    ...facts,
    headings: [...(page.language === undefined ? page.headings : []).filter(isSaid).map(({ text }) => text), ...factsOf(body)],
    text: linesOf(parseFragment(body)),
    html,
  };
}

/** What the list of facts at the head of a study's or a region's page says: "Lottad studie", "England", "590 personer". */
function factsOf(html: string): string[] {
  const isFact = (element: Tree.Element) => element.tagName === "dl" && classesOf(element).includes("facts");
  const values = (parent: Tree.ParentNode, within: boolean): string[] =>
    parent.childNodes.filter(isElement).flatMap((child) => (within && child.tagName === "dd" ? [textOf(child)] : values(child, within || isFact(child))));
  return values(parseFragment(html), false);
}

/** An explained word: a hit of its own, with the first sentences of its explanation. */
function termRecord({ chapters }: Handbook, { id, name, otherNames, text }: Term): SearchRecord {
  const glossary = chapters.find((chapter) => chapter.id === "ordlista")?.url ?? "/ordlista/";
  const summary = /^.{0,240}?[.!?](?=\s|$)/su.exec(text)?.[0] ?? text.slice(0, 240);
  return {
    url: `${glossary}#${id}`,
    title: name,
    kind: "ord",
    chapter: "ordlista",
    audiences: [],
    summary,
    synonyms: otherNames,
    asked: [],
    headings: [],
    text,
    belongsTo: glossary,
  };
}

/** A PDF is found by its title and by what its pages are called: their texts are found on the pages themselves. */
function printedRecord(handbook: Handbook, { path, title, pages }: PrintedFile): SearchRecord {
  const printed = pages.flatMap((url) => pageAt(handbook, url) ?? []);
  const [first] = printed;
  const isOne = printed.length === 1;
  const same = <T>(values: readonly T[]) => (values.every((value) => value === values[0]) ? values[0] : undefined);
  return {
    url: `/${path}`,
    title,
    kind: "pdf",
    chapter: same(printed.map(({ chapter }) => chapter)) ?? null,
    audiences: isOne ? (first?.audiences ?? []) : [],
    summary: isOne ? (first?.summary ?? "") : "",
    synonyms: isOne ? (first?.synonyms ?? []) : [],
    asked: [],
    headings: isOne ? [] : printed.map((page) => page.title),
    text: [title, ...printed.map((page) => page.title)].join(". "),
    ...(isOne && first !== undefined ? { belongsTo: first.url } : {}),
  };
}

/** The document with every text changed: what the index is given has its compounds marked, what readers see does not. */
export function changeTexts(html: string, change: (text: string) => string): string {
  const document = parse(html);
  const visit = (parent: Tree.ParentNode) => {
    for (const child of parent.childNodes) {
      if ("value" in child) child.value = change(child.value);
      else if (isElement(child) && !child.attrs.some(({ name }) => name === "data-pagefind-ignore")) visit(child);
    }
  };
  visit(document);
  return serialize(document);
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
const silent = new Set(["cite", "figure__source", "footnote-ref", "footnote-backref", "box__label", "visually-hidden"]);
/** Drawings say in words beside them what they show. */
const drawn = new Set(["svg"]);

/** A page's body without what is not its words. */
function searchable(page: Page): string {
  // The glossary's words are hits of their own.
  if (page.chapter === "ordlista") return "";
  const fragment = parseFragment(page.html);
  prepare(fragment);
  return serialize(fragment);
}

function prepare(parent: Tree.ParentNode): void {
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
    prepare(child);
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
