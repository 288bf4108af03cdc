/** Prints editions: the document is shown in the browser, printed until its page numbers stand still, and finished. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { build } from "esbuild";
import { tokensToCss } from "../design/css.ts";
import type { Handbook } from "../handbook/model.ts";
import { printDocument, type PrintDocument } from "../print/document.ts";
import { editionsOf, type Edition, type EditionKind } from "../print/editions.ts";
import { finishPdf } from "../print/finish.ts";
import type { PrintLabels } from "../print/labels.ts";
import { paper } from "../print/pageRules.ts";
import { linesWithoutGlyphs } from "../print/passes/glyphs.ts";
import type { Metadata } from "../print/passes/metadata.ts";
import { readTagged } from "../print/pdf/readTagged.ts";
import { withPrintBrowser, type PrintBrowser } from "./browser.ts";
import { sha256 } from "./disk.ts";
import { KnownError } from "./errors.ts";
import { projectRoot } from "./project.ts";
import { typeset } from "./typeset.ts";

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
  options: PrintOptions,
  use: PrintBrowser["use"],
): Promise<{ readonly bytes: Uint8Array; readonly pageCount: number }> {
  const { document, html } = await editionHtml(handbook, edition, options);
  return printFinished(html, edition.id, metadataOf(document), use);
}

/** Prints a document and finishes it. @param name for errors @throws where the fonts lack a sign, and what `typeset` throws */
export async function printFinished(
  html: string,
  name: string,
  metadata: Metadata,
  use: PrintBrowser["use"],
): Promise<{ readonly bytes: Uint8Array; readonly pageCount: number }> {
  const { pdf, ...known } = await use((page) => typeset(page, html, name));
  const pageCount = pdf.getPageCount();
  const tagged = readTagged(pdf);
  const lacking = linesWithoutGlyphs(tagged);
  if (lacking.length > 0)
    throw new KnownError(
      `The edition ${name} has signs that its fonts lack. Write them in another way, or add a font that has them (readPrintFonts):\n  ${lacking.join("\n  ")}`,
    );
  return { bytes: finishPdf(tagged, { ...known, metadata, sheet: paper }), pageCount };
}

/** An edition as the browser is shown it: one document that needs no server. */
export async function editionHtml(
  handbook: Handbook,
  edition: Edition,
  { render, labels, css, fonts, additions, logo, outputDir, readPicture = (url) => readFile(join(outputDir, url)) }: PrintOptions,
): Promise<{ readonly document: PrintDocument; readonly html: string }> {
  const document = printDocument(handbook, edition, { labels, ...(additions === undefined ? {} : { additions }), ...(logo === undefined ? {} : { logo }) });
  return { document, html: await withPictures(await render("layouts/print.njk", { document, words: labels, css: `${fonts}\n${css}` }), readPicture) };
}

function metadataOf({ title, site, language, kind }: PrintDocument): Metadata {
  return {
    title,
    author: site.publisher.name === "" ? site.name : site.publisher.name,
    subject: site.description,
    language,
    date: site.editionDate,
    showOutline: kind === "book",
  };
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
