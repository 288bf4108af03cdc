/** A paper edition as a plain value: everything its template shows, in the order it is read. */
import { audienceIds } from "../content/chapters.ts";
import { escapeHtml } from "../content/escapeHtml.ts";
import type { Site } from "../content/site.ts";
import { chapterArcs, coverArcs } from "../design/arcs.ts";
import { chapterColor } from "../design/color.ts";
import { fillIn } from "../content/fillIn.ts";
import type { Chapter, Handbook, Page, Reference } from "../handbook/model.ts";
import { acuteHelpAddress } from "../handbook/addresses.ts";
import { decodedAddress } from "../handbook/links.ts";
import { audienceNames, citingPages, courseName, dateSv, pageAt, readingPaths, sectionsOf } from "../handbook/navigate.ts";
import { chapterAnchor, pageAnchor, placeAnchor, sourceAnchor, termAnchor } from "./anchors.ts";
import { bookIndex, mentionId, mentionsIn, withMentions, type IndexLetter } from "./bookIndex.ts";
import { pagesOf, type Edition, type EditionKind } from "./editions.ts";
import { fieldList, hintAt, withFormHints, type FormField } from "./formHints.ts";
import { numberFigures } from "./figures.ts";
import { formPageRules } from "./formPages.ts";
import type { PrintLabels } from "./labels.ts";
import { breakableAddress, pageHtml, readableAddress, type Destination } from "./pageHtml.ts";
import { pageRules } from "./pageRules.ts";
import { qrSvg } from "./qr.ts";

/** A line of a list of contents. */
export interface ContentsLine {
  readonly title: string;
  readonly anchor: string;
}

export interface PrintDocument {
  readonly kind: EditionKind;
  readonly language: Site["language"];
  /** What readers and programs call the file. */
  readonly title: string;
  readonly site: Site;
  readonly editionDate: string;
  /** The site's address, readable. */
  readonly address: string;
  /** The publisher's own mark is an address from the root of the site, or null. */
  readonly cover: { readonly arcs: string; readonly logo: string | null };
  /** The page with numbers to call; null where it is not in the edition. */
  readonly acuteHelp: ContentsLine | null;
  readonly contents: readonly (ContentsLine & {
    readonly id: string;
    readonly number: number;
    readonly mark: string;
    readonly sections: readonly ContentsSection[];
  })[];
  /** The figures of the book, under their numbers. */
  readonly figures: readonly ContentsLine[];
  /** What the start page says to the reader, and where each kind of reader can begin. Absent where the start page is not printed. */
  readonly welcome: { readonly anchor: string; readonly html: string; readonly doors: readonly (ContentsLine & { readonly door: string })[] } | null;
  readonly chapters: readonly PrintChapter[];
  /** Words explained at the end of an edition without the glossary. */
  readonly words: readonly { readonly anchor: string; readonly name: string; readonly html: string }[];
  /** Every source the edition cites. */
  readonly sources: readonly PrintSource[];
  /** The chapter that shows the sources; null: they stand at the end. */
  readonly sourcesIn: string | null;
  /** The index of the book, by letter. */
  readonly index: readonly IndexLetter[];
  /** What can be filled in, in reading order; only forms have any. */
  readonly fields: readonly FormField[];
  /** The pages of the edition as CSS. */
  readonly pageRules: string;
}

export interface PrintSource {
  readonly anchor: string;
  readonly html: string;
  readonly kind: string;
  readonly citedOn: readonly ContentsLine[];
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
  /** On the web. */
  readonly url: string;
  /** The same for readers, as HTML that may break between its parts. */
  readonly address: string;
  /** The same to scan, as SVG. */
  readonly qr: string;
  /** Name of the CSS pages of the opener and of the text after it. */
  readonly openerPage: string;
  readonly textPage: string;
  /** The chapter's own text; null when there is nothing but pages. */
  readonly opening: (PrintPage & { readonly hasHeading: boolean }) | null;
  readonly pages: readonly PrintPage[];
}

