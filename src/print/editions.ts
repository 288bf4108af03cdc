/** The paper editions: one table of what is printed, from which pages, on what sheet, and where it ends up. */
import { programmeIds } from "../content/chapters.ts";
import { fillIn } from "../content/fillIn.ts";
import type { Deck } from "../handbook/decks.ts";
import type { SlideWords } from "../handbook/slideTexts.ts";
import type { Chapter, Handbook, Page } from "../handbook/model.ts";
import { allPages, pageAt } from "../handbook/navigate.ts";
import {
  bookletChapters,
  briefPage,
  easyReadBooklet,
  hasTrainerSection,
  isCourseDay,
  isForm,
  isHandout,
  isPrintedAlone,
  pdfPaths,
  planPage,
  slugOf,
} from "../handbook/pdfs.ts";
import type { PrintLabels } from "./labels.ts";
import { packDay, packMaterials } from "./packs.ts";
import type { PaperName } from "./papers.ts";
import type { SlidesKind } from "./documents/slides.ts";

/** Sorts of PDFs, as `pdf/index.json` names them. */
export const editionKinds = [
  "book",
  "chapter",
  "page",
  "handout",
  "trainer-notes",
  "pack",
  "large-print",
  "booklet",
  "imposed",
  "print-shop",
  "poster",
  "brief",
  "form",
  "slides",
  "speaker-notes",
] as const;
export type EditionKind = (typeof editionKinds)[number];

interface EditionBase {
  /** Unique among the editions of a handbook. */
  readonly id: string;
  readonly kind: EditionKind;
  /** Where the file lies in the output, with forward slashes. */
  readonly path: string;
  readonly title: string;
  /** The pages it prints, each once, in printing order. */
  readonly pages: readonly Page[];
}

/** A PDF that is made of a document shown in the browser. */
export interface PrintedEdition extends EditionBase {
  readonly paper: PaperName;
  readonly layout: Layout;
  /**
   * What is done so that pages end well. `copyfit`: what ends thinly is set tighter where that saves a sheet; `one-page`: it is set
   * tighter until it fits a single page, or told; `run-on`: nothing, since one thing follows the other.
   */
  readonly fit: "copyfit" | "one-page" | "run-on";
  /** Whether the outline is shown when the file opens. */
  readonly opensWithOutline?: true;
  /** A sheet with bleed is shown as it comes from the printer, with marks to cut by, instead of as it is when it has been cut. */
  readonly isUncut?: true;
  /** The id of an edition with the same document: the browser prints it once for both. */
  readonly printedWith?: string;
}

/** A PDF whose sheets are pages of another, two and two, to be folded into a booklet. */
export interface ImposedEdition extends EditionBase {
  readonly imposes: PrintedEdition;
}

/** One PDF file. */
export type Edition = PrintedEdition | ImposedEdition;

/** How a document is put together; each form has a composer in `document.ts` and a template in `_includes/print/`. */
export type Layout =
  | {
      readonly form: "book";
      /** Cover, colophon, contents and the word to the reader. */
      readonly front: boolean;
      /** Chapters open with a picture that fills a page of its own, in a book on the right. */
      readonly openers: "picture" | "plain";
      /** What follows on the same page instead of on a new one. */
      readonly runsOn: "data" | "everything";
      /** Tables of three columns or more become lists, and drawings with small letters give way to the words that say the same. */
      readonly inWords: boolean;
    }
  | { readonly form: "sheet"; readonly part: "page" | "handout" | "trainer" }
  | { readonly form: "pack" }
  | { readonly form: "booklet" }
  | { readonly form: "poster"; readonly shows: "map" | "plan" }
  | { readonly form: "brief" }
  | { readonly form: "form" }
  | { readonly form: "slides"; readonly part: SlidesKind; readonly deck: Deck; readonly words: SlideWords };

/** What a chapter prints: its opening and its pages, except those that only say that nothing is known. */
export const pagesOf = (chapter: Chapter): readonly Page[] => [chapter.opening, ...chapter.pages.filter(({ unlisted }) => unlisted !== true)];

const wholeBook = (handbook: Handbook): readonly Page[] => [...(handbook.start.html === "" ? [] : [handbook.start]), ...handbook.chapters.flatMap(pagesOf)];

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];

