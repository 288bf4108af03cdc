import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import labelsFile from "../../_data/labels.json" with { type: "json" };
import { bindHistory, findHistoryFaults, historySchema, yearStates, type HistoryData } from "../../src/maps/history.ts";
import { mapFiles } from "../../src/maps/files.ts";
import type { MapLabels } from "../../src/maps/labels.ts";
import { bindMap } from "../../src/maps/model.ts";
import type { RegionOutlines } from "../../src/maps/outlines.ts";
import { historyCsv } from "../../src/maps/rows.ts";
import { municipalitiesSchema, regionsSchema } from "../../src/maps/schema.ts";
import { hasTime, historyRows, timePanels, timeStepper, yearTexts } from "../../src/maps/timeMap.ts";

const data = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../_data/${name}.json`, import.meta.url), "utf8"));
const outlines = data("regionOutlines") as RegionOutlines;
const regions = regionsSchema.parse(data("regions"));
const municipalities = municipalitiesSchema.parse(data("municipalities"));
const history = historySchema.parse(data("regionHistory"));
const references = new Set((data("references") as { id: string }[]).map(({ id }) => id));
const labels: MapLabels = labelsFile.map;
const map = bindMap(outlines, regions, municipalities, history);

const row = (more: Partial<HistoryData[number]> = {}): HistoryData[number] => ({
  codes: ["12"],
  status: "A",
  from: 2018,
  when: "2018",
  text: "En påhittad uppgift, bara till för prov.",
  references: ["sbu2020"],
  ...more,
});
const statesOf = (...rows: HistoryData) => yearStates(bindHistory(rows, outlines, regions));

describe("the history of the map", () => {
  it("says the same as the map: status and latest year of every place", () => {
    expect(findHistoryFaults(history, outlines, regions, municipalities, references)).toEqual([]);
  });

  it("is a fault where it says something else", () => {
    const faultsOf = (rows: HistoryData) => findHistoryFaults(rows, outlines, regions, municipalities, references).map(({ what }) => what);
    const without = (code: string) => history.filter(({ codes }) => !codes.includes(code));
    expect(faultsOf(without("24"))).toEqual(["Raderna om 24 ger status unknown, men kartan har B."]);
    expect(faultsOf(history.filter(({ codes, from }) => !(codes.includes("14") && from === 2023)))).toEqual([
      "Raderna om 14 slutar 2017, men kartan har 2023.",
    ]);
    expect(faultsOf([...history, row({ codes: ["1480", "0180"], from: null, when: null, references: ["borta"] })])).toEqual([
      "Raden gäller flera län.",
      "Källan ”borta” finns inte i references.json.",
    ]);
    expect(faultsOf([row({ codes: ["99"] })])).toContain("Koden 99 finns inte.");
    expect(faultsOf([row({ from: 2017 })])).toContain("Året 2017 står inte i ”2018”.");
    expect(faultsOf([row({ when: null })])).toContain("Raden har bara det ena av from och when.");
    expect(faultsOf([row(), row({ from: 2015, when: "2015" })])).toContain("Raden står på fel plats.");
    expect(faultsOf([...history, row({ codes: ["1280"], from: null, when: null })])).toEqual(["Kommun 1280 finns inte på kartan."]);
  });

  it("shows every year from the first to the last, also those without news", () => {
    const states = statesOf(row({ from: 2016, when: "2016" }), row({ codes: ["14"], from: 2019, when: "ca 2019" }));
    expect(states.map(({ year, news }) => [year, news.length])).toEqual([
      [2016, 1],
      [2017, 0],
      [2018, 0],
      [2019, 1],
    ]);
    expect([...(states[1]?.regions ?? [])]).toEqual([["12", "A"]]);
  });

  it("never lets weaker evidence take a status back, and calls it no news", () => {
    const [first, second] = statesOf(row({ from: 2018 }), row({ status: "B", from: 2019, when: "2019" }));
    expect(first?.regions.get("12")).toBe("A");
    expect(second?.regions.get("12")).toBe("A");
    expect(second?.news).toEqual([]);
  });

  it("leaves the undated out of every year and lists it apart", () => {
    const undated = history.filter(({ from }) => from === null);
    expect(undated.length).toBeGreaterThan(0);
    expect(yearStates(map.history).at(-1)?.regions.has("21")).toBe(false);
    expect(yearStates(map.history).at(-1)?.regions.get("06")).toBe("B");
    expect(historyRows(map, labels, "undated").map(({ text }) => text)).toEqual(undated.map(({ text }) => text));
    expect(historyRows(map, labels, "dated")).toHaveLength(history.length - undated.length);
  });

  it("keeps the layers apart: what a municipality has done colours no region", () => {
    const [state] = statesOf(row({ codes: ["0180"], from: 2017, when: "2017" }));
    expect([...(state?.regions ?? [])]).toEqual([]);
    expect([...(state?.municipalities ?? [])]).toEqual([["0180", "A"]]);
  });
});

describe("the map through time", () => {
  const years = yearTexts(map, labels).map(({ year }) => year);

  it("has a small map for every year, each said in words", () => {
    const panels = timePanels(map, labels);
    expect(panels.match(/<li /g)).toHaveLength(years.length);
    for (const year of years) expect(panels).toContain(`aria-label="Till och med ${year}:`);
    expect(panels).toContain("Nytt: Kalmar.");
    expect(panels).not.toMatch(/\sstyle=/);
  });

  it("has a large map that begins with the last year and waits for its script", () => {
    const stepper = timeStepper(map, labels);
    expect(stepper).toContain(`value="${years.at(-1)}"`);
    expect(stepper.match(/ disabled>/g)).toHaveLength(3);
    const told = JSON.parse((/data-time-map="([^"]*)"/.exec(stepper)?.[1] ?? "").replaceAll("&quot;", '"')) as { year: number }[];
    expect(told.map(({ year }) => year)).toEqual(years);
  });

  it("is absent where a handbook has no history", () => {
    const without = bindMap(outlines, regions, municipalities);
    expect(hasTime(without)).toBe(false);
    expect(mapFiles(without, labels, { name: "Provboken", address: "prov.example/karta" }).map(({ name }) => name)).toEqual(["regioner", "kommuner"]);
  });

  it("is a table for spreadsheets, a line for each finding and place, the undated last", () => {
    const lines = historyCsv(map, labels).trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + history.reduce((sum, { codes }) => sum + codes.length, 0));
    expect(lines[1]).toBe(
      'region,12,Skåne,A,Har arbetat,2014,2014,"Psykiatri Skåne började med mentorer, en roll som ligger nära peer support.",skane-mentorer',
    );
    expect(lines.at(-1)).toContain(",odaterat,");
  });
});

