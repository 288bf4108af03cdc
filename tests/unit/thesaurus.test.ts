import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readYaml } from "../../src/content/yamlFile.ts";
import { compoundSplitter, markCompounds } from "../../src/search/compounds.ts";
import { compileThesaurus, joinThesauri, thesaurusFaults, thesaurusSchema } from "../../src/search/thesaurus.ts";
import { root } from "./smallBook.ts";

const own = readFileSync(join(root, "_data", "thesaurus.json"), "utf8");
const faultsOf = (text: string) => {
  const read = readYaml({ file: "thesaurus.json", text, firstLine: 1 }, thesaurusSchema);
  return read.ok ? thesaurusFaults(read.value).map(({ what }) => what) : read.faults.map(({ line, what }) => `${line} ${what}`);
};

describe("the thesaurus", () => {
  it("of the handbook has no faults, and more than 250 entries", () => {
    expect(faultsOf(own)).toEqual([]);
    const { groups, see } = thesaurusSchema.parse(JSON.parse(own));
    expect(groups.length + see.length).toBeGreaterThan(250);
  });

  it("tells the line of what is wrong", () => {
    expect(faultsOf('{\n  "groups": [\n    ["ensam"]\n  ],\n  "see": []\n}')).toEqual([expect.stringMatching(/^3 /)]);
    expect(faultsOf('{\n  "groups": [],\n  "see": [\n    { "from": ["stålar"], "till": ["lön"] }\n  ]\n}').join()).toMatch(/4 .*till/);
  });

  it("tells of words that stand twice in a group, in any form, and of words that lead to themselves", () => {
    expect(faultsOf('{ "groups": [["lön", "lönen", "arvode"]], "see": [{ "from": ["lön"], "to": ["löner"] }] }')).toEqual([
      "”lönen” står två gånger i samma grupp.",
      "”löner” leder till sig självt.",
    ]);
  });

  it("leads both ways within a group, and one way from what readers write; words that the handbook lacks lead nowhere", () => {
    const thesaurus = { groups: [["lön", "ersättning", "sold"]], see: [{ from: ["få betalt"], to: ["lön"] }] };
    expect(compileThesaurus(thesaurus, (word) => word !== "sold")).toEqual([
      ["ersättning", ["lön", 6]],
      ["få betalt", ["lön", 8]],
      ["lön", ["ersättning", 6]],
      ["sold", ["ersättning", 6], ["lön", 6]],
    ]);
  });

  it("of a municipality adds to the handbook's", () => {
    const joined = joinThesauri({ groups: [["a1", "b1"]], see: [], asks: { pdf: ["pdf"] } }, { groups: [["c1", "d1"]], see: [], compounds: ["hus|bil"] });
    expect(joined).toMatchObject({
      groups: [
        ["a1", "b1"],
        ["c1", "d1"],
      ],
      asks: { pdf: ["pdf"] },
      compounds: ["hus|bil"],
    });
  });
});

describe("a compound", () => {
  const folder = join(createRequire(import.meta.url).resolve("dictionary-sv"), "..");
  const [affixes, words] = ["index.aff", "index.dic"].map((name) => readFileSync(join(folder, name), "utf8"));
  const { compounds = [] } = thesaurusSchema.parse(JSON.parse(own));
  const split = compoundSplitter(String(affixes), String(words), compounds);

  it.each([
    ["slutenvårdsavdelning", "slutenvårds|avdelning"],
    ["brukarorganisationerna", "brukar|organisationerna"],
    ["lönekostnaden", "löne|kostnaden"],
    ["Arbetsmiljön", "Arbets|miljön"],
    ["undersköterskor", "under|sköterskor"],
    ["tystnadsplikt", "tystnads|plikt"],
  ])("%s has parts", (word, parts) => {
    expect(markCompounds(word, split)).toBe(parts);
  });

  it.each(["handledning", "återhämtning", "avdelningens", "patientens", "kommunens", "stockholm", "sjukdom", "konto", "ljusare"])("%s is whole", (word) => {
    expect(markCompounds(word, split)).toBe(word);
  });

  it("is marked in the copy that search reads, whose own bars are taken away", () => {
    expect(markCompounds("En|annan tystnadsplikt.", split)).toBe("En annan tystnads|plikt.");
  });
});