export interface PrintPage {
  readonly anchor: string;
  readonly textPage: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly reviewed: string | null;
  readonly published: string | null;
  readonly audiences: string;
  /** Length of a training programme in days. */
  readonly days: number | null;
  /** The whole page is the editors' proposal. */
  readonly isProposal: boolean;
  /** What an exercise takes, as words: time, group, things needed, where it belongs. */
  readonly exercise: readonly string[];
  /** BCP 47, where it is not the book's own. */
  readonly language: string | null;
  /** On the web. */
  readonly url: string;
  /** The same for readers, as HTML that may break between its parts. */
  readonly address: string;
  /** The same to scan, as SVG; null in editions of more than one subject. */
  readonly qr: string | null;
  readonly limits: { readonly does: readonly string[]; readonly doesNot: readonly string[]; readonly never: readonly string[] } | null;
}

export interface PrintDocumentOptions {
  readonly labels: PrintLabels;
  /** HTML that belongs after a page's own text, by page id: the map after `karta`. */
  readonly additions?: ReadonlyMap<string, string>;
  /** The publisher's own mark for the cover: an address from the root of the site. */
  readonly logo?: string;
}

/** Editions with a narrow column. Others are read aloud from, filled in, or set in large letters. */
const hyphenatedKinds: ReadonlySet<EditionKind> = new Set(["book", "chapter"]);

/** Editions whose figures have the numbers of the book. */
const numberedKinds: ReadonlySet<EditionKind> = new Set(["book", "chapter"]);

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
    lines: pages.filter(({ source }) => source !== undefined || title === null).map(contentsLine),
  }));
}

/** "Tid 45 minuter", "Två och två": what stands in the margin of an exercise. */
function exerciseLines(page: Page, labels: PrintLabels): readonly string[] {
  const { course } = page;
  if (course === undefined) return [];
  return [
    ...(course.minutes === undefined ? [] : [`${course.minutes} ${labels.minutes}`]),
    ...(course.group === undefined ? [] : [`${labels.group} ${course.group}`]),
    ...(course.materials.length === 0 ? [] : [`${labels.materials} ${course.materials.join(", ")}`]),
    courseName(page),
  ];
}

