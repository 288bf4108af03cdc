/** The book and its chapters, in every size: cover, contents, chapters with their openers, sources. */
import { fillIn } from "../../content/fillIn.ts";
import { chapterArcs, coverArcs } from "../../design/arcs.ts";
import { chapterColor } from "../../design/color.ts";
import type { Chapter, Handbook, Page } from "../../handbook/model.ts";
import { readingPaths, sectionsOf } from "../../handbook/navigate.ts";
import { chapterAnchor, pageAnchor, placeAnchor } from "../anchors.ts";
import { bookIndex, mentionId, mentionsIn, withMentions, type IndexLetter } from "../bookIndex.ts";
import { contentsLine, isMade, openDesk, pageBody, type ContentsLine, type Desk, type PrintPage, type PrintSource, type PrintWord } from "../desk.ts";
import type { PrintDocumentOptions } from "../document.ts";
import { pagesOf, type Layout, type PrintedEdition } from "../editions.ts";
import { numberFigures, type FigurePage } from "../figures.ts";
import { inWords } from "../inWords.ts";
import type { PrintLabels } from "../labels.ts";
import { breakableAddress, readableAddress } from "../pageHtml.ts";
import { pageRules, type NamedSheet } from "../pageRules.ts";
import { papers } from "../papers.ts";
import { qrSvg } from "../qr.ts";
import { documentBase, type DocumentBase } from "./base.ts";

type Additions = ReadonlyMap<string, string>;
type BookLayout = Extract<Layout, { form: "book" }>;

export interface BookDocument extends DocumentBase<"book"> {
  readonly layout: BookLayout;
  /** The publisher's own mark is an address from the root of the site, or null. */
  readonly cover: { readonly arcs: string; readonly logo: string | null };
  readonly acuteHelp: ContentsLine | null;
  readonly contents: readonly (ContentsLine & {
    readonly id: string;
    readonly number: number;
    readonly mark: string;
    readonly sections: readonly ContentsSection[];
  })[];
  /** What the start page says to the reader, and where each kind of reader can begin. Absent where the start page is not printed. */
  readonly welcome: { readonly anchor: string; readonly html: string; readonly doors: readonly (ContentsLine & { readonly door: string })[] } | null;
  readonly chapters: readonly PrintChapter[];
  readonly words: readonly PrintWord[];
  /** Every source the edition cites. */
  readonly sources: readonly PrintSource[];
  /** The chapter that shows the sources; null: they stand at the end. */
  readonly sourcesIn: string | null;
  /** The figures of the book, under their numbers; none where they are not listed. */
  readonly figures: readonly ContentsLine[];
  /** None where there is no index. */
  readonly index: readonly IndexLetter[];
}

/** A part of a chapter in the book's contents. */
export interface ContentsSection {
  /** Its heading and where it begins; null: its pages have none. */
  readonly head: ContentsLine | null;
  readonly lines: readonly ContentsLine[];
}

export interface PrintChapter {
  readonly id: string;
  readonly anchor: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly arcs: string;
  readonly lines: readonly ContentsLine[];
  /** On the web: the address, readable, and as a QR code. */
  readonly url: string;
  readonly address: string;
  readonly qr: string;
  /** Name of the CSS pages of the opener and of the text after it. */
  readonly openerPage: string;
  readonly textPage: string;
  /** The chapter's own text; null when there is nothing but pages. */
  readonly opening: (PrintPage & { readonly hasHeading: boolean }) | null;
  readonly pages: readonly PrintPage[];
}

/** A longer list of pages does not fit on a chapter's opener: it shows the sections instead. */
const mostOpenerLines = 24;

/** What a chapter's opener lists: its pages, or where each of its sections begins. */
function openerLines(chapter: Chapter): readonly ContentsLine[] {
  if (chapter.pages.length <= mostOpenerLines) return chapter.pages.map(contentsLine);
  return sectionsOf(chapter).flatMap(({ title, pages }) =>
    title === null ? pages.map(contentsLine) : pages.slice(0, 1).map((page) => ({ ...contentsLine(page), title })),
  );
}

/** Lines of the book's contents: pages under their sections. Of pages that the build makes of data, such as those of the studies, only the section is listed. */
function contentsSections(chapter: Chapter): readonly ContentsSection[] {
  return sectionsOf(chapter).map(({ title, pages }) => ({
    head: title === null || pages[0] === undefined ? null : { ...contentsLine(pages[0]), title },
    lines: pages.filter((page) => !isMade(page) || title === null).map(contentsLine),
  }));
}

