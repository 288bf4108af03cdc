import { mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPrintCache, type PrintCache } from "../../src/io/printCache.ts";
import type { Handbook } from "../../src/handbook/model.ts";
import { pageScale } from "../../src/print/destinations.ts";
import type { EditionKind } from "../../src/print/editions.ts";
import { pageContent } from "../../src/print/pdf/streams.ts";
import { dictAt, openPdf, PDFName } from "../../src/print/pdfLib.ts";
import { courseBook } from "../unit/courseBook.ts";
import { page } from "../unit/smallBook.ts";
import { editionsOfKind, print, words, type Printed } from "./printedBook.ts";

const handbook = courseBook();
let printed: ReadonlyMap<string, Printed>;
const at = (path: string): Printed => {
  const found = printed.get(path);
  if (found === undefined) throw new Error(`${path} was not printed`);
  return found;
};
const ofKind = (kind: EditionKind) => [...printed.values()].filter(({ file }) => file.kind === kind);
const textOf = ({ texts }: Printed) => texts.join(" ");

/** Width and height of a page's box in millimetres. */
async function boxOf({ bytes }: Printed, name: "MediaBox" | "TrimBox" | "BleedBox", index = 0): Promise<readonly [number, number]> {
  const pdf = await openPdf(bytes);
  const sheet = pdf.getPage(index);
  const box = { MediaBox: () => sheet.getMediaBox(), TrimBox: () => sheet.getTrimBox(), BleedBox: () => sheet.getBleedBox() }[name]();
  return [(box.width / 72) * 25.4, (box.height / 72) * 25.4];
}

/** Type sizes of the text on every page, in points. */
async function sizesOf({ pdf }: Printed): Promise<ReadonlySet<number>> {
  const sizes = new Set<number>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [, , skew, height] = item.transform as number[];
      sizes.add(Number(Math.hypot(skew as number, height as number).toFixed(1)));
    }
  }
  return sizes;
}

beforeAll(async () => {
  printed = await print(handbook);
});

describe("every kind of edition", () => {
  it("is printed, on its own sheet, in its own size", async () => {
    const sheets: Readonly<Record<Exclude<EditionKind, "slides" | "speaker-notes">, readonly [number, number]>> = {
      book: [210, 297],
      chapter: [210, 297],
      page: [210, 297],
      handout: [210, 297],
      "trainer-notes": [210, 297],
      pack: [210, 297],
      "large-print": [210, 297],
      brief: [210, 297],
      form: [210, 297],
      booklet: [148, 210],
      imposed: [297, 210],
      "print-shop": [230, 317],
      poster: [420, 297],
    };
    for (const [kind, [width, height]] of Object.entries(sheets)) {
      const files = ofKind(kind as EditionKind);
      expect([kind, files.length > 0]).toEqual([kind, true]);
      for (const file of files) {
        const [drawnWidth, drawnHeight] = await boxOf(file, "MediaBox");
        expect(drawnWidth).toBeCloseTo(width, 2);
        expect(drawnHeight).toBeCloseTo(height, 2);
        expect(file.file).toMatchObject({ pages: file.pdf.numPages, bytes: file.bytes.length });
        expect(file.file.sourcePages.length).toBeGreaterThan(0);
      }
    }
  });

  it("opens with its own title, and is not shrunk", async () => {
    for (const { pdf, file } of printed.values()) {
      const { info } = await pdf.getMetadata();
      expect(info).toMatchObject({ Title: expect.stringContaining(file.title) as string });
    }
    const shown = [...printed.values()].filter(({ file }) => file.kind !== "imposed");
    for (const { bytes } of shown) expect(pageScale(await openPdf(bytes))).toBeCloseTo(1, 2);
  });

  it("is the same bytes when it is printed again", async () => {
    const again = await print(handbook);
    for (const [path, { file }] of again) expect([path, file.sha256]).toEqual([path, at(path).file.sha256]);
  });
});

