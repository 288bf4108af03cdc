import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "../../src/io/axe.ts";
import { noWrongs, openSite, type OpenOptions, type TestSite } from "./site.ts";

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
    expect((await titles(page))[0]).toBe("Lön och villkor");
    expect(await page.$eval(".hit mark", (mark) => mark.textContent)).toBe("Försäkringen");
    expect(await page.$eval(".hit__chapter", (chapter) => chapter.textContent)).toBe("Införande");
  });

  it("finds a page by a synonym that stands nowhere on it", async () => {
    expect((await titles(await searched("kamratstöd")))[0]).toBe("Vad är peer support?");
  });

  it("finds words without their rings and dots", async () => {
    expect((await titles(await searched("aterhamtning")))[0]).toBe("Återhämtning");
  });

  it("answers a whole question in everyday words", async () => {
    expect((await titles(await searched("hur mycket får man betalt egentligen?")))[0]).toBe("Lön och villkor");
  });

  it("takes a slip of the pen for what was meant, and says so", async () => {
    const page = await searched("handledninng");
    expect((await titles(page))[0]).toBe("Handledning");
    expect(await page.$eval(".hits__before", (before) => before.textContent)).toBe("Menade du handledning? Träffarna gäller det.");
    await page.click(".hits__before a");
    await page.waitForFunction(() => document.querySelector(".hits__before")?.textContent === "");
    expect(new URL(page.url()).search).toBe("?q=handledning");
  });

  it("finds what a peer supporter never does, and what is known about a region", async () => {
    expect((await titles(await searched("chaufför")))[0]).toBe("Att följa med");
    expect(await titles(await searched("Gävleborg"))).toContain("Regionkarta");
  });

  it("finds a source by its author, before the pages that cite it", async () => {
    const [first, ...others] = await titles(await searched("Zenitföreningen"));
    expect(first).toBe("Källor");
    expect(others).toContain("HOPP (Prov och Ek 2021), lottad studie");
  });

  it("leads to the heading where the answer stands", async () => {
    const page = await searched("semester");
    const place = await page.waitForSelector(".hit__places a");
    expect(await place?.evaluate((link) => link.textContent)).toBe("Semester");
    await Promise.all([page.waitForNavigation(), place?.click()]);
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe("/inforande/lon-och-villkor/#semester");
    expect(await page.$eval("#semester", (heading) => heading.getBoundingClientRect().top < innerHeight)).toBe(true);
  });

  it("tells PDFs of one title apart", async () => {
    const { page } = await site.open("/sok/?q=blanketten&slag=pdf");
    await told(page, /träff/);
    const hits = await page.$$eval(".hit", (all) =>
      all.map((hit) => [...hit.querySelectorAll("h3, .hit__chapter span")].map(({ textContent }) => textContent).join(", ")),
    );
    expect(hits.slice(0, 2).sort()).toEqual(["Blanketten, PDF, Blad att dela ut, Material", "Blanketten, PDF, Formulär att fylla i, Material"]);
  });

  it("shows the marked words of titles where colours are the reader's own", async () => {
    const { page } = await site.open("/sok/?q=handledning");
    const client = await page.createCDPSession();
    await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    await told(page, /träff/);
    expect(await page.$eval(".hit__link mark", (mark) => getComputedStyle(mark).color)).toBe(
      await page.$eval(".hit__link", (link) => getComputedStyle(link).color),
    );
  });

  it("leads to the explanation of a word", async () => {
    const page = await searched("empowerment");
    const hit = await page.waitForSelector('.hit__link[href$="#egenmakt"]');
    expect(await hit?.evaluate((link) => link.closest(".hit")?.querySelector(".hit__kind")?.textContent)).toBe("Ord i ordlistan");
  });

  it("is narrowed by chapter, reader and kind, and the address says so", async () => {
    // From its address: what is typed on a slow machine is searched for before it is whole.
    const { page } = await site.open("/sok/?q=l%C3%B6n");
    await told(page, /träff/);
    expect((await titles(page)).slice(0, 2)).toEqual(["Lön och villkor", "Handledning"]);
    const all = await page.$eval("[role=status]", (status) => String(status.textContent));
    await page.select("#filter-roll", "hr");
    await told(page, /^1 träff\.$/);
    expect(await titles(page)).toEqual(["Lön och villkor"]);
    await page.select("#filter-kapitel", "rollen");
    await told(page, /^Inga träffar/);
    expect(new URL(page.url()).search).toBe("?q=l%C3%B6n&kapitel=rollen&roll=hr");
    await page.click(".hits__after button");
    expect(await told(page, /^\d+ träffar\.$/)).toBe(all);
    expect(new URL(page.url()).search).toBe("?q=l%C3%B6n");
    await page.select("#filter-slag", "pdf");
    // Other kinds may stand above a PDF until the list is narrowed.
    await page.waitForFunction(() => document.querySelector(".hit")?.querySelector(".hit__kind")?.textContent === "PDF");
    const addresses = await page.$$eval(".hit__link", (links) => links.map((link) => String(link.getAttribute("href"))));
    expect(addresses.filter((address) => !address.startsWith("/pdf/"))).toEqual([]);
  });

  it("opens as it was from its address", async () => {
    const { page, wrongs } = await site.open("/sok/?q=l%C3%B6n&kapitel=inforande&roll=peer");
    await told(page, /^1 träff\.$/);
    expect(await titles(page)).toEqual(["Handledning"]);
    expect(await page.$eval("#filter-roll", (select) => (select as HTMLSelectElement).selectedOptions[0]?.text)).toBe("Peer supporter");
    expect((await wrongs()).shift).toBe(0);
  });

  it("names what is searched for in the title of the page, and on paper", async () => {
    const { page } = await site.open("/sok/?q=semester&kapitel=inforande");
    await told(page, /träff/);
    expect(await page.title()).toBe("semester – Sök – Lilla provboken");
    await page.emulateMediaType("print");
    const seen = await page.$$eval(".search-page :is(input, select, button)", (fields) => fields.filter((one) => one.checkVisibility()).map(({ id }) => id));
    expect(seen).toEqual(["sokord", "filter-kapitel"]);
    await page.emulateMediaType("screen");
    await page.click(field, { count: 3 });
    await page.keyboard.press("Delete");
    await page.waitForFunction(() => document.title === "Sök – Lilla provboken");
  });

  it("lists all pages of a chapter without any word", async () => {
    const { page } = await site.open("/sok/?kapitel=inforande");
    await told(page, /träff/);
    expect(await titles(page)).toEqual(expect.arrayContaining(["Införande", "Lön och villkor", "Handledning"]));
  });

  it("shows ten hits, then more, and moves on to the first new one", async () => {
    const { page } = await site.open("/sok/?q=prov");
    expect(await told(page, /träff/)).toMatch(/^\d+ träffar\. De 10 första visas\.$/);
    expect(await titles(page)).toHaveLength(10);
    await page.click(".hits__after button");
    await page.waitForSelector(".hit:nth-child(11)");
    expect(await page.$eval(".hit:nth-child(11) a", (link) => link === document.activeElement)).toBe(true);
  });

  it("says when nothing is found and leads to A–Ö", async () => {
    const { page } = await site.open("/sok/?q=xylofon");
    expect(await told(page, /träff/)).toBe("Inga träffar på ”xylofon”.");
    expect(await page.$eval(".hits__after > p a", (link) => link.getAttribute("href"))).toBe("/a-o/");
  });

  it("offers words that are like the one it did not find", async () => {
    const { page } = await site.open("/sok/?q=handkraft");
    await told(page, /Inga träffar/);
    await page.click(".hits__related a");
    await told(page, /^\d+ träff/);
    expect(await page.$eval(field, (input) => (input as HTMLInputElement).value)).toMatch(/^hand/);
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
    await told(page, /^\d+ träffar/);
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
    await told(page, /^\d+ träff/);
    expect(await page.$eval(field, (input) => (input as HTMLInputElement).value)).toBe("semester");
  });

  it("breaks no rule of the site", async () => {
    const { page, wrongs } = await site.open("/sok/?q=peer");
    await told(page, /träffar/);
    expect(await wrongs()).toEqual({ offOrigin: [], console: [], policy: [], cookies: [], shift: 0 });
  });
});

