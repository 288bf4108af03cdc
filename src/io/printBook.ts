import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { makePackFiles } from "./packFiles.ts";
import { readPrintCss, readPrintFonts, printEditions, progressText, type PrintedFile } from "./print.ts";
import { templateEnvironment } from "./templates.ts";
import type { View } from "./view.ts";

/** Prints every edition of a handbook into `pdf/` of the output and tells how it goes. */
export async function printBook({ handbook, labels, assets }: View, output: string, tell: (line: string) => void): Promise<readonly PrintedFile[]> {
  const environment = templateEnvironment();
  const render = (template: string, context: object) => environment.render(template, { ...context, labels, site: handbook.site });
  const additions = new Map<string, string>();
  if (handbook.map !== undefined) additions.set("karta", render("components/print-map.njk", { handbook }));
  const [css, fonts] = await Promise.all([readPrintCss(handbook), readPrintFonts()]);
  const common = {
    render,
    css,
    fonts,
    outputDir: output,
    ...(assets.links.logo === undefined ? {} : { logo: assets.links.logo }),
    // An asset may be newer than the output, where only paper is made again.
    readPicture: async (url: string) => assets.files.get(url.slice(1)) ?? readFile(join(output, url)),
  };
  const printed = await printEditions(handbook, { ...common, labels: labels.print, additions, onProgress: (progress) => tell(`  ${progressText(progress)}`) });
  return makePackFiles(handbook, printed, { ...common, words: labels.pack });
}
