import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BuiltPage } from "../../src/audit/page.ts";
import { rules } from "../../src/audit/rules.ts";
import type { BuiltSite } from "../../src/audit/site.ts";
import { allNamed, childrenNamed, readXml } from "../../src/audit/xml.ts";
import { attributeOf, textOf } from "../../src/content/parsedHtml.ts";
import { boxKinds } from "../../src/markdown/boxes.ts";
import { chapterIds } from "../../src/content/chapters.ts";
import { dateSv } from "../../src/handbook/navigate.ts";
import { buildBook, fingerprint, listFiles } from "./builds.ts";
import { readUnprintedSite } from "./promised.ts";

const origin = "https://prov.example";
let folder: string;
let site: BuiltSite;
const read = (path: string) => readFile(join(folder, "ut", path), "utf8");
const pageAt = (url: string): BuiltPage => {
  const found = site.pages.find((page) => page.url === url);
  if (found === undefined) throw new Error(`No page at ${url}`);
  return found;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "alla-delar-"));
  const { code, err } = await buildBook("every-component", join(folder, "ut"));
  if (code !== 0) throw new Error(err);
  site = await readUnprintedSite(join(folder, "ut"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the public model says of a page's review. */
interface Reviewed {
  readonly url: string;
  readonly reviewed?: string;
}

describe("a handbook with something of everything", () => {
  it("has a page in every chapter", () => {
    for (const chapter of chapterIds) expect(site.files.has(`${chapter}/index.html`)).toBe(true);
  });

  it("has pages enough to look at", () => expect(site.pages.length).toBeGreaterThan(30));
  it.each(rules)("$about", ({ faults }) => expect(faults(site)).toEqual([]));

  it("says on every page of the book when it was reviewed", async () => {
    const { start, chapters } = JSON.parse(await read("handbok.json")) as {
      start: Reviewed;
      chapters: readonly { opening: Reviewed; pages: readonly Reviewed[] }[];
    };
    const pages = [start, ...chapters.flatMap(({ opening, pages: rest }) => [opening, ...rest])].filter(({ reviewed }) => reviewed !== undefined);
    expect(pages.length).toBeGreaterThan(15);
    const told = (url: string) =>
      pageAt(url)
        .elements.flatMap((element) => (attributeOf(element, "class") === "status-lines" ? [textOf(element)] : []))
        .join();
    expect(pages.filter(({ url, reviewed = "" }) => !told(url).includes(dateSv(reviewed))).map(({ url }) => url)).toEqual([]);
  });

  it("shows signs that mean something in HTML as they are", () => {
    const page = pageAt("/rollen/framvaxt/");
    expect(page.title).toBe('Framväxt med "citat" & <tecken> – Provhandboken');
    expect(page.description).toBe('"En sammanfattning" med <tecken> & citat som ska synas som de är.');
    expect(page.elements.filter((element) => element.tagName === "h1").map(textOf)).toEqual(['Framväxt med "citat" & <tecken>']);
    expect(pageAt("/rollen/alla-delar/").source).toContain("&lt;b&gt;{{ inte en mall }}&lt;/b&gt; {% raw %} [@inte-en-kalla]");
  });

  it("has every sort of box", () => {
    const { source } = pageAt("/rollen/alla-delar/");
    for (const kind of boxKinds) expect(source).toContain(`<aside class="box box--${kind}"`);
  });

  it("leads on from former addresses, and keeps them from search engines", () => {
    for (const url of ["/steg/", "/inforande/gamla-steg/"]) {
      const page = pageAt(url);
      expect(page.isRedirect).toBe(true);
      expect(page.source).toContain('<meta http-equiv="refresh" content="0; url=/inforande/steg/">');
      expect(page.source).toContain('<meta name="robots" content="noindex">');
      expect(page.source).toContain('href="/inforande/steg/"');
    }
    expect(
      site.pages
        .filter(({ isRedirect }) => isRedirect)
        .map(({ url }) => url)
        .sort(),
    ).toEqual(["/inforande/gamla-steg/", "/steg/"]);
  });

  it("keeps drafts out of every file", async () => {
    const paths = await listFiles(join(folder, "ut"));
    const told = await Promise.all(
      paths.filter((path) => /\.(?:html|json|xml|txt|js|webmanifest|csv)$|_headers$/.test(path)).map(async (path) => `${path} ${await read(path)}`),
    );
    expect([...paths, ...told].filter((text) => /kvastfening/i.test(text)).map((text) => text.slice(0, 80))).toEqual([]);
  });

  it("publishes pictures at the same address, with their size in the page", async () => {
    expect(await readFile(join(folder, "ut/rollen/promenad.png"))).toEqual(await readFile("tests/books/every-component/content/rollen/promenad.png"));
    const pictures = pageAt("/rollen/alla-delar/").elements.filter(
      (element) => element.tagName === "img" && attributeOf(element, "src")?.startsWith("/rollen/"),
    );
    expect(pictures.map((picture) => ["src", "width", "height"].map((name) => attributeOf(picture, name)))).toEqual([
      ["/rollen/promenad.png", "40", "30"],
      ["/rollen/ring.svg", "24", "12"],
    ]);
  });

  it("has an Atom feed that parses, newest first, with absolute links", async () => {
    const feed = readXml(await read("feed.xml"));
    const entries = allNamed(feed, "entry");
    const value = (element: (typeof entries)[number], name: string) => childrenNamed(element, name)[0]?.text;
    expect(feed.attributes).toMatchObject({ xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "sv" });
    expect(["id", "title", "updated"].map((name) => value(feed, name))).toEqual([`${origin}/`, "Provhandboken", "2026-09-30T00:00:00Z"]);
    expect(entries.map((entry) => ["id", "title", "published", "updated"].map((name) => value(entry, name)))).toEqual([
      [`${origin}/nyheter/andra/`, "Den andra nyheten", "2026-09-30T00:00:00Z", "2026-09-30T00:00:00Z"],
      [`${origin}/nyheter/forsta/`, "Den första nyheten", "2026-01-15T00:00:00Z", "2026-01-15T00:00:00Z"],
    ]);
    const oldest = entries[1];
    if (oldest === undefined) throw new Error("No entry");
    expect(value(oldest, "content")).toContain(`<a href="${origin}/rollen/alla-delar/">boken</a> &amp; mer.`);
    expect(value(oldest, "content")).toContain(`src="${origin}/nyheter/blomma.png"`);
  });

  it("has a JSON Feed with the same news", async () => {
    const feed = JSON.parse(await read("feed.json")) as { items: { id: string; content_html: string }[] };
    expect(feed.items.map(({ id }) => id)).toEqual([`${origin}/nyheter/andra/`, `${origin}/nyheter/forsta/`]);
    for (const { content_html: html } of feed.items) expect(html).not.toMatch(/(?:href|src)="\//);
  });

  it("has data for search engines on every page, as JSON", () => {
    const data = site.pages.flatMap((page) =>
      page.elements
        .filter((element) => attributeOf(element, "type") === "application/ld+json")
        .map((element) => JSON.parse(textOf(element)) as { "@graph": unknown[] }),
    );
    expect(data.length).toBe(site.pages.filter((page) => !page.isRedirect).length - 7);
    for (const { "@graph": graph } of data) expect(graph).toHaveLength(2);
  });

  it("has the map as SVG that parses, as table and as data", async () => {
    const svg = readXml(await read("karta/regioner.svg"));
    expect(svg.name).toBe("svg");
    expect((await read("karta/regioner.csv")).trim().split(/\r?\n/)).toHaveLength(1 + 21 + 3 + 1);
    expect(JSON.parse(await read("karta/regioner.json"))).toBeTruthy();
    expect(pageAt("/karta/").elements.filter((element) => element.tagName === "table")).not.toHaveLength(0);
  });

  it("names the publisher, shows its mark and sends to its code", () => {
    const { source } = pageAt("/rollen/");
    expect(source).toContain("Provkommun &amp; Co");
    expect(source).toContain('href="mailto:info@provkommun.example"');
    expect(source).toContain('href="https://kod.provkommun.example/handbok"');
    expect(source).toMatch(/<img src="\/assets\/logo-[A-Z0-9]+\.svg"/);
  });

  it("leads to acute help from every page", () => {
    expect(site.pages.filter(({ isRedirect, source }) => !isRedirect && !source.includes('href="/om/akut-hjalp/"')).map(({ path }) => path)).toEqual([]);
  });

  it("shows when a page was reviewed and what it is about", () => {
    const words = textOf(pageAt("/inforande/steg/").elements[0] as BuiltPage["elements"][number]).replace(/\s+/g, " ");
    expect(words).toContain("Granskad1 oktober 2026");
    expect(words).toContain("Granskas igen senast 1 januari 2027");
    expect(textOf(pageAt("/utbildning/kurs/").elements[0] as BuiltPage["elements"][number])).toContain("5 dagar");
    expect(pageAt("/arbetsuppgifter/samtal/").source).toContain("<li>läser journaler utan skäl</li>");
  });
});

it("the same handbook gives the same bytes in another place, folder, language and time zone", async () => {
  const again = await mkdtemp(join(folder, "nagon-annanstans-"));
  const { code, err } = await buildBook("every-component", join(again, "annat-namn"), { cwd: again, env: { TZ: "Pacific/Auckland", LANG: "C", LC_ALL: "C" } });
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(await readdir(again)).toEqual(["annat-namn"]);
  expect(await fingerprint(join(again, "annat-namn"))).toEqual(await fingerprint(join(folder, "ut")));
});
