/** Sets a document in the browser: shown, fitted to its sheets, and printed until its page numbers stand still, with what the finished PDF is made from. */
import type { Page as BrowserPage, PDFOptions } from "puppeteer";
import { asUsual, mostTries, nextSetting, pagesAfterSaving, pagesWithin, savesPage, tightest, type Extent, type Tightened } from "../print/copyfit.ts";
import { measuredPrefix } from "../print/anchors.ts";
import { layoutOf, type Layout } from "../print/destinations.ts";
import type { PrintedEdition } from "../print/editions.ts";
import { markedElements, type Fact } from "../print/marks.ts";
import type { Paper } from "../print/papers.ts";
import { linesThatFit } from "../print/room.ts";
import { KnownError } from "./errors.ts";
import { showNumbersOnce } from "./indexNumbers.ts";

/** A document to print. */
export interface PrintJob {
  /** For messages: the edition's id. */
  readonly name: string;
  /** A whole document, without the style sheet. */
  readonly html: string;
  /** The style sheet and the fonts, the same for every document; see `printStyle.ts`. */
  readonly style: string;
  readonly paper: Paper;
  readonly fit: PrintedEdition["fit"];
}

/** A document as the browser printed it, and what its PDF does not tell. */
export interface Typeset {
  /** Chromium's PDF. */
  readonly bytes: Uint8Array;
  readonly pageCount: number;
  /** The text of every heading that is shown, in reading order. */
  readonly headings: readonly string[];
  /** All that is shown as text, in reading order, with its white space. */
  readonly text: string;
  /** What is said of the marked elements, by number; see `print/marks.ts`. */
  readonly facts: readonly Fact[];
}

/** More rounds than any real book has needed (two); a document that still moves is told. */
const mostRounds = 6;

/**
 * Shows a document, fits it, and prints it until no page number changes. Where page numbers or blank pages stand in it, the first prints only tell
 * where things land: nothing is drawn in them. Else it is printed at once, and again only if copyfitting saves a sheet.
 * @throws where the document is wider than its paper, or a place it refers to is missing
 */
export async function typeset(page: BrowserPage, job: PrintJob): Promise<Typeset> {
  const { name, fit, paper } = job;
  const { height } = areaOf(paper);
  await show(page, job);
  const { faults, length, hasNumbers, hasRoom } = await asOnPaper(page, async () => {
    await page.evaluate(tightenTables);
    await page.evaluate(keepShortParagraphs);
    await page.evaluate(markFlow);
    await page.evaluate(makeRoomForNumbers, height);
    return { faults: await page.evaluate(findFaults), ...(await page.evaluate(measureDocument)) };
  });
  if (faults.length > 0) throw new Error(`The edition ${name} cannot be printed as it is:\n  ${faults.join("\n  ")}`);
  const press = { page, isLong: length > fewPages * height };
  const fill = async (pageOf: ReadonlyMap<string, number>, pageCount: number): Promise<boolean> => {
    const { changed, missing } = await page.evaluate(fillNumbers, Object.fromEntries(pageOf), pageCount);
    if (missing.length > 0) throw new Error(`The edition ${name} refers to places that are not in it: ${missing.join(", ")}`);
    return (await page.evaluate(showNumbersOnce)) || changed;
  };
  const finished = async ({ bytes, layout }: Printed): Promise<Typeset> => {
    await assertScale(page, layout, name);
    return { bytes, pageCount: layout.pageCount, ...(await page.evaluate(readDocument)) };
  };

  if (fit === "one-page") await fitOnePage(press, name);
  else if (fit === "copyfit" && (hasNumbers || hasRoom || length > height)) {
    const places = await page.evaluate(markEnds, measuredPrefix);
    if (length <= height && !hasNumbers) await ruleOneSheet(page, places, paper);
    else if (hasNumbers || hasRoom || places.length > 1) {
      const { pageOf, pageCount } = await fitPages(press, places, layoutOf(await printUnseen(press)), paper);
      await fill(pageOf, pageCount);
    } else {
      // Nothing stands after the mark at its end that could be moved by it.
      const printed = await print(press);
      const { savedPages } = await fitPages(press, places, printed.layout, paper);
      if (savedPages === 0) return finished(printed);
    }
    await page.evaluate(removeMarks);
  } else if (hasNumbers) {
    const { pageOf, pageCount } = layoutOf(await printUnseen(press));
    await fill(pageOf, pageCount);
  }
  for (let round = 1; round <= mostRounds; round++) {
    const printed = await print(press);
    if (!(await fill(printed.layout.pageOf, printed.layout.pageCount))) return finished(printed);
  }
  throw new Error(`The page numbers of the edition ${name} still change after ${mostRounds} rounds`);
}

