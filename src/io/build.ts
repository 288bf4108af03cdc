import { basename, resolve } from "node:path";
import { sizeInWords } from "../browser/app/size.ts";
import { fileHasher, writeSums } from "./digest.ts";
import { writeInstalledApp } from "./installedApp.ts";
import { writeOfficeFiles } from "./office.ts";
import { writeOfflinePackages } from "./offlinePackage.ts";
import { printBook } from "./printBook.ts";
import { openWorkshop, partNames, type Part, type Workshop } from "./publish.ts";
import { indexSearch } from "./search.ts";
import { readPdfs } from "./readPdfs.ts";
import { copyImages, writeSite, type Wire } from "./site.ts";
import { inputsKey, rememberBuild, unchangedDigest } from "./upToDate.ts";
import { readView } from "./view.ts";

export interface BuildOptions {
  readonly content: string;
  readonly data: string;
  readonly output: string;
  readonly making: readonly Part[];
  /** Uses again what earlier builds have made of the same. Default: yes. */
  readonly useCache?: boolean;
  /** Told what happens, one line at a time. */
  readonly tell: (line: string) => void;
}

/** Seconds spent in each part. */
export type Times = Partial<Record<"read" | Part, number>>;

/**
 * Builds the handbook beside the output and swaps at the end: the output is the complete old or the complete new one.
 * Throws `ContentError` for faults in content, `Error` for anything else; both leave the output as it was.
 */
export async function buildHandbook(options: BuildOptions, wire: Wire): Promise<Times> {
  const workshop = await openWorkshop(options.output);
  try {
    return await buildIn(workshop, options, wire);
  } finally {
    await workshop.close();
  }
}

async function buildIn(workshop: Workshop, { content, data, output, making, useCache = true, tell }: BuildOptions, wire: Wire): Promise<Times> {
  const times: Times = {};
  const timed = async <T>(part: keyof Times, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    times[part] = (performance.now() - start) / 1000;
    return result;
  };
  const isWhole = partNames.every((part) => making.includes(part));
  const key = isWhole ? await inputsKey({ content, data }) : "";
  const tellDigest = (digest: string) => tell(`Kontrollsumma för allt som är byggt: ${digest}`);
  const lastDigest = isWhole && useCache ? await unchangedDigest(output, key) : undefined;
  if (lastDigest !== undefined) {
    tellDigest(lastDigest);
    tell(`Inget har ändrats sedan sist: ${basename(resolve(output))}/`);
    return times;
  }
  const seconds = (part: keyof Times) => `${(times[part] ?? 0).toFixed(1).replace(".", ",")} s`;

  const view = await timed("read", () => readView({ content, data }));
  const words = view.pages.reduce((sum, page) => sum + page.words, 0);
  tell(`Läst: ${view.pages.length} sidor, ${words} ord, ${view.handbook.references.length} källor (${seconds("read")})`);

  let digest = "";
  const stage = await workshop.openStage(making);
  try {
    // Paper comes first: pages tell how long the PDFs are, and show what they look like.
    if (making.includes("print")) {
      if (making.includes("site")) await copyImages(view, content, stage.folder);
      const printed = await timed("print", () => printBook(view, stage.folder, tell, { useCache }));
      tell(`Utskrift: ${printed.length} PDF-filer, ${printed.reduce((sum, { pages }) => sum + pages, 0)} sidor (${seconds("print")})`);
    }
    if (making.includes("site")) {
      const pdfs = await readPdfs(stage.folder);
      const count = await timed("site", () => writeSite({ ...view, pdfs }, wire, content, stage.folder));
      tell(`Webbplats: ${count} sidor (${seconds("site")})`);
    }
    if (making.includes("search")) {
      const { pages, files } = await timed("search", () => indexSearch(view.handbook, stage.folder, { thesaurus: view.thesaurus, labels: view.labels }));
      tell(`Sökning: ${pages} sidor i ${files} filer (${seconds("search")})`);
    }
    if (making.includes("office")) {
      const paths = await timed("office", () => writeOfficeFiles(view.handbook, view.labels, stage.folder));
      tell(`Mallar och bilder: ${paths.length} filer (${seconds("office")})`);
    }
    if (making.includes("offline")) {
      const made = await timed("offline", () => writeOfflinePackages(view, stage.folder));
      tell(`Offline: ${made.map(({ files, bytes }) => `${files} filer, ${sizeInWords(bytes)}`).join("; ")} (${seconds("offline")})`);
    }
    // Always, and last: it is made of what lies there, whichever parts were made this time.
    const hash = fileHasher(stage.folder);
    await writeInstalledApp(view, stage.folder, { hash });
    digest = await writeSums(stage.folder, hash);
    await stage.publish();
  } catch (error) {
    await stage.discard();
    throw error;
  }
  if (isWhole) await rememberBuild(output, key, digest);
  tellDigest(digest);
  tell(`Klart: ${basename(resolve(output))}/`);
  return times;
}
