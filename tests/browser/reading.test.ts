import { afterAll, beforeAll, describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { axeFaults as faults } from "../../src/io/axe.ts";
import { noWrongs, openSite, type OpenPage, type TestSite } from "./site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const article = "/rollen/vad-ar-peer-support/";
const { words } = labels.reading;
const focused = ({ page }: OpenPage) => page.evaluate(() => document.activeElement?.textContent.trim());
const tools = "[data-reading] > summary";
/** The tools when their script has come. */
const wired = "[data-reading=klar]";

/** Keeps what is copied, since browsers without a window have no clipboard. */
const clipboard = `Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.__copied = text; } } });`;

/** A device with voices: each utterance begins, tells of its words, and ends when `__next` is called. */
const device = (voices: readonly { readonly lang: string; readonly localService: boolean }[]) => `
  window.__spoken = [];
  class Said extends EventTarget { constructor(text) { super(); this.text = text; } }
  window.SpeechSynthesisUtterance = Said;
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => ${JSON.stringify(voices)},
    cancel: () => { window.__now = undefined; },
    speak: (said) => {
      window.__now = said;
      window.__spoken.push({ text: said.text, lang: said.voice.lang, isLocal: said.voice.localService, rate: said.rate });
      said.dispatchEvent(new Event("start"));
    },
  });
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  window.__word = (charIndex, charLength) => window.__now.dispatchEvent(Object.assign(new Event("boundary"), { name: "word", charIndex, charLength }));
  window.__next = () => window.__now.dispatchEvent(new Event("end"));`;

interface Spoken {
  readonly text: string;
  readonly lang: string;
  readonly isLocal: boolean;
  readonly rate: number;
}
const spoken = async ({ page }: OpenPage) => (await page.evaluate("window.__spoken")) as readonly Spoken[];

describe("a word of the glossary", () => {
  it("opens where it stands from the keyboard, is read at once, closes with Escape, and gives the focus back", async () => {
    const opened = await site.open(article, { width: 360 });
    const { page } = opened;
    await page.waitForSelector("a.term[aria-haspopup]");
    await page.focus("a.term");
    const name = await focused(opened);
    await page.keyboard.press("Enter");
    const note = await page.waitForSelector(".term-note:popover-open");
    expect(await note?.evaluate((element) => element === document.activeElement && element.getAttribute("role"))).toBe("dialog");
    expect(await page.$eval(".term-note__text", (text) => text.textContent)).not.toBe("");
    expect(await page.$eval("a.term", (term) => term.getAttribute("aria-expanded"))).toBe("true");
    await page.keyboard.press("Tab");
    expect(await focused(opened)).toBe(labels.terms.more);
    await page.keyboard.press("Tab");
    expect(await focused(opened)).toBe(labels.terms.close);
    await page.keyboard.press("Escape");
    expect(await page.$(".term-note:popover-open")).toBeNull();
    expect(await focused(opened)).toBe(name);
    expect(new URL(page.url()).pathname).toBe(article);
  });

  it("opens by click inside the window, and has nothing that axe finds", async () => {
    for (const [width, scheme] of [
      [1280, "light"],
      [360, "dark"],
    ] as const) {
      const { page, wrongs } = await site.open(article, { width, scheme });
      await page.waitForSelector("a.term[aria-haspopup]");
      await page.click("a.term");
      await page.waitForSelector(".term-note:popover-open");
      const { left, right, top, bottom } = await page.$eval(".term-note", (note) => note.getBoundingClientRect().toJSON() as DOMRect);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(await page.evaluate(() => innerHeight));
      expect(await faults(page)).toEqual([]);
      expect(await wrongs()).toEqual(noWrongs);
      await page.click(".term-note__close");
      expect(await page.$(".term-note:popover-open")).toBeNull();
    }
  });

  it("is a link to the glossary without JavaScript", async () => {
    const { page } = await site.open(article, { javaScript: false });
    await Promise.all([page.waitForNavigation(), page.click("a.term")]);
    expect(new URL(page.url()).pathname).toBe("/ordlista/");
  });

  it("is a note when the page is printed from the browser, and only then", async () => {
    const { page } = await site.open(article);
    const shown = () => page.$eval(".term-notes", (notes) => getComputedStyle(notes).display);
    expect(await shown()).toBe("none");
    await page.waitForSelector("a.term[aria-haspopup]");
    await page.click("a.term");
    await page.emulateMediaType("print");
    expect(await shown()).toBe("block");
    // A note that happens to be open does not lie over the text.
    expect(await page.$eval(".term-note", (note) => getComputedStyle(note).display)).toBe("none");
  });
});

describe("the reader's own text", () => {
  it("is chosen from the keyboard, and stands on every page before it is drawn", async () => {
    const { page } = await site.open(article);
    await page.focus(tools);
    await page.keyboard.press("Enter");
    await page.waitForSelector(wired);
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    expect(await size()).toBe(16);
    await page.focus('input[name="textstorlek"]:checked');
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await size()).toBeCloseTo(20.8, 5);
    await page.focus('input[name="avstand"]:checked');
    await page.keyboard.press("ArrowRight");

    await page.evaluateOnNewDocument(() => {
      const first = new MutationObserver(() => {
        if (document.body === null) return;
        Object.assign(window, { __atBody: { ...document.documentElement.dataset } });
        first.disconnect();
      });
      first.observe(document, { childList: true, subtree: true });
    });
    await page.goto(site.server.url);
    expect(await page.evaluate("window.__atBody")).toEqual({ textsize: "2", spacing: "1" });
    expect(await size()).toBeCloseTo(20.8, 5);
  });

  it("leaves nothing behind when it is the ordinary text again, and nothing is kept that nobody chose", async () => {
    const { page } = await site.open(article);
    await page.click(tools);
    await page.waitForSelector(wired);
    const kept = () => page.evaluate(() => localStorage.length);
    expect(await kept()).toBe(0);
    await page.click('input[name="textstorlek"][value="3"]');
    expect(await kept()).toBe(1);
    await page.click('input[name="textstorlek"][value="0"]');
    expect(await kept()).toBe(0);
  });

  it.each(["/", "/rollen/", article, "/forskning/figurer/", "/karta/", "/sok/?q=peer"])("at its largest does not make %s scroll sideways", async (path) => {
    for (const width of [360, 768, 1280]) {
      const { page } = await site.open(path, { width, before: 'localStorage.setItem("textval", "3 1")' });
      expect(await page.evaluate(() => [document.documentElement.dataset["textsize"], document.scrollingElement!.scrollWidth])).toEqual(["3", width]);
    }
  });
});

