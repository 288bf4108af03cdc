import { afterAll, beforeAll, describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { openSite, type TestSite } from "./site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const article = "/rollen/vad-ar-peer-support/";
const headField = ".masthead input[type=search]";

/** The page's clock stands at noon of a day. */
const today = (day: string) =>
  `{ const Real = Date; Date = class extends Real { constructor(...given) { given.length === 0 ? super("${day}T12:00:00") : super(...given); } static now() { return new Real("${day}T12:00:00").getTime(); } }; }`;

describe("with JavaScript", () => {
  it("the search box in the head leads to the hits", async () => {
    const { page } = await site.open(article);
    await page.type(headField, "lön");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/sok/?q=l%C3%B6n");
    await page.waitForSelector(".hit");
  });

  it("the key / leads to the search box, except where the reader is writing", async () => {
    const { page } = await site.open(article);
    await page.keyboard.press("/");
    expect(await page.$eval(headField, (field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type("a/b");
    expect(await page.$eval(headField, (field) => (field as HTMLInputElement).value)).toBe("a/b");
  });

  it("the key / can be turned off, and stays off", async () => {
    const { page } = await site.open("/sok/");
    await page.click("[data-search-shortcut] input");
    await page.goto(site.server.url + article);
    await page.keyboard.press("/");
    expect(await page.$eval(headField, (field) => field === document.activeElement)).toBe(false);
    await page.goto(`${site.server.url}/sok/`);
    expect(await page.$eval("[data-search-shortcut] input", (tick) => (tick as HTMLInputElement).checked)).toBe(false);
  });

  it("the menu opens, leads on and closes from the keyboard alone", async () => {
    const { page } = await site.open(article, { width: 360 });
    await page.focus("[data-menu] summary");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Rollen");
    await page.keyboard.press("Escape");
    expect(await page.$eval("[data-menu]", (menu) => (menu as HTMLDetailsElement).open)).toBe(false);
    expect(await page.$eval("[data-menu] summary", (summary) => summary === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(new URL(page.url()).pathname).toBe("/arbetsuppgifter/");
  });

  it("the skip link leads past the head", async () => {
    const { page } = await site.open(article);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
  });

  it("the print button prints", async () => {
    const { page } = await site.open(article, { before: "window.print = () => { window.__printed = true; };" });
    await page.click("button[data-print]");
    expect(await page.evaluate("window.__printed")).toBe(true);
  });

  it("a page whose review is overdue says so, and a page in time does not", async () => {
    const overdue = async (day: string) => {
      const { page } = await site.open(article, { before: today(day) });
      return page.$$eval(".overdue", (marks) => marks.map((mark) => mark.textContent));
    };
    expect(await overdue("2027-10-01")).toEqual([]);
    expect(await overdue("2027-10-02")).toEqual([labels.article.overdue]);
  });
});

describe("without JavaScript", () => {
  const javaScript = false;

  it("the search box leads to A–Ö", async () => {
    const { page } = await site.open(article, { javaScript });
    await page.type(headField, "lön");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(new URL(page.url()).pathname).toBe("/a-o/");
  });

  it("the search page says what to do instead, and shows nothing that does not work", async () => {
    const { page } = await site.open("/sok/", { javaScript });
    const seen = await page.$eval("main", (main) => main.innerText);
    expect(seen).toContain("Sökningen behöver JavaScript");
    expect(seen).not.toContain("Begränsa sökningen");
    expect(seen).not.toContain("Tangenten");
  });

  it("the menu opens and there is no print button", async () => {
    const { page } = await site.open(article, { javaScript, width: 360 });
    await page.click("[data-menu] summary");
    expect(await page.$eval(".menu__list a", (link) => link.getBoundingClientRect().height > 0)).toBe(true);
    expect(await page.$eval("[data-print]", (button) => button.getBoundingClientRect().height)).toBe(0);
  });
});
