import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { axeFaults as faults } from "../../src/io/axe.ts";
import { noWrongs, openSite, type OpenOptions, type TestSite } from "./site.ts";

const words = labels.tools;
const checklistPage = "/rollen/vad-ar-peer-support/";
const formsPage = "/forskning/figurer/";
const pathPage = "/om/lasvag-chef/";

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const ready = (page: Page) => page.waitForFunction(() => document.querySelector("[data-tools][data-ready]") !== null, { polling: 50 });
/** Opens a page and waits for its tools. */
async function open(path: string, options: OpenOptions = {}) {
  const opened = await site.open(path, options);
  await ready(opened.page);
  return opened;
}
const text = (page: Page, selector: string) => page.$eval(selector, (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim());
const texts = (page: Page, selector: string) => page.$$eval(selector, (all) => all.map((one) => (one.textContent ?? "").replace(/\s+/g, " ").trim()));
const ticked = (page: Page) => page.$$eval(".box .point__box", (all) => all.map((one) => (one as HTMLInputElement).checked));
const status = (page: Page) => text(page, ".box .tool-bar__status");
const stored = (page: Page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage)) as Record<string, string>);
const checklists = async (page: Page) => JSON.parse((await stored(page))["handbok:checklistor:1"] ?? "{}") as Record<string, Record<string, string[]>>;
/** Presses Tab until what has the focus fits. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`No Tab leads to ${selector}`);
}
/** Presses the first button with these words under a selector. */
const press = (page: Page, words: string, under = "main") =>
  page.evaluate(
    (text, selector) => {
      const button = [...document.querySelectorAll<HTMLElement>(`${selector} button`)].find((one) => one.textContent === text && one.checkVisibility());
      if (button === undefined) throw new Error(`No button ${text}`);
      button.click();
    },
    words,
    under,
  );
/** What the page hands over as files, by name. */
const catchFiles = `window.caughtFiles = [];
  URL.createObjectURL = (blob) => { const file = { blob }; window.caughtFiles.push(file); return "#file"; };
  HTMLAnchorElement.prototype.click = function () { window.caughtFiles.at(-1).name = this.download; };
  window.print = () => undefined;`;
const files = (page: Page) =>
  page.evaluate(async () => {
    const found = (window as unknown as { caughtFiles: { blob: Blob; name: string }[] }).caughtFiles;
    // Text decoding would take the byte order mark away.
    return Promise.all(found.map(async ({ blob, name }) => ({ name, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(await blob.arrayBuffer()) })));
  });

/** The question is gone, and the keyboard is back where it was asked. */
const answered = (page: Page) => page.waitForFunction(() => document.querySelector("dialog") === null && document.activeElement !== document.body);