const pageWith = (handbook: Handbook, id: string): readonly Page[] => {
  const page = pageAt(handbook, `/${id}/`);
  return page === null ? [] : [page];
};

/** A handout's own title, or that of its page. */
export const handoutTitle = ({ handout, title }: Page): string => (typeof handout === "string" ? handout : title);

const sheetOptions = { paper: "sheet", fit: "copyfit" } as const;

function booklet(id: string, title: string, pages: readonly Page[], words: PrintLabels): readonly Edition[] {
  const readable: PrintedEdition = {
    id: `booklet-${id}`,
    kind: "booklet",
    path: pdfPaths.booklet(id),
    title: fillIn(words.titles.booklet, { title }),
    pages,
    paper: "a5",
    layout: { form: "booklet" },
    fit: "run-on",
  };
  return pages.length === 0
    ? []
    : [
        readable,
        { id: `imposed-${id}`, kind: "imposed", path: pdfPaths.imposed(id), title: fillIn(words.titles.imposed, { title }), pages, imposes: readable },
      ];
}

/** What the table of editions is made of, besides the handbook. */
export interface EditionOptions {
  /** The group `print` of the labels. */
  readonly labels: PrintLabels;
  readonly slides: {
    readonly decks: readonly Deck[];
    /** The group `slides` of the labels. */
    readonly words: SlideWords;
  };
}

/** The book as it is bound, whoever prints it. */
const printedBook = (handbook: Handbook) =>
  ({
    pages: wholeBook(handbook),
    layout: { form: "book", front: true, openers: "picture", runsOn: "data", inWords: false },
    paper: "bound",
    fit: "copyfit",
    opensWithOutline: true,
  }) as const;

type Family = (handbook: Handbook, words: PrintLabels) => readonly Edition[];

