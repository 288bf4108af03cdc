import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ContentError } from "../../src/content/fault.ts";
import { readBook } from "../../src/io/readBook.ts";
import { bookFolders, buildBook, fingerprint, prepareOutput, runScript, type Ran } from "./builds.ts";

/** Every fault in tests/books/broken: file and line, and what is wrong. */
const expected = [
  "arbetsuppgifter/granser.md:7  ”granser.gorInte” saknas.",
  "arbetsuppgifter/granser.md:9  Nyckeln ”gorinte” finns inte.",
  "losryckt.md:1  Filen ligger utanför kapitlen.",
  "nyheter/utan-datum.md:2  ”datum” saknas.",
  "ordlista/index.md:10  Termen ”egenmakt (empowerment)” förklaras två gånger.",
  "rolen/felstavad-mapp.md:1  Kapitlet ”rolen” finns inte.",
  "rollen/Fel namn.md:1  Filnamnet ”Fel namn” fungerar inte som adress.",
  "rollen/anteckningar.txt:1  Filen används inte av handboken.",
  "rollen/dubbel-nyckel.md:7  Samma nyckel står två gånger.",
  "rollen/en bild.png:1  Bildens filnamn fungerar inte som adress.",
  "rollen/huvudet.md:2  ”titel” är för kort (minst 3 tecken).",
  "rollen/huvudet.md:2  ”sammanfattning” saknas.",
  "rollen/huvudet.md:3  Nyckeln ”sammanfatning” finns inte.",
  "rollen/huvudet.md:4  ”ordning” har fel slags värde.",
  "rollen/huvudet.md:5  ”granskad” är inte ett giltigt datum.",
  "rollen/huvudet.md:6  ”malgrupp” är tom.",
  "rollen/huvudet.md:7  ”utkast” har ett värde som inte finns.",
  "rollen/huvudet.md:8  ”tidigare.1” har fel form.",
  "rollen/inte-utf8.md:9  Filen är inte sparad som UTF-8.",
  "rollen/kroppen.md:8  Rubriken har en # för lite.",
  "rollen/kroppen.md:10  Texten innehåller rå HTML.",
  "rollen/kroppen.md:12  Texten innehåller rå HTML.",
  "rollen/kroppen.md:14  Rubriknivån hoppar från 2 till 4.",
  "rollen/kroppen.md:16  Rutan ”forslog” finns inte.",
  "rollen/kroppen.md:23  En ruta står inne i en annan ruta.",
  "rollen/kroppen.md:28  En ruta stängs som inte är öppen.",
  "rollen/kroppen.md:30  En fotnot saknar sin text.",
  "rollen/kroppen.md:30  Citeringen går inte att tolka.",
  "rollen/kroppen.md:32  Källan ”sbu2021” finns inte.",
  "rollen/kroppen.md:32  Termen ”makt” finns inte i ordlistan.",
  "rollen/kroppen.md:34  Fotnoten [^2] används inte.",
  "rollen/kroppen.md:36  Rutan ”forslag” stängs aldrig.",
  "rollen/lankar.md:7  Den tidigare adressen /rollen/ratt/ används redan av tests/books/broken/content/rollen/ratt.md.",
  "rollen/lankar.md:9  Länken /rollen/rat/ leder ingenstans.",
  "rollen/lankar.md:9  Ankaret #mol finns inte på sidan /rollen/ratt/.",
  "rollen/lankar.md:9  Länken javascript:alert har ett slag som inte tillåts.",
  "rollen/lankar.md:9  Länken /rollen/utkast/ leder till en sida som är utkast.",
  "rollen/lankar.md:10  Länken går inte att tolka.",
  "rollen/lankar.md:10  Länken saknas.md leder ingenstans.",
  "rollen/lankar.md:10  En länk saknar adress.",
  "rollen/lankar.md:12  Bilden saknas.png finns inte.",
  "rollen/lankar.md:12  Bilden prick.png saknar alternativtext.",
  "rollen/lankar.md:12  Bilden https://www.exempel.se/b.png ligger inte bredvid sidan.",
  "rollen/mer/djupt.md:1  Filen ligger i en undermapp.",
  "rollen/nul.md:8  Filen innehåller ett NUL-tecken.",
  "rollen/oavslutat-huvud.md:1  Filhuvudet är inte avslutat.",
  "rollen/okand-lasare.md:6  ”malgrupp.1” har ett värde som inte finns.",
  "rollen/okand-lasare.md:6  ”malgrupp.2” har ett värde som inte finns.",
  "rollen/ratt.md:4  ”ordning” 1 används redan av tests/books/broken/content/rollen/lankar.md.",
  "rollen/tabb.md:4  Raden är indragen med tabb.",
  "rollen/tom.md:1  Filen är tom.",
  "rollen/trasig-yaml.md:2  Texten går inte att tolka (ett kolon för mycket).",
  "rollen/trasig.png:1  Bilden går inte att läsa.",
  "rollen/utan-huvud.md:1  Filhuvudet saknas.",
  "rollen/visar.md:7  Sidan /rollen/finns-inte/ finns inte.",
  "rollen/visar.md:10  Det finns inget att visa som heter ”uppgfter”.",
  "rollen/visar.md:12  ”uppgifter” tar inget ord efter sig.",
  "rollen/visar.md:14  ”hinder” visar uppgifter ur influences.json, som saknas.",
  "rollen/visar.md:16  Ett fält saknar etikett.",
  "rollen/visar.md:18  Raden ::vsia går inte att tolka.",
  "data/municipalities.json:3  ”sites.1.municipality” har fel form.",
  "data/municipalities.json:3  ”sites.1.references” är tom.",
  "data/references.json:3  Källan ”sbu2020” finns två gånger.",
  "data/references.json:4  ”3.title” saknas.",
  "data/references.json:5  ”4.URL” är inte en webbadress.",
  "data/regions.json:7  ”1.status” har ett värde som inte finns.",
  "data/regions.json:8  ”1.year” har fel form.",
  "data/regions.json:9  Nyckeln ”strenght” finns inte.",
  "data/site.ts:2  ”name” är för kort (minst 1 tecken).",
  "data/site.ts:5  ”url” är inte en webbadress.",
  "data/site.ts:8  ”editionDate” är inte ett giltigt datum.",
  "data/site.ts:9  Nyckeln ”fax” finns inte.",
  "data/site.ts:14  Nyckeln ”utgivare” finns inte.",
  "data/tasks.json:2  Adressen /arbetsuppgifter/folja-med/ leder ingenstans.",
  "data/tasks.json:3  Källan ”nsph” finns inte i references.json.",
  "data/tasks.json:3  Arbetsplatsen ”skolan” finns inte i workplaces.json.",
  "data/tasks.json:4  Id ”folja-med” finns två gånger.",
  "data/tasks.json:4  Numret 8 används två gånger.",
  "data/tasks.json:4  Adressen /arbetsuppgifter/folja-med/ leder ingenstans.",
  "data/tasks.json:5  Raden saknar källa.",
  "data/timeline.json:2  ”1.sort” har fel form.",
  "data/timeline.json:2  ”1.strength” har ett värde som inte finns.",
  "data/timeline.json:3  ”2.references” saknas.",
  "data/timeline.json:3  Nyckeln ”refrences” finns inte.",
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trasig-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a handbook with every fault there is", () => {
  let ran: Ran;
  let output: string;
  let before: Record<string, string>;
  beforeAll(async () => {
    output = join(folder, "ut");
    await prepareOutput(output);
    before = await fingerprint(output);
    ran = await buildBook("broken", output);
  });

  it("is not built: exit code 1, and nothing but the faults on standard error", () => {
    expect(ran.code).toBe(1);
    expect(ran.out).toBe("");
    expect(ran.err.split("\n")[0]).toBe(`Innehållet har ${expected.length} fel:`);
  });

  it("tells every fault at once, by file and line", () => {
    const told = ran.err.trimEnd().split("\n").slice(1);
    const places = told.map((line) => line.replace(/^ {2}tests\/books\/broken\/(?:content\/)?/, "").replace(/ {2}→ .*$/, ""));
    expect(places).toEqual(expected);
  });

  it("says for each fault what to write instead", () => {
    for (const line of ran.err.trimEnd().split("\n").slice(1)) expect(line).toMatch(/^ {2}\S.*:\d+ {2}\S.*[.?] {2}→ \S.{5,}$/);
  });

  it("leaves the last build byte for byte as it was, and nothing beside it", async () => {
    expect(await fingerprint(output)).toEqual(before);
    expect(await readdir(folder)).toEqual(["ut"]);
  });

  it("tells the same faults to the one who only checks", async () => {
    const { content, data } = bookFolders("broken");
    const told = await readBook({ content, data }).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(ContentError);
    expect(`${(told as ContentError).message}\n`).toBe(ran.err);
  });
});