describe("every map as a file", () => {
  const files = mapFiles(map, labels, { name: "Provboken", address: "prov.example/karta" });

  it.each(files.map((file) => [file.name, file] as const))("%s stands by itself: title, words, source, years, origin", (_, { svg, title, width, height }) => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
    expect(svg).toContain('role="img"');
    expect(svg).toMatch(/<title id="[a-z-]+">/);
    expect(svg).toMatch(/<desc id="[a-z-]+">[^<]{100}/);
    expect(svg).toMatch(/Källa och år: \d+ källor med uppgifter från 201\d till 202\d/);
    expect(svg).toContain("prov.example/karta");
    expect(svg).not.toMatch(/var\(|class=|<a |<pattern|<style/);
    expect(title.length).toBeGreaterThan(10);
    expect(width * height).toBeGreaterThan(100_000);
  });

  it.each(files.map((file) => [file.name, file.svg] as const))("%s points only at ids of its own, each once", (_, svg) => {
    const ids = [...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => String(id));
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...svg.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map(([, id]) => String(id));
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("counts the sources of what each of them shows", () => {
    const count = (rows: readonly { references: readonly string[] }[]) => new Set(rows.flatMap(({ references: ids }) => ids)).size;
    const [regionsMap, municipalitiesMap, timeMap] = files.map(({ svg }) => svg);
    expect(regionsMap).toContain(`Källa och år: ${count(regions)} källor med uppgifter från 2015 till 2024`);
    expect(municipalitiesMap).toContain(`Källa och år: ${count([...municipalities.municipalities, ...municipalities.sites])} källor`);
    expect(timeMap).toContain(`Källa och år: ${count(history)} källor med uppgifter från 2014 till 2024`);
  });

  it("has its rows as CSV, that of the municipalities without regions", () => {
    expect(files.map(({ name, tables }) => [name, Object.keys(tables)])).toEqual([
      ["regioner", ["csv", "json"]],
      ["kommuner", ["csv"]],
      ["tid", ["csv"]],
    ]);
    expect(files[1]?.tables.csv).not.toMatch(/^region,/m);
  });
});
