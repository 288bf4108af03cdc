/** The handbook by keyboard alone: nobody here points at anything, and no script puts the focus anywhere. */
import type { CDPSession, ElementHandle, KeyInput, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { noWrongs, openSite, type TestSite } from "./site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const checklistPage = "/rollen/vad-ar-peer-support/";
const worksheetPage = "/forskning/figurer/";

/** Where the focus is, as a reader who listens is told, and whether a reader who looks can see it. */
interface Stop {
  /** Each element has its own number. */
  readonly id: number;
  readonly role: string;
  readonly name: string;
  readonly expanded?: boolean;
  readonly checked?: boolean;
  readonly value?: string;
  readonly isSeen: boolean;
}

/** Whether what has the focus is in sight, with a ring around it and nothing over it. A part of a drawing may have others in its middle. */
const looks = `(() => {
  const active = document.activeElement;
  if (active === null || active === document.body) return undefined;
  const numbers = (window.tabStops ??= new Map());
  if (!numbers.has(active)) numbers.set(active, numbers.size + 1);
  const [rect] = active.getClientRects();
  if (rect === undefined) return { id: numbers.get(active), isInSight: false, hasRing: false };
  const x = Math.min(Math.max((rect.left + rect.right) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max((rect.top + rect.bottom) / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const isInside = rect.right > 0 && rect.left < innerWidth && rect.bottom > 0 && rect.top < innerHeight && rect.width > 0 && rect.height > 0;
  const isCovered = top === null || !(active.contains(top) || top.contains(active) || [...(active.labels ?? [])].some((label) => label.contains(top)));
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(active);
  const hasRing = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\\)$/.test(outlineColor);
  return { id: numbers.get(active), isInSight: isInside && (active instanceof SVGElement || !isCovered), hasRing };
})()`;

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** What those who listen are told of what has the focus. */
async function told(page: Page) {
  const opening = sessions.get(page) ?? page.createCDPSession();
  sessions.set(page, opening);
  const session = await opening;
  const { result } = await session.send("Runtime.evaluate", { expression: "document.activeElement" });
  const { nodes } = await session.send("Accessibility.getPartialAXTree", { objectId: String(result.objectId), fetchRelatives: false });
  const { role, name, value, properties = [] } = nodes[0] ?? {};
  const property = (wanted: string) => properties.find((one) => one.name === wanted)?.value.value as unknown;
  return {
    role: String(role?.value),
    name: String(name?.value ?? "")
      .replace(/\s+/g, " ")
      .trim(),
    expanded: property("expanded"),
    checked: property("checked"),
    value: value?.value as unknown,
  };
}

/** Where the focus is; undefined where it is on nothing. */
async function stopOf(page: Page): Promise<Stop | undefined> {
  const look = (await page.evaluate(looks)) as { id: number; isInSight: boolean; hasRing: boolean } | undefined;
  if (look === undefined) return undefined;
  const active = (await page.evaluateHandle(() => document.activeElement)) as ElementHandle;
  const { role, name, expanded, checked, value } = await told(page);
  return {
    id: look.id,
    role,
    name,
    isSeen: look.isInSight && (look.hasRing || (await isDrawnOtherwise(page, active))),
    ...(expanded === undefined ? {} : { expanded: expanded === true }),
    ...(checked === undefined ? {} : { checked: checked === "true" }),
    ...(value === undefined ? {} : { value: String(value) }),
  };
}

/** Whether the focus can be seen where no ring is drawn around the element itself: regions of the map have theirs in the drawing. */
async function isDrawnOtherwise(page: Page, active: ElementHandle): Promise<boolean> {
  const rect = await active.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
  const clip = { x: rect.x - 4, y: rect.y - 4 + (await page.evaluate(() => scrollY)), width: rect.width + 8, height: rect.height + 8 };
  const focused = await page.screenshot({ clip });
  await active.evaluate((element) => (element as HTMLElement).blur());
  const resting = await page.screenshot({ clip });
  await active.evaluate((element) => (element as HTMLElement).focus({ preventScroll: true }));
  return Buffer.compare(Buffer.from(focused), Buffer.from(resting)) !== 0;
}

/** Presses Tab until the focus is where it should be. On the way it moves each time, and can always be seen. */
async function tabTo(page: Page, role: string, name: string | RegExp): Promise<Stop> {
  let last: number | undefined;
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press("Tab");
    const stop = await stopOf(page);
    if (stop === undefined) continue;
    expect(stop.id, `stuck at ${stop.role} "${stop.name}"`).not.toBe(last);
    expect(stop.isSeen, `the focus on ${stop.role} "${stop.name}" is seen`).toBe(true);
    if (stop.role === role && (typeof name === "string" ? stop.name === name : name.test(stop.name))) return stop;
    last = stop.id;
  }
  throw new Error(`No Tab leads to ${role} ${String(name)}`);
}

