import { existsSync } from "node:fs";
import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { packages } from "../offline/packages.ts";
import { UsageError } from "./errors.ts";
import { lockFolder } from "./outputLock.ts";

/** A part of the output and the paths that are its own; everything else belongs to the site. */
const parts = { site: [], search: ["pagefind"], office: ["mallar"], print: ["pdf"], offline: Object.values(packages) } as const satisfies Record<
  string,
  readonly string[]
>;
export type Part = keyof typeof parts;
/** As `--only` names them, in the order they are made. */
export const partNames = Object.keys(parts) as Part[];

/** Whether a word names a part. */
export function isPart(name: string): name is Part {
  return name in parts;
}

/** Where a build works, beside the output so that the swap is a rename on one disk. */
export interface Stage {
  readonly folder: string;
  /** Puts the stage in the output's place. */
  readonly publish: () => Promise<void>;
  /** Takes the stage away; the output stays as it was. */
  readonly discard: () => Promise<void>;
}

/** An output that this process alone builds. */
export interface Workshop {
  /**
   * Opens a stage for some parts. Parts that are not made again are copied from the last complete output.
   * Throws `UsageError` where there is no last output to complete, and where the output is a folder with somebody's other files.
   */
  readonly openStage: (making: readonly Part[]) => Promise<Stage>;
  /** Lets others build. Nothing is left beside the output. */
  readonly close: () => Promise<void>;
}

/** Everything that lies beside an output while it is built, in one folder. */
interface Bench {
  readonly target: string;
  readonly folder: string;
  /** The stage: the output as it is being made. */
  readonly fresh: string;
  /** The last output, while the new one takes its place, and while it is taken away. */
  readonly old: string;
  /** The journal: a file that is there from before the last output is moved until the new one is in place. While it is there, `old` is whole. */
  readonly swapping: string;
}

function benchOf(output: string): Bench {
  const target = resolve(output);
  const folder = join(dirname(target), `${basename(target)}.bygge`);
  return { target, folder, fresh: join(folder, "nytt"), old: join(folder, "gammalt"), swapping: join(folder, "byte-pagar") };
}

/**
 * Takes an output for building. What an earlier build left when it was ended is mended first: the output is the complete last one, or the complete new one where
 * that was in place already.
 * Throws `KnownError` while another process builds the same output.
 */
export async function openWorkshop(output: string): Promise<Workshop> {
  const bench = benchOf(output);
  const lock = await lockFolder(bench.folder);
  const close = async () => {
    await restore(bench);
    await lock.release();
  };
  try {
    await restore(bench);
  } catch (error) {
    await lock.release();
    throw error;
  }
  return { openStage: (making) => openStage(output, bench, making), close };
}

/** Puts back what a build that was ended had moved away, and takes away what it had begun. */
async function restore({ target, fresh, old, swapping }: Bench): Promise<void> {
  if (existsSync(swapping) && existsSync(old) && !existsSync(target)) await rename(old, target);
  // Only now: without the journal, what is left of the old output counts as rubbish.
  await rm(swapping, { force: true });
  await rm(fresh, { recursive: true, force: true });
  await rm(old, { recursive: true, force: true });
}

async function openStage(output: string, bench: Bench, making: readonly Part[]): Promise<Stage> {
  const { target, fresh } = bench;
  const isOurs = existsSync(join(target, "handbok.json"));
  const kept = partNames.filter((part) => !making.includes(part));
  if (kept.length > 0 && !isOurs) {
    throw new UsageError(`--only needs a complete build in ${output} to work on, and there is none. Run npm run build first.`);
  }
  if (!isOurs && existsSync(target) && (await readdir(target)).length > 0) {
    throw new UsageError(
      `${target} holds files that are not a handbook, and a build replaces the whole folder. Choose another with --output DIR, or empty it.`,
    );
  }
  await mkdir(fresh);
  if (kept.includes("site")) {
    const remade = making.flatMap((part) => parts[part]).map((path) => join(target, path));
    await cp(target, fresh, { recursive: true, filter: (source) => !remade.includes(source) });
  } else {
    for (const path of kept.flatMap((part) => parts[part])) {
      if (existsSync(join(target, path))) await cp(join(target, path), join(fresh, path), { recursive: true });
    }
  }
  return { folder: fresh, publish: () => swap(bench), discard: () => rm(fresh, { recursive: true, force: true }) };
}

/** The process may be ended between any two of these steps: see `restore`. */
async function swap({ target, fresh, old, swapping }: Bench): Promise<void> {
  await writeFile(swapping, "");
  if (existsSync(target)) await rename(target, old);
  await rename(fresh, target);
  await rm(swapping);
  await rm(old, { recursive: true, force: true });
}
