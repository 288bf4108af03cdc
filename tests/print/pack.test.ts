import { beforeAll, describe, expect, it } from "vitest";
import { claimsOf } from "../../src/print/pack/xmp.ts";
import { LettersError, makePack, PartError, type PackOptions, type Part } from "../../src/print/pack/pack.ts";
import { nameAt } from "../../src/print/pack/target.ts";
import { nameTreeEntries } from "../../src/print/pack/trees.ts";
import { plainName } from "../../src/print/pack/faces.ts";
import { readWidths } from "../../src/print/portable/fontTables.ts";
import { readProgram, type Program } from "../../src/print/pack/trueType.ts";
import { openSource, type Source } from "../../src/print/pack/source.ts";
import { decodePDFRawStream, dictAt, openPdf, PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFString, textOf } from "../../src/print/pdfLib.ts";
import {
  changed,
  deadReferences,
  elementsOf,
  headsOf,
  printParts,
  printSetting,
  seePack,
  structureFaults,
  typesOf,
  withField,
  type SeenPack,
} from "./packedParts.ts";
import { linksOf, pageOfDestination, smallHandbook } from "./printedBook.ts";
import { page } from "../unit/smallBook.ts";

const handbook = smallHandbook({ "rollen/bara.md": page("Röst och stöd.", { titel: "Bara ö" }) });
const title = "Till den som börjar i boendestödet";

let parts: readonly Part[];
let setting: Awaited<ReturnType<typeof printSetting>>;
let bytes: Uint8Array;
let pack: Source;
let seen: SeenPack;
let sources: readonly SeenPack[];

const options = (more: Partial<PackOptions> = {}): PackOptions => ({ ...setting, description: { ...setting.description, title }, ...more });
const made = async (some: readonly Part[], more: Partial<PackOptions> = {}) => (await makePack(some, options(more))).bytes;

/** Pages of the cover and the contents. */
const front = 2;
/** The page on which each part begins, 1-based. */
const firstPages = () => sources.map((_, index) => front + 1 + sources.slice(0, index).reduce((sum, { pdf }) => sum + pdf.numPages, 0));

beforeAll(async () => {
  parts = await printParts(handbook, ["rollen/granser", "rollen/etik", "inforande/tio-steg"]);
  setting = await printSetting(handbook);
  bytes = await made(parts);
  pack = await openSource(bytes);
  seen = await seePack(bytes);
  sources = await Promise.all(parts.map((part) => seePack(part.bytes)));
});

