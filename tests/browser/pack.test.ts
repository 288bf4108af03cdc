import { mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { pdfCache } from "../../src/browser/app/fileList.ts";
import { packTemplatePath } from "../../src/io/packTemplate.ts";
import { readPdfs } from "../../src/io/readPdfs.ts";
import { readView } from "../../src/io/view.ts";
import { makePack } from "../../src/print/pack/pack.ts";
import { packSetting } from "../../src/print/packSetting.ts";
import { axeFaults as faults } from "../../src/io/axe.ts";
import { printSome } from "./printSome.ts";
import { book, noWrongs, openSite, type OpenOptions, type TestSite } from "./site.ts";

const words = labels.pack;
const address = "/material/paket/";
const three = ["sida/rollen/latt", "utdelning/blanketten", "sida/inforande/handledning"];
const chosen = `${address}#val=${three.join(",")}`;

let site: TestSite;
beforeAll(async () => {
  site = await openSite({ print: printSome });
});
afterAll(() => site.close());

/** The list of what was chosen comes when the PDFs are known; it moves next to nothing. */
const hardlyMoved = { ...noWrongs, shift: expect.toSatisfy((shift: number) => shift <= 0.02) };

/** Opens the builder and waits for its script. */
async function open(path = address, options: OpenOptions = {}) {
  const opened = await site.open(path, options);
  await opened.page.waitForFunction(() => document.querySelector<HTMLInputElement>("[data-pick]")?.disabled === false);
  return opened;
}
const unfold = "document.querySelectorAll('.pack details').forEach((group) => (group.open = true))";
const tick = (page: Page, value: string) => page.$eval(`[data-pick][value="${value}"]`, (input) => (input as HTMLInputElement).click());
const text = (page: Page, selector: string) => page.$eval(selector, (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim());
const titles = (page: Page) => page.$$eval(".pack-part__title", (all) => all.map((one) => one.textContent));
const ticked = (page: Page) =>
  page.$$eval("[data-pick]", (all) => all.filter((one) => (one as HTMLInputElement).checked).map((one) => (one as HTMLInputElement).value));
const shown = (page: Page) => page.$$eval("[data-filtered] [data-item]:not([hidden])", (all) => all.map((one) => one.getAttribute("data-item")));
const hash = (page: Page) => page.evaluate(() => location.hash);
const focused = (page: Page) => page.evaluate(() => (document.activeElement?.textContent ?? "").replace(/\s+/g, " ").trim());
const press = (page: Page, does: string, part: string) => page.$eval(`[data-do="${does}"][data-part="${part}"]`, (button) => (button as HTMLElement).click());
const result = (page: Page) => page.waitForSelector("[data-pack-result] a", { timeout: 20_000 });
const fault = async (page: Page) => {
  await page.waitForFunction(() => document.querySelector("[data-pack-fault]")?.textContent !== "", { timeout: 20_000 });
  return text(page, "[data-pack-fault]");
};

/** What Node makes of the same choice. */
async function madeByNode(parts: readonly string[], title: string): Promise<Uint8Array> {
  const { handbook } = await readView(book);
  const setting = packSetting(handbook, words);
  const read = async (path: string) => new Uint8Array(await readFile(join(site.folder, path)));
  const pdfs = await readPdfs(site.folder);
  const files = parts.map((part) => pdfs.find(({ path }) => path === `pdf/${part}.pdf`) ?? Promise.reject(new Error(part)));
  const whole = await Promise.all(
    files.map(async (file) => ({ title: (await file).title, bytes: await read((await file).path), pages: (await file).sourcePages })),
  );
  const { bytes } = await makePack(whole, { ...setting, description: { ...setting.description, title }, template: await read(packTemplatePath) });
  return bytes;
}

describe("choosing", () => {
  it("offers each page once, in its best form, by chapter and section; ready packs stand apart", async () => {
    const { page } = await open();
    expect(await shown(page)).toEqual([
      "kapitel/rollen",
      "sida/rollen/vad-ar-peer-support",
      "sida/rollen/latt",
      "sida/inforande/lon-och-villkor",
      "sida/inforande/handledning",
      "sida/utbildning/dag-1",
      "sida/utbildning/ovning-hej",
      "utdelning/ovning-hej-kursledare",
      "utdelning/blanketten",
      "sida/om/english",
    ]);
    expect(await page.$$eval(".pack__ready a", (links) => links.map((link) => link.getAttribute("href")))).toEqual(["/pdf/paket/dag-1.pdf"]);
  });

  it("puts what is ticked last in the list, and tells how much it is", async () => {
    const { page } = await open();
    for (const part of three) await tick(page, part);
    expect(await titles(page)).toEqual(["Peer support på lättläst", "Blanketten", "Handledning"]);
    const sum = await text(page, "[data-pack-sum]");
    expect(sum).toMatch(/^3 delar, \d+ sidor, högst \d+ kB\.$/);
    expect(await text(page, "[data-pack-changes]")).toBe(`Handledning är tillagd. ${sum}`);
    expect(await text(page, '[data-group][data-chapter="rollen"] [data-chosen]')).toBe("1 valda");
    await tick(page, "utdelning/blanketten");
    expect(await titles(page)).toEqual(["Peer support på lättläst", "Handledning"]);
    expect(await text(page, "[data-pack-changes]")).toBe("Blanketten är borttagen.");
  });

  it("takes all of a section or chapter at once, without the chapter as a whole, and shows when only some are chosen", async () => {
    const { page } = await open();
    const all = '[data-group][data-chapter="rollen"] [data-all]';
    const state = () => page.$eval(all, (box) => [(box as HTMLInputElement).checked, (box as HTMLInputElement).indeterminate]);
    await tick(page, "sida/rollen/latt");
    expect(await state()).toEqual([false, true]);
    await page.$eval(all, (box) => (box as HTMLInputElement).click());
    expect(await ticked(page)).toEqual(["sida/rollen/vad-ar-peer-support", "sida/rollen/latt"]);
    expect(await state()).toEqual([true, false]);
    expect(await text(page, "[data-pack-changes]")).toMatch(/^Tillagt: 1 del\. 2 delar/);
    await page.$eval(all, (box) => (box as HTMLInputElement).click());
    expect(await ticked(page)).toEqual([]);
  });

  it("is moved up and down, and the focus follows", async () => {
    const { page } = await open(chosen);
    await press(page, "up", "sida/inforande/handledning");
    expect(await titles(page)).toEqual(["Peer support på lättläst", "Handledning", "Blanketten"]);
    expect(await text(page, "[data-pack-changes]")).toBe("Handledning är nu nummer 2 av 3.");
    expect(await focused(page)).toBe("Upp Handledning");
    await press(page, "up", "sida/inforande/handledning");
    expect(await page.$eval('[data-do="up"][data-part="sida/inforande/handledning"]', (button) => button.getAttribute("aria-disabled"))).toBe("true");
    await press(page, "up", "sida/inforande/handledning");
    expect(await titles(page)).toEqual(["Handledning", "Peer support på lättläst", "Blanketten"]);
    expect(await focused(page)).toBe("Upp Handledning");
    await press(page, "down", "sida/inforande/handledning");
    expect((await titles(page))[1]).toBe("Handledning");
  });

  it("is taken away, and the focus goes to what stood beside it", async () => {
    const { page } = await open(chosen);
    await press(page, "remove", "utdelning/blanketten");
    expect(await focused(page)).toBe("Ta bort Handledning");
    await press(page, "remove", "sida/inforande/handledning");
    expect(await focused(page)).toBe("Ta bort Peer support på lättläst");
    await press(page, "remove", "sida/rollen/latt");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("ditt-paket");
    expect(await page.$eval("[data-pack-make]", (button) => (button as HTMLButtonElement).disabled)).toBe(true);
    expect(await page.$eval("[data-pack-empty]", (element) => (element as HTMLElement).hidden)).toBe(false);
  });
});

describe("narrowing the list", () => {
  it("by kind, programme and reader", async () => {
    const { page } = await open();
    await page.select("#filter-slag", "formular");
    expect(await shown(page)).toEqual(["utdelning/blanketten"]);
    expect(await text(page, ".list-filter__count")).toBe("1 av 10 visas");
    await page.select("#filter-slag", "ovning");
    expect(await shown(page)).toEqual(["sida/utbildning/ovning-hej", "utdelning/ovning-hej-kursledare"]);
    await page.select("#filter-slag", "");
    await page.select("#filter-utbildning", "peer");
    expect(await shown(page)).toEqual(["sida/utbildning/dag-1", "sida/utbildning/ovning-hej", "utdelning/ovning-hej-kursledare"]);
    await page.select("#filter-utbildning", "");
    await page.select("#filter-roll", "hr");
    expect(await shown(page)).toEqual(["sida/inforande/lon-och-villkor"]);
  });

  it("by words, opens the chapters where they are, and folds them again", async () => {
    const { page } = await open();
    const isOpen = () =>
      page.$$eval("[data-group]:not([hidden])", (groups) =>
        groups.map((group) => [(group as HTMLElement).dataset["chapter"], (group as HTMLDetailsElement).open]),
      );
    await page.$eval('[data-chapter="om"][data-group]', (group) => ((group as HTMLDetailsElement).open = true));
    await page.type("#filter-ord", "HANDL");
    expect(await shown(page)).toEqual(["sida/inforande/handledning"]);
    expect(await isOpen()).toEqual([["inforande", true]]);
    await page.type("#filter-ord", " xylofon");
    expect(await text(page, ".list-filter__count")).toBe(labels.filter.none);
    await page.$eval("#filter-ord", (field) => {
      (field as HTMLInputElement).value = "";
      field.dispatchEvent(new Event("input"));
    });
    expect(await isOpen()).toEqual([
      ["rollen", false],
      ["inforande", false],
      ["utbildning", false],
      ["material", false],
      ["om", true],
    ]);
    expect(await text(page, ".list-filter__count")).toBe("");
  });

  it("narrows what “all” stands for", async () => {
    const { page } = await open();
    await page.type("#filter-ord", "lön");
    await page.$eval('[data-group][data-chapter="inforande"] [data-all]', (box) => (box as HTMLInputElement).click());
    expect(await ticked(page)).toEqual(["sida/inforande/lon-och-villkor"]);
  });
});

describe("what was chosen", () => {
  it("stands in the address, so that it can be sent", async () => {
    const { page } = await open();
    for (const part of three) await tick(page, part);
    await page.type("[data-pack-title]", "Till teamet, 50 % & mer");
    expect(await hash(page)).toBe(`#val=${three.join(",")}&titel=Till%20teamet%2C%2050%20%25%20%26%20mer`);
    const { page: other } = await open(address + (await hash(page)));
    expect(await titles(other)).toEqual(await titles(page));
    expect(await other.$eval("[data-pack-title]", (field) => (field as HTMLInputElement).value)).toBe("Till teamet, 50 % & mer");
  });

  it("is there when the reader comes back without the address, and another's address does not replace it until something is changed", async () => {
    const { page } = await open();
    await tick(page, "sida/rollen/latt");
    await page.goto(`${site.server.url}/rollen/`);
    await page.goto(`${site.server.url}${address}`);
    await page.waitForSelector(".pack-part");
    expect(await titles(page)).toEqual(["Peer support på lättläst"]);
    await page.goto(`${site.server.url}/rollen/`);
    await page.goto(`${site.server.url}${address}#val=sida/om/english`);
    await page.waitForSelector(".pack-part");
    expect(await titles(page)).toEqual(["In English"]);
    await page.goto(`${site.server.url}/rollen/`);
    await page.goto(`${site.server.url}${address}`);
    await page.waitForSelector(".pack-part");
    expect(await titles(page)).toEqual(["Peer support på lättläst"]);
  });

  it("stays in the address when a link within the page is followed, and changes when another choice is pasted", async () => {
    const { page } = await open(chosen, { width: 360 });
    await page.$eval("[data-pack-bar] a", (link) => (link as HTMLElement).click());
    await page.waitForFunction(() => location.hash.startsWith("#val="));
    expect(await hash(page)).toBe(`#val=${three.join(",")}`);
    await page.evaluate(() => (location.hash = "#val=sida/om/english"));
    await page.waitForFunction(() => document.querySelectorAll(".pack-part").length === 1);
    expect(await titles(page)).toEqual(["In English"]);
  });

  it("is told where the handbook no longer has it", async () => {
    const { page } = await open(`${address}#val=sida/rollen/borta,sida/rollen/latt`);
    expect(await titles(page)).toEqual(["Peer support på lättläst"]);
    expect(await text(page, "[data-pack-trouble]")).toContain("sida/rollen/borta");
  });

  it("is emptied on request", async () => {
    const { page } = await open(chosen);
    await page.click("[data-pack-clear]");
    expect([await titles(page), await ticked(page), await hash(page)]).toEqual([[], [], ""]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe("a page's own button", () => {
  it("puts the page into the pack and takes it out again, without moving anything", async () => {
    const { page, wrongs } = await site.open("/rollen/latt/");
    await page.waitForSelector("[data-tools][data-ready]", { hidden: true });
    const width = () => page.$eval("[data-pack-add]", (button) => button.getBoundingClientRect().width);
    const before = await width();
    await page.click("[data-pack-add]");
    expect([await width(), await page.$eval("[data-pack-add]", (button) => button.getAttribute("aria-pressed"))]).toEqual([before, "true"]);
    await Promise.all([page.waitForNavigation(), page.click(".reader-tools a")]);
    await page.waitForSelector(".pack-part__title");
    expect(await titles(page)).toEqual(["Peer support på lättläst"]);
    await page.goto(`${site.server.url}/rollen/latt/`);
    await page.waitForSelector("[data-pack-add][aria-pressed=true]");
    await page.click("[data-pack-add]");
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await wrongs()).toEqual(noWrongs);
  });

  it("stands for the form or handout where the page has one", async () => {
    const { page } = await site.open("/material/blanketten/");
    expect(await page.$eval("[data-pack-add]", (button) => (button as HTMLButtonElement).value)).toBe("utdelning/blanketten");
  });
});

describe("making a pack", () => {
  it("gives the same bytes as Node, in a file of its title, under the site's own rules", async () => {
    const { page, wrongs } = await open(chosen);
    const folder = await mkdtemp(join(tmpdir(), "peerhandboken-sparat-"));
    try {
      await page.type("[data-pack-title]", "Första dagen: hej/hå");
      await page.click("[data-pack-make]");
      const link = await result(page);
      const expected = await madeByNode(three, "Första dagen: hej/hå");
      expect(await text(page, "[data-pack-result]")).toMatch(/^Spara paketet \(PDF, \d+ sidor, \d+ kB\)$/);
      expect(await focused(page)).toBe(await text(page, "[data-pack-result]"));
      expect(await text(page, "[data-pack-status]")).toBe(words.done);
      const client = await page.createCDPSession();
      await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, browserContextId: String(page.browserContext().id) });
      await link?.click();
      const saved = async () => (await readdir(folder)).filter((name) => name.endsWith(".pdf"));
      // Chromium reserves the name with an empty file, and puts the whole one in its place.
      const isWhole = async () => (await Promise.all((await saved()).map((name) => stat(join(folder, name))))).some(({ size }) => size > 0);
      for (let wait = 0; wait < 100 && !(await isWhole()); wait++) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await saved()).toEqual(["Första dagen- hej-hå.pdf"]);
      expect(Buffer.from(await readFile(join(folder, "Första dagen- hej-hå.pdf"))).equals(Buffer.from(expected))).toBe(true);
      expect(await wrongs()).toEqual(hardlyMoved);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("does not load the PDF library before it is needed", async () => {
    const { page } = await site.open(address);
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(request.url()));
    await page.reload({ waitUntil: "networkidle0" });
    const sizes = await Promise.all(
      loaded.filter((url) => url.endsWith(".js")).map(async (url) => (await readFile(join(site.folder, new URL(url).pathname))).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(20_000);
    expect(loaded.filter((url) => url.endsWith(".pdf"))).toEqual([]);
  });

  it("puts the file away when the choice changes: it is no longer what was chosen", async () => {
    const { page } = await open(chosen);
    await page.click("[data-pack-make]");
    await result(page);
    await press(page, "up", "utdelning/blanketten");
    expect(await page.$("[data-pack-result] a")).toBeNull();
    expect(await text(page, "[data-pack-status]")).toBe("");
  });

  it("can be cancelled, and begun again", async () => {
    const { page } = await open(chosen);
    site.server.hold = /^\/pdf\/sida\//;
    try {
      await page.click("[data-pack-make]");
      await page.waitForFunction(() => document.querySelector<HTMLElement>("[data-pack-cancel]")?.hidden === false);
      expect(await focused(page)).toBe(words.cancel);
      expect(await text(page, "[data-pack-status]")).toBe("Hämtar del 1 av 3 …");
      await page.keyboard.press("Enter");
      expect(await text(page, "[data-pack-status]")).toBe(words.cancelled);
      expect(await focused(page)).toBe(words.make);
      expect(await titles(page)).toHaveLength(3);
    } finally {
      site.server.hold = undefined;
    }
    await page.keyboard.press("Enter");
    await result(page);
  });

  it.each([
    ["a part", /^\/pdf\/utdelning\/blanketten\.pdf/, "Det gick inte att hämta: Blanketten."],
    ["the template", /^\/pdf\/paket-mall\.pdf/, words.templateFailed],
    ["the program", /^\/assets\/paketverkstad-/, words.failed],
  ])("says what to do when %s cannot be fetched", async (_, refuse, says) => {
    const { page } = await open(chosen);
    site.server.refuse = refuse;
    try {
      await page.click("[data-pack-make]");
      expect(await fault(page)).toContain(says);
      expect(await focused(page)).toBe(words.make);
      expect(await titles(page)).toHaveLength(3);
    } finally {
      site.server.refuse = undefined;
    }
  });

  it.each([
    ["a part", /^\/pdf\/utdelning\/blanketten\.pdf/, words.notSaved.replace("{titles}", "Blanketten")],
    ["the template", /^\/pdf\/paket-mall\.pdf/, words.templateNotSaved],
  ])("says that there is no net when %s cannot be reached and is not saved", async (_, drop, says) => {
    const { page } = await open(chosen);
    site.server.drop = drop;
    try {
      await page.click("[data-pack-make]");
      expect(await fault(page)).toBe(says);
      expect(await titles(page)).toHaveLength(3);
    } finally {
      site.server.drop = undefined;
    }
  });

  it("needs no net in the installed app, and tells what is not saved", async () => {
    const { page } = await open(chosen, { isSaved: true });
    await page.evaluate(
      async (name, urls) => {
        while (navigator.serviceWorker.controller === null) await new Promise((resolve) => setTimeout(resolve, 50));
        await (await caches.open(name)).addAll(urls);
      },
      pdfCache,
      ["/pdf/sida/rollen/latt.pdf", "/pdf/sida/inforande/handledning.pdf"],
    );
    site.server.drop = /./;
    try {
      await page.click("[data-pack-make]");
      expect(await fault(page)).toBe(words.notSaved.replace("{titles}", "Blanketten"));
      await press(page, "remove", "utdelning/blanketten");
      await page.click("[data-pack-make]");
      await result(page);
    } finally {
      site.server.drop = undefined;
    }
  });

  it("says which signs a title cannot have", async () => {
    const { page } = await open(`${chosen}&titel=Hej%20%F0%9F%98%80`);
    await page.click("[data-pack-make]");
    expect(await fault(page)).toBe(words.lettersFailed.replace("{letters}", "😀"));
  });
});

describe("where there are no PDFs", () => {
  it("says so when the list cannot be reached and is not saved", async () => {
    site.server.drop = /^\/pdf\/index\.json/;
    try {
      const { page } = await site.open(address);
      await page.waitForFunction(() => document.querySelector<HTMLElement>("[data-pack-trouble]")?.hidden === false);
      expect(await text(page, "[data-pack-trouble]")).toBe(words.indexNotSaved);
    } finally {
      site.server.drop = undefined;
    }
  });

  it("says so when the list is gone, and everything else is as without a script", async () => {
    site.server.refuse = /^\/pdf\/index\.json/;
    try {
      const { page } = await site.open(address);
      await page.waitForFunction(() => document.querySelector<HTMLElement>("[data-pack-trouble]")?.hidden === false);
      expect(await text(page, "[data-pack-trouble]")).toBe(words.indexFailed);
      expect(await page.$$eval("[data-pick]", (boxes) => boxes.every((box) => (box as HTMLInputElement).disabled))).toBe(true);
    } finally {
      site.server.refuse = undefined;
    }
  });
});

describe("from the keyboard alone", () => {
  it("a pack is chosen, ordered, named and made", async () => {
    const { page } = await open();
    const tabTo = async (wanted: (() => boolean) | string) => {
      for (let count = 0; count < 80; count++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate(typeof wanted === "string" ? `document.activeElement.matches(${JSON.stringify(wanted)})` : wanted)) return;
      }
      throw new Error(`No way to ${String(wanted)}`);
    };
    await tabTo("#filter-ord");
    await page.keyboard.type("l");
    await tabTo('[value="sida/rollen/latt"]');
    await page.keyboard.press("Space");
    await tabTo('[value="sida/inforande/lon-och-villkor"]');
    await page.keyboard.press("Space");
    await tabTo('[data-do="up"][data-part="sida/inforande/lon-och-villkor"]');
    await page.keyboard.press("Enter");
    expect(await titles(page)).toEqual(["Lön och villkor", "Peer support på lättläst"]);
    await tabTo("[data-pack-title]");
    await page.keyboard.type("Hej");
    await page.keyboard.press("Enter");
    await result(page);
    expect(await focused(page)).toMatch(/^Spara paketet/);
    expect(await page.$eval("[data-pack-result] a", (link) => (link as HTMLAnchorElement).download)).toBe("Hej.pdf");
  });
});

describe("the look", () => {
  it.each([
    [1280, "light"],
    [1280, "dark"],
    [360, "light"],
    [360, "dark"],
  ] as const)("has nothing that axe finds at %i pixels in the %s, with parts chosen, a pack made and a fault told", async (width, scheme) => {
    const { page, wrongs } = await open(chosen, { width, scheme });
    expect(await wrongs()).toEqual(hardlyMoved);
    await page.evaluate(unfold);
    expect(await faults(page)).toEqual([]);
    await page.$eval("[data-pack-make]", (button) => (button as HTMLElement).click());
    await result(page);
    await page.$eval("[data-pack-fault]", (element) => (element.textContent = "Något gick fel."));
    expect(await faults(page)).toEqual([]);
  });

  it.each([1280, 360])("stands still at %i pixels when nothing is chosen", async (width) => {
    expect(await (await open(address, { width })).wrongs()).toEqual(noWrongs);
  });

  it("does not scroll sideways at 320 pixels, also with long titles", async () => {
    const { page } = await open(`${address}#val=utdelning/ovning-hej-kursledare,${three.join(",")}&titel=${"Samverkans%C3%B6verenskommelse".repeat(2)}`, {
      width: 320,
    });
    await page.evaluate(unfold);
    await page.$eval("[data-pack-make]", (button) => (button as HTMLElement).click());
    await result(page);
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(320);
  });

  it("has targets of at least 24 pixels", async () => {
    const { page } = await open(chosen, { width: 360 });
    await page.evaluate(unfold);
    const small = await page.$$eval(".pack :is(a, button, select, summary, .pick__label, input[type=text], input[type=search])", (all) =>
      all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 100)),
    );
    expect(small).toEqual([]);
  });
});

describe("without JavaScript", () => {
  it("the page leads to every PDF, and shows nothing that does not work", async () => {
    const { page } = await site.open(address, { javaScript: false });
    const links = await page.$$eval("main a[href$='.pdf']", (all) => all.map((link) => link.getAttribute("href")));
    expect(links).toHaveLength(11);
    for (const link of links) await readFile(join(site.folder, String(link)));
    expect(await page.$$eval("main :is(input, button, select)", (all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).length)).toBe(
      0,
    );
    expect(await page.$eval("main", (main) => main.innerText)).toContain("kräver JavaScript");
  });
});

describe("the pictures of first pages", () => {
  const pictures = (page: Page) =>
    page.$$eval("main img.pdf-picture", (all) =>
      all.map((one) => {
        const { alt, complete, naturalWidth, width, height, naturalHeight } = one as HTMLImageElement;
        return { alt, isShown: complete && naturalWidth > 0, isTrue: Math.abs(width / height - naturalWidth / naturalHeight) < 0.03 };
      }),
    );
  const all = { isShown: true, isTrue: true };

  it("stand in the builder, on the list of material and on the page of a sheet, with words and room of their own", async () => {
    const { page, wrongs } = await open();
    await page.evaluate(unfold);
    await page.waitForNetworkIdle();
    expect(await pictures(page)).toEqual(
      ["Kursledarens paket: Dag 1: Början", "Övning: Hej, till kursledaren", "Blanketten"].map((title) => ({ alt: `Första sidan av ${title}`, ...all })),
    );
    expect({ ...(await wrongs()), shift: 0 }).toEqual(noWrongs);
    for (const path of ["/material/", "/material/blanketten/"]) {
      const { page: other, wrongs: otherWrongs } = await site.open(path);
      await other.$eval("img.pdf-picture", (picture) => picture.scrollIntoView());
      await other.waitForNetworkIdle();
      expect(await pictures(other)).toEqual([{ alt: "Första sidan av Blanketten", ...all }]);
      expect(await faults(other)).toEqual([]);
      expect(await otherWrongs()).toEqual(noWrongs);
    }
  });

  it("weigh at most 12 kB each", async () => {
    const folder = join(site.folder, "pdf", "miniatyr");
    const pictures = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".webp"));
    const sizes = await Promise.all(pictures.map(async (file) => (await readFile(join(folder, file))).length));
    expect(sizes.filter((size) => size > 12_000)).toEqual([]);
    expect(sizes).toHaveLength(3);
  });
});

describe("the list of material", () => {
  it("tells what each sheet is for and how long it is, and is narrowed", async () => {
    const { page } = await site.open("/material/");
    expect(await text(page, ".sheet-line")).toMatch(/Blanketten Formulär .+ ?Blad att skriva ut: Blanketten PDF, \d+ sid(?:a|or), \d+ kB$/);
    await page.waitForFunction(() => document.querySelector(".list-filter") !== null);
    await page.select("#filter-slag", "mall");
    await page.waitForFunction(() => document.querySelector<HTMLElement>(".sheet-line")?.hidden === true);
    expect(await text(page, ".list-filter__count")).toBe(labels.filter.none);
  });
});
