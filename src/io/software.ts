/** Reads what the project is made with from the lockfile and the packages that are installed. Nothing is fetched. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { directPackages, shippedWhole, softwareOf, type Lockfile, type PackageCard, type Software } from "../site/software.ts";
import { projectRoot } from "./project.ts";

/** The folder of a package's files. */
const folderOf = (name: string) => join(projectRoot, "node_modules", ...name.split("/"));

/** The text of a package's licence, with notices that belong to it; some packages have a folder of them. */
async function licenceIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.filter(({ name }) => /^(?:licen[cs]e|copying|notice)/i.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const texts = await Promise.all(
    found.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isFile()) return [await readFile(path, "utf8")];
      const inside = (await readdir(path)).sort();
      return Promise.all(inside.map((name) => readFile(join(path, name), "utf8")));
    }),
  );
  return texts
    .flat()
    .map((text) => text.trim())
    .join("\n\n");
}

async function readCard(name: string): Promise<PackageCard> {
  const card = JSON.parse(await readFile(join(folderOf(name), "package.json"), "utf8")) as PackageCard;
  return { ...card, name, licenceText: await licenceIn(folderOf(name)) };
}

let read: { readonly bundled: string; readonly software: Promise<Software> } | undefined;

/** What the project is made with; `bundled` as `bundleAssets` tells it. The files are read once. */
export async function readSoftware(bundled: readonly string[]): Promise<Software> {
  const key = bundled.join();
  if (read?.bundled !== key) read = { bundled: key, software: readAll(bundled) };
  return read.software;
}

async function readAll(bundled: readonly string[]): Promise<Software> {
  const lock = JSON.parse(await readFile(join(projectRoot, "package-lock.json"), "utf8")) as Lockfile;
  const names = [...new Set([...directPackages(lock), ...shippedWhole, ...bundled])];
  const cards = await Promise.all(names.map(async (name) => [name, await readCard(name)] as const));
  return softwareOf(lock, bundled, new Map(cards));
}
