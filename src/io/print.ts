/** Prints editions: the document is shown in the browser, printed until its page numbers stand still, and finished. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { build } from "esbuild";
import type { Page as BrowserPage } from "puppeteer";
import { tokensToCss } from "../design/css.ts";
import type { Handbook } from "../handbook/model.ts";
import { asUsual, nextSetting, pagesAfterSaving, tightest, type Extent } from "../print/copyfit.ts";
import { layoutOf, type Layout } from "../print/destinations.ts";
import { printDocument, type PrintDocument } from "../print/document.ts";
import { editionsOf, type Edition, type EditionKind } from "../print/editions.ts";
import { finishPdf } from "../print/finish.ts";
import type { PrintLabels } from "../print/labels.ts";
import { paper } from "../print/pageRules.ts";
import { withPrintBrowser } from "./browser.ts";
import { sha256 } from "./disk.ts";
import { projectRoot } from "./project.ts";

/** One file of `pdf/index.json`. */
export interface PrintedFile {
  /** In the output, with forward slashes. */
  readonly path: string;
  readonly title: string;
  readonly kind: EditionKind;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
  /** Ids of the handbook's pages in it, in reading order. */
  readonly sourcePages: readonly string[];
}

/** An edition that has just been printed. */
export interface PrintProgress {
  /** 1-based. */
  readonly number: number;
  readonly total: number;
  readonly file: PrintedFile;
  readonly seconds: number;
}

export interface PrintOptions {
  /** Which to print; all when left out. */
  readonly editions?: readonly Edition[];
  /** A Nunjucks template under `_includes` and its values, as HTML. */
  readonly render: (template: string, context: object) => string | Promise<string>;
  /** The group `print` of the labels. */
  readonly labels: PrintLabels;
  /** The style sheet; see `readPrintCss`. */
  readonly css: string;
  /** The fonts as `@font-face` rules with data URLs; see `readPrintFonts`. */
  readonly fonts: string;
  readonly outputDir: string;
  /** HTML that belongs after a page's own text, by page id: the map after `karta`. */
  readonly additions?: ReadonlyMap<string, string>;
  /** The publisher's own mark for the cover: an address from the root of the site. */
  readonly logo?: string;
  /** The picture at an address from the root; by default it is read from `outputDir`. */
  readonly readPicture?: (url: string) => Promise<Uint8Array>;
  readonly onProgress?: (progress: PrintProgress) => void;
}

/** "skriver ut 3 av 13: Införande … 2,1 s". */
export function progressText({ number, total, file, seconds }: PrintProgress): string {
  return `skriver ut ${number} av ${total}: ${file.title} … ${seconds.toFixed(1).replace(".", ",")} s`;
}

/**
 * Prints editions to `outputDir` with one browser and one page, and lists them in `pdf/index.json`.
 * Throws when no browser is found, when a document is wider than its paper, or when a place it refers to is missing.
 */
