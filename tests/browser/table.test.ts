import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSite, type TestSite } from "./site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Three studies are enough to see an order; the small book has one, so rows are put in beside it. */
const threeRows = `addEventListener("DOMContentLoaded", () => {
  const body = document.querySelector("[data-sortable] tbody");
  for (const [name, year, size] of [["Östlund", "2019", "12\\u00a0477 personer"], ["Ahl", "ca 2023", "–"]]) {
    const row = body.insertRow();
    const head = row.appendChild(document.createElement("th"));
    head.scope = "row";
    head.textContent = name;
    for (const text of [year, size, "", ""]) row.insertCell().textContent = text;
  }
});`;
const open = async () => {
  const { page } = await site.open("/forskning/figurer/", { before: threeRows });
  await page.waitForSelector("[data-sortable] thead button");
  return page;
};
const names = (page: Page) =>
  page.$$eval("[data-sortable] tbody tr:not([hidden]) th", (cells) => cells.map((cell) => String(cell.textContent).trim().split(" ")[0]));
const sortBy = async (page: Page, column: string) => {
  await page.$$eval("[data-sortable] thead button", (buttons, name) => buttons.find((button) => button.textContent === name)?.click(), column);
  return names(page);
};

describe("the table of studies", () => {
  it("shows only the rows that have every word, and says how many", async () => {
    const page = await open();
    await page.type("[data-sortable] input[type=search]", "östlund 2019");
    expect(await names(page)).toEqual(["Östlund"]);
    expect(await page.$eval("[data-sortable] [role=status]", (status) => status.textContent)).toBe("1 av 3 rader visas");
  });

  it("sorts by the Swedish alphabet, and turns round at the second press", async () => {
    const page = await open();
    expect(await sortBy(page, "Studie")).toEqual(["Ahl", "HOPP", "Östlund"]);
    expect(await sortBy(page, "Studie")).toEqual(["Östlund", "HOPP", "Ahl"]);
    expect(await page.$eval("[data-sortable] th[aria-sort]", (head) => head.getAttribute("aria-sort"))).toBe("descending");
  });

  it("sorts years and numbers by size, and what has none last", async () => {
    const page = await open();
    expect(await sortBy(page, "År")).toEqual(["Östlund", "HOPP", "Ahl"]);
    expect(await sortBy(page, "Omfattning")).toEqual(["HOPP", "Östlund", "Ahl"]);
  });

  it("can be sorted from the keyboard", async () => {
    const page = await open();
    await page.focus("[data-sortable] input[type=search]");
    await page.keyboard.press("Tab");
    // The table scrolls in a region of its own, which takes the focus first.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await names(page)).toEqual(["Ahl", "HOPP", "Östlund"]);
  });

  it("is whole without a script, with neither field nor buttons", async () => {
    const { page } = await site.open("/forskning/figurer/", { javaScript: false });
    expect(await page.$$eval("[data-sortable] :is(input, button)", (controls) => controls.filter((control) => control.checkVisibility()).length)).toBe(0);
    expect(await names(page)).toEqual(["HOPP"]);
  });
});