describe("a pack", () => {
  it("has a cover, contents and the pages of its parts, in order", () => {
    expect(seen.pdf.numPages).toBe(front + sources.reduce((sum, { pdf }) => sum + pdf.numPages, 0));
    expect(seen.texts[0]).toContain(title.replaceAll("  ", " "));
    expect(seen.texts[0]).toContain("Ett urval ur Provboken");
    for (const [index, first] of firstPages().entries()) expect(seen.texts[first - 1]).toContain(sources[index]?.texts[0]);
  });

  it("is the same bytes when it is made again", async () => {
    expect(await made(parts)).toEqual(bytes);
    expect(await made(parts.toReversed())).not.toEqual(bytes);
  });

  it("has the title, language and date of the handbook, not of the clock", async () => {
    const { info, metadata } = await seen.pdf.getMetadata();
    expect(info).toMatchObject({ Title: title, Author: "Provboken", Language: "sv", CreationDate: "D:20260101000000Z" });
    expect(metadata?.get("dc:title")).toBe(title);
    expect(await seen.pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await seen.pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  });

  it("copies every word as the parts do, with a number added to the foot", () => {
    const pages = sources.flatMap(({ texts }) => texts);
    for (const [index, text] of pages.entries()) {
      const number = front + index + 1;
      expect(seen.texts[number - 1]).toBe(`${text} Sida ${number} av ${seen.pdf.numPages} i paketet`.trim());
    }
  });

  it("keeps nothing that leads nowhere", () => {
    expect(deadReferences(pack)).toEqual([]);
  });
});

describe("the structure of a pack", () => {
  it("is one document: cover, contents, and each part with all its elements in order", async () => {
    const [root, ...rest] = elementsOf(pack);
    expect(nameAt(root as PDFDict, "S")).toBe("Document");
    const own = ["Sect", "H1", "P", "P", "P", "Sect", "H2", "TOC", ...parts.flatMap(() => ["TOCI", "Reference", "Link"])];
    const opened = await Promise.all(parts.map((part) => openSource(part.bytes)));
    const theirs = opened.flatMap((source) => typesOf(elementsOf(source)).map((type) => (type === "Document" ? "Part" : type)));
    expect(typesOf(rest)).toEqual([...own, ...theirs]);
    const titles = rest.filter((element) => nameAt(element, "S") === "Part").map((element) => textOf(element.get(PDFName.of("T"))));
    expect(titles).toEqual(parts.map((part) => part.title));
  });

  it("holds every marked content and every link of every page, and nothing else", () => {
    expect(structureFaults(pack)).toEqual([]);
  });

  it("sees what is wrong", async () => {
    const broken = await openSource(bytes);
    const [, , third] = broken.pages;
    broken.context.lookup(third, PDFDict).set(PDFName.of("StructParents"), PDFNumber.of(9999));
    expect(structureFaults(broken).length).toBeGreaterThan(3);
  });

  it("names table heads and notes after their part, and cells find them", async () => {
    const twice = await openSource(await made([parts[0] as Part, parts[0] as Part]));
    const { ids, named } = headsOf(twice);
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^del[12]-/.test(id))).toBe(true);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(nameTreeEntries(dictAt(twice.structure, "IDTree")).map(([id]) => id)).toEqual(ids.toSorted());
  });

  it("keeps the language of single words, and of a part in another language", async () => {
    const english = await changed(parts[2] as Part, ({ catalog }) => {
      catalog.set(PDFName.of("Lang"), PDFString.of("en"));
      const root = dictAt(dictAt(catalog, "StructTreeRoot") as PDFDict, "K") as PDFDict;
      root.delete(PDFName.of("Lang"));
    });
    const elements = elementsOf(await openSource(await made([parts[0] as Part, english])));
    const languages = elements.flatMap((element) => textOf(element.get(PDFName.of("Lang"))) ?? []);
    expect(languages.filter((language) => language === "en").length).toBeGreaterThan(1);
    expect(textOf(elements.findLast((element) => nameAt(element, "S") === "Part")?.get(PDFName.of("Lang")))).toBe("en");
  });

  it("keeps apart what two parts call the same and mean differently", async () => {
    const meaning = (to: string) => (pdf: Awaited<ReturnType<typeof openPdf>>) => {
      const root = dictAt(pdf.catalog, "StructTreeRoot") as PDFDict;
      root.set(PDFName.of("RoleMap"), pdf.context.obj({ Ruta: to }));
      const heading = pdf.context.enumerateIndirectObjects().find(([, object]) => object instanceof PDFDict && nameAt(object, "S") === "H2")?.[1] as PDFDict;
      heading.set(PDFName.of("S"), PDFName.of("Ruta"));
    };
    const both = [await changed(parts[0] as Part, meaning("H2")), await changed(parts[2] as Part, meaning("Sect"))];
    const { structure } = await openSource(await made(both));
    expect(
      Object.fromEntries(
        dictAt(structure, "RoleMap")
          ?.entries()
          .map(([name, to]) => [name.decodeText(), String(to)]) ?? [],
      ),
    ).toEqual({
      Ruta: "/H2",
      "del2-Ruta": "/Sect",
    });
    expect(typesOf(elementsOf(await openSource(await made(both))))).toEqual(expect.arrayContaining(["Ruta", "del2-Ruta"]));
  });
});

