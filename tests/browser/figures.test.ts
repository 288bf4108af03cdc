import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults as faults } from "../../src/io/axe.ts";
import { serve } from "../../src/io/outputServer.ts";
import { noWrongs, openSite, type TestSite } from "./site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** What the map to step through shows now. */
const shown = (page: Page) =>
  page.$eval("[data-time-map]", (stepper) => ({
    year: String(stepper.querySelector(".time-stepper__year")?.textContent),
    said: String(stepper.querySelector("input[type=range]")?.getAttribute("aria-valuetext")),
    text: String(stepper.querySelector("[role=status]")?.textContent),
    stockholm: [...stepper.querySelectorAll('[data-code="01"]:not([display])')].map((sign) => sign.getAttribute("data-status")).join(),
    area: String(stepper.querySelector('[data-area="01"]')?.getAttribute("class") ?? stepper.querySelector('[data-area="01"]')?.getAttribute("fill")),
  }));
const openMap = async () => {
  const opened = await site.open("/karta/");
  await opened.page.waitForSelector("[data-time-map] input:not([disabled])");
  return opened;
};

describe("the region map", () => {
  it("is walked with the tab key from the north, shows where one is, and leads to the row of the region", async () => {
    const { page } = await site.open("/karta/");
    await page.focus(".map__skip a");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Norrbotten, okänt");
    const ring = () => page.$eval("a.map__link:focus-visible .map__ring-inner", (shape) => getComputedStyle(shape).strokeWidth);
    expect(await ring()).toBe("2.6px");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Västerbotten, okänt");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => location.hash)).toBe("#lan-24");
  });

  it("is tiles with the same links where the screen is narrow", async () => {
    const { page } = await site.open("/karta/", { width: 360 });
    const seen = (selector: string) => page.$$eval(selector, (links) => links.filter((link) => link.getBoundingClientRect().width > 0).length);
    expect([await seen("a.map__link"), await seen(".map-tiles a")]).toEqual([0, 21]);
    await page.focus(".map-tiles a");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => location.hash)).toBe("#lan-25");
  });
});

describe("the map through time", () => {
  it("begins with the last year", async () => {
    const { page } = await openMap();
    expect(await shown(page)).toMatchObject({ year: "2021", said: "2021", stockholm: "A", area: "map__a" });
  });

  it("is stepped through with the arrow keys, and the map, the year and the words follow", async () => {
    const { page } = await openMap();
    await page.focus("[data-time-map] input[type=range]");
    for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowLeft");
    const state = await shown(page);
    expect(state).toMatchObject({ year: "2018", said: "2018", stockholm: "B", area: "url(#map-b)" });
    expect(state.text).toMatch(/^Till och med 2018: 0 regioner har arbetat, 1 förberedelser.*Nytt: Stockholm\.$/);
  });

  it("is stepped through with buttons that keep the focus at either end", async () => {
    const { page } = await openMap();
    await page.focus("[data-step='-1']");
    for (let step = 0; step < 5; step++) await page.keyboard.press("Enter");
    expect(await shown(page)).toMatchObject({ year: "2018" });
    expect(await page.evaluate(() => [document.activeElement?.getAttribute("data-step"), document.activeElement?.getAttribute("aria-disabled")])).toEqual([
      "-1",
      "true",
    ]);
    await page.focus("[data-step='1']");
    await page.keyboard.press("Enter");
    expect(await shown(page)).toMatchObject({ year: "2019" });
  });

  it("leads to its table, and unfolds it", async () => {
    const { page } = await openMap();
    await page.focus(".time-stepper__more");
    await page.keyboard.press("Enter");
    expect(await page.$eval("#tid-tabell", (table) => table.checkVisibility())).toBe(true);
    expect(await page.evaluate(() => location.hash)).toBe("#tid-tabell");
  });

  it("moves nothing when its script comes, and does nothing it should not", async () => {
    const { wrongs } = await openMap();
    expect(await wrongs()).toEqual(noWrongs);
  });

  it("stands without a script as small maps, one a year, each with its words", async () => {
    const { page } = await site.open("/karta/", { javaScript: false });
    expect(await page.$$eval("[data-time-map], [data-time-map] :is(input, button)", (parts) => parts.filter((part) => part.checkVisibility()).length)).toBe(0);
    const years = await page.$$eval(".time-map__panel", (panels) => panels.map((panel) => (panel as HTMLElement).innerText.replace(/\s+/g, " ").trim()));
    expect(years).toEqual(["2018 Nytt: Stockholm.", "2019 Inget nytt.", "2020 Nytt: Stockholm, Stockholm (kommun).", "2021 Nytt: Jönköping."]);
  });

  it("lists what is undated apart from the years", async () => {
    const { page } = await site.open("/karta/");
    expect(await page.$$eval(".time-map__undated li", (items) => items.map((item) => String(item.textContent).replace(/\s+/g, " ").trim()))).toEqual([
      "Västra Götaland (närliggande): En påhittad uppgift utan år, bara till för prov. (Zenitföreningen 2020)",
    ]);
  });
});

