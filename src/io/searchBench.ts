import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { lexiconName } from "../ranking/lexicon.ts";
import type { Browser, Page } from "puppeteer";
import type { Handbook, Page as HandbookPage } from "../handbook/model.ts";
import type { Thesaurus } from "../search/thesaurus.ts";
import { startChromium } from "./chromium.ts";
import { packages } from "../offline/packages.ts";
import { filesUnder, write } from "./disk.ts";
import { findFirefox, startFirefox } from "./firefox.ts";
import { firstVisit, weigher } from "./firstVisit.ts";
import { writeOfflinePackages } from "./offlinePackage.ts";
import { serve } from "./outputServer.ts";
import { readQuestions } from "./relevance.ts";
import { indexSearch } from "./search.ts";
import { openSearch } from "./searchNode.ts";
import type { View } from "./view.ts";

/** Bytes as they travel: brotli, but for what is compressed already. */
export interface SearchWeights {
  /** Our own scripts of the search, all of them; nothing of it is sent before the field is touched. */
  readonly ownCode: number;
  readonly lexicon: number;
  readonly pagefindCode: number;
  readonly pagefindWasm: number;
  /** The whole index on disk; a search reads a few of its files. */
  readonly index: number;
}

/** Weighs the search of an output that has pages and index. */
export async function weighSearch(output: string): Promise<SearchWeights> {
  const read = (path: string) => readFile(join(output, path));
  const weigh = weigher(output);
  const total = async (paths: readonly string[]) => (await Promise.all(paths.map(weigh))).reduce((sum, { sent }) => sum + sent, 0);
  const atFirst = new Set((await firstVisit(output, "/rollen/")).map(({ path }) => path.replace(/^\//, "")));
  const entries = (await filesUnder(join(output, "assets"))).map(({ path }) => path);
  // The scripts that the search page and the search box bring: from the page's own, and what the common script imports when it is needed.
  const own = new Set<string>();
  const follow = async (name: string): Promise<void> => {
    if (own.has(name) || atFirst.has(`assets/${name}`)) return;
    own.add(name);
    for (const [, next] of (await read(`assets/${name}`)).toString("utf8").matchAll(/(?:from|import)\s*\(?\s*"\.\/([^"]+)"/g)) await follow(String(next));
  };
  for (const name of entries.filter((name) => /^sok-.*\.js$/.test(name))) await follow(name);
  const main = entries.find((name) => /^handbok-.*\.js$/.test(name));
  if (main !== undefined) {
    for (const [, name] of (await read(`assets/${main}`)).toString("utf8").matchAll(/import\("\.\/([^"]+)"\)/g)) {
      const text = (await read(`assets/${String(name)}`)).toString("utf8");
      if (text.includes("suggestions") || text.includes("markera")) await follow(String(name));
    }
  }
  const index = (await filesUnder(join(output, "pagefind"))).map(({ path }) => path);
  return {
    ownCode: await total([...own].map((name) => `assets/${name}`)),
    lexicon: await total([`pagefind/${lexiconName}`]),
    pagefindCode: await total(["pagefind/pagefind.js", "pagefind/pagefind-worker.js"]),
    pagefindWasm: await total(["pagefind/wasm.sv.pagefind"]),
    index: await total(index.filter((path) => /\.pf_\w+$/.test(path)).map((path) => `pagefind/${path}`)),
  };
}

/** Milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly runs: number;
}

export interface Latency {
  /** The first search, with everything that it has to load; each run in a browser that has read nothing yet. */
  readonly cold: Times;
  readonly warm: Times;
}

const timesOf = (values: readonly number[]): Times => {
  const sorted = [...values].sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: quantile(0.5), p95: quantile(0.95), runs: sorted.length };
};

/** The first questions of the tuning half: those whose times count follow when everything is warm. */
const warmUp = 10;

/** The ranking and Pagefind in Node, without a browser. */
export async function latencyInNode(output: string): Promise<Latency> {
  const questions = await readQuestions("tuning");
  const times: number[] = [];
  const started = performance.now();
  const search = await openSearch(output);
  for (const { query } of questions) {
    const start = times.length === 0 ? started : performance.now();
    await search.search(query);
    times.push(performance.now() - start);
  }
  return { cold: timesOf(times.slice(0, 1)), warm: timesOf(times.slice(warmUp)) };
}

/** From a new question in the field of the search page to its hits. The page waits for a pause in the writing; a form that is sent is searched for at once. */
const timeOf = (page: Page, query: string) =>
  page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const field = document.querySelector<HTMLInputElement>("#sokord");
        const hits = document.querySelector("[data-hits]");
        if (field === null || hits === null) throw new Error("The search page lacks its field");
        const start = performance.now();
        const seen = new MutationObserver(() => {
          if (hits.querySelector(".hit, .hits__after > *") === null) return;
          seen.disconnect();
          resolve(performance.now() - start);
        });
        for (const list of hits.children) list.replaceChildren();
        seen.observe(hits, { childList: true, subtree: true });
        field.value = text;
        field.form?.requestSubmit();
      }),
    query,
  );

