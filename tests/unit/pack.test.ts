import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addressOf, choiceInAddress, keepChoice, keptChoice, withoutParts, withPartMoved, withParts } from "../../src/browser/packChoice.ts";
import { sizeText } from "../../src/browser/pdfFiles.ts";
import { lettersFor } from "../../src/print/pack/letters.ts";
import { sha256 } from "../../src/print/pack/sha256.ts";
import { nameKey, nameTree, nameTreeEntries, numberTreeEntries } from "../../src/print/pack/trees.ts";
import { commonClaims } from "../../src/print/pack/xmp.ts";
import { packSetting } from "../../src/print/packSetting.ts";
import { PDFContext, PDFName, PDFNumber, PDFString } from "../../src/print/pdfLib.ts";
import { packGroups } from "../../src/site/packItems.ts";
import { fileSize, picturedFiles, readyPacks, type PdfFile } from "../../src/site/pdfFiles.ts";
import labels from "../../_data/labels.json" with { type: "json" };
import { handbookOf, page, pageOf } from "./smallBook.ts";

describe("the hash of a pack", () => {
  it("is SHA-256, for every length around the blocks", () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256);
      expect(sha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }
  });
});

describe("trees", () => {
  const context = PDFContext.create();

  it("are read through their branches, in order", () => {
    const leaf = (first: number) => context.register(context.obj({ Nums: [first, PDFString.of(`a${first}`), first + 1, PDFString.of(`b${first}`)] }));
    const entries = numberTreeEntries(context.obj({ Kids: [leaf(0), context.register(context.obj({ Kids: [leaf(4)] }))] }));
    expect(entries.map(([key, value]) => [key, String(value)])).toEqual([
      [0, "(a0)"],
      [1, "(b0)"],
      [4, "(a4)"],
      [5, "(b4)"],
    ]);
    expect(numberTreeEntries(undefined)).toEqual([]);
  });

  it("of names are written in the order of their bytes, and read as they were", () => {
    const names = ["del2-a", "del10-a", "del1-b", "del1-å", "del1", "del1-(a)"];
    const tree = nameTree(
      context,
      names.map((name, index) => [name, PDFNumber.of(index)]),
    );
    const read = nameTreeEntries(tree);
    expect(Object.fromEntries(read.map(([name, value]) => [name, Number(String(value))]))).toEqual(
      Object.fromEntries(names.map((name, index) => [name, index])),
    );
    const keys = read.map(([name]) => Buffer.from(nameKey(name).asBytes()));
    expect(keys).toEqual(keys.toSorted(Buffer.compare));
    expect(tree.get(PDFName.of("Kids"))).toBeUndefined();
  });
});

describe("letters of the template", () => {
  it("are those of Swedish and its neighbours and those of the titles, once each, with spaces between", () => {
    const letters = lettersFor(["Återhämtning → hopp", "A\u030Ar", "\u00ad\n"]).split(" ");
    expect(letters).toEqual(expect.arrayContaining([..."AÅåÄäÖöÉéŁłŠš→–”", "1", "?"]));
    expect(new Set(letters).size).toBe(letters.length);
    expect(letters.every((letter) => [...letter].length === 1 && !/[\s\p{C}]/u.test(letter))).toBe(true);
  });
});

describe("the claims of a pack", () => {
  it("are those that all parts have in common", () => {
    const a = { part: "2", conformance: "A" };
    expect(
      commonClaims([
        { ua: "1", a },
        { ua: "1", a },
      ]),
    ).toEqual({ ua: "1", a });
    expect(
      commonClaims([
        { ua: "1", a },
        { ua: "1", a: { ...a, conformance: "B" } },
      ]),
    ).toEqual({ ua: "1" });
    expect(commonClaims([{ ua: "1", a }, { a }])).toEqual({ a });
    expect(commonClaims([])).toEqual({});
  });
});

