import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** What the program remembers between builds; nothing is lost with it but time. */
export const cacheFolder = join(projectRoot, "node_modules", ".cache", "peerhandboken");

/** The path of a data file that every handbook needs: its data folder's own, or else ours. */
export function dataFile(folder: string, name: "labels.json" | "regionOutlines.json"): string {
  const own = join(folder, name);
  return existsSync(own) ? own : join(projectRoot, "_data", name);
}

/** How a file of a handbook is named in messages: its path from where the command is run. */
export const shown = (folder: string, path: string): string =>
  relative(process.cwd(), join(resolve(folder), path))
    .split(sep)
    .join("/");