describe("the files of figures and maps", () => {
  it.each(["/karta/", "/forskning/figurer/", "/forskning/studie2021/"])("that %s offers are there", async (path) => {
    const { page } = await site.open(path);
    const links = await page.$$eval(".figure-tools__files a", (all) => all.map((link) => link.getAttribute("href") as string));
    expect(links.length).toBeGreaterThan(2);
    const answers = await page.evaluate((paths) => Promise.all(paths.map(async (one) => ({ one, ok: (await fetch(one)).ok }))), links);
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  });

  it("are copied as code with a key, and the button says so", async () => {
    const { page } = await site.open("/forskning/figurer/");
    await page.evaluate("navigator.clipboard.writeText = async (text) => { window.__copied = text; }");
    await page.$eval(".figure-tools details", (details) => (details.open = true));
    await page.waitForSelector("button[data-copy-code]:not([hidden])");
    await page.focus(".figure-tools button[data-copy-code]");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector(".figure-tools [role=status]")?.textContent !== "");
    expect(await page.$eval(".figure-tools [role=status]", (status) => status.textContent)).toBe("Koden är kopierad.");
    expect(await page.evaluate("window.__copied")).toBe(await page.$eval(".figure-tools code", (code) => code.textContent));
  });

  it("are shown by a page of another site, also one that asks for leave (COEP)", async () => {
    const other = await serve(site.folder);
    other.change = (headers) => {
      delete headers["Content-Security-Policy"];
      headers["Cross-Origin-Embedder-Policy"] = "require-corp";
    };
    const { page } = await site.open("/forskning/figurer/");
    const code = await page.$eval(".figure-tools code", (element) => String(element.textContent));
    // The handbook's own pages have a policy in them; this file has none.
    await page.goto(`${other.url}/robots.txt`);
    const size = await page.evaluate(
      async (html, from, to) => {
        document.body.innerHTML = html.replaceAll(from, to).replaceAll(' loading="lazy"', "");
        const picture = document.querySelector("img") as HTMLImageElement;
        await picture.decode();
        return [picture.naturalWidth, picture.naturalHeight, picture.alt.length > 20];
      },
      code,
      "https://prov.example",
      site.server.url,
    );
    expect(size).toEqual([920, expect.any(Number), true]);
    await other.close();
  });
});

describe("what is folded", () => {
  it.each(["/karta/", "/forskning/figurer/"])("on %s has nothing that axe finds once it is open, at 360 pixels", async (path) => {
    const { page } = await site.open(path, { width: 360 });
    await page.$$eval("main details", (all) => all.forEach((details) => (details.open = true)));
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(360);
  });
});

describe("the evidence matrix", () => {
  it("is skipped with one key, and its signs are wide enough for a thumb", async () => {
    const { page } = await site.open("/forskning/figurer/", { width: 360 });
    await page.focus(".evidence__skip a");
    expect(await page.$eval(".evidence__skip a", (link) => link.getBoundingClientRect().width > 50)).toBe(true);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("efter-evidensmatrisen");
    const sizes = await page.$$eval(".evidence__study", (links) =>
      links.map((link) => Math.min(link.getBoundingClientRect().width, link.getBoundingClientRect().height)),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });
});

describe("in forced colours", () => {
  it.each(["/karta/", "/forskning/figurer/"])("%s keeps the signs that tell statuses and results apart", async (path) => {
    const { page } = await site.open(path);
    const client = await page.createCDPSession();
    await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    const filled = path === "/karta/" ? ".time-map__svg .map__town-a" : ".evidence .direction--plus .direction__sign";
    const open = path === "/karta/" ? ".time-map__svg .map__ground-unknown" : ".evidence__legend .direction--other .direction__sign";
    const look = (selector: string) => page.$eval(selector, (element) => [getComputedStyle(element).fill, getComputedStyle(element).backgroundColor].join());
    expect(await look(filled)).not.toBe(await look(open));
  });
});
