/** Reads a built site for the audit. */
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { readPage } from "../audit/page.ts";
import { isPage, isRead, type BuiltSite } from "../audit/site.ts";
import { filesUnder } from "./disk.ts";
import { KnownError } from "./errors.ts";

/**
 * Reads every page of an output, what else names files, and how large everything is.
 * @param promised paths of files that count as there, where only a part of everything is built
 * @throws `KnownError` where nothing is built
 */
export async function readBuiltSite(output: string, promised: ReadonlySet<string> = new Set()): Promise<BuiltSite> {
  if (!existsSync(join(output, "handbok.json"))) throw new KnownError(`There is no handbook in ${output}. Make it with: npm run build`);
  const { site } = JSON.parse(await readFile(join(output, "handbok.json"), "utf8")) as { site: { url: string; language: string } };
  const paths = (await filesUnder(output)).map(({ path }) => path);
  const text = (path: string) => readFile(join(output, path), "utf8");
  return {
    origin: site.url,
    language: site.language,
    files: new Map(await Promise.all(paths.map(async (path) => [path, (await stat(join(output, path))).size] as const))),
    promised,
    pages: await Promise.all(paths.filter(isPage).map(async (path) => readPage(path, await text(path)))),
    texts: new Map(await Promise.all(paths.filter(isRead).map(async (path) => [path, await text(path)] as const))),
  };
}
