/** The desk where a document is composed: the handbook's pages as they stand in one edition, with their links led into it or written out. */
import { audienceIds } from "../content/chapters.ts";
import { escapeHtml } from "../content/escapeHtml.ts";
import { acuteHelpAddress } from "../handbook/addresses.ts";
import { termsOn, withoutCitations } from "../handbook/explained.ts";
import { decodedAddress } from "../handbook/links.ts";
import type { Handbook, Page, Reference } from "../handbook/model.ts";
import { audienceNames, citingPages, courseName, dateSv, pageAt } from "../handbook/navigate.ts";
import { isCourseDay, isHandout, trainerSection } from "../handbook/pdfs.ts";
import { chapterAnchor, pageAnchor, placeAnchor, sourceAnchor, termAnchor } from "./anchors.ts";
import type { PrintedEdition } from "./editions.ts";
import { hintAt } from "./formHints.ts";
import type { PrintLabels } from "./labels.ts";
import { breakableAddress, pageHtml, readableAddress, type Destination } from "./pageHtml.ts";
import { besideEachOther } from "./sections.ts";

/** A line of a list of contents. */
export interface ContentsLine {
  readonly title: string;
  readonly anchor: string;
}

/** A page of the handbook on paper. */
export interface PrintPage {
  readonly anchor: string;
  /** Name of the CSS page it stands on. */
  readonly textPage: string;
  readonly title: string;
  /** Level of the title's heading. */
  readonly level: number;
  readonly summary: string;
  readonly html: string;
  readonly reviewed: string | null;
  /** The day of the latest change that editors tell of. */
  readonly changed: string | null;
  readonly published: string | null;
  readonly audiences: string;
  /** Length of a training programme in days. */
  readonly days: number | null;
  /** The whole page is the editors' proposal. */
  readonly isProposal: boolean;
  /** Where a page belongs in a course, and what an exercise takes. */
  readonly exercise: CoursePlace | null;
  /** Class names: what the style sheet must tell apart. */
  readonly look: string;
  /** BCP 47, where it is not the book's own. */
  readonly language: string | null;
  /** On the web, as HTML that may break between its parts. */
  readonly address: string;
  readonly limits: Page["limits"] | null;
  /** It follows what stands before it on the same sheet. */
  readonly runsOn: boolean;
  /** Made of data by the build: one of many short ones, set like entries of a catalogue. */
  readonly isMade: boolean;
}

export interface CoursePlace {
  readonly minutes: number | null;
  readonly group: string | null;
  readonly materials: string;
  /** "Grundkurs för peer supportrar, dag 3". */
  readonly course: string;
}

export interface PrintSource {
  readonly anchor: string;
  readonly html: string;
  readonly kind: string;
  readonly citedOn: readonly ContentsLine[];
}

/** A word explained at the end of an edition without the glossary. */
export interface PrintWord {
  readonly anchor: string;
  readonly name: string;
  readonly html: string;
}

export interface DeskOptions {
  readonly labels: PrintLabels;
  /** HTML that belongs after a page's own text, by page id: the map after `karta`. */
  readonly additions?: ReadonlyMap<string, string>;
  /** Before the anchors of sources and words, where several documents are to be put together in one file. */
  readonly sourcePrefix?: string;
  /** Leads citations to the list of sources on the web, where there is no room for one. */
  readonly sourcesOnWeb?: boolean;
  /** Explains the words of the glossary where the glossary is not printed; as notes, it leaves out their sources. */
  readonly explainsWords?: boolean | "notes";
  /** The HTML of pages that has been worked on beforehand, by page id; see `pageBody`. */
  readonly bodies?: ReadonlyMap<string, string>;
  /** Lets long words break at the end of a line where a page is in Swedish, and not written to be read easily. */
  readonly hyphenates?: boolean;
  /** The last hand on the HTML of a page. */
  readonly finish?: (html: string) => string;
}

/** How one page is set. */
export interface Setting {
  /** How many levels its headings move down. */
  readonly demote: number;
  readonly textPage?: string;
  readonly runsOn?: boolean;
  /** Its name among the places of the document, where it is not that of the page; its own places begin with it. */
  readonly anchor?: string;
  /** Takes out what does not belong on this sheet, before anything else is done. */
  readonly only?: (html: string) => string;
  /**
   * What is printed after links to other pages of the handbook. `everything`: their page in the edition, or their address; `pages`: no addresses;
   * `nothing`: a sheet tells where it is on the web, and the links are there.
   */
  readonly afterLinks?: AfterLinks;
}