describe("a checklist", () => {
  it("keeps nothing until the reader ticks", async () => {
    const { page } = await open(checklistPage);
    expect([await status(page), await stored(page)]).toEqual(["0 av 2 klara", {}]);
  });

  it("is ticked, named, renamed and taken away by keyboard alone, and remembers", async () => {
    const { page, wrongs } = await open(checklistPage);
    await tabTo(page, ".point__box");
    await page.keyboard.press("Space");
    expect([await ticked(page), await status(page)]).toEqual([[true, false], "1 av 2 klara"]);
    await page.reload({ waitUntil: "load" });
    await ready(page);
    expect(await ticked(page)).toEqual([true, false]);

    await tabTo(page, ".box .tool-bar__more");
    await page.keyboard.press("Enter");
    await tabTo(page, ".tool-bar__names + *, .tool-bar__named button");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect(await text(page, ".ask__fault")).toBe(words.common.nameEmpty);
    await page.keyboard.type("Avdelning 3");
    await page.keyboard.press("Enter");
    await answered(page);
    expect([await ticked(page), await status(page)]).toEqual([[false, false], "0 av 2 klara · Avdelning 3"]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words.common.newName);

    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Boendet");
    await page.keyboard.press("Enter");
    await answered(page);
    expect(await status(page)).toBe("0 av 2 klara · Boendet");

    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await text(page, ".ask__title")).toBe("Ta bort ”Boendet”?");
    await page.keyboard.press("Escape");
    await answered(page);
    expect(await status(page)).toBe("0 av 2 klara · Boendet");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("dialog") === null);
    expect([await ticked(page), await status(page)]).toEqual([[true, false], "1 av 2 klara"]);
    expect(await wrongs()).toEqual(noWrongs);
  });

  it("puts back what was taken away", async () => {
    const { page } = await open(checklistPage);
    await page.click(".point__box");
    await press(page, words.common.more, ".box");
    await press(page, words.checklist.clear, ".box");
    expect([await ticked(page), await checklists(page)]).toEqual([[false, false], {}]);
    await page.keyboard.press("Enter");
    expect([await ticked(page), await text(page, ".box .tool-bar__told")]).toEqual([[true, false], words.common.undone]);
  });

  it("is ticked by a press on its words, but a link in them leads on", async () => {
    const { page } = await open(checklistPage);
    await page.click(".box .point");
    expect(await ticked(page)).toEqual([true, false]);
    expect(await page.$eval(".point__box", (box) => (box as HTMLInputElement).labels?.length)).toBe(0);
    await page.$eval(".box .point", (point) => point.append(Object.assign(document.createElement("a"), { href: "#har", textContent: "länk" })));
    await page.$eval(".box .point a", (link) => (link as HTMLElement).click());
    expect([await ticked(page), await page.evaluate(() => location.hash)]).toEqual([[true, false], "#har"]);
  });

  it("finds a tick again where the words have changed a little, and shows what has vanished", async () => {
    const kept = JSON.stringify({ "": { [checklistPage]: ["Bestäm vem som blir chef", "Köp blommor"] } });
    const { page } = await open(checklistPage, {
      before: `localStorage.getItem("handbok:checklistor:1") ?? localStorage.setItem("handbok:checklistor:1", ${JSON.stringify(kept)});`,
    });
    expect(await ticked(page)).toEqual([true, false]);
    const [reworded, vanished] = await texts(page, ".tool-bar__note");
    expect(reworded).toContain("Förut stod det: ”Bestäm vem som blir chef”");
    expect(vanished).toContain("Köp blommor");
    await press(page, words.checklist.forget);
    await press(page, words.checklist.seen);
    expect([await texts(page, ".tool-bar__note"), await checklists(page)]).toEqual([[], { "": { [checklistPage]: ["Bestäm vem som är chef"] } }]);
  });

  it("is saved as text, as a table and for programs, with its name", async () => {
    const { page } = await open(checklistPage, { before: catchFiles });
    await page.click(".point__box");
    await press(page, words.common.more, ".box");
    for (const sort of [words.common.text, words.common.csv, words.common.json]) await press(page, sort, ".box");
    const [asText, asCsv, asJson] = await files(page);
    expect(asText?.name).toBe("checklista-Innan ni börjar.txt");
    expect(asText?.text).toMatch(/^Vad är peer support\?\r\nInnan ni börjar\r\n.+\r\n\r\n\[x\] Bestäm vem som är chef\r\n\[ \] Bestäm vem som handleder\r\n$/);
    expect(asCsv?.text).toBe(
      "\uFEFFSida;Lista;Punkt;Klar;Namn\r\nVad är peer support?;Innan ni börjar;Bestäm vem som är chef;ja;\r\nVad är peer support?;Innan ni börjar;Bestäm vem som handleder;nej;\r\n",
    );
    expect(JSON.parse(String(asJson?.text))).toMatchObject({ page: checklistPage, points: [{ isDone: true }, { isDone: false }] });
  });

  it("is printed alone, with its ticks", async () => {
    const { page } = await open(checklistPage, { before: catchFiles });
    await page.click(".point__box");
    await press(page, words.common.more, ".box");
    await press(page, words.common.print, ".box");
    await page.emulateMediaType("print");
    const seen = await page.evaluate(() => document.body.innerText.replace(/\s+/g, " ").trim());
    expect(seen).toMatch(/^Innan ni börjar \d{1,2} \S+ \d{4} Bestäm vem som är chef Bestäm vem som handleder$/);
    expect(await page.$eval(".point__box", (box) => box.checkVisibility())).toBe(true);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMediaType("screen");
    expect(await page.$eval("h1", (heading) => heading.checkVisibility())).toBe(true);
  });

  it("works where the browser keeps nothing, and says so", async () => {
    const closed = `Object.defineProperty(window, "localStorage", { get() { throw new DOMException("closed", "SecurityError"); } });`;
    const { page } = await open(checklistPage, { before: closed });
    await page.click(".point__box");
    expect([await ticked(page), await text(page, ".box .tool-bar__told")]).toEqual([[true, false], words.common.notKept]);
    await press(page, words.common.more, ".box");
    expect(await page.$eval(".tool-bar__warning", (warning) => warning.checkVisibility())).toBe(true);
  });

  it("follows what is done in another window", async () => {
    const { page } = await open(checklistPage);
    const other = await page.browserContext().newPage();
    await other.goto(site.server.url + checklistPage, { waitUntil: "load" });
    await ready(other);
    await other.$eval(".point__box", (box) => (box as HTMLInputElement).click());
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>(".point__box")?.checked === true, { polling: 100 });
    expect(await status(page)).toBe("1 av 2 klara");
  });
});