describe("a handout", () => {
  it("has one subject, where it comes from, room to write, and not the trainer's notes", () => {
    const sheet = at("pdf/utdelning/ovning-namn.pdf");
    expect(sheet.file.pages).toBe(1);
    const text = textOf(sheet);
    expect(text).toContain("Säg ditt namn");
    expect(text).toContain("1 (1)");
    expect(text).toContain("prov.example/utbildning/ovning-namn");
    expect(text).toContain("Provboken");
    expect(text).toContain(words.notes);
    expect(text).not.toContain("Börja själv");
    expect(sheet.outline.map(({ title }) => title)).toEqual(["Namn", "Efteråt"]);
  });

  it("has the notes in a file beside it, with what the exercise takes", () => {
    const text = textOf(at("pdf/utdelning/ovning-namn-kursledare.pdf"));
    for (const said of [words.trainer, "Namn", "20 minuter", "två och två", "lappar, pennor", "Börja själv"]) expect(text).toContain(said);
    expect(text).not.toContain("Säg ditt namn");
  });
});

describe("a trainer's pack", () => {
  it("comes in the order it is printed", () => {
    const { outline } = at("pdf/paket/peer-dag-01.pdf");
    expect(outline.filter(({ depth }) => depth <= 2).map(({ title }) => title)).toEqual([
      "Dag 1",
      "Dag 1",
      `${words.pack.notes}, dag 1`,
      "Lyssna",
      "Namn",
      "Regler",
      "Dagbok",
    ]);
  });

  it("begins every sheet for participants on a right-hand page, as its contents say", () => {
    for (const path of ["pdf/paket/peer-dag-01.pdf", "pdf/paket/peer.pdf"]) {
      const pack = at(path);
      const contents = pack.texts.slice(0, 2).join(" ");
      for (const title of ["Lyssna", "Regler", "Dagbok"]) {
        const row = pack.outline.findLast((one) => one.title === title);
        expect([path, title, (row?.page ?? 0) % 2]).toEqual([path, title, 1]);
        expect([title, Number(new RegExp(`${title}[ .]*?(\\d+)`).exec(contents)?.[1])]).toEqual([title, row?.page]);
      }
    }
  });

  it("of a programme has every day with its parts below it", () => {
    const { outline } = at("pdf/paket/peer.pdf");
    expect(outline.filter(({ title, depth }) => depth === 2 && title.startsWith("Dag ")).map(({ title }) => title)).toEqual(["Dag 1", "Dag 2"]);
    expect(outline.findLast(({ title }) => title === "Rast")?.depth).toBe(3);
  });
});

describe("a booklet", () => {
  it("has a multiple of four pages, the back cover last", () => {
    for (const { pdf, texts } of ofKind("booklet")) {
      expect(pdf.numPages % 4).toBe(0);
      expect(texts.at(-1)).toContain("prov.example");
    }
  });

  it("is imposed on half as many sides, turned on their short edge", async () => {
    for (const imposed of ofKind("imposed")) {
      const readable = at(imposed.file.path.replace(".pdf", "-lasbar.pdf"));
      expect(imposed.pdf.numPages).toBe(readable.pdf.numPages / 2);
      const preferences = dictAt((await openPdf(imposed.bytes)).catalog, "ViewerPreferences");
      expect(String(preferences?.get(PDFName.of("Duplex")))).toBe("/DuplexFlipShortEdge");
      // The last page and the first lie beside each other.
      expect(imposed.texts[0]).toContain(readable.texts.at(-1)?.trim().slice(-12));
      expect(imposed.texts[0]).toContain(readable.texts[0]?.trim().slice(0, 12));
    }
  });
});

describe("large print", () => {
  it("has no letter below 18 points", async () => {
    const [large] = ofKind("large-print");
    const sizes = await sizesOf(large as Printed);
    expect(sizes).toContain(18);
    expect([...sizes].filter((size) => size < 18)).toEqual([]);
  });

  it("says wide tables in words", () => {
    const text = textOf(at("pdf/storstil/peerhandboken.pdf"));
    expect(text).toContain("Lön");
    expect(text.match(/År 1/g)?.length).toBe(1);
  });
});

