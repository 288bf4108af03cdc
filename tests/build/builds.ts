/** Building small handbooks the way editors do: `npm run build` as a process of its own. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve as resolvePath } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const bookFolders = (name: string) => ({ content: join(root, "tests", "books", name, "content"), data: join(root, "tests", "books", name, "data") });

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** As whom, where we may choose. */
  readonly uid?: number;
}

/** Runs a script of the project, as `npm run` would. */
export function runScript(script: string, args: readonly string[], { cwd = root, env = {}, uid }: RunOptions = {}): Promise<Ran> {
  const program = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, resolvePath(root, script), ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      ...(uid === undefined ? {} : { uid }),
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.on("error", reject).on("close", (code) => resolve({ code, out, err }));
  });
}

/** What the last complete build is taken to have printed: pages and search are made again around it. */
export const printedBefore = { "pdf/peerhandboken.pdf": "%PDF-prov", "pdf/index.json": "[]" };

/** Puts a last complete build in a folder, since a build without PDFs needs one. */
export async function prepareOutput(output: string): Promise<void> {
  for (const [path, content] of Object.entries({ ...printedBefore, "handbok.json": "{}", "gammal/index.html": "En sida från förra bygget." })) {
    await mkdir(join(output, path, ".."), { recursive: true });
    await writeFile(join(output, path), content);
  }
}

/** Builds pages, search and office files of a book of tests/books, or of other folders, into an output that has its PDFs already. */
export async function buildBook(book: string | { readonly content: string; readonly data: string }, output: string, options: RunOptions = {}): Promise<Ran> {
  const { content, data } = typeof book === "string" ? bookFolders(book) : book;
  await prepareOutput(output);
  return runScript("scripts/build.ts", ["--content", content, "--data", data, "--output", output, "--only", "site,search,office"], options);
}

/** Every file under a folder, sorted, with forward slashes. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

/** Path and SHA-256 of every file: what must not differ between two builds. */
export async function fingerprint(folder: string): Promise<Record<string, string>> {
  const paths = await listFiles(folder);
  return Object.fromEntries(
    await Promise.all(
      paths.map(
        async (path) =>
          [
            path,
            createHash("sha256")
              .update(await readFile(join(folder, path)))
              .digest("hex"),
          ] as const,
      ),
    ),
  );
}
