import { describe, expect, it } from "vitest";
import { root } from "../../src/ranking/stem.ts";
import { fold } from "../../src/ranking/words.ts";
import { searchBook } from "./searchBook.ts";
import { page } from "./smallBook.ts";

const { file, lexicon } = searchBook(
  {
    "inforande/lon.md": page("Lönen och löner sätts i samtal. Kostnaden och kostnader. Se [rådet](../rollen/rad.md).", {
      titel: "Lön | villkor",
      ordning: "1",
      malgrupp: "[chef, hr]",
      synonymer: "[vad man tjänar]",
    }),
    "inforande/anstallning.md": page(
      "## Vem anställer?\n\n## Hur länge?\n\nAnställda, anställning, anställer, anställningsbevis. Nätter, nätter, nätter och en natt. Affären, affären.",
      {
        titel: "Anställning",
        ordning: "2",
      },
    ),
    "rollen/rad.md": page("Råd, rad, räder, rådets rekryterare rekryterar vid rekryteringen 2026.", { titel: "Råd", ordning: "1" }),
  },
  {
    thesaurus: {
      groups: [["lön", "kostnad", "råd"]],
      see: [{ from: ["rekrytör", "få betalt", "anställd", "bor", "bör"], to: ["lön", "anställning"] }],
    },
    extra: { facts: { readersWords: [{ page: "/rollen/rad/", words: ["vem ger råd", "bra råd om lön", "lönesamtal"] }] } },
  },
);

const { words, keys } = lexicon;
const stems = (found: readonly { readonly stem: string }[]) => found.map(({ stem }) => stem);
const byAlphabet = (all: readonly string[]) => [...all].sort();

describe("the lexicon", () => {
  it("knows the forms of every stem that the index has under another", () => {
    expect(lexicon.byStem.get("natt")?.forms).toEqual(["nätter", "natt"]);
    expect(lexicon.byStem.get("lön")).toMatchObject({ stem: "lön", records: 2 });
    expect(lexicon.byStem.get("finnsinte")).toBeUndefined();
  });

  it("has the first parts of compounds as the words they are", () => {
    const parted = searchBook(
      { "rollen/lag.md": page("Frågor om sekretesslagen och yrkesvalet.", { titel: "Lag", ordning: "1" }) },
      { split: (word) => ({ sekretesslagen: ["sekretess", "lagen"], yrkesvalet: ["yrkes", "valet"] })[word] },
    );
    expect(parted.lexicon.byStem.get("sekretess")?.forms).toEqual(["sekretess"]);
    expect(parted.lexicon.byStem.get("yrk")?.forms).toEqual(["yrke"]);
  });

  it("finds by what a stem is without marks exactly the words that all of them together have", () => {
    for (const folded of new Set(words.map(({ stem }) => fold(stem)))) {
      expect(stems(lexicon.byFold.get(folded) ?? [])).toEqual(expect.arrayContaining(byAlphabet(stems(words.filter(({ stem }) => fold(stem) === folded)))));
    }
    expect(stems(lexicon.byFold.get("rad") ?? [])).toEqual(["rad", "räd", "råd"]);
  });

  it("finds a word by the stem that one of its forms has when its marks are left out", () => {
    expect(stems(lexicon.byFold.get("aff") ?? [])).toEqual(["affär"]);
  });

  it("finds by a root exactly the words that all of them together have", () => {
    for (const one of new Set(words.map(({ stem }) => root(stem)))) {
      expect(stems(lexicon.byRoot.get(one) ?? [])).toEqual(byAlphabet(stems(words.filter(({ stem }) => root(stem) === one))));
    }
    expect(stems(lexicon.byRoot.get("rekryt") ?? []).length).toBeGreaterThan(1);
  });

  it("finds by a beginning exactly the words whose common form begins so, also where the stem is shorter or another", () => {
    for (const start of words.flatMap(({ form }) => [form, form.slice(0, 2), form.slice(0, -1)])) {
      expect([start, stems(lexicon.startingWith(start))]).toEqual([start, byAlphabet(stems(words.filter(({ form }) => form.startsWith(start))))]);
    }
    expect(stems(lexicon.startingWith("nätt"))).toEqual(["natt"]);
  });

  it("finds keys of the thesaurus by fold and root as it does words, and none of several words", () => {
    expect(lexicon.keysByFold.get("bor")).toEqual(["bor", "bör"]);
    for (const one of keys.filter((key) => !key.includes(" "))) expect(lexicon.keysByRoot.get(root(one))).toContain(one);
    expect(keys).toContain("få betalt");
    expect(lexicon.keysByFold.get("fa betalt")).toEqual([]);
    expect(lexicon.synonyms.get("få betalt")?.map((other) => other.words)).toEqual(["anställning", "lön"]);
    expect(lexicon.longestKey).toBe(2);
  });

  it("finds the phrases that readers ask by through any stem in them, and no stem that only begins alike", () => {
    const asked = (stem: string) => lexicon.phrasesWith(stem).map((number) => lexicon.phrase(number));
    const at = lexicon.records.findIndex(({ url }) => url === "/rollen/rad/");
    expect(asked("råd")).toEqual([
      { record: at, stems: ["vem", "ge", "råd"] },
      { record: at, stems: ["bra", "råd", "lön"] },
    ]);
    expect(asked("lön").map(({ stems: all }) => all.length)).toEqual([3]);
    expect(asked("anställ").map(({ record }) => lexicon.records[record]?.title)).toEqual(["Anställning"]);
    for (const [record, phrases] of file.records.asked.split("|").entries()) {
      const all = phrases.split(",").flatMap((one) => (one === "" ? [] : [one.trim().split(" ")]));
      for (const phrase of all) expect(phrase.every((one) => asked(one).some((own) => own.record === record && own.stems.join() === phrase.join()))).toBe(true);
    }
  });

  it("has of every record what hits show, whatever signs its title has", () => {
    const record = lexicon.records.find(({ url }) => url === "/inforande/lon/");
    expect(record).toMatchObject({ title: "Lön | villkor", chapter: "inforande", audiences: ["chef", "hr"], kind: "sida" });
    expect(record?.linksTo.map((to) => lexicon.records[to]?.url)).toEqual(["/rollen/rad/"]);
    expect(lexicon.records.find(({ url }) => url === "/rollen/rad/")?.linkedFrom).toBe(1);
    expect(lexicon.records.find(({ url }) => url === "/inforande/anstallning/")?.said).toEqual([{ stem: "anställning", isGlue: false }]);
    expect(lexicon.records.map(({ id }) => lexicon.placeOf(id))).toEqual([...lexicon.records.keys()]);
  });
});