describe("the print shop's edition", () => {
  it("has a page of A4 within its bleed, on every sheet, and the pages of the book", async () => {
    const shop = at("pdf/tryck/peerhandboken.pdf");
    expect(shop.pdf.numPages).toBe(at("pdf/peerhandboken.pdf").pdf.numPages);
    for (const index of [0, 4]) {
      const [width, height] = await boxOf(shop, "TrimBox", index);
      expect([width, height].map((side) => Number(side.toFixed(2)))).toEqual([210, 297]);
      const bleed = await boxOf(shop, "BleedBox", index);
      expect(bleed.map((side) => Number(side.toFixed(2)))).toEqual([216, 303]);
    }
  });

  it("is the print that the book is cut out of", async () => {
    const [shop, book] = [await openPdf(at("pdf/tryck/peerhandboken.pdf").bytes), await openPdf(at("pdf/peerhandboken.pdf").bytes)];
    const cropMarks = /\/Artifact <<\/Type\/Page>> BDC[^]*$/;
    for (const [index, sheet] of shop.getPages().entries()) {
      expect(book.getPage(index).getMediaBox()).toEqual(sheet.getTrimBox());
      expect(pageContent(book, index).trimEnd()).toBe(pageContent(shop, index).replace(cropMarks, "").trimEnd());
    }
  });

  it("is printed alone, too", async () => {
    const [alone] = [...(await print(handbook, { editions: editionsOfKind(handbook, "print-shop") })).values()];
    expect(alone?.file).toEqual(at("pdf/tryck/peerhandboken.pdf").file);
  });
});

describe("what must be one page", () => {
  it("is one page", () => {
    for (const { file } of [...ofKind("brief"), ...ofKind("poster")]) expect([file.path, file.pages]).toEqual([file.path, 1]);
    expect(textOf(at("pdf/beslut/beslutsunderlag.pdf"))).toContain("Frågan");
    expect(textOf(at("pdf/beslut/beslutsunderlag.pdf"))).not.toContain("Så här fyller ni i");
  });

  it("is told when it cannot be", async () => {
    const long = courseBook({
      "inforande/beslutsunderlag.md": page(`## Frågan\n\n${"En mening som tar plats. ".repeat(1500)}`, { titel: "Lång", ordning: "1" }),
    });
    await expect(print(long, { editions: editionsOfKind(long, "brief") })).rejects.toThrow("does not fit on one page");
  });
});

describe("the cache", () => {
  let folder: string;
  let store: PrintCache;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "peerhandboken-cache-"));
    store = openPrintCache(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Prints some kinds with the cache: the paths that had to be printed. */
  const printNew = async (book: Handbook, program = "1") => {
    const fresh: string[] = [];
    await print(book, {
      editions: editionsOfKind(book, "chapter", "page", "handout", "booklet", "imposed"),
      cache: { store, program },
      onProgress: ({ file, isReused }) => {
        if (!isReused) fresh.push(file.path);
      },
    });
    return fresh.sort();
  };

  it("prints everything once, and nothing the second time", async () => {
    expect((await printNew(handbook)).length).toBeGreaterThan(20);
    expect(await printNew(handbook)).toEqual([]);
  });

  it("prints only what holds an edited page", async () => {
    const edited = courseBook({ "material/regler.md": page("- [ ] Vi lyssnar noga", { titel: "Regler", ordning: "2", utdelning: "true", forslag: "true" }) });
    expect(await printNew(edited)).toEqual(["pdf/kapitel/material.pdf", "pdf/sida/material/regler.pdf", "pdf/utdelning/regler.pdf"]);
  });

  it("makes a damaged entry again", async () => {
    const before = await readdir(folder);
    for (const name of before.slice(0, 3)) await truncate(join(folder, name), 500);
    await writeFile(join(folder, before[3] as string), "skräp");
    const again = await printNew(handbook);
    expect(again.length).toBeGreaterThan(0);
    expect(again.length).toBeLessThanOrEqual(4);
    expect(await printNew(handbook)).toEqual([]);
  });

  it("prints everything again when the program has changed", async () => {
    expect((await printNew(handbook, "2")).length).toBeGreaterThan(20);
  });

  it("keeps to its size: what was used longest ago goes first", async () => {
    const small = openPrintCache(await mkdtemp(join(folder, "liten-")), 2_500);
    const pdf = { bytes: new Uint8Array(1_000), pages: 1 };
    for (const key of ["a", "b", "c"]) {
      await small.write(key, pdf);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await small.read("a");
    await small.sweep();
    expect((await Promise.all(["a", "b", "c"].map((key) => small.read(key)))).map((found) => found !== undefined)).toEqual([true, false, true]);
  });

  it("is done without where it cannot be written", async () => {
    const file = join(folder, "en-fil");
    await writeFile(file, "");
    const broken = openPrintCache(join(file, "mapp"));
    await broken.write("a", { bytes: new Uint8Array(3), pages: 1 });
    expect(await broken.read("a")).toBeUndefined();
    await broken.sweep();
  });
});
