import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startFirefox } from "../../src/io/firefox.ts";
import { writeInstalledApp } from "../../src/io/installedApp.ts";
import { serve } from "../../src/io/outputServer.ts";
import { buildPages } from "../browser/site.ts";

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerhandboken-firefox-"));
  await writeInstalledApp(await buildPages(folder), folder);
  browser = await startFirefox();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

it("Firefox has pages and search after the first visit with the server gone, and an explanation of what is not saved", async () => {
  const server = await serve(folder);
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await server.close();
  await page.goto(`${server.url}/rollen/vad-ar-peer-support/`);
  expect(await page.$eval("h1", (heading) => heading.textContent)).toBe("Vad är peer support?");
  await page.goto(`${server.url}/sok/?q=semester`);
  await page.waitForSelector(".hit__link");
  expect(await page.$eval(".hit__link", (link) => link.textContent)).toBe("Lön och villkor");
  await page.goto(`${server.url}/finns/inte/`);
  await page.waitForSelector("[data-missing-page]:not([hidden])");
});
