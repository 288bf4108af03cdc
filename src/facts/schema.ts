/** What editors may write in the data files of `_data` that are neither sources nor the map. One table per file; every row says where it comes from. */
import * as z from "zod";
import { audienceIds, type Audience } from "../content/chapters.ts";
import { countyPattern, municipalityPattern, yearPattern } from "../content/patterns.ts";
import { id, pageAddress, sentence, short, strengths } from "./fields.ts";
import { decksSchema } from "./slides.ts";

/** Null where nothing is dated. */
const year = z.string().regex(yearPattern).nullable();

/** What every row of facts carries. */
const claim = {
  year,
  strength: z.enum(strengths),
  /** Ids in `references.json`; empty only for a proposal. */
  references: z.array(z.string().min(1)),
};

/** The outcomes that studies are sorted by: each has a page of its own in the research chapter, with this name as address. */
export const outcomeIds = [
  "aterhamtning",
  "egenmakt",
  "hopp",
  "sjalvstigma",
  "natverk",
  "livskvalitet",
  "symtom",
  "vardutnyttjande",
  "kostnad",
  "risker",
  "peer-supportrarnas-halsa",
  "arbetsplatsen",
] as const;

/** Sorts of studies, from those that weigh many studies together to those that advise. */
export const studyKinds = [
  "metaanalys",
  "oversikt",
  "randomiserad",
  "klusterrandomiserad",
  "uppfoljning",
  "intervjuer",
  "utvardering",
  "instrument",
  "kostnad",
  "vagledning",
  "pagaende",
] as const;

const studyAreas = ["Sverige", "Norden", "internationellt"] as const;
/** Better with peer support; no difference; mixed; not a measure of effect; a result that we have not seen. */
export const directions = ["+", "0", "±", "–", "?"] as const;
/**
 * Effect measures. SMD, g and d: standardised mean difference (Cohen 1988; Hedges 1981), in standard deviations; MD: mean difference, in the scale's own
 * points; RR and OR: risk and odds ratio, 1 means no difference.
 */
const statistics = ["SMD", "g", "d", "MD", "RR", "OR"] as const;

const count = z.int().min(0);

export const effect = z.strictObject({
  outcome: z.enum(outcomeIds),
  measure: short.nullable(),
  text: sentence,
  direction: z.enum(directions),
  statistic: z.enum(statistics).nullable(),
  value: z.number().nullable(),
  /** Ends of the confidence interval that the source gives. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Which side of no difference speaks for peer support. */
  favours: z.enum(["hogre", "lagre"]).nullable(),
  /** How many people this figure rests on, where they are not those of the whole study. */
  people: z.int().min(1).optional(),
  /** People with an event, of all in each group. */
  groups: z
    .array(z.strictObject({ name: short, events: count, total: z.int().min(1) }))
    .length(2)
    .nullable(),
});

/** `studies.json`: one row a study, review or guide. Its id is that of its reference, and the name of its page in the address. */
const studies = z.array(
  z.strictObject({
    id,
    name: short.nullable(),
    /** In everyday words: the summary of the study's page. */
    finding: z.string().min(20).max(300),
    kind: z.enum(studyKinds),
    area: z.enum(studyAreas),
    place: short,
    people: z.int().min(1).nullable(),
    studies: z.int().min(1).nullable(),
    setting: sentence,
    support: sentence.nullable(),
    comparison: sentence.nullable(),
    effects: z.array(effect),
    limits: z.array(sentence),
    meaning: sentence,
    ...claim,
  }),
);

/** `timeline.json`. `sort` puts undated decades first: "1970", "2015-12". */
const timeline = z.array(
  z.strictObject({
    when: short,
    sort: z.string().regex(/^\d{4}(?:-\d{2}){0,2}$/),
    scope: z.enum(["Sverige", "internationellt"]),
    text: sentence,
    strength: claim.strength,
    references: claim.references,
  }),
);

/** `measures.json`: what can be followed up, and when. */
const measures = z.array(
  z.strictObject({
    id,
    name: short,
    kind: z.enum(["resultat", "process", "sakerhet"]),
    measures: sentence,
    swedish: sentence.nullable(),
    seen: sentence.nullable(),
    advice: sentence,
    when: z.array(z.enum(["start", "halvar", "ar", "lopande"])).min(1),
    choice: z.enum(["forstaval", "bra", "tillval", "avrads"]),
    ...claim,
  }),
);

/** `influences.json`: what goes wrong, what helps, and the question a workplace can ask itself. */
const influences = z.array(
  z.strictObject({
    id,
    name: short,
    signs: sentence,
    remedy: sentence,
    question: sentence,
    adviceNo: sentence,
    advicePartly: sentence,
    page: pageAddress,
    /** Our proposal: the answer ought to be yes before the workplace advertises. */
    beforeAdvert: z.boolean().optional(),
    ...claim,
    /** How many of the reviewed publications name it. */
    share: z.strictObject({ percent: z.int().min(1).max(100), what: short, reference: z.string().min(1) }).optional(),
  }),
);

/** `workplaces.json`: sorts of workplaces, and every case a source tells of. */
const workplaces = z.strictObject({
  types: z.array(z.strictObject({ id, page: pageAddress, name: short, principal: z.enum(["region", "kommun", "båda"]), brief: sentence, ...claim })),
  cases: z.array(
    z.strictObject({
      id,
      place: short,
      county: z.string().regex(countyPattern).nullable(),
      municipality: z.string().regex(municipalityPattern).nullable(),
      types: z.array(id),
      employer: z.enum(["region", "kommun", "brukarorganisation", "ideell", "okänd"]),
      text: sentence,
      /** What is known of the time after; null: nothing. */
      after: sentence.nullable(),
      page: pageAddress.nullable(),
      ...claim,
    }),
  ),
});

