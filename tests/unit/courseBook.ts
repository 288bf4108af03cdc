/** A handbook with something for every edition: two course days with exercises, sheets, easy Swedish, a brief, a plan and two studies. */
import type { Handbook } from "../../src/handbook/model.ts";
import type { Facts, Plan, Study } from "../../src/facts/schema.ts";
import { glossary, handbookOf, page, report, study } from "./smallBook.ts";

export const plan: Plan = {
  plan: [{ id: "enas", name: "Enas", phase: "Förbereda", from: 1, to: 2, who: ["chef", "hr"], page: "/inforande/tolvmanadersplan/" }],
  milestones: [{ month: 3, name: "Beslut" }],
  wheel: [],
};

const studyFact = (id: string): Study => ({
  id,
  name: null,
  finding: "En liten studie som bara finns för prov.",
  kind: "metaanalys",
  area: "internationellt",
  place: "Sverige",
  year: "2020",
  people: 100,
  studies: null,
  setting: "En provmiljö.",
  support: null,
  comparison: null,
  effects: [],
  limits: ["Den är påhittad."],
  meaning: "Den betyder ingenting.",
  strength: "belagt",
  references: [],
});

const facts: Facts = { plan, studies: [studyFact("sledge2011"), studyFact("gillard2022")] };

/** An article whose place in its chapter is `order`. */
const article = (order: number, titel: string, body: string, keys: Readonly<Record<string, string>> = {}) =>
  page(body, { titel, ordning: String(order), ...keys });
const opening = (titel: string, body: string) => page(body, { titel }).replace(/ordning: \d+\n/, "");

const course = { program: "peer", forslag: "true" };
const exercise = (day: number) => ({ ...course, dag: String(day), utdelning: "true", tid: "20", grupp: "två och två", materiel: "[lappar, pennor]" });
const trainer = "\n\n## För kursledaren\n\nBörja själv. Se [dagen](/utbildning/peer-dag-01/) och [Peer worker]{lang=en}.";

const files: Readonly<Record<string, string>> = {
  "rollen/index.md": opening("Rollen i korthet", "Kapitlet handlar om egenmakt."),
  "rollen/etik.md": article(1, "Etik", "## Mål\n\nEtt påstående [@nsph2018]. Se [dag 1](/utbildning/peer-dag-01/)."),
  "rollen/lattlast.md": article(2, "Lättläst om rollen", "Hen lyssnar.", { lattlast: "/rollen/etik/" }),
  "inforande/beslutsunderlag.md": article(
    1,
    "Skriv ett underlag",
    "Så här fyller ni i.\n\n## Frågan\n\n::falt Nämnd\n\nEtt påstående [@nsph2018].\n\n| Post | År 1 | År 2 |\n|---|---|---|\n| Lön | [Lön 1]{.falt} | [Lön 2]{.falt} |",
    { forslag: "true" },
  ),
  "inforande/tolvmanadersplan.md": article(2, "Planen", "Text.\n\n::visa tolvmanadersplan", { forslag: "true" }),
  "utbildning/peer-dag-01.md": article(
    10,
    "Dag 1",
    "## Tider\n\n| Tid | Innehåll | Blad |\n|---|---|---|\n| 9.00 | Start | [Regler](/material/regler/) |\n\n## Material\n\n- [Dagbok](/material/dagbok/)\n- [Regler](/material/regler/)\n\n## För kursledaren\n\nKom i god tid.",
    { ...course, dag: "1" },
  ),
  "utbildning/ovning-lyssna.md": article(
    11,
    "Lyssna",
    `Lyssna på varandra.\n\n::falt 3 Det här hörde jag\n\n## Efteråt\n\n- Hur var det?${trainer}`,
    exercise(1),
  ),
  "utbildning/ovning-namn.md": article(12, "Namn", `Säg ditt namn. [Peer worker]{lang=en}.\n\n## Efteråt\n\n- Hur var det?${trainer}`, exercise(1)),
  "utbildning/peer-dag-02.md": article(20, "Dag 2", "Tider kommer.", { ...course, dag: "2" }),
  "utbildning/ovning-rast.md": article(21, "Rast", "Gå ut en stund.", exercise(2)),
  "forskning/index.md": opening("Forskning i korthet", "Text."),
  "material/dagbok.md": article(1, "Dagbok", "::falt Datum\n\n::falt 4 Det här tänkte jag", { utdelning: "true", forslag: "true" }),
  "material/regler.md": article(2, "Regler", "- [ ] Vi lyssnar", { utdelning: "true", forslag: "true" }),
  "ordlista/index.md": opening("Ordlista", glossary({ Egenmakt: "Att ha makt över sitt liv." }).split("---\n").at(-1) ?? ""),
  "om/akut-hjalp.md": article(1, "Akut hjälp", "Ring **112**."),
};

/** The handbook; `changes` replaces or adds files. */
export function courseBook(changes: Readonly<Record<string, string>> = {}): Handbook {
  return handbookOf(
    { ...files, ...changes },
    { facts, references: [report("nsph2018", "NSPH", 2018), study("sledge2011", ["Sledge"], 2011), study("gillard2022", ["Gillard"], 2022)] },
  );
}
