/** Check sums of what lies in an output: of each file, and one of all. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { filesUnder, sha256, write } from "./disk.ts";

export interface FileHash {
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Reads each file of a folder once, when it is first asked for: it must be finished by then. */
export type FileHasher = (path: string) => Promise<FileHash>;

/** A hasher of a folder's files, by their paths in it. */
export function fileHasher(folder: string): FileHasher {
  const known = new Map<string, Promise<FileHash>>();
  return (path) => {
    const found = known.get(path) ?? hashOf(join(folder, path));
    known.set(path, found);
    return found;
  };
}

async function hashOf(path: string): Promise<FileHash> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return { sha256: hash.digest("hex"), bytes: (await stat(path)).size };
}

/** The list of check sums in an output. It lists every file but itself. */
export const sumsName = "sha256.txt";

/** A list of check sums as `sha256sum` writes and reads it, sorted by the bytes of the paths: `cd FOLDER && sha256sum -c sha256.txt`. */
export function sumLines(sums: ReadonlyMap<string, string>): string {
  const paths = [...sums.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return paths.map((path) => `${String(sums.get(path))}  ${path}\n`).join("");
}

/** Check sums of all files in a folder but the list of them. */
async function sumsOf(folder: string, hash: FileHasher): Promise<string> {
  const sums = new Map<string, string>();
  for (const { path } of await filesUnder(folder)) if (path !== sumsName) sums.set(path, (await hash(path)).sha256);
  return sumLines(sums);
}

/** Writes the list of check sums into a finished output. Returns its own SHA-256, which stands for the whole: see `folderDigest`. */
export async function writeSums(folder: string, hash: FileHasher = fileHasher(folder)): Promise<string> {
  const text = await sumsOf(folder, hash);
  await write(join(folder, sumsName), text);
  return sha256(text);
}

/**
 * One SHA-256 of a whole folder: that of its list of check sums, whether the list lies there or not. Anyone gets the same with
 * `find . -type f ! -path ./sha256.txt -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum`.
 */
export async function folderDigest(folder: string, hash: FileHasher = fileHasher(folder)): Promise<string> {
  return sha256(await sumsOf(folder, hash));
}

/** How a folder differs from its list of check sums: files that are missing, others than listed, or not listed at all. Empty where everything is as it was built. */
export async function sumFaults(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, sumsName), "utf8").catch(() => undefined);
  if (text === undefined) return [`${sumsName} is missing`];
  const listed = new Map(text.split("\n").flatMap((line) => (line === "" ? [] : [[line.slice(66), line.slice(0, 64)] as const])));
  const found = (await filesUnder(folder)).map(({ path }) => path).filter((path) => path !== sumsName);
  const faults: string[] = [];
  for (const path of found) {
    const sum = listed.get(path);
    if (sum === undefined) faults.push(`${path} is not in the list`);
    else if (sum !== (await hashOf(join(folder, path))).sha256) faults.push(`${path} is not the file of the list`);
  }
  const there = new Set(found);
  return [...faults, ...[...listed.keys()].filter((path) => !there.has(path)).map((path) => `${path} is missing`)];
}