describe("passing on", () => {
  it("copies the address of a section from a button that the keyboard finds, and says so", async () => {
    const { page } = await site.open(article, { before: clipboard });
    await page.waitForSelector(".heading-link");
    await page.focus("#en-definition + .heading-link");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(words.headingLink.replace("{title}", "En definition"));
    await page.keyboard.press("Enter");
    await page.waitForFunction((said) => document.querySelector(".said[role=status]")?.textContent === said, {}, words.linkCopied);
    expect(await page.evaluate("window.__copied")).toBe(`${site.server.url}${article}#en-definition`);
  });

  it("moves nothing when the buttons beside the headings come", async () => {
    const { page } = await site.open(article);
    await page.waitForSelector(".heading-link");
    const places = () => page.$$eval(".prose > :not(.heading-link)", (blocks) => blocks.map((block) => Math.round(block.getBoundingClientRect().top * 10)));
    const withButtons = await places();
    await page.$$eval(".heading-link", (buttons) => {
      for (const button of buttons) button.remove();
    });
    expect(withButtons).toEqual(await places());
  });

  it("copies the citation, as text and for programs", async () => {
    const { page } = await site.open(article, { before: clipboard });
    await page.click(tools);
    await page.waitForSelector(wired);
    await page.focus("[data-copy=hanvisning]");
    await page.keyboard.press("Enter");
    await page.waitForFunction("window.__copied !== undefined");
    expect(await page.evaluate("window.__copied")).toBe(
      "Provkommun (2026). Vad är peer support? I Lilla provboken, utgåva 1. Sidan ändrad eller granskad 1 oktober 2026. https://prov.example/rollen/vad-ar-peer-support/",
    );
    await page.focus(".reading__formats summary");
    await page.keyboard.press("Enter");
    await page.focus("[data-copy=hanvisning-bibtex]");
    await page.keyboard.press("Enter");
    await page.waitForFunction("window.__copied.startsWith('@online{')");
  });

  it("shares where the device can, and shows no button where it cannot", async () => {
    const share = "navigator.share = async (what) => { window.__shared = what; };";
    const can = await site.open(article, { before: share });
    await can.page.click(tools);
    await can.page.waitForSelector("[data-share]:not([hidden])");
    await can.page.focus("[data-share]");
    await can.page.keyboard.press("Enter");
    expect(await can.page.evaluate("window.__shared.url")).toBe(site.server.url + article);
    const cannot = await site.open(article, { before: "Object.defineProperty(navigator, 'share', { value: undefined });" });
    await cannot.page.click(tools);
    await cannot.page.waitForSelector(wired);
    expect(await cannot.page.$eval("[data-share]", (button) => getComputedStyle(button).display)).toBe("none");
  });

  it("has a citation without JavaScript, and no button that does nothing", async () => {
    const { page } = await site.open(article, { javaScript: false });
    await page.click(tools);
    expect(await page.$eval("#hanvisning", (text) => getComputedStyle(text).visibility)).toBe("visible");
    const shown = await page.$$eval(":is(.reading, .prose) button, .reading input", (all) => all.filter((one) => one.checkVisibility()).length);
    expect(shown).toBe(0);
  });

  it("has nothing that axe finds when the tools are open", async () => {
    for (const [width, scheme] of [
      [1280, "light"],
      [360, "dark"],
    ] as const) {
      const { page, wrongs } = await site.open(article, { width, scheme });
      await page.click(tools);
      await page.click(".reading__formats summary");
      await page.waitForSelector(wired);
      expect(await faults(page)).toEqual([]);
      expect(await wrongs()).toEqual(noWrongs);
    }
  });
});

