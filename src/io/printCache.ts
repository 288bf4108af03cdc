/** PDFs that have been printed before, by what they were printed from: only what has changed is printed again. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "./disk.ts";

/** A finished PDF. */
export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

export interface PrintCache {
  /** The PDF of a key, or undefined where there is none that is whole. */
  readonly read: (key: string) => Promise<FinishedPdf | undefined>;
  readonly write: (key: string, pdf: FinishedPdf) => Promise<void>;
  /** Takes away what was used longest ago, down to the cache's size. */
  readonly sweep: () => Promise<void>;
}

/** Everything is printed, and nothing kept. */
export const noCache: PrintCache = { read: async () => undefined, write: async () => undefined, sweep: async () => undefined };

/** Three generations of every edition. */
const mostBytes = 1_000_000_000;

/** The key of something made of these texts, in this order. */
export function cacheKey(...parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex");
}

/** The first line of an entry; the PDF follows. */
interface Head {
  readonly pages: number;
  readonly sha256: string;
}

/**
 * Opens the cache of a folder, which is made when something is kept. An entry appears whole or not at all, and one that has been damaged
 * counts as missing. Where the folder cannot be written, nothing is kept: a build must not fail for its cache.
 */
export function openPrintCache(folder: string, most = mostBytes): PrintCache {
  const fileOf = (key: string) => join(folder, key);
  let writes = 0;
  return {
    read: async (key) => {
      const entry = await readFile(fileOf(key)).catch(() => undefined);
      if (entry === undefined) return undefined;
      const pdf = opened(entry);
      if (pdf === undefined) return undefined;
      // When it was last used, for `sweep`.
      const now = new Date();
      await utimes(fileOf(key), now, now).catch(() => undefined);
      return pdf;
    },
    write: async (key, { bytes, pages }) => {
      const head: Head = { pages, sha256: sha256(bytes) };
      const fresh = join(folder, `${key}.${process.pid}.${++writes}.new`);
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(fresh, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), bytes]));
        await rename(fresh, fileOf(key));
      } catch {
        await rm(fresh, { force: true }).catch(() => undefined);
      }
    },
    sweep: () => sweep(folder, most).catch(() => undefined),
  };
}

/** An entry's PDF, if it is what was written. */
function opened(entry: Buffer): FinishedPdf | undefined {
  const end = entry.indexOf("\n");
  try {
    const head = JSON.parse(entry.toString("utf8", 0, Math.max(end, 0))) as Partial<Head>;
    const bytes = new Uint8Array(entry.subarray(end + 1));
    return typeof head.pages === "number" && head.sha256 === sha256(bytes) ? { bytes, pages: head.pages } : undefined;
  } catch {
    return undefined;
  }
}

async function sweep(folder: string, most: number): Promise<void> {
  const entries = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return { name, size, mtimeMs };
    }),
  );
  const newestFirst = entries.sort((a, b) => b.mtimeMs - a.mtimeMs);
  let kept = 0;
  for (const { name, size } of newestFirst) {
    kept += size;
    // What a build left half written is older than anything that is used.
    if (kept > most) await rm(join(folder, name), { force: true });
  }
}
