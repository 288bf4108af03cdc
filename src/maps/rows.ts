/** The map in words: headline, table rows, CSV and JSON. Whatever the picture shows is here too. */
import { csv } from "../content/csv.ts";
import { fillIn } from "../content/fillIn.ts";
import type { MapLabels } from "./labels.ts";
import type { Finding, MapModel, Status, Strength } from "./model.ts";

export interface MapTexts {
  /** The message of the map. */
  readonly headline: string;
  /** How recent it is. */
  readonly period: string;
  readonly description: string;
}

/** How many regions have each status. */
export function countStatuses(map: MapModel): Readonly<Record<Status, number>> {
  const count = (status: Status) => map.regions.filter((region) => region.status === status).length;
  return { A: count("A"), B: count("B"), C: count("C"), unknown: count("unknown") };
}

/** Headline, period and description with figures counted from the map. */
export function mapTexts(map: MapModel, labels: MapLabels): MapTexts {
  const { A: worked, B: prepared, C: nearby, unknown } = countStatuses(map);
  return {
    headline: fillIn(labels.headline, { worked, total: map.regions.length }),
    period: map.latestYear === null ? labels.periodUndated : fillIn(labels.period, { year: map.latestYear }),
    description: fillIn(labels.description, { worked, prepared, nearby, unknown }),
  };
}

/** The regions of each status, by name; statuses in the order of the legend. */
export function regionsByStatus(map: MapModel): readonly { readonly status: Status; readonly regions: MapModel["regions"] }[] {
  return (["A", "B", "C", "unknown"] as const).map((status) => ({
    status,
    regions: map.regions.filter((region) => region.status === status).sort((a, b) => a.label.localeCompare(b.label, "sv")),
  }));
}

/** "har arbetat, 2023", "närliggande, odaterat" or "okänt". */
export function statusAndYear({ status, year }: Pick<Finding, "status" | "year">, labels: MapLabels): string {
  const { short } = labels.statuses[status];
  return status === "unknown" ? short : `${short}, ${year ?? labels.undated}`;
}

/** Ids of the references that regions, municipalities, places and history cite; each once. */
export function mapSources({ regions, history }: MapModel): readonly string[] {
  return [
    ...new Set([...regions.flatMap((region) => [region, ...region.municipalities, ...region.sites]), ...history].flatMap(({ references }) => references)),
  ];
}

/** What a map shows: the regions, the municipalities and places below them, or both through time. */
export type MapLayer = "regions" | "municipalities" | "history";

/** "Källa och år" of what a map shows: how many sources, from which years, and where each of them stands. */
export function sourcesText({ regions, history }: MapModel, labels: MapLabels, layer: MapLayer): string {
  const shown: readonly { readonly references: readonly string[]; readonly dated: string | null }[] =
    layer === "history"
      ? history.map(({ references, when }) => ({ references, dated: when }))
      : (layer === "regions" ? regions : regions.flatMap((region) => [...region.municipalities, ...region.sites])).map(({ references, year }) => ({
          references,
          dated: year,
        }));
  const count = new Set(shown.flatMap(({ references }) => references)).size;
  const years = shown.flatMap(({ dated }) => [...(dated ?? "").matchAll(/\d{4}/g)].map(Number));
  return years.length === 0 ? fillIn(labels.sourcesUndated, { count }) : fillIn(labels.sources, { count, from: Math.min(...years), to: Math.max(...years) });
}

export interface TableRow {
  readonly level: "region" | "municipality" | "site";
  /** Anchor: `lan-06`, `kommun-0604`, `plats-1480`. */
  readonly id: string;
  /** "Region Jönköpings län", "Aneby, Eksjö, …", "Mölndal". */
  readonly name: string;
  /** Null for a place: places have no status. */
  readonly status: Status | null;
  readonly year: string | null;
  readonly strength: Strength | null;
  readonly text: string | null;
  readonly references: readonly string[];
}

