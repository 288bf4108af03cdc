import ownLabels from "../../_data/labels.json" with { type: "json" };
import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { close, createIndex, type PagefindIndex } from "pagefind";
import { lexiconName } from "../ranking/lexicon.ts";
import type { Handbook } from "../handbook/model.ts";
import { decksOf } from "../handbook/decks.ts";
import { editionsOf, type EditionKind } from "../print/editions.ts";
import { compoundSplitter, markCompounds, type Splitter } from "../search/compounds.ts";
import { changeTexts, filtersOf, searchRecords, type PrintedFile, type SearchRecord } from "../search/documents.ts";
import { makeLexicon } from "../search/lexicon.ts";
import type { Thesaurus } from "../search/thesaurus.ts";
import { write } from "./disk.ts";
import type { Labels } from "./readBook.ts";
import { readThesaurus } from "./thesaurus.ts";

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

export interface IndexOptions {
  /** The handbook's own; ours without it. */
  readonly thesaurus?: Thesaurus;
  /** The words that PDFs are called by; ours without it. */
  readonly labels?: Labels;
  /** The PDFs that can be found; without it, those of the editions. */
  readonly printed?: readonly PrintedFile[];
  /** Indexes the same texts as Pagefind does on its own, without marks in compounds: to compare with. */
  readonly isStock?: boolean;
  /** Hears how many records are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Writes the search index of a handbook into an output folder, and the lexicon beside it. The same handbook gives the same bytes.
 * Throws an `Error` when Pagefind does not start, answer or accept a page.
 */
export async function indexSearch(
  handbook: Handbook,
  outputDir: string,
  { thesaurus, labels = ownLabels, printed, isStock = false, onProgress }: IndexOptions = {},
): Promise<SearchIndex> {
  const records = searchRecords(handbook, printed ?? printedFiles(handbook, labels));
  const words = thesaurus ?? (await readThesaurus()).thesaurus;
  const split: Splitter = isStock ? () => undefined : await swedishSplitter(words);
  try {
    const { index, errors } = await answer(createIndex({ forceLanguage: "sv" }), "start");
    if (index === undefined || errors.length > 0) throw new Error(`Pagefind did not start: ${errors.join("; ")}`);
    for (const [done, record] of records.entries()) {
      const added = await answer(addRecord(index, handbook, record, split), `index ${record.url}`);
      if (added.errors.length > 0) throw new Error(`Pagefind did not index ${record.url}: ${added.errors.join("; ")}`);
      onProgress?.(done + 1, records.length);
    }
    const written = await writeIndex(index, join(outputDir, folder));
    const lexicon = JSON.stringify(makeLexicon(records, written.ids, words, split));
    await write(join(outputDir, folder, lexiconName), lexicon);
    await answer(index.deleteIndex(), "forget its index");
    return { pages: records.length, files: written.files + 1, bytes: written.bytes + Buffer.byteLength(lexicon) };
  } finally {
    await close();
  }
}

/** Sorts of PDFs that are not found by searching: a page's own is on the page, and what is made for folding and for printers is of no use on a screen. */
const unsought: ReadonlySet<EditionKind> = new Set(["page", "imposed", "print-shop"]);

/** The PDFs of a handbook that readers may look for. */
function printedFiles(handbook: Handbook, labels: Labels): PrintedFile[] {
  return editionsOf(handbook, { labels: labels.print, slides: { decks: decksOf(handbook, labels.facts), words: labels.slides } })
    .filter(({ kind }) => !unsought.has(kind))
    .map(({ path, title, pages }) => ({ path, title, pages: pages.map(({ url }) => url) }));
}

/** Pagefind is given a copy with compounds marked; readers never see it. */
function addRecord(index: PagefindIndex, handbook: Handbook, record: SearchRecord, split: Splitter) {
  const mark = (text: string) => markCompounds(text, split);
  const { url, title, summary, html, text } = record;
  if (html !== undefined) return index.addHTMLFile({ url, content: changeTexts(html, mark) });
  return index.addCustomRecord({ url, content: mark(`${title}. ${text}`), language: "sv", meta: { title, summary }, filters: filtersOf(handbook, record) });
}

/** The splitter of compounds with the dictionary and the handbook's own list. Takes a third of a second; it is remembered. */
export async function swedishSplitter({ compounds = [] }: Thesaurus): Promise<Splitter> {
  const dictionary = join(createRequire(import.meta.url).resolve("dictionary-sv"), "..");
  const [affixes, words] = await Promise.all(["index.aff", "index.dic"].map((name) => readFile(join(dictionary, name), "utf8")));
  return compoundSplitter(String(affixes), String(words), compounds);
}

async function writeIndex(index: PagefindIndex, target: string): Promise<{ files: number; bytes: number; ids: ReadonlyMap<string, string> }> {
  const { files: all, errors } = await answer(index.getFiles(), "build its index");
  if (errors.length > 0) throw new Error(`Pagefind did not build its index: ${errors.join("; ")}`);
  const files = all.filter(({ path }) => !unused.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  await rm(target, { recursive: true, force: true });
  for (const { path, content } of files) await write(join(target, path), content);
  return { files: files.length, bytes: files.reduce((sum, { content }) => sum + content.length, 0), ids: new Map(files.flatMap(idOfFragment)) };
}

/** Address and id of a record, from the file with its text: the id is the file's name. */
function idOfFragment({ path, content }: { readonly path: string; readonly content: Uint8Array }): [string, string][] {
  const id = /fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
  if (id === undefined) return [];
  const text = gunzipSync(content).toString("utf8");
  const { url } = JSON.parse(text.slice(text.indexOf("{"))) as { url: string };
  return [[url, id]];
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
