/** Ends programs in the middle of their work, the way nobody can prepare for (SIGKILL), and tells what is left. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { openWorkshop } from "../../src/io/publish.ts";
import { root } from "./builds.ts";
import { chance } from "./chance.ts";
import { filesInVersion, publishVersion } from "./publisher.ts";

/** What is beside an output when nothing is wrong. */
export const nothingBeside = async (output: string) => (await readdir(dirname(output))).filter((name) => name !== basename(output));

/** Does what every command does first, and nothing else. */
export async function nextCommand(output: string): Promise<void> {
  const workshop = await openWorkshop(output);
  await workshop.close();
}

/** A version as it lies there: its number, or what is wrong with it. */
export async function versionOf(output: string): Promise<number | string> {
  if (!existsSync(output)) return "missing";
  const names = await readdir(output);
  const versions = new Set(await Promise.all(names.map((name) => readFile(join(output, name), "utf8"))));
  if (names.length !== filesInVersion) return `${names.length} files of ${filesInVersion}`;
  return versions.size === 1 ? Number([...versions][0]) : `a mixture of ${[...versions].join(" and ")}`;
}

/** What was left after one kill. */
export interface Left {
  /** Right after it, before any other command. */
  readonly before: number | string;
  /** After the next command. */
  readonly after: number | string;
  /** The last version that was done when the process was ended. */
  readonly done: number;
  readonly beside: readonly string[];
}

/** Ends a program that publishes all the time, again and again, at moments that the seed decides. */
export async function killPublisher(output: string, kills: number, seed: number): Promise<Left[]> {
  const random = chance(seed);
  const left: Left[] = [];
  for (let kill = 0; kill < kills; kill++) {
    await rm(output, { recursive: true, force: true });
    await publishVersion(output, 1);
    const done = await publishUntilKilled(output, random() * 80);
    const before = await versionOf(output);
    await nextCommand(output);
    left.push({ before, after: await versionOf(output), done, beside: await nothingBeside(output) });
  }
  return left;
}

/** Ends the publisher some milliseconds after its first version. Returns the last that it said was done. */
function publishUntilKilled(output: string, milliseconds: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", join(root, "tests", "build", "publisher.ts"), output], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    let wrong = "";
    let timer: NodeJS.Timeout | undefined;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      timer ??= setTimeout(() => child.kill("SIGKILL"), milliseconds);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (wrong += text));
    child.on("error", reject).on("close", (_, signal) => {
      if (signal === "SIGKILL") resolve(Number(said.trimEnd().split("\n").at(-1)));
      else reject(new Error(`The publisher ended by itself: ${wrong}`));
    });
  });
}

/** What is wrong with what was left: nothing, when each time the complete last or the complete next version lies there and nothing beside it. */
export function wrongIn(left: readonly Left[]): string[] {
  return left.flatMap(({ before, after, done, beside }, index) => [
    ...(before === "missing" || before === done || before === done + 1 ? [] : [`kill ${index + 1}: ${before} right after version ${done}`]),
    ...(after === done || after === done + 1 ? [] : [`kill ${index + 1}: ${after} after version ${done} and the next command`]),
    ...beside.map((name) => `kill ${index + 1}: ${name} is left`),
  ]);
}