describe("the ways through a pack", () => {
  it("begin in the contents, whose numbers and links agree", async () => {
    const links = await linksOf(await seen.pdf.getPage(2));
    const pages = await Promise.all(links.map(({ dest }) => pageOfDestination(seen.pdf, dest as unknown[])));
    expect(pages).toEqual(firstPages());
    for (const [index, { title: name }] of parts.entries()) expect(seen.texts[1]).toContain(`${name} ${firstPages()[index]}`);
  });

  it("have every row of the parts' outlines, under the parts' titles", () => {
    const expected = sources.flatMap(({ outline }, index) => {
      const first = firstPages()[index] as number;
      // A page begins with its title, which is the part's.
      const [, ...below] = outline;
      return [[1, parts[index]?.title, first], ...below.map(([depth, name, number]) => [depth, name, first + number - 1])];
    });
    expect(sources.map(({ outline }) => outline[0]?.[1])).toEqual(parts.map((part) => part.title));
    expect(seen.outline).toEqual([[1, "Innehåll", 2], ...expected]);
  });

  it("do not say a part's title twice", async () => {
    const [part] = parts as [Part];
    const named = await changed(part, (pdf) => dictAt(dictAt(pdf.catalog, "Outlines") as PDFDict, "First")?.set(PDFName.of("Title"), PDFString.of("2 Samma")));
    const { outline } = await seePack(await made([{ ...named, title: "Samma" }]));
    expect(outline.map(([, name]) => name)).not.toContain("2 Samma");
    expect(outline[2]?.[0]).toBe(2);
    const other = await seePack(await made([{ ...named, title: "Annat" }]));
    expect(other.outline.slice(1, 4).map(([depth, name]) => [depth, name])).toEqual([
      [1, "Annat"],
      [2, "2 Samma"],
      [3, outline[2]?.[1]],
    ]);
  });

  it("have rows that lead to places by name", async () => {
    const [part] = parts as [Part];
    const named = await changed(part, ({ catalog, context }) => {
      const [, place] = (dictAt(catalog, "Dests") as PDFDict).entries()[0] as [PDFName, PDFArray];
      const row = dictAt(dictAt(catalog, "Outlines") as PDFDict, "First") as PDFDict;
      catalog.set(PDFName.of("Dests"), context.obj({ platsen: context.lookup(place) as PDFArray }));
      row.set(PDFName.of("Dest"), PDFName.of("platsen"));
    });
    const { outline } = await seePack(await made([parts[1] as Part, { ...named, title: "Annat" }]));
    const before = (await seePack(named.bytes)).outline[0]?.[2] as number;
    const offset = front + (sources[1]?.pdf.numPages as number);
    expect(outline.find(([depth, , number]) => depth === 2 && number > offset)?.[2]).toBe(before + offset);
  });

  it("lead within each part as before, also where two parts are the same", async () => {
    const [granser] = parts as [Part];
    const twice = await seePack(await made([granser, granser]));
    const length = sources[0]?.pdf.numPages as number;
    const landings = async (of: SeenPack, number: number) => {
      const links = (await linksOf(await of.pdf.getPage(number))).filter(({ dest }) => dest !== undefined && dest !== null);
      return Promise.all(links.map(({ dest }) => pageOfDestination(of.pdf, dest ?? null)));
    };
    for (let number = 1; number <= length; number++) {
      const before = await landings(sources[0] as SeenPack, number);
      expect(await landings(twice, front + number)).toEqual(before.map((one) => one + front));
      expect(await landings(twice, front + length + number)).toEqual(before.map((one) => one + front + length));
    }
  });

  it("lead from part to part, where alone they led to the web", async () => {
    const urls = async (of: SeenPack) => {
      const all: string[] = [];
      for (let number = 1; number <= of.pdf.numPages; number++) all.push(...(await linksOf(await of.pdf.getPage(number))).flatMap(({ url }) => url ?? []));
      return all.filter((url) => url.startsWith("https://prov.example/rollen/"));
    };
    expect(await urls(sources[2] as SeenPack)).toEqual(["https://prov.example/rollen/etik/"]);
    expect(await urls(seen)).toEqual([]);
    const alone = await seePack(await made([parts[2] as Part]));
    expect(await urls(alone)).toEqual(["https://prov.example/rollen/etik/"]);
  });
});

/** The TrueType fonts of a file: name, program, listed widths. */
function fontsOf({ context }: Source): readonly { readonly name: string; readonly program: Program; readonly widths: ReadonlyMap<number, number> }[] {
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || nameAt(object, "Subtype") !== "CIDFontType2") return [];
    const file = dictAt(object, "FontDescriptor")?.lookup(PDFName.of("FontFile2")) as PDFRawStream;
    return [
      {
        name: plainName(String(nameAt(object, "BaseFont"))),
        program: readProgram(decodePDFRawStream(file).decode()) as Program,
        widths: readWidths(object).of,
      },
    ];
  });
}