describe("the search box on every page", () => {
  const box = "#sok";
  /** A page with suggestions for what was typed. */
  async function suggested(words: string, options: OpenOptions = {}, path = "/rollen/") {
    const opened = await site.open(path, options);
    await opened.page.focus(box);
    await opened.page.keyboard.type(words);
    await opened.page.waitForSelector(".suggestions:not([hidden]) [role=option]");
    return opened;
  }
  const options = (page: Page) => page.$$eval("[role=option]", (all) => all.map(({ textContent }) => textContent));
  const chosen = (page: Page) => page.$eval(box, (input) => document.getElementById(String(input.getAttribute("aria-activedescendant")))?.textContent ?? null);

  it("downloads nothing of the search before it is touched", async () => {
    const { page } = await site.open("/rollen/");
    const before = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    expect(before.filter((name) => name.includes("/pagefind/"))).toEqual([]);
    await page.focus(box);
    await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/pagefind/lexikon.json")));
  });

  it("suggests pages while the reader writes, says how many, and all of them last", async () => {
    const { page } = await suggested("handl");
    expect((await options(page))[0]).toBe("Handledning");
    expect((await options(page)).at(-1)).toMatch(/^Alla träffar på ”handl” \(\d+\)$/);
    expect(await page.$eval("form.search > [role=status]", (status) => status.textContent)).toMatch(/^\d+ förslag\.$/);
    expect(await page.$eval(box, (input) => ["role", "aria-expanded", "aria-autocomplete"].map((name) => input.getAttribute(name)))).toEqual([
      "combobox",
      "true",
      "list",
    ]);
  });

  it("is used with arrows, Enter and Escape", async () => {
    const { page } = await suggested("lön");
    expect(await chosen(page)).toBeNull();
    await page.keyboard.press("ArrowDown");
    expect(await chosen(page)).toBe("Lön och villkor");
    await page.keyboard.press("ArrowUp");
    expect(await chosen(page)).toBeNull();
    await page.keyboard.press("ArrowUp");
    expect(await chosen(page)).toMatch(/^Alla träffar/);
    await page.keyboard.press("Escape");
    expect(await page.$eval(".suggestions", (list) => (list as HTMLElement).hidden)).toBe(true);
    expect(await page.$eval(box, (input) => (input as HTMLInputElement).value)).toBe("lön");
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector(".suggestions:not([hidden])");
    await page.keyboard.press("ArrowDown");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(new URL(page.url()).pathname).toBe("/inforande/lon-och-villkor/");
  });

  it("leads to the search page with Enter alone, and to A–Ö where nothing is found", async () => {
    const { page } = await suggested("xylofon");
    expect(await options(page)).toEqual(["Inga träffar på ”xylofon”. Till A–Ö"]);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/sok/?q=xylofon");
  });

  it("closes when the reader leaves it", async () => {
    const { page } = await suggested("lön");
    await page.focus("main");
    expect(await page.waitForSelector(".suggestions", { hidden: true })).not.toBeNull();
    expect(await page.$eval(box, (input) => input.getAttribute("aria-expanded"))).toBe("false");
  });

  it("leads to A–Ö without JavaScript", async () => {
    const { page } = await site.open("/rollen/", { javaScript: false });
    expect(await page.$eval("form.search", (form) => form.getAttribute("action"))).toBe("/a-o/");
  });

  it.each([
    [1280, "light"],
    [1280, "dark"],
    [360, "light"],
    [360, "dark"],
  ] as const)("has nothing that axe finds at %i pixels in %s, and does nothing it should not", async (width, scheme) => {
    const { page, wrongs } = await suggested("handledninng", { width, scheme });
    await page.keyboard.press("ArrowDown");
    expect(await wrongs()).toEqual(noWrongs);
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const { page: hits } = await site.open("/sok/?q=handledninng", { width, scheme });
    await told(hits, /träff/);
    expect(await axeFaults(hits)).toEqual([]);
  });

  it("fits the narrowest screens, on the first page as well", async () => {
    const { page } = await suggested("lön", { width: 320 }, "/");
    const { left, right } = await page.$eval(".suggestions", (list) => list.getBoundingClientRect().toJSON() as DOMRect);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  it("shows which suggestion is chosen where colours are the reader's own", async () => {
    const { page } = await suggested("lön");
    const client = await page.createCDPSession();
    await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    await page.keyboard.press("ArrowDown");
    expect(await page.$eval('[aria-selected="true"]', (option) => getComputedStyle(option).outlineStyle)).toBe("solid");
    expect(await page.$eval(".suggestions mark", (mark) => getComputedStyle(mark).color)).toBe(
      await page.$eval(".suggestions mark", (mark) => getComputedStyle(mark.closest("a") as Element).color),
    );
  });
});

describe("a page that a hit led to", () => {
  it("has the words marked, tells so, keeps its address clean, and lets the marks be taken away", async () => {
    const page = await searched("semester");
    await Promise.all([page.waitForNavigation(), page.click(".hit__link")]);
    await page.waitForSelector("mark.found");
    expect(new Set(await page.$$eval("mark.found", (marks) => marks.map(({ textContent }) => textContent)))).toEqual(new Set(["Semester", "Semestern"]));
    expect(new URL(page.url()).search).toBe("");
    expect(await page.$eval(".found-note", (note) => note.textContent)).toBe("Orden du sökte är markerade.Ta bort markeringen");
    const text = await page.$eval("main", (main) => main.textContent);
    await page.click(".found-note button");
    expect(await page.$$("mark.found, .found-note")).toHaveLength(0);
    expect(await page.$eval("main", (main) => main.textContent)).toBe(text);
  });

  it("breaks no rule of the site, in light and dark", async () => {
    for (const scheme of ["light", "dark"] as const) {
      const { page, wrongs } = await site.open("/inforande/lon-och-villkor/?markera=semest#semester", { scheme });
      await page.waitForSelector("mark.found");
      expect(await wrongs()).toEqual(noWrongs);
      expect(await axeFaults(page)).toEqual([]);
    }
  });
});
