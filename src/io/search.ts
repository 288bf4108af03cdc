import { rm } from "node:fs/promises";
import { join } from "node:path";
import { close, createIndex, type PagefindIndex } from "pagefind";
import type { Handbook } from "../handbook/model.ts";
import { searchDocuments } from "../search/documents.ts";
import { write } from "./disk.ts";

/** What an index became. */
export interface SearchIndex {
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
}

/** Where the index lies in the output. */
const folder = "pagefind";

/** Interfaces that Pagefind brings and we replace, and the search for pages without a language: every page of ours has one. */
const unused = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.|playground\/|wasm\.unknown\.)/;

/** Milliseconds to wait for one answer. Pagefind runs beside us, and if it is stopped it does not say so. */
const patience = 120_000;

/**
 * Writes the search index of a handbook into an output folder. The same handbook gives the same bytes.
 * `onProgress` hears how many pages are done. Throws an `Error` when Pagefind does not start, answer or accept a page.
 */
export async function indexSearch(handbook: Handbook, outputDir: string, onProgress?: (done: number, total: number) => void): Promise<SearchIndex> {
  const documents = searchDocuments(handbook);
  try {
    const { index, errors } = await answer(createIndex({ forceLanguage: "sv" }), "start");
    if (index === undefined || errors.length > 0) throw new Error(`Pagefind did not start: ${errors.join("; ")}`);
    for (const [done, { url, html }] of documents.entries()) {
      const added = await answer(index.addHTMLFile({ url, content: html }), `index ${url}`);
      if (added.errors.length > 0) throw new Error(`Pagefind did not index ${url}: ${added.errors.join("; ")}`);
      onProgress?.(done + 1, documents.length);
    }
    const { files, bytes } = await writeIndex(index, join(outputDir, folder));
    await answer(index.deleteIndex(), "forget its index");
    return { pages: documents.length, files, bytes };
  } finally {
    await close();
  }
}

async function writeIndex(index: PagefindIndex, target: string): Promise<{ files: number; bytes: number }> {
  const { files: all, errors } = await answer(index.getFiles(), "build its index");
  if (errors.length > 0) throw new Error(`Pagefind did not build its index: ${errors.join("; ")}`);
  const files = all.filter(({ path }) => !unused.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  await rm(target, { recursive: true, force: true });
  for (const { path, content } of files) await write(join(target, path), content);
  return { files: files.length, bytes: files.reduce((sum, { content }) => sum + content.length, 0) };
}

/** Waits for Pagefind, but not for ever. What it rejects with can be a bare string; it becomes an `Error` that names the work. */
async function answer<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience / 1000} s`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } catch (cause) {
    throw new Error(`Pagefind could not ${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  } finally {
    clearTimeout(timer);
  }
}
