import { audienceIds, audienceStarts, type Audience } from "../content/chapters.ts";
import { fillIn } from "../content/fillIn.ts";
import type { Chapter, Handbook, Heading, IsoDate, Page, Reference } from "./model.ts";

/** What is asked of a handbook for page after page. Worked out anew each time, it would make building slower with the square of the pages. */
interface Order {
  readonly pages: readonly Page[];
  readonly byUrl: ReadonlyMap<string, Page>;
  readonly byId: ReadonlyMap<string, Page>;
  /** By page id. */
  readonly neighbours: ReadonlyMap<string, Neighbours>;
  readonly references: ReadonlyMap<string, Reference>;
  /** By the address of the page that it says in easy words. */
  readonly easyRead: ReadonlyMap<string, Page>;
  /** Pages in other languages, by the address of the page they say. */
  readonly translations: ReadonlyMap<string, readonly Page[]>;
  /** Pages of course days, by programme and day. */
  readonly courseDays: ReadonlyMap<string, Page>;
}

/** A handbook is frozen when it is bound, so its order never changes; it is forgotten with the handbook. */
const orders = new WeakMap<Handbook, Order>();

function orderOf(handbook: Handbook): Order {
  const known = orders.get(handbook);
  if (known !== undefined) return known;
  const pages = [handbook.start, ...handbook.chapters.flatMap((chapter) => [chapter.opening, ...chapter.pages])];
  const rows = [
    pages.filter(({ kind, unlisted }) => (kind === "chapter" || kind === "article") && unlisted !== true),
    pages.filter(({ kind }) => kind === "news"),
  ];
  const order: Order = {
    pages,
    byUrl: new Map(pages.map((page) => [page.url, page])),
    byId: new Map(pages.map((page) => [page.id, page])),
    neighbours: new Map(rows.flatMap((row) => row.map(({ id }, place) => [id, { previous: row[place - 1] ?? null, next: row[place + 1] ?? null }] as const))),
    references: new Map(handbook.references.map((reference) => [reference.id, reference])),
    easyRead: new Map(pages.flatMap((page) => (page.easyReadOf === undefined ? [] : [[page.easyReadOf, page] as const]))),
    translations: Map.groupBy(
      pages.filter(({ translationOf }) => translationOf !== undefined),
      ({ translationOf }) => String(translationOf),
    ),
    // The first of several, as in the list of pages.
    courseDays: new Map(
      pages
        .filter(({ course }) => course?.day !== undefined && course.minutes === undefined)
        .map((page) => [dayKey(page), page] as const)
        .toReversed(),
    ),
  };
  orders.set(handbook, order);
  return order;
}

const dayKey = ({ course }: Page) => `${String(course?.programme)} ${String(course?.day)}`;

/** Every page a reader can open, in reading order: the start page, then each chapter's opening and articles. */
export function allPages(handbook: Handbook): readonly Page[] {
  return orderOf(handbook).pages;
}

/** The page at an address from the root, or null. */
export function pageAt(handbook: Handbook, url: string): Page | null {
  return orderOf(handbook).byUrl.get(url) ?? null;
}

/** The chapter a page belongs to; the start page has none. */
export function chapterOf(handbook: Handbook, page: Page): Chapter | null {
  return handbook.chapters.find((chapter) => chapter.id === page.chapter) ?? null;
}

export interface Crumb {
  readonly title: string;
  readonly url: string;
}

/** The way from the start page to a page, without the page itself. */
export function breadcrumbs(handbook: Handbook, page: Page): Crumb[] {
  if (page.kind === "start") return [];
  const chapter = chapterOf(handbook, page);
  const start = { title: handbook.start.title, url: handbook.start.url };
  return chapter === null || page.kind === "chapter" ? [start] : [start, { title: chapter.title, url: chapter.url }];
}

/** The pages beside a page; null at the ends of the book. */
export interface Neighbours {
  readonly previous: Page | null;
  readonly next: Page | null;
}

/** The page before and after in reading order, chapter openings included; news have neighbours among news only, the start page has none. */
export function neighbours(handbook: Handbook, page: Page): Neighbours {
  return orderOf(handbook).neighbours.get(page.id) ?? { previous: null, next: null };
}

export interface ReadingPath {
  readonly audience: Audience;
  readonly title: string;
  readonly door: string;
  /** The page to begin with. */
  readonly start: Page;
  readonly pages: readonly Page[];
}

