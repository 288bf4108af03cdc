import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wire } from "../eleventy.config.ts";
import { benchGrowth, growthTable } from "../src/io/benchGrowth.ts";
import { benchPrint, type PrintFigures } from "../src/io/benchPrint.ts";
import { bookOptions, run, valueOf } from "../src/io/commandLine.ts";
import { filesUnder } from "../src/io/disk.ts";
import { KnownError, UsageError } from "../src/io/errors.ts";
import { firstVisit } from "../src/io/firstVisit.ts";
import { speedOf, speedTable } from "../src/io/lighthouseBench.ts";
import { writeOfficeFiles } from "../src/io/office.ts";
import type { BookFolders } from "../src/io/readBook.ts";
import { relevanceOf } from "../src/io/relevance.ts";
import { indexSearch } from "../src/io/search.ts";
import { growthOf, latencyInBrowsers, latencyInNode, weighSearch } from "../src/io/searchBench.ts";
import { writeSite } from "../src/io/site.ts";
import { readView, type View } from "../src/io/view.ts";
import { relevanceTable } from "../src/search/relevance.ts";

const command = {
  call: "npm run bench",
  about:
    "Builds the handbook into a temporary folder and prints how long each part takes, how much a first visit weighs,\nand how good, heavy and quick the search is. Absolute times depend on the machine: compare runs on the same one.",
  options: [
    bookOptions.content,
    bookOptions.data,
    {
      name: "only",
      value: "search|lighthouse|growth",
      help: "search: the search alone, without PDFs; lighthouse: how quick it finds a page of each type; growth: 1 250, 2 500 and 5 000 pages through site and search, 125, 250 and 500 on paper",
    },
    { name: "no-print", help: "leaves out printing, which takes minutes" },
    { name: "json", value: "FILE", help: "where the figures are written (default bench.json)" },
  ],
};