/** The book, or chapters of it. */
export function bookDocument(
  handbook: Handbook,
  edition: PrintedEdition,
  layout: BookLayout,
  { labels, additions = new Map(), logo }: PrintDocumentOptions,
): BookDocument {
  const { site } = handbook;
  // In large letters words break no lines, figures are told in words, and an index would take a third of the book.
  const isSet = !layout.inWords;
  const hasIndex = isSet && layout.front;
  const figures = isSet ? figuresOf(handbook, labels, additions) : new Map<string, FigurePage>();
  const numbered = [...figures].map(([id, { html }]) => [id, html] as const);
  const bodies = hasIndex ? withMentionsIn(handbook, edition.pages, new Map(numbered), additions) : new Map(numbered);
  const desk = openDesk(handbook, edition, {
    labels,
    explainsWords: !layout.front,
    bodies,
    hyphenates: isSet,
    additions,
    ...(layout.inWords ? { finish: inWords } : {}),
  });
  const { printed } = desk;
  const chapters = chaptersOf(handbook, printed);
  const printChapters = chapters.map((chapter) => printChapter(chapter, layout, desk));

  const { start } = handbook;
  const welcome = printed.has(start) ? { anchor: pageAnchor(start), html: desk.setPage(start, { demote: 0 }).html, doors: doorsOf(handbook, printed) } : null;
  const sourcesIn = chapters.some((chapter) => chapter.id === "kallor") ? "kallor" : null;
  const texts = [
    welcome?.html ?? "",
    ...desk.words.map((word) => word.html),
    ...printChapters.flatMap(({ opening, pages }) => [opening?.html ?? "", ...pages.map((page) => page.html)]),
  ];
  const rules = pageRules({
    paper: papers[edition.paper],
    foot: desk.foot,
    numbers: "outer",
    sheets: [...frontSheets(site.name, labels), ...printChapters.flatMap((chapter) => chapterSheets(chapter, chapters, layout, handbook.chapters.length))],
  });
  return {
    ...documentBase(handbook, edition, "book", rules, layout.inWords ? ["paper--one-column"] : []),
    layout,
    cover: { arcs: coverArcs({ shape: "page" }), logo: logo ?? null },
    acuteHelp: desk.acuteHelp,
    contents: chapters.map((chapter) => ({
      id: chapter.id,
      number: chapter.number,
      title: chapter.title,
      anchor: chapterAnchor(chapter),
      mark: chapterArcs(chapter.id, { size: "mark" }),
      sections: contentsSections(chapter),
    })),
    welcome,
    chapters: printChapters,
    words: desk.words,
    sources: desk.sources(texts, sourcesIn !== null),
    sourcesIn,
    figures: hasIndex
      ? edition.pages.flatMap((page) =>
          (figures.get(page.id)?.figures ?? []).map(({ number, title, id }) => ({ title: `${number}. ${title}`, anchor: placeAnchor(page, id) })),
        )
      : [],
    index: hasIndex ? indexOf(handbook, edition.pages) : [],
  };
}

/** Figures have the numbers of the book, in a chapter printed alone, too. Pages that the build makes of a study repeat a row of one. */
function figuresOf(handbook: Handbook, labels: PrintLabels, additions: Additions): ReadonlyMap<string, FigurePage> {
  const pages = handbook.chapters.flatMap(pagesOf).filter((page) => !isMade(page) || additions.has(page.id));
  return numberFigures(
    pages.map((page) => [page.id, pageBody(handbook, page, additions)]),
    labels.figure,
  );
}

/** The HTML of pages with a name for each first mention of a term. */
function withMentionsIn(handbook: Handbook, pages: readonly Page[], bodies: ReadonlyMap<string, string>, additions: Additions): ReadonlyMap<string, string> {
  return new Map(pages.map((page) => [page.id, withMentions(bodies.get(page.id) ?? pageBody(handbook, page, additions))]));
}