export async function printEditions(handbook: Handbook, options: PrintOptions): Promise<readonly PrintedFile[]> {
  const { editions = editionsOf(handbook), outputDir, onProgress = () => undefined } = options;
  const printed: PrintedFile[] = [];
  await withPrintBrowser(async ({ use }) => {
    for (const [index, edition] of editions.entries()) {
      const start = performance.now();
      const { bytes, pageCount } = await printEdition(handbook, edition, options, use);
      const path = join(outputDir, edition.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      const file: PrintedFile = {
        path: edition.path,
        title: edition.title,
        kind: edition.kind,
        pages: pageCount,
        bytes: bytes.length,
        sha256: sha256(bytes),
        sourcePages: edition.pages(handbook).map(({ id }) => id),
      };
      printed.push(file);
      onProgress({ number: index + 1, total: editions.length, file, seconds: (performance.now() - start) / 1000 });
    }
  });
  await mkdir(join(outputDir, "pdf"), { recursive: true });
  await writeFile(join(outputDir, "pdf", "index.json"), `${JSON.stringify(printed, null, 2)}\n`);
  return printed;
}

async function printEdition(
  handbook: Handbook,
  edition: Edition,
  { render, labels, css, fonts, additions, logo, outputDir, readPicture = (url) => readFile(join(outputDir, url)) }: PrintOptions,
  use: <T>(work: (page: BrowserPage) => Promise<T>) => Promise<T>,
): Promise<{ readonly bytes: Uint8Array; readonly pageCount: number }> {
  const document = printDocument(handbook, edition, { labels, ...(additions === undefined ? {} : { additions }), ...(logo === undefined ? {} : { logo }) });
  const html = await withPictures(await render("layouts/print.njk", { document, words: labels, css: `${fonts}\n${css}` }), readPicture);
  const { bytes, headings, pageCount } = await use((page) => printHtml(page, html, edition.id));
  const finished = await finishPdf(bytes, { metadata: metadataOf(document), headings, sheet: { width: paper.width, height: paper.height } });
  return { bytes: finished, pageCount };
}

function metadataOf({ title, site, language, kind }: PrintDocument) {
  return {
    title,
    author: site.publisher.name === "" ? site.name : site.publisher.name,
    subject: site.description,
    language,
    date: site.editionDate,
    showOutline: kind === "book",
  };
}

/** More rounds than any real book has needed (two); a document that still moves is told. */
const mostRounds = 6;

/** Shows a document, prints it until no page number changes, and returns Chromium's PDF with the texts of the headings. */
export async function printHtml(page: BrowserPage, html: string, name: string): Promise<{ bytes: Uint8Array; headings: string[]; pageCount: number }> {
  await page.setContent(html, { waitUntil: "load" });
  await page.emulateMediaType("print");
  // As wide as the page area, so that what does not fit is seen before it shrinks the whole document.
  await page.setViewport({ width: Math.floor(((paper.width - 2 * paper.side) * 96) / 25.4), height: 1000 });
  await page.evaluate(loadFonts);
  await page.evaluate(tightenTables);
  await page.evaluate(keepShortParagraphs);
  const faults = await page.evaluate(findFaults);
  if (faults.length > 0) throw new Error(`The edition ${name} cannot be printed as it is:\n  ${faults.join("\n  ")}`);
  const headings = await page.evaluate(readHeadings);
  const ends = await page.evaluate(markEnds);
  for (let round = 1; round <= mostRounds; round++) {
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    const layout = await layoutOf(bytes);
    await assertScale(page, layout, name);
    const saved = round === 1 ? await copyfit(page, ends, layout) : [];
    const { changed, missing } = await page.evaluate(fillNumbers, Object.fromEntries(pagesAfterSaving(layout.pageOf, saved)));
    if (missing.length > 0) throw new Error(`The edition ${name} refers to places that are not in it: ${missing.join(", ")}`);
    if (!changed) return { bytes, headings, pageCount: layout.pageCount };
  }
  throw new Error(`The page numbers of the edition ${name} still change after ${mostRounds} rounds`);
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
    const layout = await layoutOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
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
async function assertScale(page: BrowserPage, { scale }: Layout, name: string): Promise<void> {
  if (Math.abs(scale - 1) < 0.002) return;
  const widest = await page.evaluate(findWidest);
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

/** Marks tables that are wider than their place: they get smaller letters, and words in them may break anywhere. */
function tightenTables(): void {
  for (const place of document.querySelectorAll(".table")) {
    if (place.scrollWidth > place.clientWidth + 1) place.classList.add("table--tight");
  }
}

/**
 * Marks paragraphs of three lines or fewer as whole: where such a paragraph meets the foot of a page, Chromium keeps two lines
 * there and lets the third begin the next page, whatever `widows` says.
 */
function keepShortParagraphs(): void {
  for (const element of document.querySelectorAll<HTMLElement>(".paper-page :is(p, li, dd)")) {
    if (element.offsetHeight <= 3.5 * parseFloat(getComputedStyle(element).lineHeight)) element.classList.add("whole");
  }
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

/** The text of every heading that is shown, in reading order. */
function readHeadings(): string[] {
  return [...document.querySelectorAll<HTMLElement>("h1, h2, h3, h4, h5, h6")]
    .filter((heading) => heading.getClientRects().length > 0)
    .map((heading) => heading.innerText.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
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

const pictureTypes: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".svg": "image/svg+xml",
  ".avif": "image/avif",
};

/** Puts the handbook's own pictures into the document, which is shown without a server. */
export async function withPictures(html: string, readPicture: (url: string) => Promise<Uint8Array>): Promise<string> {
  const urls = new Set([...html.matchAll(/<img [^>]*?src="(\/[^"]+)"/g)].map(([, url = ""]) => url));
  let result = html;
  for (const url of urls) {
    const type = pictureTypes[extname(url).toLowerCase()];
    if (type === undefined) throw new Error(`The picture ${url} has a kind that cannot be printed`);
    const data = Buffer.from(await readPicture(url)).toString("base64");
    result = result.replaceAll(`src="${url}"`, `src="data:${type};base64,${data}"`);
  }
  return result;
}

/** The style sheet of paper: tokens in points and the blocks that screens and paper share. The publisher's colours come from the site. */
export async function readPrintCss({ site }: Handbook): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(projectRoot, "src", "styles", "print.css")],
    bundle: true,
    minify: true,
    write: false,
    logLevel: "silent",
  });
  const overrides = Object.fromEntries(Object.entries(site.colors).filter(([, color]) => color !== ""));
  return `${tokensToCss("print", overrides)}${outputFiles.map(({ text }) => text).join("")}`;
}

/** Every cut that paper uses. A weight or slant without a file of its own would be drawn by the browser and become a Type 3 font. */
const cuts = [
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 400, style: "normal" },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 400, style: "italic" },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 600, style: "normal" },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 600, style: "italic" },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 700, style: "normal" },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 700, style: "italic" },
  { family: "Fraunces", folder: "fraunces", weight: 400, style: "normal" },
  { family: "Fraunces", folder: "fraunces", weight: 600, style: "normal" },
  { family: "Fraunces", folder: "fraunces", weight: 600, style: "italic" },
] as const;

/** The fonts of paper as `@font-face` rules with data URLs: the document is shown without a server. Latin and extended Latin, for names in the sources. */
export async function readPrintFonts(): Promise<string> {
  const require = createRequire(import.meta.url);
  const rules = cuts.flatMap(({ family, folder, weight, style }) =>
    ["latin", "latin-ext"].map(async (subset) => {
      const root = dirname(require.resolve(`@fontsource/${folder}/package.json`));
      const ranges = JSON.parse(await readFile(join(root, "unicode.json"), "utf8")) as Record<string, string>;
      const data = await readFile(join(root, "files", `${folder}-${subset}-${weight}-${style}.woff2`));
      return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};src:url("data:font/woff2;base64,${data.toString("base64")}") format("woff2");unicode-range:${ranges[subset] as string}}`;
    }),
  );
  return (await Promise.all(rules)).join("\n");
}
