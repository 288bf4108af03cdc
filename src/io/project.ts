import { existsSync } from "node:fs";
import { join } from "node:path";
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
