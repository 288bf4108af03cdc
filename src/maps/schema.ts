/** What editors may write in `_data/regions.json` and `_data/municipalities.json`, and the check of what only both files together show. */
import * as z from "zod";
import { countyPattern, municipalityPattern, yearPattern } from "../content/patterns.ts";
import { slug } from "../content/slug.ts";
import type { RegionOutlines } from "./outlines.ts";

/** A: have worked. B: training, plan or decision. C: only something nearby. unknown: nothing found. */
export const statuses = ["A", "B", "C", "unknown"] as const;
/** How sure a finding is, as editors write it; `map.strengthsNote` of the labels says what each means. */
export const strengths = ["stark", "medel", "svag"] as const;

const finding = {
  status: z.enum(statuses),
  /** Year of the latest dated evidence: "2018", "ca 2023", "2016–2018"; null when nothing is dated. */
  year: z.string().regex(yearPattern).nullable(),
  strength: z.enum(strengths).nullable(),
  /** One to three sentences; null when nothing is known. */
  text: z.string().min(20).max(400).nullable(),
  references: z.array(z.string().min(1)),
};

/** `regions.json`: every region once, by county code (SCB). */
export const regionsSchema = z.array(
  z.strictObject({
    code: z.string().regex(countyPattern),
    /** "Region Jönköpings län". */
    name: z.string().min(3),
    county: z.string().min(3),
    /** The short name on the map. */
    label: z.string().min(3).max(20),
    ...finding,
  }),
);

/** `municipalities.json`: what is known below the regions. */
export const municipalitiesSchema = z.strictObject({
  /** One entry per fact; a joint decision has several places. */
  municipalities: z.array(
    z.strictObject({
      /** Municipality code and name. */
      places: z.record(z.string().regex(municipalityPattern), z.string().min(2)),
      ...finding,
    }),
  ),
  /** Where a region or an organisation has had peer supporters. They say nothing about the municipality. */
  sites: z.array(
    z.strictObject({
      /** Code of the municipality where the place is. */
      municipality: z.string().regex(municipalityPattern),
      place: z.string().min(2),
      activity: z.string().min(10).max(200),
      year: finding.year,
      references: z.array(z.string().min(1)).min(1),
    }),
  ),
});

export type RegionsData = z.output<typeof regionsSchema>;
export type MunicipalitiesData = z.output<typeof municipalitiesSchema>;

/** A fault told to the editor, in Swedish, with the path to the value so that its line can be found. */
export interface MapFault {
  readonly file: "regions.json" | "municipalities.json";
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly write: string;
}

type Claim = Pick<RegionsData[number], "status" | "year" | "strength" | "text" | "references">;

/**
 * Every fault that the schemas cannot see: codes that do not exist, names that do not match, unknown references,
 * statuses without evidence. Empty when `bindMap` can be called.
 */
