/** Writes zip files one file at a time, so that the largest need no more memory than their largest file. */
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { Zip, ZipDeflate } from "fflate";
import { KnownError } from "./errors.ts";

/** A file to pack; its content is asked for when its turn comes. */
export interface Packed {
  readonly path: string;
  readonly content: () => Uint8Array;
}

/** Packed already: more packing takes time and gives nothing. */
const isPacked = (path: string) => /\.(?:pdf|png|jpe?g|webp|avif|gif|woff2|docx|pptx|zip)$/i.test(path);

/** What the old form of the format has room for. */
const most = { files: 65_000, bytes: 4_000_000_000 };

/**
 * Packs files in the order given, with a day (ISO) as the time of all of them: the same files give the same bytes on every machine.
 * Returns how many bytes it became. Throws `KnownError` where there is more than a zip file holds.
 */
export function writeZip(target: string, files: readonly Packed[], day: string): number {
  if (files.length > most.files) throw new KnownError(`${target} would hold ${files.length} files, and a zip file holds ${most.files}.`);
  const [year = 1980, month = 1, date = 1] = day.split("-").map(Number);
  // Zip has no time zones: the same day everywhere.
  const mtime = new Date(year, month - 1, date);
  mkdirSync(dirname(target), { recursive: true });
  const handle = openSync(target, "w");
  let size = 0;
  try {
    const zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      writeSync(handle, chunk);
      size += chunk.length;
      if (size > most.bytes) throw new KnownError(`${target} would be larger than the ${most.bytes / 1e9} GB that a zip file holds.`);
    });
    for (const { path, content } of files) {
      const entry = new ZipDeflate(path, { level: isPacked(path) ? 0 : 9 });
      entry.mtime = mtime;
      zip.add(entry);
      entry.push(content(), true);
    }
    zip.end();
  } finally {
    closeSync(handle);
  }
  return size;
}
