/** The handbook on a reader's device, with the web server really gone: its listener is closed, and so are its connections. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, BrowserContext, Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { packages } from "../../src/offline/packages.ts";
import { writeInstalledApp } from "../../src/io/installedApp.ts";
import type { View } from "../../src/io/view.ts";
import type { FileList } from "../../src/browser/app/fileList.ts";
import { serve, type Served } from "../../src/io/outputServer.ts";
import { buildPages, startBrowser } from "./site.ts";

let folder: string;
let view: View;
let browser: Browser;
let server: Served;
let context: BrowserContext;
/** Every file of the output as it was built, to put back after a test has changed it. */
let list: FileList;
const article = "rollen/vad-ar-peer-support/index.html";
let original: string;
const pdf = Uint8Array.from({ length: 5000 }, (_, index) => index % 256);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerhandboken-app-"));
  view = await buildPages(folder);
  for (const path of ["pdf/peerhandboken.pdf", "pdf/kapitel/rollen.pdf", packages.lean]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), pdf);
  }
  list = await writeInstalledApp(view, folder);
  original = await readFile(join(folder, article), "utf8");
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  server = await serve(folder);
  context = await browser.createBrowserContext();
});
afterEach(async () => {
  await context.close();
  await server.close();
  await edition(original);
});

const port = () => Number(new URL(server.url).port);
/** The server comes back at its old address. */
const serveAgain = async () => (server = await serve(folder, port()));

/** Publishes another text of one page. */
async function edition(text: string): Promise<void> {
  await writeFile(join(folder, article), text);
  list = await writeInstalledApp(view, folder);
}
const secondEdition = () => edition(original.replace("</h1>", " (andra utgåvan)</h1>"));

async function open(path = "/"): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.url + path);
  return page;
}

/** Waits until the handbook is saved and answers for the page. */
const saved = (page: Page) =>
  page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated" && navigator.serviceWorker.controller !== null);

/** A first visit, saved. */
async function visited(path = "/"): Promise<Page> {
  const page = await open(path);
  await saved(page);
  return page;
}

const heading = (page: Page) => page.$eval("h1", (element) => element.textContent.replace(/\s+/g, " ").trim());
const banner = ".new-version";
/** Milliseconds that a change may take: when something is asked of the old version just as it is to end, Chromium waits until half a minute after the last that was asked. */
const soon = { timeout: 60_000 };
vi.setConfig({ testTimeout: soon.timeout * 2 });
/** The reader takes the new version, and every page that is open is loaded anew. */
const change = (reader: Page, ...others: readonly Page[]) =>
  Promise.all([...[reader, ...others].map((page) => page.waitForNavigation(soon)), reader.click(`${banner} button`)]);
const textOf = (page: Page, selector: string) => page.$eval(selector, (element) => (element as HTMLElement).innerText);
const told = (page: Page, what: string) =>
  page.waitForFunction((what) => document.querySelector("[data-saved]")?.textContent?.includes(what) === true, {}, what);
/** Buttons of rows come when the device has told what is saved. */
const press = async (page: Page, selector: string) => (await page.waitForSelector(selector))?.click();
const cacheNames = (page: Page) => page.evaluate(() => caches.keys());
const status = async (page: Page, path: string, headers: Record<string, string> = {}) =>
  page.evaluate(
    async (path, headers) => {
      try {
        const response = await fetch(path, { headers, cache: "no-store" });
        return { status: response.status, range: response.headers.get("Content-Range"), bytes: [...new Uint8Array(await response.arrayBuffer())].slice(0, 3) };
      } catch {
        return "no answer";
      }
    },
    path,
    headers,
  );

