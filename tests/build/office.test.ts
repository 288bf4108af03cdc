/** The office files of the handbook itself: open them as a program would, and look at what is inside. */
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { clockOf, minuteOf } from "../../src/facts/slides.ts";
import { decksOf, type Deck } from "../../src/handbook/decks.ts";
import { dateSv } from "../../src/handbook/navigate.ts";
import { templateAddress, templatePages } from "../../src/handbook/templates.ts";
import { presentationFile, wordFile } from "../../src/io/office.ts";
import { readBook, type Book } from "../../src/io/readBook.ts";
import { unpackParts } from "../../src/office/package.ts";
import { root } from "./builds.ts";
import { allNamed as all, readXml as parseXml, type XmlElement as Element } from "../../src/audit/xml.ts";

let book: Book;
let deck: Deck;

beforeAll(async () => {
  book = await readBook({ content: join(root, "content"), data: join(root, "_data") });
  const found = decksOf(book.handbook, book.labels.facts).find(({ id }) => id === "arbetsplatsen");
  if (found === undefined) throw new Error("No slides for the workplace course");
  deck = found;
});

type Parts = ReadonlyMap<string, string | Uint8Array>;

/** A part as XML. */
function xmlIn(parts: Parts, path: string): Element {
  const content = parts.get(path);
  if (typeof content !== "string") throw new Error(`No XML at ${path}`);
  return parseXml(content);
}

const words = (element: Element, name: string) =>
  all(element, name)
    .map(({ text }) => text)
    .join("");

/** What every Office file needs, whatever it holds: XML that parses, types and targets that exist, nothing that changes from day to day. */
function packageFaults(parts: Parts): string[] {
  const faults: string[] = [];
  const paths = [...parts.keys()];
  if (paths[0] !== "[Content_Types].xml") faults.push("the list of types is not first");
  const types = xmlIn(parts, "[Content_Types].xml");
  const known = new Set(all(types, "Override").map(({ attributes }) => String(attributes["PartName"]).slice(1)));
  const endings = new Set(all(types, "Default").map(({ attributes }) => String(attributes["Extension"])));
  for (const path of known) if (!parts.has(path)) faults.push(`${path} has a type and does not exist`);
  for (const path of paths) {
    if (path !== "[Content_Types].xml" && !known.has(path) && !endings.has(path.split(".").at(-1) ?? "")) faults.push(`${path} has no type`);
    if (/\.(?:xml|rels)$/.test(path)) xmlIn(parts, path);
    if (!path.endsWith(".rels")) continue;
    const owner = path.replace("_rels/", "").replace(/\.rels$/, "");
    const ids = all(xmlIn(parts, path), "Relationship").map(({ attributes }) => attributes);
    for (const { Target = "", TargetMode } of ids) {
      if (TargetMode !== "External" && !parts.has(join(path, "..", "..", Target))) faults.push(`${path} leads to ${Target}`);
    }
    const body = parts.get(owner);
    if (typeof body !== "string") continue;
    const given = new Set(ids.map(({ Id }) => Id));
    for (const [, id] of body.matchAll(/ r:(?:id|embed)="([^"]+)"/g)) if (!given.has(id)) faults.push(`${owner} has no relationship ${String(id)}`);
  }
  return faults;
}

/** Two bytes each: seconds, minutes and hours, then day, month and year, in every local header of a zip archive. */
function timesIn(zip: Uint8Array): Set<number> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const times = new Set<number>();
  for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
    times.add(view.getUint32(at + 10, true));
    at += 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true) + view.getUint32(at + 18, true);
  }
  return times;
}

/** 1 January 1980, midnight. */
const dawn = 0x00210000;