/** Where a document is printed. */
interface Press {
  readonly page: BrowserPage;
  /** Worth what it takes to leave out of a print what is not needed. */
  readonly isLong: boolean;
}

/** More pages than this are many. */
const fewPages = 12;

interface Printed {
  /** Chromium's PDF, with tags. */
  readonly bytes: Uint8Array;
  readonly layout: Layout;
}

/** The style sheet in the pages that have it already. */
const styleOf = new WeakMap<BrowserPage, string>();

/**
 * Puts a document in the page in place of the last one. The style sheet and its fonts stay, which is half the work of a small document.
 * The style sheet hides everything on screens: nothing is laid out but what is asked for, and each print.
 */
async function show(page: BrowserPage, { html, style, paper }: PrintJob): Promise<void> {
  if (styleOf.get(page) !== style) {
    await page.setContent(`<!doctype html><html><head><meta charset="utf-8"><style>${style}</style></head><body></body></html>`, { waitUntil: "load" });
    await page.evaluate(loadFonts);
    styleOf.set(page, style);
  }
  // As wide as the page area, so that what does not fit is seen before it shrinks the whole document.
  await page.setViewport({ width: Math.floor(areaOf(paper).width), height: 1000 });
  await page.evaluate(replaceDocument, html);
  await page.evaluate(markElements, markedElements);
}

const pixels = (length: number): number => (length * 96) / 25.4;
const millimetres = (length: number): number => (length * 25.4) / 96;

/** Millimetres of text that a page holds. */
const textHeight = ({ height, top, bottom }: Paper): number => height - top - bottom;

/** The area inside the margins, in CSS pixels; a bare sheet's is as wide as its ink. */
function areaOf(paper: Paper): { readonly width: number; readonly height: number } {
  const { width, side } = paper;
  return { width: pixels(width - 2 * side), height: pixels(textHeight(paper)) };
}

/** Pages are as large as the document says. */
const ownPages = { preferCSSPageSize: true } as const satisfies PDFOptions;

/** Prints in earnest. */
async function print({ page }: Press): Promise<Printed> {
  const bytes = await page.pdf({ ...ownPages, printBackground: true, tagged: true, outline: true });
  return { bytes, layout: layoutOf(bytes) };
}

/** A print in which everything has its place. In a long one nothing is drawn. */
async function printUnseen({ page, isLong }: Press): Promise<Uint8Array> {
  if (isLong) await page.evaluate(setUnseen, true);
  const bytes = await page.pdf({ ...ownPages, tagged: false });
  if (isLong) await page.evaluate(setUnseen, false);
  return bytes;
}

/** Lays the document out as paper would show it, without pages, while something is measured or read. */
async function asOnPaper<T>(page: BrowserPage, work: () => Promise<T>): Promise<T> {
  await page.emulateMediaType("print");
  const result = await work();
  await page.emulateMediaType();
  return result;
}

/** Sets a document tighter until it is a single page. Throws when it never is. */
async function fitOnePage(press: Press, name: string): Promise<void> {
  for (let tightness = 0; tightness <= tightest; tightness++) {
    await press.page.evaluate(setOnePage, tightness);
    const { pageCount } = layoutOf(await printUnseen(press));
    if (pageCount === 1) return;
  }
  throw new KnownError(`The edition ${name} does not fit on one page. Shorten the page it is made of.`);
}

/** Rules what is left of the only sheet of a document. */
async function ruleOneSheet(page: BrowserPage, places: readonly Place[], paper: Paper): Promise<void> {
  const [place] = places;
  if (place === undefined) return;
  const used = await asOnPaper(page, () => page.evaluate(depthOfPlace, place.end));
  await page.evaluate(openRooms, { [place.start]: linesThatFit(millimetres(used), textHeight(paper)) });
}

/** Where everything stands once pages of the handbook are fitted. */
interface Fitted {
  readonly pageOf: ReadonlyMap<string, number>;
  readonly pageCount: number;
  readonly savedPages: number;
}

/**
 * Saves sheets by copyfitting and rules what is left of handouts.
 * @param places names of where pages of the handbook begin and end, see `markEnds`
 * @param usual how they are printed as usual
 */