/** The document of an edition. Throws when the edition has no chapter to print. */
export function printDocument(handbook: Handbook, edition: Edition, { labels, additions = new Map(), logo }: PrintDocumentOptions): PrintDocument {
  const { site } = handbook;
  const pages = edition.pages(handbook);
  const printed = new Set(pages);
  const chapters = chaptersOf(handbook, pages);
  if (chapters.length === 0) throw new Error(`The edition ${edition.id} has no pages`);
  const glossary = handbook.chapters.find((chapter) => chapter.id === "ordlista");
  const hasGlossary = chapters.some((chapter) => chapter.id === "ordlista");
  const isForm = edition.kind === "form";
  // A form explains no words: they lead to the web.
  const usedTerms = hasGlossary || isForm ? new Set<string>() : termsIn(pages);
  const explained = handbook.terms.filter(({ id }) => usedTerms.has(id));
  const explainedIds = new Set(explained.map(({ id }) => id));
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const moved = new Map(handbook.redirects.map(({ from, to }) => [from, to]));

  const follow =
    (from: Page | undefined) =>
    (href: string, quiet: boolean): Destination => {
      if (hintAt(href) !== null) return { href };
      if (!/^[#/]/.test(href)) return { href, address: readableAddress(href) };
      const [path = "", hash = ""] = href.split("#");
      if (/^kalla-./.test(hash) && (path === "" || path === "/kallor/")) return { href: `#${hash}` };
      if (path === "") return { href: from === undefined ? href : `#${placeAnchor(from, hash)}` };
      const url = moved.get(path) ?? path;
      const page = byUrl.get(url);
      if (page !== undefined) {
        const anchor = hash === "" ? contentsLine(page).anchor : placeAnchor(page, decodedAddress(hash));
        return page === from || quiet ? { href: `#${anchor}` } : { href: `#${anchor}`, pageOf: anchor };
      }
      if (url === glossary?.url && explainedIds.has(hash)) return { href: `#${termAnchor(hash)}` };
      const absolute = `${site.url}${url}${hash === "" ? "" : `#${hash}`}`;
      return { href: absolute, address: readableAddress(absolute) };
    };
  const form = isForm ? fieldList() : undefined;
  const isBook = edition.kind === "book";
  const bodyOf = (page: Page) => [page.html, termList(page, handbook), additions.get(page.id)].filter((part) => part !== undefined).join("\n");
  // A figure has the number that it has in the book, in a chapter printed alone, too. Pages that the build makes of a study repeat a row of one.
  const figurePages = numberedKinds.has(edition.kind)
    ? numberFigures(
        handbook.chapters
          .flatMap(pagesOf)
          .filter(({ id, source }) => source !== undefined || additions.has(id))
          .map((page) => [page.id, bodyOf(page)]),
        labels.figure,
      )
    : new Map<string, never>();
  const html = (source: string, from: Page, demote: number) =>
    pageHtml(form === undefined ? (isBook ? withMentions(source) : source) : withFormHints(source, form), {
      anchor: (id) => placeAnchor(from, id),
      demote,
      follow: follow(from),
      pageWord: labels.page,
      hyphenated: hyphenatedKinds.has(edition.kind) && (from.language ?? site.language) === "sv" && from.easyReadOf === undefined,
    });
  /** A source's or a word's own HTML: nothing is printed after its links. */
  const entry = (source: string, place: string) =>
    pageHtml(source, { anchor: (id) => `${place}--${id}`, demote: 0, follow: follow(undefined), pageWord: labels.page, quiet: true });

  const printPage = (page: Page, demote: number): PrintPage => ({
    anchor: pageAnchor(page),
    textPage: `a-${pageAnchor(page)}`,
    title: page.title,
    summary: page.summary,
    html: html(figurePages.get(page.id)?.html ?? bodyOf(page), page, demote).trim(),
    reviewed: page.reviewed === undefined ? null : dateSv(page.reviewed),
    published: page.published === undefined ? null : dateSv(page.published),
    audiences: page.audiences.length === audienceIds.length ? "" : audienceNames(page.audiences),
    url: `${site.url}${page.url}`,
    address: breakableAddress(readableAddress(`${site.url}${page.url}`)),
    qr: isForm ? qrSvg(`${site.url}${page.url}`, fillIn(labels.qr, { title: page.title })) : null,
    days: page.days ?? null,
    isProposal: page.proposal === true,
    exercise: exerciseLines(page, labels),
    language: page.language ?? null,
    limits: page.limits ?? null,
  });

  const printChapters = chapters.map((chapter): PrintChapter => {
    const { opening } = chapter;
    const hasHeading = opening.title !== chapter.title;
    const text = printed.has(opening) ? printPage(opening, hasHeading ? 1 : 0) : null;
    const showsSources = chapter.id === "kallor" && handbook.references.length > 0;
    return {
      id: chapter.id,
      anchor: chapterAnchor(chapter),
      number: chapter.number,
      title: chapter.title,
      summary: opening.summary,
      arcs: chapterArcs(chapter.id, { size: "opener" }),
      lines: openerLines(chapter),
      url: `${site.url}${chapter.url}`,
      address: breakableAddress(readableAddress(`${site.url}${chapter.url}`)),
      qr: qrSvg(`${site.url}${chapter.url}`, fillIn(labels.qr, { title: chapter.title })),
      openerPage: `o-${chapter.id}`,
      textPage: `k-${chapter.id}`,
      opening: text === null || (text.html === "" && !showsSources) ? null : { ...text, hasHeading },
      // A form has its page's title as its own, and the page's headings keep their level.
      pages: chapter.pages.map((page) => printPage(page, form === undefined ? 1 : 0)),
    };
  });

  const { start } = handbook;
  const welcome = pages.includes(start) ? { anchor: pageAnchor(start), html: html(start.html, start, 0), doors: doorsOf(handbook, printed) } : null;
  const words = explained.map(({ id, name, html: explanation }) => ({ anchor: termAnchor(id), name, html: entry(explanation, termAnchor(id)) }));
  const sourcesIn = chapters.some((chapter) => chapter.id === "kallor") ? "kallor" : null;
  const cited = new Set(
    [
      welcome?.html ?? "",
      ...words.map((word) => word.html),
      ...printChapters.flatMap(({ opening, pages: articles }) => [opening?.html ?? "", ...articles.map((page) => page.html)]),
    ].flatMap((text) => [...text.matchAll(/href="#kalla-([^"]+)"/g)].map(([, id = ""]) => id)),
  );
  const isListed = ({ id, citedBy }: Reference) => cited.has(id) || (sourcesIn !== null && citedBy.length > 0);
  const sources = handbook.references.filter(isListed).map((reference): PrintSource => ({
    anchor: sourceAnchor(reference.id),
    html: entry(reference.html, sourceAnchor(reference.id)),
    kind: reference.kind,
    citedOn: isForm
      ? []
      : citingPages(handbook, reference)
          .filter((page) => printed.has(page))
          .map(contentsLine),
  }));

  const acuteHelp = pageAt(handbook, acuteHelpAddress);
  const contents = chapters.map((chapter) => ({
    id: chapter.id,
    number: chapter.number,
    title: chapter.title,
    anchor: chapterAnchor(chapter),
    mark: chapterArcs(chapter.id, { size: "mark" }),
    sections: contentsSections(chapter),
  }));
  const foot = acuteHelp === null ? labels.acuteHelp : `${labels.acuteHelp} · ${readableAddress(`${site.url}${acuteHelp.url}`)}`;
  const chapterRules = pageRules({
    foot,
    front: { name: site.name, titles: { contents: labels.contents, welcome: labels.welcome, index: labels.index } },
    chapters: printChapters.map(({ id, number, title, textPage, openerPage, pages: articles }) => ({
      number,
      running: `${number}  ${title}`,
      color: chapterColor(id),
      openerPage,
      textPage,
      articles: articles.map((article) => ({ name: article.textPage, running: article.title })),
    })),
    chapterCount: handbook.chapters.length,
  });
  return {
    kind: edition.kind,
    language: site.language,
    title: edition.kind === "book" ? [site.name, site.tagline].filter((part) => part !== "").join(": ") : `${edition.title} – ${site.name}`,
    site,
    editionDate: dateSv(site.editionDate),
    address: readableAddress(site.url),
    cover: { arcs: coverArcs({ shape: "page" }), logo: logo ?? null },
    acuteHelp: acuteHelp !== null && printed.has(acuteHelp) ? contentsLine(acuteHelp) : null,
    contents,
    welcome,
    chapters: printChapters,
    words,
    sources,
    sourcesIn,
    figures: isBook
      ? pages.flatMap((page) =>
          (figurePages.get(page.id)?.figures ?? []).map(({ number, title, id }) => ({ title: `${number}. ${title}`, anchor: placeAnchor(page, id) })),
        )
      : [],
    index: isBook ? indexOf(handbook, pages, hasGlossary ? glossary : undefined) : [],
    fields: form?.fields ?? [],
    pageRules: form === undefined ? chapterRules : formPageRules({ foot, head: edition.title }),
  };
}

/** The index of the printed pages; words of the glossary lead to where they are explained, too. */
function indexOf(handbook: Handbook, pages: readonly Page[], glossary: Chapter | undefined): readonly IndexLetter[] {
  const mentioned = new Map(pages.map((page) => [page, mentionsIn(page.html)]));
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

/** Chapters with the pages that are printed. */
function chaptersOf(handbook: Handbook, pages: readonly Page[]): readonly Chapter[] {
  const printed = new Set(pages);
  return handbook.chapters
    .map((chapter) => ({ ...chapter, pages: chapter.pages.filter((page) => printed.has(page)) }))
    .filter((chapter) => chapter.pages.length > 0 || printed.has(chapter.opening));
}

const termsIn = (pages: readonly Page[]) => new Set(pages.flatMap(({ html }) => [...html.matchAll(/href="\/ordlista\/#([^"]+)"/g)].map(([, id = ""]) => id)));

/** The glossary's terms, where its own text does not hold them. */
function termList(page: Page, { terms }: Handbook): string | undefined {
  const missing = page.id === "ordlista" ? terms.filter(({ id }) => !page.html.includes(`id="${id}"`)) : [];
  if (missing.length === 0) return undefined;
  return `<dl>${missing.map(({ id, name, html }) => `<dt id="${id}">${escapeHtml(name)}</dt><dd>${html}</dd>`).join("")}</dl>`;
}

/** Where each kind of reader can begin, for the doors whose page is printed. */
function doorsOf(handbook: Handbook, printed: ReadonlySet<Page>): readonly (ContentsLine & { readonly door: string })[] {
  return readingPaths(handbook)
    .filter(({ start }) => printed.has(start))
    .map(({ door, start }) => ({ door, ...contentsLine(start) }));
}

/** A page as others point to it: a chapter is pointed to where it opens. */
function contentsLine(page: Page): ContentsLine {
  return { title: page.title, anchor: page.kind === "chapter" ? chapterAnchor(page) : pageAnchor(page) };
}
