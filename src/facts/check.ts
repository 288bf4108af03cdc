/** Faults of the data files that a schema cannot see, because they show only when rows and files are compared. */
import { nearest } from "../content/explain.ts";
import type { Effect, FactFile, Facts, Plan, Study, Task, WorkplaceCase } from "./schema.ts";
import { findDeckFaults } from "./slides.ts";

type Path = readonly (string | number)[];

export interface FactFault {
  readonly file: FactFile;
  /** Where in the file the value is, so that its line can be found. */
  readonly path: Path;
  readonly what: string;
  /** The cure. */
  readonly write: string;
}

/** What rows may point at. */
export interface Known {
  readonly references: ReadonlySet<string>;
  /** Codes of counties and municipalities. */
  readonly places: ReadonlySet<string>;
  /** Whether a file is without faults of its own: rows that point into one with faults are not to blame. */
  readonly isReadable: (file: FactFile) => boolean;
}

/** Rows of one sort, and where they stand. */
interface Table<Row> {
  readonly file: FactFile;
  readonly path: Path;
  readonly rows: readonly Row[];
}

interface Claim {
  readonly strength: string;
  readonly references: readonly string[];
}

/** Every fault that only rows beside each other show. Addresses of pages are checked with the pages. */
export function findFactFaults(facts: Facts, known: Known): FactFault[] {
  const {
    studies = [],
    timeline = [],
    measures = [],
    influences = [],
    workplaces,
    tasks = [],
    countries = [],
    plan,
    budget,
    illustrations = [],
    slides = [],
  } = facts;
  const types = workplaces?.types ?? [];
  const cases = workplaces?.cases ?? [];
  const claims: readonly Table<Claim & { readonly id?: string }>[] = [
    { file: "timeline", path: [], rows: timeline },
    { file: "measures", path: [], rows: measures },
    { file: "influences", path: [], rows: influences },
    { file: "workplaces", path: ["types"], rows: types },
    { file: "workplaces", path: ["cases"], rows: cases },
    { file: "tasks", path: [], rows: tasks },
    { file: "illustrations", path: [], rows: illustrations },
    { file: "countries", path: [], rows: countries },
    { file: "budget", path: ["costs"], rows: budget?.costs ?? [] },
    { file: "budget", path: ["income"], rows: budget?.income ?? [] },
  ];
  const named = [
    ...claims,
    { file: "studies", path: [], rows: studies },
    { file: "plan", path: ["plan"], rows: plan?.plan ?? [] },
    { file: "slides", path: [], rows: slides },
  ] as const;
  const workplaceIds = known.isReadable("workplaces") ? new Set(types.map(({ id }) => id)) : undefined;
  return [
    ...named.flatMap(repeatedIds),
    ...claims.flatMap((table) => claimFaults(table, known)),
    ...studies.flatMap((study, row) => studyFaults(study, row, known)),
    ...influences.flatMap(({ share }, row) => (share === undefined ? [] : unknownSource("influences", [row, "share", "reference"], share.reference, known))),
    ...cases.flatMap((one, row) => caseFaults(one, row, workplaceIds, known)),
    ...taskFaults(tasks, workplaceIds),
    ...planFaults(plan),
    ...findDeckFaults(slides, known.references),
  ];
}

function repeatedIds({ file, path, rows }: Table<{ readonly id?: string }>): FactFault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id }, row): FactFault[] => {
    if (id === undefined) return [];
    if (seen.has(id)) return [{ file, path: [...path, row, "id"], what: `Id ”${id}” finns två gånger.`, write: "ge den ena raden ett annat id" }];
    seen.add(id);
    return [];
  });
}

/** A row says where it comes from, or that it is our own proposal. */
function claimFaults({ file, path, rows }: Table<Claim>, known: Known): FactFault[] {
  return rows.flatMap(({ strength, references }, row): FactFault[] => {
    const at = [...path, row, "references"];
    if (strength !== "forslag" && references.length === 0)
      return [{ file, path: at, what: "Raden saknar källa.", write: 'ange minst en källa, eller skriv "forslag" som strength' }];
    return references.flatMap((id, index) => unknownSource(file, [...at, index], id, known));
  });
}

function unknownSource(file: FactFile, path: Path, id: string, { references }: Known): FactFault[] {
  return references.has(id) ? [] : [{ file, path, ...unknown(`Källan ”${id}” finns inte i references.json.`, id, references) }];
}

