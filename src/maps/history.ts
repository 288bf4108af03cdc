/** When it is known of whom: dated evidence year by year, and the undated apart. */
import * as z from "zod";
import { countyPattern, municipalityPattern } from "../content/patterns.ts";
import type { Point } from "./geometry.ts";
import type { RegionOutlines } from "./outlines.ts";
import type { MunicipalitiesData, RegionsData } from "./schema.ts";
import type { KnownStatus, Status } from "./status.ts";

/** `regionHistory.json`: one row a finding, in the order of years, the undated last. */
export const historySchema = z.array(
  z.strictObject({
    /** Code of one county, or codes of municipalities in one county that did it together. */
    codes: z.array(z.string().regex(new RegExp(`${countyPattern.source}|${municipalityPattern.source}`))).min(1),
    status: z.enum(["A", "B", "C"]),
    /** The year from which it counts; of a span that is a guess, the last year. Null: undated. */
    from: z.int().min(1900).max(2100).nullable(),
    /** As the source dates it: "maj 2016", "ca 2018–2019". */
    when: z.string().min(4).max(30).nullable(),
    text: z.string().min(20).max(200),
    references: z.array(z.string().min(1)).min(1),
  }),
);

export type HistoryData = z.output<typeof historySchema>;

/** One finding about a region, or about municipalities of one county. */
export interface DatedFinding {
  readonly level: "region" | "municipality";
  /** SCB code of the county. */
  readonly county: string;
  readonly places: readonly { readonly code: string; readonly name: string; readonly point: Point }[];
  readonly status: KnownStatus;
  /** Null: undated. */
  readonly year: number | null;
  readonly when: string | null;
  readonly text: string;
  /** Ids of references. */
  readonly references: readonly string[];
}

/** A fault told to the editor, in Swedish. */
export interface HistoryFault {
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly write: string;
}

const strength: Readonly<Record<Status, number>> = { A: 3, B: 2, C: 1, unknown: 0 };
const stronger = (a: Status, b: Status): Status => (strength[a] >= strength[b] ? a : b);
const yearsIn = (text: string | null) => [...(text ?? "").matchAll(/\d{4}/g)].map(([year]) => Number(year));

/**
 * Faults that only several files together show: unknown codes and sources, years that the wording denies, and whatever the history says otherwise than the
 * map: both must give a place the same status and the same latest year.
 */
export function findHistoryFaults(
  history: HistoryData,
  outlines: RegionOutlines,
  regions: RegionsData,
  { municipalities }: MunicipalitiesData,
  references: ReadonlySet<string>,
): HistoryFault[] {
  const faults: HistoryFault[] = [];
  const known = new Set([...outlines.regions, ...outlines.seats].map(({ code }) => code));
  for (const [index, { codes, from, when, references: cited }] of history.entries()) {
    const fault = (key: string, what: string, write: string) => faults.push({ path: [index, key], what, write });
    for (const code of codes) if (!known.has(code)) fault("codes", `Koden ${code} finns inte.`, "skriv SCB:s kod för länet eller kommunen");
    if (new Set(codes.map((code) => code.slice(0, 2))).size > 1) fault("codes", "Raden gäller flera län.", "skriv en rad per län");
    if (codes.length > 1 && codes.some((code) => code.length === 2)) fault("codes", "Raden gäller både län och kommun.", "skriv en rad per region");
    if ((from === null) !== (when === null)) fault("when", "Raden har bara det ena av from och when.", "skriv båda, eller null för båda");
    if (from !== null && when !== null && !yearsIn(when).includes(from)) fault("from", `Året ${from} står inte i ”${when}”.`, "skriv ett år som står i when");
    const previous = history[index - 1];
    if (previous !== undefined && (previous.from ?? Infinity) > (from ?? Infinity))
      fault("from", "Raden står på fel plats.", "ordna raderna efter år, odaterade sist");
    for (const id of cited) if (!references.has(id)) fault("references", `Källan ”${id}” finns inte i references.json.`, "skriv ett id som finns där");
  }

  const claims = [
    ...regions.map(({ code, ...claim }) => ({ code, claim })),
    ...municipalities.flatMap(({ places, ...claim }) => Object.keys(places).map((code) => ({ code, claim }))),
  ];
  const latest = (years: readonly number[]) => (years.length === 0 ? null : Math.max(...years));
  for (const { code, claim } of claims) {
    const rows = history.filter(({ codes }) => codes.includes(code));
    const status = rows.reduce<Status>((best, row) => stronger(best, row.status), "unknown");
    const [told, shown] = [latest(rows.flatMap(({ when }) => yearsIn(when))), latest(yearsIn(claim.year))];
    if (status !== claim.status)
      faults.push({
        path: [],
        what: `Raderna om ${code} ger status ${status}, men kartan har ${claim.status}.`,
        write: "låt regionHistory.json säga samma sak som regions.json och municipalities.json",
      });
    else if (told !== shown)
      faults.push({
        path: [],
        what: `Raderna om ${code} slutar ${told ?? "utan år"}, men kartan har ${shown ?? "inget år"}.`,
        write: "lägg till raden som saknas, eller rätta året",
      });
  }
  for (const code of new Set(history.flatMap(({ codes }) => codes).filter((code) => known.has(code) && !claims.some((claim) => claim.code === code))))
    faults.push({ path: [], what: `Kommun ${code} finns inte på kartan.`, write: "lägg till kommunen i municipalities.json, eller ta bort raden" });
  return faults;
}

