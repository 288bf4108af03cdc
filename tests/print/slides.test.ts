/** The slides and the leader's notes on paper: nothing runs out of its slide, and every slide has a page of its own. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { tokensToCss } from "../../src/design/css.ts";
import { decksOf, type Deck } from "../../src/handbook/decks.ts";
import { withPrintBrowser } from "../../src/io/browser.ts";
import { readPrintFonts } from "../../src/io/printStyle.ts";
import { projectRoot } from "../../src/io/project.ts";
import { readBook, type Book } from "../../src/io/readBook.ts";
import { templateEnvironment } from "../../src/io/templates.ts";
import { openPdf } from "../../src/print/pdfLib.ts";
import { slidesDocument, type SlidesKind } from "../../src/print/slides.ts";

interface Printed {
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  /** Ids of slides that hold more than their page. */
  readonly full: readonly string[];
  readonly headings: readonly string[];
}

let book: Book;
let deck: Deck;
const printed = new Map<SlidesKind, Printed>();

beforeAll(async () => {
  book = await readBook({ content: join(projectRoot, "content"), data: join(projectRoot, "_data") });
  const [first] = decksOf(book.handbook, book.labels.facts);
  if (first === undefined) throw new Error("No slides");
  deck = first;
  const css = [await readPrintFonts(), tokensToCss("print"), await readFile(join(projectRoot, "src/styles/print/slides.css"), "utf8")].join("\n");
  const environment = templateEnvironment();
  await withPrintBrowser(async ({ use }) => {
    for (const kind of ["slides", "notes"] as const) {
      const values = { document: slidesDocument(deck, book.handbook, kind, book.labels.slides), words: book.labels.slides, css };
      const html = environment.render("layouts/slides.njk", values);
      printed.set(
        kind,
        await use(async (page) => {
          await page.setContent(html, { waitUntil: "load" });
          await page.emulateMediaType("print");
          const full = await page.evaluate(() =>
            [...document.querySelectorAll<HTMLElement>(".full-sheet")].filter((sheet) => sheet.scrollHeight > sheet.clientHeight + 1).map(({ id }) => id),
          );
          const headings = await page.evaluate(() => [...document.querySelectorAll("h1, h2")].map(({ tagName }) => tagName));
          const pdf = await openPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }));
          return { full, headings, pages: pdf.getPages().map((one) => one.getSize()) };
        }),
      );
    }
  });
});

describe("the slides on paper", () => {
  it("are a page each, 16:9, and hold no more than it", () => {
    const slides = printed.get("slides");
    expect(slides?.full).toEqual([]);
    expect(slides?.pages).toHaveLength(deck.slides.length);
    for (const { width, height } of slides?.pages ?? []) expect(width / height).toBeCloseTo(16 / 9, 2);
    expect(slides?.headings[0]).toBe("H1");
  });

  it("have notes of a page each on A4, after a page for each day at a glance", () => {
    const notes = printed.get("notes");
    expect(notes?.full).toEqual([]);
    expect(notes?.pages).toHaveLength(deck.slides.length + 2);
    expect(Math.round(notes?.pages[0]?.height ?? 0)).toBe(842);
    expect(notes?.headings[0]).toBe("H1");
  });
});