async function fitPages(press: Press, places: readonly Place[], usual: Layout, paper: Paper): Promise<Fitted> {
  const height = textHeight(paper);
  const { saved, tightened, extents } = await copyfit(press, places, usual, height);
  const rooms = Object.fromEntries(places.map(({ start }) => [start, linesThatFit(extents.get(start)?.used ?? height, height)]));
  await press.page.evaluate(openRooms, rooms);
  const pageOf = pagesWithin(pagesAfterSaving(usual.pageOf, saved), tightened);
  return { pageOf, pageCount: usual.pageCount - saved.length, savedPages: saved.length };
}

interface Copyfitted {
  /** How far the tightened pages reached before: each has saved a sheet. */
  readonly saved: readonly Extent[];
  /** Where things are in them now. */
  readonly tightened: readonly Tightened[];
  /** How far every page reaches now, by the name of where it begins. */
  readonly extents: ReadonlyMap<string, Extent>;
}

/** Sets the pages of the handbook that end thinly a notch tighter, where that saves a sheet. Only those are printed while it tries. */
async function copyfit(press: Press, places: readonly Place[], usual: Layout, height: number): Promise<Copyfitted> {
  const { page } = press;
  const articles = places.map((place) => {
    const before = extentOf(place, usual);
    return { place, before, setting: nextSetting(asUsual, before, before, height), tighter: { extent: before, pagesAfterStart: new Map<string, number>() } };
  });
  const thin = articles.filter(({ setting }) => !setting.settled);
  const set = (some: typeof thin, trying: boolean) =>
    page.evaluate(setTightness, Object.fromEntries(some.map(({ place, setting }) => [place.start, setting.tightness])), trying);
  let open = thin;
  for (let round = 1; round <= mostTries && open.length > 0; round++) {
    await set(open, true);
    const layout = layoutOf(await printUnseen(press));
    for (const article of open) {
      const now = extentOf(article.place, layout);
      if (savesPage(article.before, now)) article.tighter = { extent: now, pagesAfterStart: placesWithin(layout, now) };
      article.setting = nextSetting(article.setting, article.before, now, height);
    }
    open = open.filter(({ setting }) => !setting.settled);
  }
  if (thin.length > 0) await set(thin, false);
  const tightened = thin.filter(({ setting }) => setting.tightness > 0);
  return {
    saved: tightened.map(({ before }) => before),
    tightened: tightened.map(({ place, tighter }) => ({ start: place.start, pagesAfterStart: tighter.pagesAfterStart })),
    extents: new Map(articles.map(({ place, before, tighter, setting }) => [place.start, setting.tightness > 0 ? tighter.extent : before])),
  };
}

/** The places on some pages, by how many pages after the first of them they are. */
function placesWithin({ pageOf }: Layout, { first, last }: Extent): Map<string, number> {
  return new Map([...pageOf].flatMap(([place, page]) => (page >= first && page <= last ? [[place, page - first] as const] : [])));
}

function extentOf({ start, end }: Place, { pageOf, depthOf }: Layout): Extent {
  const [first, last, used] = [pageOf.get(start), pageOf.get(end), depthOf.get(end)];
  if (first === undefined || last === undefined || used === undefined) throw new Error(`This Chromium does not tell where ${start} begins and ends`);
  return { first, last, used };
}

/** Names of where a page of the handbook begins and ends in print. */
interface Place {
  readonly start: string;
  readonly end: string;
}

/** Chromium shrinks a whole document to make its widest element fit; that must never pass unseen. */
async function assertScale(page: BrowserPage, layout: Layout, name: string): Promise<void> {
  const scale = layout.scale();
  if (Math.abs(scale - 1) < 0.002) return;
  const widest = await asOnPaper(page, () => page.evaluate(findWidest));
  throw new Error(`The edition ${name} was shrunk to ${Math.round(scale * 100)} % because something is wider than the paper. Widest: ${widest}`);
}

// The functions below run in the browser: they may use nothing from outside themselves, and name no functions within.

/** Loads every font, also those that only stand in the margins of pages: the browser does not wait for them. */
async function loadFonts(): Promise<void> {
  await Promise.all([...document.fonts].map((font) => font.load()));
}

