import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wire } from "../../eleventy.config.ts";
import { writeInstalledApp } from "../../src/io/installedApp.ts";
import { trySchemas } from "../../src/io/jsonSchemas.ts";
import { writeSite } from "../../src/io/site.ts";
import { readView } from "../../src/io/view.ts";
import { root } from "./builds.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerhandboken-schema-"));
  const content = join(root, "content");
  const view = await readView({ content, data: join(root, "_data") });
  await writeSite(view, wire, content, folder);
  await writeInstalledApp(view, folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The faults once a value in a file has been changed, or taken away where there is no new one; afterwards the file is as before. */
async function faultsWith(path: string, place: readonly (string | number)[], value: unknown): Promise<readonly string[]> {
  const before = await readFile(join(folder, path), "utf8");
  const whole = JSON.parse(before) as Record<string | number, unknown>;
  const parent = place.slice(0, -1).reduce((inner, key) => inner[key] as Record<string | number, unknown>, whole);
  const last = place.at(-1) ?? "";
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  await writeFile(join(folder, path), JSON.stringify(whole));
  const { faults } = await trySchemas(folder);
  await writeFile(join(folder, path), before);
  return faults;
}

describe("what the handbook publishes for other programs", () => {
  it("has a JSON Schema each, and passes it in the judgement of a validator that knows nothing of ours", async () => {
    const { tried, faults } = await trySchemas(folder);
    expect(faults).toEqual([]);
    expect(tried).toHaveLength(16);
  });

  it("names its schemas by their own addresses", async () => {
    const rows = JSON.parse(await readFile(join(folder, "schema/index.json"), "utf8")) as { file: string; schema: string; about: string }[];
    for (const { schema, about } of rows) {
      const { $id, $schema } = JSON.parse(await readFile(join(folder, schema), "utf8")) as Record<string, string>;
      expect($id).toMatch(new RegExp(`^https?://[^/]+/${schema}$`));
      expect($schema).toBe("https://json-schema.org/draft/2020-12/schema");
      expect(about).toMatch(/\.$/);
    }
  });

  it.each<[what: string, path: string, place: readonly (string | number)[], value: unknown, fault: RegExp]>([
    ["a page without a title", "handbok.json", ["start", "title"], undefined, /^handbok\.json\/start: must have required property 'title'$/m],
    ["a key that nobody has said anything about", "handbok.json", ["extra"], 1, /^handbok\.json: must NOT have additional properties$/m],
    ["a region of an unknown status", "handbok.json", ["map", "regions", 0, "status"], "D", /^handbok\.json\/map\/regions\/0\/status: /m],
    ["a study without a source", "data/studier.json", [0, "references"], undefined, /^data\/studier\.json\/0: must have required property 'references'$/m],
    ["a check sum that is none", "offline/lista.json", ["core", 0, 1], "abc", /^offline\/lista\.json\/core\/0\/1: must match pattern/m],
    ["news without a date", "feed.json", ["items", 0, "date_published"], "igår", /^feed\.json\/items\/0\/date_published: must match/m],
    ["a map of another shape", "karta/regioner.json", ["regions"], {}, /^karta\/regioner\.json\/regions: must be array$/m],
    ["a search at no address", "search.json", ["lexicon"], "lexikon.json", /^search\.json\/lexicon: must match pattern/m],
  ])("does not pass with %s", async (_, path, place, value, fault) => expect((await faultsWith(path, place, value)).join("\n")).toMatch(fault));

  it("is told of when a file has no schema, and when a file with a schema is gone", async () => {
    await writeFile(join(folder, "data", "nytt.json"), "[]");
    expect((await trySchemas(folder)).faults).toEqual(["data/nytt.json has no schema"]);
    await rm(join(folder, "data", "nytt.json"));
    const feed = await readFile(join(folder, "feed.json"));
    await rm(join(folder, "feed.json"));
    expect((await trySchemas(folder)).faults).toEqual(["feed.json is not there"]);
    await writeFile(join(folder, "feed.json"), feed);
  });
});