describe("the self-assessment", () => {
  const resultOf = (page: Page) => texts(page, ".assessment ~ .tool-result li");
  const bar = ".assessment + .tool-bar";

  it("gives advice by keyboard alone, and keeps nothing unasked", async () => {
    const { page } = await open(formsPage);
    await tabTo(page, ".assessment input");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await text(page, `${bar} .tool-bar__status`)).toBe("1 av 1 besvarade");
    await tabTo(page, `${bar} button`);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("tool-result");
    expect((await resultOf(page))[0]).toBe("Otydlig rollSkriv det före annonsen. Läs mer: Handledning");
    expect(await stored(page)).toEqual({});
  });

  it("remembers where the reader asks for it, and forgets again", async () => {
    const { page } = await open(formsPage);
    await page.click('.assessment input[value="partly"]');
    await press(page, words.common.more, bar);
    await page.click(`${bar} .tick-box input`);
    await page.click('.assessment input[value="no"]');
    await page.reload({ waitUntil: "load" });
    await ready(page);
    expect(await page.$eval('.assessment input[value="no"]', (input) => (input as HTMLInputElement).checked)).toBe(true);
    await press(page, words.common.more, bar);
    await page.click(`${bar} .tick-box input`);
    expect(await stored(page)).toEqual({});
  });

  it("keeps what is answered when the reader gives it a name before it is saved", async () => {
    const { page } = await open(formsPage);
    await page.click('.assessment input[value="no"]');
    await press(page, words.common.more, bar);
    await press(page, words.common.newName, bar);
    await page.keyboard.type("Avdelning 3");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("dialog") === null);
    expect(await text(page, `${bar} .tool-bar__status`)).toBe("1 av 1 besvarade · Avdelning 3");
  });
});