describe("after the first visit, with the server gone", () => {
  it("every page reads, in its own shape and without a word on the console", async () => {
    const page = await visited();
    await server.close();
    const strange: string[] = [];
    page.on("console", (message) => void (message.type() === "error" && strange.push(message.text())));
    const pages = list.core.map(([address]) => address).filter((address) => address.endsWith("/"));
    expect(pages.length).toBeGreaterThan(30);
    for (const path of pages) {
      const response = await page.goto(server.url + path);
      expect([path, response?.status(), (await page.$$("h1, meta[http-equiv=refresh]")).length]).toEqual([path, 200, 1]);
    }
    expect(strange).toEqual([]);
  });

  it("the search works, in its worker, also from an address", async () => {
    const page = await visited();
    await server.close();
    await page.goto(`${server.url}/sok/?q=semester`);
    await page.waitForSelector(".hit__link");
    expect(await textOf(page, ".hit__link")).toBe("Lön och villkor");
    expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toContain("/pagefind/pagefind-worker.js");
    await Promise.all([page.waitForNavigation(), page.click(".hit__link")]);
    expect(await heading(page)).toBe("Lön och villkor");
  });

  it("a page that is not saved is explained at its own address, and what is saved is a step away", async () => {
    const page = await visited();
    await server.close();
    const response = await page.goto(`${server.url}/inforande/ny-sida/`);
    expect(response?.status()).toBe(503);
    expect(new URL(page.url()).pathname).toBe("/inforande/ny-sida/");
    expect(await textOf(page, "[data-missing-page]")).toContain("inte sparad på den här enheten");
    await Promise.all([page.waitForNavigation(), page.click("[data-missing-page] a")]);
    expect(await heading(page)).toBe("Lilla provboken");
  });

  it("an address without its last slash, or with the name of its file, leads to the page", async () => {
    const page = await visited();
    await server.close();
    await page.goto(`${server.url}/rollen`);
    expect(new URL(page.url()).pathname).toBe("/rollen/");
    await page.goto(`${server.url}/${article}`);
    expect(await heading(page)).toBe("Vad är peer support?");
  });

  it("the pages keep the security rules they were sent with", async () => {
    const page = await visited();
    await server.close();
    const response = await page.goto(`${server.url}/rollen/`);
    expect(response?.headers()["content-security-policy"]).toContain("default-src 'none'");
    expect(response?.fromServiceWorker()).toBe(true);
  });
});

describe("a former address", () => {
  const from = "/rollen/uppdraget/";
  const to = `/${dirname(article)}/`;
  const former = `${from.slice(1)}index.html`;

  it("leads on without a net, and is no hindrance to saving where the host leads on by itself", async () => {
    await mkdir(dirname(join(folder, former)), { recursive: true });
    await writeFile(join(folder, former), `<!doctype html><title>Flyttad</title><meta http-equiv="refresh" content="0; url=${to}">`);
    list = await writeInstalledApp({ ...view, handbook: { ...view.handbook, redirects: [{ from, to }] } }, folder);
    server.redirect = { [from]: to };
    const page = await visited();
    expect(list.core.map(([address]) => address)).not.toContain(from);
    await server.close();
    for (const address of [from, `/${former}`]) {
      await page.goto(server.url + address);
      expect([new URL(page.url()).pathname, await heading(page)]).toEqual([to, "Vad är peer support?"]);
    }
    await rm(dirname(join(folder, former)), { recursive: true });
  });
});

describe("the first visit", () => {
  it("saves each file once, after the page is read, and nothing that is printed or downloaded", async () => {
    const page = await open();
    expect(server.asked).not.toContain("/offline/lista.json");
    await saved(page);
    const asked = server.asked.slice(server.asked.indexOf("/offline/lista.json") + 1);
    expect(asked.sort()).toEqual(list.core.map(([address]) => address).sort());
    expect(asked.filter((path) => /\.(?:pdf|zip|docx|pptx|csv)$/.test(path))).toEqual([]);
  });

  it("goes on from where it was when it did not succeed, at the next page", async () => {
    server.refuse = /^\/pagefind\/fragment\//;
    const page = await open();
    await expect.poll(() => server.asked.filter((path) => path.startsWith("/pagefind/fragment/")).length, { timeout: 20_000 }).toBeGreaterThan(0);
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing ?? null), { timeout: 20_000 }).toBe(null);
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
    server.refuse = undefined;
    const first = new Set(server.asked);
    server.asked.length = 0;
    await page.goto(`${server.url}/rollen/`);
    await saved(page);
    const again = server.asked.slice(server.asked.indexOf("/sw.js") + 1);
    const others = again.filter((path) => !path.startsWith("/pagefind/fragment/"));
    expect(others.length).toBeLessThan(list.core.length / 4);
    expect(others.filter((path) => first.has(path))).toEqual([]);
  });

  it("refuses a file that is not what the list says, and one that is answered with another address", async () => {
    const page = await open();
    const cannot = async () => {
      await page.evaluate(() => navigator.serviceWorker.register("/sw.js").catch(() => undefined));
      await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) ?? null), { timeout: 20_000 }).toBe(null);
    };
    await writeFile(join(folder, article), original.replace("</h1>", "!</h1>"));
    await cannot();
    await writeFile(join(folder, article), original);
    server.redirect = { [`/${dirname(article)}/`]: "/a-o/" };
    await cannot();
    server.redirect = {};
    await page.goto(server.url);
    await saved(page);
  });
});