await run(command, async (given) => {
  const only = valueOf(given, "only", "");
  if (!["", "search", "lighthouse", "growth"].includes(only)) throw new UsageError(`--only can be search, lighthouse or growth, not ${only}.`);
  const json = valueOf(given, "json", "bench.json");
  const folders = { content: valueOf(given, "content", "content"), data: valueOf(given, "data", "_data") };
  if (only === "growth") {
    const prints = given.values["no-print"] === true ? [] : [125, 250, 500];
    const growth = await benchGrowth(folders, { sites: [1250, 2500, 5000], prints }, (line) => process.stderr.write(`${line}\n`));
    const { lines, tooMuch } = growthTable(growth);
    process.stdout.write(`${lines.join("\n")}\n`);
    await writeFile(json, `${JSON.stringify({ node: process.version, growth }, null, 2)}\n`);
    if (tooMuch.length > 0) throw new KnownError(tooMuch.join("\n"));
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-bench-"));
  const output = join(folder, "_site");
  const follow = (line: string) => process.stderr.write(`${line}\n`);
  try {
    if (only === "lighthouse") {
      await writeSite(await readView(folders), wire, folders.content, output);
      const lighthouse = await speedOf(output, follow);
      process.stdout.write(`${speedTable(lighthouse).join("\n")}\n`);
      await writeFile(json, `${JSON.stringify({ node: process.version, lighthouse }, null, 2)}\n`);
      return;
    }
    if (only === "search") {
      const view = await readView(folders);
      await writeSite(view, wire, folders.content, output);
      await indexSearch(view.handbook, output, { thesaurus: view.thesaurus, labels: view.labels });
      const { figures, lines } = await benchSearch(output, folders, view);
      process.stdout.write(`${lines.join("\n")}\n`);
      await writeFile(json, `${JSON.stringify({ node: process.version, search: figures }, null, 2)}\n`);
      return;
    }
    const seconds: Record<string, number> = {};
    const timed = async <T>(part: string, work: () => Promise<T>): Promise<T> => {
      const start = performance.now();
      const value = await work();
      seconds[part] = (performance.now() - start) / 1000;
      return value;
    };
    const view = await timed("read", () => readView(folders));
    await timed("site", () => writeSite(view, wire, folders.content, output));
    await timed("search", () => indexSearch(view.handbook, output, { thesaurus: view.thesaurus }));
    await timed("office", () => writeOfficeFiles(view.handbook, view.labels, output));
    const print = given.values["no-print"] === true ? null : await benchPrint(folders, (line) => process.stderr.write(`${line}\n`));
    const search = await benchSearch(output, folders, view);
    const lighthouse = await speedOf(output, follow);
    const visit = await firstVisit(output, "/");
    const figures = {
      node: process.version,
      secondsByPart: seconds,
      files: (await filesUnder(output)).length,
      search: search.figures,
      lighthouse,
      print,
      firstVisit: {
        requests: visit.length,
        bytes: visit.reduce((sum, { bytes }) => sum + bytes, 0),
        sent: visit.reduce((sum, { sent }) => sum + sent, 0),
        files: visit,
      },
    };
    const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
    const rows = [
      ...Object.entries(seconds).map(([part, time]) => [`build: ${part}`, `${time.toFixed(2)} s`]),
      ["files", String(figures.files)],
      ...(print === null ? [] : printRows(print)),
      ...visit.map(({ path, bytes, sent }) => [`first visit: ${path}`, `${kB(sent)} sent, ${kB(bytes)} on disk`]),
      ["first visit", `${kB(figures.firstVisit.sent)} in ${visit.length} requests`],
    ];
    const width = Math.max(...rows.map(([name]) => String(name).length)) + 2;
    process.stdout.write(
      `${rows.map(([name, value]) => `${String(name).padEnd(width)}${String(value)}`).join("\n")}\n${search.lines.join("\n")}\n\n${speedTable(lighthouse).join("\n")}\n`,
    );
    await writeFile(json, `${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** The search in figures and in lines to print. */
async function benchSearch(output: string, folders: BookFolders, view: View) {
  const { handbook, thesaurus } = view;
  const relevance = await relevanceOf(folders, [
    "tuning",
    "development",
    "fresh",
    "fresh-closed",
    "everyday",
    "everyday-closed",
    "municipal-closed",
    "held-out",
    "held-out-judged",
  ]);
  const weights = await weighSearch(output);
  const latency = { "Node, from disk": await latencyInNode(output), ...(await latencyInBrowsers(view, output)) };
  const growth = await growthOf(handbook, thesaurus, [500, 1000, 2500, 5000]);
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(12);
  const ms = (value: number) => `${value.toFixed(0)} ms`.padStart(8);
  const lines = [
    "",
    ...relevance.flatMap(({ half, ours, stock }) => relevanceTable(half, ours, stock)),
    "",
    "search, as it is sent",
    ...Object.entries(weights).map(([name, bytes]) => `  ${name.padEnd(26)}${kB(bytes)}`),
    "",
    `search, to the first hits   cold p50     p95    warm p50     p95`,
    ...Object.entries(latency).map(([name, { cold, warm }]) => `  ${name.padEnd(26)}${ms(cold.p50)}${ms(cold.p95)}    ${ms(warm.p50)}${ms(warm.p95)}`),
    "",
    "pages and other hits   seconds   index on disk   a hit     lexicon   a hit",
    ...growth.map(
      ({ pages, seconds, indexBytes, lexiconBytes }) =>
        `${String(pages).padStart(20)}${seconds.toFixed(1).padStart(10)}${kB(indexBytes).padStart(16)}${(indexBytes / pages).toFixed(0).padStart(8)}${kB(lexiconBytes).padStart(12)}${(lexiconBytes / pages).toFixed(0).padStart(8)}`,
    ),
  ];
  return { figures: { relevance, weights, latency, growth }, lines };
}

function printRows({ seconds, kinds, memory, ...print }: PrintFigures): string[][] {
  const MB = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const ratio = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const times = (bare: number) => `${(seconds.all / bare).toFixed(2)} times (bare ${bare.toFixed(1)} s)`;
  return [
    ["print: everything", `${seconds.all.toFixed(1)} s for ${print.files} files, ${print.pages} pages, ${MB(print.bytes)}`],
    ["print: against the browser's bare print", times(seconds.bare)],
    ["print: … also two at a time", times(seconds.bareTwoAtATime)],
    ["print: the book", `${((100 * seconds.book) / print.bookPages).toFixed(2)} s per 100 pages (${print.bookPages} pages)`],
    ["print: handouts", `${(print.handoutFiles / seconds.handouts).toFixed(1)} files a second (${print.handoutFiles} files)`],
    ["print: nothing changed", `${seconds.unchanged.toFixed(1)} s, ${ratio(seconds.unchanged, seconds.all)} of everything`],
    ["print: one page edited", `${seconds.edited.toFixed(1)} s, ${ratio(seconds.edited, seconds.all)} of everything (${print.editedFiles} files)`],
    ...Object.entries(kinds).map(([kind, made]) => [
      `print: ${kind}`,
      `${made.files} files, ${made.pages} pages, ${MB(made.bytes)}, ${made.seconds.toFixed(1)} s beside the others`,
    ]),
    ["print: most memory", memory === null ? "not told by this system" : `${MB(memory.program)} in the program, ${MB(memory.browser)} in its browsers`],
  ];
}
