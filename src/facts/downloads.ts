/** The tables of facts as files for spreadsheets and other programs: `data/studier.csv`, `data/studier.json`. */
import { csv } from "../content/csv.ts";
import type { Facts } from "./schema.ts";

/** A row as it is published: flat enough for a spreadsheet once lists are joined. */
type Row = Readonly<Record<string, unknown>>;

interface Download {
  /** File name without ending; Swedish, since it is an address. */
  readonly name: string;
  /** Undefined where the handbook lacks the file. */
  readonly rows: (facts: Facts) => readonly Row[] | undefined;
}

const downloads: readonly Download[] = [
  {
    name: "studier",
    rows: ({ studies }) => studies?.map(({ effects, ...study }) => ({ ...study, outcomes: [...new Set(effects.map(({ outcome }) => outcome))] })),
  },
  { name: "effekter", rows: ({ studies }) => studies?.flatMap(({ id, effects }) => effects.map((effect) => ({ study: id, ...effect, references: [id] }))) },
  { name: "tidslinje", rows: ({ timeline }) => timeline },
  { name: "matt", rows: ({ measures }) => measures },
  { name: "hinder", rows: ({ influences }) => influences },
  { name: "arbetsplatser", rows: ({ workplaces }) => workplaces?.types },
  { name: "fall", rows: ({ workplaces }) => workplaces?.cases },
  { name: "uppgifter", rows: ({ tasks }) => tasks },
  { name: "tolvmanadersplan", rows: ({ plan }) => plan?.plan },
  { name: "arshjul", rows: ({ plan }) => plan?.wheel },
];

/** Addresses from the root, without ending, of the tables that a handbook has: `/data/studier`. */
export function downloadAddresses(facts: Facts): readonly string[] {
  return downloads.filter(({ rows }) => rows(facts) !== undefined).map(({ name }) => `/data/${name}`);
}

/** Swedish names of columns, by key. */
export type ColumnNames = Readonly<Record<string, string>>;

/** Every table as CSV and JSON, by path in the output. CSV has the columns' Swedish names and joins lists with semicolons; JSON keeps the keys. */
export function downloadFiles(facts: Facts, columns: ColumnNames): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { name, rows } of downloads) {
    const found = rows(facts);
    if (found === undefined) continue;
    const keys = [...new Set(found.flatMap((row) => Object.keys(row)))];
    const named = keys.map((key) => {
      const column = columns[key];
      if (column === undefined) throw new Error(`labels.json has no name for the column ${key} of ${name}.csv`);
      return column;
    });
    files.set(`data/${name}.csv`, csv([named, ...found.map((row) => keys.map((key) => cell(row[key])))]));
    files.set(`data/${name}.json`, `${JSON.stringify(found, null, 2)}\n`);
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
