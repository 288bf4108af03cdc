/** What a handbook of thousands of pages takes: time and memory of each process, the weight of the index, and how quick its search is. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { lexiconName } from "../ranking/lexicon.ts";
import { filesUnder } from "./disk.ts";
import { growBook } from "./grownBook.ts";
import { withPeaks, type Peaks } from "./memory.ts";
import { printEditions, type PrintOptions } from "./printEditions.ts";
import { printOptions } from "./printBook.ts";
import { projectRoot } from "./project.ts";
import type { BookFolders } from "./readBook.ts";
import { indexSearch } from "./search.ts";
import { firstSearches, type FirstSearches } from "./searchBench.ts";
import { writeSite, type Wire } from "./site.ts";
import { temporaryFolder } from "./temporary.ts";
import { readView } from "./view.ts";

/** Seconds by part, and what came of it. */
export interface GrownSite {
  readonly pages: number;
  readonly seconds: { readonly read: number; readonly site: number; readonly search: number };
  readonly htmlBytes: number;
  readonly indexBytes: number;
  readonly lexiconBytes: number;
}

export interface PrintedPages {
  readonly files: number;
  readonly seconds: number;
  readonly bytes: number;
}

export interface SiteGrowth extends GrownSite {
  readonly search: FirstSearches;
  readonly peaks: Peaks;
}

export interface PrintGrowth extends PrintedPages {
  readonly peaks: Peaks;
}

export interface Growth {
  readonly site: readonly SiteGrowth[];
  readonly print: readonly PrintGrowth[];
}

/** No process may hold more, in bytes. */
export const mostMemory = 2_000_000_000;
/** How much more a page may weigh in the largest book than in the smallest before it counts as growing faster than the book. */
export const mostWeightRatio = 1.25;

/** Reads a handbook and builds its pages and its search into a folder. */
export async function growSite(folders: BookFolders, output: string, wire: Wire): Promise<GrownSite> {
  const [read, view] = await timed(() => readView(folders));
  const [site] = await timed(() => writeSite(view, wire, folders.content, output));
  const [search, index] = await timed(() => indexSearch(view.handbook, output, { thesaurus: view.thesaurus, labels: view.labels, printed: [] }));
  const html = (await filesUnder(output)).filter(({ path }) => path.endsWith(".html"));
  const lexiconBytes = (await stat(join(output, "pagefind", lexiconName))).size;
  return {
    pages: view.pages.length,
    seconds: { read, site, search },
    htmlBytes: await bytesOf(html.map(({ path }) => join(output, path))),
    indexBytes: index.bytes - lexiconBytes,
    lexiconBytes,
  };
}