/** The index of the printed pages; words of the glossary lead to where they are explained, too. */
function indexOf(handbook: Handbook, pages: readonly Page[]): readonly IndexLetter[] {
  const mentioned = new Map(pages.map((page) => [page, mentionsIn(page.html)]));
  const glossary = handbook.chapters.find(({ id }) => id === "ordlista");
  return bookIndex(
    handbook,
    pages.filter(({ kind }) => kind !== "start"),
    {
      anchorOf: (page) => contentsLine(page).anchor,
      mentionOn: (page, { id }) => (mentioned.get(page)?.has(id) === true ? placeAnchor(page, mentionId(id)) : undefined),
      explanationOf: ({ id }) => (glossary === undefined ? undefined : { anchor: placeAnchor(glossary.opening, id), title: glossary.title, isMain: false }),
    },
  );
}

function printChapter(chapter: Chapter, layout: BookLayout, desk: Desk): PrintChapter {
  const { opening } = chapter;
  const textPage = `k-${chapter.id}`;
  const hasHeading = opening.title !== chapter.title;
  const text = desk.setPage(opening, { demote: hasHeading ? 1 : 0, textPage });
  const showsSources = chapter.id === "kallor" && desk.handbook.references.length > 0;
  return {
    id: chapter.id,
    anchor: chapterAnchor(chapter),
    number: chapter.number,
    title: chapter.title,
    summary: opening.summary,
    arcs: chapterArcs(chapter.id, { size: "opener" }),
    lines: openerLines(chapter),
    url: `${desk.handbook.site.url}${chapter.url}`,
    address: breakableAddress(readableAddress(`${desk.handbook.site.url}${chapter.url}`)),
    qr: qrSvg(`${desk.handbook.site.url}${chapter.url}`, fillIn(desk.labels.qr, { title: chapter.title })),
    openerPage: `o-${chapter.id}`,
    textPage,
    opening: text.html === "" && !showsSources ? null : { ...text, hasHeading },
    pages: chapter.pages.map((page) => {
      if (layout.runsOn === "everything") return desk.setPage(page, { demote: 1, textPage, runsOn: true });
      return isMade(page) ? desk.setPage(page, { demote: 1, textPage: madePage(chapter, page), runsOn: true }) : desk.setPage(page, { demote: 1 });
    }),
  };
}

/** The CSS page that made pages of one section share. */
const madePage = (chapter: Chapter, page: Page): string => `d-${chapter.id}-${sectionsOf(chapter).findIndex(({ title }) => title === (page.section ?? null))}`;

const frontSheets = (name: string, labels: PrintLabels): readonly NamedSheet[] => [
  { name: "cover", bare: true },
  { name: "blank", bare: true },
  { name: "colophon" },
  { name: "contents", left: name, right: labels.contents },
  { name: "welcome", left: name, right: labels.welcome },
  { name: "index", left: name, right: labels.index },
];

/** The pages of a chapter: its opener, its own text, and one kind for each running head. */
function chapterSheets(printed: PrintChapter, chapters: readonly Chapter[], layout: BookLayout, of: number): readonly NamedSheet[] {
  const { id, number, title, openerPage, textPage, pages } = printed;
  const left = `${number}  ${title}`;
  const tab = { place: number, of, color: chapterColor(id) };
  const chapter = chapters.find((one) => one.id === id);
  const heads = new Map<string, string>();
  for (const [index, page] of pages.entries()) {
    if (page.textPage === textPage || heads.has(page.textPage)) continue;
    // Pages that run on share the name of their section.
    heads.set(page.textPage, page.runsOn ? (chapter?.pages[index]?.section ?? title) : page.title);
  }
  return [
    { name: openerPage, bare: true },
    ...(layout.openers === "plain"
      ? [{ name: textPage, left }]
      : [{ name: textPage, left, tab }, ...[...heads].map(([name, right]) => ({ name, left, right, tab }))]),
  ];
}

/** Chapters with the pages that are printed. */
function chaptersOf(handbook: Handbook, printed: ReadonlySet<Page>): readonly Chapter[] {
  return handbook.chapters
    .map((chapter) => ({ ...chapter, pages: chapter.pages.filter((page) => printed.has(page)) }))
    .filter((chapter) => chapter.pages.length > 0 || printed.has(chapter.opening));
}

/** Where each kind of reader can begin, for the doors whose page is printed. */
function doorsOf(handbook: Handbook, printed: ReadonlySet<Page>): readonly (ContentsLine & { readonly door: string })[] {
  return readingPaths(handbook)
    .filter(({ start }) => printed.has(start))
    .map(({ door, start }) => ({ door, ...contentsLine(start) }));
}
