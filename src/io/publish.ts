import { existsSync } from "node:fs";
import { cp, mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { packages } from "../offline/packages.ts";
import { UsageError } from "./errors.ts";

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

/**
 * Opens a stage for some parts. Parts that are not made again are copied from the last complete output.
 * Throws `UsageError` where there is no last output to complete, and where the output is a folder with somebody's other files.
 */
export async function openStage(output: string, making: readonly Part[]): Promise<Stage> {
  const target = resolve(output);
  const folder = join(dirname(target), `${basename(target)}.nytt`);
  const old = join(dirname(target), `${basename(target)}.gammalt`);
  // A build that was ended between its two renames left the last output under its other name.
  if (!existsSync(target) && existsSync(old)) await rename(old, target);
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
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  if (kept.includes("site")) {
    const remade = making.flatMap((part) => parts[part]).map((path) => join(target, path));
    await cp(target, folder, { recursive: true, filter: (source) => !remade.includes(source) });
  } else {
    for (const path of kept.flatMap((part) => parts[part])) {
      if (existsSync(join(target, path))) await cp(join(target, path), join(folder, path), { recursive: true });
    }
  }
  return {
    folder,
    publish: async () => {
      await rm(old, { recursive: true, force: true });
      if (existsSync(target)) await rename(target, old);
      await rename(folder, target);
      await rm(old, { recursive: true, force: true });
    },
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}
