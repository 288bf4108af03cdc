import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { makePackFiles } from "./packFiles.ts";
import { readPrintCss, readPrintFonts, printEditions, progressText, type PrintedFile, type PrintOptions } from "./print.ts";
import { templateEnvironment } from "./templates.ts";
import type { View } from "./view.ts";

/** Prints every edition of a handbook into `pdf/` of the output, with what readers' own packs are made of, and tells how it goes. */
export async function printBook(view: View, output: string, tell: (line: string) => void): Promise<readonly PrintedFile[]> {
  const options = await printOptions(view, output);
  const printed = await printEditions(view.handbook, { ...options, onProgress: (progress) => tell(`  ${progressText(progress)}`) });
  return makePackFiles(view.handbook, printed, { ...options, words: view.labels.pack });
}

/** What a handbook is printed with: its templates, words, styles, fonts and pictures. */
export async function printOptions({ handbook, labels, assets }: View, output: string): Promise<PrintOptions & Required<Pick<PrintOptions, "readPicture">>> {
  const environment = templateEnvironment();
  const render = (template: string, context: object) => environment.render(template, { ...context, labels, site: handbook.site });
  const additions = new Map<string, string>();
  if (handbook.map !== undefined) additions.set("karta", render("components/print-map.njk", { handbook }));
  const [css, fonts] = await Promise.all([readPrintCss(handbook), readPrintFonts()]);
  return {
    render,
    labels: labels.print,
    css,
    fonts,
    outputDir: output,
    additions,
    ...(assets.links.logo === undefined ? {} : { logo: assets.links.logo }),
    // An asset may be newer than the output, where only paper is made again.
    readPicture: async (url) => assets.files.get(url.slice(1)) ?? readFile(join(output, url)),
  };
}
