import { describe, expect, it } from "vitest";
import { withPlainSpaces } from "../../src/content/fixedSpaces.ts";
import { bind, faultsOf, handbookOf, htmlOf, page, pageOf, references, report, study } from "./smallBook.ts";

const items = [
  report("nsph-a", "NSPH", 2018, "Alla"),
  report("nsph-b", "NSPH", 2018, "Bara några"),
  report("sbu2020", "SBU", 2020),
  study("ek2013", ["Ek"], 2013),
  study("davidson2012", ["Davidson", "Bellamy"], 2012),
  study("sledge2011", ["Sledge", "Lawless", "Sells"], 2011),
  { id: "rsmh", type: "webpage", title: "Om oss", author: [{ literal: "RSMH" }], URL: "https://www.exempel.se/om", custom: { kind: "brukarorganisation" } },
];
const html = (body: string) => withPlainSpaces(htmlOf(body, { references: items }));
const cited = (link: string, outside: readonly [string, string] = ["(", ")"]) => `<span class="cite">${outside[0]}${link}${outside[1]}</span>`;

describe("a citation", () => {
  it.each([
    ["[@ek2013]", cited('<a href="#kalla-ek2013">Ek 2013</a>')],
    ["[@davidson2012]", cited('<a href="#kalla-davidson2012">Davidson och Bellamy 2012</a>')],
    ["[@sledge2011]", cited('<a href="#kalla-sledge2011">Sledge m.fl. 2011</a>')],
    ["[@sledge2011, s. 5]", cited('<a href="#kalla-sledge2011">Sledge m.fl. 2011, s. 5</a>')],
    ["[@sledge2011, s. 5-7]", cited('<a href="#kalla-sledge2011">Sledge m.fl. 2011, s. 5–7</a>')],
    ["[@sledge2011, sidan 5]", cited('<a href="#kalla-sledge2011">Sledge m.fl. 2011, s. 5</a>')],
    ["[@ek2013; @sbu2020, s. 9]", cited('<a href="#kalla-ek2013">Ek 2013</a>; <a href="#kalla-sbu2020">SBU 2020, s. 9</a>')],
    ["[@rsmh]", cited('<a href="#kalla-rsmh">RSMH u.å.</a>')],
    ["@sbu2020", cited('<a href="#kalla-sbu2020">SBU (2020)</a>', ["", ""])],
    ["@sledge2011", cited('<a href="#kalla-sledge2011">Sledge m.fl. (2011)</a>', ["", ""])],
    ["@rsmh", cited('<a href="#kalla-rsmh">RSMH (u.å.)</a>', ["", ""])],
  ])("%s", (written, expected) => expect(html(`Enligt ${written} är det så.`)).toBe(`<p>Enligt ${expected} är det så.</p>`));

  it("ends before a full stop, and an e-mail address is none", () => {
    expect(html("Så säger @ek2013. Skriv till info@ek2013.")).toContain('<a href="#kalla-ek2013">Ek (2013)</a></span>. Skriv till info@ek2013.');
  });

  it("has the same suffix in the whole book, also where only one of two is cited", () => {
    const handbook = handbookOf({ "rollen/a.md": page("[@nsph-b]"), "rollen/b.md": page("[@nsph-a] och @nsph-b") }, { references: items });
    const shown = (id: string) => withPlainSpaces(pageOf(handbook, id).html);
    expect(shown("rollen/a")).toContain(">NSPH 2018b<");
    expect(shown("rollen/b")).toContain(">NSPH 2018a<");
    expect(shown("rollen/b")).toContain(">NSPH (2018b)<");
  });

  it("keeps the year on the line of the word before it, and a letter with the year", () => {
    const both = [...items, { ...items[6], id: "rsmh-b", title: "Om dem" }] as typeof items;
    expect(htmlOf("[@sledge2011, s. 5]", { references: both })).toContain(">Sledge m.fl.\u00a02011, s.\u00a05</a>");
    expect(htmlOf("[@rsmh-b]", { references: both })).toContain('>RSMH\u00a0<span class="nowrap">u.å.-a</span></a>');
  });

  it("with an unknown source is a fault, with the nearest one", () => {
    expect(faultsOf("Så [@ek2031].\nOch @helt-annat.", { references: items })).toEqual([
      "1 Källan ”ek2031” finns inte. → menade du @ek2013? Annars lägg till källan i _data/references.json",
      "2 Källan ”helt-annat” finns inte. → lägg till den i _data/references.json, eller skriv ett id som finns där",
    ]);
  });

  it("in the head of a study page must exist as well", () => {
    const { faults } = bind({ "forskning/a.md": page("x", { kalla: "ek2031" }) }, { references: items });
    expect(faults).toEqual(["forskning/a.md:7 Källan ”ek2031” finns inte. → menade du @ek2013? Annars lägg till källan i _data/references.json"]);
  });
});

