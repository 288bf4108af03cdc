import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** The path of a data file that every handbook needs: its data folder's own, or else ours. */
export function dataFile(folder: string, name: "labels.json" | "regionOutlines.json"): string {
  const own = join(folder, name);
  return existsSync(own) ? own : join(projectRoot, "_data", name);
}
