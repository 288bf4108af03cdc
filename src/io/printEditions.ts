/** Prints the editions of a handbook: two at a time in one browser, each finished in its turn, and only those that have changed. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Handbook } from "../handbook/model.ts";
import { printDocument } from "../print/document.ts";
import { fileTitle } from "../print/documents/base.ts";
import type { FormField } from "../print/formHints.ts";
import { isImposed, type Edition, type EditionKind, type ImposedEdition, type PrintedEdition } from "../print/editions.ts";
import { finishPdf, finishPictures } from "../print/finish.ts";
import { imposeBooklet } from "../print/imposeBooklet.ts";
import type { PrintLabels } from "../print/labels.ts";
import { papers } from "../print/papers.ts";
import { linesWithoutGlyphs } from "../print/passes/glyphs.ts";
import type { Metadata } from "../print/passes/metadata.ts";
import { readTagged } from "../print/pdf/readTagged.ts";
import { openPdf } from "../print/pdfLib.ts";
import { withPrintBrowser, type PrintBrowser } from "./browser.ts";
import { sha256 } from "./disk.ts";
import { KnownError } from "./errors.ts";
import { readFormFont } from "./formFont.ts";
import { withPictures } from "./pictures.ts";
import { cacheKey, noCache, type FinishedPdf, type PrintCache } from "./printCache.ts";
import type { PrintCss } from "./printStyle.ts";
import { typeset, type PrintJob, type Typeset } from "./typeset.ts";

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

/** An edition that is ready. */
export interface PrintProgress {
  readonly file: PrintedFile;
  /** It had been printed before, of the same document. */
  readonly isReused: boolean;
  /** Since the printing began. */
  readonly from: number;
  readonly to: number;
}

export interface PrintOptions {
  /** Which to print. */
  readonly editions: readonly Edition[];
  /** A Nunjucks template under `_includes` and its values, as HTML. */
  readonly render: (template: string, context: object) => string;
  /** The group `print` of the labels. */
  readonly labels: PrintLabels;
  /** The style sheets; see `readPrintCss`. */
  readonly css: PrintCss;
  /** The fonts as `@font-face` rules with data URLs; see `readPrintFonts`. */
  readonly fonts: string;
  readonly outputDir: string;
  /** HTML that belongs after a page's own text, by page id: the map after `karta`. */
  readonly additions?: ReadonlyMap<string, string>;
  /** The publisher's own mark for the cover: an address from the root of the site. */
  readonly logo?: string;
  /** The picture at an address from the root; by default it is read from `outputDir`. */
  readonly readPicture?: (url: string) => Promise<Uint8Array>;
  /** What has been printed before, and a text that changes with the program that prints; see `printProgram`. */
  readonly cache?: { readonly store: PrintCache; readonly program: string };
  readonly onProgress?: (progress: PrintProgress) => void;
  /** Told when the browser had to be started again, and why. */
  readonly onRestart?: (reason: string) => void;
  /** Milliseconds that one print may take. */
  readonly timeLimit?: number;
}

/**
 * Prints editions to `outputDir` with one browser and lists them in `pdf/index.json`. Without a change since the last time the browser is not started.
 * Throws when no browser is found, when a document is wider than its paper, or when a place it refers to is missing.
 */
