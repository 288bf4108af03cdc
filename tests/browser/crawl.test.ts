import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageTypes } from "../../src/audit/pageTypes.ts";
import { axeFaults } from "../../src/io/axe.ts";
import { readBuiltSite } from "../../src/io/builtSite.ts";
import { crawl, modes, type Mode } from "../../src/io/crawl.ts";
import { write } from "../../src/io/disk.ts";
import { visitWatch, type Visit } from "../../src/io/visitWatch.ts";
import { openSite, type TestSite } from "./site.ts";

let site: TestSite;
let urls: readonly string[];
beforeAll(async () => {
  site = await openSite();
  urls = pageTypes(await readBuiltSite(site.folder)).map(({ page }) => page.url);
});
afterAll(() => site.close());

describe("a page of each type", () => {
  it("is found in what is built", () => {
    expect(urls.length).toBeGreaterThan(12);
    expect(urls).toEqual(expect.arrayContaining(["/", "/sok/", "/karta/", "/offline/", "/a-o/", "/404.html"]));
  });

  it("weighs little in a first visit, all that a browser asks for counted, and stands still", async () => {
    const visits = new Map<string, Visit>();
    const crawled = await crawl(site.folder, urls, { visit: visitWatch(site.folder, (url, visit) => visits.set(url, visit)) });
    expect(crawled.filter(({ faults }) => faults["visit"]?.length !== 0)).toEqual([]);
    // Nothing would be too much if nothing were counted.
    expect([...visits.keys()].sort()).toEqual([...urls].sort());
    for (const { files } of visits.values()) expect(files.filter(({ path }) => path.endsWith(".woff2")).length).toBeGreaterThan(1);
  });

  it("stands still on a phone also when its letters come late", async () => {
    const moved: string[] = [];
    site.server.asked.length = 0;
    for (const url of urls) {
      const context = await site.browser.createBrowserContext();
      try {
        const page = await context.newPage();
        await page.setViewport({ width: 360, height: 800 });
        await page.evaluateOnNewDocument(
          `delete Navigator.prototype.serviceWorker; window.__moved = 0;
          new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.__moved += value; }).observe({ type: "layout-shift", buffered: true });`,
        );
        site.server.hold = /\.woff2$/;
        await page.goto(site.server.url + url, { waitUntil: "domcontentloaded" });
        await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0, { polling: 20 });
        site.server.hold = undefined;
        await page.waitForNetworkIdle({ idleTime: 250 });
        await page.evaluate("document.fonts.ready.then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))");
        expect(await page.evaluate(() => [...document.fonts].filter(({ status }) => status === "loaded").length)).toBeGreaterThan(1);
        const shift = (await page.evaluate("window.__moved")) as number;
        if (shift >= 0.005) moved.push(`${url} ${shift.toFixed(3)}`);
      } finally {
        site.server.hold = undefined;
        await context.close();
      }
    }
    expect(moved).toEqual([]);
    // What is late is waited for: no other file with the same letters is fetched in its place.
    expect(site.server.asked.filter((path) => /-latin-.*\.woff2$/.test(path))).toEqual([]);
  });
});

describe("a crawl", () => {
  let folder: string;
  const head = '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Prov</title>';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "peerhandboken-krypa-"));
    const files = {
      _headers: "/*\n  X-Prov: ja\n",
      "index.html": `${head}</head><body><main><h1>Hel</h1><p>Text.</p></main></body></html>`,
      // Wrong in each way that is looked for: a picture without words, pale words in the dark, what moves, and much to run.
      "trasig/index.html": `${head}<style>@media (prefers-color-scheme: dark) { p { color: #777; background: #888; } } @media (width > 1000px) { img { display: none; } }</style>
        </head><body><main><h1>Trasig</h1><img src="/bild.svg" width="40" height="30"><p>Text.</p></main><script src="/stort.js"></script></body></html>`,
      "bild.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
      "stort.js": `const words = "${Array.from({ length: 4000 }, (_, index) => (index * 2_654_435_761).toString(36)).join("")}";
        setTimeout(() => { const note = document.createElement("div"); note.style.height = "300px"; document.querySelector("h1").before(note); }, 100);`,
    };
    for (const [path, content] of Object.entries(files)) await write(join(folder, path), content);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("sees what is wrong, in the mode where it is wrong, and nothing on a page that is right", async () => {
    const [good, bad] = await crawl(folder, ["/", "/trasig/"], {
      axe: async (page) => ({ inMode: () => axeFaults(page, ["image-alt", "color-contrast"]) }),
      visit: visitWatch(folder),
    });
    expect(good?.faults).toEqual({ axe: [], visit: [] });
    expect(bad?.faults["axe"]?.map((fault) => fault.split(": ").slice(0, 2).join(": "))).toEqual(["360 px: image-alt", "dark: color-contrast"]);
    expect(bad?.faults["visit"]).toEqual([
      expect.stringMatching(/^a first visit has \d{5} bytes of scripts$/),
      expect.stringMatching(/^the page moves by 0\.\d{3} when it comes$/),
    ]);
  });

  it("lets everyone look along: from before the page is opened, in every mode, and when all have looked", async () => {
    const seen: string[] = [];
    const [crawled] = await crawl(folder, ["/"], {
      first: async (page, { url }) => {
        seen.push(`opens ${url}: ${page.url()}`);
        page.on("response", (response) => seen.push(`hears ${response.headers()["x-prov"]}`));
        return {
          whenOpen: async () => (seen.push("open"), []),
          inMode: async ({ name, width }: Mode) => (seen.push(`${name} ${String(await page.evaluate("innerWidth"))} ${width}`), []),
          atEnd: async () => (seen.push("end"), ["något är fel"]),
        };
      },
      second: async () => ({}),
    });
    expect(seen).toEqual(["opens /: about:blank", "hears ja", "open", ...modes.map(({ name, width }) => `${name} ${width} ${width}`), "end"]);
    expect(crawled?.faults).toEqual({ first: ["något är fel"], second: [] });
  });
});
