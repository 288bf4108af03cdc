import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fillIn } from "../../src/content/fillIn.ts";
import { contrast } from "../../src/design/contrast.ts";
import { colors, statusColors } from "../../src/design/tokens.ts";
import { readGeoSource } from "../../src/io/geo.ts";
import { svgToPng } from "../../src/io/raster.ts";
import { inside, pathBounds, pathData, project, type Point, type Polygon } from "../../src/maps/geometry.ts";
import { partColors, type Part } from "../../src/maps/ink.ts";
import type { MapLabels } from "../../src/maps/labels.ts";
import { cross, moveApart, spreadOut, tilePlaces, untangle, wrap } from "../../src/maps/layout.ts";
import { bindMap } from "../../src/maps/model.ts";
import { makeOutlines, outlinesJson, type RegionOutlines } from "../../src/maps/outlines.ts";
import { byIds, mapCsv, mapJson, mapTexts, tableRows } from "../../src/maps/rows.ts";
import { findMapFaults, municipalitiesSchema, regionsSchema } from "../../src/maps/schema.ts";
import { mapMunicipalities } from "../../src/maps/municipalityMap.ts";
import { mapInline, mapLegend, mapStandalone, mapThumbnail, mapTiles } from "../../src/maps/svg.ts";

const data = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../_data/${name}.json`, import.meta.url), "utf8"));
const outlines = data("regionOutlines") as RegionOutlines;
const regions = regionsSchema.parse(data("regions"));
const municipalities = municipalitiesSchema.parse(data("municipalities"));
const references = new Set((data("references") as { id: string }[]).map(({ id }) => id));
const labels = (data("labels") as { map: MapLabels }).map;
const map = bindMap(outlines, regions, municipalities);
const statusOf = (code: string) => map.regions.find((region) => region.code === code)?.status;

/** Reads path data of `pathData` back into rings. */
function ringsOf(path: string): [number, number][][] {
  return path
    .split("z")
    .filter((part) => part !== "")
    .map((part) => {
      const numbers = [...part.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(([text]) => Number(text));
      let [x, y] = [numbers[0] as number, numbers[1] as number];
      const ring: [number, number][] = [[x, y]];
      for (let i = 2; i < numbers.length; i += 2) {
        x += numbers[i] as number;
        y += numbers[i + 1] as number;
        ring.push([x, y]);
      }
      return ring;
    });
}

describe("the outlines", () => {
  it("show 21 regions by county code and 290 municipalities", () => {
    const codes = outlines.regions.map(({ code }) => code);
    expect(codes).toHaveLength(21);
    expect(codes).toEqual([...codes].sort());
    expect(new Set(outlines.seats.map(({ code }) => code)).size).toBe(290);
  });

  it("put no municipality in the wrong county, and at most 13 seats outside the coast", () => {
    const polygons = outlines.regions.map(({ code, path }) => ({ code, polygons: [ringsOf(path)] as Polygon[] }));
    const homes = outlines.seats.map(({ code, name, point }) => ({
      name,
      county: code.slice(0, 2),
      home: polygons.find((region) => inside(point, region.polygons))?.code,
    }));
    expect(homes.filter(({ county, home }) => home !== undefined && home !== county)).toEqual([]);
    expect(homes.filter(({ home }) => home === undefined).length).toBeLessThanOrEqual(13);
  });

  it("have Heby in Uppsala län, and Habo and Mullsjö in Jönköpings län", () => {
    for (const [name, county] of [
      ["Heby", "03"],
      ["Habo", "06"],
      ["Mullsjö", "06"],
    ] as const) {
      const seat = outlines.seats.find((candidate) => candidate.name === name);
      const region = outlines.regions.find(({ code }) => code === county);
      expect(seat?.code.slice(0, 2)).toBe(county);
      expect(inside(seat?.point as Point, [ringsOf(region?.path as string)])).toBe(true);
    }
  });

  it("are the same bytes every time, and what is committed", async () => {
    const source = await readGeoSource();
    const first = makeOutlines(source);
    expect(outlinesJson(makeOutlines(source))).toBe(outlinesJson(first));
    expect(readFileSync(new URL("../../_data/regionOutlines.json", import.meta.url), "utf8")).toBe(outlinesJson(first));
    expect(JSON.parse(outlinesJson(first))).toEqual(first);
  });

  it("are not made where a seat would lie in the wrong county, or is missing", async () => {
    const source = await readGeoSource();
    const kiruna = source.localities.find(({ name }) => name === "Kiruna");
    const elsewhere = source.localities.map((locality) => (locality === kiruna ? { ...locality, position: [14.5, 61] as const } : locality));
    expect(() => makeOutlines({ ...source, localities: elsewhere })).toThrow("Seats in the wrong county: Kiruna (in 20, belongs to 25)");
    expect(() => makeOutlines({ ...source, localities: source.localities.filter((locality) => locality !== kiruna) })).toThrow(
      "Expected the seats of 290 municipalities, found 289",
    );
  });

  it("are not made from a source that lacks a county", async () => {
    const source = await readGeoSource();
    const units = source.counties.objects.units;
    const counties = { ...source.counties, objects: { units: { type: "GeometryCollection" as const, geometries: (units?.geometries ?? []).slice(1) } } };
    expect(() => makeOutlines({ ...source, counties })).toThrow("expected 1");
  });
});

describe("the facts", () => {
  it("have no faults: codes, names, evidence and references", () => {
    expect(findMapFaults(outlines, regions, municipalities, references)).toEqual([]);
  });

  it("never count up to the national figure, which no source lists", () => {
    const text = JSON.stringify([regions, municipalities, labels, tableRows(map), mapTexts(map, labels)]);
    expect(text).not.toMatch(/\bnio\b/i);
  });

  it("keep regional and municipal evidence apart", () => {
    expect(statusOf("03")).toBe("C");
    const rows = tableRows(map);
    expect(rows.find(({ id }) => id === "kommun-0380")).toMatchObject({ name: "Uppsala", status: "A" });
    expect(rows.find(({ id }) => id === "plats-1481")).toMatchObject({ name: "Mölndal", status: null });
    expect(rows.find(({ id }) => id === "kommun-1481")).toBeUndefined();
  });

  it("give the thirteen municipalities of Jönköpings län one joint decision and no employment", () => {
    const findings = map.regions.find(({ code }) => code === "06")?.municipalities ?? [];
    expect(findings).toHaveLength(1);
    expect(findings[0]?.status).toBe("B");
    expect(findings[0]?.municipalities).toHaveLength(13);
    expect(findings[0]?.text).toContain("okänt");
  });

  it("know nothing after the latest year they name", () => {
    expect(map.latestYear).toBe(2024);
    expect(mapTexts(map, labels).period).toBe("Belagda uppgifter till och med 2024.");
    expect(
      bindMap(
        outlines,
        regions.map((region) => ({ ...region, year: null })),
        { municipalities: [], sites: [] },
      ).latestYear,
    ).toBeNull();
  });

  it("have a name each, since the address of a region's page is made of it", () => {
    const named = regions.map((region) =>
      region.code === "03" ? { ...region, name: "Region Stockholm" } : region.code === "04" ? { ...region, name: "???" } : region,
    );
    expect(findMapFaults(outlines, named, municipalities, references).map(({ path, what }) => `${path.join(".")} ${what}`)).toEqual([
      "1.name Namnet ”Region Stockholm” ger samma adress som ”Region Stockholm”.",
      "2.name Namnet ”???” ger ingen adress.",
    ]);
  });

  it("are told in Swedish when they are wrong, all at once", () => {
    const broken = regions
      .map((region) => (region.code === "13" ? { ...region, references: ["finnsinte"] } : region.code === "25" ? { ...region, status: "A" as const } : region))
      .slice(1);
    const strange = {
      ...municipalities,
      municipalities: [
        {
          places: { "1384": "Kungälv", "9999": "Ingenstad" },
          status: "A" as const,
          year: null,
          strength: "svag" as const,
          text: "En text som är lång nog.",
          references: ["kungsbacka2023"],
        },
      ],
    };
    const whats = findMapFaults(outlines, broken, strange, references).map(({ what }) => what);
    expect(whats).toEqual([
      "Länskod 01 saknas.",
      "Källan ”finnsinte” finns inte i references.json.",
      "Texten saknas.",
      "Styrkan saknas.",
      "En uppgift utan källa får inte stå på kartan.",
      "Kommunkod 1384 hör till Kungsbacka, inte Kungälv.",
      "Kommunkod 9999 finns inte.",
      "Uppgiften gäller kommuner i flera län.",
    ]);
  });
});

describe("the map on the page", () => {
  const inline = mapInline(map, labels);
  const pieces = [inline, mapMunicipalities(map, labels), mapThumbnail(map, labels), mapTiles(map, labels), mapLegend(labels)];

  it("weighs at most 40 kB", () => {
    expect(Buffer.byteLength(inline)).toBeLessThanOrEqual(40 * 1024);
  });

  it("links every region to its row, from north to south", () => {
    const links = [...inline.matchAll(/href="#(lan-\d\d)"/g)].map(([, id]) => id);
    expect(links).toHaveLength(21);
    expect(links[0]).toBe("lan-25");
    expect(links.at(-1)).toBe("lan-12");
    const rows = tableRows(map).map(({ id }) => id);
    expect(links.filter((id) => !rows.includes(id as string))).toEqual([]);
  });

  it("hatches the unknown and calls it unknown", () => {
    expect(inline).toContain('<use href="#map-25" fill="url(#map-unknown)"/>');
    expect(inline).toContain('aria-label="Norrbotten, okänt"');
    expect(inline).toContain('<use href="#map-sign-unknown" transform="translate(269.9 138.8)"/>');
    expect(mapLegend(labels)).toContain("<strong>Okänt:</strong>");
  });

  it("has a sign, a word and a year for every status, never colour alone", () => {
    expect(inline).toContain("har arbetat, 2023");
    expect(inline).toContain("förberedelser, ca 2024");
    expect(inline).toContain("närliggande, odaterat");
    for (const sign of ["A", "B", "C", "unknown"]) expect(inline).toContain(`id="map-sign-${sign}"`);
  });

  it("uses no style attributes, which the content security policy forbids", () => {
    for (const piece of [...pieces, mapStandalone(map, labels)]) expect(piece).not.toMatch(/\sstyle=|<style/);
  });

  it("points only at ids that exist", () => {
    const ids = new Set(pieces.flatMap((piece) => [...piece.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id as string)));
    const all = pieces.flatMap((piece) => [...piece.matchAll(/\sid="/g)]);
    expect(all).toHaveLength(ids.size);
    const used = pieces.flatMap((piece) => [...piece.matchAll(/(?:<use[^>]* href="#|url\(#)([^")]+)/g)].map(([, id]) => id as string));
    expect(used.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("gives every region a tile of its own", () => {
    expect(new Set([...tilePlaces.values()].map(String)).size).toBe(21);
    expect(mapTiles(map, labels).match(/<li/g)).toHaveLength(21);
  });

  it("shows places on the second map without colouring their municipality", () => {
    const second = mapMunicipalities(map, labels);
    expect(second.match(/href="#map-sign-site"/g)).toHaveLength(municipalities.sites.length);
    expect(second.match(/href="#map-sign-A"/g)).toHaveLength(4);
    expect(second.match(/href="#map-sign-B"/g)).toHaveLength(14);
  });
});

describe("the colours of the map", () => {
  for (const mode of ["light", "dark"] as const) {
    const part = partColors(mode);
    const line = (name: Part) => part[name].stroke as string;
    const area = (name: Part) => part[name].fill as string;

    it(`give every border 3:1 in ${mode} mode, by the line or its casing`, () => {
      expect(contrast(line("border"), line("casing"))).toBeGreaterThanOrEqual(3);
      expect(contrast(line("leader"), line("leader-casing"))).toBeGreaterThanOrEqual(3);
      for (const ground of ["a", "ground-b", "ground-c", "ground-unknown", "land"] as const) {
        expect(Math.max(contrast(line("border"), area(ground)), contrast(line("casing"), area(ground)))).toBeGreaterThanOrEqual(3);
      }
      for (const sign of ["disc", "site"] as const) expect(contrast(line(sign), area(sign))).toBeGreaterThanOrEqual(3);
      expect(contrast(line("seats"), area("land"))).toBeGreaterThanOrEqual(3);
      expect(contrast(line("hatch-unknown"), area("ground-unknown"))).toBeGreaterThanOrEqual(3);
    });

    it(`give every text 4.5:1 in ${mode} mode`, () => {
      for (const text of ["name", "detail", "title", "note"] as const) expect(contrast(area(text), area("frame"))).toBeGreaterThanOrEqual(4.5);
      for (const sign of ["symbol", "question"] as const) expect(contrast(area(sign), area("disc"))).toBeGreaterThanOrEqual(4.5);
    });
  }

  it("are the same in the style sheet as in the files", () => {
    const css = ["map-ink", "time-map"].map((name) => readFileSync(new URL(`../../src/styles/blocks/${name}.css`, import.meta.url), "utf8")).join("\n");
    const token = (value: string | undefined) => {
      const name = value === undefined ? undefined : /^var\(--(color|status)-(\w+)\)$/.exec(value);
      if (name === null || name === undefined) return value;
      return name[1] === "color" ? colors[name[2] as keyof typeof colors].light : statusColors[name[2] as keyof typeof statusColors].light;
    };
    const onlyInFiles: readonly Part[] = ["dot-rows", "title", "note", "frame", "small", "small-casing", "small-border", "quiet-border"];
    for (const [name, expected] of Object.entries(partColors("light"))) {
      if (onlyInFiles.includes(name as Part)) continue;
      const rule = new RegExp(`^ *\\.map__${name} \\{([^}]*)\\}`, "m").exec(css)?.[1] ?? "";
      const property = (key: string) => token(new RegExp(`(?:^|[\\s;])${key}: ([^;]+);`).exec(rule)?.[1]);
      expect({ name, fill: property("fill"), stroke: property("stroke") }).toEqual({ name, fill: expected.fill, stroke: expected.stroke });
    }
  });
});

describe("the map as files", () => {
  it("is a picture with title, description, period and source, and needs nothing else", async () => {
    const svg = mapStandalone(map, labels);
    expect(svg).toContain('role="img"');
    expect(svg).toContain("Belagda uppgifter till och med 2024.");
    expect(svg).toContain("Natural Earth");
    expect(svg).not.toMatch(/var\(|class=|<a /);
    // Browsers print patterns as coarse pictures.
    expect(svg).not.toContain("<pattern");
    for (const id of ["b", "c", "unknown", "swatch"]) {
      expect(svg).toContain(`<clipPath id="karta-clip-${id}">`);
      expect(svg).toContain(`clip-path="url(#karta-clip-${id})"`);
    }
    const png = await svgToPng(svg, 400);
    expect(Buffer.from(png).toString("latin1", 1, 4)).toBe("PNG");
    expect(Buffer.from(await svgToPng(svg, 400)).equals(Buffer.from(png))).toBe(true);
  });

  it("is a table with one line per region, municipality and place, as RFC 4180 has it", () => {
    const csv = mapCsv(map, labels);
    expect(csv.endsWith("\r\n")).toBe(true);
    const fields = [...csv.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)];
    expect(fields.map(([all]) => all).join("")).toBe(csv);
    const lines: string[][] = [[]];
    for (const [, value, end] of fields) {
      (lines.at(-1) as string[]).push((value as string).replace(/^"|"$/g, "").replaceAll('""', '"'));
      if (end === "\r\n") lines.push([]);
    }
    lines.pop();
    expect(lines[0]).toEqual(["niva", "kod", "namn", "lan", "status", "statustext", "ar", "styrka", "uppgift", "kallor"]);
    expect(lines.every((line) => line.length === 10)).toBe(true);
    const count = (level: string) => lines.filter(([first]) => first === level).length;
    expect([count("region"), count("kommun"), count("plats")]).toEqual([21, 18, 6]);
  });

  it("is JSON with the same facts and no geometry", () => {
    const json = JSON.parse(mapJson(map, labels)) as { regions: { code: string; municipalities: unknown[] }[] };
    expect(json.regions).toHaveLength(21);
    expect(json.regions.find(({ code }) => code === "06")?.municipalities).toHaveLength(13);
    expect(JSON.stringify(json)).not.toMatch(/"(path|coarse|anchor|point)"/);
  });
});

describe("the drawing", () => {
  it("projects the central meridian to a straight line and the north upwards", () => {
    expect(project([15, 60])[0]).toBe(0);
    expect(project([15, 61])[1]).toBeLessThan(project([15, 60])[1]);
  });

  it("finds the box around a path, also where numbers are short", () => {
    expect(pathBounds("M10-5l.5 20-30-.5zM0 0l1 1 2 50z")).toEqual([-19.5, -5, 10.5, 51]);
  });

  it("writes paths short, without adding up rounding", () => {
    const square: Polygon = [
      [
        [0.04, 0],
        [10.04, 0],
        [10.04, -5.5],
        [0.04, 0],
      ],
    ];
    expect(pathData([square], 1)).toBe("M0 0l10 0 0-5.5z");
  });

  it("keeps labels apart, in order and inside", () => {
    expect(spreadOut([10, 12, 100], 20, 0, 200)).toEqual([1, 21, 100]);
    expect(spreadOut([195, 198], 20, 0, 200)).toEqual([180, 200]);
  });

  it("lets no leaders cross", () => {
    const targets: Point[] = [
      [50, 10],
      [10, 12],
    ];
    const places = untangle([40, 0], 0, targets);
    expect(cross([[0, places[0] as number], targets[0] as Point], [[0, places[1] as number], targets[1] as Point])).toBe(false);
  });

  it("moves marks on the same spot apart", () => {
    const [a, b] = moveApart(
      [
        [5, 5],
        [5, 5],
      ],
      10,
    ) as [Point, Point];
    expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeCloseTo(10, 0);
  });

  it("wraps at spaces, fills in values and finds things by id", () => {
    expect(wrap("ett två tre", 7)).toEqual(["ett två", "tre"]);
    expect(fillIn("till {year}", { year: 2024 })).toBe("till 2024");
    expect(() => fillIn("till {year}", {})).toThrow("year");
    expect(byIds([{ id: "a" }, { id: "b" }], ["b", "c"])).toEqual([{ id: "b" }]);
  });
});
