/** Whether anything has changed since the last whole build: what it was made of, and what it made. */
import { mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { filesUnder, openFile, sha256, write } from "./disk.ts";
import { mostBytes } from "./limits.ts";
import { cacheKey } from "./printCache.ts";
import { cacheFolder, projectRoot } from "./project.ts";

/** Folders and files of the program that shape an output. */
const program = ["src", "scripts", "_includes", "_data", "eleventy.config.ts", "package.json", "package-lock.json"] as const;

/** Programs and settings from outside. */
const outside = () => [process.version, process.platform, process.env["PUPPETEER_EXECUTABLE_PATH"] ?? ""];

/** A text that changes with anything a whole build reads: content, data, program and its tools. */
export async function inputsKey({ content, data }: { readonly content: string; readonly data: string }): Promise<string> {
  const roots = [...program.map((path) => join(projectRoot, path)), resolve(content), resolve(data)];
  return cacheKey(...outside(), resolve(content), resolve(data), ...(await Promise.all(roots.map(contentOf))));
}

/** The paths and contents of a folder, or the content of a file; of what cannot be read only why, since reading the handbook tells of it. */
async function contentOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return "";
  if (!found.isDirectory()) return contentOfFile(path);
  const files = await filesUnder(path).catch(() => undefined);
  if (files === undefined) return "unreadable";
  const lines = files.filter(({ isLink }) => !isLink).map(async (file) => `${file.path} ${await contentOfFile(join(path, file.path))}`);
  return (await Promise.all(lines)).join("\n");
}

async function contentOfFile(path: string): Promise<string> {
  const opened = await openFile(path, mostBytes.data);
  return opened.ok ? sha256(opened.bytes) : opened.why;
}

/** One record an output folder. */
const recordOf = (output: string): string => join(cacheFolder, "builds", sha256(resolve(output)).slice(0, 32));

/** What an output folder holds, by size and date: enough to see that nobody has touched it. */
async function stateOf(output: string): Promise<string> {
  const files = await filesUnder(resolve(output));
  const lines = files.map(async ({ path }) => {
    const { size, mtimeMs } = await stat(join(resolve(output), path));
    return `${path} ${size} ${mtimeMs}`;
  });
  return sha256((await Promise.all(lines)).join("\n"));
}

/** The digest of an output that was made of these inputs and is as it was left; undefined for any other. */
export async function unchangedDigest(output: string, key: string): Promise<string | undefined> {
  try {
    const [ofInputs, ofOutput, digest] = (await readFile(recordOf(output), "utf8")).split(" ");
    return ofInputs === key && ofOutput === (await stateOf(output)) ? digest : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers what an output was made of. Where that cannot be written, the next build simply builds. */
export async function rememberBuild(output: string, key: string, digest: string): Promise<void> {
  try {
    await mkdir(dirname(recordOf(output)), { recursive: true });
    await write(recordOf(output), `${key} ${await stateOf(output)} ${digest}`);
  } catch {
    return;
  }
}