describe("the slides of the workplace course", () => {
  it("are few enough for two days, each with a heading of its own and notes that can be read in a minute", () => {
    expect(deck.slides.length).toBeGreaterThanOrEqual(36);
    expect(deck.slides.length).toBeLessThanOrEqual(44);
    expect(new Set(deck.slides.map(({ title }) => title)).size).toBe(deck.slides.length);
    const counted = deck.slides.map(({ title, notes }) => ({ title, words: notes.join(" ").split(/\s+/).length }));
    expect(counted.filter(({ words: count }) => count < 60 || count > 140)).toEqual([]);
  });

  it("say where every fact comes from", () => {
    const factual = deck.slides.filter(({ strength }) => strength !== "forslag");
    expect(factual.length).toBeGreaterThan(10);
    expect(factual.filter(({ points, drawing }) => points.some(({ sources }) => sources.length === 0) && drawing === null).map(({ title }) => title)).toEqual(
      [],
    );
    expect(factual.filter(({ sources }) => sources.length === 0).map(({ title }) => title)).toEqual([]);
  });

  it("follow the timetable of each day: every row of it begins with a slide, and exercises take the time they take", () => {
    for (const day of [1, 2]) {
      const page = deck.pages.find(({ course }) => course?.day === day);
      const rows = [...String(page?.html).matchAll(/<td>(\d+\.\d\d)–(\d+\.\d\d)<\/td>\s*<td[^>]*>[^<]*<\/td>\s*<td[^>]*>[^<]*<\/td>\s*<td[^>]*>(.*?)<\/td>/g)];
      expect(rows).toHaveLength(12);
      for (const [, from = "", to = "", sheet = ""] of rows) {
        const within = deck.slides.filter((slide) => slide.day === day && minuteOf(slide.from) >= minuteOf(from) && minuteOf(slide.to) <= minuteOf(to));
        expect(`${String(within[0]?.from)}–${String(within.at(-1)?.to)}`).toBe(`${from}–${to}`);
        const exercise = /href="([^"]*\/ovning-[^"]*)"/.exec(sheet)?.[1];
        if (exercise === undefined) continue;
        const done = within.filter(({ kind }) => kind === "exercise");
        expect(done.map((slide) => slide.page?.url)).toContain(exercise);
        expect(within.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(done[0]?.page?.course?.minutes);
      }
      const last = deck.slides.findLast((slide) => slide.day === day);
      expect(last?.to).toBe("16.00");
    }
    const pauses = deck.slides.filter(({ kind }) => kind === "pause");
    expect(pauses.filter(({ title, to }) => !title.includes(clockOf(minuteOf(to)))).map(({ title }) => title)).toEqual([]);
  });
});

describe("the PowerPoint file", () => {
  let bytes: Uint8Array;
  let parts: Parts;
  const slide = (number: number) => xmlIn(parts, `ppt/slides/slide${number}.xml`);
  const slotOf = (shape: Element) => all(shape, "p:ph")[0]?.attributes["type"];

  beforeAll(async () => {
    bytes = await presentationFile(deck, book.handbook, book.labels);
    parts = unpackParts(bytes);
  });

  it("is whole, and the same every time", async () => {
    expect(packageFaults(parts)).toEqual([]);
    expect(timesIn(bytes)).toEqual(new Set([dawn]));
    expect(Buffer.compare(bytes, await presentationFile(deck, book.handbook, book.labels))).toBe(0);
  });

  it("has a real title first on every slide, then its points; every placeholder has its place on the layout", () => {
    for (const { number, title, points, kind } of deck.slides) {
      const shapes = all(slide(number), "p:sp");
      const [first] = shapes;
      expect(slotOf(first as Element)).toBe(kind === "title" ? "ctrTitle" : "title");
      expect(words(first as Element, "a:t")).toBe(title);
      expect(words(shapes[1] as Element, "a:t")).toContain(points[0]?.text ?? "");
      const layout = all(xmlIn(parts, `ppt/slides/_rels/slide${number}.xml.rels`), "Relationship").find(({ attributes }) =>
        attributes["Target"]?.includes("slideLayout"),
      );
      const placed = all(xmlIn(parts, `ppt${String(layout?.attributes["Target"]).slice(2)}`), "p:ph").map(
        ({ attributes }) => `${attributes["type"]} ${attributes["idx"]}`,
      );
      expect(
        all(slide(number), "p:ph")
          .map(({ attributes }) => `${attributes["type"]} ${attributes["idx"]}`)
          .filter((slot) => !placed.includes(slot)),
      ).toEqual([]);
    }
  });

  it("says its notes, paragraph for paragraph, with time and sources", () => {
    for (const { number, notes, from, to, sources } of deck.slides) {
      const paragraphs = all(xmlIn(parts, `ppt/notesSlides/notesSlide${number}.xml`), "a:p").map((one) => words(one, "a:t"));
      expect(paragraphs[0]).toContain(`${from}–${to}`);
      for (const note of notes) expect(paragraphs).toContain(note);
      for (const source of sources) expect(paragraphs).toContain(source.text);
    }
  });

  it("describes its pictures in words and numbers", () => {
    const pictures = deck.slides.filter(({ drawing }) => drawing !== null);
    expect(pictures.length).toBeGreaterThanOrEqual(3);
    for (const { number, drawing } of pictures) {
      const [picture] = all(slide(number), "p:pic");
      expect(all(picture as Element, "p:cNvPr")[0]?.attributes["descr"]).toBe(drawing?.description);
      expect(parts.get(`ppt/media/image${number}.png`)).toBeInstanceOf(Uint8Array);
    }
    expect(pictures[0]?.drawing?.description).toContain("SMD 0,20 (0,11 till 0,29)");
  });

  it("is Swedish throughout, and knows who made it and when", () => {
    const languages = new Set(
      [...parts].flatMap(([path, content]) =>
        typeof content === "string" && path.startsWith("ppt/") ? [...content.matchAll(/ lang="([^"]+)"/g)].map((match) => match[1]) : [],
      ),
    );
    expect([...languages]).toEqual(["sv-SE"]);
    const core = xmlIn(parts, "docProps/core.xml");
    expect(words(core, "dc:title")).toBe(deck.title);
    expect(words(core, "dcterms:created")).toBe(`${book.handbook.site.editionDate}T00:00:00Z`);
    expect(words(core, "dcterms:modified")).toBe(`${book.handbook.site.editionDate}T00:00:00Z`);
  });

  it("has the municipality's name at the foot where the site has one", async () => {
    const handbook = { ...book.handbook, site: { ...book.handbook.site, publisher: { ...book.handbook.site.publisher, name: "Provkommun & Co" } } };
    const own = unpackParts(await presentationFile(deck, handbook, book.labels));
    const feet = all(xmlIn(own, "ppt/slides/slide2.xml"), "p:sp").filter((shape) => slotOf(shape) === "ftr");
    expect(feet.map((shape) => words(shape, "a:t"))).toEqual(["Provkommun & Co"]);
  });
});

describe("the Word files", () => {
  it("are there for every form and template, each with a name of its own", () => {
    const pages = templatePages(book.handbook);
    expect(pages.length).toBeGreaterThanOrEqual(30);
    expect(new Set(pages.map(templateAddress)).size).toBe(pages.length);
    expect(pages.map(templateAddress)).toEqual(expect.arrayContaining(["/mallar/rollbeskrivning.docx", "/mallar/annons.docx", "/mallar/beslutsunderlag.docx"]));
  });

  it("are whole, and the same every time; hold title, headings, fields, heads of tables, and where they come from", async () => {
    for (const page of templatePages(book.handbook)) {
      const bytes = await wordFile(page, book.handbook, book.labels);
      const parts = unpackParts(bytes);
      expect(packageFaults(parts).map((fault) => `${page.id}: ${fault}`)).toEqual([]);
      expect(timesIn(bytes)).toEqual(new Set([dawn]));
      const text = xmlIn(parts, "word/document.xml");
      const styled = (style: string) =>
        all(text, "w:p")
          .filter((one) => all(one, "w:pStyle")[0]?.attributes["w:val"] === style)
          .map((one) => words(one, "w:t"));
      expect(styled("Title")).toEqual([page.title]);
      expect(styled("Heading1").filter((heading) => heading !== "Källor")).toEqual(
        page.headings.filter(({ level }) => level === 2).map((heading) => heading.text),
      );

      const asked = [...page.html.matchAll(/<label class="field__label"[^>]*>([^<]*)<\/label>/g)].map((match) => match[1]);
      expect(styled("Faltetikett")).toEqual(asked);
      const controls = all(text, "w:sdtPr").filter((one) => all(one, "w14:checkbox").length === 0);
      const cells = page.html.match(/class="field__cell"/g) ?? [];
      expect(controls).toHaveLength(asked.length + cells.length);
      expect(new Set(controls.map((one) => all(one, "w:id")[0]?.attributes["w:val"])).size).toBe(controls.length);
      expect(controls.filter((one) => all(one, "w:alias")[0]?.attributes["w:val"] === "")).toEqual([]);
      expect(all(text, "w:tbl").filter((table) => all(table, "w:tblHeader").length !== 1)).toEqual([]);
      expect(all(text, "w14:checkbox")).toHaveLength(
        page.html
          .split('class="checklist"')
          .slice(1)
          .reduce((sum, list) => sum + (list.split("</ul>")[0]?.match(/<li>/g)?.length ?? 0), 0),
      );

      const foot = words(xmlIn(parts, "word/footer1.xml"), "w:t");
      expect(foot).toContain(dateSv(book.handbook.site.editionDate));
      expect(foot).toContain(page.url.slice(0, -1));
      expect(words(xmlIn(parts, "docProps/core.xml"), "dc:title")).toBe(page.title);
      expect(words(xmlIn(parts, "docProps/core.xml"), "dcterms:modified")).toBe(`${book.handbook.site.editionDate}T00:00:00Z`);
      expect(String(parts.get("word/styles.xml"))).toContain('w:lang w:val="sv-SE"');
    }
    const [page] = templatePages(book.handbook);
    if (page === undefined) throw new Error("No template");
    expect(Buffer.compare(await wordFile(page, book.handbook, book.labels), await wordFile(page, book.handbook, book.labels))).toBe(0);
  });
});