describe("a file of which one bit is wrong", () => {
  const kinds = {
    page: /^\/rollen\/$/,
    script: /^\/assets\/handbok-\w+\.js$/,
    font: /^\/assets\/.*\.woff2$/,
    "part of the search index": /^\/pagefind\/.*\.pf_meta$/,
    "list of what is saved": /^\/offline\/lista\.json$/,
  };

  it.each(Object.entries(kinds))("is not saved, and nothing with it: a %s", async (_, path) => {
    // The page is there already; what it saves a second later is not what it should be.
    const page = await open();
    server.flip = path;
    server.asked.length = 0;
    const asked = () => server.asked.filter((one) => path.test(one)).length;
    await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(0);
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) ?? null), { timeout: 20_000 }).toBe(null);
    // Whole files make it whole: what went well before is kept.
    server.flip = undefined;
    await page.goto(server.url);
    await saved(page);
  });

  it("is not saved when it is a PDF that the reader asks for, and the page says so", async () => {
    const page = await visited("/offline/");
    await told(page, "Sparad på den här enheten");
    server.flip = /\.pdf$/;
    const row = '[data-pdf-group="bok"]';
    await press(page, `${row} button`);
    await page.waitForFunction(() => document.body.innerText.includes("gick inte att spara"));
    expect(await page.evaluate(async () => (await (await caches.open("pdf-filer")).keys()).length)).toBe(0);
  });

  it("does not come into a new version from the old one: what was changed on the device is fetched anew", async () => {
    const page = await visited();
    await page.evaluate(async () => {
      const [name] = await caches.keys();
      const cache = await caches.open(String(name));
      await cache.put("/rollen/", new Response("någon annans sida", { headers: { "Content-Type": "text/html" } }));
    });
    await secondEdition();
    server.asked.length = 0;
    await page.goto(`${server.url}/a-o/`);
    await page.waitForSelector(banner);
    expect(server.asked).toContain("/rollen/");
    await change(page);
    await page.goto(`${server.url}/rollen/`);
    expect(await heading(page)).toBe("Rollen");
  });
});

describe("a new version", () => {
  it("waits until the reader asks for it, and then comes to every tab at once, with only what has changed fetched", async () => {
    const page = await visited(`/${dirname(article)}/`);
    const other = await open("/rollen/");
    await secondEdition();
    server.asked.length = 0;
    await page.reload();
    await page.waitForSelector(banner);
    expect(server.asked.filter((path) => !["/sw.js", "/offline/lista.json"].includes(path)).sort()).toEqual([`/${dirname(article)}/`]);
    await page.reload();
    expect(await heading(page)).toBe("Vad är peer support?");
    await page.waitForSelector(banner);
    await other.waitForSelector(banner);
    await change(page, other);
    expect(await heading(page)).toBe("Vad är peer support? (andra utgåvan)");
    expect(await page.$(banner)).toBe(null);
    await expect.poll(() => cacheNames(page), { timeout: 30_000 }).toHaveLength(1);
    await server.close();
    await page.reload();
    expect(await heading(page)).toBe("Vad är peer support? (andra utgåvan)");
  });

  it("comes to a page that was on its way, too, and could not hear of it", async () => {
    const page = await visited();
    const reader = await context.newPage();
    await secondEdition();
    await reader.goto(`${server.url}/`);
    await reader.waitForSelector(banner);
    // The article of the old version has come, and stops before anything of it is read.
    const debug = await page.createCDPSession();
    await debug.send("Debugger.enable");
    const stopped = new Promise((resolve) => debug.once("Debugger.paused", resolve));
    const stop = await page.evaluateOnNewDocument("debugger");
    const read = page.goto(`${server.url}/${dirname(article)}/`);
    await stopped;
    await page.removeScriptToEvaluateOnNewDocument(stop.identifier);
    await change(reader);
    await debug.send("Debugger.resume");
    await debug.detach();
    await read.catch(() => undefined);
    await expect.poll(() => heading(page).catch(() => undefined), soon).toBe("Vad är peer support? (andra utgåvan)");
  });

  it("tells that it is on its way, as long as the old one has something to finish", async () => {
    const page = await visited();
    await secondEdition();
    await page.reload();
    await page.waitForSelector(banner);
    server.hold = /\.pdf$/;
    await page.evaluate(() => void fetch("/pdf/peerhandboken.pdf"));
    await expect.poll(() => server.asked).toContain("/pdf/peerhandboken.pdf");
    await page.click(`${banner} button`);
    expect(await textOf(page, banner)).toContain("Byter till den nya versionen");
    expect(await page.$(`${banner} button`)).toBe(null);
    expect(await page.$eval(banner, (element) => element.contains(document.activeElement))).toBe(true);
    const anew = page.waitForNavigation(soon);
    server.hold = undefined;
    await anew;
    expect(await page.$(banner)).toBe(null);
  });

  it("can wait: the word about it goes away and does not come back in that window", async () => {
    const page = await visited();
    await secondEdition();
    await page.reload();
    await page.waitForSelector(banner);
    await page.click(`${banner} button:last-child`);
    await page.goto(`${server.url}/rollen/`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await page.$(banner)).toBe(null);
  });

  it("of which one file fails leaves the old one whole", async () => {
    const page = await visited();
    await secondEdition();
    server.refuse = /^\/rollen\/vad-ar-peer-support\/$/;
    await page.reload();
    await expect.poll(() => server.asked.filter((path) => path === `/${dirname(article)}/`).length, { timeout: 20_000 }).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await page.$(banner)).toBe(null);
    await server.close();
    await page.goto(`${server.url}/${dirname(article)}/`);
    expect(await heading(page)).toBe("Vad är peer support?");
    await page.goto(`${server.url}/sok/?q=semester`);
    await page.waitForSelector(".hit__link");
    // And when the server is well again, the new version comes.
    await serveAgain();
    await page.goto(`${server.url}/${dirname(article)}/`);
    await page.waitForSelector(banner);
    await change(page);
    expect(await heading(page)).toBe("Vad är peer support? (andra utgåvan)");
  });
});

