/** Sets a document in the browser: printed until its page numbers stand still, with what the finished PDF is made from. */
import type { Page as BrowserPage } from "puppeteer";
import { asUsual, nextSetting, pagesAfterSaving, tightest, type Extent } from "../print/copyfit.ts";
import { layoutOf, pageScale, type Layout } from "../print/destinations.ts";
import { markedElements, type Fact } from "../print/marks.ts";
import { paper } from "../print/pageRules.ts";
import { openPdf, type PDFDocument } from "../print/pdfLib.ts";
import { showNumbersOnce } from "./indexNumbers.ts";

/** A document as the browser printed it, and what its PDF does not tell. */
export interface Typeset {
  readonly pdf: PDFDocument;
  /** The text of every heading that is shown, in reading order. */
  readonly headings: readonly string[];
  /** All that is shown as text, in reading order, with its white space. */
  readonly text: string;
  /** What is said of the marked elements, by number; see `print/marks.ts`. */
  readonly facts: readonly Fact[];
}

/** More rounds than any real book has needed (one); a document that still moves is told. */
const mostRounds = 6;

/**
 * Shows a document and prints it until no page number changes. The first print only tells where things land: nothing is drawn in it.
 * @param name of the edition, for errors
 * @throws where the document is wider than its paper, or a place it refers to is missing
 */
export async function typeset(page: BrowserPage, html: string, name: string): Promise<Typeset> {
  // The style sheet hides everything on screens: nothing is laid out but what is asked for, and each print.
  await page.emulateMediaType("screen");
  await page.setContent(html, { waitUntil: "load" });
  // As wide as the page area, so that what does not fit is seen before it shrinks the whole document.
  await page.setViewport({ width: Math.floor(((paper.width - 2 * paper.side) * 96) / 25.4), height: 1000 });
  await page.evaluate(loadFonts);
  await page.evaluate(markElements, markedElements);
  const ends = await page.evaluate(markEnds);
  const faults = await asOnPaper(page, async () => {
    await page.evaluate(tightenTables);
    await page.evaluate(keepShortParagraphs);
    await page.evaluate(markFlow);
    return page.evaluate(findFaults);
  });
  if (faults.length > 0) throw new Error(`The edition ${name} cannot be printed as it is:\n  ${faults.join("\n  ")}`);

  const usual = layoutOf(await printUnseen(page));
  const saved = await copyfit(page, ends, usual);
  const fill = async (pages: ReadonlyMap<string, number>): Promise<boolean> => {
    const { changed, missing } = await page.evaluate(fillNumbers, Object.fromEntries(pages));
    if (missing.length > 0) throw new Error(`The edition ${name} refers to places that are not in it: ${missing.join(", ")}`);
    return (await page.evaluate(showNumbersOnce)) || changed;
  };
  await fill(pagesAfterSaving(usual.pageOf, saved));
  for (let round = 1; round <= mostRounds; round++) {
    const pdf = await openPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }));
    await assertScale(page, pdf, name);
    if (!(await fill(layoutOf(pdf).pageOf))) return { pdf, ...(await page.evaluate(readDocument)) };
  }
  throw new Error(`The page numbers of the edition ${name} still change after ${mostRounds} rounds`);
}

/** A print in which everything has its place and nothing is drawn: half the time. */
async function printUnseen(page: BrowserPage): Promise<PDFDocument> {
  await page.evaluate(setUnseen, true);
  const bytes = await page.pdf({ preferCSSPageSize: true, tagged: false });
  await page.evaluate(setUnseen, false);
  return openPdf(bytes);
}

/** Lays the document out as paper would show it, without pages, while something is measured or read. */
async function asOnPaper<T>(page: BrowserPage, work: () => Promise<T>): Promise<T> {
  await page.emulateMediaType("print");
  const result = await work();
  await page.emulateMediaType();
  return result;
}

/**
 * Sets the pages of the handbook that end thinly a notch tighter, where that saves a sheet. Only those are printed while it tries.
 * @param places names of where pages of the handbook begin and end, see `markEnds`
 * @returns how far the tightened ones reached before
 */
