/** Whole builds of a small handbook, ended at every sort of moment: afterwards its output is the complete last or the complete next one. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { folderDigest } from "../../src/io/digest.ts";
import { bookFolders, root, runScript } from "../build/builds.ts";
import { chance, numberFrom } from "../build/chance.ts";
import { killPublisher, nextCommand, nothingBeside, wrongIn } from "../build/kills.ts";

const minutes = (count: number) => count * 60_000;
const seed = numberFrom("KILLS_SEED", Math.floor(Date.now() / 86_400_000));
const kills = numberFrom("KILLS", 50);

let folder: string;
let output: string;
/** Two editions of a handbook, and the digest of each when it is built in peace. */
const editions = ["first", "second"] as const;
type Edition = (typeof editions)[number];
const digests = new Map<string, Edition>();
/** Milliseconds that a build takes that prints everything, and one that finds its PDFs printed. */
const durations = { fresh: 0, cached: 0 };

const bookOf = (edition: Edition) => ["--content", join(folder, edition, "content"), "--data", join(folder, edition, "data"), "--output", output];
const build = (edition: Edition, ...more: readonly string[]) => runScript("scripts/build.ts", [...bookOf(edition), ...more]);
/** Which edition lies in the output; otherwise what lies there instead. */
const lying = async (): Promise<string> => {
  if (!existsSync(output)) return "missing";
  const digest = await folderDigest(output);
  return digests.get(digest) ?? `neither edition: ${digest}`;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerhandboken-kills-"));
  output = join(folder, "ut", "_site");
  for (const edition of editions) {
    const { content, data } = bookFolders("minimal");
    await cp(content, join(folder, edition, "content"), { recursive: true });
    await cp(data, join(folder, edition, "data"), { recursive: true });
  }
  // Another text on every page and every sheet of paper.
  const site = join(folder, "second", "data", "site.ts");
  await writeFile(site, (await readFile(site, "utf8")).replace(/name: "[^"]*"/, 'name: "Andra utgåvan"'));
  for (const kind of ["fresh", "cached"] as const) {
    for (const edition of editions) {
      const start = performance.now();
      const { code, err } = await build(edition, ...(kind === "fresh" ? ["--no-cache"] : []));
      if (code !== 0) throw new Error(err);
      durations[kind] = performance.now() - start;
      digests.set(await folderDigest(output), edition);
    }
  }
  if (digests.size !== 2) throw new Error("The two editions are the same");
}, minutes(10));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A build as one process, so that ending it ends all of it. */
function start(edition: Edition, ...more: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "scripts/build.ts", ...bookOf(edition), ...more], { cwd: root, stdio: "ignore" });
}

