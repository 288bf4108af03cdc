import { mkdtemp, readdir, readFile as readDisk, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chapterIds } from "../../src/content/chapters.ts";
import { newArticle } from "../../src/handbook/newPage.ts";
import { createPage } from "../../src/io/newPage.ts";
import { bind, handbookOf, page, pageOf, readFile } from "./smallBook.ts";

const day = "2026-10-01";

describe("a new page", () => {
  it.each(chapterIds)("in %s is read without a fault and binds", (chapter) => {
    const path = `${chapter}/ny-sida.md`;
    const text = newArticle({ chapter, title: "Ny sida", order: 7, day });
    expect(readFile(path, text).faults).toEqual([]);
    expect(bind({ [path]: text }).faults).toEqual([]);
    expect(pageOf(handbookOf({ [path]: text }), `${chapter}/ny-sida`)).toMatchObject({ title: "Ny sida", reviewed: day, order: chapter === "nyheter" ? 0 : 7 });
  });

  it.each(["Lön: vad gäller?", 'Att säga "nej"', "#1 i kön", "- strecket", "2026", "Å & ä <ö>", "C:\\mapp", "{rot}", "' citat", "ja"])(
    "keeps the title “%s” as it is",
    (title) => {
      expect(readFile("rollen/a.md", newArticle({ chapter: "rollen", title: title.padEnd(3, "!"), order: 1, day })).article?.frontMatter.titel).toBe(
        title.padEnd(3, "!"),
      );
    },
  );
});

describe("npm run ny", () => {
  let content: string;
  beforeEach(async () => {
    content = await mkdtemp(join(tmpdir(), "ny-"));
  });
  afterEach(() => rm(content, { recursive: true }));
  const make = (chapter: string, title: string, on = day) => createPage({ content, chapter, title, day: on });

  it("puts the page last in its chapter, at the address of its title", async () => {
    expect(await make("rollen", "Frågor på natten")).toBe(join(content, "rollen", "fragor-pa-natten.md"));
    await writeFile(join(content, "rollen", "hog.md"), page("x", { ordning: "41" }));
    await writeFile(join(content, "rollen", "trasig.md"), "inget huvud");
    await make("rollen", "Nästa");
    expect(readFile("rollen/nasta.md", await readDisk(join(content, "rollen", "nasta.md"))).article?.frontMatter).toMatchObject({
      titel: "Nästa",
      ordning: 42,
    });
  });

  it.each([
    ["rolen", "Titel", day, "There is no chapter rolen. Did you mean rollen?"],
    ["bilagor", "Titel", day, `There is no chapter bilagor. Chapters: ${chapterIds.join(", ")}.`],
    ["rollen", "Ja", day, "A title has 3 to 80 characters."],
    ["rollen", "x".repeat(81), day, "A title has 3 to 80 characters."],
    ["rollen", "???", day, "The title ”???” gives no address. Use letters or digits."],
    ["rollen", "Index", day, "The title ”Index” gives no address. Use letters or digits."],
    ["rollen", "Titel", "1 oktober", "--datum must be a day such as 2026-10-01, not 1 oktober."],
    ["rollen", "Titel", "2026-02-30", "--datum must be a day such as 2026-10-01, not 2026-02-30."],
  ])("refuses chapter %s with title %.10s… on %s, and writes nothing", async (chapter, title, on, message) => {
    await expect(make(chapter, title, on)).rejects.toThrow(message);
    expect(await readdir(content)).toEqual([]);
  });

  it("never writes over a page", async () => {
    await make("rollen", "Etik");
    await expect(make("rollen", "Etik!")).rejects.toThrow("exists already. Choose another title.");
  });
});
