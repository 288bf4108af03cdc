/** One build at a time works on an output. */
import { mkdir, readdir, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { KnownError } from "./errors.ts";
import { markText, mayRun, ownMark, readMark, type ProcessMark } from "./processes.ts";

/** A working folder that is ours alone. */
export interface Lock {
  /** Lets go of the folder, and takes it away where nothing is left in it. */
  readonly release: () => Promise<void>;
}

const ending = ".las";
const attempts = 3;
/** A folder that cannot be made so often is not taken away by others. */
const attemptsToMake = 20;

/**
 * Takes a working folder, which is made if need be. Each process leaves a file that is named after itself and then looks for others; whoever sees one whose
 * process runs gives way. Of two that come at once at least one sees the other, so never two hold the folder, and a file that a dead process left can be taken
 * away by anyone: its name is never used again.
 * Throws `KnownError` where another process holds it.
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const own = `${markText(ownMark())}${ending}`;
  let firstMade: string | undefined;
  for (let attempt = 1; ; attempt++) {
    const made = await makeFolder(folder, attempt < attemptsToMake);
    firstMade = made ?? firstMade;
    if (made !== null && (await claim(folder, own))) {
      const holder = await otherHolder(folder, own);
      if (holder === undefined) break;
      await release(folder, own, firstMade);
      if (attempt >= attempts) throw busy(folder, holder);
    }
    // Two that came at once give way to each other, and try again at different times.
    await delay(20 + (process.pid % 13) * 10 * attempt);
  }
  return { release: () => release(folder, own, firstMade) };
}

/** Makes a folder and returns the first above it that was missing. Null where it was taken away meanwhile by someone who was done with it, and that may happen. */
async function makeFolder(folder: string, mayVanish: boolean): Promise<string | undefined | null> {
  try {
    return await mkdir(folder, { recursive: true });
  } catch (error) {
    if (mayVanish && (error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** False where the folder was taken away by someone who was done with it. */
async function claim(folder: string, own: string): Promise<boolean> {
  try {
    await writeFile(join(folder, own), "", { flag: "wx" });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw busy(folder, ownMark());
    if (code === "ENOENT") return false;
    throw error;
  }
}

/** Another process that runs and has left its name. The names of processes that have ended are taken away. */
async function otherHolder(folder: string, own: string): Promise<ProcessMark | undefined> {
  let found: ProcessMark | undefined;
  for (const name of await readdir(folder)) {
    if (!name.endsWith(ending) || name === own) continue;
    const mark = readMark(name.slice(0, -ending.length));
    if (mark === undefined) continue;
    if (mayRun(mark)) found = mark;
    else await rm(join(folder, name), { force: true });
  }
  return found;
}

async function release(folder: string, own: string, firstMade: string | undefined): Promise<void> {
  await rm(join(folder, own), { force: true });
  await removeEmpty(folder, firstMade);
}

/** Takes away a folder, and those above it up to the first that was made for it. One with something in it stays: somebody works there. */
async function removeEmpty(folder: string, firstMade: string | undefined): Promise<void> {
  if ((await removed(folder)) && firstMade !== undefined && folder !== firstMade) await removeEmpty(dirname(folder), firstMade);
}

async function removed(folder: string): Promise<boolean> {
  return rmdir(folder).then(
    () => true,
    () => false,
  );
}

function busy(folder: string, holder: ProcessMark): KnownError {
  const isHere = holder.host === ownMark().host;
  const cure = isHere ? "" : ` If that build no longer runs, remove ${join(folder, `${markText(holder)}${ending}`)}.`;
  return new KnownError(
    `Another build is working on this output (process ${holder.pid}${isHere ? "" : ` on ${holder.host}`}). Wait until it is done, or choose another folder with --output DIR.${cure}`,
  );
}