describe("the words of a pack", () => {
  it("come from the handbook; what it does not say is left out", () => {
    const handbook = handbookOf({ "rollen/etik.md": page("Text.", { titel: "Etik" }) });
    expect(packSetting(handbook, labels.pack)).toMatchObject({
      description: { author: "Provboken", language: "sv", date: "2026-01-01" },
      cover: { lead: "Ett urval ur Provboken", lines: ["Utgåva 1 · 1 januari 2026", "prov.example · CC BY 4.0"] },
      colors: { main: "#1f4d45" },
      site: "https://prov.example",
    });
  });

  it("take the publisher's name and colour, made dark enough to read", () => {
    const site = { publisher: { name: "Exempels kommun", url: "", email: "", phone: "" }, colors: { main: "#00a0ff", action: "" } };
    const { cover, colors, description } = packSetting(handbookOf({ "rollen/etik.md": page("Text.", { titel: "Etik" }) }, { site }), labels.pack);
    expect([description.author, cover.lines[0]]).toEqual(["Exempels kommun", "Exempels kommun"]);
    expect(colors.main).toMatch(/^#[0-9a-f]{6}$/);
    expect(colors.main).not.toBe("#00a0ff");
  });
});

describe("a choice", () => {
  const choice = { parts: ["utdelning/krisplan", "kapitel/rollen"], title: "Till oss, 50 % & mer #1" };

  it("is written in the address and read from it", () => {
    const address = addressOf(choice);
    expect(address).toBe("#val=utdelning/krisplan,kapitel/rollen&titel=Till%20oss%2C%2050%20%25%20%26%20mer%20%231");
    expect(choiceInAddress(address)).toEqual(choice);
    expect(addressOf({ parts: [], title: "" })).toBe("");
    expect(choiceInAddress(addressOf({ parts: [], title: "Bara rubrik" }))).toEqual({ parts: [], title: "Bara rubrik" });
  });

  it("in another's address has each part once, and a link within the page is none", () => {
    expect(choiceInAddress("#val=a/b,,a/b,c/d")).toEqual({ parts: ["a/b", "c/d"], title: "" });
    expect(choiceInAddress("#ditt-paket")).toBeUndefined();
    expect(choiceInAddress("")).toBeUndefined();
  });

  it("is added to, taken from and put in order", () => {
    expect(withParts(choice, ["sida/a", "kapitel/rollen"]).parts).toEqual(["utdelning/krisplan", "kapitel/rollen", "sida/a"]);
    expect(withoutParts(choice, ["utdelning/krisplan", "sida/borta"]).parts).toEqual(["kapitel/rollen"]);
    expect(withPartMoved(choice, "kapitel/rollen", -1).parts).toEqual(["kapitel/rollen", "utdelning/krisplan"]);
    expect(withPartMoved(choice, "kapitel/rollen", 1)).toEqual(choice);
    expect(withPartMoved(choice, "sida/borta", 1)).toEqual(choice);
  });

  describe("on the device", () => {
    beforeEach(() => void vi.unstubAllGlobals());

    it("is kept until it is empty", () => {
      const kept = new Map<string, string>();
      vi.stubGlobal("localStorage", {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
        removeItem: (key: string) => void kept.delete(key),
      });
      expect(keptChoice()).toBeUndefined();
      keepChoice(choice);
      expect(keptChoice()).toEqual(choice);
      keepChoice({ parts: [], title: "" });
      expect(kept.size).toBe(0);
    });

    it("is forgotten where storage is closed", () => {
      const closed = () => {
        throw new Error("closed");
      };
      vi.stubGlobal("localStorage", { getItem: closed, setItem: closed, removeItem: closed });
      expect(() => keepChoice(choice)).not.toThrow();
      expect(keptChoice()).toBeUndefined();
    });
  });
});

describe("what can be chosen", () => {
  const handbook = handbookOf({
    "rollen/etik.md": page("Text.", { titel: "Etik", malgrupp: "[chef, hr]" }),
    "utbildning/dag-1.md": page("Text.", { titel: "Dag 1", program: "peer", dag: "1", avsnitt: "Dag 1", ordning: "1" }),
    "utbildning/ovning.md": page("Text.", { titel: "Övning", program: "peer", dag: "1", tid: "20", avsnitt: "Dag 1", utdelning: "true", ordning: "2" }),
    "material/blad.md": page("Text.", { titel: "Blad", slag: "formular", utdelning: "true" }),
  });
  const file = (kind: string, path: string, ...sourcePages: string[]): PdfFile => ({
    path: `pdf/${path}.pdf`,
    title: `Fil ${path}`,
    kind,
    pages: 1,
    bytes: 1000,
    sourcePages,
  });
  const pdfs = [
    file("book", "peerhandboken", "", "rollen"),
    file("chapter", "kapitel/rollen", "rollen", "rollen/etik"),
    file("pack", "paket/dag-1", "utbildning/dag-1", "utbildning/ovning"),
    file("page", "sida/rollen/etik", "rollen/etik"),
    file("page", "sida/utbildning/dag-1", "utbildning/dag-1"),
    file("page", "sida/utbildning/ovning", "utbildning/ovning"),
    file("handout", "utdelning/ovning", "utbildning/ovning"),
    file("trainer-notes", "utdelning/ovning-kursledare", "utbildning/ovning"),
    file("page", "sida/material/blad", "material/blad"),
    file("handout", "utdelning/blad", "material/blad"),
    file("form", "formular/blad", "material/blad"),
  ];

  it("is every page once, in its best form, and what is for the trainer, by chapter and section", () => {
    const rows = packGroups(handbook, pdfs).flatMap(({ chapter, whole, sections }) => [
      ...(whole === null ? [] : [[chapter.id, "–", whole.value, whole.kind, whole.title]]),
      ...sections.flatMap(({ title, items }) => items.map(({ value, kind, title: name }) => [chapter.id, title, value, kind, name])),
    ]);
    expect(rows).toEqual([
      ["rollen", "–", "kapitel/rollen", "kapitel", "Rollen"],
      ["rollen", null, "sida/rollen/etik", "sida", "Etik"],
      ["utbildning", "Dag 1", "sida/utbildning/dag-1", "kursdag", "Dag 1"],
      ["utbildning", "Dag 1", "utdelning/ovning", "ovning", "Övning"],
      ["utbildning", "Dag 1", "utdelning/ovning-kursledare", "ovning", "Fil utdelning/ovning-kursledare"],
      ["material", null, "formular/blad", "formular", "Blad"],
    ]);
  });

  it("tells for whom and for which programme", () => {
    const items = packGroups(handbook, pdfs).flatMap(({ sections }) => sections.flatMap((section) => section.items));
    expect(items.map(({ audiences, programme }) => [audiences.join(" "), programme])).toEqual([
      ["chef hr", null],
      ["chef", "peer"],
      ["chef", "peer"],
      ["chef", "peer"],
      ["chef", null],
    ]);
  });

  it("is nothing where nothing is printed", () => {
    expect(packGroups(handbook, [])).toEqual([]);
  });

  it("and ready packs are found among the PDFs, and those of a page that have pictures", () => {
    expect(readyPacks(pdfs).map(({ path }) => path)).toEqual(["pdf/paket/dag-1.pdf"]);
    const thumbnail = { path: "pdf/miniatyr/x.webp", width: 240, height: 340 };
    const pictured = pdfs.map((one) => (one.kind === "page" ? one : { ...one, thumbnail }));
    expect(picturedFiles(pictured, pageOf(handbook, "material/blad")).map(({ path }) => path)).toEqual(["pdf/utdelning/blad.pdf", "pdf/formular/blad.pdf"]);
    expect(picturedFiles(pictured, pageOf(handbook, "utbildning/dag-1")).map(({ kind }) => kind)).toEqual(["pack"]);
  });
});

describe("sizes", () => {
  it("are told alike by the build and by the browser", () => {
    for (const [bytes, says] of [
      [12, "1 kB"],
      [85_432, "85 kB"],
      [999_499, "999 kB"],
      [999_500, "1,0 MB"],
      [1_234_567, "1,2 MB"],
    ] as const) {
      expect([fileSize(bytes), sizeText(bytes)]).toEqual([says, says]);
    }
  });
});
