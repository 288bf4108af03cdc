import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wire } from "../eleventy.config.ts";
import { buildHandbook } from "../src/io/build.ts";
import { bookOptions, run, valueOf } from "../src/io/commandLine.ts";
import { filesUnder } from "../src/io/disk.ts";
import { firstVisit } from "../src/io/firstVisit.ts";
import { partNames } from "../src/io/publish.ts";

const command = {
  call: "npm run bench",
  about:
    "Builds the handbook into a temporary folder and prints how long each part takes and how much a first visit weighs.\nAbsolute times depend on the machine: compare runs on the same one.",
  options: [bookOptions.content, bookOptions.data, { name: "json", value: "FILE", help: "where the figures are written (default bench.json)" }],
};

await run(command, async (given) => {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-bench-"));
  const output = join(folder, "_site");
  try {
    const seconds = await buildHandbook(
      { content: valueOf(given, "content", "content"), data: valueOf(given, "data", "_data"), output, making: partNames, tell: () => undefined },
      wire,
    );
    const pdfs = JSON.parse(await readFile(join(output, "pdf", "index.json"), "utf8")) as { path: string; pages: number; bytes: number }[];
    const visit = await firstVisit(output, "/");
    const figures = {
      node: process.version,
      secondsByPart: seconds,
      files: (await filesUnder(output)).length,
      pdf: { files: pdfs.length, pages: pdfs.reduce((sum, { pages }) => sum + pages, 0), bytes: pdfs.reduce((sum, { bytes }) => sum + bytes, 0) },
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
      ["PDF", `${figures.pdf.files} files, ${figures.pdf.pages} pages, ${kB(figures.pdf.bytes)}`],
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