describe("the budget worksheet", () => {
  const bar = "[data-budget='income'] + .tool-bar";
  const sums = (page: Page, kind: string) =>
    page.$$eval(`[data-sum="${kind}"]`, (all) => all.map((one) => (one as HTMLInputElement).value.replace(/\s/g, " ")));

  it("has no amounts of its own", async () => {
    const { page } = await open(formsPage);
    expect(await page.$$eval("[data-budget] input[type=text]", (all) => all.map((one) => (one as HTMLInputElement).value).join(""))).toBe("");
    expect(await text(page, `${bar} .tool-bar__status`)).toContain("6 kostnader är tomma");
  });

  it("adds up, tells what is missing and draws it, by keyboard alone", async () => {
    const { page, wrongs } = await open(formsPage);
    await tabTo(page, "[data-amount='cost:lon'][data-year='1']");
    for (const amount of ["500 000", "510 000", "520 000", "30 tkr", "-", "12.500"]) {
      await page.keyboard.type(amount);
      await page.keyboard.press("Tab");
    }
    expect(await sums(page, "cost")).toEqual(["530 000", "510 000", "520 000"]);
    expect(await page.$eval("[aria-invalid]", (field) => document.getElementById(String(field.getAttribute("aria-describedby")))?.textContent)).toBe(
      words.budget.unclear,
    );
    await page.focus("[data-amount='income:egen'][data-year='1']");
    for (const amount of ["300 000", "600 000", ""]) {
      await page.keyboard.type(amount);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Space");
    expect([await sums(page, "income"), await sums(page, "missing")]).toEqual([
      ["300 000", "600 000", "0"],
      ["230 000", "0", "520 000"],
    ]);
    await tabTo(page, `${bar} button`);
    await page.keyboard.press("Enter");
    expect(await texts(page, ".table--sums tbody tr")).toEqual([
      "Kostnader530 000510 000520 0001 560 000",
      "Beslutade pengar300 000600 0000900 000",
      "Pengar som inte är beslutade0000",
      "Fattas230 0000520 000750 000",
      "Över090 000090 000",
    ]);
    expect((await texts(page, ".bars__name"))[1]).toBe("År 2: kostar 510 000. Beslutat 600 000, inte beslutat 0, 90 000 över.");
    expect(await page.$$eval(".bars__year:nth-of-type(1) .bars__part", (all) => all.length)).toBeGreaterThan(0);
    expect([await stored(page), await wrongs()]).toEqual([{}, noWrongs]);
  });

  it("is saved as a table that a Swedish spreadsheet opens, and remembered where the reader asks", async () => {
    const { page } = await open(formsPage, { before: catchFiles });
    await page.type("[data-amount='cost:lon'][data-year='1']", "12 500,50");
    await press(page, words.common.more, bar);
    await page.click(`${bar} .tick-box input`);
    await press(page, words.common.csv, bar);
    const [file] = await files(page);
    expect(file?.text).toMatch(/^\uFEFFSlag;Post;År 1;År 2;År 3;Beslutat;Namn\r\nKostnad;Lön med avgifter;12500,50;;;;\r\n/);
    await page.reload({ waitUntil: "load" });
    await ready(page);
    expect(await page.$eval("[data-amount='cost:lon'][data-year='1']", (input) => (input as HTMLInputElement).value)).toBe("12 500,50");
    await press(page, words.common.more, bar);
    await press(page, words.budget.clear, bar);
    expect(await stored(page)).toEqual({});
    await page.keyboard.press("Enter");
    expect(await sums(page, "cost")).toEqual(["12 500,50", "0", "0"]);
  });
});

describe("a reading path", () => {
  it("is marked on its own page, goes on from the page that was read, and shows on the start page's door", async () => {
    const { page, wrongs } = await open(pathPage);
    expect([await text(page, "ol.path + .tool-bar .tool-bar__status"), await stored(page)]).toEqual(["0 av 2 lästa", {}]);
    await page.click(".path__read input");
    expect(await text(page, "ol.path + .tool-bar .button--strong")).toBe("Fortsätt: Vad är peer support?");
    await Promise.all([page.waitForNavigation(), page.click("ol.path + .tool-bar .button--strong")]);
    await page.waitForFunction(() => document.querySelector<HTMLElement>("[data-path]")?.hidden === false);
    expect(await text(page, "[data-path]:not([hidden])")).toBe("Sista sidan i läsvägen. Tillbaka till Läsväg för chefer");
    await page.click("[data-read]");
    expect(await page.$eval("[data-read]", (button) => button.getAttribute("aria-pressed"))).toBe("true");
    await page.goto(`${site.server.url}/`, { waitUntil: "load" });
    await page.waitForSelector(".door__read");
    expect(await texts(page, ".door__read")).toEqual(["2 av 2 lästa"]);
    expect(await wrongs()).toEqual(noWrongs);
  });

  it("costs a first visit to the start page nothing", async () => {
    const from = site.server.asked.length;
    const { wrongs } = await site.open("/");
    await wrongs();
    const styles = site.server.asked.slice(from).filter((path) => path.startsWith("/assets/verktyg"));
    expect(styles).toEqual([]);
  });

  it("is begun again, and undone", async () => {
    const { page } = await open(pathPage);
    await page.click(".path__read input");
    await press(page, words.path.clear);
    expect(await stored(page)).toEqual({});
    await page.keyboard.press("Enter");
    expect(await text(page, "ol.path + .tool-bar .tool-bar__status")).toBe("1 av 2 lästa");
  });
});

describe("what the reader has saved", () => {
  const rows = (page: Page) => texts(page, ".kept strong");
  const seed = `if (localStorage.length === 0 && sessionStorage.getItem("gjort") === null) {
    sessionStorage.setItem("gjort", "ja");
    localStorage.setItem("handbok:checklistor:1", '{"":{"/a/":["Ring"]}}');
    localStorage.setItem("handbok:namn:1", '{"current":"","all":[{"id":"1","name":"Avdelning 3"}],"next":2}');
    localStorage.setItem("paket", "#val=kapitel/rollen");
    localStorage.setItem("snabbtangent", "av");
    localStorage.setItem("utan-nat", "av");
  }`;

  it("is listed on one page, and goes piece by piece or all at once, with a way back", async () => {
    const { page } = await open("/offline/", { before: seed });
    expect(await rows(page)).toEqual([words.kept.checklists, words.kept.pack, words.kept.settings]);
    expect(await text(page, "[data-kept-about]")).toBe("Namn: Avdelning 3");
    await press(page, words.kept.remove, "[data-kept]");
    expect(await rows(page)).toEqual([words.kept.pack, words.kept.settings]);
    await page.keyboard.press("Enter");
    expect(await rows(page)).toHaveLength(3);
    await press(page, words.kept.removeAll, "[data-kept]");
    await page.waitForSelector("dialog");
    await press(page, words.kept.removeOk, "dialog");
    await page.waitForFunction(() => document.querySelector("dialog") === null);
    // That nothing is to be saved for reading without a net is a choice of the section above.
    expect([await rows(page), await stored(page)]).toEqual([[], { "utan-nat": "av" }]);
  });

  it("is taken along to another device as a file, and other files are refused", async () => {
    const { page } = await open("/offline/", { before: `${seed}${catchFiles}` });
    await press(page, words.kept.save, "[data-kept]");
    const [copy] = await files(page);
    const { page: other } = await open("/offline/");
    const give = async (content: string) => {
      await other.evaluate((given) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([given], "kopia.json"));
        const input = document.querySelector<HTMLInputElement>("[data-kept] input[type=file]")!;
        input.files = transfer.files;
        input.dispatchEvent(new Event("change"));
      }, content);
    };
    await give("{}");
    await other.waitForFunction((said) => document.querySelector("[data-kept-status]")?.textContent === said, {}, words.kept.loadFailed);
    await give(String(copy?.text));
    await other.waitForSelector("dialog");
    await press(other, words.kept.loadOk, "dialog");
    await other.waitForFunction((said) => document.querySelector("[data-kept-status]")?.textContent === said, {}, words.kept.loaded);
    expect(await stored(other)).toMatchObject({ "handbok:checklistor:1": '{"":{"/a/":["Ring"]}}', paket: "#val=kapitel/rollen" });
  });
});

