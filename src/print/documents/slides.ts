/** A deck as documents for paper: the slides, 16:9, and the leader's notes on A4. Both have a style sheet of their own, `styles/print/slides.css`. */
import { escapeHtml } from "../../content/escapeHtml.ts";
import { chapterArcs } from "../../design/arcs.ts";
import type { SlideKind } from "../../facts/slides.ts";
import { fillIn } from "../../content/fillIn.ts";
import type { Deck, DeckSlide } from "../../handbook/decks.ts";
import type { Handbook } from "../../handbook/model.ts";
import { dateSv } from "../../handbook/navigate.ts";
import { slideTexts, type SlideWords } from "../../handbook/slideTexts.ts";
import type { PrintedEdition } from "../editions.ts";
import { readableAddress } from "../pageHtml.ts";
import { papers } from "../papers.ts";
import { documentBase, type DocumentBase } from "./base.ts";

/** The slides to show, or what to say to them. */
export type SlidesKind = "slides" | "notes";

export interface SlidesDocument extends DocumentBase<"slides"> {
  readonly part: SlidesKind;
  readonly deckTitle: string;
  readonly summary: string;
  readonly chapter: string;
  /** Edition, licence and address: the small print. */
  readonly about: readonly string[];
  readonly days: readonly PrintDay[];
  readonly words: SlideWords;
}

export interface PrintDay {
  readonly number: number;
  readonly title: string;
  readonly slides: readonly PrintSlide[];
}

export interface PrintSlide {
  readonly number: number;
  readonly anchor: string;
  readonly kind: SlideKind;
  readonly title: string;
  /** Days are headings of level 1, every other slide of level 2. */
  readonly level: 1 | 2;
  /** The fewer, the larger they stand. `marks` are the numbers of their sources: "1,2". */
  readonly points: readonly { readonly text: string; readonly marks: string }[];
  /** The chapter's picture or mark as SVG. */
  readonly arcs: string;
  /** The figure as SVG with its words; null on other slides. */
  readonly figure: string | null;
  readonly label: string;
  readonly footer: string;
  readonly sources: readonly { readonly mark: number; readonly label: string }[];
  readonly sheet: { readonly text: string; readonly url: string } | null;
  /** "9.20–9.29" and "9 minuter". */
  readonly clock: string;
  readonly length: string;
  readonly notes: readonly string[];
  readonly more: { readonly text: string; readonly url: string } | null;
  readonly references: readonly string[];
}

/** A deck as a document for paper. */
export function slidesDocument(handbook: Handbook, edition: PrintedEdition, deck: Deck, part: SlidesKind, words: SlideWords): SlidesDocument {
  const { site } = handbook;
  const chapter = deck.page.chapter ?? "utbildning";
  const { width, height } = papers[edition.paper];
  const shown = (slide: DeckSlide): PrintSlide => {
    const { label, footer, sheet: page, more, references } = slideTexts(slide, deck, site, words);
    return {
      number: slide.number,
      anchor: `bild-${slide.number}`,
      kind: slide.kind,
      title: slide.title,
      level: slide.kind === "title" && part === "slides" ? 1 : 2,
      points: slide.points.map(({ text, sources }) => ({ text, marks: sources.join(",") })),
      arcs: chapterArcs(chapter, { size: slide.kind === "text" || slide.kind === "figure" || slide.kind === "pause" ? "mark" : "opener" }),
      figure: slide.drawing === null ? null : slide.drawing.svg.replace("<svg ", `<svg role="img" aria-label="${escapeHtml(slide.drawing.description)}" `),
      label,
      footer,
      sources: slide.sources.map((reference, index) => ({ mark: index + 1, label: reference.label })),
      sheet: slide.kind === "exercise" ? page : null,
      clock: `${slide.from}–${slide.to}`,
      length: fillIn(words.minutes, { minutes: slide.minutes }),
      notes: slide.notes,
      more,
      references,
    };
  };
  const numbers = [...new Set(deck.slides.map(({ day }) => day))];
  const days = numbers.map((number): PrintDay => {
    const slides = deck.slides.filter(({ day }) => day === number);
    const opening = slides.find((slide) => slide.kind === "title");
    return { number, title: opening?.title ?? fillIn(words.day, { day: number }), slides: slides.map(shown) };
  });
  return {
    ...documentBase(handbook, edition, "slides", `@page{size:${width}mm ${height}mm;margin:0}`),
    look: `deck deck--${part}`,
    part,
    deckTitle: deck.title,
    summary: deck.summary,
    chapter,
    about: [
      fillIn(words.about, { handbook: site.name, edition: site.edition, date: dateSv(site.editionDate) }),
      words.licence,
      fillIn(words.reviewed, { date: dateSv(deck.reviewed) }),
      readableAddress(`${site.url}${deck.page.url}`),
    ],
    days,
    words,
  };
}