/** How each family of editions comes out of a handbook. */
const families: Readonly<Record<string, Family>> = {
  book: (handbook) => [
    {
      id: "book",
      kind: "book",
      path: pdfPaths.book,
      title: handbook.site.name,
      ...printedBook(handbook),
    },
  ],
  printShop: (handbook, words) => [
    {
      id: "print-shop",
      kind: "print-shop",
      path: pdfPaths.printShop,
      title: fillIn(words.titles.printShop, { title: handbook.site.name }),
      ...printedBook(handbook),
      isUncut: true,
      printedWith: "book",
    },
  ],
  largePrint: (handbook, words) => [
    {
      id: "large-print",
      kind: "large-print",
      path: pdfPaths.largePrint,
      title: fillIn(words.titles.largePrint, { title: handbook.site.name }),
      pages: wholeBook(handbook),
      paper: "largePrint",
      layout: { form: "book", front: true, openers: "plain", runsOn: "everything", inWords: true },
      fit: "run-on",
      opensWithOutline: true,
    },
  ],
  chapters: ({ chapters }) =>
    chapters.map((chapter) => ({
      id: `chapter-${chapter.id}`,
      kind: "chapter",
      path: pdfPaths.chapter(chapter.id),
      title: chapter.title,
      pages: pagesOf(chapter),
      paper: "a4",
      layout: { form: "book", front: false, openers: "picture", runsOn: "data", inWords: false },
      fit: "copyfit",
    })),
  packs: (handbook, words) => {
    const days = allPages(handbook).filter(isCourseDay);
    const pack = (id: string, path: string, title: string, taught: readonly Page[]): Edition => ({
      id: `pack-${id}`,
      kind: "pack",
      path,
      title: fillIn(words.titles.pack, { title }),
      pages: unique([...taught.flatMap((day) => packDay(handbook, day)), ...packMaterials(handbook, taught)]),
      paper: "sheet",
      layout: { form: "pack" },
      fit: "copyfit",
      opensWithOutline: true,
    });
    return [
      ...programmeIds.flatMap((programme) => {
        const taught = days.filter(({ course }) => course?.programme === programme);
        return taught.length === 0 ? [] : [pack(programme, pdfPaths.programmePack(programme), handbook.names.programmes[programme], taught)];
      }),
      ...days.map((day) => pack(slugOf(day), pdfPaths.dayPack(day), day.title, [day])),
    ];
  },
  booklets: (handbook, words) => [
    ...handbook.chapters.filter(({ id }) => bookletChapters.includes(id)).flatMap((chapter) => booklet(chapter.id, chapter.title, pagesOf(chapter), words)),
    ...booklet(
      easyReadBooklet,
      words.titles.easyRead,
      allPages(handbook).filter(({ easyReadOf }) => easyReadOf !== undefined),
      words,
    ),
  ],
  posters: (handbook, words) => [
    ...(handbook.map === undefined ? [] : pageWith(handbook, "karta")).map((page): Edition => ({
      id: "poster-map",
      kind: "poster",
      path: pdfPaths.mapPoster,
      title: words.titles.mapPoster,
      pages: [page],
      paper: "a3",
      layout: { form: "poster", shows: "map" },
      fit: "one-page",
    })),
    ...(handbook.facts.plan === undefined ? [] : pageWith(handbook, planPage)).map((page): Edition => ({
      id: "poster-plan",
      kind: "poster",
      path: pdfPaths.planPoster,
      title: words.titles.planPoster,
      pages: [page],
      paper: "a3Wide",
      layout: { form: "poster", shows: "plan" },
      fit: "one-page",
    })),
  ],
  brief: (handbook, words) =>
    pageWith(handbook, briefPage).map((page) => ({
      id: "brief",
      kind: "brief",
      path: pdfPaths.brief,
      title: words.titles.brief,
      pages: [page],
      paper: "brief",
      layout: { form: "brief" },
      fit: "one-page",
    })),
  forms: (handbook) =>
    allPages(handbook)
      .filter(isForm)
      .map((page) => ({
        id: `form-${slugOf(page)}`,
        kind: "form",
        path: pdfPaths.form(page),
        title: page.title,
        pages: [page],
        paper: "form",
        layout: { form: "form" },
        fit: "copyfit",
      })),
  handouts: (handbook, words) =>
    allPages(handbook)
      .filter(isHandout)
      .flatMap((page): Edition[] => {
        const title = handoutTitle(page);
        const pages = [page];
        const sheet: Edition = {
          id: `handout-${slugOf(page)}`,
          kind: "handout",
          path: pdfPaths.handout(page),
          title,
          pages,
          layout: { form: "sheet", part: "handout" },
          ...sheetOptions,
        };
        if (!hasTrainerSection(page)) return [sheet];
        return [
          sheet,
          {
            id: `trainer-notes-${slugOf(page)}`,
            kind: "trainer-notes",
            path: pdfPaths.trainerNotes(page),
            title: fillIn(words.titles.trainerNotes, { title }),
            pages,
            layout: { form: "sheet", part: "trainer" },
            ...sheetOptions,
          },
        ];
      }),
  pages: (handbook) =>
    allPages(handbook)
      .filter(isPrintedAlone)
      .map((page) => ({
        id: `page-${page.id}`,
        kind: "page",
        path: pdfPaths.page(page),
        title: page.title,
        pages: [page],
        paper: "a4",
        layout: { form: "sheet", part: "page" },
        fit: "copyfit",
      })),
};

/** A deck twice: to show, and to speak from. */
const slideEditions = ({ decks, words }: EditionOptions["slides"]): readonly Edition[] =>
  decks.flatMap((deck): Edition[] => [
    {
      id: `slides-${deck.id}`,
      kind: "slides",
      path: pdfPaths.slides(deck),
      title: deck.title,
      pages: deck.pages,
      paper: "slide",
      layout: { form: "slides", part: "slides", deck, words },
      fit: "run-on",
    },
    {
      id: `speaker-notes-${deck.id}`,
      kind: "speaker-notes",
      path: pdfPaths.speakerNotes(deck),
      title: `${deck.title}: ${words.notesTitle.toLowerCase()}`,
      pages: deck.pages,
      paper: "bare",
      layout: { form: "slides", part: "notes", deck, words },
      fit: "run-on",
    },
  ]);

/** Every edition of a handbook that has something to read: the large ones first, for they take longest. An imposed edition comes after what it imposes. */
export function editionsOf(handbook: Handbook, { labels, slides }: EditionOptions): readonly Edition[] {
  return [...Object.values(families).flatMap((family) => family(handbook, labels)), ...slideEditions(slides)].filter(({ pages }) => pages.length > 0);
}

/** Whether an edition is made of another's pages. */
export const isImposed = (edition: Edition): edition is ImposedEdition => "imposes" in edition;
