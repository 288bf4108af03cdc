import type { Browser } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { posix } from "node:path";
import { packagePolicy } from "../../src/offline/page.ts";
import { allIsWell, fileRules, openFile, readFolder, unpackedBook, type Unpacked } from "./openFolder.ts";
import { startBrowser } from "./site.ts";

let book: Unpacked;
let browser: Browser;
beforeAll(async () => {
  book = await unpackedBook();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await book.remove();
});

const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content);
const pagesOf = (files: Readonly<Record<string, Uint8Array>>) => Object.entries(files).filter(([path]) => path.endsWith(".html"));

describe("the handbook opened from a folder", () => {
  it("is read by a browser that keeps files from each other", async () => {
    expect(await fileRules(browser, book.lean)).toEqual({ fetch: "refused", import: "refused" });
  });

  it("shows its pages, searches, follows hits, shows the map and is written in, without asking the net for anything", async () => {
    const { seen, strange } = await readFolder(browser, book.lean);
    expect(seen).toEqual(allIsWell);
    expect(strange).toEqual({ console: [], requests: [] });
  });

  it("leads from every page only to what is there", () => {
    for (const kind of ["lean", "full"] as const) {
      const files = book.files[kind];
      const dead = pagesOf(files).flatMap(([path, content]) =>
        [...text(content).matchAll(/\s(?:href|src|action|data-search-action)="([^"]*)"|content="0; url=([^"]*)"/g)]
          .map((match) => String(match[1] ?? match[2]))
          .filter((address) => !/^(?:https?:|mailto:|tel:|#)/.test(address))
          .filter((address) => !(posix.join(posix.dirname(path), decodeURIComponent(String(address.split(/[?#]/)[0]))) in files) || address.startsWith("/"))
          .map((address) => `${path} → ${address}`),
      );
      expect(dead).toEqual([]);
    }
  });

  it("has the same rules in every page as the web, before anything else is read", () => {
    for (const [, content] of pagesOf(book.files.lean)) {
      const page = text(content);
      if (page.includes('http-equiv="refresh"')) continue;
      expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="${packagePolicy}">`);
      expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.search(/<link|<script|<style/));
      expect(page).not.toMatch(/type="module"|rel="manifest"|rel="preload"/);
    }
    expect(packagePolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:|data:|blob:/);
  });

  it("brings neither service worker, manifest nor what only servers read", () => {
    expect(
      Object.keys(book.files.lean).filter((path) => /^(?:sw\.js|_headers|manifest|feed|robots|sitemap|handbok\.json|404)|\.zip$|lista\.json$/.test(path)),
    ).toEqual([]);
  });

  it("tells how it is opened in a text that any program shows", () => {
    const readme = text(book.files.lean["LÄS-MIG.txt"]);
    expect(book.files.lean["LÄS-MIG.txt"]?.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
    expect(readme).toContain("Packa upp hela zip-filen först");
    expect(readme).toContain("Utgåva 1, 1 oktober 2026\r\n");
    expect(readme).toContain("Firefox");
    expect(Object.keys(book.files.lean).slice(0, 2)).toEqual(["LÄS-MIG.txt", "index.html"]);
  });
});

describe("tools for readers in a folder", () => {
  it("remember ticks from one day to the next, lead on along a path, and show what is saved", async () => {
    const { page, strange } = await openFile(browser, book.lean, "rollen/vad-ar-peer-support/index.html");
    await page.waitForSelector(".point__box");
    await page.click(".point__box");
    await page.reload();
    await page.waitForSelector(".box .tool-bar");
    expect(await page.$eval(".box .tool-bar__status", (status) => status.textContent)).toBe("1 av 2 klara");
    await page.click(".box .tool-bar__more");
    await Promise.all([page.waitForNavigation(), page.click(".tool-bar__panel .tool-note a")]);
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toMatch(/\/offline\/index\.html#sparat$/);
    await page.waitForSelector(".kept");
    expect(await page.$$eval(".kept strong", (all) => all.map((one) => one.textContent))).toEqual(["Kryss i checklistor"]);

    await page.goto(new URL("../om/lasvag-chef/index.html", page.url()).href);
    await page.waitForSelector(".path__read input");
    await page.click(".path__read input");
    await page.goto(new URL("../../index.html", page.url()).href);
    await page.waitForSelector(".door__read");
    expect(await page.$eval(".door__read", (mark) => mark.textContent)).toBe("1 av 2 lästa");
    expect(strange).toEqual({ console: [], requests: [] });
    await page.evaluate(() => localStorage.clear());
  });

  it("have no button for packs, which cannot be made there", async () => {
    const { page } = await openFile(browser, book.full, "rollen/vad-ar-peer-support/index.html");
    expect(await page.$$("[data-pack-add]")).toEqual([]);
  });
});

describe("PDF files", () => {
  it("are in the full package, and its links lead to them", async () => {
    expect(Object.keys(book.files.full).filter((path) => path.endsWith(".pdf"))).toEqual(["pdf/kapitel/rollen.pdf", "pdf/peerhandboken.pdf"]);
    const { page } = await openFile(browser, book.full, "rollen/index.html");
    expect(await page.$eval(".footer a[href$='.pdf']", (link) => link.getAttribute("href"))).toBe("../pdf/peerhandboken.pdf");
  });

  it("are not in the lean one: links say so, and lead to where it is explained", async () => {
    expect(Object.keys(book.files.lean).filter((path) => path.endsWith(".pdf"))).toEqual([]);
    const { page } = await openFile(browser, book.lean, "rollen/index.html");
    const link = (await page.$$(".tools a")).at(-1);
    expect(await link?.evaluate((element) => element.textContent)).toMatch(/\(inte i mappen\)$/);
    await Promise.all([page.waitForNavigation(), link?.click()]);
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toMatch(/\/offline\/index\.html#pdf-filer$/);
    expect(await page.$eval("main", (main) => main.innerText)).toContain("peerhandboken-offline-full.zip");
  });
});