/** `tasks.json`: the tasks of the role, and where they fit. `number` is the place in our count of 21; null for those that other sources add. */
const tasks = z.array(
  z.strictObject({
    id,
    number: z.int().min(1).nullable(),
    page: pageAddress,
    name: short,
    brief: sentence,
    group: short,
    /** By workplace id: a source names the task there, or we propose it. */
    workplaces: z.record(id, z.enum(["kalla", "forslag"])),
    ...claim,
  }),
);

/** `countries.json`: what sources say of other countries, in the order shown. */
const countries = z.array(
  z.strictObject({
    id,
    name: short,
    part: z.enum(["Norden och Baltikum", "Övriga Europa", "Övriga världen"]),
    text: sentence,
    page: pageAddress.nullable(),
    ...claim,
  }),
);

const month = z.int().min(1).max(12);

/** `plan.json`: our proposals for the first twelve months and for a year that comes back. */
const plan = z.strictObject({
  plan: z.array(z.strictObject({ id, name: short, phase: short, from: month, to: month, who: z.array(short).min(1), page: pageAddress })),
  milestones: z.array(z.strictObject({ month, name: short })),
  wheel: z.array(z.strictObject({ month, name: short, what: sentence, page: pageAddress })),
});

/** `readingPaths.json`: for each sort of reader what to read, in order, and what to do then. */
const readingPaths = z.partialRecord(
  z.enum(audienceIds),
  z.strictObject({
    lead: sentence,
    steps: z.array(z.strictObject({ page: pageAddress, why: sentence })).min(1),
    next: z.array(z.strictObject({ page: pageAddress, what: sentence })),
  }),
);

/** What every drawn figure says: its name, and the line below it that tells whose it is. */
const drawn = { title: short, caption: sentence, ...claim };
/** All that the drawing shows, in words. */
const description = sentence;
const part = { name: short, text: sentence };
const threeParts = z.tuple([z.strictObject(part), z.strictObject(part), z.strictObject(part)]);

/** `illustrations.json`: figures whose drawing is made for them. The drawing has their numbers, the list beside it their words. */
const illustrations = z.array(
  z.discriminatedUnion("id", [
    /** Knowledge that goes round between two: there, back, and what becomes of it. */
    z.strictObject({
      id: z.literal("kretslopp"),
      ...drawn,
      description,
      ends: z.tuple([short, short]),
      parts: threeParts,
    }),
    /** Layers within each other, the outermost first. */
    z.strictObject({ id: z.literal("lager"), ...drawn, description, parts: threeParts }),
    /** Who employs the one who works at a workplace, and whether there is an agreement between the two. */
    z.strictObject({
      id: z.literal("anstallning"),
      ...drawn,
      ends: z.tuple([short, short]),
      parts: z.array(z.strictObject({ ...part, employer: z.enum(["organisation", "workplace"]), hasAgreement: z.boolean() })).min(2),
    }),
  ]),
);

const budgetRow = z.strictObject({
  id,
  name: short,
  /** What a source tells about it; never an amount to reckon with. */
  text: sentence.nullable(),
  page: pageAddress.nullable(),
  strength: claim.strength,
  references: claim.references,
});

/** `budget.json`: the rows of the worksheet for three years. It has no amounts: those are the reader's. */
const budget = z.strictObject({ costs: z.array(budgetRow).min(1), income: z.array(budgetRow).min(1) });

/** `reviewed.json`: the day each table was last reviewed. The pages made of it carry that day. */
const reviewed = z.partialRecord(
  z.enum(["studies", "timeline", "measures", "influences", "workplaces", "tasks", "countries", "plan", "budget", "regions"]),
  z.iso.date(),
);

/** `readersWords.json`: how readers ask for a page, in their own words and not in the page's. Search alone reads it; nothing of it is shown. */
const readersWords = z.array(z.strictObject({ page: pageAddress, words: z.array(z.string().min(2).max(100)).min(1) }));

/** File name, without ending → what may be in it. */
export const factSchemas = {
  studies,
  timeline,
  measures,
  influences,
  workplaces,
  tasks,
  countries,
  plan,
  budget,
  readingPaths,
  illustrations,
  reviewed,
  slides: decksSchema,
  readersWords,
} as const;

export type FactFile = keyof typeof factSchemas;
export const factFiles = Object.keys(factSchemas) as readonly FactFile[];

/** All facts of a handbook. A file that the data folder lacks is absent. */
export type Facts = { readonly [file in FactFile]?: z.output<(typeof factSchemas)[file]> };

export type Study = NonNullable<Facts["studies"]>[number];
export type Effect = Study["effects"][number];
export type OutcomeId = Effect["outcome"];
export type TimelineEvent = NonNullable<Facts["timeline"]>[number];
export type Measure = NonNullable<Facts["measures"]>[number];
export type Influence = NonNullable<Facts["influences"]>[number];
export type WorkplaceType = NonNullable<Facts["workplaces"]>["types"][number];
export type WorkplaceCase = NonNullable<Facts["workplaces"]>["cases"][number];
export type Country = NonNullable<Facts["countries"]>[number];
export type Task = NonNullable<Facts["tasks"]>[number];
export type Plan = NonNullable<Facts["plan"]>;
export type Illustration = NonNullable<Facts["illustrations"]>[number];
export type Budget = NonNullable<Facts["budget"]>;
export type BudgetRow = Budget["costs"][number];
export type DeckRow = NonNullable<Facts["slides"]>[number];
export type SlideRow = DeckRow["slides"][number];
export type ReadingPlan = NonNullable<NonNullable<Facts["readingPaths"]>[Audience]>;
