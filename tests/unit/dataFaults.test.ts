import { describe, expect, it } from "vitest";
import * as z from "zod";
import { readYaml } from "../../src/content/yamlFile.ts";
import { factSchemas, type FactFile } from "../../src/facts/schema.ts";
import { bind, page } from "./smallBook.ts";

/** The faults of a file of facts, as `line what → write`. */
function faultsOf(file: FactFile, text: string): string[] {
  const schema: z.ZodType = factSchemas[file];
  const read = readYaml({ file: `${file}.json`, text, firstLine: 1 }, schema);
  return read.ok ? [] : read.faults.map(({ line, what, write }) => `${line} ${what} → ${write}`);
}

/** A value as JSON with a key a line. */
const json = (value: unknown) => JSON.stringify(value, null, 2);

const event = { when: "2016", sort: "2016", scope: "Sverige", text: "Något hände.", strength: "belagt", references: ["nsph"] };
const step = { id: "a", name: "Syfte", phase: "Start", from: 1, to: 2, who: ["chef"], page: "/a/b/" };
const plan = (rows: readonly unknown[]) => json({ plan: rows, milestones: [], wheel: [] });
const path = { lead: "Läs så här.", steps: [{ page: "/a/b/", why: "Därför." }], next: [] };
const task = {
  id: "folja-med",
  number: 1,
  page: "/a/b/",
  name: "Följa med",
  brief: "Följer med.",
  group: "Stöd",
  workplaces: {},
  year: null,
  strength: "belagt",
  references: ["nsph"],
};
const example = {
  id: "a",
  place: "Ort",
  county: null,
  municipality: null,
  types: [],
  employer: "region",
  text: "Något.",
  after: null,
  page: null,
  year: null,
  strength: "belagt",
  references: ["nsph"],
};

describe("a file of facts", () => {
  it("is read when nothing is wrong with it", () => {
    expect(faultsOf("timeline", json([event]))).toEqual([]);
    expect(faultsOf("plan", plan([step]))).toEqual([]);
    expect(faultsOf("readingPaths", json({ chef: path }))).toEqual([]);
    expect(faultsOf("tasks", json([task]))).toEqual([]);
  });

  it.each<[string, FactFile, string, string]>([
    ["a misspelled key of a row", "timeline", json([event, { ...event, scop: "x" }]), "21 Nyckeln ”scop” finns inte. → menade du ”scope”?"],
    ["a misspelled key below a name", "readingPaths", json({ chef: { ...path, step: [] } }), "11 Nyckeln ”step” finns inte. → menade du ”steps”?"],
    ["a misspelled name", "readingPaths", json({ cheff: path }), "2 Nyckeln ”cheff” finns inte. → menade du ”chef”?"],
    ["a table that does not exist", "reviewed", '{\n  "studie": "2026-01-01"\n}', "2 Nyckeln ”studie” finns inte. → menade du ”studies”?"],
    [
      "a word that is not one of those allowed",
      "timeline",
      json([{ ...event, scope: "sverige" }]),
      "5 ”1.scope” har ett värde som inte finns. → menade du ”Sverige”? Tillåtna värden: Sverige, internationellt",
    ],
    ["a missing key", "plan", plan([step, { ...step, name: undefined }]), "14 ”plan.2.name” saknas. → lägg till name: … (text)"],
    ["a missing key that may be null", "tasks", json([{ ...task, number: undefined }]), "2 ”1.number” saknas. → lägg till number: … (ett tal, eller null)"],
    ["a value of the wrong sort", "plan", plan([{ ...step, who: "chef" }]), "9 ”plan.1.who” har fel slags värde. → skriv en lista"],
    ["a number out of bounds", "plan", plan([{ ...step, to: 13 }]), "8 ”plan.1.to” är för stort. → skriv högst 12"],
    [
      "an id that cannot be a part of an address",
      "tasks",
      json([{ ...task, id: "Följa_med" }]),
      "3 ”1.id” har fel form. → skriv små bokstäver utan prickar, siffror och bindestreck, med en bokstav först",
    ],
    [
      "a code of a county in the wrong form",
      "workplaces",
      json({ types: [], cases: [{ ...example, county: "1" }] }),
      '7 ”cases.1.county” har fel form. → skriv länskoden med två siffror inom citattecken, som "13"',
    ],
    [
      "a key that cannot be an id",
      "tasks",
      json([{ ...task, workplaces: { Ö: "kalla" } }]),
      "10 Nyckeln ”Ö” har fel form. → skriv ett id som finns under types i workplaces.json",
    ],
  ])("tells of %s, with the line and the cure", (_, file, text, expected) => expect(faultsOf(file, text)).toEqual([expected]));

  it("counts the values of a list that has a fixed number of them", () => {
    const schema = z.strictObject({ groups: z.array(z.string()).length(2) });
    const told = (groups: string) => {
      const read = readYaml({ file: "a.json", text: `{ "groups": ${groups} }`, firstLine: 1 }, schema);
      return read.ok ? [] : read.faults.map(({ what, write }) => `${what} → ${write}`);
    };
    expect(told('["a"]')).toEqual(["”groups” har för få värden. → skriv 2 värden"]);
    expect(told('["a", "b", "c"]')).toEqual(["”groups” har för många värden. → skriv 2"]);
  });

  it.each([
    ["a text without its first quotation mark", '{\n  "studies": 2026-01-01"\n}', 2, "En text saknar citattecken."],
    ["a missing comma", '{\n  "studies": "2026-01-01"\n  "tasks": "2026-01-01"\n}', 3, "Texten går inte att tolka (ett komma, ett citattecken"],
    ["a bracket that is never closed", '{\n  "studies": "2026-01-01"', 2, "Texten går inte att tolka ("],
  ])("that is not JSON tells of %s", (_, text, line, what) => {
    const [first] = faultsOf("reviewed", text);
    expect(first).toMatch(new RegExp(`^${line} `));
    expect(first?.slice(2)).toContain(what);
    expect(first).toContain('"…"');
  });
});

describe("data with faults", () => {
  const fault = { file: "_data/a.json", line: 3, what: "Något är fel.", write: "rätta det" };
  const told = "_data/a.json:3 Något är fel. → rätta det";

  it("are the only ones to blame: views and links that need them are let be", () => {
    const body = "::visa studier\n\n::visa lasvag chef\n\n[En studie](/forskning/aa2020/), [ett län](/karta/region-x/#orter) och [en fil](/data/studier.csv).";
    const unreadableData = new Set(["studies", "readingPaths", "map"] as const);
    expect(bind({ "rollen/prov.md": page(body) }, { faults: [fault], unreadableData }).faults).toEqual([told]);
    expect(bind({ "rollen/prov.md": page(body) }, { faults: [fault] }).faults).toHaveLength(6);
  });

  it("hide no fault that can be told without them", () => {
    const body = "::visa tidslinje\n\n[En sida](/rollen/inte/).";
    expect(bind({ "rollen/prov.md": page(body) }, { faults: [fault], unreadableData: new Set(["studies"] as const) }).faults).toHaveLength(3);
  });

  it("are not bound into a book: a row whose source is unknown would stop the telling", () => {
    const timeline = [{ ...event, scope: "Sverige" as const, strength: "belagt" as const, references: ["saknas"] }];
    const { handbook, faults } = bind({ "rollen/prov.md": page("::visa tidslinje") }, { facts: { timeline }, faults: [fault] });
    expect(handbook).toBeUndefined();
    expect(faults).toEqual([told]);
  });
});
