import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PrintedFile } from "../../src/io/printEditions.ts";
import { printBook } from "../../src/io/printBook.ts";
import { readView } from "../../src/io/view.ts";
import { openPdf, PDFDict, PDFName, PDFRawStream, textOf } from "../../src/print/pdfLib.ts";
import { root } from "../build/builds.ts";

const book = join(root, "tests", "books", "every-component");
let output: string;
let files: readonly PrintedFile[];

/** Dictionaries of a printed file, those of streams too. */
async function dictionariesOf(path: string): Promise<PDFDict[]> {
  const { context } = await openPdf(new Uint8Array(await readFile(join(output, path))));
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object.dict] : object instanceof PDFDict ? [object] : []));
}

beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), "peerhandboken-bok-"));
  // Where the site's part of a build puts pictures.
  await cp(join(book, "content"), output, { recursive: true });
  files = await printBook(await readView({ content: join(book, "content"), data: join(book, "data") }), output, () => undefined);
});
afterAll(() => rm(output, { recursive: true, force: true }));

describe("a book printed from its folders", () => {
  it("has the publisher's mark from the data folder on its cover", async () => {
    const [path] = files.filter(({ kind }) => kind === "book").map((file) => file.path);
    const alternatives = (await dictionariesOf(path as string)).map((dict) => textOf(dict.get(PDFName.of("Alt"))));
    expect(alternatives).toContain("Provkommun & Co");
  });

  it("has a map of lines and areas, with no pictures in it", async () => {
    const dictionaries = await dictionariesOf("pdf/kapitel/karta.pdf");
    expect(dictionaries.filter((dict) => String(dict.get(PDFName.of("Subtype"))) === "/Image")).toEqual([]);
    expect(dictionaries.filter((dict) => dict.has(PDFName.of("PatternType")))).toEqual([]);
  });
});