describe("PDF files", () => {
  const row = (id: string) => `[data-pdf-group="${id}"]`;

  it("are saved when the reader asks, open without a net, and are given in parts", async () => {
    const page = await visited("/offline/");
    await told(page, "Sparad på den här enheten");
    await press(page, `${row("bok")} button`);
    await page.waitForFunction((row) => document.querySelector(`${row} .offline__text`)?.textContent === "sparad", {}, row("bok"));
    await server.close();
    expect(await status(page, "/pdf/peerhandboken.pdf")).toEqual({ status: 200, range: null, bytes: [0, 1, 2] });
    expect(await status(page, "/pdf/peerhandboken.pdf", { Range: "bytes=100-199" })).toEqual({
      status: 206,
      range: "bytes 100-199/5000",
      bytes: [100, 101, 102],
    });
    expect(await status(page, "/pdf/peerhandboken.pdf", { Range: "bytes=-10" })).toMatchObject({ status: 206, range: "bytes 4990-4999/5000" });
    expect(await status(page, "/pdf/peerhandboken.pdf", { Range: "bytes=5000-" })).toMatchObject({ status: 416, range: "bytes */5000" });
    expect(await status(page, "/pdf/kapitel/rollen.pdf")).toBe("no answer");
  });

  it("are removed when the reader asks", async () => {
    const page = await visited("/offline/");
    await told(page, "Sparad på den här enheten");
    await press(page, `${row("rollen")} button`);
    await page.waitForFunction((row) => document.querySelector(`${row} .offline__text`)?.textContent === "sparad", {}, row("rollen"));
    await press(page, `${row("rollen")} button`);
    await page.waitForFunction((row) => document.querySelector(`${row} .offline__text`)?.textContent === "", {}, row("rollen"));
    await server.close();
    expect(await status(page, "/pdf/kapitel/rollen.pdf")).toBe("no answer");
  });

  it("that have changed since are fetched anew while there is a net, and the saved one opens when there is none", async () => {
    const page = await visited("/offline/");
    await told(page, "Sparad på den här enheten");
    await press(page, `${row("bok")} button`);
    await page.waitForFunction((row) => document.querySelector(`${row} .offline__text`)?.textContent === "sparad", {}, row("bok"));
    await writeFile(join(folder, "pdf/peerhandboken.pdf"), pdf.toReversed());
    await edition(original);
    await page.reload();
    await page.waitForSelector(banner);
    await change(page);
    expect(await status(page, "/pdf/peerhandboken.pdf")).toMatchObject({ bytes: [135, 134, 133] });
    await page.waitForFunction((row) => document.querySelector(`${row} .offline__text`)?.textContent?.includes("äldre") === true, {}, row("bok"));
    await server.close();
    expect(await status(page, "/pdf/peerhandboken.pdf")).toMatchObject({ bytes: [0, 1, 2] });
    await writeFile(join(folder, "pdf/peerhandboken.pdf"), pdf);
  });
});

