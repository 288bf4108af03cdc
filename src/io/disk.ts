import { createHash } from "node:crypto";
import { lstat, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";

/** Every file under a folder, as sorted paths with forward slashes relative to it. Symbolic links are listed, never followed. */
export async function filesUnder(folder: string): Promise<{ readonly path: string; readonly isLink: boolean }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      path: join(entry.parentPath, entry.name).slice(folder.length).split(sep).join("/").replace(/^\/+/, ""),
      isLink: entry.isSymbolicLink(),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Something in a content folder. `special`: a pipe, a socket, a device; `closed`: a folder that we may not look into. */
export interface ContentEntry {
  readonly path: string;
  readonly kind: "file" | "link" | "special" | "closed";
}

/** What lies in a content folder, by path, but for hidden files and the notes to editors. Nothing is followed, and nothing is opened. */
export async function contentFiles(folder: string): Promise<ContentEntry[]> {
  const top = resolve(folder);
  const found: ContentEntry[] = [];
  const visit = async (directory: string): Promise<void> => {
    const here = relative(top, directory);
    const entries = await readdir(directory, { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) found.push({ path: slashed(here), kind: "closed" });
    for (const entry of entries ?? []) {
      const path = slashed(join(here, entry.name));
      if (entry.name.startsWith(".") || path === "README.md") continue;
      if (entry.isDirectory()) await visit(join(directory, entry.name));
      else found.push({ path, kind: entry.isSymbolicLink() ? "link" : entry.isFile() ? "file" : "special" });
    }
  };
  await visit(top);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const slashed = (path: string) => path.split(sep).join("/");

/** A file that somebody else has written: its content, or why it is not read. */
export type Opened =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: "unreadable" | "special" | "large"; readonly size: number };

/** Reads a file of at most so many bytes. What is no file is not opened: a pipe would never end. */
export async function openFile(path: string, most: number): Promise<Opened> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { ok: false, why: "special", size: 0 };
    if (found.size > most) return { ok: false, why: "large", size: found.size };
    return { ok: true, bytes: await readFile(path) };
  } catch (error) {
    if (["EMFILE", "ENFILE", "ENOMEM"].includes(String((error as NodeJS.ErrnoException).code))) throw error;
    return { ok: false, why: "unreadable", size: 0 };
  }
}

/** Whether anything has this name, also a link that leads nowhere. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Writes a file and the folders it needs. */
export async function write(path: string, content: string | Uint8Array | Iterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Hexadecimal SHA-256. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