/** Binds the rows to names and places. Call `findHistoryFaults` first. */
export function bindHistory(history: HistoryData, outlines: RegionOutlines, regions: RegionsData): readonly DatedFinding[] {
  const seats = new Map(outlines.seats.map((seat) => [seat.code, seat]));
  const anchors = new Map(outlines.regions.map(({ code, anchor }) => [code, anchor]));
  const names = new Map(regions.map(({ code, label }) => [code, label]));
  const placeOf = (code: string) => {
    const seat = seats.get(code);
    const anchor = anchors.get(code);
    if (seat !== undefined) return { code, name: seat.name, point: seat.point };
    if (anchor === undefined) throw new Error(`The map lacks ${code}.`);
    return { code, name: names.get(code) ?? code, point: anchor };
  };
  return history.map(({ codes, from, ...row }) => ({
    ...row,
    level: codes[0]?.length === 2 ? "region" : "municipality",
    county: String(codes[0]).slice(0, 2),
    places: codes.map(placeOf),
    year: from,
  }));
}

/** What dated evidence had shown by the end of a year. It says what was known to have happened, not that it went on. */
export interface YearState {
  readonly year: number;
  /** By code; a place without dated evidence is absent. */
  readonly regions: ReadonlyMap<string, KnownStatus>;
  readonly municipalities: ReadonlyMap<string, KnownStatus>;
  /** Findings that gave a place its status this year. */
  readonly news: readonly DatedFinding[];
}

/** Every year from the first dated finding to the last, also those without news. */
export function yearStates(history: readonly DatedFinding[]): readonly YearState[] {
  const dated = history.flatMap((finding) => (finding.year === null ? [] : [{ ...finding, year: finding.year }]));
  if (dated.length === 0) return [];
  const years = dated.map(({ year }) => year);
  const first = Math.min(...years);
  const statuses = { region: new Map<string, KnownStatus>(), municipality: new Map<string, KnownStatus>() };
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => {
    const year = first + index;
    const before = { region: new Map(statuses.region), municipality: new Map(statuses.municipality) };
    const here = dated.filter((finding) => finding.year === year);
    for (const { level, places, status } of here)
      for (const { code } of places) statuses[level].set(code, stronger(status, statuses[level].get(code) ?? "unknown") as KnownStatus);
    const raised = (finding: DatedFinding) =>
      finding.places.some(({ code }) => {
        const now = statuses[finding.level].get(code);
        return now === finding.status && before[finding.level].get(code) !== now;
      });
    return { year, regions: new Map(statuses.region), municipalities: new Map(statuses.municipality), news: here.filter(raised) };
  });
}
