import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sheetsFor, styleSheet } from "../../src/site/styleSheets.ts";
import { axeFaults as faults } from "../../src/io/axe.ts";
import { kinds } from "./kinds.ts";
import { noWrongs, openSite, type TestSite } from "./site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const rows = Object.entries(kinds);

/** Pages that search wait until the search is done. */
async function settled(page: Page, path: string): Promise<void> {
  if (path.includes("?q=")) await page.waitForFunction(() => /träff/.test(String(document.querySelector("[role=status]")?.textContent)));
}

describe.each([1280, 360])("at %i pixels", (width) => {
  it.each(rows)("the %s has nothing that axe finds, in light and dark, and does nothing it should not", async (_, path) => {
    const { page, wrongs } = await site.open(path, { width });
    await settled(page, path);
    const missing = path === kinds["page that does not exist"] ? ["Failed to load resource: the server responded with a status of 404 (Not Found)"] : [];
    expect(await wrongs()).toEqual({ ...noWrongs, console: missing });
    expect(await faults(page)).toEqual([]);
    // Only colours differ in the dark.
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: "dark" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    expect(await page.$eval("body", (body) => getComputedStyle(body).backgroundColor)).not.toBe("rgb(251, 248, 242)");
    expect(await faults(page, ["color-contrast", "link-in-text-block"])).toEqual([]);
  });
});

it.each(rows)("the %s has the style sheets for everything on it, also for what scripts have put there", async (_, path) => {
  const folder = join(site.folder, "assets");
  const sheets = readdirSync(folder)
    .filter((file) => file.endsWith(".css") && !/^(?:handbok|lagen)-/.test(file))
    .map((file) => styleSheet(`/assets/${file}`, readFileSync(join(folder, file), "utf8")));
  const { page } = await site.open(path);
  await settled(page, path);
  const linked = await page.$$eval('link[rel="stylesheet"]', (links) => links.map((link) => link.getAttribute("href")));
  expect(linked).toEqual(expect.arrayContaining(sheetsFor(sheets, await page.evaluate(() => document.documentElement.outerHTML))));
});

describe("at 320 pixels", () => {
  it.each(rows)("the %s does not scroll sideways", async (_, path) => {
    const { page } = await site.open(path, { width: 320 });
    await settled(page, path);
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(320);
  });
});

describe("without JavaScript", () => {
  it.each(rows.filter(([, path]) => !/^\/(?:sok|offline)\//.test(path) && path !== kinds["pack builder without PDFs"]))("the %s reads", async (_, path) => {
    const { page: withScript } = await site.open(path);
    const { page: without } = await site.open(path, { javaScript: false });
    const words = (page: Page) =>
      page.$eval("main", (main) => {
        for (const part of main.querySelectorAll("[data-list-filter], [data-time-map], [data-tool]")) part.remove();
        return main.innerText
          .replace("Skriv ut sidan", "")
          .replace(/Sök i tabellen/i, "")
          .replace(/\s+/g, " ");
      });
    const read = await words(without);
    expect(read.length).toBeGreaterThan(50);
    expect(read).toBe(await words(withScript));
  });
});