export async function printEditions(handbook: Handbook, options: PrintOptions): Promise<readonly PrintedFile[]> {
  const { editions, outputDir, onRestart, timeLimit } = options;
  const start = performance.now();
  const now = () => (performance.now() - start) / 1000;
  const files = new Map<string, PrintedFile>();
  const keep = async (edition: Edition, { bytes, pages, isReused }: Made, from: number) => {
    const path = join(outputDir, edition.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    const file: PrintedFile = {
      path: edition.path,
      title: edition.title,
      kind: edition.kind,
      pages,
      bytes: bytes.length,
      sha256: sha256(bytes),
      sourcePages: edition.pages.map(({ id }) => id),
    };
    files.set(edition.path, file);
    options.onProgress?.({ file, isReused, from, to: now() });
  };
  const tasks = tasksOf(editions);
  await withPrintBrowser(
    async (browser) => {
      const press = pressFor(handbook, options, browser);
      // While the browser prints one, another is finished: more than two at a time gain nothing on two cores. One lane takes the largest first and
      // the other the smallest, so that no two books are in memory at once.
      const lane = async (next: () => Task | undefined) => {
        for (let task = next(); task !== undefined; task = next()) {
          const printed = await press.open(task.edition);
          for (const edition of task.wanted) {
            const from = now();
            await keep(edition, isImposed(edition) ? await press.impose(edition, await printed(task.edition)) : await printed(edition), from);
          }
        }
      };
      await Promise.all([lane(() => tasks.shift()), lane(() => tasks.pop())]);
    },
    { ...(onRestart === undefined ? {} : { onRestart }), ...(timeLimit === undefined ? {} : { timeLimit }) },
  );
  await options.cache?.store.sweep();
  const printed = editions.flatMap(({ path }) => files.get(path) ?? []);
  await mkdir(join(outputDir, "pdf"), { recursive: true });
  await writeFile(join(outputDir, "pdf", "index.json"), `${JSON.stringify(printed, null, 2)}\n`);
  return printed;
}

/** What comes out of one print. */
interface Task {
  /** The edition whose document is printed. */
  readonly edition: PrintedEdition;
  /** What is wanted of it: the edition itself, those with the same document, and sheets of its pages. */
  readonly wanted: Edition[];
}

function tasksOf(editions: readonly Edition[]): Task[] {
  const tasks = new Map<string, Task>();
  for (const edition of editions) {
    const printed = isImposed(edition) ? edition.imposes : edition;
    const id = printed.printedWith ?? printed.id;
    const task = tasks.get(id) ?? { edition: printed, wanted: [] };
    task.wanted.push(edition);
    tasks.set(id, task);
  }
  return [...tasks.values()];
}

/** A finished PDF and where it came from. */
interface Made extends FinishedPdf {
  readonly isReused: boolean;
}

/** An edition of so many pages of the handbook takes gigabytes in the browser. */
const manyPages = 100;

/** Where PDFs are made, or found made already. */
interface Press {
  /** Takes up a document. It is printed when the first of the editions that it gives is not there already, and once. */
  readonly open: (edition: PrintedEdition) => Promise<(edition: PrintedEdition) => Promise<Made>>;
  readonly impose: (edition: ImposedEdition, readable: FinishedPdf) => Promise<Made>;
}

function pressFor(handbook: Handbook, options: PrintOptions, { use }: PrintBrowser): Press {
  const { cache = { store: noCache, program: "" } } = options;
  const cached = async (key: string, make: () => Promise<FinishedPdf>): Promise<Made> => {
    const found = await cache.store.read(key);
    if (found !== undefined) return { ...found, isReused: true };
    const made = await make();
    await cache.store.write(key, made);
    return { ...made, isReused: false };
  };
  return {
    open: async (first) => {
      const { job, fields } = await printJob(handbook, first, options);
      let setting: Promise<Typeset> | undefined;
      const printOnce = () => (setting ??= use((page) => typeset(page, job), { isKept: first.pages.length < manyPages }));
      return (edition) => {
        const rest = { ...fileFacts(handbook, edition), fields };
        return cached(cacheKey(job.style, cache.program, job.html, JSON.stringify([job.paper, job.fit, rest])), async () => {
          const set = await printOnce();
          return { bytes: await finishTypeset(set, job, rest), pages: set.pageCount };
        });
      };
    },
    impose: (edition, readable) =>
      cached(cacheKey("imposed", cache.program, sha256(readable.bytes), edition.title), async () => {
        const pdf = await imposeBooklet(readable.bytes);
        const pages = pdf.getPageCount();
        return { bytes: finishPictures(pdf, { ...publication(handbook), title: edition.title, showOutline: false, conformance: "picture" }), pages };
      }),
  };
}

const styleOf = ({ fonts, css }: PrintOptions, { layout }: PrintedEdition) => `${fonts}\n${layout.form === "slides" ? css.slides : css.pages}`;

/** An edition as the browser is shown it, one document that needs no server, and what its file has besides. */
export interface ComposedEdition {
  readonly job: PrintJob;
  readonly metadata: Metadata;
  /** With what will be cut off. */
  readonly isUncut: boolean;
  /** What can be filled in. */
  readonly fields: readonly FormField[];
}

/** Puts an edition together for the browser. */
export async function printJob(handbook: Handbook, edition: PrintedEdition, options: PrintOptions): Promise<ComposedEdition> {
  const { render, labels, additions, logo, outputDir, readPicture = (url) => readFile(join(outputDir, url)) } = options;
  const document = printDocument(handbook, edition, { labels, ...(additions === undefined ? {} : { additions }), ...(logo === undefined ? {} : { logo }) });
  const html = await withPictures(render(`print/${document.form}.njk`, { document, words: labels }), readPicture);
  const job = { name: edition.id, html, style: styleOf(options, edition), paper: papers[edition.paper], fit: edition.fit };
  return { job, ...fileFacts(handbook, edition), fields: document.form === "form" ? document.fields : [] };
}

/** What every PDF of a handbook says of itself. */
export function publication({ site }: Pick<Handbook, "site">): Omit<Metadata, "title" | "showOutline" | "conformance"> {
  return { author: site.publisher.name === "" ? site.name : site.publisher.name, subject: site.description, language: site.language, date: site.editionDate };
}

/** What a file has that its document does not tell. */
function fileFacts(handbook: Handbook, edition: PrintedEdition): Pick<ComposedEdition, "metadata" | "isUncut"> {
  const { opensWithOutline = false, isUncut = false } = edition;
  return { metadata: { ...publication(handbook), title: fileTitle(handbook, edition), showOutline: opensWithOutline, conformance: "tagged" }, isUncut };
}

/** From what the browser printed to a finished file. Throws where the fonts lack a sign. */
export async function finishTypeset(
  { bytes, ...known }: Typeset,
  { name, paper }: Pick<PrintJob, "name" | "paper">,
  { metadata, isUncut, fields }: Pick<ComposedEdition, "metadata" | "isUncut" | "fields">,
): Promise<Uint8Array> {
  const tagged = readTagged(await openPdf(bytes));
  const lacking = linesWithoutGlyphs(tagged);
  if (lacking.length > 0)
    throw new KnownError(
      `The edition ${name} has signs that its fonts lack. Write them in another way, or add a font that has them (readPrintFonts):\n  ${lacking.join("\n  ")}`,
    );
  const form = fields.length === 0 ? null : { fields, font: await readFormFont() };
  return finishPdf(tagged, { ...known, form, metadata, paper, isUncut });
}
