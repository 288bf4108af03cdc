import * as z from "zod";
import { audienceIds, chapterIds, materialIds, programmeIds } from "../content/chapters.ts";
import { factSchemas } from "../facts/schema.ts";
import { siteSchema } from "../content/site.ts";
import { mapModelSchema } from "../maps/modelSchema.ts";
import type { Handbook } from "./model.ts";

const text = z.string().min(1);
const words = z.array(z.string());

const pageSchema = z.strictObject({
  id: z.string(),
  url: z.string().regex(/^\/(?:[a-z0-9-]+\/)*$/),
  source: text.optional(),
  chapter: z.enum(chapterIds).optional(),
  kind: z.enum(["start", "chapter", "article", "news"]),
  order: z.int().min(0),
  title: text,
  summary: z.string(),
  reviewed: z.iso.date().optional(),
  due: z.iso.date().optional(),
  published: z.iso.date().optional(),
  audiences: z.array(z.enum(audienceIds)),
  synonyms: words,
  handout: z.union([text, z.literal(true)]).optional(),
  formerUrls: words,
  limits: z.strictObject({ does: words, doesNot: words, never: words }).optional(),
  section: text.optional(),
  unlisted: z.literal(true).optional(),
  proposal: z.literal(true).optional(),
  easyReadOf: text.optional(),
  language: text.optional(),
  translationOf: text.optional(),
  changes: z.array(z.strictObject({ date: z.iso.date(), text })).optional(),
  course: z
    .strictObject({ programme: z.enum(programmeIds), day: z.int().optional(), minutes: z.int().optional(), group: text.optional(), materials: words })
    .optional(),
  materialKind: z.enum(materialIds).optional(),
  form: z.literal(true).optional(),
  days: z.int().optional(),
  study: text.optional(),
  place: z.strictObject({ county: text.optional(), municipality: text.optional() }).optional(),
  html: z.string(),
  text: z.string(),
  headings: z.array(z.strictObject({ id: text, level: z.int(), text })),
  words: z.int(),
  minutes: z.int().min(1),
  references: words,
});

/** The shape of `handbok.json`. Other programs start here, so it changes only with `formatVersion`. */
export const publicModelSchema = z.strictObject({
  formatVersion: z.literal(1),
  site: z.strictObject({ ...siteSchema.shape, url: z.string() }),
  start: pageSchema,
  chapters: z.array(z.strictObject({ id: z.enum(chapterIds), number: z.int(), title: text, url: text, opening: pageSchema, pages: z.array(pageSchema) })),
  references: z.array(z.strictObject({ id: text, label: text, html: text, text, url: text.optional(), kind: text, citedBy: words })),
  terms: z.array(z.strictObject({ id: text, name: text, otherNames: words, html: z.string(), text: z.string() })),
  facts: z.strictObject(factSchemas).partial(),
  map: mapModelSchema.optional(),
  redirects: z.array(z.strictObject({ from: text, to: text })),
});

/** The handbook as published, checked against its own schema. Throws where the program, not an editor, went wrong. */
export const publicModel = (handbook: Handbook): string => [...publicModelParts(handbook)].join("");

/** The same in pieces of a page each: one text of thousands of pages takes hundreds of megabytes, several times over while it is written. */
export function* publicModelParts({ names: _names, ...handbook }: Handbook): Generator<string> {
  yield* jsonParts(publicModelSchema.parse({ formatVersion: 1, ...handbook }), modelDepth);
  yield "\n";
}

/** The model, its chapters, a chapter, its pages: a page is a piece. */
const modelDepth = 4;

/** What `JSON.stringify` makes of a value of plain data, in pieces: what lies deeper is a piece of its own. */
function* jsonParts(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || typeof value !== "object" || value === null) {
    yield JSON.stringify(value);
    return;
  }
  const isList = Array.isArray(value);
  const entries = isList ? value.map((item: unknown) => ["", item] as const) : Object.entries(value).filter(([, item]) => item !== undefined);
  yield isList ? "[" : "{";
  for (const [index, [key, item]] of entries.entries()) {
    yield `${index === 0 ? "" : ","}${isList ? "" : `${JSON.stringify(key)}:`}`;
    yield* jsonParts(item, depth - 1);
  }
  yield isList ? "]" : "}";
}
