/** What PDF/UA-1 and PDF/A-2a ask for, and what a validator cannot see, in a book with every component. `npm run verify` asks veraPDF as well. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withPrintBrowser } from "../../src/io/browser.ts";
import { printOptions } from "../../src/io/printBook.ts";
import { finishTypeset, printJob } from "../../src/io/printEditions.ts";
import { typeset } from "../../src/io/typeset.ts";
import { readView } from "../../src/io/view.ts";
import { isImposed } from "../../src/print/editions.ts";
import { PDFDict, PDFName } from "../../src/print/pdfLib.ts";
import { root } from "../build/builds.ts";
import { isContent, isTag, readTaggedFile, wordsOf, type Tag, type TaggedFile } from "./taggedPdf.ts";

/** A document and the PDF made of it. */
interface Pair {
  readonly name: string;
  /** Words of the document as it is shown, in order, without drawings. */
  readonly words: readonly string[];
  /** How many elements of each kind the document shows. */
  readonly counts: Readonly<Record<string, number>>;
  readonly links: readonly string[];
  readonly file: TaggedFile;
}

let folder: string;
const pairs: Pair[] = [];

/** Runs in the browser: what the links that are shown are called. */
function namesOfLinks(): string[] {
  return [...document.querySelectorAll("a[href]:not(.field__hint)")]
    .filter((link) => link.closest('[data-flow="none"], [hidden]') === null)
    .map((link) => (link.getAttribute("aria-label") ?? link.textContent).replaceAll("\u00ad", "").replace(/\s+/g, " ").trim());
}

/** Runs in the browser: elements that are shown and read, by structure type. What is a note or a line of contents is neither list nor item. */
function countElements(): Record<string, number> {
  const selectors: Record<string, string> = {
    ...Object.fromEntries([1, 2, 3, 4, 5].map((level) => [`H${level}`, `h${level}`])),
    Art: "article",
    Aside: "aside",
    BlockQuote: "blockquote",
    Caption: "figcaption, .table__caption",
    Code: "code",
    Em: "em",
    Figure: 'img:not([alt=""]), svg[role="img"]',
    L: ":is(ul, ol, dl):not(.footnotes-list)",
    Form: ".field__hint",
    Index: ".book-index",
    LI: "li:not(.footnote-item), dt",
    Link: "a[href]:not(.field__hint)",
    Note: ".footnote-item",
    Strong: "strong",
    TD: "td",
    TH: "th",
    TOCI: ":is(.book-contents__chapters, .figure-list > ol, .chapter-opener__pages) li",
    TR: "tr",
    Table: "table",
  };
  const contents = ".book-contents__chapters, .figure-list > ol, .chapter-opener__pages";
  return Object.fromEntries(
    Object.entries(selectors).map(([type, selector]) => [
      type,
      [...document.querySelectorAll(selector)].filter(
        (element) =>
          element.closest('[data-flow="none"], [hidden], [aria-hidden="true"]') === null && (element.closest(contents) === null || !["L", "LI"].includes(type)),
      ).length,
    ]),
  );
}

const split = (text: string) =>
  text
    .replaceAll("\u00ad", "")
    .split(/\s+/)
    .filter((word) => word !== "");
const inline = new Set(["Span", "Link", "Strong", "Em", "Code", "Reference"]);

/** Words of the structure in order: blocks stand apart, numbers of items and letters in drawings are left out. */
function wordsIn(tag: Tag, isNumbered = false): string {
  if (tag.type === "Figure" || (tag.type === "Lbl" && isNumbered)) return "";
  const below = tag.type === "L" ? tag.attributes["ListNumbering"] !== undefined : tag.type === "Note" || isNumbered;
  const words = tag.kids.map((kid) => (isTag(kid) ? wordsIn(kid, below) : isContent(kid) ? kid.text : "")).join("");
  return inline.has(tag.type) ? words : `\n${words}\n`;
}

