/** The shape of the map as `handbok.json` and `karta/regioner.json` publish it. */
import * as z from "zod";
import type { MapModel } from "./model.ts";
import { statuses, strengths } from "./schema.ts";

const text = z.string().min(1);
const references = z.array(text);
/** Across and down, in map pixels. */
const point = z.tuple([z.number(), z.number()]);
const status = z.enum(statuses);
const knownStatus = z.enum(statuses).exclude(["unknown"]);

const finding = { status, year: text.nullable(), strength: z.enum(strengths).nullable(), text: text.nullable(), references };
const place = { code: text, name: text };
const site = { place: text, municipality: text, activity: text, year: text.nullable(), references };
const dated = {
  level: z.enum(["region", "municipality"]),
  county: text,
  status: knownStatus,
  year: z.int().nullable(),
  when: text.nullable(),
  text,
  references,
};
const region = { ...finding, code: text, name: text, county: text, label: text };
const latestYear = z.int().nullable();

/** The map in `handbok.json`. */
export const mapModelSchema: z.ZodType<MapModel> = z.strictObject({
  viewBox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  regions: z.array(
    z.strictObject({
      ...region,
      path: text,
      coarse: text,
      anchor: point,
      municipalities: z.array(z.strictObject({ ...finding, municipalities: z.array(z.strictObject({ ...place, point })) })),
      sites: z.array(z.strictObject({ ...site, point })),
    }),
  ),
  lakes: z.string(),
  lakesCoarse: z.string(),
  otherSeats: z.array(point),
  history: z.array(z.strictObject({ ...dated, places: z.array(z.strictObject({ ...place, point })) })),
  latestYear,
  attribution: text,
  licence: text,
  outlinesDate: z.iso.date(),
});

/** `karta/regioner.json`: the facts without geometry. */
export const mapFileSchema = z.strictObject({
  title: text,
  period: z.string(),
  latestYear,
  history: z.array(z.strictObject({ ...dated, places: z.array(z.strictObject(place)) })),
  statuses: z.record(status, z.unknown()),
  regions: z.array(
    z.strictObject({
      ...region,
      municipalities: z.array(z.strictObject({ ...finding, ...place })),
      sites: z.array(z.strictObject(site)),
    }),
  ),
});
