/** The slides of a course as they are shown: sources named, figures drawn, times worked out. For PowerPoint and for paper. */
import type { Fault } from "../content/fault.ts";
import { drawingColors, type Drawing } from "../figures/drawings.ts";
import type { FactWords } from "../figures/tools.ts";
import { clockOf, minuteOf, type SlideKind } from "../facts/slides.ts";
import type { DeckRow, SlideRow } from "../facts/schema.ts";
import { viewOf } from "../markdown/directives.ts";
import type { Material, ParsedArticle } from "./material.ts";
import type { Handbook, IsoDate, Page, Reference } from "./model.ts";
import { pageAt } from "./navigate.ts";
import { drawingFault, drawView } from "./views.ts";

/** A line of a slide, with the places of its sources in the slide's list (1-based). */
export interface DeckPoint {
  readonly text: string;
  readonly sources: readonly number[];
}

export interface DeckSlide {
  /** 1-based in the deck. */
  readonly number: number;
  readonly day: number;
  readonly kind: SlideKind;
  readonly title: string;
  readonly points: readonly DeckPoint[];
  readonly drawing: Drawing | null;
  readonly notes: readonly string[];
  readonly strength: SlideRow["strength"];
  /** What the figure and the points rest on, in the order they are first named. */
  readonly sources: readonly Reference[];
  /** What only the notes rest on. */
  readonly noteSources: readonly Reference[];
  /** The exercise, or where to read more. */
  readonly page: Page | null;
  readonly minutes: number;
  /** Times of day: "9.20". */
  readonly from: string;
  readonly to: string;
}

export interface Deck {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly reviewed: IsoDate;
  /** The course. */
  readonly page: Page;
  /** The course and its days: the pages that offer the slides. */
  readonly pages: readonly Page[];
  readonly slides: readonly DeckSlide[];
}

/** Address of the slides from the root of the site. */
export const deckAddress = ({ id }: { readonly id: string }): string => `/mallar/${id}.pptx`;

/** The decks of a handbook: those whose course it has. */
export function decksOf(handbook: Handbook, words: FactWords): readonly Deck[] {
  return (handbook.facts.slides ?? []).flatMap((row): Deck[] => {
    const page = pageAt(handbook, row.page);
    return page === null ? [] : [deckOf(row, page, handbook, words)];
  });
}

/** The rows of the decks that a page offers: of its course, or of its course day. */
export function decksOn(handbook: Handbook, { url }: Page): readonly DeckRow[] {
  return (handbook.facts.slides ?? []).filter((row) => pageAt(handbook, row.page) !== null && (row.page === url || row.days.some(({ page }) => page === url)));
}

function deckOf(row: DeckRow, page: Page, handbook: Handbook, words: FactWords): Deck {
  const references = new Map(handbook.references.map((reference) => [reference.id, reference]));
  const named = (ids: readonly string[]) => ids.flatMap((id) => references.get(id) ?? []);
  const clocks = new Map(row.days.map(({ number, start }) => [number, minuteOf(start)]));
  const slides = row.slides.map((slide, index): DeckSlide => {
    const start = clocks.get(slide.day) ?? 0;
    clocks.set(slide.day, start + slide.minutes);
    const drawing = slide.figure === undefined ? null : draw(slide.figure, page, handbook, words);
    const shown = named([...new Set([...(drawing?.sources ?? []), ...slide.points.flatMap((point) => point.references)])]);
    const places = new Map(shown.map(({ id }, place) => [id, place + 1]));
    return {
      number: index + 1,
      day: slide.day,
      kind: slide.kind,
      title: slide.title,
      points: slide.points.map((point) => ({ text: point.text, sources: point.references.flatMap((id) => places.get(id) ?? []) })),
      drawing,
      notes: slide.notes,
      strength: slide.strength,
      sources: shown,
      noteSources: named(slide.references.filter((id) => !places.has(id))),
      page: slide.page === undefined ? null : pageAt(handbook, slide.page),
      minutes: slide.minutes,
      from: clockOf(start),
      to: clockOf(start + slide.minutes),
    };
  });
  const { id, title, summary, reviewed } = row;
  return { id, title, summary, reviewed, page, pages: [page, ...row.days.flatMap((day) => pageAt(handbook, day.page) ?? [])], slides };
}

function draw(figure: string, { chapter }: Page, { facts, references }: Handbook, words: FactWords): Drawing {
  const names = new Map(references.map(({ id, label }) => [id, label]));
  return drawView(viewOf(figure), facts, { words, nameOf: (id) => names.get(id) ?? id }, drawingColors(chapter ?? 1));
}

/** Faults of decks that only the whole book shows: figures that cannot be drawn, pages that are missing, sources that no page cites. */
export function deckFaults(
  published: readonly ParsedArticle[],
  hasPage: (url: string) => boolean,
  isCited: (id: string) => boolean,
  { facts, factPlace, unreadableData }: Material,
): Fault[] {
  const written = new Set(published.map(({ url }) => url));
  return (facts.slides ?? []).flatMap((deck, place): Fault[] => {
    if (!written.has(deck.page)) return [];
    const at = (path: readonly (string | number)[], what: string, write: string): Fault => ({ ...factPlace("slides", [place, ...path]), what, write });
    const missing = (url: string | undefined, ...path: (string | number)[]): Fault[] =>
      url === undefined || hasPage(url) ? [] : [at([...path, "page"], `Adressen ${url} leder ingenstans.`, "skriv adressen till en sida som finns")];
    const uncited = (ids: readonly string[], ...path: (string | number)[]): Fault[] =>
      ids
        .filter((id) => !isCited(id))
        .map((id) => at(path, `Källan ”${id}” citeras inte på någon sida.`, "citera den på kursens sida också, så att den kommer med i källistan"));
    return [
      ...deck.days.flatMap(({ page }, day) => missing(page, "days", day)),
      ...deck.slides.flatMap((slide, number): Fault[] => {
        const fault = slide.figure === undefined ? undefined : drawingFault(viewOf(slide.figure), facts, unreadableData);
        return [
          ...(fault === undefined ? [] : [at(["slides", number, "figure"], fault.what, fault.write)]),
          ...missing(slide.page, "slides", number),
          ...uncited(slide.references, "slides", number, "references"),
          ...slide.points.flatMap((point, index) => uncited(point.references, "slides", number, "points", index)),
        ];
      }),
    ];
  });
}
