import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults as faults } from "../../src/io/axe.ts";
import { noWrongs, openSite, type TestSite } from "./site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const design = "/om/formsprak/";

describe("no-break spaces", () => {
  it("are ordinary spaces in what is copied", async () => {
    const { page } = await site.open(design);
    await page.browserContext().overridePermissions(site.server.url, ["clipboard-read", "clipboard-write"]);
    await page.bringToFront();
    expect(await page.$eval("#text", (sample) => sample.textContent.includes("12\u00a0månader"))).toBe(true);
    const copied = await page.evaluate(async () => {
      getSelection()?.selectAllChildren(document.querySelector("#text .prose") as Element);
      document.execCommand("copy");
      return navigator.clipboard.readText();
    });
    expect(copied).toContain("Efter 12 månader, se § 5 eller kap. 3,");
    expect(copied).not.toContain("\u00a0");
  });
});

describe("the page about the look", () => {
  it("shows parts as they are when pointed at and in focus, by the rules of the site", async () => {
    const { page } = await site.open(design);
    const looks = (selector: string, property: string) => page.$eval(selector, (element, name) => getComputedStyle(element).getPropertyValue(name), property);
    const resting = await looks(".guide__states .button:not(.is-hover, .is-focus)", "background-color");
    const shown = await looks(".guide__states .button.is-hover", "background-color");
    await page.hover(".guide__states .button:not(.is-hover, .is-focus)");
    expect(await looks(".guide__states .button:not(.is-hover, .is-focus)", "background-color")).toBe(shown);
    expect(shown).not.toBe(resting);
    expect(await looks(".guide__states .is-focus", "outline-style")).toBe("solid");
  });

  it("shows the colours that the page itself has", async () => {
    const { page } = await site.open(design);
    const [swatch, ground] = await page.evaluate(() => [
      String(document.querySelector(".guide__swatch rect")?.getAttribute("fill")),
      getComputedStyle(document.documentElement).getPropertyValue("--color-paper").trim(),
    ]);
    expect(swatch).toBe(ground);
  });
});

describe("a table of three columns on a phone", () => {
  const table = ".table--rows";
  const roles = (page: Page) => page.$$eval(`${table}, ${table} tr, ${table} th, ${table} td`, (parts) => parts.map((part) => part.getAttribute("role")));

  it("is a list of its rows, with the column's name in sight by each cell, and nothing to scroll", async () => {
    const { page, wrongs } = await site.open(design, { width: 360 });
    const { label, isWider } = await page.$eval(`${table} td[data-name]`, (cell) => ({
      label: getComputedStyle(cell, "::before").content,
      isWider: (cell.closest(".table") as Element).scrollWidth > (cell.closest(".table") as Element).clientWidth,
    }));
    expect(label).toContain("Ljust");
    expect(isWider).toBe(false);
    expect(await wrongs()).toEqual(noWrongs);
  });

  it("is still a table to those who listen", async () => {
    const { page } = await site.open(design, { width: 360 });
    await page.waitForSelector(`${table}[role=table]`);
    expect(new Set(await roles(page))).toEqual(new Set(["table", "row", "columnheader", "rowheader", "cell"]));
    expect(await faults(page)).toEqual([]);
  });

  it("is left alone on a wide screen", async () => {
    const { page } = await site.open(design);
    expect(await page.$eval(`${table} td[data-name]`, (cell) => [getComputedStyle(cell).display, cell.getAttribute("role")])).toEqual(["table-cell", null]);
  });
});