beforeAll(async () => {
  const book = join(root, "tests", "books", "every-component");
  folder = await mkdtemp(join(tmpdir(), "peerhandboken-enlig-"));
  // Where the site's part of a build puts pictures.
  await cp(join(book, "content"), folder, { recursive: true });
  const view = await readView({ content: join(book, "content"), data: join(book, "data") });
  const options = await printOptions(view, folder);
  await withPrintBrowser(async ({ use }) => {
    for (const edition of options.editions.filter(({ id }) => ["book", "chapter-rollen", "chapter-karta", "form-mallen"].includes(id))) {
      if (isImposed(edition)) continue;
      const { job, ...rest } = await printJob(view.handbook, edition, options);
      const { counts, links, ...set } = await use(async (page) => ({
        ...(await typeset(page, job)),
        counts: await page.evaluate(countElements),
        links: await page.evaluate(namesOfLinks),
      }));
      const file = await readTaggedFile(await finishTypeset(set, job, rest));
      pairs.push({ name: edition.id, words: split(set.text), counts, links, file });
    }
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const each = (check: (pair: Pair) => void) => () => {
  expect(pairs).toHaveLength(4);
  for (const pair of pairs) check(pair);
};

it("has something of everything", () => {
  const kinds = Object.keys(pairs[0]?.counts ?? {});
  expect(kinds.filter((kind) => pairs.every(({ counts }) => counts[kind] === 0))).toEqual([]);
});

describe("the tags", () => {
  it(
    "have every word of the document, in its order, and no other",
    each(({ words, file }) => {
      expect(words.length).toBeGreaterThan(90);
      expect(split(wordsIn(file.root))).toEqual(words);
    }),
  );

  it(
    "have as many of everything as the document",
    each(({ name, counts, file }) => {
      const found = Object.fromEntries(Object.keys(counts).map((type) => [type, file.tags.filter((tag) => tag.type === type).length]));
      expect([name, found]).toEqual([name, counts]);
    }),
  );

  it(
    "cover everything that is not an artifact, and lose nothing",
    each(({ file }) => expect([file.unmarked, file.lost]).toEqual([[], []])),
  );

  it(
    "hold content where it belongs: text in paragraphs, bodies in items, cells in rows",
    each(({ file }) => {
      const inside: Readonly<Record<string, readonly string[]>> = {
        L: ["LI", "L", "Caption"],
        LI: ["Lbl", "LBody"],
        TOC: ["TOCI", "TOC", "Caption"],
        TOCI: ["Lbl", "Reference", "P", "TOC"],
        Table: ["TR", "Caption"],
        TR: ["TH", "TD"],
      };
      const groups = ["Document", "Sect", "Art", "Aside", "Div", "BlockQuote", "Index"];
      const misplaced = file.tags.flatMap(({ type, kids }) =>
        kids.flatMap((kid) => {
          const isRight = groups.includes(type) ? isTag(kid) : (inside[type]?.includes(isTag(kid) ? kid.type : "content") ?? true);
          return isRight ? [] : [`${isTag(kid) ? kid.type : "content"} in ${type}`];
        }),
      );
      expect(misplaced).toEqual([]);
    }),
  );

  it(
    "have headings without gaps, a first level first",
    each(({ file }) => {
      const levels = file.tags.flatMap(({ type }) => /^H([1-6])$/.exec(type)?.[1] ?? []).map(Number);
      expect(levels[0]).toBe(1);
      for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }),
  );

  it(
    "give every cell the heads of its column and row, which are in the table",
    each(({ file }) => {
      const names = file.tags.flatMap(({ id }) => id ?? []);
      expect(new Set(names).size).toBe(names.length);
      for (const table of file.tags.filter(({ type }) => type === "Table")) {
        const rows = table.kids.filter((kid): kid is Tag => isTag(kid) && kid.type === "TR");
        expect(new Set(rows.map(({ kids }) => kids.length)).size).toBe(1);
        const cells = rows.flatMap(({ kids }) => kids.filter(isTag));
        const own = new Set(cells.flatMap(({ id }) => id ?? []));
        const scopes = cells.filter(({ type }) => type === "TH").map(({ attributes }) => attributes["Scope"]);
        expect(new Set(["/Row", "/Column", ...scopes]).size).toBe(2);
        const headsOf = ({ attributes }: Tag) => [...(attributes["Headers"] ?? "").matchAll(/\((\w+)\)/g)].map(([, id]) => String(id));
        expect(cells.filter((cell) => cell.type === "TD" && headsOf(cell).length === 0)).toEqual([]);
        expect(cells.flatMap(headsOf).filter((id) => !own.has(id))).toEqual([]);
      }
    }),
  );

  it(
    "describe pictures and say where they are",
    each(({ file }) => {
      for (const { alternative, attributes } of file.tags.filter(({ type }) => type === "Figure")) {
        expect(alternative?.length).toBeGreaterThan(3);
        const [left = 0, bottom = 0, right = 0, top = 0] = (attributes["BBox"] ?? "").match(/[\d.]+/g)?.map(Number) ?? [];
        expect([right > left, top > bottom, right <= 596, top <= 842]).toEqual([true, true, true, true]);
      }
    }),
  );

  it(
    "map every type to one of PDF 1.7",
    each(({ file }) => {
      const newer = new Map([
        ["Aside", "Sect"],
        ["Em", "Span"],
        ["Strong", "Span"],
      ]);
      const used = [...newer].filter(([type]) => file.tags.some((tag) => tag.type === type));
      expect(used.length).toBeGreaterThan(0);
      expect([...file.roleMap]).toEqual(used);
    }),
  );
});

describe("links", () => {
  it(
    "say where they lead, in the words of the document",
    each(({ links, file }) => {
      const tags = file.tags.filter(({ type }) => type === "Link");
      const named = tags.map(({ kids }) => new Set(kids.flatMap((kid) => ("contents" in kid ? [kid.contents] : []))));
      expect(named.map((names) => [...names])).toEqual(links.map((name) => [name]));
      expect(links).not.toContain("");
    }),
  );
});

describe("fonts", () => {
  it(
    "are in the file and tell what their glyphs mean",
    each(({ file }) => {
      const dicts = file.pdf.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
      const ofType = (type: string) => dicts.filter((dict) => String(dict.get(PDFName.of("Type"))) === type);
      for (const descriptor of ofType("/FontDescriptor")) expect(["FontFile2", "FontFile3"].some((key) => descriptor.has(PDFName.of(key)))).toBe(true);
      for (const font of ofType("/Font").filter((dict) => String(dict.get(PDFName.of("Subtype"))) === "/Type0"))
        expect(font.has(PDFName.of("ToUnicode"))).toBe(true);
    }),
  );
});

describe("running heads and feet", () => {
  it(
    "are artifacts: nobody is read them",
    each(({ file }) => {
      const spoken = wordsOf(file.root);
      expect(file.artifacts.join(" ")).toContain("Akut hjälp: 112");
      expect(spoken.match(/Akut hjälp: 112 · /g)).toBeNull();
    }),
  );
});
