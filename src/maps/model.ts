/** The region map as one plain value: outlines bound to what is known. It survives JSON and is part of `handbok.json`. */
import type { Point } from "./geometry.ts";
import { bindHistory, type DatedFinding, type HistoryData } from "./history.ts";
import type { RegionOutlines } from "./outlines.ts";
import type { MunicipalitiesData, RegionsData, strengths } from "./schema.ts";
import type { Status } from "./status.ts";

export type { KnownStatus, Status } from "./status.ts";
export type Strength = (typeof strengths)[number];

/** What is known about a region or some municipalities. */
export interface Finding {
  readonly status: Status;
  /** Of the latest dated evidence: "2018", "ca 2023", "2016–2018". */
  readonly year: string | null;
  readonly strength: Strength | null;
  /** Null when nothing is known. */
  readonly text: string | null;
  /** Ids of references. */
  readonly references: readonly string[];
}

export interface MapMunicipality {
  /** SCB code. */
  readonly code: string;
  readonly name: string;
  /** Its seat, in map pixels. */
  readonly point: Point;
}

/** One fact about one municipality, or a joint decision of several. */
export interface MunicipalityFinding extends Finding {
  readonly municipalities: readonly MapMunicipality[];
}

/** A place where a region or an organisation has had peer supporters; says nothing about the municipality. */
export interface MapSite {
  readonly place: string;
  /** SCB code of the municipality where it is. */
  readonly municipality: string;
  readonly activity: string;
  readonly year: string | null;
  readonly references: readonly string[];
  readonly point: Point;
}

export interface MapRegion extends Finding {
  /** SCB county code. */
  readonly code: string;
  readonly name: string;
  readonly county: string;
  /** The short name on the map. */
  readonly label: string;
  /** SVG path data, and the same for small pictures. */
  readonly path: string;
  readonly coarse: string;
  readonly anchor: Point;
  readonly municipalities: readonly MunicipalityFinding[];
  readonly sites: readonly MapSite[];
}

export interface MapModel {
  /** Left, top, width, height of the country. */
  readonly viewBox: readonly [number, number, number, number];
  /** By county code. */
  readonly regions: readonly MapRegion[];
  readonly lakes: string;
  readonly lakesCoarse: string;
  /** Seats of the municipalities nothing is known about. */
  readonly otherSeats: readonly Point[];
  /** What is known year by year, the undated last; empty where the handbook does not tell. */
  readonly history: readonly DatedFinding[];
  /** The latest year of any evidence: the map covers nothing after it. Null when nothing is dated. */
  readonly latestYear: number | null;
  /** Where the geometry comes from, as it must be printed. */
  readonly attribution: string;
  readonly licence: string;
  /** When the geometry was made. */
  readonly outlinesDate: string;
}

/**
 * Binds outlines to facts. Call `findMapFaults` first.
 * @throws Error when a code of the facts is not in the outlines
 */
export function bindMap(outlines: RegionOutlines, regions: RegionsData, { municipalities, sites }: MunicipalitiesData, history: HistoryData = []): MapModel {
  const seats = new Map(outlines.seats.map((seat) => [seat.code, seat]));
  const seatOf = (code: string) => found(seats.get(code), `municipality ${code}`);
  const findings = municipalities.map(({ places, ...finding }): MunicipalityFinding => ({
    ...finding,
    municipalities: Object.keys(places).sort().map(seatOf),
  }));
  const dated = [...regions, ...municipalities, ...sites].map(({ year }) => year);
  const years = [...dated, ...history.map(({ when }) => when)].flatMap((year) => (year === null ? [] : [...year.matchAll(/\d{4}/g)].map(Number)));
  const known = new Set(findings.flatMap((finding) => finding.municipalities.map(({ code }) => code)));

  return {
    viewBox: outlines.viewBox,
    regions: outlines.regions.map(({ code, path, coarse, anchor }): MapRegion => {
      const region = found(
        regions.find((candidate) => candidate.code === code),
        `region ${code}`,
      );
      return {
        ...region,
        path,
        coarse,
        anchor,
        municipalities: findings.filter((finding) => finding.municipalities.some((municipality) => municipality.code.startsWith(code))),
        sites: sites.filter(({ municipality }) => municipality.startsWith(code)).map((site): MapSite => ({ ...site, point: seatOf(site.municipality).point })),
      };
    }),
    lakes: outlines.lakes,
    lakesCoarse: outlines.lakesCoarse,
    otherSeats: outlines.seats.filter(({ code }) => !known.has(code)).map(({ point }) => point),
    history: bindHistory(history, outlines, regions),
    latestYear: years.length === 0 ? null : Math.max(...years),
    attribution: outlines.source,
    licence: outlines.licence,
    outlinesDate: outlines.date,
  };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The map lacks ${what}.`);
  return value;
}
