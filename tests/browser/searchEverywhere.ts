/** The search journey in one browser by every way to the handbook. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeInstalledApp } from "../../src/io/installedApp.ts";
import { unpackedBook, type Unpacked } from "./openFolder.ts";
import { searchJourney, searchWorks, searchWorksWithoutPdfs } from "./searchJourney.ts";
import { buildPages } from "./site.ts";

interface ServerProcess {
  readonly url: string;
  readonly end: () => Promise<void>;
}

/** Serves a folder in a process of its own. */
async function serverProcess(folder: string): Promise<ServerProcess> {
  const program = fork(fileURLToPath(new URL("servedFolder.ts", import.meta.url)), [folder], { execArgv: ["--import", "tsx"] });
  const [url] = (await once(program, "message")) as [string];
  const end = async () => {
    if (program.exitCode !== null || program.signalCode !== null) return;
    const ended = once(program, "exit");
    program.kill("SIGKILL");
    await ended;
  };
  return { url, end };
}

/** Tests that the search works over http, saved with the server's process ended, and from both folders, in the browser that `start` starts. */
export function searchEverywhere(start: () => Promise<Browser>): void {
  let site: string;
  let book: Unpacked;
  let browser: Browser;
  let server: ServerProcess;
  beforeAll(async () => {
    site = await mkdtemp(join(tmpdir(), "peerhandboken-sok-"));
    await writeInstalledApp(await buildPages(site), site);
    book = await unpackedBook();
    browser = await start();
    server = await serverProcess(site);
  });
  afterAll(async () => {
    await browser.close();
    await server.end();
    await book.remove();
    await rm(site, { recursive: true, force: true });
  });

  it.each([
    ["lean", searchWorksWithoutPdfs],
    ["full", searchWorks()],
  ] as const)("works from the %s folder", async (kind, expected) => {
    const addressOf = (path: string) => {
      const [place = "", query] = path.split("?");
      const file = pathToFileURL(join(book[kind], place.endsWith("/") ? `${place}index.html` : place)).href;
      return query === undefined ? file : `${file}?${query}`;
    };
    const page = await browser.newPage();
    expect(await searchJourney({ page, addressOf })).toEqual(expected);
    await page.close();
  });

  it("works over http, and just so when the handbook is saved and the server's process is ended; then a PDF that is not saved is explained", async () => {
    const page = await browser.newPage();
    const addressOf = (path: string) => server.url + path;
    await page.goto(addressOf("/"));
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated" && navigator.serviceWorker.controller !== null);
    expect(await searchJourney({ page, addressOf })).toEqual(searchWorks());
    await page.close();
    await server.end();
    await expect(fetch(addressOf("/"))).rejects.toThrow("fetch failed");
    const later = await browser.newPage();
    expect(await searchJourney({ page: later, addressOf })).toEqual(searchWorks());
    await later.close();
    const last = await browser.newPage();
    await last.goto(addressOf("/sok/?q=rollen&slag=pdf"));
    await last.waitForSelector(".hit__link");
    await last.click(".hit__link");
    await last.waitForSelector("[data-missing-page]:not([hidden])");
    expect(await last.evaluate(() => location.pathname)).toBe("/pdf/kapitel/rollen.pdf");
    await last.close();
  });
}