async function copyfit(page: BrowserPage, places: readonly Place[], usual: Layout): Promise<readonly Extent[]> {
  const thin = places
    .map((place) => {
      const before = extentOf(place, usual);
      return { place, before, setting: nextSetting(asUsual, before, before) };
    })
    .filter(({ setting }) => !setting.settled);
  const set = (articles: typeof thin, trying: boolean) =>
    page.evaluate(setTightness, Object.fromEntries(articles.map(({ place, setting }) => [place.start, setting.tightness])), trying);
  let open = thin;
  for (let round = 1; round <= tightest && open.length > 0; round++) {
    await set(open, true);
    const layout = layoutOf(await printUnseen(page));
    for (const article of open) article.setting = nextSetting(article.setting, article.before, extentOf(article.place, layout));
    open = open.filter(({ setting }) => !setting.settled);
  }
  await set(thin, false);
  return thin.filter(({ setting }) => setting.tightness > 0).map(({ before }) => before);
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
async function assertScale(page: BrowserPage, pdf: PDFDocument, name: string): Promise<void> {
  const scale = pageScale(pdf);
  if (Math.abs(scale - 1) < 0.002) return;
  const widest = await asOnPaper(page, () => page.evaluate(findWidest));
  throw new Error(`The edition ${name} was shrunk to ${Math.round(scale * 100)} % because something is wider than the paper. Widest: ${widest}`);
}

// The functions below run in the browser: they may use nothing from outside themselves.

/** Loads every font, also those that only stand in the margins of pages: the browser does not wait for them. */
async function loadFonts(): Promise<void> {
  await Promise.all([...document.fonts].map((font) => font.load()));
}

/**
 * Fills in page numbers and puts blank pages before openers that would land on a left-hand page. Tells whether anything changed.
 * A blank page moves everything after it by one, so the numbers are right already at the next round.
 */
function fillNumbers(pageOf: Record<string, number>): { changed: boolean; missing: string[] } {
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
  for (const element of document.querySelectorAll<HTMLElement>("[data-page]")) {
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
 * Gives every page of the handbook a name for where it begins and one for where it ends, and hidden links there: Chromium only tells the places of
 * what something links to. `setTightness` takes the marks away again.
 */
function markEnds(): { start: string; end: string }[] {
  const links = document.createElement("div");
  links.className = "end-mark";
  links.hidden = true;
  const places = [...document.querySelectorAll<HTMLElement>(".paper-page")].map((article, index) => {
    const place = { start: `article-${index + 1}`, end: `article-${index + 1}-end` };
    article.dataset["place"] = place.start;
    article.id = place.start;
    const end = document.createElement("div");
    end.className = "end-mark";
    end.id = place.end;
    const map = article.querySelector(".print-map");
    // The map begins a page of its own: what stands before it ends there.
    if (map === null) article.append(end);
    else map.before(end);
    for (const id of [place.start, place.end]) {
      const link = document.createElement("a");
      link.href = `#${id}`;
      links.append(link);
    }
    return place;
  });
  document.body.append(links);
  return places;
}

/**
 * Sets pages of the handbook, by name, at a tightness. While trying, nothing else is shown; after that all is shown again
 * and the marks of `markEnds` are gone.
 */
function setTightness(tightnessOf: Record<string, number>, trying: boolean): void {
  for (const element of document.querySelectorAll<HTMLElement>("body > :not(.chapter, .end-mark), .chapter > *")) {
    const tightness = tightnessOf[element.dataset["place"] ?? ""];
    element.classList.toggle("set-aside", trying && tightness === undefined);
    if (tightness === undefined) continue;
    element.className = element.className.replace(/ tight-\d+/, "");
    if (tightness > 0) element.classList.add(`tight-${tightness}`);
  }
  if (trying) return;
  for (const mark of document.querySelectorAll(".end-mark")) mark.remove();
  for (const article of document.querySelectorAll("[data-place]")) article.removeAttribute("id");
}

/** Writes a number into the language of each element that the tags do not tell enough of; see `print/marks.ts`. */
function markElements(marked: readonly (readonly [selector: string, role: string])[]): void {
  const elements = document.querySelectorAll<HTMLElement>(marked.map(([selector]) => selector).join(", "));
  // Before any is changed: a language may come from an element that is marked itself.
  const languages = [...elements].map((element) => element.closest<HTMLElement>("[lang]")?.lang);
  for (const [index, element] of [...elements].entries()) {
    element.dataset["role"] = marked.find(([selector]) => element.matches(selector))?.[1];
    element.lang = `${languages[index]}-x-tag${index}`;
  }
}

/** Shows nothing of a document that keeps its layout. */
function setUnseen(isUnseen: boolean): void {
  document.body.classList.toggle("unseen", isUnseen);
}

/** Notes of each element whether it begins a line of its own, or is not shown at all, so that the text can be read when nothing is laid out. */
function markFlow(): void {
  const elements = [...document.querySelectorAll<HTMLElement>("body :not(svg, svg *)")];
  const displays = elements.map((element) => getComputedStyle(element).display);
  for (const [index, element] of elements.entries()) {
    const display = displays[index] as string;
    if (!/^(inline|contents)/.test(display)) element.dataset["flow"] = display === "none" ? "none" : "block";
  }
}

/**
 * The headings, the text, and what is said of the elements that `markElements` has marked. What is hidden from reading aloud is left out, as the tags do.
 * A function within would be given a name that the browser does not know.
 */
function readDocument(): Pick<Typeset, "headings" | "text" | "facts"> {
  const headings = [...document.querySelectorAll<HTMLElement>("h1, h2, h3, h4, h5, h6")]
    .filter((heading) => heading.closest('[data-flow="none"]') === null)
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
