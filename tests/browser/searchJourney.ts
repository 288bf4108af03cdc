/** What a reader does with the search, from the box of a page to the words marked on the page that was found. The same in every browser and by every way to the index. */
import type { Page } from "puppeteer";

/** A handbook in a browser: over http, from a folder, or saved with the server gone. */
export interface OpenedBook {
  readonly page: Page;
  /** The address in the browser for one from the root: "/sok/?q=lön". */
  readonly addressOf: (path: string) => string;
}

/** An address as the handbook knows it, whether it is of a server or of a file. */
const ownAddress = (address: string, top: string) =>
  decodeURIComponent(address)
    .replace(decodeURIComponent(top), "/")
    .replace(/(?<=\/)index\.html/, "");

/** Searches as a reader does, and tells what was seen, step by step. */
export async function searchJourney({ page, addressOf }: OpenedBook): Promise<Readonly<Record<string, unknown>>> {
  const top = addressOf("/").replace(/index\.html$/, "");
  const seen: Record<string, unknown> = {};
  // Asked of the page: of one that the browser has kept, its driver may not hear.
  const here = async () => ownAddress(await page.evaluate(() => location.href), top);
  const told = async (what: RegExp) => {
    await page.waitForFunction(
      (source) => new RegExp(source).test(String(document.querySelector("[data-search-page] [role=status]")?.textContent)),
      {},
      what.source,
    );
    return page.$eval("[data-search-page] [role=status]", (status) => status.textContent);
  };
  const links = async (selector: string) => {
    const found = await page.$$eval(selector, (all) => all.map((link) => [link.textContent, (link as HTMLAnchorElement).href] as const));
    return found.map(([text, address]) => `${text} → ${ownAddress(address, top).replace(/\?markera=[^#]*/, "")}`);
  };
  const active = () =>
    page.evaluate(() => {
      const field = document.activeElement;
      const option = document.getElementById(String(field?.getAttribute("aria-activedescendant")));
      return `${field?.id === "" ? field.textContent : String(field?.id)}${option === null ? "" : ` on ${option.textContent}`}`;
    });
  const press = async (...keys: readonly ("/" | "ArrowDown" | "ArrowUp" | "Escape")[]) => {
    const all: string[] = [];
    for (const key of keys) {
      await page.keyboard.press(key);
      all.push(await active());
    }
    return all;
  };
  const moved = async (work: () => Promise<unknown>) => {
    const before = await page.evaluate(() => location.pathname);
    await work();
    await page.waitForFunction((path) => location.pathname !== path && document.readyState === "complete", {}, before);
  };

  await page.goto(addressOf("/rollen/"));
  seen["/ goes to the box"] = await press("/");
  await page.keyboard.type("lön");
  await page.waitForSelector(".suggestions:not([hidden]) [role=option]");
  const suggestions = await links("[role=option]");
  seen["suggestions"] = [...suggestions.slice(0, 2), suggestions.at(-1)?.replace(/\(\d+\)/, "(N)")];
  seen["suggestions are announced"] = await page.$eval("form.search > [role=status]", (status) => /^\d+ förslag\.$/.test(status.textContent));
  seen["arrows in the box"] = (await press("ArrowDown", "ArrowUp", "ArrowUp")).map((at) => at.replace(/\(\d+\)/, "(N)"));
  seen["Escape closes, and keeps what was written"] = [
    await press("Escape"),
    await page.$eval("#sok", (field) => [(field as HTMLInputElement).value, field.getAttribute("aria-expanded")]),
    await page.$eval(".suggestions", (box) => (box as HTMLElement).hidden),
  ];
  await moved(() => page.keyboard.press("Enter"));
  seen["Enter leads to the search page"] = await here();
  await told(/träff/);
  seen["hits"] = (await links(".hit__link")).slice(0, 2);
  seen["places on the page"] = await links(".hit:first-child .hit__places a");
  seen["marked in the excerpt"] = await page.$$eval(".hit:first-child .hit__excerpt mark", (marks) => marks.length > 0);
  await page.focus("#sokord");
  seen["arrows among the hits"] = await press("ArrowDown", "ArrowDown", "ArrowUp", "Escape");

  await page.select("#filter-kapitel", "inforande");
  await page.select("#filter-roll", "hr");
  seen["narrowed"] = [await told(/^1 träff\.$/), await links(".hit__link"), await here()];
  await page.select("#filter-slag", "studie");
  seen["narrowed to nothing"] = [await told(/^Inga/), await links(".hits__after > p a")];
  await page.goto(addressOf("/sok/?q=&slag=studie"));
  seen["studies"] = [await told(/träff/), await links(".hit__link")];
  await page.goto(addressOf("/sok/?q=rollen&slag=pdf"));
  await told(/träff/);
  seen["PDF files"] = [(await links(".hit__link"))[0], await page.$eval(".hit__chapter", (about) => about.textContent)];

  await page.goto(addressOf("/sok/?q=handkraft"));
  seen["nothing found"] = [await told(/^Inga träffar/), await links(".hits__after > p a"), (await page.$$(".hits__related a")).length > 0];
  await page.goto(addressOf("/sok/?q=handledninng"));
  await told(/träff/);
  seen["misspelt"] = await page.$eval(".hits__before", (before) => before.textContent);

  await page.goto(addressOf("/sok/?q=semester&kapitel=inforande"));
  await told(/träff/);
  await moved(() => page.click(".hit:first-child .hit__places a"));
  await page.waitForSelector("mark.found");
  seen["on the page"] = [await here(), await page.$$eval("mark.found", (marks) => [...new Set(marks.map(({ textContent }) => textContent))])];
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>("#sokord")?.value === "semester");
  await told(/träff/);
  seen["back"] = [
    await here(),
    await page.$eval("#filter-kapitel", (filter) => (filter as HTMLSelectElement).value),
    await page.$$eval(".hit", (hits) => hits.length > 0),
  ];
  return seen;
}

