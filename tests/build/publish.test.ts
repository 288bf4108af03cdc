import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KnownError, UsageError } from "../../src/io/errors.ts";
import { markText, ownMark } from "../../src/io/processes.ts";
import { openWorkshop, partNames, type Stage, type Workshop } from "../../src/io/publish.ts";
import { buildBook, prepareOutput, runScript, bookFolders, fingerprint } from "./builds.ts";
import { killPublisher, nextCommand, nothingBeside, versionOf, wrongIn } from "./kills.ts";
import { publishVersion } from "./publisher.ts";

let folder: string;
let output: string;
let workshop: Workshop | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerhandboken-publish-"));
  output = join(folder, "_site");
});
afterEach(async () => {
  await workshop?.close();
  workshop = undefined;
  await rm(folder, { recursive: true, force: true });
});

const model = () => readFile(join(output, "handbok.json"), "utf8");
/** A build that has made its output and has not yet published it. */
async function stageWith(content: string): Promise<Stage> {
  workshop = await openWorkshop(output);
  const stage = await workshop.openStage(partNames);
  await writeFile(join(stage.folder, "handbok.json"), content);
  return stage;
}
const close = async () => {
  await workshop?.close();
  workshop = undefined;
};

describe("publishing a build", () => {
  it("puts the new output in the place of the old, and leaves nothing beside it", async () => {
    await prepareOutput(output);
    const stage = await stageWith("ny");
    await stage.publish();
    await close();
    expect(await readdir(output)).toEqual(["handbok.json"]);
    expect(await readdir(folder)).toEqual(["_site"]);
  });

  it("leaves the old output alone until then, and takes itself away when it is given up", async () => {
    await prepareOutput(output);
    await stageWith("ny");
    expect(await model()).toBe("{}");
    await close();
    expect(await model()).toBe("{}");
    expect(await readdir(folder)).toEqual(["_site"]);
  });

  it("makes the folders on the way to a new output, and takes them away when there is no output", async () => {
    output = join(folder, "a", "b", "_site");
    await stageWith("ny");
    await close();
    expect(await readdir(folder)).toEqual([]);
  });

  it("never replaces a folder that holds somebody's other files", async () => {
    await mkdir(output);
    await writeFile(join(output, "brev.txt"), "kära du");
    workshop = await openWorkshop(output);
    await expect(workshop.openStage(partNames)).rejects.toThrow(UsageError);
    expect(await readdir(output)).toEqual(["brev.txt"]);
  });
});

describe("a build that was ended", () => {
  /** The working folder as a build leaves it that is ended between two of its steps. */
  const leave = async (files: Readonly<Record<string, string>>) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(folder, path, ".."), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };

  it.each([
    ["while it made its pages", { "_site/handbok.json": "gammal", "_site.bygge/nytt/index.html": "halv" }, "gammal"],
    ["just before the swap", { "_site/handbok.json": "gammal", "_site.bygge/nytt/handbok.json": "ny", "_site.bygge/byte-pagar": "" }, "gammal"],
    [
      "between the two renames",
      { "_site.bygge/gammalt/handbok.json": "gammal", "_site.bygge/nytt/handbok.json": "ny", "_site.bygge/byte-pagar": "" },
      "gammal",
    ],
    ["after them", { "_site/handbok.json": "ny", "_site.bygge/gammalt/handbok.json": "gammal", "_site.bygge/byte-pagar": "" }, "ny"],
    ["while it took the old output away", { "_site/handbok.json": "ny", "_site.bygge/gammalt/index.html": "resten" }, "ny"],
  ])("%s leaves a complete output to the next command, and nothing beside it", async (_, files, expected) => {
    await leave(files);
    await nextCommand(output);
    expect(await readdir(output)).toEqual(["handbok.json"]);
    expect(await model()).toBe(expected);
    expect(await readdir(folder)).toEqual(["_site"]);
  });

  it("never gives back an output that was half taken away", async () => {
    await leave({ "_site.bygge/gammalt/index.html": "resten av en utgåva" });
    await nextCommand(output);
    expect(await readdir(folder)).toEqual([]);
  });

  it("at any moment of publishing leaves the complete last or the complete next version, and nothing beside it", async () => {
    expect(wrongIn(await killPublisher(output, 12, 20261122))).toEqual([]);
  });

  it("in the middle of its pages leaves the last output as it was, also when the next build has faults", async () => {
    await prepareOutput(output);
    const before = await fingerprint(output);
    const { content, data } = bookFolders("minimal");
    const args = ["--import", "tsx", "scripts/build.ts", "--content", content, "--data", data, "--output", output, "--only", "site,search,office"];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await fingerprint(output)).toEqual(before);
    expect(await buildBook("broken", output)).toMatchObject({ code: 1 });
    expect(await fingerprint(output)).toEqual(before);
    expect(await nothingBeside(output)).toEqual([]);
  });
});

describe("two builds of one output", () => {
  it("do not disturb each other: the second is told to wait", async () => {
    await publishVersion(output, 1);
    await stageWith("ny");
    const { content, data } = bookFolders("minimal");
    const { code, err } = await runScript("scripts/build.ts", ["--content", content, "--data", data, "--output", output]);
    expect({ code, err }).toEqual({
      code: 2,
      err: `Another build is working on this output (process ${process.pid}). Wait until it is done, or choose another folder with --output DIR.\n`,
    });
    expect(await versionOf(output)).toBe(1);
    expect(await readdir(join(folder, "_site.bygge", "nytt"))).toEqual(["handbok.json"]);
  });

  it("that begin at the same moment are one after the other, or one gives way", async () => {
    const tries = await Promise.all(Array.from({ length: 4 }, (_, index) => buildBookQuickly(index + 1)));
    expect(tries.filter(({ code }) => code === 0).length).toBeGreaterThan(0);
    for (const { code, err } of tries) expect(code === 0 ? "" : err).toMatch(/^$|Another build is working/);
    expect(await versionOf(output)).toEqual(expect.any(Number));
    expect(await nothingBeside(output)).toEqual([]);
  });

  /** A process that publishes one version. */
  async function buildBookQuickly(version: number): Promise<{ code: number | null; err: string }> {
    const program = `import { publishVersion } from ${JSON.stringify(new URL("./publisher.ts", import.meta.url).href)}; await publishVersion(${JSON.stringify(output)}, ${version});`;
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "--input-type=module", "--eval", program], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, err };
  }

  it("take over from a process that has ended, also when its number is used again", async () => {
    await publishVersion(output, 1);
    await mkdir(join(folder, "_site.bygge"));
    const ended = { ...ownMark(), pid: 2 ** 22 + 1 };
    const usedAgain = { ...ownMark(), began: "1" };
    for (const mark of [ended, usedAgain]) await writeFile(join(folder, "_site.bygge", `${markText(mark)}.las`), "");
    await publishVersion(output, 2);
    expect(await versionOf(output)).toBe(2);
    expect(await nothingBeside(output)).toEqual([]);
  });

  it("on two computers that share a disk are told which file to remove if the other is gone", async () => {
    await mkdir(join(folder, "_site.bygge"));
    const there = join(folder, "_site.bygge", `${markText({ pid: 7, host: `${hostname()}-2`, began: "" })}.las`);
    await writeFile(there, "");
    const told = await openWorkshop(output).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(KnownError);
    expect((told as Error).message).toContain(`(process 7 on ${hostname()}-2)`);
    expect((told as Error).message).toContain(`If that build no longer runs, remove ${there}.`);
  });
});