const here = async (page: Page): Promise<Stop> => {
  const stop = await stopOf(page);
  if (stop === undefined) throw new Error("Nothing has the focus");
  return stop;
};
const press = async (page: Page, ...keys: readonly KeyInput[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const enterLeadsTo = async (page: Page): Promise<string> => {
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press("Enter")]);
  return new URL(page.url()).pathname;
};
const status = (page: Page, selector: string) => page.$eval(selector, (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim());
const toolsAreReady = (page: Page) => page.waitForFunction(() => document.querySelector("[data-tools][data-ready]") !== null, { polling: 50 });

describe("by keyboard alone a reader", () => {
  it("skips what stands on every page", async () => {
    const { page } = await site.open("/rollen/");
    const skip = await tabTo(page, "link", labels.navigation.skip);
    expect(skip.isSeen).toBe(true);
    await press(page, "Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("innehall-start");
    await press(page, "Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
  });

  it("opens the menu, is told so, closes it with Escape, and follows it to another chapter", async () => {
    const { page, wrongs } = await site.open("/", { width: 360 });
    expect((await tabTo(page, "DisclosureTriangle", labels.navigation.chapters)).expanded ?? false).toBe(false);
    await press(page, "Enter");
    expect((await here(page)).expanded).toBe(true);
    await tabTo(page, "link", "Rollen");
    await press(page, "Escape");
    expect(await here(page)).toMatchObject({ name: labels.navigation.chapters, isSeen: true });
    expect((await here(page)).expanded ?? false).toBe(false);
    await press(page, "Enter");
    await tabTo(page, "link", "Regionkarta");
    expect(await wrongs()).toEqual(noWrongs);
    expect(await enterLeadsTo(page)).toBe("/karta/");
  });

  it("comes to the search by its key, hears what is suggested, and chooses with arrows, Escape and Enter", async () => {
    const { page, wrongs } = await site.open("/rollen/");
    await press(page, "/");
    expect(await here(page)).toMatchObject({ name: labels.search.label, isSeen: true });
    await page.keyboard.type("lön");
    await page.waitForSelector(".suggestions:not([hidden]) [role=option]");
    expect(await here(page)).toMatchObject({ role: "combobox", expanded: true, value: "lön" });
    expect(await status(page, "form.search > [role=status]")).toMatch(/^\d+ förslag\.$/);
    await press(page, "ArrowDown");
    const chosen = () =>
      page.evaluate(() => {
        const option = document.getElementById(String(document.activeElement?.getAttribute("aria-activedescendant")));
        return option === null
          ? null
          : { text: option.textContent, isSelected: option.getAttribute("aria-selected"), color: getComputedStyle(option).backgroundColor };
      });
    const first = await chosen();
    expect(first).toMatchObject({ text: "Lön och villkor", isSelected: "true" });
    expect(await page.$eval("[role=option]:not([aria-selected=true])", (option) => getComputedStyle(option).backgroundColor)).not.toBe(first?.color);
    await press(page, "Escape");
    expect(await here(page)).toMatchObject({ role: "combobox", expanded: false, value: "lön" });
    await press(page, "ArrowDown");
    await page.waitForSelector(".suggestions:not([hidden])");
    await press(page, "ArrowDown");
    expect(await wrongs()).toEqual(noWrongs);
    expect(await enterLeadsTo(page)).toBe("/inforande/lon-och-villkor/");
  });

  it("walks the map from region to region, hears what is known there, and goes to its row", async () => {
    const { page, wrongs } = await site.open("/karta/");
    expect(await tabTo(page, "link", "Norrbotten, okänt")).toMatchObject({ isSeen: true });
    await tabTo(page, "link", /^Stockholm, (?!okänt)/);
    await press(page, "Enter");
    expect(await page.evaluate(() => location.hash)).toBe("#lan-01");
    await press(page, "Tab");
    // From the row the reader goes on, and does not begin again.
    expect(await page.evaluate(() => document.querySelector("#lan-01")?.compareDocumentPosition(document.activeElement as Node))).toBeOneOf([4, 20]);
    expect(await wrongs()).toEqual(noWrongs);
  });

  it("steps the map through time", async () => {
    const { page } = await site.open("/karta/");
    await page.waitForSelector("[data-time-map] input:not([disabled])");
    await tabTo(page, "slider", /./);
    const before = await status(page, "[data-time-map] .time-stepper__year");
    await press(page, "ArrowLeft");
    expect(await status(page, "[data-time-map] .time-stepper__year")).not.toBe(before);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-valuetext"))).toBe(await status(page, "[data-time-map] .time-stepper__year"));
  });

  it("ticks a point of a checklist, is told so, and opens what the list can do", async () => {
    const { page, wrongs } = await site.open(checklistPage);
    await toolsAreReady(page);
    expect(await tabTo(page, "checkbox", /./)).toMatchObject({ checked: false });
    await press(page, "Space");
    expect((await here(page)).checked).toBe(true);
    expect(await status(page, ".box .tool-bar__status")).toBe("1 av 2 klara");
    expect((await tabTo(page, "button", new RegExp(`^${labels.tools.common.more}`))).expanded).toBe(false);
    await press(page, "Enter");
    expect((await here(page)).expanded).toBe(true);
    await tabTo(page, "button", labels.tools.common.newName);
    expect(await wrongs()).toEqual(noWrongs);
  });

  it("fills in the budget, hears of what cannot be read, and is shown the sums", async () => {
    const { page, wrongs } = await site.open(worksheetPage);
    await toolsAreReady(page);
    const first = await page.$eval("[data-amount='cost:lon'][data-year='1']", (field) =>
      String((field as HTMLInputElement).getAttribute("aria-label") ?? (field as HTMLInputElement).labels?.[0]?.textContent),
    );
    await tabTo(page, "textbox", first.replace(/\s+/g, " ").trim());
    await page.keyboard.type("12.500");
    await press(page, "Tab");
    const explained = await page.$eval("[aria-invalid=true]", (field) => document.getElementById(String(field.getAttribute("aria-describedby")))?.textContent);
    expect(explained).toBe(labels.tools.budget.unclear);
    await page.keyboard.down("Shift");
    await press(page, "Tab");
    await page.keyboard.up("Shift");
    expect(await here(page)).toMatchObject({ role: "textbox", value: "12.500", isSeen: true });
    await page.keyboard.type("500 000");
    await press(page, "Tab");
    expect(await page.$$("[aria-invalid=true]")).toEqual([]);
    expect(await page.$eval("[data-sum='cost']", (sum) => (sum as HTMLInputElement).value.replace(/\s/g, " "))).toBe("500 000");
    await tabTo(page, "button", labels.tools.budget.show);
    await press(page, "Enter");
    await page.waitForSelector(".table--sums");
    expect(await wrongs()).toEqual(noWrongs);
  });
});

describe("no page holds the keyboard fast", () => {
  /** Every stop from the first to the last, in one direction. */
  async function stops(page: Page, isBackwards: boolean): Promise<readonly number[]> {
    const found: number[] = [];
    for (let presses = 0; presses < 600; presses++) {
      if (isBackwards) await page.keyboard.down("Shift");
      await page.keyboard.press("Tab");
      if (isBackwards) await page.keyboard.up("Shift");
      const look = (await page.evaluate(looks)) as { id: number } | undefined;
      if (look === undefined || look.id === found[0]) return found;
      found.push(look.id);
    }
    throw new Error(`The Tab key never comes round: ${found.slice(-6).join(", ")}`);
  }
  /** What the Tab key must come to: of buttons that exclude each other, one. */
  const reachable = (page: Page) =>
    page.evaluate(() => {
      const numbers = (window as unknown as { tabStops: Map<Element, number> }).tabStops;
      const all = [...document.querySelectorAll<HTMLElement>("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")];
      return all
        .filter(
          (one) =>
            one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && !(one as HTMLButtonElement).disabled && one.closest("[inert]") === null,
        )
        .filter((one) => !(one instanceof HTMLInputElement && one.type === "radio") && one.getClientRects().length > 0)
        .filter((one) => !numbers.has(one))
        .map((one) => one.outerHTML.slice(0, 120));
    });

  it.each([
    ["/", 1280],
    ["/", 360],
    [checklistPage, 1280],
    [worksheetPage, 1280],
    ["/karta/", 1280],
    ["/karta/", 360],
    ["/sok/?q=peer", 1280],
    ["/material/paket/", 1280],
    ["/offline/", 1280],
  ])("%s at %i pixels: the Tab key comes to everything, and back the same way", async (path, width) => {
    const { page } = await site.open(path, { width });
    if (path.includes("?q=")) await page.waitForSelector(".hit__link");
    await page.waitForNetworkIdle({ idleTime: 250 });
    const forwards = await stops(page, false);
    expect(forwards.length).toBeGreaterThan(10);
    expect(await reachable(page)).toEqual([]);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const backwards = await stops(page, true);
    expect(new Set(backwards)).toEqual(new Set(forwards));
  });
});