/** One path per sort of reader that at least one page speaks to. */
export function readingPaths(handbook: Handbook): ReadingPath[] {
  return audienceIds.flatMap((audience) => {
    const { title, door } = handbook.names.audiences[audience];
    const pages = allPages(handbook).filter((page) => page.kind === "article" && page.unlisted !== true && page.audiences.includes(audience));
    const first = pageAt(handbook, `/om/lasvag-${audience}/`) ?? pageAt(handbook, audienceStarts[audience]) ?? pages[0];
    return first === undefined ? [] : [{ audience, title, door, start: first, pages }];
  });
}

/** How an audience is named: "chef" → "Chef". */
export function audienceTitle({ names }: Handbook, audience: Audience): string {
  return names.audiences[audience].title;
}

/** Audiences as they stand in a sentence: "chef, HR, peer supporter". */
export function audienceNames({ names }: Handbook, ids: readonly Audience[]): string {
  return ids.map((id) => names.audiences[id].within).join(", ");
}

/** The news, newest first. */
export function news(handbook: Handbook): readonly Page[] {
  return handbook.chapters.find((chapter) => chapter.id === "nyheter")?.pages ?? [];
}

/** Pages that stand under one heading in their chapter's list. */
export interface Section {
  /** Null: pages without a heading. */
  readonly title: string | null;
  readonly pages: readonly Page[];
}

/** A chapter's pages by section, in reading order; pages that only say that nothing is known are left out. */
export function sectionsOf(chapter: Chapter): Section[] {
  const sections: { title: string | null; pages: Page[] }[] = [];
  for (const page of chapter.pages) {
    if (page.unlisted === true) continue;
    const title = page.section ?? null;
    const last = sections.at(-1);
    if (last !== undefined && last.title === title) last.pages.push(page);
    else sections.push({ title, pages: [page] });
  }
  return sections;
}

/** The easy-read version of a page, or null. */
export function easyReadVersion(handbook: Handbook, page: Page): Page | null {
  return orderOf(handbook).easyRead.get(page.url) ?? null;
}

/** A page in a language, as `hreflang` tells of it. */
export interface LanguageVersion {
  /** BCP 47. */
  readonly language: string;
  readonly url: string;
  readonly title: string;
}

/** A page in all its languages, its own and the site's first; none where there is only one. The same for every one of them, as `hreflang` asks. */
export function languageVersions(handbook: Handbook, page: Page): LanguageVersion[] {
  const { translations } = orderOf(handbook);
  const original = page.translationOf === undefined ? page : (pageAt(handbook, page.translationOf) ?? page);
  const others = translations.get(original.url) ?? [];
  return others.length === 0 ? [] : [original, ...others].map(({ language = handbook.site.language, url, title }) => ({ language, url, title }));
}

/** The last day something is known to have been changed on a page: by its list of changes, else its publication or review. */
export function lastChange(page: Page): IsoDate | undefined {
  return page.changes?.[0]?.date ?? page.published ?? page.reviewed;
}

/** The page of the course day an exercise belongs to; null where there is none, or the page is the day itself. */
export function courseDay(handbook: Handbook, page: Page): Page | null {
  const day = orderOf(handbook).courseDays.get(dayKey(page));
  return day === undefined || day === page ? null : day;
}

/** "Grundkurs för peer supportrar, dag 3". */
export function courseName({ names }: Handbook, { course }: Page): string {
  if (course === undefined) return "";
  const title = names.programmes[course.programme];
  return course.day === undefined ? title : fillIn(names.courseDay, { course: title, day: course.day });
}

/** The references of a page, in alphabetical order. */
export function pageReferences(handbook: Handbook, page: Page): Reference[] {
  const { references } = orderOf(handbook);
  return page.references.flatMap((id) => references.get(id) ?? []);
}

/** The pages that cite a reference, in reading order. */
export function citingPages(handbook: Handbook, reference: Reference): Page[] {
  const { byId } = orderOf(handbook);
  return reference.citedBy.flatMap((id) => byId.get(id) ?? []);
}

/** The headings that a page's list of contents shows: those of level 2, and none where there would be only one. */
export function contentsOf(page: Page): readonly Heading[] {
  const sections = page.headings.filter(({ level }) => level === 2);
  return sections.length > 1 ? sections : [];
}

const dateFormat = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" });
const numberFormat = new Intl.NumberFormat("sv-SE");

/** "2026-11-21" → "21 november 2026". */
export function dateSv(date: IsoDate): string {
  return dateFormat.format(new Date(`${date}T00:00:00Z`));
}

/** 12345 → "12 345", with a no-break space. */
export function numberSv(value: number): string {
  return numberFormat.format(value);
}