/** Processes whose command line holds a text. */
function processesWith(text: string): number[] {
  return readdirSync("/proc").flatMap((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, "utf8").includes(text) ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

it(
  `a build ended at ${kills} random moments leaves the complete last or next edition, nothing beside it and no browser (KILLS_SEED=${seed})`,
  { timeout: minutes(45) },
  async () => {
    const random = chance(seed);
    const wrong: string[] = [];
    let ended = 0;
    let before = await lying();
    for (let kill = 1; ended < kills && kill <= 3 * kills; kill++) {
      const edition: Edition = before === "first" ? "second" : "first";
      const isFresh = kill % 2 === 0;
      const child = start(edition, ...(isFresh ? ["--no-cache"] : []));
      const moment = random() * durations[isFresh ? "fresh" : "cached"];
      await Promise.race([delay(moment), once(child, "exit")]);
      // One that was done before is no kill.
      if (child.exitCode === null) {
        child.kill("SIGKILL");
        await once(child, "exit");
        ended++;
      }
      const right = await lying();
      if (right !== "missing" && right !== before && right !== edition) wrong.push(`kill ${kill} after ${Math.round(moment)} ms: ${right}`);
      // Every tenth time a whole command comes next; otherwise what every command begins with.
      if (kill % 10 === 0) {
        const { code, err } = await build(edition);
        if (code !== 0) wrong.push(`kill ${kill}: the next build ended with ${String(code)}: ${err}`);
        if ((await lying()) !== edition) wrong.push(`kill ${kill}: after the next build there is ${await lying()}`);
      } else await nextCommand(output);
      const after = await lying();
      if (after !== "first" && after !== "second") wrong.push(`kill ${kill}: after the next command there is ${after}`);
      for (const name of await nothingBeside(output)) wrong.push(`kill ${kill}: ${name} is left`);
      before = after;
      if (process.platform === "linux" && child.pid !== undefined) {
        for (let wait = 0; wait < 50 && processesWith(`peerhandboken-tmp.${child.pid}_`).length > 0; wait++) await delay(100);
        if (processesWith(`peerhandboken-tmp.${child.pid}_`).length > 0) wrong.push(`kill ${kill}: its browser runs on`);
      }
    }
    expect(wrong).toEqual([]);
    expect(ended).toBe(kills);
  },
);

it(`publishing alone, ended at ${kills * 4} random moments, never leaves a mixture (KILLS_SEED=${seed})`, { timeout: minutes(20) }, async () => {
  const left = await killPublisher(join(folder, "liten", "_site"), kills * 4, seed);
  expect(wrongIn(left)).toEqual([]);
});

it.runIf(process.platform === "linux")(
  "a browser that is ended again and again ends the build and leaves the last edition",
  { timeout: minutes(10) },
  async () => {
    const before = await lying();
    const edition: Edition = before === "first" ? "second" : "first";
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/build.ts", ...bookOf(edition), "--no-cache"], {
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    let ended = 0;
    const seen = new Map<number, number>();
    while (child.exitCode === null) {
      for (const pid of processesWith(`peerhandboken-tmp.${String(child.pid)}_`)) {
        // Each has started, or nearly, and none has had the time to print anything twice.
        const since = seen.get(pid) ?? performance.now();
        seen.set(pid, since);
        if (performance.now() - since < 200) continue;
        try {
          process.kill(pid, "SIGKILL");
          ended++;
        } catch {
          continue;
        }
      }
      await delay(30);
    }
    expect(ended).toBeGreaterThan(0);
    expect({ code: child.exitCode, isBug: err.includes("This is a bug") }).toEqual({ code: 2, isBug: false });
    expect(await lying()).toBe(before);
    expect(await nothingBeside(output)).toEqual([]);
  },
);

it("a disk that is full, or a file that may not grow, ends the build with the cure and leaves the last edition", { timeout: minutes(15) }, async () => {
  const before = await lying();
  const edition: Edition = before === "first" ? "second" : "first";
  const told: string[] = [];
  // Blocks of 512 bytes: at first hardly anything may be written, then all but the largest files.
  for (const blocks of [2, 40, 200, 600]) {
    const command = `ulimit -f ${blocks}; exec "$0" "$@"`;
    const child = spawn("/bin/sh", ["-c", command, process.execPath, "--import", "tsx", "scripts/build.ts", ...bookOf(edition), "--no-cache"], {
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const [code] = (await once(child, "close")) as [number | null];
    told.push(`${blocks}: ${String(code)} ${err.split("\n")[0]}`);
    expect(await lying()).toBe(before);
    expect(await nothingBeside(output)).toEqual([]);
  }
  for (const line of told) expect(line).toMatch(/^\d+: 2 (?!This is a bug)/);
});

it.runIf(canMount())(
  "a disk of a few megabytes that fills up leaves the last edition, and the next build with room is whole",
  { timeout: minutes(15) },
  async () => {
    const disk = join(folder, "disk");
    await mkdir(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "none", disk]);
    try {
      const there = join(disk, "_site");
      await cp(output, there, { recursive: true });
      const before = await folderDigest(there);
      const args = bookOf((await lying()) === "first" ? "second" : "first").map((arg) => (arg === output ? there : arg));
      const { code, err } = await runScript("scripts/build.ts", [...args, "--no-cache"]);
      expect({ code, told: err.split("\n")[0] }).toEqual({
        code: 2,
        told: "The disk is full. Make room and run the command again; the last output is as it was.",
      });
      expect(await folderDigest(there)).toBe(before);
      expect(await readdir(disk)).toEqual(["_site"]);
      execFileSync("mount", ["-o", "remount,size=64m", disk]);
      expect(await runScript("scripts/build.ts", args)).toMatchObject({ code: 0 });
      expect(digests.has(await folderDigest(there))).toBe(true);
    } finally {
      execFileSync("umount", [disk]);
    }
  },
);

/** Whether we may mount a disk of our own. */
function canMount(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0;
}
