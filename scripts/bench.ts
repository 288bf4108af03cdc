import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wire } from "../eleventy.config.ts";
import { benchPrint, type PrintFigures } from "../src/io/benchPrint.ts";
import { bookOptions, run, valueOf } from "../src/io/commandLine.ts";
import { filesUnder } from "../src/io/disk.ts";
import { firstVisit } from "../src/io/firstVisit.ts";
import { writeOfficeFiles } from "../src/io/office.ts";
import { indexSearch } from "../src/io/search.ts";
import { writeSite } from "../src/io/site.ts";
import { readView } from "../src/io/view.ts";

const command = {
  call: "npm run bench",
  about:
    "Builds the handbook into a temporary folder and prints how long each part takes and how much a first visit weighs.\nAbsolute times depend on the machine: compare runs on the same one.",
  options: [
    bookOptions.content,
    bookOptions.data,
    { name: "no-print", help: "leaves out printing, which takes minutes" },
    { name: "json", value: "FILE", help: "where the figures are written (default bench.json)" },
  ],
};

await run(command, async (given) => {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-bench-"));
  const output = join(folder, "_site");
  try {
    const source = { content: valueOf(given, "content", "content"), data: valueOf(given, "data", "_data") };
    const seconds: Record<string, number> = {};
    const timed = async <T>(part: string, work: () => Promise<T>): Promise<T> => {
      const start = performance.now();
      const value = await work();
      seconds[part] = (performance.now() - start) / 1000;
      return value;
    };
    const view = await timed("read", () => readView(source));
    await timed("site", () => writeSite(view, wire, source.content, output));
    await timed("search", () => indexSearch(view.handbook, output));
    await timed("office", () => writeOfficeFiles(view.handbook, view.labels, output));
    const print = given.values["no-print"] === true ? null : await benchPrint(source, (line) => process.stderr.write(`${line}\n`));
    const visit = await firstVisit(output, "/");
    const figures = {
      node: process.version,
      secondsByPart: seconds,
      files: (await filesUnder(output)).length,
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
    process.stdout.write(`${rows.map(([name, value]) => `${String(name).padEnd(width)}${String(value)}`).join("\n")}\n`);
    await writeFile(valueOf(given, "json", "bench.json"), `${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function printRows({ seconds, kinds, memory, ...print }: PrintFigures): string[][] {
  const MB = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const ratio = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  return [
    ["print: everything", `${seconds.all.toFixed(1)} s for ${print.files} files, ${print.pages} pages, ${MB(print.bytes)}`],
    ["print: against the browser's bare print", `${(seconds.all / seconds.bare).toFixed(2)} times (bare ${seconds.bare.toFixed(1)} s)`],
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
