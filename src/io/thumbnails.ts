/** Small pictures of the first pages of PDFs, drawn by pdf.js in the printing browser: the file itself is shown, as it was finished. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { imageSize } from "image-size";
import type { Page } from "puppeteer";
import type { Thumbnail } from "../site/pdfFiles.ts";
import type { PrintBrowser } from "./browser.ts";
import { write } from "./disk.ts";
import { cacheKey, type PrintCache } from "./printCache.ts";
import { projectRoot } from "./project.ts";
import type { ThumbnailOrder } from "./thumbnailPage.ts";

/** Twice the pixels that pages show, for sharp screens. */
const width = 240;
const mostBytes = 12_000;

export interface ThumbnailOptions {
  /** Where the PDFs lie, and the pictures go. */
  readonly outputDir: string;
  readonly use: PrintBrowser["use"];
  /** What has been drawn before. */
  readonly cache: Pick<PrintCache, "read" | "write">;
}

/** A PDF in the output. */
export interface PicturedFile {
  /** With forward slashes. */
  readonly path: string;
  readonly sha256: string;
}

/** Where the picture of a PDF lies: `pdf/utdelning/krisplan.pdf` → `pdf/miniatyr/utdelning/krisplan.webp`. */
export const thumbnailPath = (path: string): string => path.replace(/^pdf\//, "pdf/miniatyr/").replace(/\.pdf$/, ".webp");

/** Draws the first page of each PDF. Returns the pictures by the PDF's path. Throws, with the path, for one that cannot be drawn. */
export async function makeThumbnails(files: readonly PicturedFile[], { outputDir, use, cache }: ThumbnailOptions): Promise<ReadonlyMap<string, Thumbnail>> {
  const thumbnails = new Map<string, Thumbnail>();
  let program: Promise<string> | undefined;
  for (const { path, sha256 } of files) {
    const key = cacheKey("thumbnail drawn in one go", sha256, String(width), String(mostBytes));
    const known = await cache.read(key);
    const bytes = known?.bytes ?? (await use(async (page) => draw(page, await (program ??= bundlePage()), join(outputDir, path), path)));
    if (known === undefined) await cache.write(key, { bytes, pages: 1 });
    const thumbnail = { path: thumbnailPath(path), width, height: imageSize(bytes).height };
    await write(join(outputDir, thumbnail.path), bytes);
    thumbnails.set(path, thumbnail);
  }
  return thumbnails;
}

async function draw(page: Page, program: string, file: string, path: string): Promise<Uint8Array> {
  if ((await page.evaluate("typeof firstPage")) !== "function") {
    await page.setContent("<!doctype html><title>Miniatyrer</title>");
    await page.evaluate(program);
  }
  const order: ThumbnailOrder = { pdf: (await readFile(file)).toString("base64"), width, mostBytes };
  try {
    const picture = await page.evaluate(
      (given) => (globalThis as unknown as { firstPage: (order: ThumbnailOrder) => Promise<string> }).firstPage(given),
      order,
    );
    return new Uint8Array(Buffer.from(picture, "base64"));
  } catch (cause) {
    throw new Error(`The first page of ${path} cannot be drawn: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** pdf.js and what we ask of it, as one classic script. */
async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(projectRoot, "src", "io", "thumbnailPage.ts")],
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "chrome120",
    define: { "import.meta.url": '"https://pdf.invalid/"' },
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("\n");
}