describe("the typefaces of a pack", () => {
  it("are there once each, with every glyph that a part has, as it was", async () => {
    const united = fontsOf(pack);
    for (const part of parts) {
      for (const { name, program } of fontsOf(await openSource(part.bytes))) {
        const same = united.filter((font) => font.name === name);
        expect(same).toHaveLength(1);
        const lost = program.outlines.filter(
          (outline, glyph) => outline.length > 0 && !Buffer.from(outline).equals(same[0]?.program.outlines[glyph] ?? new Uint8Array()),
        );
        expect(lost).toEqual([]);
      }
    }
    expect(bytes.length).toBeLessThan(parts.reduce((sum, part) => sum + part.bytes.length, 0));
  });

  it("say how wide every glyph is, also those that in some part are only pieces of others", async () => {
    // “Bara ö” in headings has the ö, which is composed of an o that is not used for itself.
    const composed = await printParts(handbook, ["rollen/bara"]);
    const united = fontsOf(await openSource(await made([...composed, ...parts])));
    const wrong = united.flatMap(({ program, widths }) =>
      program.metrics.filter(([advance], glyph) => advance !== 0 && Math.abs((widths.get(glyph) ?? 0) - (advance * 1000) / program.unitsPerEm) >= 1),
    );
    expect(united.length).toBeGreaterThan(2);
    expect(wrong).toEqual([]);
  });

  it("bring of the template only the letters that are needed", async () => {
    const template = fontsOf(await openSource(setting.template)).find(({ name }) => name === "Fraunces-SemiBold") as { program: Program };
    const mine = fontsOf(pack).find(({ name }) => name === "Fraunces-SemiBold") as { program: Program };
    const drawn = ({ program }: { readonly program: Program }) => program.outlines.filter(({ length }) => length > 0).length;
    expect(drawn(mine)).toBeLessThan(drawn(template) / 2);
  });
});

describe("what a pack claims", () => {
  const xmp = (properties: string) => (pdf: Awaited<ReturnType<typeof openPdf>>) => {
    pdf.catalog.set(PDFName.of("Metadata"), pdf.context.register(pdf.context.stream(`<x ${properties}/>`, { Type: "Metadata", Subtype: "XML" })));
  };
  const claiming = async (...claims: readonly string[]) => {
    const template = (await changed({ title: "", bytes: setting.template }, xmp('pdfuaid:part="1" pdfaid:part="2" pdfaid:conformance="A"'))).bytes;
    const some = await Promise.all(claims.map((claim, index) => changed(parts[index] as Part, xmp(claim))));
    return claimsOf((await openSource(await made(some, { template }))).catalog);
  };

  it("is what all of its parts claim", async () => {
    expect(await claiming('pdfuaid:part="1" pdfaid:part="2" pdfaid:conformance="A"', "pdfuaid:part='1' pdfaid:part='2' pdfaid:conformance='A'")).toEqual({
      ua: "1",
      a: { part: "2", conformance: "A" },
    });
    expect(await claiming('pdfuaid:part="1" pdfaid:part="2" pdfaid:conformance="A"', 'pdfuaid:part="1" pdfaid:part="2" pdfaid:conformance="B"')).toEqual({
      ua: "1",
    });
    expect(await claiming('pdfuaid:part="1"', "")).toEqual({});
  });
});

describe("forms in a pack", () => {
  it("go on working, each under a name of its own", async () => {
    const form = await withField(parts[1] as Part);
    const file = await made([form, parts[0] as Part, form]);
    const { pdf } = await seePack(file);
    const fields = await pdf.getFieldObjects();
    expect(Object.keys(fields ?? {}).filter((name) => name.includes("."))).toEqual(["del1.namn", "del3.namn"]);
    const source = await openSource(file);
    expect(structureFaults(source)).toEqual([]);
    expect(deadReferences(source)).toEqual([]);
    const resources = dictAt(dictAt(source.catalog, "AcroForm") as PDFDict, "DR") as PDFDict;
    const fonts = (dictAt(resources, "Font") as PDFDict).keys().map((key) => key.decodeText());
    const appearances = source.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? (textOf(object.get(PDFName.of("DA"))) ?? []) : []));
    expect(new Set(appearances)).toEqual(new Set(["/del1-Falt 12 Tf 0 g", "/del1-Falt 0 Tf 0 g", "/del3-Falt 12 Tf 0 g", "/del3-Falt 0 Tf 0 g"]));
    expect(fonts).toEqual(["del1-Falt", "del3-Falt"]);
  });

  it("of XFA are refused: they hold a copy of their own", async () => {
    const form = await changed(await withField(parts[1] as Part), ({ catalog, context }) =>
      dictAt(catalog, "AcroForm")?.set(PDFName.of("XFA"), context.obj([])),
    );
    await expect(made([form])).rejects.toThrow(`${form.title} cannot be part of a pack: The PDF has an XFA form`);
  });
});

