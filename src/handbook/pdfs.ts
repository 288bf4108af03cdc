/** Where the PDFs of a handbook lie, and which of them a page has. `print/editions.ts` prints them; links to them are checked against this. */
import type { Facts } from "../facts/schema.ts";
import type { ChapterId, Programme } from "../content/chapters.ts";
import type { Heading, Page } from "./model.ts";

/** What decides which PDFs a page has: of a bound page, or of an article that is still being checked. */
export interface Printable extends Pick<Page, "id" | "kind" | "chapter" | "handout" | "form" | "course" | "easyReadOf" | "unlisted"> {
  readonly headings: readonly Pick<Heading, "id">[];
}

/** The anchor of the section that is for the trainer and not for participants: "För kursledaren". */
export const trainerSection = "for-kursledaren";

/** Ids of the pages that have a PDF of a form of its own. */
export const briefPage = "inforande/beslutsunderlag";
export const planPage = "inforande/tolvmanadersplan";
/** The page about the handbook, which offers the whole of it. */
const aboutPage = "om/handboken";

/** Chapters that are also made as booklets. */
export const bookletChapters: readonly ChapterId[] = ["rollen", "inforande"];
/** The booklet of the pages in easy Swedish. */
export const easyReadBooklet = "lattlast";

/** Paths of PDFs in the output. They are part of the contract. */
export const pdfPaths = {
  book: "pdf/peerhandboken.pdf",
  chapter: (id: string) => `pdf/kapitel/${id}.pdf`,
  page: ({ id }: Pick<Page, "id">) => `pdf/sida/${id}.pdf`,
  handout: (page: Pick<Page, "id">) => `pdf/utdelning/${slugOf(page)}.pdf`,
  form: (page: Pick<Page, "id">) => `pdf/formular/${slugOf(page)}.pdf`,
  trainerNotes: (page: Pick<Page, "id">) => `pdf/utdelning/${slugOf(page)}-kursledare.pdf`,
  dayPack: (page: Pick<Page, "id">) => `pdf/paket/${slugOf(page)}.pdf`,
  programmePack: (programme: Programme) => `pdf/paket/${programme}.pdf`,
  largePrint: "pdf/storstil/peerhandboken.pdf",
  booklet: (id: string) => `pdf/hafte/${id}-lasbar.pdf`,
  imposed: (id: string) => `pdf/hafte/${id}.pdf`,
  printShop: "pdf/tryck/peerhandboken.pdf",
  mapPoster: "pdf/affisch/karta.pdf",
  planPoster: "pdf/affisch/tolvmanadersplan.pdf",
  brief: "pdf/beslut/beslutsunderlag.pdf",
  slides: ({ id }: { readonly id: string }) => `pdf/bilder/${id}.pdf`,
  speakerNotes: ({ id }: { readonly id: string }) => `pdf/bilder/${id}-anteckningar.pdf`,
} as const;

/** The last part of a page's address: the name of its handout. */
export function slugOf({ id }: Pick<Page, "id">): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/** Whether a page is printed alone, for a reader's own pack. */
export const isPrintedAlone = ({ kind, unlisted }: Printable): boolean => (kind === "article" || kind === "news") && unlisted !== true;

/** Whether a page is also a handout. */
export const isHandout = ({ kind, handout }: Printable): boolean => kind === "article" && handout !== undefined;

/** Whether a page has something to fill in, and is also made as a form. */
export const isForm = ({ form }: Printable): boolean => form === true;

/** Whether a page has a section for the trainer. */
export const hasTrainerSection = ({ headings }: Pick<Printable, "headings">): boolean => headings.some(({ id }) => id === trainerSection);

/** Whether a page is the plan of a course day, and not an exercise. */
export const isCourseDay = ({ course }: Pick<Printable, "course">): boolean => course?.day !== undefined && course.minutes === undefined;

/** A PDF that a page offers. */
export interface PdfLink {
  /** Its word is in `labels.json`, `pdfs`. */
  readonly name: PdfName;
  /** From the root of the site. */
  readonly url: string;
  /** The course it is about, where the page it stands on does not say so. */
  readonly programme?: Programme;
}

