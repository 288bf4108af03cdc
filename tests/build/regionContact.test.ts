import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { allPages } from "../../src/handbook/navigate.ts";
import { readBook } from "../../src/io/readBook.ts";

const book = "tests/books/liten";

/** How many pages about regions there are in the small book, and how many of them ask the reader to write. */
async function regionPages(data: string): Promise<{ readonly all: number; readonly asking: number }> {
  const { handbook } = await readBook({ content: join(book, "content"), data });
  const texts = allPages(handbook).flatMap(({ place, source, text }) => (place !== undefined && source === undefined ? [text] : []));
  const asks = (text: string) => text.includes(labels.facts.region.unknownAsk) || text.includes(labels.facts.region.contact);
  return { all: texts.length, asking: texts.filter(asks).length };
}

describe("pages about regions", () => {
  it("ask readers to write where the foot of the page tells how", async () => expect(await regionPages(join(book, "data"))).toEqual({ all: 21, asking: 21 }));

  it("ask nobody to write where there is no address", async () => {
    const data = await mkdtemp(join(tmpdir(), "peerhandboken-prov-"));
    try {
      await cp(join(book, "data"), data, { recursive: true });
      const site = await readFile(join(data, "site.ts"), "utf8");
      await writeFile(join(data, "site.ts"), site.replace(/email: "[^"]+"/, 'email: ""'));
      expect(await regionPages(data)).toEqual({ all: 21, asking: 0 });
    } finally {
      await rm(data, { recursive: true });
    }
  });
});
