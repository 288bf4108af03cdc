import { describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { findFactFaults } from "../../src/facts/check.ts";
import { downloadAddresses, downloadFiles } from "../../src/facts/downloads.ts";
import { factSchemas, type Effect, type Facts, type Study, type Task } from "../../src/facts/schema.ts";
import { forestPlot, hasForest, iconArray } from "../../src/figures/effects.ts";
import { caseList, outcomeTable, selfAssessment, studyTable, taskMatrix, taskTables, timelineList } from "../../src/figures/lists.ts";
import { planFigure, wheelFigure } from "../../src/figures/plan.ts";
import { numberText, type ViewTools } from "../../src/figures/tools.ts";
import { bind, handbookOf, page, pageOf, study as source } from "./smallBook.ts";

const tools: ViewTools = {
  words: labels.facts,
  cite: (ids) => (ids.length === 0 ? "" : ` (${ids.join("; ")})`),
  nameOf: (id) => `Källan ${id}`,
  kindOf: () => "kommun",
  pageAt: (url) => ({ title: url, minutes: 3 }),
  hasPage: () => true,
};

const effect: Effect = {
  outcome: "aterhamtning",
  measure: null,
  text: "Lite mer återhämtning.",
  direction: "+",
  statistic: "SMD",
  value: 0.2,
  low: 0.11,
  high: 0.29,
  favours: "hogre",
  groups: null,
};
const study: Study = {
  id: "aa2020",
  name: null,
  finding: "De som fick stöd hade kommit lite längre.",
  kind: "metaanalys",
  area: "internationellt",
  place: "Danmark",
  people: 12477,
  studies: 49,
  setting: "Sjukhus och kommun.",
  support: null,
  comparison: null,
  effects: [effect],
  limits: ["Små studier."],
  meaning: "Räkna med en liten skillnad.",
  year: "2020",
  strength: "belagt",
  references: [],
};
const task: Task = {
  id: "folja-med",
  number: 8,
  page: "/arbetsuppgifter/folja-med/",
  name: "Följa med",
  brief: "Följer med till läkaren.",
  group: "Följa med",
  workplaces: { boendestod: "kalla" },
  year: null,
  strength: "erfarenhet",
  references: ["nsph"],
};
const workplaceType = {
  page: "/arbetsplatser/boendestod/",
  principal: "kommun",
  brief: "Stöd hemma.",
  year: null,
  strength: "erfarenhet",
  references: ["nsph"],
} as const;
const workplaces: NonNullable<Facts["workplaces"]> = {
  types: [
    { ...workplaceType, references: ["nsph"], id: "boendestod", name: "Boendestöd" },
    { ...workplaceType, references: ["nsph"], id: "skola", name: "Skola" },
  ],
  cases: [],
};

const faultsIn = (facts: Facts) =>
  findFactFaults(facts, { references: new Set(["nsph", "aa2020"]), places: new Set(["13", "1384"]), isReadable: () => true }).map(
    ({ file, path, what }) => `${file} ${path.join(".")} ${what}`,
  );

describe("a table of facts", () => {
  it("without faults has none", () => expect(faultsIn({ studies: [study], tasks: [task], workplaces })).toEqual([]));

  it.each<[string, Facts, string]>([
    ["a study whose source is unknown", { studies: [{ ...study, id: "bb2020" }] }, "studies 0.id Källan ”bb2020” finns inte i references.json."],
    ["a study that stands twice", { studies: [study, study] }, "studies 1.id Id ”aa2020” finns två gånger."],
    [
      "a value outside its interval",
      { studies: [{ ...study, effects: [{ ...effect, value: 0.4 }] }] },
      "studies 0.effects.0.value Värdet 0.4 ligger utanför sitt intervall 0.11 till 0.29.",
    ],
    ["an interval with one end", { studies: [{ ...study, effects: [{ ...effect, high: null }] }] }, "studies 0.effects.0.high Intervallet har bara en ände."],
    [
      "a figure without its measure",
      { studies: [{ ...study, effects: [{ ...effect, statistic: null }] }] },
      "studies 0.effects.0.value En siffra utan statistic och favours går inte att tolka.",
    ],
    [
      "more events than people",
      {
        studies: [
          {
            ...study,
            effects: [
              {
                ...effect,
                groups: [
                  { name: "a", events: 5, total: 4 },
                  { name: "b", events: 1, total: 4 },
                ],
              },
            ],
          },
        ],
      },
      "studies 0.effects.0.groups I gruppen ”a” är 5 fler än 4.",
    ],
    [
      "a ratio that cannot be",
      { studies: [{ ...study, effects: [{ ...effect, statistic: "RR", low: 0 }] }] },
      "studies 0.effects.0.low RR kan inte vara 0: en kvot är större än noll.",
    ],
    ["a row without a source", { tasks: [{ ...task, references: [] }], workplaces }, "tasks 0.references Raden saknar källa."],
    [
      "a source that is unknown",
      { tasks: [{ ...task, references: ["nspf"] }], workplaces },
      "tasks 0.references.0 Källan ”nspf” finns inte i references.json.",
    ],
    [
      "a workplace that does not exist",
      { tasks: [{ ...task, workplaces: { skolan: "kalla" } }], workplaces },
      "tasks 0.workplaces.skolan Arbetsplatsen ”skolan” finns inte i workplaces.json.",
    ],
    ["a number used twice", { tasks: [task, { ...task, id: "b" }], workplaces }, "tasks 1.number Numret 8 används två gånger."],
    [
      "a step that ends before it begins",
      { plan: { plan: [{ id: "a", name: "Syfte", phase: "Förbereda", from: 4, to: 2, who: ["chef"], page: "/a/b/" }], milestones: [], wheel: [] } },
      "plan plan.0.to Steget slutar månad 2, före sin början månad 4.",
    ],
  ])("tells of %s", (_, facts, expected) => expect(faultsIn(facts)).toEqual([expected]));

  it("tells of a municipality that is not on the map", () => {
    const place = {
      ...workplaceType,
      references: ["nsph"],
      id: "x",
      place: "Ort",
      county: "13",
      municipality: "1399",
      types: [],
      employer: "kommun",
      text: "Något hände.",
      after: null,
      page: null,
    } as const;
    const { principal: _principal, brief: _brief, ...row } = place;
    expect(faultsIn({ workplaces: { types: [], cases: [{ ...row, types: [], references: ["nsph"] }] } })).toEqual([
      "workplaces cases.0.municipality Koden ”1399” finns inte på kartan.",
    ]);
  });

  it("tells of a municipality outside its county, and guesses what an unknown id was meant to be", () => {
    const one = { id: "x", place: "Ort", employer: "kommun", text: "Något.", after: null, page: null, year: null, strength: "erfarenhet" } as const;
    const cases = [{ ...one, county: "06", municipality: "1384", types: ["skolan"], references: ["nspf"] }];
    const known = { references: new Set(["nsph"]), places: new Set(["06", "1384"]), isReadable: () => true };
    expect(findFactFaults({ workplaces: { ...workplaces, cases } }, known).map(({ path, what, write }) => `${path.join(".")} ${what} → ${write}`)).toEqual([
      "cases.0.references.0 Källan ”nspf” finns inte i references.json. → menade du ”nsph”?",
      "cases.0.types.0 Arbetsplatsen ”skolan” finns inte i workplaces.json. → menade du ”skola”?",
      "cases.0.municipality Kommunen ”1384” ligger inte i länet ”06”. → rätta den ena koden, eller skriv null för den",
    ]);
  });

  it("does not blame rows that point into a file with faults of its own", () => {
    const known = { references: new Set(["nsph"]), places: new Set<string>(), isReadable: (file: string) => file !== "workplaces" };
    expect(findFactFaults({ tasks: [task] }, known)).toEqual([]);
  });

  it("lets a proposal be without source", () => expect(faultsIn({ tasks: [{ ...task, strength: "forslag", references: [] }], workplaces })).toEqual([]));
  it("does not take a month that does not exist", () =>
    expect(factSchemas.plan.safeParse({ plan: [], milestones: [{ month: 13, name: "Slut" }], wheel: [] }).success).toBe(false));
});

describe("facts as files", () => {
  it("are listed only where the handbook has them", () => expect(downloadAddresses({ tasks: [task] })).toEqual(["/data/uppgifter"]));

  it("have Swedish columns, lists joined and commas quoted", () => {
    const csv = downloadFiles({ tasks: [{ ...task, brief: "Läkare, bank, bibliotek.", references: ["nsph", "aa2020"] }] }, labels.facts.columns).get(
      "data/uppgifter.csv",
    );
    expect(csv).toBe(
      'Id,Nummer,Sida i handboken,Namn,I korthet,Grupp,Arbetsplatser,År,Grund,Källor\r\nfolja-med,8,/arbetsuppgifter/folja-med/,Följa med,"Läkare, bank, bibliotek.",Följa med,boendestod: kalla,,erfarenhet,nsph; aa2020\r\n',
    );
  });

  it("give the effects of studies a table of their own", () =>
    expect(JSON.parse(String(downloadFiles({ studies: [study] }, labels.facts.columns).get("data/effekter.json")))).toMatchObject([
      { study: "aa2020", value: 0.2 },
    ]));

  it("have a name in the interface for every column there can be", () => {
    const every: Facts = {
      studies: [study],
      tasks: [task],
      workplaces,
      timeline: [],
      measures: [],
      influences: [],
      plan: { plan: [], milestones: [], wheel: [] },
    };
    expect(() => downloadFiles(every, labels.facts.columns)).not.toThrow();
  });
});

describe("a forest plot", () => {
  const points = (html: string) => [...html.matchAll(/class="forest__value" cx="([\d.]+)%"/g)].map((match) => Number(match[1]));
  const plot = (...effects: Partial<Effect>[]) =>
    forestPlot(
      effects.map((one, index) => ({ ...study, id: `s${index}`, effects: [{ ...effect, ...one }] })),
      "aterhamtning",
      tools,
    );

  it("puts what speaks for peer support to the right of the middle", () => {
    expect(points(plot({}))[0]).toBeGreaterThan(50);
    expect(points(plot({ value: -0.2, low: -0.3, high: -0.1 }))[0]).toBeLessThan(50);
  });

  it("turns measures where less is better, and says so", () => {
    const turned = plot({ value: -0.2, low: -0.4, high: -0.02, favours: "lagre" });
    expect(points(turned)[0]).toBe(points(plot({}))[0]);
    expect(turned).toContain(labels.facts.forest.turned);
    expect(plot({})).not.toContain(labels.facts.forest.turned);
  });

  it("puts the newest study first and the undated last", () => {
    const years = ["ca 2010", null, "2019", "2016–2018"].map((year, index) => ({ ...study, id: `s${index}`, year }));
    expect([...forestPlot(years, "aterhamtning", tools).matchAll(/href="\/forskning\/(s\d)\/"/g)].map((match) => match[1])).toEqual(["s2", "s3", "s0", "s1"]);
  });

  it("keeps the numbers of the source in words", () =>
    expect(plot({ value: -0.21, low: -0.4, high: -0.02, favours: "lagre" })).toContain("SMD −0,21 (−0,40 till −0,02)"));
  it("draws no interval where the source gives none", () => expect(plot({ low: null, high: null })).not.toContain("forest__interval"));
  it("draws half and double the risk as far from the middle", () => {
    const ratio = { statistic: "RR", low: null, high: null } as const;
    const [half = 0] = points(plot({ ...ratio, value: 0.5, favours: "lagre" }));
    const [double = 0] = points(plot({ ...ratio, value: 2, favours: "lagre" }));
    expect(half - 50).toBeCloseTo(50 - double);
  });

  it("does not put points of one scale beside standard deviations", () =>
    expect(hasForest([{ ...study, effects: [{ ...effect, statistic: "MD", value: 5.1 }] }], "aterhamtning")).toBe(false));
  it("names the study, and how many took part", () => expect(plot({})).toMatch(/Källan s0<\/a> <span class="forest__people">12\s477 deltagare/));
});

describe("an icon array", () => {
  const counted = {
    ...study,
    effects: [
      {
        ...effect,
        groups: [
          { name: "med", events: 64, total: 218 },
          { name: "utan", events: 83, total: 216 },
        ],
      },
    ],
  };

  it("fills as many of a hundred people as it happened to", () => {
    const [first = "", second = ""] = iconArray(counted, tools).split('icons__group"').slice(1);
    expect(first.match(/icons__person--event/g)).toHaveLength(29);
    expect(second.match(/icons__person--event/g)).toHaveLength(38);
    expect(first.match(/<path/g)).toHaveLength(100);
  });

  it("says in words what it shows", () => expect(iconArray(counted, tools)).toContain('aria-label="med: 29 av 100 (64 av 218)."'));
  it("is nothing where nobody was counted", () => expect(iconArray(study, tools)).toBe(""));
});

describe("facts on a page", () => {
  it("say what is not known of a case", () => {
    const base = {
      id: "a",
      place: "Ort",
      county: null,
      municipality: null,
      types: ["skola"],
      employer: "kommun" as const,
      text: "Något hände.",
      page: null,
      year: "2018",
      strength: "erfarenhet" as const,
      references: ["nsph"],
    };
    expect(caseList([{ ...base, after: null }], workplaces.types, tools)).toContain(labels.facts.cases.afterUnknown);
    expect(caseList([{ ...base, after: "Tjänsten blev fast." }], workplaces.types, tools)).not.toContain(labels.facts.cases.afterUnknown);
  });

  it("tell sourced cells of the matrix from proposed and empty ones, in words too", () => {
    const html = taskMatrix(
      [
        { ...task, workplaces: { boendestod: "kalla", skola: "forslag" } },
        { ...task, workplaces: {} },
      ],
      workplaces.types,
      tools,
    );
    expect(html.match(/matrix__sign--kalla/g)).toHaveLength(2);
    expect(html).toContain(`<span class="visually-hidden">${labels.facts.matrix.forslag}</span>`);
    expect(html.match(new RegExp(`>${labels.facts.matrix.none}<`, "g"))).toHaveLength(2);
  });

  it("put history in order, whatever the order of the file", () => {
    const event = { scope: "Sverige", text: "Något hände.", strength: "belagt", references: [] as string[] } as const;
    const html = timelineList(
      [
        { ...event, references: [], when: "dec 2015", sort: "2015-12" },
        { ...event, references: [], when: "2007", sort: "2007" },
      ],
      tools,
    );
    expect(html.indexOf("2007")).toBeLessThan(html.indexOf("dec 2015"));
  });

  it("ask every question of the self-assessment with three answers and advice", () => {
    const html = selfAssessment(
      [
        {
          id: "roll",
          name: "Roll",
          signs: "S.",
          remedy: "M.",
          question: "Är rollen klar?",
          adviceNo: "Skriv den.",
          advicePartly: "Skriv klart den.",
          page: "/a/b/",
          year: null,
          strength: "forslag",
          references: [],
        },
      ],
      tools,
    );
    expect(html.match(/<input type="radio" name="fraga-roll"/g)).toHaveLength(3);
    expect(html).toContain("<legend>1. Är rollen klar?</legend>");
    expect(html).toContain("Skriv den.");
  });

  it("put studies that weigh many studies before single ones", () => {
    const html = outcomeTable([{ ...study, id: "enskild", kind: "randomiserad" }, study], "aterhamtning", tools);
    expect(html.indexOf("aa2020")).toBeLessThan(html.indexOf("enskild"));
  });

  it("say so where no study has measured an outcome", () => expect(outcomeTable([study], "kostnad", tools)).toContain(labels.facts.outcomeTable.none));
  it("lead from the table of studies to each study", () => expect(studyTable([study], tools)).toContain('<a href="/forskning/aa2020/">'));

  it("draw the plan with a bar for each step, and say it in a table", () => {
    const step = { id: "a", name: "Syfte", phase: "Förbereda", who: ["chef"], page: "/a/b/" };
    const html = planFigure(
      {
        plan: [
          { ...step, from: 1, to: 3 },
          { ...step, id: "b", from: 12, to: 12 },
        ],
        milestones: [{ month: 3, name: "Beslut" }],
        wheel: [],
      },
      tools,
    );
    expect([...html.matchAll(/plan__bar [^>]*width="(\d+)"/g)].map((match) => Number(match[1]))).toEqual([150, 46]);
    expect(html).toContain('<td class="cell--number" data-name="Månad">1–3</td>');
    expect(html).toContain("mån 3: Beslut");
  });

  it("put the names of milestones on lines of their own where they would run together, and within the picture", () => {
    const named = (milestones: readonly { month: number; name: string }[]) =>
      [...planFigure({ plan: [], milestones: [...milestones], wheel: [] }, tools).matchAll(/plan__milestone" y="(\d+)" x="([\d.]+)" text-anchor="(\w+)"/g)].map(
        ([, y, x, anchor]) => [Number(y), Number(x), anchor],
      );
    const [first, second, last] = named([
      { month: 12, name: "Första avstämningen i nämnden" },
      { month: 11, name: "Samtal efter 100 dagar" },
      { month: 3, name: "Beslut" },
    ]);
    expect(first?.[0]).toBe(second?.[0]);
    expect(Number(last?.[0])).toBeGreaterThan(Number(first?.[0]));
    expect(last?.slice(1)).toEqual([858, "end"]);
  });

  it("write the words of a copy as text, whatever signs they hold", () => {
    const words = structuredClone(tools.words);
    words.tasks.task = "Vem & <vad>";
    words.cases.employer = "<b>Chef</b>";
    expect(taskTables([task], { ...tools, words })).toContain('<th scope="col">Vem &amp; &lt;vad&gt;</th>');
    const one = { id: "x", place: "Ort", county: null, municipality: null, types: [], text: "Något.", after: null, page: null, year: null } as const;
    expect(caseList([{ ...one, types: [], employer: "kommun", strength: "erfarenhet", references: ["nsph"] }], [], { ...tools, words })).not.toContain("<b>");
  });

  it("number the year's wheel like its list", () => {
    const stop = { what: "Gör det.", page: "/a/b/" };
    const html = wheelFigure(
      {
        plan: [],
        milestones: [],
        wheel: [
          { ...stop, month: 11, name: "Sent" },
          { ...stop, month: 2, name: "Tidigt" },
        ],
      },
      tools,
    );
    expect(html.indexOf("Tidigt")).toBeLessThan(html.indexOf("Sent"));
    expect([...html.matchAll(/wheel__number"[^>]*>(\d+)</g)].map((match) => match[1])).toEqual(["1", "2"]);
  });

  it("write numbers as Swedish does", () => expect([numberText(-0.4, 2), numberText(12477), numberText(0.2)]).toEqual(["−0,40", "12\u00a0477", "0,2"]));
});

describe("a study in the data", () => {
  const extra = { references: [source("aa2020", ["Alm"], 2020)], facts: { studies: [study] } };

  it("has a page of its own, with the finding first and what we make of it marked", () => {
    const made = pageOf(handbookOf({ "rollen/etik.md": page("Hej.") }, extra), "forskning/aa2020");
    expect(made.title).toBe("Alm 2020, metaanalys");
    expect(made.summary).toBe(study.finding);
    expect(made.references).toEqual(["aa2020"]);
    expect(made.html).toContain('<aside class="box box--resonemang"');
    expect(made.headings.map(({ text }) => text)).toEqual(["Vad man undersökte", "I siffror", "Begränsningar", "Vad ni kan dra av det"]);
  });

  it("is told in plain words, a line a block, without drawings and citations", () => {
    const made = pageOf(handbookOf({ "rollen/etik.md": page("Hej.") }, extra), "forskning/aa2020");
    expect(made.text).toContain("Slags studie\nMetaanalys\nPlats\nDanmark\n");
    expect(made.text).not.toMatch(/Alm 2020\)|−0,8/);
  });

  it("brings its chapter with it, which can be linked to although nobody has written a page there", () => {
    const { handbook, faults } = bind({ "rollen/etik.md": page("Läs [forskningen](/forskning/) eller [som PDF](/pdf/kapitel/forskning.pdf).") }, extra);
    expect(faults).toEqual([]);
    expect(handbook?.chapters.map(({ id, pages }) => `${id} ${pages.length}`)).toEqual(["rollen 1", "forskning 1", "kallor 0"]);
  });

  it("stands in for a draft at its address", () => {
    const files = { "rollen/etik.md": page("[En studie](/forskning/aa2020/)."), "forskning/aa2020.md": page("Egen text.", { utkast: "true" }) };
    expect(bind(files, extra).faults).toEqual([]);
  });

  it("can be linked to", () => expect(bind({ "rollen/etik.md": page("Läs [studien](/forskning/aa2020/).") }, extra).faults).toEqual([]));
  it("gives way to a page that an editor has written", () => {
    const handbook = handbookOf({ "forskning/aa2020.md": page("Egen text [@aa2020].", { titel: "Min sida", kalla: "aa2020" }) }, extra);
    expect(pageOf(handbook, "forskning/aa2020").title).toBe("Min sida");
  });
});