export function findMapFaults(
  outlines: RegionOutlines,
  regions: RegionsData,
  { municipalities, sites }: MunicipalitiesData,
  references: ReadonlySet<string>,
): MapFault[] {
  const faults: MapFault[] = [];
  const seats = new Map(outlines.seats.map(({ code, name }) => [code, name]));
  const codes = outlines.regions.map(({ code }) => code);

  const checkReferences = (file: MapFault["file"], path: readonly (string | number)[], cited: readonly string[]) => {
    for (const [index, id] of cited.entries()) {
      if (!references.has(id))
        faults.push({ file, path: [...path, "references", index], what: `Källan ”${id}” finns inte i references.json.`, write: "skriv ett id som finns där" });
    }
  };
  const checkClaim = (file: MapFault["file"], path: readonly (string | number)[], claim: Claim) => {
    checkReferences(file, path, claim.references);
    if (claim.status === "unknown") {
      if (claim.year !== null || claim.strength !== null)
        faults.push({
          file,
          path: [...path, "status"],
          what: "Okänd status kan inte ha år eller styrka.",
          write: "skriv null för year och strength, eller en annan status",
        });
      return;
    }
    if (claim.text === null) faults.push({ file, path: [...path, "text"], what: "Texten saknas.", write: "skriv med en till tre meningar vad som är känt" });
    if (claim.strength === null) faults.push({ file, path: [...path, "strength"], what: "Styrkan saknas.", write: `skriv något av: ${strengths.join(", ")}` });
    if (claim.references.length === 0)
      faults.push({
        file,
        path: [...path, "references"],
        what: "En uppgift utan källa får inte stå på kartan.",
        write: "ange minst en källa, eller skriv unknown",
      });
  };

  for (const code of codes.filter((wanted) => !regions.some((region) => region.code === wanted))) {
    faults.push({
      file: "regions.json",
      path: [],
      what: `Länskod ${code} saknas.`,
      write: `lägg till en region med "code": "${code}" och "status": "unknown"`,
    });
  }
  for (const [index, region] of regions.entries()) {
    const path = [index];
    const previous = regions[index - 1];
    if (!codes.includes(region.code))
      faults.push({ file: "regions.json", path: [...path, "code"], what: `Länskod ${region.code} finns inte.`, write: `skriv någon av: ${codes.join(", ")}` });
    if (previous !== undefined && previous.code >= region.code)
      faults.push({
        file: "regions.json",
        path: [...path, "code"],
        what: `Länskod ${region.code} står på fel plats eller två gånger.`,
        write: "ordna regionerna efter länskod, en gång var",
      });
    // The address of a region's page is made of its name.
    const address = slug(region.name);
    const first = regions.find(({ name }) => slug(name) === address);
    if (address === "" || first !== region)
      faults.push({
        file: "regions.json",
        path: [...path, "name"],
        what: address === "" ? `Namnet ”${region.name}” ger ingen adress.` : `Namnet ”${region.name}” ger samma adress som ”${String(first?.name)}”.`,
        write: "skriv regionens hela namn, som Region Jönköpings län",
      });
    checkClaim("regions.json", path, region);
  }

  const seen = new Set<string>();
  for (const [index, claim] of municipalities.entries()) {
    const path = ["municipalities", index];
    if (Object.keys(claim.places).length === 0)
      faults.push({
        file: "municipalities.json",
        path: [...path, "places"],
        what: "Uppgiften gäller ingen kommun.",
        write: 'skriv kommunkod och namn, som "1384": "Kungsbacka"',
      });
    for (const [code, name] of Object.entries(claim.places)) {
      const actual = seats.get(code);
      if (actual === undefined)
        faults.push({
          file: "municipalities.json",
          path: [...path, "places", code],
          what: `Kommunkod ${code} finns inte.`,
          write: "skriv SCB:s kommunkod med fyra siffror",
        });
      else if (actual !== name)
        faults.push({
          file: "municipalities.json",
          path: [...path, "places", code],
          what: `Kommunkod ${code} hör till ${actual}, inte ${name}.`,
          write: `skriv ${actual}, eller byt kod`,
        });
      if (seen.has(code))
        faults.push({
          file: "municipalities.json",
          path: [...path, "places", code],
          what: `Kommunkod ${code} står två gånger.`,
          write: "slå ihop uppgifterna om kommunen",
        });
      seen.add(code);
    }
    const counties = new Set(Object.keys(claim.places).map((code) => code.slice(0, 2)));
    if (counties.size > 1)
      faults.push({
        file: "municipalities.json",
        path: [...path, "places"],
        what: "Uppgiften gäller kommuner i flera län.",
        write: "skriv en uppgift per län",
      });
    checkClaim("municipalities.json", path, claim);
  }
  for (const [index, site] of sites.entries()) {
    const path = ["sites", index];
    if (!seats.has(site.municipality))
      faults.push({
        file: "municipalities.json",
        path: [...path, "municipality"],
        what: `Kommunkod ${site.municipality} finns inte.`,
        write: "skriv SCB:s kommunkod med fyra siffror",
      });
    checkReferences("municipalities.json", path, site.references);
  }
  return faults;
}
