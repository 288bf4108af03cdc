import { audienceIds, audiences, chapterDefinitions, type Audience, type ChapterId } from "../content/chapters.ts";
import type { Chapter, Handbook, IsoDate, Page, Reference } from "./model.ts";

/** Every page a reader can open, in reading order: the start page, then each chapter's opening and articles. */
export function allPages(handbook: Handbook): Page[] {
  return [handbook.start, ...handbook.chapters.flatMap((chapter) => [chapter.opening, ...chapter.pages])];
}

/** The page at an address from the root, or null. */
export function pageAt(handbook: Handbook, url: string): Page | null {
  return allPages(handbook).find((page) => page.url === url) ?? null;
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

/** The page before and after in reading order, chapter openings included; news have neighbours among news only. */
export function neighbours(handbook: Handbook, page: Page): { previous: Page | null; next: Page | null } {
  const pages = allPages(handbook).filter(
    (candidate) => candidate.kind !== "start" && (page.kind === "news" ? candidate.kind === "news" : candidate.kind !== "news"),
  );
  const index = pages.findIndex((candidate) => candidate.id === page.id);
  return index === -1 ? { previous: null, next: null } : { previous: pages[index - 1] ?? null, next: pages[index + 1] ?? null };
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
    const { title, door, start } = audiences[audience];
    const pages = allPages(handbook).filter((page) => page.kind === "article" && page.audiences.includes(audience));
    const first = pageAt(handbook, start) ?? pages[0];
    return first === undefined ? [] : [{ audience, title, door, start: first, pages }];
  });
}

/** How an audience is named: "chef" → "Chef". */
export function audienceTitle(audience: Audience): string {
  return audiences[audience].title;
}

/** The news, newest first. */
export function news(handbook: Handbook): readonly Page[] {
  return handbook.chapters.find((chapter) => chapter.id === "nyheter")?.pages ?? [];
}

/** The references of a page, in alphabetical order. */
export function pageReferences(handbook: Handbook, page: Page): Reference[] {
  return handbook.references.filter((reference) => page.references.includes(reference.id));
}

/** The pages that cite a reference, in reading order. */
export function citingPages(handbook: Handbook, reference: Reference): Page[] {
  const cited = new Set(reference.citedBy);
  return allPages(handbook).filter((page) => cited.has(page.id));
}

export interface AzEntry {
  readonly text: string;
  readonly url: string;
  /** Where the word leads, for words that are not the page's title. */
  readonly note: string | null;
}

export interface AzLetter {
  readonly letter: string;
  readonly entries: readonly AzEntry[];
}

const byText = new Intl.Collator("sv");

/** Titles, synonyms and glossary terms in Swedish alphabetical order, by letter. */
export function azIndex(handbook: Handbook): AzLetter[] {
  const entries: AzEntry[] = [
    ...allPages(handbook).flatMap((page) => [
      { text: page.title, url: page.url, note: null },
      ...page.synonyms.map((synonym) => ({ text: capital(synonym), url: page.url, note: page.title })),
    ]),
    ...handbook.terms.flatMap((term) => [
      { text: capital(term.name), url: `/ordlista/#${term.id}`, note: chapterTitle("ordlista") },
      ...term.otherNames.map((other) => ({ text: capital(other), url: `/ordlista/#${term.id}`, note: term.name })),
    ]),
  ];
  const unique = new Map(entries.map((entry) => [`${entry.text.toLowerCase()} ${entry.url}`, entry]));
  const sorted = [...unique.values()].sort((a, b) => byText.compare(a.text, b.text) || (a.url < b.url ? -1 : 1));
  const letters = new Map<string, AzEntry[]>();
  for (const entry of sorted) {
    const letter = letterOf(entry.text);
    letters.set(letter, [...(letters.get(letter) ?? []), entry]);
  }
  return [...letters].map(([letter, list]) => ({ letter, entries: list }));
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase("sv") + text.slice(1);

function letterOf(text: string): string {
  const first = text.charAt(0).toLocaleUpperCase("sv");
  if (/[A-ZÅÄÖ]/.test(first)) return first;
  const plain = first.normalize("NFD").replace(/\p{M}/gu, "");
  return /[A-Z]/.test(plain) ? plain : "#";
}

function chapterTitle(id: ChapterId): string {
  const chapter = chapterDefinitions.find((definition) => definition.id === id);
  if (chapter === undefined) throw new Error(`No chapter ${id}`);
  return chapter.title;
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