describe("a title", () => {
  const firstLines = async (text: string) => (await seePack(await made([parts[2] as Part], { description: { ...setting.description, title: text } }))).texts[0];

  it("may have eighty letters, and is set so that it fits", async () => {
    const long = "Överenskommelser, ansvarsfördelning och introduktionsprogram för peer supportrar";
    expect(long).toHaveLength(80);
    expect(await firstLines(long)).toContain(long);
  });

  it("may have any letter of Swedish and its neighbours", async () => {
    expect(await firstLines("Åäö éü Łódź Kárášjohka Őrség")).toContain("Åäö éü Łódź Kárášjohka Őrség");
  });

  it("with other signs is refused, and the signs are told", async () => {
    const refused = await made([parts[2] as Part], { description: { ...setting.description, title: "Hej 😀 Привет" } }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LettersError);
    expect((refused as LettersError).letters).toEqual(["😀", ..."Привет"]);
  });

  it("of a part may have any sign: in the contents it becomes a question mark, in the outline it stays", async () => {
    const { texts, outline } = await seePack(await made([{ ...(parts[2] as Part), title: "Steg 😀 ett" }]));
    expect(texts[1]).toContain("Steg ? ett 3");
    expect(outline[1]?.[1]).toBe("Steg 😀 ett");
  });
});

describe("contents", () => {
  it("go on to further sheets, and count them", async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ ...(parts[2] as Part), title: `Del ${index + 1}` }));
    const { texts, pdf } = await seePack(await made(many));
    const length = sources[2]?.pdf.numPages as number;
    expect(pdf.numPages).toBe(3 + 40 * length);
    expect(texts[2]).toContain(`Del 40 ${3 + 39 * length + 1}`);
    expect(await pageOfDestination(pdf, (await linksOf(await pdf.getPage(3))).at(-1)?.dest as unknown[])).toBe(3 + 39 * length + 1);
  });

  it("break long titles, and keep their words apart", async () => {
    const long = `${"Samverkansöverenskommelse ".repeat(6).trim()} ${"x".repeat(120)}`;
    const { texts } = await seePack(await made([{ ...(parts[2] as Part), title: long }]));
    expect(texts[1]?.replaceAll(" ", "")).toContain(`${long.replaceAll(" ", "")}3`);
    expect(texts[1]).toContain("Samverkansöverenskommelse ".repeat(6).trim());
  });
});

describe("what cannot be in a pack", () => {
  it.each([
    ["no PDF", new TextEncoder().encode("<!doctype html><title>Finns inte</title>"), /cannot be part of a pack/],
    ["an empty file", new Uint8Array(), /cannot be part of a pack/],
  ])("is told: %s", async (_, wrong, message) => {
    const refused = await made([parts[0] as Part, { title: "Fel", bytes: wrong }]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PartError);
    expect((refused as PartError).part.title).toBe("Fel");
    expect(String(refused)).toMatch(message);
  });

  it("is told: a PDF without tags, or with a lock", async () => {
    const untagged = await changed(parts[0] as Part, ({ catalog }) => catalog.delete(PDFName.of("StructTreeRoot")));
    await expect(made([untagged])).rejects.toThrow("The PDF has no structure tree");
  });

  it("is told: a pack", async () => {
    await expect(made([{ title: "Ett paket", bytes }])).rejects.toThrow("The PDF is a pack itself");
  });
});

describe("progress", () => {
  it("is told before each piece of the work, and what it throws ends the work", async () => {
    const steps: string[] = [];
    await made(parts, { onStep: ({ done, total, parts: joined }) => void steps.push(`${done}/${total} ${joined}`) });
    expect(steps).toEqual(["0/6 0", "1/6 1", "2/6 2", "3/6 3", "4/6 3", "5/6 3"]);
    await expect(made(parts, { onStep: ({ done }) => (done === 1 ? Promise.reject(new Error("Avbrutet")) : undefined) })).rejects.toThrow("Avbrutet");
  });
});

describe("the template", () => {
  it("has a cover of decoration only", async () => {
    const { context, pages } = await openSource(setting.template);
    expect(pages).toHaveLength(2);
    const tagged = await changed({ title: "", bytes: setting.template }, (pdf) => {
      const content = pdf.context.register(pdf.context.stream("/P <</MCID 0>> BDC EMC"));
      pdf.getPage(0).node.set(PDFName.of("Contents"), content);
    });
    expect(context.lookup(pages[0], PDFDict).has(PDFName.of("Annots"))).toBe(false);
    await expect(made(parts, { template: tagged.bytes })).rejects.toThrow("it may only be decoration");
  });
});
