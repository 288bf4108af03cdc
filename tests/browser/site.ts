/** The small book built, served and opened in a real browser that writes down everything a page should not do. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer";
import { wire } from "../../eleventy.config.ts";
import { startChromium } from "../../src/io/chromium.ts";
import { withoutApp } from "../../src/io/crawl.ts";
import { writeInstalledApp } from "../../src/io/installedApp.ts";
import { indexSearch } from "../../src/io/search.ts";
import { writeSite } from "../../src/io/site.ts";
import { readView, type View } from "../../src/io/view.ts";
import type { PdfFile } from "../../src/site/pdfFiles.ts";
import { serve, type Served } from "../../src/io/outputServer.ts";

/** What a page did that it should not. All empty, and no shift, on a good page. */
export interface Wrongs {
  readonly offOrigin: readonly string[];
  readonly console: readonly string[];
  readonly policy: readonly string[];
  readonly cookies: readonly string[];
  /** Cumulative layout shift in hundredths, without what follows upon input. A bold face that arrives late is less than half of one. */
  readonly shift: number;
}

export const noWrongs: Wrongs = { offOrigin: [], console: [], policy: [], cookies: [], shift: 0 };

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: "light" | "dark";
  readonly javaScript?: boolean;
  /** Runs in the page before its own scripts. */
  readonly before?: string;
  /** Saves the handbook on the device, as a reader's browser does. */
  readonly isSaved?: boolean;
}

export interface OpenPage {
  readonly page: Page;
  /** Everything wrong so far. */
  readonly wrongs: () => Promise<Wrongs>;
}

export interface TestSite {
  readonly server: Served;
  readonly browser: Browser;
  /** Where the site lies. */
  readonly folder: string;
  /** Opens an address from the root in a browser without memory. */
  readonly open: (path: string, options?: OpenOptions) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

export const book = { content: "tests/books/liten/content", data: "tests/books/liten/data" };

const watch = `
  window.__policy = []; window.__shift = 0;
  addEventListener("securitypolicyviolation", (event) => window.__policy.push(event.violatedDirective + " " + event.blockedURI));
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value; }).observe({ type: "layout-shift", buffered: true });`;

export interface SiteOptions {
  /** Prints PDFs into the folder; by default there are none. */
  readonly print?: (view: View, folder: string) => Promise<readonly PdfFile[]>;
}

/** Builds the small book's pages and search into a folder. */
export async function buildPages(folder: string, { print = async () => [] }: SiteOptions = {}): Promise<View> {
  const view = await readView(book);
  await writeSite({ ...view, pdfs: await print(view, folder) }, wire, book.content, folder);
  await indexSearch(view.handbook, folder);
  return view;
}

/** Starts the browser that the project finds, with more words on its command line where a test needs them. */
export const startBrowser = startChromium;

/** Builds the small book, serves it and starts a browser. */
export async function openSite(options: SiteOptions = {}): Promise<TestSite> {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-prov-"));
  await writeInstalledApp(await buildPages(folder, options), folder);
  const server = await serve(folder);
  const browser = await startBrowser();
  const contexts: { close: () => Promise<void> }[] = [];

  const open = async (
    path: string,
    { width = 1280, height = 800, scheme = "light", javaScript = true, before = "", isSaved = false }: OpenOptions = {},
  ): Promise<OpenPage> => {
    // Only the latest pages are kept open, so that the browser stays small.
    while (contexts.length > 2) await contexts.shift()?.close();
    const context = await browser.createBrowserContext();
    contexts.push(context);
    const page = await context.newPage();
    const offOrigin: string[] = [];
    const console: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(`${server.url}/`) && !request.url().startsWith("data:")) offOrigin.push(request.url());
    });
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) console.push(message.text());
    });
    page.on("pageerror", (error) => console.push(String(error)));
    await page.setViewport({ width, height });
    await page.setJavaScriptEnabled(javaScript);
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    await page.evaluateOnNewDocument(watch + (isSaved ? "" : withoutApp) + before);
    await page.goto(server.url + path, { waitUntil: "load" });
    const wrongs = async (): Promise<Wrongs> => {
      await page.waitForNetworkIdle({ idleTime: 250 });
      const [policy, shift] = (await page.evaluate("[window.__policy, window.__shift]")) as [string[], number];
      const cookies = (await context.cookies()).map(({ name }) => name);
      return { offOrigin, console, policy, cookies, shift: Math.round(shift * 100) / 100 };
    };
    return { page, wrongs };
  };

  const close = async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { server, browser, folder, open, close };
}