/** Puts another document in place of this one; what is in the head stays, but for the rules of its pages. */
async function replaceDocument(html: string): Promise<void> {
  const next = new DOMParser().parseFromString(html, "text/html");
  document.documentElement.lang = next.documentElement.lang;
  document.title = next.title;
  const rules = next.getElementById("page-rules");
  if (rules === null) throw new Error("The document has no page rules");
  document.getElementById("page-rules")?.remove();
  document.head.append(document.adoptNode(rules));
  document.body.replaceWith(document.adoptNode(next.body));
  await Promise.allSettled([...document.images].map((image) => image.decode()));
}

/** How long a document is without pages, and what in it depends on where things land. Measured as on paper. */
function measureDocument(): { length: number; hasNumbers: boolean; hasRoom: boolean } {
  return {
    length: document.body.scrollHeight,
    hasNumbers: document.querySelector(".page-number[data-page], [data-opener], [data-filler]") !== null,
    hasRoom: document.querySelector("[data-room]") !== null,
  };
}

/** How far down the document a place is, in CSS pixels. Measured as on paper. */
function depthOfPlace(id: string): number {
  return (document.getElementById(id)?.getBoundingClientRect().top ?? 0) - document.documentElement.getBoundingClientRect().top;
}

/**
 * Writes noughts where page numbers will stand, as many as each will probably have digits, so that lines break as they will.
 * Measured as on paper, where everything stands in one long page: what is kept together leaves an eighth of each page empty, and what has a
 * sheet of its own half a page before it.
 */
function makeRoomForNumbers(pageHeight: number): void {
  const numbers = [...document.querySelectorAll<HTMLElement>(".page-number[data-page]")];
  const places = numbers.map(({ dataset }) => document.getElementById(dataset["page"] as string)?.getBoundingClientRect().top ?? 0);
  const sheets = [...document.querySelectorAll<HTMLElement>("[data-sheet]")].filter(
    ({ dataset }, index, all) => dataset["sheet"] !== all[index - 1]?.dataset["sheet"],
  );
  const begins = sheets.map((sheet) => sheet.getBoundingClientRect().top);
  for (const [index, place] of places.entries()) {
    const number = place / (0.88 * pageHeight) + begins.filter((begin) => begin <= place).length / 2;
    (numbers[index] as HTMLElement).textContent = "0".repeat(String(Math.ceil(number)).length);
  }
}

/**
 * Fills in page numbers, puts blank pages before openers that would land on a left-hand page, and as many pages to write on as make a booklet's
 * pages a multiple of four. Tells whether anything changed.
 * A blank page moves everything after it by one, so the numbers are right already at the next round.
 */
function fillNumbers(pageOf: Record<string, number>, pageCount: number): { changed: boolean; missing: string[] } {
  let changed = false;
  const missing = new Set<string>();
  /** From which page on, as printed now, and by how many pages things move. */
  const moves: { from: number; by: number }[] = [];
  let shift = 0;
  for (const opener of document.querySelectorAll<HTMLElement>("[data-opener]")) {
    const number = pageOf[opener.dataset["opener"] as string];
    const blank = opener.previousElementSibling;
    if (number === undefined || blank === null || (number + shift) % 2 === 1) continue;
    const by = blank.hasAttribute("hidden") ? 1 : -1;
    shift += by;
    moves.push({ from: number, by });
    blank.toggleAttribute("hidden");
    changed = true;
  }
  const fillers = [...document.querySelectorAll("[data-filler]")];
  const shown = fillers.filter((filler) => !filler.hasAttribute("hidden")).length;
  const wanted = (4 - ((pageCount - shown) % 4)) % 4;
  if (fillers.length > 0 && shown !== wanted) {
    for (const [index, filler] of fillers.entries()) filler.toggleAttribute("hidden", index >= wanted);
    changed = true;
  }
  for (const element of document.querySelectorAll<HTMLElement>(".page-number[data-page]")) {
    const anchor = element.dataset["page"] as string;
    const number = pageOf[anchor];
    if (number === undefined) {
      missing.add(anchor);
      continue;
    }
    const text = String(moves.reduce((sum, { from, by }) => (number >= from ? sum + by : sum), number));
    if (element.textContent === text) continue;
    element.textContent = text;
    changed = true;
  }
  return { changed, missing: [...missing] };
}

/** Marks tables that are wider than their place: they get smaller letters, and words in them may break anywhere. All are measured before any is changed. */
function tightenTables(): void {
  const wide = [...document.querySelectorAll(".table")].filter((place) => place.scrollWidth > place.clientWidth + 1);
  for (const place of wide) place.classList.add("table--tight");
}