/** Prints so many of a handbook's pages, one PDF each, spread evenly over it. */
export async function printPages(folders: BookFolders, output: string, count: number): Promise<PrintedPages> {
  const view = await readView(folders);
  // Where the site's part of a build puts pictures.
  await cp(folders.content, output, { recursive: true });
  const options = await printOptions(view, output);
  const pages = pagesOnPaper(options);
  if (pages.length < count) throw new Error(`The handbook has ${pages.length} pages to print, not ${count}`);
  const chosen = Array.from({ length: count }, (_, index) => pages[Math.floor((index * pages.length) / count)] as (typeof pages)[number]);
  const [seconds, files] = await timed(() => printEditions(view.handbook, { ...options, editions: chosen }));
  return { files: files.length, seconds, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Grows a handbook to each of some sizes, and builds, searches and prints it; each in processes of their own, in a folder that is removed again. */
export async function benchGrowth(
  folders: BookFolders,
  { sites, prints }: { readonly sites: readonly number[]; readonly prints: readonly number[] },
  tell: (line: string) => void,
): Promise<Growth> {
  const folder = await temporaryFolder("vaxt");
  try {
    const view = await readView(folders);
    const pages = view.pages.length;
    const grown = async (size: number) => {
      const content = await mkdtemp(join(folder, "innehall-"));
      await growBook(folders.content, Math.max(0, size - pages), content);
      return { content, data: folders.data };
    };
    const site: SiteGrowth[] = [];
    for (const size of sites) {
      tell(`building ${size} pages …`);
      const book = await grown(size);
      const output = join(folder, "ut");
      const { value, peaks } = await withPeaks(async () => {
        const made = await step<GrownSite>(book, output);
        tell(`searching ${size} pages …`);
        return { ...made, search: await firstSearches(output) };
      });
      site.push({ ...value, peaks });
      await rm(output, { recursive: true });
    }
    const print: PrintGrowth[] = [];
    // Some pages have no PDF of their own.
    const spared = pages - pagesOnPaper(await printOptions(view, folder)).length;
    const most = await grown(Math.max(0, ...prints) + spared);
    for (const size of prints) {
      tell(`printing ${size} pages …`);
      const output = join(folder, "utskrift");
      const { value, peaks } = await withPeaks(() => step<PrintedPages>(most, output, size));
      print.push({ ...value, peaks });
      await rm(output, { recursive: true });
    }
    return { site, print };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const pagesOnPaper = ({ editions }: PrintOptions) => editions.filter(({ kind }) => kind === "page");

/** One step in a process of its own, as a build is. */
async function step<T>({ content, data }: BookFolders, output: string, print?: number): Promise<T> {
  const program = join(projectRoot, "node_modules", "tsx", "dist", "cli.mjs");
  const args = ["--content", content, "--data", data, "--output", output, ...(print === undefined ? [] : ["--print", String(print)])];
  const { stdout } = await promisify(execFile)(process.execPath, [program, join(projectRoot, "scripts", "grow.ts"), ...args], { maxBuffer: 64_000_000 });
  return JSON.parse(String(stdout.trim().split("\n").at(-1))) as T;
}

/** Growth as lines to print, and what grows too much. */
export function growthTable({ site, print }: Growth): { readonly lines: readonly string[]; readonly tooMuch: readonly string[] } {
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
  const MB = (bytes: number) => `${(bytes / 1_000_000).toFixed(0)} MB`;
  const each = (seconds: number, pages: number) => ((1000 * seconds) / pages).toFixed(1);
  const memory = (peaks: Peaks) =>
    Object.entries(peaks)
      .sort(([, a], [, b]) => b - a)
      .map(([program, bytes]) => `${program} ${MB(bytes)}`)
      .join(", ");
  const total = ({ seconds }: GrownSite) => seconds.read + seconds.site + seconds.search;
  const lines = [
    "",
    "growth: pages and search",
    ` pages    read    site  search  ms a page   HTML a page   index a page   lexicon a page   first search reads   to the first hits, p95: cold  warm`,
    ...site.map((one) =>
      [
        String(one.pages).padStart(6),
        ...[one.seconds.read, one.seconds.site, one.seconds.search].map((value) => `${value.toFixed(1)} s`.padStart(8)),
        each(total(one), one.pages).padStart(11),
        ...[one.htmlBytes, one.indexBytes, one.lexiconBytes].map((bytes, index) => `${(bytes / one.pages).toFixed(0)} B`.padStart([14, 15, 17][index] ?? 0)),
        `${kB(one.search.bytes.p50)} (p95 ${kB(one.search.bytes.p95)})`.padStart(21),
        `${one.search.cold.p95.toFixed(0)} ms`.padStart(31),
        `${one.search.warm.p95.toFixed(0)} ms`.padStart(6),
      ].join(""),
    ),
    "  most memory of one process",
    ...site.map(({ pages, peaks }) => `${String(pages).padStart(6)}  ${memory(peaks)}`),
    ...(print.length === 0 ? [] : ["", "growth: single pages on paper", " pages     time   ms a page   a file"]),
    ...print.map(
      ({ files, seconds, bytes }) =>
        `${String(files).padStart(6)}${`${seconds.toFixed(1)} s`.padStart(9)}${each(seconds, files).padStart(12)}${kB(bytes / files).padStart(9)}`,
    ),
    ...(print.length === 0 ? [] : ["  most memory of one process"]),
    ...print.map(({ files, peaks }) => `${String(files).padStart(6)}  ${memory(peaks)}`),
  ];
  return { lines, tooMuch: [...tooHeavy(site), ...[...site, ...print].flatMap(tooHungry)] };
}

function tooHungry({ peaks, ...one }: { readonly peaks: Peaks; readonly pages?: number; readonly files?: number }): string[] {
  const what = one.pages === undefined ? `${String(one.files)} pages on paper` : `${one.pages} pages`;
  return Object.entries(peaks)
    .filter(([, bytes]) => bytes > mostMemory)
    .map(([program, bytes]) => `${what}: ${program} held ${(bytes / 1e9).toFixed(2)} GB at once; the most is ${mostMemory / 1e9} GB.`);
}

/** Weights are the same on every machine, so they can be held; times are only told. */
function tooHeavy(site: readonly SiteGrowth[]): string[] {
  const [smallest, ...larger] = [...site].sort((a, b) => a.pages - b.pages);
  const largest = larger.at(-1);
  if (smallest === undefined || largest === undefined) return [];
  return (["htmlBytes", "indexBytes", "lexiconBytes"] as const).flatMap((what) => {
    const ratio = largest[what] / largest.pages / (smallest[what] / smallest.pages);
    return ratio <= mostWeightRatio
      ? []
      : [`${what}: a page of ${largest.pages} weighs ${ratio.toFixed(2)} times one of ${smallest.pages}; the most is ${mostWeightRatio}.`];
  });
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [seconds: number, value: T]> {
  const start = performance.now();
  const value = await work();
  return [(performance.now() - start) / 1000, value];
}

async function bytesOf(paths: readonly string[]): Promise<number> {
  let sum = 0;
  for (const path of paths) sum += (await stat(path)).size;
  return sum;
}