type AfterLinks = "everything" | "pages" | "nothing";

export interface Desk {
  readonly handbook: Handbook;
  readonly edition: PrintedEdition;
  readonly labels: PrintLabels;
  readonly printed: ReadonlySet<Page>;
  /** The line at the foot of every page: the way to acute help. */
  readonly foot: string;
  /** The page with numbers to call, where it is in the edition. */
  readonly acuteHelp: ContentsLine | null;
  readonly setPage: (page: Page, setting: Setting) => PrintPage;
  /** Words explained in the edition. */
  readonly words: readonly PrintWord[];
  /** The sources that some HTML of the edition cites, and, where all are listed, those of the whole handbook. */
  readonly sources: (html: readonly string[], listsAll?: boolean) => readonly PrintSource[];
}

/** Opens a desk for an edition. */
export function openDesk(handbook: Handbook, edition: PrintedEdition, options: DeskOptions): Desk {
  const {
    labels,
    additions = new Map<string, string>(),
    sourcePrefix = "",
    sourcesOnWeb = false,
    explainsWords = false,
    bodies = new Map<string, string>(),
    hyphenates = false,
    finish = (html: string) => html,
  } = options;
  const { site } = handbook;
  const { pages } = edition;
  const printed = new Set(pages);
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const moved = new Map(handbook.redirects.map(({ from, to }) => [from, to]));
  const glossary = handbook.chapters.find((chapter) => chapter.id === "ordlista");
  const explained = explainsWords !== false && (glossary === undefined || !printed.has(glossary.opening)) ? termsOn(handbook, pages) : [];
  const explainedIds = new Set(explained.map(({ id }) => id));
  const sourcePlace = (id: string) => `${sourcePrefix}${sourceAnchor(id)}`;
  const wordPlace = (id: string) => `${sourcePrefix}${termAnchor(id)}`;

  /** @param here what links to a place on the same page mean; null where it is not printed with it */
  const follow =
    (from: Page | undefined, here: (id: string) => string | null, afterLinks: AfterLinks = "everything") =>
    (href: string, quiet: boolean): Destination => {
      if (hintAt(href) !== null) return { href };
      if (!/^[#/]/.test(href)) return { href, address: readableAddress(href) };
      const [path = "", hash = ""] = href.split("#");
      if (/^kalla-./.test(hash) && (path === "" || path === "/kallor/"))
        return { href: sourcesOnWeb ? `${site.url}/kallor/#${hash}` : `#${sourcePlace(hash.slice("kalla-".length))}` };
      const place = path === "" ? here(hash) : null;
      if (place !== null) return { href: `#${place}` };
      const url = path === "" && from !== undefined ? from.url : (moved.get(path) ?? path);
      const page = byUrl.get(url);
      if (page !== undefined) {
        const id = decodedAddress(hash);
        if (page === from) {
          const own = id === "" ? contentsLine(page).anchor : here(id);
          if (own !== null) return { href: `#${own}` };
        } else {
          const anchor = id === "" ? contentsLine(page).anchor : placeAnchor(page, id);
          return quiet || afterLinks === "nothing" ? { href: `#${anchor}` } : { href: `#${anchor}`, pageOf: anchor };
        }
      }
      if (url === glossary?.url && explainedIds.has(hash)) return { href: `#${wordPlace(hash)}` };
      const absolute = `${site.url}${url}${hash === "" ? "" : `#${hash}`}`;
      return afterLinks !== "everything" ? { href: absolute } : { href: absolute, address: readableAddress(absolute) };
    };
  /** A source's or a word's own HTML: nothing is printed after its links. */
  const entry = (source: string, place: string) =>
    pageHtml(source, { anchor: (id) => `${place}--${id}`, demote: 0, follow: follow(undefined, (id) => id), pageWord: labels.page, quiet: true });

  const setPage = (page: Page, setting: Setting): PrintPage => {
    const { demote, textPage = `a-${pageAnchor(page)}`, runsOn = false, only, anchor = pageAnchor(page), afterLinks } = setting;
    const own = bodies.get(page.id) ?? pageBody(handbook, page, additions, only);
    const place = (id: string) => `${anchor}--${id}`;
    const here = (id: string) => (own.includes(` id="${id}"`) ? place(id) : null);
    const html = pageHtml(own, {
      anchor: place,
      demote,
      follow: follow(page, here, afterLinks),
      pageWord: labels.page,
      hyphenated: hyphenates && (page.language ?? site.language) === "sv" && page.easyReadOf === undefined,
    });
    return {
      anchor,
      textPage,
      title: page.title,
      level: demote + 1,
      summary: page.summary,
      html: finish(html).trim(),
      reviewed: page.reviewed === undefined ? null : dateSv(page.reviewed),
      changed: page.changes?.[0] === undefined ? null : dateSv(page.changes[0].date),
      published: page.published === undefined ? null : dateSv(page.published),
      audiences: page.audiences.length === audienceIds.length ? "" : audienceNames(handbook, page.audiences),
      address: breakableAddress(readableAddress(`${site.url}${page.url}`)),
      days: page.days ?? null,
      isProposal: page.proposal === true,
      exercise: exerciseOf(handbook, page),
      look: lookOf(page, runsOn),
      language: page.language ?? null,
      limits: page.limits ?? null,
      runsOn,
      isMade: isMade(page),
    };
  };

  const acuteHelp = pageAt(handbook, acuteHelpAddress);
  return {
    handbook,
    edition,
    labels,
    printed,
    foot: acuteHelp === null ? labels.acuteHelp : `${labels.acuteHelp} · ${readableAddress(`${site.url}${acuteHelp.url}`)}`,
    acuteHelp: acuteHelp !== null && printed.has(acuteHelp) ? contentsLine(acuteHelp) : null,
    setPage,
    words: explained.map(({ id, name, html }) => ({
      anchor: wordPlace(id),
      name,
      html: entry(explainsWords === "notes" ? withoutCitations(html) : html, wordPlace(id)),
    })),
    sources: (html, listsAll = false) => {
      const start = `href="#${sourcePlace("")}`;
      const cited = new Set(html.flatMap((text) => text.split(start).slice(1)).map((rest) => rest.slice(0, rest.indexOf('"'))));
      const isListed = ({ id, citedBy }: Reference) => cited.has(id) || (listsAll && citedBy.length > 0);
      return handbook.references.filter(isListed).map((reference) => ({
        anchor: sourcePlace(reference.id),
        html: entry(reference.html, sourcePlace(reference.id)),
        kind: reference.kind,
        citedOn: citingPages(handbook, reference)
          .filter((page) => printed.has(page))
          .map(contentsLine),
      }));
    },
  };
}

/** The HTML of a page with what belongs after it, before anything is moved to paper. */
export function pageBody(handbook: Handbook, page: Page, additions: ReadonlyMap<string, string>, only = asSheet(page)): string {
  return [only(page.html), termList(page, handbook), additions.get(page.id)].filter((part) => part !== undefined).join("\n");
}

/** A sheet to work with runs across both columns, and the hours of a course day stay on one line. */
function lookOf(page: Page, runsOn: boolean): string {
  const names = [["runs-on", runsOn] as const, ["wide", isHandout(page)] as const, ["day", isCourseDay(page)] as const];
  return ["paper-page", ...names.flatMap(([name, is]) => (is ? [`paper-page--${name}`] : []))].join(" ");
}

/** On an exercise, what the trainer has to know stands beside what the group talks about at the end. */
const asSheet =
  (page: Page) =>
  (html: string): string =>
    isHandout(page) ? besideEachOther(html, trainerSection) : html;

/** Whether a page is made of data by the build: a study, a region. */
export const isMade = ({ source, kind }: Page): boolean => source === undefined && kind === "article";

/** The glossary's terms, where its own text does not hold them. */
function termList(page: Page, { terms }: Handbook): string | undefined {
  const missing = page.id === "ordlista" ? terms.filter(({ id }) => !page.html.includes(`id="${id}"`)) : [];
  if (missing.length === 0) return undefined;
  return `<dl>${missing.map(({ id, name, html }) => `<dt id="${id}">${escapeHtml(name)}</dt><dd>${html}</dd>`).join("")}</dl>`;
}

function exerciseOf(handbook: Handbook, page: Page): CoursePlace | null {
  const { course } = page;
  if (course === undefined) return null;
  return { minutes: course.minutes ?? null, group: course.group ?? null, materials: course.materials.join(", "), course: courseName(handbook, page) };
}

/** A page as others point to it: a chapter is pointed to where it opens. */
export function contentsLine(page: Page): ContentsLine {
  return { title: page.title, anchor: page.kind === "chapter" ? chapterAnchor(page) : pageAnchor(page) };
}
