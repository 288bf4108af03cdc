/** Opens addresses of a built site in a real browser, with the headers of its `_headers`, and tells what breaks the policy or leaves the site. */
import type { Browser, Page } from "puppeteer";
import { securityHeaders } from "../site/headers.ts";
import { startChromium } from "./chromium.ts";
import { filesUnder } from "./disk.ts";
import { watchOutside, watchPage, type PageWatch } from "./pageWatch.ts";
import { serve } from "./outputServer.ts";

export interface CrawlFindings {
  /** Addresses opened in the browser. */
  readonly opened: number;
  /** Addresses whose headers were looked at. */
  readonly fetched: number;
  /** Pages that were worked with: searched on, scrolled, their menus opened. */
  readonly used: number;
  readonly faults: readonly string[];
}

export interface CrawlOptions {
  /** Which files of the output to look at, by path. By default all. */
  readonly isAsked?: (path: string) => boolean;
  /** Told how far it has come. */
  readonly tell?: (line: string) => void;
}

/** What a browser shows as a document of its own, which could run something; the rest it saves, or shows as pixels, plain text or, XML, as a tree with a style of the browser's own. */
const isDocument = (path: string) => /\.(?:html|svg)$/.test(path);

/** "rollen/index.html" is "/rollen/". */
const addressOf = (path: string) => `/${path.replace(/(^|\/)index\.html$/, "$1")}`;

/** Milliseconds without a request before a page counts as done. */
const silence = 150;

/** Looks at an output. Throws where it is not there. */
export async function crawlSecurity(output: string, { isAsked = () => true, tell = () => undefined }: CrawlOptions = {}): Promise<CrawlFindings> {
  const paths = (await filesUnder(output)).map(({ path }) => path).filter((path) => isAsked(path) && !path.startsWith("_"));
  const server = await serve(output);
  const outside = await watchOutside();
  const faults: string[] = [];
  try {
    for (const path of paths) faults.push(...(await headerFaults(server.url, addressOf(path))));
    tell(`  ${paths.length} addresses: headers`);
    const browser = await startChromium([outside.argument]);
    try {
      const visit = visitor(browser, server.url);
      const documents = paths.filter(isDocument);
      const seen = new Set<string>();
      let used = 0;
      let opened = 0;
      const queue = documents.values();
      const lane = async () => {
        for (const path of queue) {
          const address = addressOf(path);
          const found = await visit(address, async (page) => {
            // Pages with the same scripts and style sheets do the same things: one of each sort is worked with.
            const sort = path.endsWith(".html") ? await partsOf(page) : "";
            if (sort === "" || seen.has(sort)) return;
            seen.add(sort);
            used++;
            await workWith(page);
          });
          faults.push(...found.map((fault) => `${address} ${fault}`));
          if (++opened % 100 === 0) tell(`  ${opened} of ${documents.length} opened`);
        }
      };
      await Promise.all([lane(), lane()]);
      faults.push(...new Set(outside.asked().map((host) => `something asks for ${host}`)));
      return { opened: documents.length, fetched: paths.length, used, faults };
    } finally {
      await browser.close();
    }
  } finally {
    await outside.close();
    await server.close();
  }
}

/** Which headers of all a file lacks, or has other values of. */
async function headerFaults(origin: string, address: string): Promise<string[]> {
  const response = await fetch(origin + encodeURI(address), { method: "HEAD", redirect: "manual" });
  const wrong = Object.entries(securityHeaders).filter(([name, value]) => response.headers.get(name) !== value);
  return [
    ...(response.status === 200 ? [] : [`${address} is answered with ${response.status}`]),
    ...wrong.map(([name]) => `${address} is sent with another ${name}, or none`),
    ...(response.headers.has("Set-Cookie") ? [`${address} sets a cookie`] : []),
  ];
}

/** Opens addresses one after the other, each in a browser without memory, and tells what was wrong with each. */
function visitor(browser: Browser, origin: string): (address: string, work: (page: Page) => Promise<void>) => Promise<readonly string[]> {
  return async (address, work) => {
    const context = await browser.createBrowserContext();
    try {
      const page = await context.newPage();
      const watch: PageWatch = await watchPage(page, origin);
      await page.goto(origin + address, { waitUntil: "load" });
      await page.waitForNetworkIdle({ idleTime: silence });
      await work(page);
      const cookies = (await context.cookies()).map(({ name }) => `sets the cookie ${name}`);
      return [...watch.faults(), ...cookies];
    } finally {
      await context.close();
    }
  };
}

/** The scripts and style sheets of a page; of one that only leads on, nothing. */
const partsOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("script[src], link[rel=stylesheet]")]
      .map((part) => part.getAttribute("src") ?? part.getAttribute("href"))
      .sort()
      .join(" "),
  );

/** Does what brings the rest of a page's scripts: opens what is folded, scrolls to the end, searches, and waits until the page is saved on the device. */
async function workWith(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    scrollTo(0, document.documentElement.scrollHeight);
  });
  const field = await page.$("form[data-search] input[type=search]");
  if (field !== null) {
    await field.focus();
    await page.keyboard.type("peer");
  }
  await page.waitForNetworkIdle({ idleTime: 4 * silence });
  if (field !== null) await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("/pagefind/")));
  if ((await page.$("link[rel=manifest]")) !== null) await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
}