describe("the list of sources", () => {
  it("is alphabetical, in Swedish, with links and the kind of source", () => {
    const { entries } = references(...items, study("ost", ["Öst"], 2001), study("asp", ["Åsp"], 2001));
    expect(entries.map(({ label }) => label)).toEqual([
      "Davidson och Bellamy 2012",
      "Ek 2013",
      "NSPH 2018a",
      "NSPH 2018b",
      "RSMH u.å.",
      "SBU 2020",
      "Sledge m.fl. 2011",
      "Åsp 2001",
      "Öst 2001",
    ]);
    expect(entries.find(({ id }) => id === "rsmh")).toMatchObject({ url: "https://www.exempel.se/om", kind: "brukarorganisation" });
    expect(entries.find(({ id }) => id === "ek2013")).toMatchObject({ url: "https://doi.org/10.1234/ek2013", kind: "vetenskaplig artikel" });
    for (const { html: entry, text } of entries) {
      expect(text).toMatch(/[.)]$|10\.1234\/\w+$|exempel\.se\/om$/);
      expect(text).not.toMatch(/<|&(?:amp|lt);|\.\./);
      expect(entry).not.toContain("undefined");
    }
  });

  it("keeps the date on which a source was read on one line, and leaves addresses with dates alone", () => {
    const source = { ...report("dagbok", "RSMH", 2020), URL: "https://www.exempel.se/2020-01-02", accessed: { "date-parts": [[2026, 3, 4]] } };
    const [entry] = references(source).entries;
    expect(entry?.html).toMatch(/<a href="https:\/\/www\.exempel\.se\/2020-01-02">[^<]*2020-01-02<\/a> \(läst <span class="nowrap">2026-03-04<\/span>\)/);
    expect(entry?.text).toContain("(läst 2026-03-04)");
  });

  it("of a page holds what it cites, in boxes, tables and notes too; of a source, the pages that cite it in reading order", () => {
    const files = {
      "rollen/a.md": page("::: belagt Enligt @sbu2020\nx\n:::\n\n| A |\n|---|\n| [@ek2013] |\n\nNot[^1].\n\n[^1]: [@nsph-a]"),
      "forskning/b.md": page("x", { kalla: "ek2013" }),
      "inforande/c.md": page("[@ek2013]"),
    };
    const handbook = handbookOf(files, { references: items });
    expect(pageOf(handbook, "rollen/a").references).toEqual(["ek2013", "nsph-a", "sbu2020"]);
    expect(pageOf(handbook, "forskning/b").references).toEqual(["ek2013"]);
    expect(handbook.references.find(({ id }) => id === "ek2013")?.citedBy).toEqual(["rollen/a", "inforande/c", "forskning/b"]);
    expect(handbook.references.map(({ id }) => id)).toEqual(["ek2013", "nsph-a", "sbu2020"]);
  });

  it("may be empty", () => expect(handbookOf({ "rollen/a.md": page("x") }).references).toEqual([]));
});
