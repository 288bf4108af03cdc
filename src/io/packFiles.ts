/** What is made when the editions are printed: the template of readers' own packs, and pictures of first pages. */
import { join } from "node:path";
import type { Handbook } from "../handbook/model.ts";
import { isPictured, type PdfFile } from "../site/pdfFiles.ts";
import { withPrintBrowser } from "./browser.ts";
import { write } from "./disk.ts";
import { packTemplateJob, packTemplatePath, printPackTemplate, type PackTemplateOptions } from "./packTemplate.ts";
import { cacheKey, noCache } from "./printCache.ts";
import type { PrintOptions } from "./printEditions.ts";
import { makeThumbnails, type PicturedFile } from "./thumbnails.ts";

export interface PackFilesOptions extends PackTemplateOptions, Pick<PrintOptions, "cache" | "onRestart"> {
  readonly outputDir: string;
}

/** Prints the template, draws the pictures, and lists them in `pdf/index.json`. Where nothing has changed the browser is not used. Returns the files with their pictures. */
export async function makePackFiles<File extends PdfFile & PicturedFile>(
  handbook: Handbook,
  files: readonly File[],
  options: PackFilesOptions,
): Promise<readonly File[]> {
  const { outputDir, words, onRestart, cache: { store, program } = { store: noCache, program: "" } } = options;
  return withPrintBrowser(
    async ({ use }) => {
      const job = await packTemplateJob(handbook, options);
      const key = cacheKey("pack template", program, job.style, job.html);
      const known = await store.read(key);
      const bytes = known?.bytes ?? (await printPackTemplate(handbook, job, words, use));
      if (known === undefined) await store.write(key, { bytes, pages: 2 });
      await write(join(outputDir, packTemplatePath), bytes);

      const thumbnails = await makeThumbnails(files.filter(isPictured), { outputDir, use, cache: store });
      const pictured = files.map((file) => {
        const thumbnail = thumbnails.get(file.path);
        return thumbnail === undefined ? file : { ...file, thumbnail };
      });
      await write(join(outputDir, "pdf", "index.json"), `${JSON.stringify(pictured, null, 2)}\n`);
      return pictured;
    },
    onRestart === undefined ? {} : { onRestart },
  );
}
