/** What is made when the editions are printed: the template of readers' own packs, and pictures of first pages. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Handbook } from "../handbook/model.ts";
import { isPictured, type PdfFile } from "../site/pdfFiles.ts";
import { withPrintBrowser } from "./browser.ts";
import { write } from "./disk.ts";
import { packTemplateHtml, packTemplatePath, printPackTemplate, type PackTemplateOptions } from "./packTemplate.ts";
import { makeThumbnails, type FileCache, type PicturedFile } from "./thumbnails.ts";

export interface PackFilesOptions extends PackTemplateOptions {
  readonly outputDir: string;
  /** Files made before, and a text that changes with the program that prints. */
  readonly cache?: { readonly store: FileCache; readonly program: string };
}

/** Prints the template, draws the pictures, and lists them in `pdf/index.json`. Where nothing has changed the browser is not used. Returns the files with their pictures. */
export async function makePackFiles<File extends PdfFile & PicturedFile>(
  handbook: Handbook,
  files: readonly File[],
  options: PackFilesOptions,
): Promise<readonly File[]> {
  const { outputDir, cache } = options;
  return withPrintBrowser(async ({ use }) => {
    const html = await packTemplateHtml(handbook, options);
    const key = `pack-template-${createHash("sha256")
      .update(`${cache?.program ?? ""}\n${html}`)
      .digest("hex")}`;
    const known = await cache?.store.read(key);
    const bytes = known?.bytes ?? (await printPackTemplate(handbook, html, options.words, use));
    if (known === undefined) await cache?.store.write(key, { bytes, pages: 2 });
    await write(join(outputDir, packTemplatePath), bytes);

    const thumbnails = await makeThumbnails(files.filter(isPictured), { outputDir, use, ...(cache === undefined ? {} : { cache: cache.store }) });
    const pictured = files.map((file) => {
      const thumbnail = thumbnails.get(file.path);
      return thumbnail === undefined ? file : { ...file, thumbnail };
    });
    await write(join(outputDir, "pdf", "index.json"), `${JSON.stringify(pictured, null, 2)}\n`);
    return pictured;
  });
}