describe("room for the tools", () => {
  it.each([360, 768, 1280])("is kept from the start at %i pixels: nothing moves when they come", async (width) => {
    for (const path of [checklistPage, formsPage, pathPage]) {
      const { page } = await site.open("/finns-inte/", { width });
      await page.goto("about:blank");
      site.server.hold = /\/assets\/verktyg-.*\.js$/;
      const places = () =>
        page.$$eval("main :is(h2, h3, p:not(.tool-bar *), table, .article__end):not(.tool-bar *)", (all) =>
          all.filter((one) => one.checkVisibility()).map((one) => `${one.tagName} ${String(Math.round(one.getBoundingClientRect().top + scrollY))}`),
        );
      /** Places when letters and the other scripts are there, too. */
      const settled = async (): Promise<string[]> => {
        const first = await places();
        await new Promise((resolve) => setTimeout(resolve, 400));
        const second = await places();
        return JSON.stringify(first) === JSON.stringify(second) ? second : settled();
      };
      const arrived = page.goto(site.server.url + path, { waitUntil: "load" });
      await page.waitForSelector(".footer");
      await page.waitForFunction(() => document.fonts.status === "loaded");
      const before = await settled();
      site.server.hold = undefined;
      await arrived;
      await ready(page);
      expect([path, await settled()]).toEqual([path, before]);
    }
  });
});

