import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSite, type TestSite } from "./site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const field = "#sokord";
const titles = (page: Page) => page.$$eval(".hit__link", (links) => links.map((link) => link.textContent));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent || document.activeElement?.id);

/** What the page says, as soon as it matches. */
async function told(page: Page, what: RegExp): Promise<string> {
  await page.waitForFunction(
    (source) => new RegExp(source).test(String(document.querySelector("[role=status]")?.textContent)),
    { timeout: 10_000 },
    what.source,
  );
  return page.$eval("[role=status]", (status) => String(status.textContent));
}

/** The search page after a search, typed by hand. */
async function searched(words: string): Promise<Page> {
  const { page } = await site.open("/sok/");
  await page.type(field, words);
  await told(page, /träff/);
  return page;
}

describe("search", () => {
  it("finds a page by a word of its title", async () => {
    expect((await titles(await searched("handledning")))[0]).toBe("Handledning");
  });

  it("finds a page by a word that only stands in its text, and marks the word", async () => {
    const page = await searched("försäkring");
    expect(await titles(page)).toEqual(["Lön och villkor"]);
    expect(await page.$eval(".hit mark", (mark) => mark.textContent)).toBe("Försäkringen");
    expect(await page.$eval(".hit__chapter", (chapter) => chapter.textContent)).toBe("Införande");
  });

  it("finds a page by a synonym that stands nowhere on it, and shows its summary", async () => {
    const page = await searched("kamratstöd");
    expect(await titles(page)).toEqual(["Vad är peer support?"]);
    expect(await page.$eval(".hit__excerpt", (excerpt) => excerpt.textContent)).toBe("Ett arbetssätt där egen erfarenhet är ett yrke.");
  });

  it("finds words without their rings and dots", async () => {
    expect((await titles(await searched("aterhamtning")))[0]).toBe("Ordlista");
  });

  it("finds what a peer supporter never does, and what is known about a region", async () => {
    expect(await titles(await searched("chaufför"))).toEqual(["Att följa med"]);
    expect(await titles(await searched("Gävleborg"))).toEqual(["Regionkarta"]);
  });

  it("does not find the authors of sources or the labels of boxes", async () => {
    const { page } = await site.open("/sok/?q=Zenitf%C3%B6reningen");
    expect(await told(page, /träff/)).toBe("Inga träffar på ”Zenitföreningen”.");
  });

  it("leads to the heading where the answer stands", async () => {
    const page = await searched("semester");
    const place = await page.waitForSelector(".hit__places a");
    expect(await place?.evaluate((link) => link.textContent)).toBe("Semester");
    await Promise.all([page.waitForNavigation(), place?.click()]);
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe("/inforande/lon-och-villkor/#semester");
    expect(await page.$eval("#semester", (heading) => heading.getBoundingClientRect().top < innerHeight)).toBe(true);
  });

  it("leads to the explanation of a word", async () => {
    const page = await searched("empowerment");
    expect(await page.$eval(".hit__places a", (link) => link.getAttribute("href"))).toBe("/ordlista/#egenmakt");
  });

  it("is narrowed by chapter and by reader, and the address says so", async () => {
    const page = await searched("lön");
    expect(await titles(page)).toEqual(["Lön och villkor", "Handledning"]);
    await page.select("#filter-roll", "hr");
    await told(page, /^1 träff\.$/);
    expect(await titles(page)).toEqual(["Lön och villkor"]);
    await page.select("#filter-kapitel", "rollen");
    await told(page, /^Inga träffar/);
    expect(new URL(page.url()).search).toBe("?q=l%C3%B6n&kapitel=rollen&roll=hr");
    await page.click(".hits__after button");
    await told(page, /^2 träffar\.$/);
    expect(new URL(page.url()).search).toBe("?q=l%C3%B6n");
  });

  it("opens as it was from its address", async () => {
    const { page, wrongs } = await site.open("/sok/?q=l%C3%B6n&kapitel=inforande&roll=peer");
    await told(page, /^1 träff\.$/);
    expect(await titles(page)).toEqual(["Handledning"]);
    expect(await page.$eval("#filter-roll", (select) => (select as HTMLSelectElement).selectedOptions[0]?.text)).toBe("Peer supporter");
    expect((await wrongs()).shift).toBe(0);
  });

  it("lists all pages of a chapter without any word", async () => {
    const { page } = await site.open("/sok/?kapitel=inforande");
    expect(await told(page, /träff/)).toBe("3 träffar.");
  });

  it("shows ten hits, then more, and moves on to the first new one", async () => {
    const { page } = await site.open("/sok/?q=prov");
    expect(await told(page, /träff/)).toMatch(/^\d+ träffar\. De 10 första visas\.$/);
    expect(await titles(page)).toHaveLength(10);
    await page.click(".hits__after button");
    await page.waitForSelector(".hit:nth-child(11)");
    expect(await page.$eval(".hit:nth-child(11) a", (link) => link === document.activeElement)).toBe(true);
    expect(await page.$$(".hits__after button")).toHaveLength(0);
  });

  it("says when nothing is found and leads to A–Ö", async () => {
    const { page } = await site.open("/sok/?q=xylofon");
    expect(await told(page, /träff/)).toBe("Inga träffar på ”xylofon”.");
    expect(await page.$eval(".hits__after a", (link) => link.getAttribute("href"))).toBe("/a-o/");
  });

  it("shows markup in a text as text", async () => {
    const page = await searched("taggen");
    expect(await page.$eval(".hit__excerpt", (excerpt) => excerpt.textContent)).toContain("Taggen <em> är bara text");
    expect(await page.$$(".hit__excerpt em")).toHaveLength(0);
  });

  it.each([
    [
      "the browser may not run WebAssembly",
      {
        change: (headers: Record<string, string>) =>
          void (headers["Content-Security-Policy"] = String(headers["Content-Security-Policy"]).replace(" 'wasm-unsafe-eval'", "")),
      },
    ],
    ["the index is gone", { refuse: /^\/pagefind\/(?!pagefind(-worker)?\.js)/ }],
    ["Pagefind is gone", { refuse: /^\/pagefind\// }],
  ])("says that it does not work and leads to A–Ö when %s", async (_, trouble) => {
    Object.assign(site.server, trouble);
    try {
      const { page } = await site.open("/sok/?q=handledning");
      await told(page, /^Sökningen fungerar inte/);
      expect(await page.$eval(".hits__after a", (link) => link.getAttribute("href"))).toBe("/a-o/");
    } finally {
      Object.assign(site.server, { refuse: undefined, change: () => undefined });
    }
  });

  it("works from the keyboard alone", async () => {
    const { page } = await site.open("/sok/");
    await page.keyboard.press("/");
    await page.keyboard.type("lön", { delay: 5 });
    await told(page, /^2 träffar/);
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("Lön och villkor");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("Handledning");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await focused(page)).toBe("sokord");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Lönen");
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("sokord");
    await page.keyboard.press("ArrowDown");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(new URL(page.url()).pathname).toBe("/inforande/lon-och-villkor/");
  });

  it("remembers the search when the reader comes back", async () => {
    const page = await searched("semester");
    await Promise.all([page.waitForNavigation(), page.click(".hit__link")]);
    await page.goBack();
    await told(page, /^1 träff\.$/);
    expect(await page.$eval(field, (input) => (input as HTMLInputElement).value)).toBe("semester");
  });

  it("breaks no rule of the site", async () => {
    const { page, wrongs } = await site.open("/sok/?q=peer");
    await told(page, /träffar/);
    expect(await wrongs()).toEqual({ offOrigin: [], console: [], policy: [], cookies: [], shift: 0 });
  });
});