describe("the page read aloud", () => {
  const swedish = { lang: "sv-SE", localService: true };
  const open = async (voices: Parameters<typeof device>[0]) => {
    const opened = await site.open(article, { before: device(voices) });
    await opened.page.click(tools);
    await opened.page.waitForSelector(wired);
    await opened.page.click("[data-listen]");
    return opened;
  };
  const status = ({ page }: OpenPage, text: string) =>
    page.waitForFunction((expected) => document.querySelector("[data-listen-status]")?.textContent === expected, {}, text);

  it("goes through the title, the summary and the text, without citations, with a voice of the device", async () => {
    const opened = await open([{ lang: "sv-SE", localService: false }, { lang: "en-GB", localService: true }, swedish]);
    await status(opened, words.reading);
    for (let count = 0; count < 3; count++) await opened.page.evaluate("window.__next()");
    const said = await spoken(opened);
    expect(said.slice(0, 2).map(({ text }) => text)).toEqual(["Vad är peer support?", "Ett arbetssätt där egen erfarenhet är ett yrke."]);
    expect(said.every(({ isLocal }) => isLocal)).toBe(true);
    expect(said.map(({ text }) => text).join(" ")).not.toMatch(/Prov 2020|\(/);
  });

  it("marks the word that is read", async () => {
    const opened = await open([swedish]);
    await status(opened, words.reading);
    await opened.page.evaluate("window.__word(4, 2)");
    expect(await opened.page.evaluate(() => [...(CSS.highlights.get("laser-upp") ?? [])].map(String))).toEqual(["är"]);
  });

  it("pauses, goes on where it was, and begins anew", async () => {
    const opened = await open([swedish]);
    await status(opened, words.reading);
    await opened.page.evaluate("window.__next()");
    await opened.page.click("[data-listen]");
    await status(opened, words.paused);
    await opened.page.click("[data-listen]");
    await status(opened, words.reading);
    expect((await spoken(opened)).at(-1)?.text).toBe("Ett arbetssätt där egen erfarenhet är ett yrke.");
    await opened.page.click("[data-listen-again]");
    await opened.page.waitForFunction("window.__spoken.length === 4");
    expect((await spoken(opened)).at(-1)?.text).toBe("Vad är peer support?");
  });

  it("is not read by a voice that sends the text away, and says why", async () => {
    const opened = await open([{ lang: "sv-SE", localService: false }]);
    await status(opened, words.noVoice);
    expect(await spoken(opened)).toEqual([]);
  });
});

describe("ordinary and easy Swedish", () => {
  it("stand side by side on both pages, and the one that is read is marked", async () => {
    for (const [path, current] of [
      [article, labels.article.ordinaryText],
      ["/rollen/latt/", labels.article.easyRead],
    ] as const) {
      const { page } = await site.open(path);
      expect(await page.$$eval(".easy-read a", (links) => links.map((link) => link.getAttribute("href")))).toEqual([article, "/rollen/latt/"]);
      expect(await page.$eval(".easy-read [aria-current=page]", (link) => link.textContent)).toBe(current);
    }
  });
});