describe("the page about reading without a net", () => {
  it("tells what is saved and how much it is", async () => {
    const page = await visited("/offline/");
    await told(page, "Sparad på den här enheten");
    const pages = list.core.filter(([address]) => address.endsWith("/")).length;
    expect(await textOf(page, "[data-saved]")).toMatch(
      new RegExp(`^Sparad på den här enheten: ${pages} sidor och sökningen, \\d[\\d,]* [kM]B\\. Utgåva 1, 1 oktober 2026\\.$`),
    );
    expect(await textOf(page, "[data-saved-total]")).toMatch(/^Allt sparat tar /);
  });

  it("removes everything when asked, remembers it, and saves again when asked", async () => {
    const page = await visited("/offline/");
    await told(page, "Sparad på den här enheten");
    await page.click("[data-saved-actions] button");
    await told(page, "borttaget");
    expect(await cacheNames(page)).toEqual([]);
    await page.goto(server.url);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    await page.goto(`${server.url}/offline/`);
    await told(page, "borttaget");
    await page.click("[data-saved-actions] button");
    await told(page, "Sparad på den här enheten");
  });

  it("links to the packages that are there, with their sizes, also without JavaScript", async () => {
    const page = await context.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${server.url}/offline/`);
    expect(await page.$$eval(".offline__folder:not([hidden])", (rows) => rows.map((row) => (row as HTMLElement).innerText.replace(/\s+/g, " ")))).toEqual([
      "Handboken som mapp 5 kB Alla sidor, sökningen, kartan, blanketter och Word-mallar. Inga PDF-filer.",
    ]);
    expect(await textOf(page, "main")).toContain("kräver JavaScript");
    expect(await page.$$eval("[data-pdf-group]:not([hidden]) a", (links) => links.map((link) => link.getAttribute("href")))).toEqual([
      "/pdf/peerhandboken.pdf",
      "/pdf/kapitel/rollen.pdf",
    ]);
  });
});

describe("a handbook of more pages than are saved at once", () => {
  it("saves the start, the register and the search; chapters when the reader asks, and they follow to the next version", async () => {
    const few = { pagesSavedAtOnce: 10 };
    list = await writeInstalledApp(view, folder, few);
    const page = await visited("/offline/");
    await told(page, "Sparat på den här enheten");
    expect(await textOf(page, "[data-saves=kapitel]")).toContain("Kapitlen sparar du själv");
    const chapter = '[data-chapter-group="rollen"]';
    await press(page, `${chapter} button`);
    await page.waitForFunction((row) => document.querySelector(`${row} .offline__text`)?.textContent === "sparad", {}, chapter);

    await writeFile(join(folder, article), original.replace("</h1>", " (andra utgåvan)</h1>"));
    await writeInstalledApp(view, folder, few);
    await page.reload();
    await page.waitForSelector(banner);
    await change(page);

    await server.close();
    await page.goto(`${server.url}/${dirname(article)}/`);
    expect(await heading(page)).toBe("Vad är peer support? (andra utgåvan)");
    const response = await page.goto(`${server.url}/inforande/lon-och-villkor/`);
    expect(response?.status()).toBe(503);
    await page.goto(`${server.url}/sok/?q=semester`);
    await page.waitForSelector(".hit__link");
    await page.goto(`${server.url}/inforande/`);
    expect(await heading(page)).toBe("Införande");
  });
});

it("the file that turns the app off removes everything at the next visit, and the pages come over the net again", async () => {
  const page = await visited();
  const worker = await readFile(join(folder, "sw.js"));
  await writeFile(join(folder, "sw.js"), await readFile(new URL("../../src/hosting/sw-off.js", import.meta.url)));
  await secondEditionWithoutApp();
  await page.goto(`${server.url}/${dirname(article)}/`);
  await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("andra utgåvan") === true, { timeout: 20_000 });
  await expect.poll(() => cacheNames(page), { timeout: 20_000 }).toEqual([]);
  await writeFile(join(folder, "sw.js"), worker);
});

const secondEditionWithoutApp = () => writeFile(join(folder, article), original.replace("</h1>", " (andra utgåvan)</h1>"));
