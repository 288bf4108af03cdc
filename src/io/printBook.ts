import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readPrintCss, readPrintFonts, printEditions, progressText, type PrintedFile, type PrintOptions } from "./print.ts";
import { templateEnvironment } from "./templates.ts";
import type { View } from "./view.ts";

/** Prints every edition of a handbook into `pdf/` of the output and tells how it goes. */
export async function printBook(view: View, output: string, tell: (line: string) => void): Promise<readonly PrintedFile[]> {
  return printEditions(view.handbook, { ...(await printOptions(view, output)), onProgress: (progress) => tell(`  ${progressText(progress)}`) });
}

/** What a handbook is printed with: its templates, words, styles, fonts and pictures. */
export async function printOptions({ handbook, labels, assets }: View, output: string): Promise<PrintOptions> {
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