/** The table of the map page: regions by county code, each followed by its municipalities and places. */
export function tableRows(map: MapModel): readonly TableRow[] {
  return map.regions.flatMap((region): TableRow[] => {
    const { code, name, status, year, strength, text, references } = region;
    return [
      { level: "region", id: `lan-${code}`, name, status, year, strength, text, references },
      ...region.municipalities.map(({ municipalities, ...finding }): TableRow => ({
        ...finding,
        level: "municipality",
        id: `kommun-${municipalities[0]?.code}`,
        name: municipalities
          .map((municipality) => municipality.name)
          .sort((a, b) => a.localeCompare(b, "sv"))
          .join(", "),
      })),
      ...region.sites.map((site): TableRow => ({
        level: "site",
        id: `plats-${site.municipality}`,
        name: site.place,
        status: null,
        year: site.year,
        strength: null,
        text: site.activity,
        references: site.references,
      })),
    ];
  });
}

/** The things with these ids, in the order of the ids; ids without a thing are left out. */
export function byIds<T extends { readonly id: string }>(all: readonly T[], ids: readonly string[]): readonly T[] {
  return ids.flatMap((id) => all.find((thing) => thing.id === id) ?? []);
}

/** Names of layers, as they stand first in a line of the CSV file. */
type Level = keyof MapLabels["levels"];

/**
 * Layers of the map as CSV (RFC 4180, UTF-8 without byte order mark): one line per region, municipality and place.
 * A joint decision gives one line per municipality. Empty where there is nothing to say.
 */
export function mapCsv(map: MapModel, labels: MapLabels, levels: readonly Level[] = ["region", "municipality", "site"]): string {
  const finding = ({ status, year, strength, text, references }: Finding) => [
    status === "unknown" ? labels.statuses.unknown.short : status,
    labels.statuses[status].name,
    year ?? "",
    strength === null ? "" : labels.strengths[strength],
    text ?? labels.unknownText,
    references.join("; "),
  ];
  const lines = map.regions.flatMap((region) => [
    { level: "region" as const, cells: [region.code, region.name, region.county, ...finding(region)] },
    ...region.municipalities
      .flatMap((fact) => fact.municipalities.map(({ code, name }) => [code, name, region.county, ...finding(fact)]))
      .sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1))
      .map((cells) => ({ level: "municipality" as const, cells })),
    ...region.sites.map((site) => ({
      level: "site" as const,
      cells: [site.municipality, site.place, region.county, "", "", site.year ?? "", "", site.activity, site.references.join("; ")],
    })),
  ]);
  return csv([labels.csvHeader, ...lines.filter(({ level }) => levels.includes(level)).map(({ level, cells }) => [labels.levels[level], ...cells])]);
}

/** What is known year by year as CSV: one line per finding and place, the undated last. */
export function historyCsv({ history }: MapModel, labels: MapLabels): string {
  const lines = history.flatMap(({ level, places, status, year, when, text, references }) =>
    places.map(({ code, name }) => [
      labels.levels[level],
      code,
      name,
      status,
      labels.statuses[status].name,
      year === null ? "" : String(year),
      when ?? labels.undated,
      text,
      references.join("; "),
    ]),
  );
  return csv([labels.time.csvHeader, ...lines]);
}

/** The facts as JSON for other programs, without geometry. Keys are English, like those of `handbok.json`. */
export function mapJson(map: MapModel, labels: MapLabels): string {
  const texts = mapTexts(map, labels);
  return `${JSON.stringify(
    {
      title: texts.headline,
      period: texts.period,
      latestYear: map.latestYear,
      history: map.history.map(({ places, ...finding }) => ({ ...finding, places: places.map(({ code, name }) => ({ code, name })) })),
      statuses: labels.statuses,
      regions: map.regions.map(({ path: _path, coarse: _coarse, anchor: _anchor, municipalities, sites, ...region }) => ({
        ...region,
        municipalities: municipalities.flatMap(({ municipalities: places, ...finding }) => places.map(({ code, name }) => ({ code, name, ...finding }))),
        sites: sites.map(({ point: _point, ...site }) => site),
      })),
    },
    null,
    2,
  )}\n`;
}