/** What to say of an id that points at nothing. */
function unknown(what: string, id: string, ids: Iterable<string>): Pick<FactFault, "what" | "write"> {
  const guess = nearest(id, [...ids]);
  return { what, write: guess === undefined ? "skriv ett id som finns där" : `menade du ”${guess}”?` };
}

function studyFaults({ id, references, effects }: Study, row: number, known: Known): FactFault[] {
  return [
    ...unknownSource("studies", [row, "id"], id, known),
    ...references.flatMap((reference, index) => unknownSource("studies", [row, "references", index], reference, known)),
    ...effects.flatMap((effect, index) => effectFaults(effect, [row, "effects", index])),
  ];
}

/** Statistics that are ratios: 1 means no difference, and none is zero or less. */
const ratios = new Set<Effect["statistic"]>(["RR", "OR"]);

function effectFaults({ statistic, value, low, high, favours, groups }: Effect, path: Path): FactFault[] {
  const at = (key: string, what: string, write: string): FactFault => ({ file: "studies", path: [...path, key], what, write });
  const check = "kontrollera siffrorna mot källan";
  const faults: FactFault[] = [];
  if ((low === null) !== (high === null))
    faults.push(at(low === null ? "low" : "high", "Intervallet har bara en ände.", "skriv både low och high, eller null för båda"));
  if (value !== null && (statistic === null || favours === null))
    faults.push(
      at("value", "En siffra utan statistic och favours går inte att tolka.", "skriv vilket mått det är och vilket håll som är bra, eller null för siffran"),
    );
  if (value === null && low !== null) faults.push(at("low", "Intervallet saknar sitt mittvärde.", "skriv value, eller null för low och high"));
  if (value !== null && low !== null && high !== null && !(low <= value && value <= high))
    faults.push(at("value", `Värdet ${value} ligger utanför sitt intervall ${low} till ${high}.`, check));
  for (const [key, number] of Object.entries({ value, low, high })) {
    if (ratios.has(statistic) && number !== null && number <= 0)
      faults.push(at(key, `${String(statistic)} kan inte vara ${number}: en kvot är större än noll.`, check));
  }
  for (const group of groups ?? []) {
    if (group.events > group.total) faults.push(at("groups", `I gruppen ”${group.name}” är ${group.events} fler än ${group.total}.`, check));
  }
  return faults;
}

function unknownWorkplace(file: FactFile, path: Path, id: string, ids: ReadonlySet<string> | undefined): FactFault[] {
  return ids === undefined || ids.has(id) ? [] : [{ file, path, ...unknown(`Arbetsplatsen ”${id}” finns inte i workplaces.json.`, id, ids) }];
}

function caseFaults({ types, county, municipality }: WorkplaceCase, row: number, ids: ReadonlySet<string> | undefined, { places }: Known): FactFault[] {
  const at = (key: string, what: string, write: string): FactFault => ({ file: "workplaces", path: ["cases", row, key], what, write });
  const faults = types.flatMap((id, index) => unknownWorkplace("workplaces", ["cases", row, "types", index], id, ids));
  for (const [key, code] of Object.entries({ county, municipality })) {
    if (code !== null && !places.has(code)) faults.push(at(key, `Koden ”${code}” finns inte på kartan.`, "skriv en läns- eller kommunkod ur SCB:s lista"));
  }
  if (county !== null && municipality !== null && !municipality.startsWith(county))
    faults.push(at("municipality", `Kommunen ”${municipality}” ligger inte i länet ”${county}”.`, "rätta den ena koden, eller skriv null för den"));
  return faults;
}

function taskFaults(tasks: readonly Task[], ids: ReadonlySet<string> | undefined): FactFault[] {
  const numbers = new Set<number>();
  return tasks.flatMap(({ number, workplaces }, row) => {
    const faults = Object.keys(workplaces).flatMap((id) => unknownWorkplace("tasks", [row, "workplaces", id], id, ids));
    if (number !== null && numbers.has(number))
      faults.push({ file: "tasks", path: [row, "number"], what: `Numret ${number} används två gånger.`, write: "ge uppgiften ett eget nummer" });
    if (number !== null) numbers.add(number);
    return faults;
  });
}

function planFaults(plan: Plan | undefined): FactFault[] {
  return (plan?.plan ?? []).flatMap(({ from, to }, row): FactFault[] => {
    if (to >= from) return [];
    return [{ file: "plan", path: ["plan", row, "to"], what: `Steget slutar månad ${to}, före sin början månad ${from}.`, write: `skriv ${from} eller mer` }];
  });
}