/**
 * Marks paragraphs of three lines or fewer as whole: where such a paragraph meets the foot of a page, Chromium keeps two lines
 * there and lets the third begin the next page, whatever `widows` says.
 */
function keepShortParagraphs(): void {
  const short = [...document.querySelectorAll<HTMLElement>(".paper-page :is(p, li, dd)")].filter(
    (element) => element.offsetHeight <= 3.5 * parseFloat(getComputedStyle(element).lineHeight),
  );
  for (const element of short) element.classList.add("whole");
}

/**
 * Gives every page of the handbook that has sheets of its own, with what follows it there, a name for where it begins and one for where it ends, and
 * hidden links there: Chromium only tells the places of what something links to. Where several pages of the handbook share sheets there is nothing to fit.
 */
function markEnds(prefix: string): { start: string; end: string }[] {
  const links = document.createElement("div");
  links.className = "end-mark";
  links.hidden = true;
  const parts = [...document.querySelectorAll<HTMLElement>("[data-sheet]")];
  const places: { start: string; end: string }[] = [];
  for (const [index, article] of parts.entries()) {
    if (!article.matches(".paper-page:not(.paper-page--runs-on)")) continue;
    const after = parts.slice(index + 1);
    const next = after.findIndex(({ dataset }) => dataset["sheet"] !== article.dataset["sheet"]);
    const following = next === -1 ? after : after.slice(0, next);
    if (following.some((part) => part.matches(".paper-page"))) continue;
    const place = { start: `${prefix}${places.length + 1}`, end: `${prefix}${places.length + 1}-end` };
    article.id = place.start;
    for (const part of [article, ...following]) part.dataset["place"] = place.start;
    const end = document.createElement("div");
    end.className = "end-mark";
    end.id = place.end;
    const map = article.querySelector(".print-map");
    // The map begins a page of its own: what stands before it ends there.
    if (map !== null) map.before(end);
    else (following.at(-1) ?? article).append(end);
    for (const id of [place.start, place.end]) {
      const link = document.createElement("a");
      link.href = `#${id}`;
      links.append(link);
    }
    places.push(place);
  }
  document.body.append(links);
  return places;
}

/** Sets pages of the handbook, by name, at a tightness. While trying, nothing else is shown; after that all is shown again. */
function setTightness(tightnessOf: Record<string, number>, trying: boolean): void {
  const parents: Element[] = [document.body];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (const element of parent.children) {
      if (element.classList.contains("end-mark")) continue;
      const place = element instanceof HTMLElement ? element.dataset["place"] : undefined;
      if (place === undefined && element.querySelector("[data-place]") !== null) {
        parents.push(element);
        continue;
      }
      const tightness = place === undefined ? undefined : tightnessOf[place];
      element.classList.toggle("set-aside", trying && tightness === undefined);
      if (tightness === undefined) continue;
      element.className = element.className.replace(/ tight-\d+/, "");
      if (tightness > 0) element.classList.add(`tight-${tightness}`);
    }
  }
}

/** Sets the one article of a document at a tightness. */
function setOnePage(tightness: number): void {
  const article = document.querySelector("[data-one-page]");
  if (article === null) return;
  article.className = article.className.replace(/ tight-\d+/, "");
  if (tightness > 0) article.classList.add(`tight-${tightness}`);
}

/** Shows ruled lines on the pages of the handbook that have room for them: so many for each page, by name. */
function openRooms(linesOf: Record<string, number>): void {
  for (const room of document.querySelectorAll<HTMLElement>("[data-room]")) {
    const lines = linesOf[room.closest<HTMLElement>("[data-place]")?.dataset["place"] ?? ""] ?? 0;
    room.hidden = lines === 0;
    for (const [index, line] of [...room.querySelectorAll<HTMLElement>(".field__rule")].entries()) line.hidden = index >= lines;
  }
}

/** Takes away what `markEnds` has put there: what follows on the same sheet would stand below what floats beside. */
function removeMarks(): void {
  for (const mark of document.querySelectorAll(".end-mark")) mark.remove();
  for (const article of document.querySelectorAll("[data-place][id]")) article.removeAttribute("id");
}

