import { createServer } from "node:http";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import puppeteer from "puppeteer";
import type { Handbook, Page } from "../handbook/model.ts";
import { securityHeaders } from "../site/headers.ts";
import type { Thesaurus } from "../search/thesaurus.ts";
import { findBrowser } from "./browser.ts";
import { filesUnder } from "./disk.ts";
import { firstVisit } from "./firstVisit.ts";
import { readQuestions } from "./relevance.ts";
import { indexSearch, lexiconName } from "./search.ts";
import { openSearch } from "./searchNode.ts";

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

const sent = (bytes: Uint8Array) => brotliCompressSync(bytes).length;

/** Weighs the search of an output that has pages and index. */
export async function weighSearch(output: string): Promise<SearchWeights> {
  const read = (path: string) => readFile(join(output, path));
  const total = async (paths: readonly string[]) =>
    (await Promise.all(paths.map(async (path) => sent(await read(path))))).reduce((sum, bytes) => sum + bytes, 0);
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
  const packed = await Promise.all(index.filter((path) => /\.(?:pf_\w+)$/.test(path)).map(async (path) => (await stat(join(output, "pagefind", path))).size));
  return {
    ownCode: await total([...own].map((name) => `assets/${name}`)),
    lexicon: await total([`pagefind/${lexiconName}`]),
    pagefindCode: await total(["pagefind/pagefind.js", "pagefind/pagefind-worker.js"]),
    pagefindWasm: (await stat(join(output, "pagefind", "wasm.sv.pagefind"))).size,
    index: packed.reduce((sum, bytes) => sum + bytes, 0),
  };
}

export interface Latency {
  readonly p50: number;
  readonly p95: number;
  /** Milliseconds of the first search, with everything that it has to load. */
  readonly cold: number;
}

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Milliseconds in Node: the ranking and Pagefind without a browser. */
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
  const warm = times.slice(10);
  return { cold: times[0] ?? 0, p50: quantile(warm, 0.5), p95: quantile(warm, 0.95) };
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml",
};

/** Milliseconds from a new question in the field of the search page to its hits, in the browser that prints, over a server of this machine. */
export async function latencyInBrowser(output: string): Promise<Latency> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(String(request.url), "http://localhost").pathname);
    try {
      const content = await readFile(join(output, path.endsWith("/") ? `${path}index.html` : path));
      response
        .writeHead(200, { ...securityHeaders, "Content-Type": types[extname(path) === "" ? ".html" : extname(path)] ?? "application/octet-stream" })
        .end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { executablePath, env, origin } = await findBrowser();
  const browser = await puppeteer.launch({
    executablePath,
    headless: origin === "lockfile" ? "shell" : true,
    env: { ...process.env, ...env },
    args: [...(process.platform === "linux" ? ["--no-sandbox", "--no-zygote", "--disable-dev-shm-usage"] : []), "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sok/`, { waitUntil: "networkidle0" });
    // The page waits for a pause in the writing; a form that is sent is searched for at once.
    const ask = (query: string) =>
      page.evaluate(
        (text) =>
          new Promise<number>((resolve) => {
            const field = document.querySelector<HTMLInputElement>("form input[type=search]");
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
    const times: number[] = [];
    for (const { query } of (await readQuestions("tuning")).slice(0, 60)) times.push(await ask(query));
    const warm = times.slice(10);
    return { cold: times[0] ?? 0, p50: quantile(warm, 0.5), p95: quantile(warm, 0.95) };
  } finally {
    await browser.close();
    server.close();
  }
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
  const copy = (page: Page, number: number): Page =>
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
