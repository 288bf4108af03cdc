import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decksOf } from "../handbook/decks.ts";
import { editionsOf, type Edition, type EditionKind } from "../print/editions.ts";
import { makePackFiles } from "./packFiles.ts";
import { noCache, openPrintCache } from "./printCache.ts";
import { printEditions, type PrintedFile, type PrintOptions, type PrintProgress } from "./printEditions.ts";
import { printProgram } from "./printProgram.ts";
import { readPrintCss, readPrintFonts } from "./printStyle.ts";
import { cacheFolder } from "./project.ts";
import { templateEnvironment } from "./templates.ts";
import type { View } from "./view.ts";

export interface PrintBookOptions {
  /** Whether PDFs that were printed before, of the same documents, are used again. */
  readonly useCache: boolean;
}

/** Prints every edition of a handbook into `pdf/` of the output, with what readers' own packs are made of, and tells how it goes. */
export async function printBook(
  view: View,
  output: string,
  tell: (line: string) => void,
  { useCache }: PrintBookOptions = { useCache: true },
): Promise<readonly PrintedFile[]> {
  const options = {
    ...(await printOptions(view, output)),
    cache: { store: useCache ? openPrintCache(join(cacheFolder, "pdf")) : noCache, program: useCache ? await printProgram() : "" },
    onRestart: (reason: string) => tell(`  Webbläsaren startades om och försöker en gång till: ${reason}`),
  };
  const printed = await printEditions(view.handbook, { ...options, onProgress: progressByKind(options.editions, tell) });
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
    editions: editionsOf(handbook, { labels: labels.print, slides: { decks: decksOf(handbook, labels.facts), words: labels.slides } }),
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

/** What the kinds are called in progress. */
const kindNames: Readonly<Record<EditionKind, string>> = {
  book: "Boken",
  "print-shop": "Boken för tryckeri",
  "large-print": "Stor stil",
  chapter: "Kapitel",
  pack: "Kursledarens paket",
  booklet: "Häften",
  imposed: "Häften att vika",
  poster: "Affischer",
  brief: "Beslutsunderlag",
  handout: "Utdelningsblad",
  "trainer-notes": "Anteckningar till kursledaren",
  slides: "Bilder",
  "speaker-notes": "Anteckningar till bilderna",
  form: "Formulär",
  page: "Enskilda sidor",
};

/** Tells a kind when the last of it is ready: "Kapitel: 12 filer, 860 sidor, 2 nya (18,2 s)". */
function progressByKind(editions: readonly Edition[], tell: (line: string) => void): (progress: PrintProgress) => void {
  const done = new Map<EditionKind, PrintProgress[]>();
  return (progress) => {
    const { kind } = progress.file;
    const ready = [...(done.get(kind) ?? []), progress];
    done.set(kind, ready);
    if (ready.length < editions.filter((edition) => edition.kind === kind).length) return;
    const pages = ready.reduce((sum, { file }) => sum + file.pages, 0);
    const fresh = ready.filter(({ isReused }) => !isReused).length;
    const seconds = Math.max(...ready.map(({ to }) => to)) - Math.min(...ready.map(({ from }) => from));
    const files = ready.length === 1 ? "" : `${ready.length} filer, `;
    const news = fresh === ready.length ? "" : fresh === 0 ? ", oförändrat" : fresh === 1 ? ", 1 ny" : `, ${fresh} nya`;
    tell(`  ${kindNames[kind]}: ${files}${pages} sidor${news} (${seconds.toFixed(1).replace(".", ",")} s)`);
  };
}
