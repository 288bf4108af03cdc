/** The tables of facts as files for spreadsheets and other programs: `data/studier.csv`, `data/studier.json`. */
import * as z from "zod";
import { csv } from "../content/csv.ts";
import { effect, factSchemas, type Facts } from "./schema.ts";

/** A row as it is published: flat enough for a spreadsheet once lists are joined. */
type Row = Readonly<Record<string, unknown>>;

/** The rows of a table; undefined where the handbook lacks the file. */
type RowsOf = (facts: Facts) => readonly Row[] | undefined;

/** By file name without ending: Swedish, since it is an address. */
const downloads = {
  studier: ({ studies }) => studies?.map(({ effects, ...study }) => ({ ...study, outcomes: [...new Set(effects.map(({ outcome }) => outcome))] })),
  effekter: ({ studies }) => studies?.flatMap(({ id, effects }) => effects.map((effect) => ({ study: id, ...effect, references: [id] }))),
  tidslinje: ({ timeline }) => timeline,
  matt: ({ measures }) => measures,
  hinder: ({ influences }) => influences,
  arbetsplatser: ({ workplaces }) => workplaces?.types,
  fall: ({ workplaces }) => workplaces?.cases,
  uppgifter: ({ tasks }) => tasks,
  lander: ({ countries }) => countries,
  tolvmanadersplan: ({ plan }) => plan?.plan,
  arshjul: ({ plan }) => plan?.wheel,
} as const satisfies Readonly<Record<string, RowsOf>>;

const { studies, timeline, measures, influences, workplaces, tasks, countries, plan } = factSchemas;

/** The shape of each table as JSON. */
export const downloadSchemas = {
  studier: z.array(studies.element.omit({ effects: true }).extend({ outcomes: z.array(effect.shape.outcome) })),
  effekter: z.array(effect.extend({ study: z.string().min(1), references: z.array(z.string().min(1)) })),
  tidslinje: timeline,
  matt: measures,
  hinder: influences,
  arbetsplatser: workplaces.shape.types,
  fall: workplaces.shape.cases,
  uppgifter: tasks,
  lander: countries,
  tolvmanadersplan: plan.shape.plan,
  arshjul: plan.shape.wheel,
} as const satisfies Readonly<Record<DownloadName, z.ZodType>>;

export type DownloadName = keyof typeof downloads;

/** The tables that a handbook has. */
const tablesIn = (facts: Facts) =>
  Object.entries<RowsOf>(downloads).flatMap(([name, rowsOf]) => {
    const rows = rowsOf(facts);
    return rows === undefined ? [] : [{ name, rows }];
  });

/** Addresses from the root, without ending, of the tables that a handbook has: `/data/studier`. */
export function downloadAddresses(facts: Facts): readonly string[] {
  return tablesIn(facts).map(({ name }) => `/data/${name}`);
}

/** Swedish names of columns, by key. */
type ColumnNames = Readonly<Record<string, string>>;

/** Every table as CSV and JSON, by path in the output. CSV has the columns' Swedish names and joins lists with semicolons; JSON keeps the keys. */
export function downloadFiles(facts: Facts, columns: ColumnNames): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { name, rows } of tablesIn(facts)) {
    const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const named = keys.map((key) => {
      const column = columns[key];
      if (column === undefined) throw new Error(`labels.json has no name for the column ${key} of ${name}.csv`);
      return column;
    });
    files.set(`data/${name}.csv`, csv([named, ...rows.map((row) => keys.map((key) => cell(row[key])))]));
    files.set(`data/${name}.json`, `${JSON.stringify(rows, null, 2)}\n`);
  }
  return files;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(cell).join("; ");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([key, inner]) => `${key}: ${cell(inner)}`)
      .join(", ");
  return String(value as string | number | boolean);
}
