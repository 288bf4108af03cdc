/** Check sums of what lies in an output: of each file, and one of all. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { filesUnder, sha256 } from "./disk.ts";

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

/**
 * One SHA-256 of a whole folder: of the lines that `sha256sum` writes of its files, sorted by path. Anyone gets the same from the folder with
 * `find . -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum`.
 */
export async function folderDigest(folder: string, hash: FileHasher = fileHasher(folder)): Promise<string> {
  const paths = (await filesUnder(folder)).map(({ path }) => path).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const lines: string[] = [];
  for (const path of paths) lines.push(`${(await hash(path)).sha256}  ${path}\n`);
  return sha256(lines.join(""));
}
