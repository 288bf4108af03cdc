/**
 * Fingerprints of texts, so that a test can tell whether the handbook shares wording with texts that are not in the repository.
 *
 * `tests/unit/sourceTexts.json` was made of the texts the handbook began from, with
 * `npx tsx tests/fingerprints.ts FOLDER > tests/unit/sourceTexts.json`. Run it again with all of them when one is added. The texts cannot be read back from it.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** So many words in a row are no longer chance. */
export const runLength = 8;

/** The words of a text, without case and signs. */
const plainWords = (text: string) =>
  text
    .normalize("NFC")
    .replaceAll("\u00ad", "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every run of eight words in a text, in order, words parted by single spaces. */
export function runsIn(text: string): string[] {
  const words = plainWords(text);
  return words.slice(runLength - 1).map((_, index) => words.slice(index, index + runLength).join(" "));
}

/** The first twelve hexadecimal digits of a run's SHA-256. */
export const fingerprint = (run: string) => createHash("sha256").update(run).digest("hex").slice(0, 12);

/** Fingerprints of every run in the files of a folder, sorted, each once. */
function fingerprintsOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const runs = files.flatMap((entry) => runsIn(readFileSync(join(entry.parentPath, entry.name), "utf8")));
  return [...new Set(runs.map(fingerprint))].sort();
}

const [, script = "", folder] = process.argv;
if (folder !== undefined && realpathSync(script) === fileURLToPath(import.meta.url))
  process.stdout.write(`${JSON.stringify(fingerprintsOf(folder), null, 2)}\n`);
