/** Every page of an output in a browser, once: whoever has something to look at in each page looks then. */
import type { Browser, Page } from "puppeteer";
import { startChromium } from "./chromium.ts";
import { serve } from "./outputServer.ts";

/** How a page is shown. */
export interface Mode {
  readonly name: string;
  readonly width: number;
  readonly scheme: "light" | "dark";
}

/** The first is how pages are opened; then they are changed, and not opened again. */
export const modes: readonly Mode[] = [
  { name: "360 px", width: 360, scheme: "light" },
  { name: "light", width: 1280, scheme: "light" },
  { name: "dark", width: 1280, scheme: "dark" },
];

/** What looks at every page. It is called before the page has been opened, so that it can listen from the beginning. */
export type Watch = (page: Page, opened: Opened) => Promise<Watching>;

/** What is opened. */
export interface Opened {
  /** From the root: `/rollen/etik/`. */
  readonly url: string;
  /** Where the site is served, without a slash at the end. */
  readonly origin: string;
}

/** Someone who looks at a page. What they find wrong they say, in words that need no more than the page's address. */
export interface Watching {
  /** When everything has come, as the page was opened. */
  readonly whenOpen?: () => Promise<readonly string[]>;
  /** In each mode, the first one included. */
  readonly inMode?: (mode: Mode) => Promise<readonly string[]>;
  /** When all others have looked. */
  readonly atEnd?: () => Promise<readonly string[]>;
}

/** What was found on a page. */
export interface Crawled {
  readonly url: string;
  readonly seconds: number;
  /** By who looked; empty where nothing is wrong. */
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

export interface CrawlOptions {
  /** Told after each page. */
  readonly onPage?: (crawled: Crawled, done: number) => void;
  /** Pages that are open at the same time. */
  readonly atOnce?: number;
}

/** Saving the handbook on the device would fetch all of it on every page. */
export const withoutApp = "delete Navigator.prototype.serviceWorker;";

/**
 * Opens pages of an output, each in a browser that has read nothing yet.
 * @param watches who looks, by name
 * @returns what was found, in the order of the addresses
 */
export async function crawl(
  output: string,
  urls: readonly string[],
  watches: Readonly<Record<string, Watch>>,
  { onPage = () => undefined, atOnce = 2 }: CrawlOptions = {},
): Promise<readonly Crawled[]> {
  const server = await serve(output);
  const browser = await startChromium();
  const results: Crawled[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let index = next++; index < urls.length; index = next++) {
      const crawled = await visit(browser, { url: String(urls[index]), origin: server.url }, watches);
      results[index] = crawled;
      onPage(crawled, ++done);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
    return results;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function visit(browser: Browser, opened: Opened, watches: Readonly<Record<string, Watch>>): Promise<Crawled> {
  const start = performance.now();
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.evaluateOnNewDocument(withoutApp);
    const watching = await Promise.all(
      Object.entries(watches).map(async ([name, watch]) => ({ name, ...(await watch(page, opened)), faults: [] as string[] })),
    );
    for (const mode of modes) {
      await page.setViewport({ width: mode.width, height: 800 });
      await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: mode.scheme },
        { name: "prefers-reduced-motion", value: "reduce" },
      ]);
      if (mode === modes[0]) {
        await page.goto(opened.origin + opened.url, { waitUntil: "load" });
        await page.waitForNetworkIdle({ idleTime: 150 });
        for (const { faults, whenOpen } of watching) faults.push(...((await whenOpen?.()) ?? []));
      }
      for (const { faults, inMode } of watching) faults.push(...((await inMode?.(mode)) ?? []).map((fault) => `${mode.name}: ${fault}`));
    }
    for (const { faults, atEnd } of watching) faults.push(...((await atEnd?.()) ?? []));
    return {
      url: opened.url,
      seconds: (performance.now() - start) / 1000,
      faults: Object.fromEntries(watching.map(({ name, faults }) => [name, faults])),
    };
  } finally {
    await context.close();
  }
}
