import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markText, mayRun, ownMark, readMark } from "./processes.ts";

const prefix = "peerhandboken-tmp.";
let isSwept = false;

/** Makes a folder in the system's temporary folder, which whoever asked takes away. What processes left there that were ended before they could, is taken away first. */
export async function temporaryFolder(purpose: string): Promise<string> {
  if (!isSwept) await sweep();
  isSwept = true;
  return mkdtemp(join(tmpdir(), `${prefix}${markText(ownMark())}.${purpose}-`));
}

async function sweep(): Promise<void> {
  const names = (await readdir(tmpdir()).catch(() => [])).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const mark = readMark(name.slice(prefix.length, name.lastIndexOf(".")));
    // What is somebody else's is theirs to take away.
    if (mark !== undefined && !mayRun(mark)) await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}
