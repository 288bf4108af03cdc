import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { readPage } from "../../src/audit/page.ts";
import { pageTypes } from "../../src/audit/pageTypes.ts";
import type { BuiltSite } from "../../src/audit/site.ts";
import { readBuiltSite } from "../../src/io/builtSite.ts";
import { tableOf } from "../../src/io/verifyAxe.ts";
import { findingsOf, nuMessages, type NuMessage } from "../../src/io/verifyHtml.ts";
import { visitFaults, type Visit } from "../../src/io/visitWatch.ts";

describe("what a first visit may cost", () => {
  const visit = (files: Readonly<Record<string, number>>, shift = 0): Visit => ({
    files: Object.entries(files).map(([path, sent]) => ({ path, bytes: sent, sent })),
    shift,
  });

  it("is 55 kB for the start page, pictures and all", () => {
    const files = { "/index.html": 8_000, "/assets/a.css": 12_000, "/assets/a.woff2": 34_000, "/bild.png": 1_000 };
    expect(visitFaults("/", visit(files))).toEqual([]);
    expect(visitFaults("/", visit({ ...files, "/bild.png": 1_001 }))).toEqual(["a first visit weighs 55001 bytes"]);
  });

  it("is not counted by the length of the text elsewhere, but by what comes with it", () => {
    expect(visitFaults("/kallor/", visit({ "/kallor/index.html": 36_000, "/assets/a.css": 15_000, "/assets/a.woff2": 40_000 }))).toEqual([]);
    expect(visitFaults("/kallor/", visit({ "/assets/a.css": 30_000, "/assets/a.woff2": 36_000 }))).toEqual(["what comes with the text weighs 66000 bytes"]);
  });

  it("is 15 kB of scripts, 32 requests and no movement", () => {
    expect(visitFaults("/a/", visit({ "/a.js": 15_001 }))).toEqual(["a first visit has 15001 bytes of scripts"]);
    const many = Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`/${index}.js`, 1]));
    expect(visitFaults("/a/", visit(many))).toEqual(["a first visit makes 33 requests"]);
    expect(visitFaults("/a/", visit({}, 0.005))).toEqual(["the page moves by 0.005 when it comes"]);
    expect(visitFaults("/a/", visit({}, 0.004))).toEqual([]);
  });
});

it("a page of the crawl with any fault counts as wrong, whoever found it", () => {
  const visits = new Map([["/a/", { files: [{ path: "/x.js", bytes: 900, sent: 400 }], shift: 0 }]]);
  const crawled = [
    { url: "/a/", seconds: 1, faults: { visit: [], axe: [] } },
    { url: "/b/", seconds: 1, faults: { visit: [], axe: ["dark: color-contrast"] } },
  ];
  const { rows, failures } = tableOf(crawled, visits, ["visit", "axe"]);
  expect(rows).toEqual([
    ["/a/", "0", "0", "0.4", "0.4", "1", "0.000"],
    ["/b/", "0", "1", "0.0", "0.0", "0", "0.000"],
  ]);
  expect(failures).toBe(1);
});

describe("types of pages", () => {
  const page = (path: string, parts: readonly string[], words = "") =>
    readPage(
      path,
      `<html lang="sv"><head><link rel="stylesheet" href="/assets/handbok-ABCDEFGH.css">${parts.map((part) => `<link rel="stylesheet" href="/assets/${part}-ABCDEFGH.css">`).join("")}</head><body><main>${words}</main></body></html>`,
    );

  it("are pages made of the same parts; the longest stands for its type", () => {
    const pages = [
      page("index.html", ["start"]),
      page("a/index.html", ["page"], "kort"),
      page("b/index.html", ["page"], "längre än den andra"),
      page("c/index.html", ["page", "tables"]),
      page("d/index.html", ["page"], '<div lang="en">Words</div>'),
      page("404.html", ["page"]),
      readPage("gammal/index.html", '<html lang="sv"><meta http-equiv="refresh" content="0; url=/a/"></html>'),
    ];
    const site: BuiltSite = { origin: "https://bok.example", language: "sv", files: new Map(), promised: new Set(), texts: new Map(), pages };
    expect(pageTypes(site).map(({ name, page: { url }, count }) => [name, url, count])).toEqual([
      ["page", "/b/", 2],
      ["in en page", "/d/", 1],
      ["not found", "/404.html", 1],
      ["page tables", "/c/", 1],
      ["start", "/", 1],
    ]);
  });
});

describe("the Nu checker", () => {
  const message = (text: string, path = "rollen/index.html"): NuMessage => ({
    type: "error",
    url: pathToFileURL(join("/ut", path)).href,
    lastLine: 12,
    message: text,
  });

  it("is right about everything but what is known one by one", () => {
    const { rows, failures } = findingsOf(
      "/ut",
      ["rollen/index.html", "index.html"],
      [
        message("The “list” role is unnecessary for element “ul”."),
        message("Duplicate ID “a”."),
        message("Resource violates Content Security Policy (meta tag): external script “/assets/a.js” blocked by “script-src” directive."),
        message("Resource violates Content Security Policy (meta tag): external script “https://annan.example/a.js” blocked by “script-src” directive."),
      ],
    );
    expect(rows[0]).toEqual(["pages in which nothing is wrong", "1", "ok"]);
    const judged = (judgement: string) => rows.filter(([, , said = ""]) => said.startsWith(judgement));
    expect(judged("right as it is").map(([, times]) => times)).toEqual(["1 times", "1 times", "0 times"]);
    expect(judged("FAILS").map(([what, where]) => [what, where])).toEqual([
      ["Duplicate ID “a”.", "rollen/index.html:12"],
      [expect.stringContaining("https://annan.example/a.js"), "rollen/index.html:12"],
    ]);
    expect(failures).toBe(2);
  });

  it("says how it is got where it is missing", async () => {
    await expect(nuMessages([], "/finns/inte/vnu.jar")).rejects.toThrow("The Nu checker is not there. Get it with: npm ci");
  });
});

it("nothing built is told with the command that builds", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tomt-"));
  try {
    await writeFile(join(folder, "index.html"), "");
    await expect(readBuiltSite(folder)).rejects.toThrow(/There is no handbook in .*\. Make it with: npm run build/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
