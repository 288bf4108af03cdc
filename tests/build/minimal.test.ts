import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publicModelSchema } from "../../src/handbook/publicModel.ts";
import { buildBook, listFiles, printedBefore, type Ran } from "./builds.ts";
import { deadAddresses, deadAssets, forbidden, readSite, structureFaults, templateTraces, type Site } from "./crawl.ts";

let folder: string;
let ran: Ran;
let site: Site;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "minst-"));
  ran = await buildBook("minimal", join(folder, "ut"));
  if (ran.code !== 0) throw new Error(ran.err);
  site = await readSite(join(folder, "ut"), "https://minst.example");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the smallest handbook, without regions and sources", () => {
  it("is built with exit code 0, a few lines in Swedish and nothing on standard error", () => {
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out.split("\n")[0]).toMatch(/^Läst: 8 sidor, \d+ ord, 0 källor \(\d+,\d s\)$/);
    expect(ran.out).toMatch(/\nKlart: ut\/\n$/);
  });

  it("has the right files and no others", () => {
    const files = [...site.files].map((path) => path.replace(/-[A-Z0-9]{8}\./, "-HASH."));
    const sheets = readdirSync(new URL("../../src/styles/screen", import.meta.url)).map((file) => basename(file, ".css"));
    const expected = [
      ...[
        "",
        "rollen/",
        "rollen/etik/",
        "om/",
        "om/akut-hjalp/",
        "om/tillganglighet/",
        "om/integritet/",
        "om/licens/",
        "a-o/",
        "sok/",
        "material/paket/",
        "om/formsprak/",
        "om/licenser/",
      ].map((page) => `${page}index.html`),
      "404.html",
      "_headers",
      "_redirects",
      "_redirects.nginx",
      "feed.json",
      "feed.xml",
      "handbok.json",
      "licenser.txt",
      "sbom.cdx.json",
      "schema/feed.schema.json",
      "schema/handbok.schema.json",
      "schema/index.json",
      "schema/offline-lista.schema.json",
      "schema/pdf-index.schema.json",
      "schema/search.schema.json",
      "sha256.txt",
      "manifest.webmanifest",
      "opensearch.xml",
      "robots.txt",
      "search.json",
      "sitemap.xml",
      "assets/handbok-HASH.css",
      "assets/handbok-HASH.js",
      "assets/paket-HASH.js",
      "assets/paketverkstad-HASH.js",
      "assets/sok-HASH.js",
      "assets/text-HASH.js",
      ...[...sheets, "lagen"].map((name) => `assets/${name}-HASH.css`),
      "assets/utan-nat-HASH.js",
      "assets/verktyg-HASH.js",
      "ikoner/icon.svg",
      "ikoner/share.png",
      "ikoner/icon-180.png",
      "ikoner/icon-192.png",
      "ikoner/icon-512.png",
      "ikoner/icon-maskable-512.png",
      ...Object.keys(printedBefore),
    ];
    expect(files.sort().filter((path) => !/^(?:pagefind\/|assets\/.*(?:\.woff2|del-HASH\.js)$|(?:offline\/|sw\.js$))/.test(path))).toEqual(expected.sort());
    expect(files).toContain("pagefind/pagefind.js");
    expect(files.filter((path) => path.startsWith("karta/"))).toEqual([]);
  });

  it("keeps the PDFs of the last build and nothing else of it", async () => {
    for (const [path, content] of Object.entries(printedBefore)) expect(await readFile(join(folder, "ut", path), "utf8")).toBe(content);
    expect(site.files).not.toContain("gammal/index.html");
    expect(await listFiles(folder)).toEqual([...site.files].map((path) => `ut/${path}`).sort());
  });

  it("has no dead links, anchors or files", async () => {
    expect(deadAddresses(site)).toEqual([]);
    expect(await deadAssets(site)).toEqual([]);
  });

  it("is whole: structure, security policy, no traces of templates", () => {
    expect(site.pages.flatMap(structureFaults)).toEqual([]);
    expect(site.pages.flatMap(forbidden)).toEqual([]);
    expect(site.pages.flatMap(templateTraces)).toEqual([]);
    expect(site.pages.flatMap(({ parseErrors }) => parseErrors)).toEqual([]);
  });

  it("hides what depends on what it lacks: the map, the sources, the news, the publisher", () => {
    for (const { source } of site.pages) expect(source).not.toMatch(/href="\/(?:karta|kallor|nyheter)\/|mailto:|Utgivare/);
  });

  it("publishes its model", async () => {
    const model = publicModelSchema.parse(JSON.parse(await readFile(join(folder, "ut", "handbok.json"), "utf8")));
    expect(model.chapters.map(({ id }) => id)).toEqual(["rollen", "om"]);
    expect(model.references).toEqual([]);
    expect(model.map).toBeUndefined();
  });
});

it("a handbook of one page and an empty data folder is built too", async () => {
  const output = join(folder, "bar");
  expect(await buildBook("bare", output)).toMatchObject({ code: 0, err: "" });
  expect(await listFiles(output)).toEqual(expect.arrayContaining(["index.html", "rollen/index.html", "rollen/etik/index.html"]));
  const bare = await readSite(output, "https://handbok.example");
  expect(bare.pages.flatMap(templateTraces)).toEqual([]);
  expect(bare.pages.flatMap(structureFaults).filter((fault) => !fault.endsWith("no description"))).toEqual([]);
});
