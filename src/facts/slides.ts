/** `slides.json`: the slides a course leader shows, and what to say to them. One deck a course, one row a slide. */
import * as z from "zod";
import type { FactFault } from "./check.ts";
import { id, pageAddress, sentence, short, strengths } from "./fields.ts";

/** `title` opens a day, `section` a part of it; `exercise` is done from a page of its own; `pause` is a break or lunch. */
export const slideKinds = ["title", "section", "text", "figure", "exercise", "pause"] as const;
export type SlideKind = (typeof slideKinds)[number];

/** A time of day: "9.00". */
const clock = z.string().regex(/^(?:[01]?\d|2[0-3])\.[0-5]\d$/);

const slide = z.strictObject({
  day: z.int().min(1),
  kind: z.enum(slideKinds),
  /** Heading of the slide, its own in the deck. */
  title: z.string().min(2).max(60),
  /** What is read on the wall: few words, each point with its sources. */
  points: z.array(z.strictObject({ text: z.string().min(2).max(110), references: z.array(z.string().min(1)) })).max(5),
  /** A picture, as after `::visa`: "skogsdiagram aterhamtning". */
  figure: short.optional(),
  /** What the leader says and does: short paragraphs. */
  notes: z.array(sentence).min(1).max(6),
  strength: z.enum(strengths),
  /** Ids in `references.json` of what the notes and the figure rest on. */
  references: z.array(z.string().min(1)),
  /** The exercise, or the page to read more on. */
  page: pageAddress.optional(),
  minutes: z.int().min(1).max(120),
});

const day = z.strictObject({ number: z.int().min(1), page: pageAddress, start: clock, end: clock });

export const decksSchema = z.array(
  z.strictObject({
    id,
    /** The course's own page; a handbook without it has no such deck. */
    page: pageAddress,
    title: z.string().min(3).max(80),
    summary: sentence,
    reviewed: z.iso.date(),
    days: z.array(day).min(1),
    slides: z.array(slide).min(1),
  }),
);

type Deck = z.output<typeof decksSchema>[number];

/** Minutes after midnight of a time of day. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(".").map(Number);
  return hours * 60 + minutes;
}

/** The time of day of a minute after midnight: 580 → "9.40". */
export const clockOf = (minute: number): string => `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, "0")}`;

/** Faults that show only when a deck is seen whole: days that do not add up, facts without a source, headings used twice. */
export function findDeckFaults(decks: readonly Deck[], references: ReadonlySet<string>): FactFault[] {
  return decks.flatMap((deck, place) => [...dayFaults(deck, place), ...deck.slides.flatMap((_, index) => slideFaults(deck, place, index, references))]);
}

function dayFaults({ days, slides }: Deck, place: number): FactFault[] {
  return days.flatMap(({ number, start, end }, index): FactFault[] => {
    const planned = minuteOf(end) - minuteOf(start);
    const sum = slides.filter(({ day }) => day === number).reduce((all, { minutes }) => all + minutes, 0);
    if (sum === planned) return [];
    const what = `Bilderna för dag ${number} tar ${sum} minuter, men dagen är ${planned} minuter.`;
    return [{ file: "slides", path: [place, "days", index, "number"], what, write: "ändra minutes på bilderna, eller dagens start och end" }];
  });
}

function slideFaults({ days, slides }: Deck, place: number, index: number, references: ReadonlySet<string>): FactFault[] {
  const row = slides[index];
  if (row === undefined) return [];
  const faults: FactFault[] = [];
  const at = (path: readonly (string | number)[], what: string, write: string) => {
    faults.push({ file: "slides", path: [place, "slides", index, ...path], what, write });
  };
  const cited = (path: readonly (string | number)[], ids: readonly string[]) => {
    for (const [number, reference] of ids.entries())
      if (!references.has(reference)) at([...path, number], `Källan ”${reference}” finns inte i references.json.`, "skriv ett id som finns där");
  };
  for (const [number, point] of row.points.entries()) cited(["points", number, "references"], point.references);
  cited(["references"], row.references);
  if (row.strength !== "forslag") {
    for (const [number, { references: sources }] of row.points.entries())
      if (sources.length === 0) at(["points", number], "Punkten saknar källa.", 'ange minst en källa i references, eller skriv "forslag" som strength');
    if (row.points.length === 0 && row.references.length === 0)
      at(["references"], "Bilden saknar källa.", 'ange minst en källa, eller skriv "forslag" som strength');
  }
  if (row.kind === "figure" && row.figure === undefined)
    at(["kind"], "Bilden ska visa en figur men säger inte vilken.", "skriv figure, som ”skogsdiagram aterhamtning”");
  if (row.kind === "exercise" && row.page === undefined) at(["kind"], "Övningen saknar sida.", "skriv page med adressen till övningen");
  if (!days.some(({ number }) => number === row.day)) at(["day"], `Dag ${row.day} finns inte bland dagarna.`, "skriv en dag som finns under days");
  const before = slides[index - 1];
  if (before !== undefined && before.day > row.day) at(["day"], `Dag ${row.day} kommer efter dag ${before.day}.`, "flytta bilden till sin dag");
  if (slides.findIndex(({ title }) => title === row.title) < index) at(["title"], `Rubriken ”${row.title}” finns på två bilder.`, "skriv en egen rubrik");
  return faults;
}
