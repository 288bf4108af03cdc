/** Faults of the data files that a schema cannot see, because they show only when rows and files are compared. */
import type { FactFile, Facts, Study } from "./schema.ts";
import { findDeckFaults } from "./slides.ts";

export interface FactFault {
  readonly file: FactFile;
  /** Where in the file the value is, so that its line can be found. */
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly write: string;
}

/** What the rest of the handbook has, that rows may point at. */
export interface Surroundings {
  readonly references: ReadonlySet<string>;
  /** Codes of counties and municipalities. */
  readonly places: ReadonlySet<string>;
}

/** Every fault that only rows beside each other show. Addresses of pages are checked with the pages. */
export function findFactFaults(facts: Facts, { references, places }: Surroundings): FactFault[] {
  const faults: FactFault[] = [];
  const workplaceIds = new Set(facts.workplaces?.types.map(({ id }) => id));

  const unique = (file: FactFile, path: readonly (string | number)[], rows: readonly { readonly id: string }[]) => {
    const seen = new Set<string>();
    for (const [index, { id }] of rows.entries()) {
      if (seen.has(id)) faults.push({ file, path: [...path, index, "id"], what: `Id ”${id}” finns två gånger.`, write: "ge den ena raden ett annat id" });
      seen.add(id);
    }
  };
  const cited = (file: FactFile, path: readonly (string | number)[], ids: readonly string[]) => {
    for (const [index, id] of ids.entries()) {
      if (!references.has(id))
        faults.push({ file, path: [...path, index], what: `Källan ”${id}” finns inte i references.json.`, write: "skriv ett id som finns där" });
    }
  };
  const claims = (
    file: FactFile,
    path: readonly (string | number)[],
    rows: readonly { readonly strength: string; readonly references: readonly string[] }[],
  ) => {
    for (const [index, row] of rows.entries()) {
      cited(file, [...path, index, "references"], row.references);
      if (row.strength !== "forslag" && row.references.length === 0)
        faults.push({
          file,
          path: [...path, index, "references"],
          what: "Raden saknar källa.",
          write: 'ange minst en källa, eller skriv "forslag" som strength',
        });
    }
  };
  const workplace = (file: FactFile, path: readonly (string | number)[], id: string) => {
    if (!workplaceIds.has(id))
      faults.push({ file, path, what: `Arbetsplatsen ”${id}” finns inte i workplaces.json.`, write: "skriv ett id som finns under types där" });
  };

  for (const [index, study] of (facts.studies ?? []).entries()) {
    if (!references.has(study.id))
      faults.push({ file: "studies", path: [index, "id"], what: `Källan ”${study.id}” finns inte i references.json.`, write: "skriv ett id som finns där" });
    cited("studies", [index, "references"], study.references);
    faults.push(...effectFaults(study, index));
  }
  unique("studies", [], facts.studies ?? []);
  claims("timeline", [], facts.timeline ?? []);
  claims("measures", [], facts.measures ?? []);
  unique("measures", [], facts.measures ?? []);
  claims("influences", [], facts.influences ?? []);
  unique("influences", [], facts.influences ?? []);
  for (const [index, { share }] of (facts.influences ?? []).entries()) if (share !== undefined) cited("influences", [index, "share"], [share.reference]);
  claims("workplaces", ["types"], facts.workplaces?.types ?? []);
  unique("workplaces", ["types"], facts.workplaces?.types ?? []);
  claims("workplaces", ["cases"], facts.workplaces?.cases ?? []);
  unique("workplaces", ["cases"], facts.workplaces?.cases ?? []);
  for (const [index, row] of (facts.workplaces?.cases ?? []).entries()) {
    for (const [at, id] of row.types.entries()) workplace("workplaces", ["cases", index, "types", at], id);
    for (const key of ["county", "municipality"] as const) {
      const code = row[key];
      if (code !== null && !places.has(code))
        faults.push({
          file: "workplaces",
          path: ["cases", index, key],
          what: `Koden ”${code}” finns inte på kartan.`,
          write: "skriv en läns- eller kommunkod ur SCB:s lista",
        });
    }
  }
  claims("tasks", [], facts.tasks ?? []);
  unique("tasks", [], facts.tasks ?? []);
  const numbers = new Set<number>();
  for (const [index, { number, workplaces }] of (facts.tasks ?? []).entries()) {
    for (const id of Object.keys(workplaces)) workplace("tasks", [index, "workplaces", id], id);
    if (number === null) continue;
    if (numbers.has(number))
      faults.push({ file: "tasks", path: [index, "number"], what: `Numret ${number} används två gånger.`, write: "ge uppgiften ett eget nummer" });
    numbers.add(number);
  }
  for (const [index, { from, to }] of (facts.plan?.plan ?? []).entries()) {
    if (to < from)
      faults.push({
        file: "plan",
        path: ["plan", index, "to"],
        what: `Steget slutar månad ${to}, före sin början månad ${from}.`,
        write: `skriv ${from} eller mer`,
      });
  }
  unique("plan", ["plan"], facts.plan?.plan ?? []);
  unique("slides", [], facts.slides ?? []);
  faults.push(...findDeckFaults(facts.slides ?? [], references));
  return faults;
}

function effectFaults({ effects }: Study, study: number): FactFault[] {
  return effects.flatMap((effect, index): FactFault[] => {
    const at = (key: string, what: string, write: string): FactFault => ({ file: "studies", path: [study, "effects", index, key], what, write });
    const { statistic, value, low, high, favours, groups } = effect;
    const faults: FactFault[] = [];
    if ((low === null) !== (high === null))
      faults.push(at(low === null ? "low" : "high", "Intervallet har bara en ände.", "skriv både low och high, eller null för båda"));
    if (value !== null && (statistic === null || favours === null))
      faults.push(
        at("value", "En siffra utan statistic och favours går inte att tolka.", "skriv vilket mått det är och vilket håll som är bra, eller null för siffran"),
      );
    if (value === null && low !== null) faults.push(at("low", "Intervallet saknar sitt mittvärde.", "skriv value, eller null för low och high"));
    if (value !== null && low !== null && high !== null && !(low <= value && value <= high))
      faults.push(at("value", `Värdet ${value} ligger utanför sitt intervall ${low} till ${high}.`, "kontrollera siffrorna mot källan"));
    for (const group of groups ?? []) {
      if (group.events > group.total)
        faults.push(at("groups", `I gruppen ”${group.name}” är ${group.events} fler än ${group.total}.`, "kontrollera siffrorna mot källan"));
    }
    return faults;
  });
}
