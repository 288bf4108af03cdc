/** The words around slides, the same in PowerPoint and on paper: what sort of slide it is, its time, its sheet, its notes. */
import type { Site } from "../content/site.ts";
import { fillIn } from "../content/fillIn.ts";
import type { Deck, DeckSlide } from "./decks.ts";
import { dateSv } from "./navigate.ts";

/** The group `slides` of `_data/labels.json`. */
export type SlideWords = (typeof import("../../_data/labels.json"))["slides"];

export interface SlideTexts {
  /** "Övning · 40 minuter · tre och tre". */
  readonly label: string;
  /** "Källor", before their list. */
  readonly sources: string;
  /** The exercise's page: "Blad: peerhandboken.example/utbildning/…", and its address. Null where the slide has no page. */
  readonly sheet: { readonly text: string; readonly url: string } | null;
  /** Who shows the slides. */
  readonly footer: string;
  /** "9.55–10.35 (40 minuter)". */
  readonly time: string;
  /** What to read more, with its address. */
  readonly more: { readonly text: string; readonly url: string } | null;
  /** Every source of the slide and its notes, written out. */
  readonly references: readonly string[];
  /** The notes as lines: time, notes, where to read more, sources. */
  readonly notes: readonly string[];
}

/** An address as one writes it by hand. */
const readable = (address: string) => address.replace(/^https?:\/\//, "").replace(/\/$/, "");

/** The words around a slide. */
export function slideTexts(slide: DeckSlide, deck: Deck, site: Site, words: SlideWords): SlideTexts {
  const { kind, minutes, from, to, page, strength } = slide;
  const length = fillIn(words.minutes, { minutes });
  const group = kind === "exercise" ? page?.course?.group : undefined;
  const label = {
    title: deck.title,
    section: `${from}–${to}`,
    text: words.strengths[strength],
    figure: words.strengths[strength],
    exercise: [words.exercise, length, ...(group === undefined ? [] : [group])].join(" · "),
    pause: length,
  }[kind];
  const url = page === null ? null : `${site.url}${page.url}`;
  const more = url === null || page === null ? null : { text: `${page.title}, ${readable(url)}`, url };
  const references = [...slide.sources, ...slide.noteSources].map(({ text }) => text);
  const time = `${from}–${to} (${length})`;
  const last = slide.number === 1 ? [fillIn(words.about, { handbook: site.name, edition: site.edition, date: dateSv(site.editionDate) }), words.licence] : [];
  return {
    label,
    sources: words.sources,
    sheet: url === null ? null : { text: `${words.sheet}: ${readable(url)}`, url },
    footer: site.publisher.name === "" ? site.name : site.publisher.name,
    time,
    more,
    references,
    notes: [
      time,
      ...slide.notes,
      ...(more === null ? [] : [`${words.more}: ${more.text}`]),
      ...(references.length === 0 ? [] : [`${words.sources}:`, ...references]),
      ...last,
    ],
  };
}
