/**
 * A deck as documents for paper: the slides, 16:9, and the leader's notes on A4.
 *
 * To make editions of them, take two for each deck of `decksOf(handbook, labels.facts)`:
 * `pdf/bilder/ID.pdf` from `slidesDocument(deck, handbook, "slides", labels.slides)`, and `pdf/bilder/ID-anteckningar.pdf` from the same with `"notes"`.
 * Render `layouts/slides.njk` with `{ document, words: labels.slides, css }`, where `css` is `readPrintFonts()`, `tokensToCss("print", …)` and
 * `styles/print/slides.css` bundled by itself: it stands alone and must not be put together with `styles/print.css`.
 * The size of the paper is `document.sheet`, in millimetres; print with `preferCSSPageSize`. Nothing in it refers to page numbers, so one round is enough.
 * Slides are `.full-sheet`: one that holds more than its page is told. Source pages are `deck.pages`.
 */
import type { Site } from "../content/site.ts";
import { escapeHtml } from "../content/escapeHtml.ts";
import { chapterArcs } from "../design/arcs.ts";
import type { SlideKind } from "../facts/slides.ts";
import { fillIn } from "../content/fillIn.ts";
import type { Deck, DeckSlide } from "../handbook/decks.ts";
import type { Handbook } from "../handbook/model.ts";
import { dateSv } from "../handbook/navigate.ts";
import { slideTexts, type SlideWords } from "../handbook/slideTexts.ts";
import { readableAddress } from "./pageHtml.ts";

/** The slides to show, or what to say to them. */
export type SlidesKind = "slides" | "notes";

export interface SlidesDocument {
  readonly kind: SlidesKind;
  readonly language: Site["language"];
  /** What readers and programs call the file. */
  readonly title: string;
  readonly deckTitle: string;
  readonly summary: string;
  readonly chapter: string;
  /** Millimetres. */
  readonly sheet: { readonly width: number; readonly height: number };
  /** Edition, licence and address: the small print. */
  readonly about: readonly string[];
  readonly days: readonly PrintDay[];
  /** The paper as CSS. */
  readonly pageRules: string;
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

/** Millimetres. */
const sheets = { slides: { width: 320, height: 180 }, notes: { width: 210, height: 297 } } as const;

/** A deck as a document for paper. */
export function slidesDocument(deck: Deck, { site }: Handbook, kind: SlidesKind, words: SlideWords): SlidesDocument {
  const chapter = deck.page.chapter ?? "utbildning";
  const sheet = sheets[kind];
  const shown = (slide: DeckSlide): PrintSlide => {
    const { label, footer, sheet: page, more, references } = slideTexts(slide, deck, site, words);
    return {
      number: slide.number,
      anchor: `bild-${slide.number}`,
      kind: slide.kind,
      title: slide.title,
      level: slide.kind === "title" && kind === "slides" ? 1 : 2,
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
    kind,
    language: site.language,
    title: kind === "slides" ? `${deck.title} – ${site.name}` : `${deck.title}: ${words.notesTitle.toLowerCase()} – ${site.name}`,
    deckTitle: deck.title,
    summary: deck.summary,
    chapter,
    sheet,
    about: [
      fillIn(words.about, { handbook: site.name, edition: site.edition, date: dateSv(site.editionDate) }),
      words.licence,
      fillIn(words.reviewed, { date: dateSv(deck.reviewed) }),
      readableAddress(`${site.url}${deck.page.url}`),
    ],
    days,
    pageRules: `@page{size:${sheet.width}mm ${sheet.height}mm;margin:0}`,
  };
}