/** Writes a number into the language of each element that the tags do not tell enough of; see `print/marks.ts`. */
function markElements(marked: readonly (readonly [selector: string, role: string])[]): void {
  const elements = document.querySelectorAll<HTMLElement>(marked.map(([selector]) => selector).join(", "));
  // Before any is changed: a language may come from an element that is marked itself.
  const languages = [...elements].map((element) => element.closest<HTMLElement>("[lang]")?.lang);
  for (const [index, element] of [...elements].entries()) {
    element.dataset["role"] = marked.find(([selector]) => element.matches(selector))?.[1];
    element.lang = `${languages[index]}-x-tag${index}`;
    // What is set in a language of its own has a typeface of its own as well, in which every word is measured anew: half the time of a print.
    element.style.setProperty("-webkit-locale", `"${languages[index]}"`);
  }
}

/** Shows nothing of a document that keeps its layout. */
function setUnseen(isUnseen: boolean): void {
  document.body.classList.toggle("unseen", isUnseen);
}

/**
 * Notes of each element whether it begins a line of its own, or is never shown, so that the text can be read when nothing is laid out.
 * What is `hidden` may be shown once its place is known.
 */
function markFlow(): void {
  const elements = [...document.querySelectorAll<HTMLElement>("body :not(svg, svg *)")];
  const displays = elements.map((element) => getComputedStyle(element).display);
  for (const [index, element] of elements.entries()) {
    const display = displays[index] as string;
    if (!/^(inline|contents)/.test(display)) element.dataset["flow"] = display === "none" && !element.hidden ? "none" : "block";
  }
}

/**
 * The headings, the text, and what is said of the elements that `markElements` has marked. What is hidden from reading aloud is left out, as the tags do.
 * A function within would be given a name that the browser does not know.
 */
function readDocument(): Pick<Typeset, "headings" | "text" | "facts"> {
  const headings = [...document.querySelectorAll<HTMLElement>("h1, h2, h3, h4, h5, h6")]
    .filter((heading) => heading.closest('[data-flow="none"], [hidden]') === null)
    .map((heading) => (heading.textContent ?? "").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
  const facts = [...document.querySelectorAll<HTMLElement>("[data-role]")].map((element) => {
    const role = element.dataset["role"] as Fact["role"];
    const name = role === "link" ? (element.getAttribute("aria-label") ?? element.textContent) : role === "abbreviation" ? element.title : "";
    return { role, language: element.lang.replace(/-x-tag\d+$/, ""), name: (name ?? "").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim() };
  });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches('[data-flow="none"], [hidden], [aria-hidden="true"], svg') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const parts: string[] = [];
  let block: Element | null = null;
  while (walker.nextNode() !== null) {
    const node = walker.currentNode;
    if (node instanceof HTMLBRElement) parts.push("\n");
    if (!(node instanceof Text)) continue;
    const around: Element | null = (node.parentElement as Element).closest('[data-flow="block"]');
    if (around !== block) parts.push("\n");
    parts.push(node.data);
    block = around;
  }
  return { headings, text: parts.join(""), facts };
}

/** Pages of fixed height that hold too much, pictures that did not load, and links to nowhere. */
function findFaults(): string[] {
  const faults: string[] = [];
  for (const sheet of document.querySelectorAll<HTMLElement>(".full-sheet")) {
    if (sheet.scrollHeight > sheet.clientHeight + 1)
      faults.push(`The page ${sheet.className} holds more than its height: ${(sheet.textContent ?? "").trim().slice(0, 60)}`);
  }
  for (const image of document.querySelectorAll("img")) if (image.naturalWidth === 0) faults.push(`A picture cannot be shown: ${image.alt}`);
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent((link.getAttribute("href") as string).slice(1));
    if (document.getElementById(id) === null) faults.push(`A link leads nowhere: #${id} (${(link.textContent ?? "").trim()})`);
  }
  const seen = new Set<string>();
  for (const { id } of document.querySelectorAll("[id]")) {
    if (seen.has(id)) faults.push(`Two places have the same name: #${id}`);
    seen.add(id);
  }
  return faults;
}

/** The elements that reach furthest to the right, described for whoever mends the style sheet. */
function findWidest(): string {
  return [...document.querySelectorAll<HTMLElement>("body *")]
    .map((element) => ({ element, right: element.getBoundingClientRect().right }))
    .sort((a, b) => b.right - a.right)
    .slice(0, 3)
    .map(
      ({ element, right }) =>
        `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> (${Math.round(right)} px: ${(element.textContent ?? "").trim().slice(0, 40)})`,
    )
    .join(", ");
}
