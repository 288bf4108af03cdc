/** The slides and the leader's notes on paper: nothing runs out of its slide, and every slide has a page of its own. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decksOf } from "../../src/handbook/decks.ts";
import { printOptions } from "../../src/io/printBook.ts";
import { printEditions } from "../../src/io/printEditions.ts";
import { projectRoot } from "../../src/io/project.ts";
import { readView } from "../../src/io/view.ts";
import { openPdf } from "../../src/print/pdfLib.ts";
import { readTaggedFile, type TaggedFile } from "./taggedPdf.ts";

interface Printed {
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly tagged: TaggedFile;
}

let folder: string;
let count: number;
const printed = new Map<string, Printed>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerhandboken-bilder-"));
  const view = await readView({ content: join(projectRoot, "content"), data: join(projectRoot, "_data") });
  const options = await printOptions(view, folder);
  count = decksOf(view.handbook, view.labels.facts).flatMap(({ slides }) => slides).length;
  const editions = options.editions.filter(({ kind }) => kind === "slides" || kind === "speaker-notes");
  // A slide that holds more than its page is told, and nothing printed.
  for (const { path, kind } of await printEditions(view.handbook, { ...options, editions })) {
    const bytes = new Uint8Array(await readFile(join(folder, path)));
    printed.set(kind, { pages: (await openPdf(bytes)).getPages().map((page) => page.getSize()), tagged: await readTaggedFile(bytes) });
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const headings = (kind: string) =>
  printed
    .get(kind)
    ?.tagged.tags.filter(({ type }) => /^H\d$/.test(type))
    .map(({ type }) => type) ?? [];

describe("the slides on paper", () => {
  it("are a page each, 16:9", () => {
    const pages = printed.get("slides")?.pages ?? [];
    expect(pages).toHaveLength(count);
    for (const { width, height } of pages) expect(width / height).toBeCloseTo(16 / 9, 2);
  });

  it("have notes of a page each on A4, after a page for each day at a glance", () => {
    const pages = printed.get("speaker-notes")?.pages ?? [];
    expect(pages).toHaveLength(count + 2);
    expect(Math.round(pages[0]?.height ?? 0)).toBe(842);
  });

  it("have a heading each, the first of them the highest", () => {
    expect(headings("slides")).toHaveLength(count);
    expect([headings("slides")[0], headings("speaker-notes")[0]]).toEqual(["H1", "H1"]);
  });
});