describe("axe", () => {
  it.each([1280, 360])("finds nothing at %i pixels in what the tools show, in light and dark", async (width) => {
    const openPanels = `for (const more of document.querySelectorAll(".tool-bar__more")) more.click();
      for (const show of document.querySelectorAll(".tool-bar--wide .tool-bar__row > .button:not(.tool-bar__more)")) show.click();`;
    for (const path of [checklistPage, formsPage, pathPage, "/offline/"]) {
      const { page } = await open(path, { width });
      await page.$$eval(".point__box, .path__read input, .assessment [value=no]", (all) => all.forEach((one) => (one as HTMLElement).click()));
      await page.$$eval("[data-amount]", (all) =>
        all.forEach((one, index) => {
          (one as HTMLInputElement).value = index === 1 ? "12.500" : "1000";
          one.dispatchEvent(new Event("change"));
        }),
      );
      await page.evaluate(openPanels);
      expect([path, await faults(page)]).toEqual([path, []]);
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(width);
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
      expect([path, await faults(page, ["color-contrast", "link-in-text-block"])]).toEqual([path, []]);
    }
  });

  it("finds nothing in a question", async () => {
    const { page } = await open(checklistPage, { width: 360 });
    await press(page, words.common.more, ".box");
    await press(page, words.common.newName, ".box");
    expect(await faults(page)).toEqual([]);
  });
});

describe("in forced colours", () => {
  it("the parts of a diagram are told apart by what the reader's colours fill them with", async () => {
    const { page } = await open(formsPage);
    await page.type("[data-amount='cost:lon'][data-year='1']", "5");
    await page.type("[data-amount='income:egen'][data-year='1']", "2");
    await page.type("[data-amount='income:fond'][data-year='1']", "1");
    await page.click("[data-decided]");
    await press(page, words.budget.show, "[data-budget='income'] + .tool-bar");
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    const looks = await page.$$eval(".bars__year:first-of-type .bars__part, .bars__year .bars__part", (all) => {
      const found = all.map((one) => [one.classList[1], `${getComputedStyle(one).fill} ${getComputedStyle(one).strokeDasharray}`]);
      return Object.fromEntries(found) as Record<string, string>;
    });
    expect(Object.keys(looks).sort()).toEqual(["bars__part--cost", "bars__part--decided", "bars__part--hoped", "bars__part--missing"]);
    expect(new Set(Object.values(looks)).size).toBe(4);
  });
});

describe("without JavaScript", () => {
  it("lists, questions and tables are there to print and fill in, and no button is dead", async () => {
    for (const path of [checklistPage, formsPage, pathPage]) {
      const { page } = await site.open(path, { javaScript: false });
      expect(await page.$$eval("main button", (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent))).toEqual([]);
    }
    const { page } = await site.open(formsPage, { javaScript: false });
    expect(await page.$$eval(".assessment input, [data-budget] input", (all) => all.every((one) => one.checkVisibility()))).toBe(true);
  });
});
