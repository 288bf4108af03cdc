import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wire } from "../../eleventy.config.ts";
import { rules } from "../../src/audit/rules.ts";
import { readingPages, type BuiltSite } from "../../src/audit/site.ts";
import { allNamed, readXml } from "../../src/audit/xml.ts";
import { chapterIds } from "../../src/content/chapters.ts";
import { publicModelSchema } from "../../src/handbook/publicModel.ts";
import { allPages, readingPaths } from "../../src/handbook/navigate.ts";
import { writeSums } from "../../src/io/digest.ts";
import { firstVisit } from "../../src/io/firstVisit.ts";
import { writeOfficeFiles } from "../../src/io/office.ts";
import { writeSite } from "../../src/io/site.ts";
import { formatWarnings } from "../../src/content/fault.ts";
import { languageWarnings } from "../../src/io/language.ts";
import { readBook } from "../../src/io/readBook.ts";
import { readView, type View } from "../../src/io/view.ts";
import { root } from "./builds.ts";
import { readUnprintedSite } from "./promised.ts";

const content = join(root, "content");
let folder: string;
let view: View;
let site: BuiltSite;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "handboken-"));
  view = await readView({ content, data: join(root, "_data") });
  await writeSite(view, wire, content, folder);
  await writeOfficeFiles(view.handbook, view.labels, folder);
  await writeSums(folder);
  site = await readUnprintedSite(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the handbook itself", () => {
  it("is read without a fault and has at least 35 pages", () => {
    expect(allPages(view.handbook).length).toBeGreaterThanOrEqual(35);
  });

  it("has nothing that an editor should see to: every statement has its source, every word is spelt, no sentence is too long", async () => {
    const folders = { content, data: join(root, "_data") };
    const [book, language] = await Promise.all([readBook(folders), languageWarnings(folders)]);
    expect(formatWarnings([...book.warnings, ...language.faults, ...language.warnings])).toBe("");
  });

  it("has every chapter", () => expect(view.handbook.chapters.map(({ id }) => id)).toEqual(chapterIds));

  it("says of every page whom it is for, when it was reviewed, and where it comes from", () => {
    const lacking = allPages(view.handbook).filter(
      ({ audiences, reviewed, due, source, study, place }) =>
        audiences.length === 0 || reviewed === undefined || due === undefined || (source === undefined && study === undefined && place === undefined),
    );
    expect(lacking.map(({ url }) => url)).toEqual([]);
  });

  it("has a path for every sort of reader, beginning at the page meant for it", () => {
    const paths = readingPaths(view.handbook);
    expect(paths.map(({ audience }) => audience)).toHaveLength(8);
    for (const { pages } of paths) expect(pages.length).toBeGreaterThan(0);
  });

  it.each([
    ["/", 52_000],
    ["/rollen/", 52_000],
    ["/rollen/vad-ar-peer-support/", 57_000],
    ["/arbetsuppgifter/folja-med/", 57_000],
  ])("weighs little in a first visit to %s: %i bytes at most, fonts and all, of which 15 kB scripts at most", async (page, most) => {
    const files = await firstVisit(folder, page);
    const sent = (of: typeof files) => of.reduce((sum, file) => sum + file.sent, 0);
    expect(sent(files)).toBeLessThanOrEqual(most);
    expect(sent(files.filter(({ path }) => path.endsWith(".js")))).toBeLessThanOrEqual(15_000);
  });

  it("leads to acute help from every page", () => {
    const pages = readingPages(site);
    expect(pages.length).toBeGreaterThan(allPages(view.handbook).length);
    expect(pages.filter(({ source }) => !source.includes('href="/om/akut-hjalp/"')).map(({ path }) => path)).toEqual([]);
  });

  it.each(rules)("$about", ({ faults }) => expect(faults(site)).toEqual([]));

  it("publishes feeds, a sitemap, a map and a model that others can read", async () => {
    const read = (path: string) => readFile(join(folder, path), "utf8");
    expect(allNamed(readXml(await read("feed.xml")), "entry").length).toBeGreaterThan(0);
    expect(allNamed(readXml(await read("sitemap.xml")), "loc").length).toBeGreaterThan(allPages(view.handbook).length - 1);
    expect(readXml(await read("karta/regioner.svg")).name).toBe("svg");
    expect((JSON.parse(await read("feed.json")) as { items: unknown[] }).items.length).toBeGreaterThan(0);
    expect(publicModelSchema.safeParse(JSON.parse(await read("handbok.json"))).success).toBe(true);
  });
});