/** What is seen when everything works. `pdf`: where a PDF is, and what is said of it. */
export const searchWorks = (pdf: readonly [place: string, about: string] = ["/pdf/kapitel/rollen.pdf", "PDFRollen"]): Readonly<Record<string, unknown>> => ({
  "/ goes to the box": ["sok"],
  suggestions: ["Lön och villkor → /inforande/lon-och-villkor/", "Handledning → /inforande/handledning/", "Alla träffar på ”lön” (N) → /sok/?q=lön"],
  "suggestions are announced": true,
  "arrows in the box": ["sok on Lön och villkor", "sok", "sok on Alla träffar på ”lön” (N)"],
  "Escape closes, and keeps what was written": [["sok"], ["lön", "false"], true],
  "Enter leads to the search page": "/sok/?q=lön",
  hits: ["Lön och villkor → /inforande/lon-och-villkor/", "Handledning → /inforande/handledning/"],
  "places on the page": ["Lönen → /inforande/lon-och-villkor/#lonen"],
  "marked in the excerpt": true,
  "arrows among the hits": ["Lön och villkor", "Handledning", "Lön och villkor", "sokord"],
  narrowed: ["1 träff.", ["Lön och villkor → /inforande/lon-och-villkor/"], "/sok/?q=lön&kapitel=inforande&roll=hr"],
  "narrowed to nothing": ["Inga träffar på ”lön”.", ["Till A–Ö → /a-o/"]],
  studies: ["2 träffar.", ["HOPP (Prov och Ek 2021), lottad studie → /forskning/studie2021/", "En studie om hopp → /forskning/studien/"]],
  "PDF files": [`Rollen → ${pdf[0]}`, pdf[1]],
  "nothing found": ["Inga träffar på ”handkraft”.", ["Till A–Ö → /a-o/"], true],
  misspelt: "Menade du handledning? Träffarna gäller det.",
  "on the page": ["/inforande/lon-och-villkor/#semester", ["Semester", "Semestern"]],
  back: ["/sok/?q=semester&kapitel=inforande", "inforande", true],
});

/** What is seen from a folder that has no PDF files. */
export const searchWorksWithoutPdfs = searchWorks(["/offline/#pdf-filer", "PDFRollen(inte i mappen)"]);