export type PdfName =
  | "book"
  | "chapter"
  | "page"
  | "handout"
  | "form"
  | "trainerNotes"
  | "dayPack"
  | "programmePack"
  | "largePrint"
  | "booklet"
  | "imposed"
  | "printShop"
  | "mapPoster"
  | "planPoster"
  | "brief"
  | "slides"
  | "speakerNotes";

/** What a handbook has besides its pages. */
export interface PrintableFacts {
  readonly hasMap: boolean;
  readonly hasPlan: boolean;
  /** Slides: their id, and the addresses of the pages that offer them. */
  readonly decks: readonly { readonly id: string; readonly urls: readonly string[] }[];
}

/** What of that comes out of the tables. Slides without their course are not made. */
export function printableFacts({ plan, slides = [] }: Facts, hasMap: boolean, hasPage: (url: string) => boolean): PrintableFacts {
  const decks = slides.filter(({ page }) => hasPage(page)).map(({ id, page, days }) => ({ id, urls: [page, ...days.map((day) => day.page)] }));
  return { hasMap, hasPlan: plan !== undefined, decks };
}

const link = (name: PdfName, path: string): PdfLink => ({ name, url: `/${path}` });
const packLink = (programme: Programme): PdfLink => ({ ...link("programmePack", pdfPaths.programmePack(programme)), programme });
const bookletLinks = (id: string): readonly PdfLink[] => [link("booklet", pdfPaths.booklet(id)), link("imposed", pdfPaths.imposed(id))];

/** The PDFs of the whole handbook. */
export const wholeBookPdfs: readonly PdfLink[] = [link("book", pdfPaths.book), link("largePrint", pdfPaths.largePrint), link("printShop", pdfPaths.printShop)];

/** The PDFs that one page offers, its chapter's not among them. */
export function pdfsOfPage(page: Printable, { hasPlan, decks }: PrintableFacts): readonly PdfLink[] {
  const { course } = page;
  const shown = decks.filter(({ urls }) => urls.includes(`/${page.id}/`));
  return [
    ...(isHandout(page) ? [link("handout", pdfPaths.handout(page))] : []),
    ...(isForm(page) ? [link("form", pdfPaths.form(page))] : []),
    ...(isHandout(page) && hasTrainerSection(page) ? [link("trainerNotes", pdfPaths.trainerNotes(page))] : []),
    ...(isCourseDay(page) && course !== undefined ? [link("dayPack", pdfPaths.dayPack(page)), packLink(course.programme)] : []),
    ...shown.flatMap((deck) => [link("slides", pdfPaths.slides(deck)), link("speakerNotes", pdfPaths.speakerNotes(deck))]),
    ...(page.id === briefPage ? [link("brief", pdfPaths.brief)] : []),
    ...(page.id === planPage && hasPlan ? [link("planPoster", pdfPaths.planPoster)] : []),
    ...(page.easyReadOf === undefined ? [] : bookletLinks(easyReadBooklet)),
    ...(page.id === aboutPage ? wholeBookPdfs : []),
    ...(isPrintedAlone(page) ? [link("page", pdfPaths.page(page))] : []),
  ];
}

/** A chapter in one file. */
export const chapterPdf = (id: ChapterId): PdfLink => link("chapter", pdfPaths.chapter(id));

/** The PDFs of a chapter with these pages; the pages' own are not among them. */
export function pdfsOfChapter(id: ChapterId, pages: readonly Printable[], { hasMap }: PrintableFacts): readonly PdfLink[] {
  const taught = new Set(pages.filter(isCourseDay).flatMap(({ course }) => (course === undefined ? [] : [course.programme])));
  return [
    chapterPdf(id),
    ...(bookletChapters.includes(id) ? bookletLinks(id) : []),
    ...[...taught].map(packLink),
    ...(id === "karta" && hasMap ? [link("mapPoster", pdfPaths.mapPoster)] : []),
  ];
}

/** The addresses, from the root, of every PDF of a handbook with these chapters and pages. */
export function pdfAddresses(chapters: readonly ChapterId[], pages: readonly Printable[], facts: PrintableFacts): ReadonlySet<string> {
  const links = [
    ...wholeBookPdfs,
    ...chapters.flatMap((id) =>
      pdfsOfChapter(
        id,
        pages.filter(({ chapter }) => chapter === id),
        facts,
      ),
    ),
    ...pages.flatMap((page) => pdfsOfPage(page, facts)),
  ];
  return new Set(links.map(({ url }) => url));
}
