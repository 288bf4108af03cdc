/** What printing takes: per page, per file, against the browser's bare print, and when little or nothing has changed. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isImposed, type Edition, type PrintedEdition } from "../print/editions.ts";
import { withPrintBrowser } from "./browser.ts";
import { processFamily } from "./memory.ts";
import { openPrintCache } from "./printCache.ts";
import { printEditions, printJob, type PrintedFile, type PrintOptions } from "./printEditions.ts";
import { printOptions } from "./printBook.ts";
import { readView } from "./view.ts";

/** Figures of a whole print. */
export interface PrintFigures {
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
  /** Seconds of wall time, the start of the browser in all of them. */
  readonly seconds: {
    /** Every edition, with every gate on and nothing kept from before. */
    readonly all: number;
    /** The same documents, one after the other, each printed once by the browser as they are: no page numbers, no fitting, no finishing, nothing written. */
    readonly bare: number;
    /** The same, two at a time: what is left of the difference when the browser's print is spread over the machine as ours is. */
    readonly bareTwoAtATime: number;
    readonly book: number;
    readonly handouts: number;
    /** Everything again, nothing changed. */
    readonly unchanged: number;
    /** Everything again, a sentence added to one page. */
    readonly edited: number;
  };
  readonly bookPages: number;
  readonly handoutFiles: number;
  /** Files that were printed anew after the edit. */
  readonly editedFiles: number;
  /** By kind of edition. */
  readonly kinds: Readonly<Record<string, { readonly files: number; readonly pages: number; readonly bytes: number; readonly seconds: number }>>;
  /** The most memory that this program and its browsers held at once while everything was printed, in bytes; null where the system does not tell. */
  readonly memory: { readonly program: number; readonly browser: number } | null;
}

/** Prints everything several times over, in a folder that is removed again. Minutes of work. */
export async function benchPrint(source: { readonly content: string; readonly data: string }, tell: (line: string) => void): Promise<PrintFigures> {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-bench-print-"));
  try {
    const view = await readView(source);
    // Where the site's part of a build puts pictures.
    await cp(source.content, join(folder, "ut"), { recursive: true });
    const options = await printOptions(view, join(folder, "ut"));
    const cache = { store: openPrintCache(join(folder, "cache")), program: "bench" };
    const ofKind = (kind: string) => options.editions.filter((edition) => edition.kind === kind);

    tell("printing the book …");
    const book = await timed(() => printEditions(view.handbook, { ...options, editions: ofKind("book") }));
    tell("printing the handouts …");
    const handouts = await timed(() => printEditions(view.handbook, { ...options, editions: ofKind("handout") }));
    tell("printing every edition …");
    const secondsOf = new Map<string, number>();
    const memory = watchMemory();
    const all = await timed(() =>
      printEditions(view.handbook, {
        ...options,
        cache,
        onProgress: ({ file, from, to }) => secondsOf.set(file.kind, (secondsOf.get(file.kind) ?? 0) + to - from),
      }),
    );
    const most = memory.stop();
    tell("printing the same documents once, bare …");
    const bare = await timed(() => printBare(options, view.handbook, 1));
    tell("printing them bare, two at a time …");
    const bareTwoAtATime = await timed(() => printBare(options, view.handbook, 2));
    tell("printing again, nothing changed …");
    const unchanged = await timed(() => printEditions(view.handbook, { ...options, cache }));
    tell("printing again, one page edited …");
    const edited = await editedView(source, join(folder, "content"));
    let editedFiles = 0;
    const again = await timed(async () => {
      const editedOptions = await printOptions(edited, join(folder, "ut"));
      return printEditions(edited.handbook, { ...editedOptions, cache, onProgress: ({ isReused }) => (editedFiles += isReused ? 0 : 1) });
    });
    const sum = (files: readonly PrintedFile[]) => ({
      files: files.length,
      pages: files.reduce((total, { pages }) => total + pages, 0),
      bytes: files.reduce((total, { bytes }) => total + bytes, 0),
    });
    const kinds = [...Map.groupBy(all.value, ({ kind }) => kind)].map(([kind, files]) => [kind, { ...sum(files), seconds: secondsOf.get(kind) ?? 0 }] as const);
    return {
      ...sum(all.value),
      seconds: {
        all: all.seconds,
        bare: bare.seconds,
        bareTwoAtATime: bareTwoAtATime.seconds,
        book: book.seconds,
        handouts: handouts.seconds,
        unchanged: unchanged.seconds,
        edited: again.seconds,
      },
      bookPages: sum(book.value).pages,
      handoutFiles: handouts.value.length,
      editedFiles,
      kinds: Object.fromEntries(kinds),
      memory: most,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

/** Each document once, so many at a time. */
async function printBare(options: PrintOptions, handbook: Parameters<typeof printJob>[0], atATime: 1 | 2): Promise<void> {
  // What is cut out of another's print is not a print of its own.
  const isPrinted = (edition: Edition): edition is PrintedEdition => !isImposed(edition) && edition.printedWith === undefined;
  const waiting = options.editions.filter(isPrinted);
  await withPrintBrowser(async ({ use }) => {
    const lane = async (next: () => PrintedEdition | undefined) => {
      for (let edition = next(); edition !== undefined; edition = next()) {
        const { job } = await printJob(handbook, edition, options);
        await use(
          async (page) => {
            // The sheets hide their text on screens, where a bare print would not care.
            await page.setContent(
              job.html.replace("<head>", () => `<head><style>${job.style}</style>`),
              { waitUntil: "load" },
            );
            await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
          },
          { isKept: edition.pages.length < 100 },
        );
      }
    };
    const ends = [() => waiting.shift(), () => waiting.pop()];
    await Promise.all(ends.slice(0, atATime).map(lane));
  });
}

/** The handbook with a sentence more at the end of its first article. */
async function editedView({ content, data }: { readonly content: string; readonly data: string }, folder: string) {
  await cp(content, folder, { recursive: true });
  const [chapter = ""] = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && entry.name === "rollen")
    .map(({ name }) => name);
  const pages = (await readdir(join(folder, chapter))).filter((name) => name.endsWith(".md") && name !== "index.md").sort();
  const path = join(folder, chapter, pages[0] ?? "index.md");
  await writeFile(path, `${(await readFile(path, "utf8")).trimEnd()}\n\nVad tänker ni om det?\n`);
  return readView({ content: folder, data });
}

/** Looks at the memory of this process and its descendants twice a second, as Linux tells it (proportional set size). */
function watchMemory(): { readonly stop: () => PrintFigures["memory"] } {
  let program = 0;
  let browser = 0;
  const look = async () => {
    const seen = await memoryByProcess();
    const own = seen.get(process.pid) ?? 0;
    const others = [...seen].reduce((sum, [pid, bytes]) => sum + (pid === process.pid ? 0 : bytes), 0);
    program = Math.max(program, own);
    browser = Math.max(browser, others);
  };
  const timer = setInterval(() => void look().catch(() => undefined), 500);
  return {
    stop: () => {
      clearInterval(timer);
      return program === 0 ? null : { program, browser };
    },
  };
}

/** Bytes by process, of this one and all that it has started. */
async function memoryByProcess(): Promise<ReadonlyMap<number, number>> {
  const sizes = (await processFamily()).map(async (pid) => {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
    return [pid, Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024] as const;
  });
  return new Map(await Promise.all(sizes));
}
