/** A reader searches without pause while a new version is published, saved and taken up: every search is answered, by one version. */
import { cp, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { wire } from "../../eleventy.config.ts";
import { writeInstalledApp } from "../../src/io/installedApp.ts";
import { indexSearch } from "../../src/io/search.ts";
import { writeSite } from "../../src/io/site.ts";
import { readView } from "../../src/io/view.ts";
import { serve, type Served } from "../../src/io/outputServer.ts";
import { book, startBrowser } from "./site.ts";

let top: string;
let browser: Browser;
let context: BrowserContext;
let server: Served;

/** What each question finds first, and the file it is written in. */
const questions = [
  { query: "semester", title: "Lön och villkor", file: "inforande/lon-och-villkor.md" },
  { query: "kamratstöd", title: "Vad är peer support?", file: "rollen/vad-ar-peer-support.md" },
] as const;
const mark = " (ny utgåva)";

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), "peerhandboken-byte-"));
  await cp(book.content, join(top, "ny"), { recursive: true });
  for (const { file, title } of questions) {
    const path = join(top, "ny", file);
    const text = await readFile(path, "utf8");
    if (!text.includes(`titel: ${title}\n`)) throw new Error(`${file} has another title`);
    await writeFile(path, text.replace(`titel: ${title}\n`, `titel: "${title}${mark}"\n`));
  }
  await publishable("forsta", book.content);
  await publishable("andra", join(top, "ny"));
  await publish("forsta");
  server = await serve(join(top, "ut"));
  browser = await startBrowser();
  context = await browser.createBrowserContext();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(top, { recursive: true, force: true });
});

/** Builds a version, saved files and all. */
async function publishable(name: string, content: string): Promise<void> {
  const view = await readView({ ...book, content });
  await writeSite(view, wire, content, join(top, name));
  await indexSearch(view.handbook, join(top, name), { printed: [] });
  await writeInstalledApp(view, join(top, name));
}

/** All files change at once, as when a host publishes. */
async function publish(name: string): Promise<void> {
  await symlink(join(top, name), join(top, "nasta"));
  await rename(join(top, "nasta"), join(top, "ut"));
}

/** A hit, and the heading of the page that it leads to. */
interface Found {
  readonly title: string;
  readonly heading: string;
}

/** Writes a question into the field, and waits for its hits. Rejects where none come. */
const searchHere = (page: Page, query: string): Promise<readonly Found[]> =>
  page.evaluate(async (query) => {
    // Before its program is read, the form leads to A–Ö instead.
    if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
    const field = document.querySelector<HTMLInputElement>("#sokord");
    const hits = document.querySelector("[data-hits]");
    if (document.childNodes.length === 0) throw new Error("Blank, until it is navigated to again");
    if (field === null || hits === null) throw new Error("The search page lacks its field");
    for (const list of hits.children) list.replaceChildren();
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`No hits for ${query}: ${document.querySelector("main")?.innerText ?? ""}`)), 10_000);
      const seen = new MutationObserver(() => {
        if (hits.querySelector(".hit__link") === null) return;
        clearTimeout(late);
        seen.disconnect();
        resolve();
      });
      seen.observe(hits, { childList: true, subtree: true });
      field.value = query;
      field.form?.requestSubmit();
    });
    const words = (text: string | null | undefined) => (text ?? "").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
    const links = [...hits.querySelectorAll<HTMLAnchorElement>(".hit__link")].slice(0, 3);
    return Promise.all(
      links.map(async (link) => {
        const html = await (await fetch(link.pathname)).text();
        // No page may make markup of text (Trusted Types), this test neither.
        const heading = /<h1[^>]*>([^]*?)<\/h1>/.exec(html)?.[1]?.replaceAll(/<[^>]*>/g, "");
        return { title: words(link.textContent), heading: words(heading) };
      }),
    );
  }, query);

it("no search fails or mixes versions while a new one is published, saved, and taken up in another window", { timeout: 180_000 }, async () => {
  const page = await context.newPage();
  const reader = await context.newPage();
  await page.goto(`${server.url}/sok/`);
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated" && navigator.serviceWorker.controller !== null);

  const wrongs: string[] = [];
  page.on("pageerror", (error) => wrongs.push(String(error)));
  page.on("console", (message) => void (message.type() === "error" && wrongs.push(message.text())));
  page.on("response", (response) => void (response.status() >= 400 && wrongs.push(`${response.status()} ${response.url()}`)));

  const answered = { old: 0, new: 0 };
  const over = new AbortController();
  let rest: Promise<unknown> | undefined;
  const searching = (async () => {
    for (let round = 0; !over.signal.aborted; round++) {
      await rest;
      const question = questions[round % questions.length] as (typeof questions)[number];
      try {
        // Every third search begins with the page itself, and so reads the index anew.
        if (round % 3 === 2) await page.goto(`${server.url}/sok/`);
        const found = await searchHere(page, question.query);
        const isNew = found[0]?.title === question.title + mark;
        answered[isNew ? "new" : "old"]++;
        if (!isNew && found[0]?.title !== question.title) wrongs.push(`${question.query}: ${JSON.stringify(found)}`);
        for (const { title, heading } of found) if (title !== heading) wrongs.push(`The hit "${title}" leads to "${heading}"`);
        if (!isNew && answered.new > 0) wrongs.push(`${question.query} is answered by the old version again`);
      } catch (error) {
        // The page is loaded anew when the version changes, and Chromium seldom leaves one blank that was on its way; what was asked then is asked again.
        if (!/context was destroyed|detached|navigat|ERR_ABORTED/i.test(String(error))) wrongs.push(String(error));
        await page.waitForSelector("#sokord");
      }
    }
  })();
  const count = async (version: "old" | "new", more: number) => {
    const from = answered[version];
    await expect.poll(() => wrongs.length > 0 || answered[version] - from >= more, { timeout: 30_000, interval: 50 }).toBe(true);
    expect(wrongs).toEqual([]);
  };
  try {
    await count("old", 5);
    await publish("andra");
    await reader.goto(`${server.url}/`);
    await reader.waitForSelector(".new-version");
    // It is saved and waits: what is searched is the old version, whole.
    await count("old", 5);
    expect(answered.new).toBe(0);
    // When something is asked just as the old version is to end, Chromium waits until half a minute after the last that was asked.
    const anew = reader.waitForNavigation({ timeout: 90_000 });
    const late = setTimeout(() => (rest = anew.catch(() => undefined)), 10_000);
    await Promise.all([anew, reader.click(".new-version button")]);
    clearTimeout(late);
    await count("new", 10);
  } finally {
    over.abort();
    await searching;
  }
  expect(wrongs).toEqual([]);
  // The old version goes when no page of it can be open any more.
  await expect.poll(() => page.evaluate(() => caches.keys()), { timeout: 30_000 }).toHaveLength(1);
});