describe("a build that cannot be done", () => {
  const { content, data } = bookFolders("minimal");

  it("in parts, without a whole build before: exit code 2 with the cure, and nothing written", async () => {
    const output = join(folder, "tom");
    const { code, err } = await runScript("scripts/build.ts", ["--content", content, "--data", data, "--output", output, "--only", "site,search"]);
    expect(code).toBe(2);
    expect(err).toContain("Run npm run build first.");
    expect(await readdir(folder)).toEqual(["ut"]);
  });

  it("when its browser is missing after the pages are made: exit code 2, the last build as it was", async () => {
    const output = join(folder, "ut");
    const before = await fingerprint(output);
    const { code, err } = await runScript("scripts/build.ts", ["--content", content, "--data", data, "--output", output], {
      env: { PUPPETEER_EXECUTABLE_PATH: "/finns/inte/chrome" },
    });
    expect(code).toBe(2);
    expect(err).toContain("/finns/inte/chrome");
    expect(await fingerprint(output)).toEqual(before);
    expect(await readdir(folder)).toEqual(["ut"]);
  });

  it.each([
    ["an unknown part", ["--only", "site,bilder"], "--only does not know bilder."],
    [
      "a content folder that is not there",
      ["--content", "finns/inte"],
      "The content folder finns/inte does not exist. Give an existing one with --content DIR.",
    ],
    ["a data folder that is not there", ["--data", "finns/inte"], "The data folder finns/inte does not exist. Give an existing one with --data DIR."],
  ])("for %s: exit code 2 with the cure", async (_, args, message) => {
    const { code, err } = await runScript("scripts/build.ts", ["--content", content, "--data", data, "--output", join(folder, "ut"), ...args]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