const coldRuns = 20;
const warmRuns = 60;

/** Times of the search page at an address. */
async function latencyAt(browser: Browser, address: string): Promise<Latency> {
  const questions = (await readQuestions("tuning")).map(({ query }) => query);
  const cold: number[] = [];
  for (const query of questions.slice(0, coldRuns)) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(address, { waitUntil: "load" });
    cold.push(await timeOf(page, query));
    await context.close();
  }
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: "load" });
  const warm: number[] = [];
  for (const query of questions.slice(0, warmUp + warmRuns)) warm.push(await timeOf(page, query));
  await page.close();
  return { cold: timesOf(cold), warm: timesOf(warm.slice(warmUp)) };
}

/** Times in Chromium and, where there is one, in Firefox: over a server of this machine, and from the offline package in a folder. Writes the packages into the output. */
export async function latencyInBrowsers(view: View, output: string): Promise<Readonly<Record<string, Latency>>> {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-mapp-"));
  const server = await serve(output);
  try {
    await writeOfflinePackages(view, output);
    for (const [path, content] of Object.entries(unzipSync(new Uint8Array(await readFile(join(output, packages.lean))))))
      await write(join(folder, path), content);
    const ways = { "http, loopback": `${server.url}/sok/`, "file://": pathToFileURL(join(folder, "sok", "index.html")).href };
    const hasFirefox = await findFirefox().then(
      () => true,
      () => false,
    );
    const measured: Record<string, Latency> = {};
    for (const [name, start] of [["Chromium", startChromium] as const, ...(hasFirefox ? [["Firefox", startFirefox] as const] : [])]) {
      const browser = await start();
      try {
        for (const [way, address] of Object.entries(ways)) measured[`${name}, ${way}`] = await latencyAt(browser, address);
      } finally {
        await browser.close();
      }
    }
    return measured;
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the first search of a reader takes. */
export interface FirstSearches extends Latency {
  /** What it reads besides the page and its scripts: index, lexicon and WASM, in bytes as they travel. */
  readonly bytes: Times;
}

/** Times in Chromium over a server of this machine, and how much a first search reads. */
export async function firstSearches(output: string): Promise<FirstSearches> {
  const weigh = weigher(output);
  const server = await serve(output);
  const browser = await startChromium();
  try {
    const latency = await latencyAt(browser, `${server.url}/sok/`);
    const sums = searchesIn(server.asked)
      .slice(0, coldRuns)
      .map(async (paths) => (await Promise.all(paths.map((path) => weigh(path)))).reduce((sum, { sent }) => sum + sent, 0));
    return { ...latency, bytes: timesOf(await Promise.all(sums)) };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** What each reader of the search page asked for of the index, from all that was asked for in order: each begins with the page. */
function searchesIn(asked: readonly string[]): readonly (readonly string[])[] {
  const readers: string[][] = [];
  for (const path of asked) {
    if (path === "/sok/") readers.push([]);
    if (path.startsWith("/pagefind/")) readers.at(-1)?.push(path);
  }
  return readers;
}

export interface Growth {
  readonly pages: number;
  readonly seconds: number;
  readonly indexBytes: number;
  readonly lexiconBytes: number;
}

/** Index and lexicon of handbooks that are made of this one's pages again and again, each with words of its own. */
export async function growthOf(handbook: Handbook, thesaurus: Thesaurus, sizes: readonly number[]): Promise<Growth[]> {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-vaxt-"));
  try {
    const growth: Growth[] = [];
    for (const size of sizes) {
      const output = join(folder, String(size));
      const start = performance.now();
      const made = await indexSearch(copied(handbook, size), output, { thesaurus, printed: [] });
      const seconds = (performance.now() - start) / 1000;
      const lexiconBytes = (await stat(join(output, "pagefind", lexiconName))).size;
      growth.push({ pages: made.pages, seconds, indexBytes: made.bytes - lexiconBytes, lexiconBytes });
      await rm(output, { recursive: true, force: true });
    }
    return growth;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A handbook of about so many pages. */
function copied(handbook: Handbook, size: number): Handbook {
  const pages = handbook.chapters.flatMap((chapter) => chapter.pages);
  const copies = Math.max(1, Math.round(size / pages.length));
  const copy = (page: HandbookPage, number: number): HandbookPage =>
    number === 0
      ? page
      : {
          ...page,
          id: `${page.id}-${number}`,
          url: page.url.replace(/\/$/, `-${number}/`),
          title: `${page.title} ${number}`,
          html: `${page.html}<p>Kopia${number} ort${number * 7}.</p>`,
        };
  const times = [...Array(copies).keys()];
  return {
    ...handbook,
    chapters: handbook.chapters.map((chapter) => ({ ...chapter, pages: times.flatMap((number) => chapter.pages.map((page) => copy(page, number))) })),
  };
}
