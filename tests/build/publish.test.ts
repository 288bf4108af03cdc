import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UsageError } from "../../src/io/errors.ts";
import { openStage, partNames } from "../../src/io/publish.ts";
import { prepareOutput } from "./builds.ts";

let folder: string;
let output: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerhandboken-publish-"));
  output = join(folder, "_site");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("publishing a build", () => {
  it("puts the new output in the place of the old, and leaves nothing beside it", async () => {
    await prepareOutput(output);
    const stage = await openStage(output, partNames);
    await writeFile(join(stage.folder, "handbok.json"), "ny");
    await stage.publish();
    expect(await readdir(output)).toEqual(["handbok.json"]);
    expect(await readdir(folder)).toEqual(["_site"]);
  });

  it("leaves the old output alone until then, and takes itself away when it is given up", async () => {
    await prepareOutput(output);
    const stage = await openStage(output, partNames);
    await writeFile(join(stage.folder, "handbok.json"), "ny");
    await stage.discard();
    expect(await readFile(join(output, "handbok.json"), "utf8")).toBe("{}");
    expect(await readdir(folder)).toEqual(["_site"]);
  });

  it("brings the last output back when an earlier build was ended between its two renames", async () => {
    await prepareOutput(join(folder, "_site.gammalt"));
    const stage = await openStage(output, ["site"]);
    await stage.discard();
    expect(await readFile(join(output, "handbok.json"), "utf8")).toBe("{}");
    expect(await readdir(folder)).toEqual(["_site"]);
  });

  it("never replaces a folder that holds somebody's other files", async () => {
    await mkdir(output);
    await writeFile(join(output, "brev.txt"), "kära du");
    await expect(openStage(output, partNames)).rejects.toThrow(UsageError);
    expect(await readdir(output)).toEqual(["brev.txt"]);
  });
});
