import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readBook } from "../../src/io/readBook.ts";
import { page } from "../unit/smallBook.ts";
import { bookFolders } from "./builds.ts";

let folder: string;
const at = (path: string) => join(folder, path);
const put = async (path: string, content: string | Uint8Array) => {
  await mkdir(dirname(at(path)), { recursive: true });
  await writeFile(at(path), content);
};
const book = () => readBook({ content: at("content"), data: at("data") });
/** The faults, as `path:line what`. */
const faults = async (): Promise<string[]> => {
  const told = await book().then(
    () => "",
    (error: unknown) => (error as Error).message,
  );
  const shown = relative(process.cwd(), folder).replaceAll("\\", "/");
  return told
    .split("\n")
    .slice(1)
    .map((line) =>
      line
        .replaceAll(`${shown}/`, "")
        .trim()
        .replace(/ {2}→ .*$/, ""),
    );
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bok-"));
  await cp(bookFolders("minimal").content, at("content"), { recursive: true });
  await mkdir(at("data"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a handbook on disk", () => {
  it("may hold notes to editors and hidden files, which are no pages", async () => {
    await put("content/README.md", "# Till dig som redigerar");
    await put("content/.DS_Store", "x");
    await put("content/rollen/.utkast/a.md", "x");
    expect((await book()).handbook.chapters.map(({ id, pages }) => `${id} ${pages.length}`)).toEqual(["rollen 1", "om 4"]);
  });

  it("holds no symbolic links", async () => {
    await symlink(at("content/rollen/etik.md"), at("content/rollen/lank.md"));
    expect(await faults()).toEqual(["content/rollen/lank.md:1  Filen är en symbolisk länk."]);
  });

  it("is more than a start page", async () => {
    await rm(at("content/rollen"), { recursive: true });
    await rm(at("content/om"), { recursive: true });
    await expect(book()).rejects.toThrow("holds no pages in any chapter");
  });

  it("is a handbook without any data at all", async () => {
    expect((await book()).handbook).toMatchObject({ site: { name: "Handbok" }, references: [], terms: [], redirects: [] });
  });

  it("finds what is wrong in the body of a page also when other pages cannot be read", async () => {
    await put("content/rollen/a.md", "inget huvud");
    await put("content/rollen/b.md", page("<br> och [länk](/rollen/a/).", { ordning: "99" }));
    expect(await faults()).toEqual(["content/rollen/a.md:1  Filhuvudet saknas.", "content/rollen/b.md:8  Texten innehåller rå HTML."]);
  });

  it("finds what is wrong in head and body of the same page at once", async () => {
    await put("content/rollen/b.md", page("<br> och [länk](/finns/inte/).", { titel: "Ja" }));
    expect(await faults()).toEqual([
      "content/rollen/b.md:2  ”titel” är för kort (minst 3 tecken).",
      "content/rollen/b.md:8  Texten innehåller rå HTML.",
      "content/rollen/b.md:8  Länken /finns/inte/ leder ingenstans.",
    ]);
  });

  it("does not blame the pages when it is the glossary or the list of sources that cannot be read", async () => {
    await put("content/ordlista/index.md", "inget huvud");
    await put("data/references.json", '[\n  { "id": "sbu2020", "type": "report" }\n]\n');
    await put("content/rollen/b.md", page("En [term]{.term}, en källa [@sbu2020] och [listan](/kallor/#kalla-sbu2020).", { ordning: "99" }));
    expect(await faults()).toEqual(["content/ordlista/index.md:1  Filhuvudet saknas.", "data/references.json:2  ”1.title” saknas."]);
  });

  it("says where its data are not JSON", async () => {
    await put("data/references.json", '[\n  { "id": "a" "type": "report" }\n]\n');
    expect((await faults()).every((fault) => /^data\/references\.json:2 {2}Texten går inte att tolka \(/.test(fault))).toBe(true);
    expect(await faults()).not.toEqual([]);
  });

  it("takes pictures in any common form, by their own size", async () => {
    await put("content/rollen/ring.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="12"/>');
    await put("content/rollen/b.md", page("![En ring.](ring.svg)", { ordning: "99" }));
    const { handbook, images } = await book();
    expect(images).toEqual(["rollen/ring.svg"]);
    expect(handbook.chapters[0]?.pages[1]?.html).toContain('width="24" height="12"');
  });
});
