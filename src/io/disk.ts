import { createHash } from "node:crypto";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** Every file under a folder, as sorted paths with forward slashes relative to it. Symbolic links are listed, never followed. */
export async function filesUnder(folder: string): Promise<{ readonly path: string; readonly isLink: boolean }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      path: join(entry.parentPath, entry.name).slice(folder.length).replaceAll("\\", "/").replace(/^\/+/, ""),
      isLink: entry.isSymbolicLink(),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files of a content folder, as `filesUnder` gives them, but for hidden ones and the notes to editors. */
export async function contentFiles(folder: string): ReturnType<typeof filesUnder> {
  const files = await filesUnder(resolve(folder));
  return files.filter(({ path }) => path !== "README.md" && !path.split("/").some((part) => part.startsWith(".")));
}

/** Writes a file and the folders it needs. */
export async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Hexadecimal SHA-256. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
