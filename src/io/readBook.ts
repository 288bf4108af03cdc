import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as z from "zod";
import { readArticle, type Article } from "../content/article.ts";
import { ContentError, type Fault } from "../content/fault.ts";
import { overrideLabels } from "../content/labels.ts";
import type { Site } from "../content/site.ts";
import { lineFinder, readYaml } from "../content/yamlFile.ts";
import { findFactFaults } from "../facts/check.ts";
import { factFiles, factSchemas, type FactFile, type Facts } from "../facts/schema.ts";
import { bindHandbook } from "../handbook/bind.ts";
import type { Material } from "../handbook/material.ts";
import type { Handbook } from "../handbook/model.ts";
import { bibliography, cslSchema, type Bibliography, type CitationStyle } from "../handbook/references.ts";
import { findHistoryFaults, historySchema } from "../maps/history.ts";
import { bindMap, type MapModel } from "../maps/model.ts";
import type { RegionOutlines } from "../maps/outlines.ts";
import type { Thesaurus } from "../search/thesaurus.ts";
import { findMapFaults, municipalitiesSchema, regionsSchema } from "../maps/schema.ts";
import { contentFiles, isThere, openFile } from "./disk.ts";
import { KnownError } from "./errors.ts";
import { readThesaurus } from "./thesaurus.ts";
import { notOpened, oddEntry, readDataText } from "./fileFaults.ts";
import { mostBytes } from "./limits.ts";
import { dataFile, projectRoot, shown } from "./project.ts";
import { readPicture } from "./readPicture.ts";
import { readSite } from "./readSite.ts";

/** Where a handbook lives. */
export interface BookFolders {
  /** Markdown and pictures. */
  readonly content: string;
  /** `site.ts`, `references.json`, `regions.json` … Each may be missing: then the feature it carries is, too. */
  readonly data: string;
}

/** A handbook and the pictures that belong to it, ready to be shown. */
export interface Book {
  readonly handbook: Handbook;
  /** Paths of pictures in the content folder; they are published at the same address. */
  readonly images: readonly string[];
  readonly labels: Labels;
  /** Words that mean the same, for search. */
  readonly thesaurus: Thesaurus;
  /** What editors should see to before it is published, in the order of files. */
  readonly warnings: readonly Fault[];
}

/** Every word of the interface, by place. */
export type Labels = typeof import("../../_data/labels.json");

const pictureEndings = /\.(?:png|jpe?g|webp|gif|svg|avif)$/i;

/**
 * Reads, checks and binds a handbook.
 * Throws `ContentError` with every fault of the book, or an `Error` where a folder is missing.
 */
export async function readBook({ content, data }: BookFolders): Promise<Book> {
  if (!existsSync(content)) throw new KnownError(`The content folder ${content} does not exist. Give an existing one with --content DIR.`);
  if (!existsSync(data)) throw new KnownError(`The data folder ${data} does not exist. Give an existing one with --data DIR.`);
  const faults: Fault[] = [];
  const pages = await readContent(content, faults);
  if (pages.articles.every(({ chapter }) => chapter === undefined) && faults.length === 0) {
    throw new KnownError(`The content folder ${content} holds no pages in any chapter. Write one with npm run ny, or give another folder with --content DIR.`);
  }

  const files = dataFiles(data, faults);
  const outlines = await readOutlines(data, faults);
  const site = await readSite(data, faults);
  const labels = await readLabels(files, faults);
  const list = await readReferences(files, labels, faults);
  const words = await readThesaurus(data);
  faults.push(...words.faults);
  const references = new Set(list.entries.map(({ id }) => id));
  const map = await readMap(files, faults, outlines, references);
  const facts = await readFacts(files, faults, outlines, references);

  const bound = bindHandbook({
    ...pages,
    contentFolder: shown(content, ""),
    site: site ?? defaultSite,
    bibliography: list,
    referencesFile: shown(data, "references.json"),
    ...(map === undefined ? {} : { map }),
    facts,
    factPlace: (file, path) => files.placeOf(`${file}.json`, path),
    words: labels,
    faults,
    unreadableData: new Set([
      ...factFiles.filter((file) => files.unreadable.has(`${file}.json`)),
      ...(map === undefined && existsSync(join(data, "regions.json")) ? (["map"] as const) : []),
    ]),
  });
  if (bound.handbook === undefined) throw new ContentError(bound.faults, bound.warnings);
  return { handbook: bound.handbook, images: [...pages.images.keys()], labels, thesaurus: words.thesaurus, warnings: bound.warnings };
}

/** The pages and pictures of a content folder. */
async function readContent(content: string, faults: Fault[]): Promise<Pick<Material, "articles" | "unreadable" | "images">> {
  const articles: Article[] = [];
  const unreadable: Material["unreadable"][number][] = [];
  const images = new Map<string, { width: number; height: number }>();
  for (const { path, kind } of await contentFiles(content)) {
    const file = shown(content, path);
    const fault = (what: string, write: string, line = 1) => faults.push({ file, line, what, write });
    if (kind !== "file") {
      fault(...oddEntry[kind]);
      if (path.endsWith(".md")) unreadable.push({ path });
      continue;
    }
    const isPage = path.endsWith(".md");
    const isPicture = pictureEndings.test(path);
    if (!isPage && !isPicture) {
      fault("Filen används inte av handboken.", "spara text som .md och bilder som .png, .jpg, .webp eller .svg, eller ta bort filen");
      continue;
    }
    const opened = await openFile(join(content, path), isPage ? mostBytes.text : mostBytes.picture);
    if (!opened.ok) {
      fault(...notOpened(opened, isPage ? "dela upp sidan på flera" : "gör bilden mindre, eller spara den som jpg eller webp"));
      if (isPage) unreadable.push({ path });
      else images.set(path, { width: 0, height: 0 });
    } else if (isPage) {
      const article = readArticle(file, path, opened.bytes);
      if (article.ok) articles.push(article.value);
      else {
        unreadable.push({ path, ...(article.rest === undefined ? {} : { body: article.rest }) });
        faults.push(...article.faults);
      }
    } else {
      const { size, faults: found } = readPicture(path, opened.bytes);
      images.set(path, size);
      for (const { line, what, write } of found) fault(what, write, line);
    }
  }
  return { articles, unreadable, images };
}

/** The files of a data folder, each read once. */
interface DataFiles {
  readonly folder: string;
  /** What a file says; undefined where it is missing or has faults, which are told. */
  readonly read: <T>(name: string, schema: z.ZodType<T>) => Promise<T | undefined>;
  /** Names of the files that were read and have faults. */
  readonly unreadable: ReadonlySet<string>;
  /** The text of a file that was read; empty for others. */
  readonly textOf: (name: string) => string;
  /** Where in a file that was read a value stands, for messages. */
  readonly placeOf: (name: string, path: readonly (string | number)[]) => Pick<Fault, "file" | "line">;
}

function dataFiles(folder: string, faults: Fault[]): DataFiles {
  const lines = new Map<string, ReturnType<typeof lineFinder>>();
  const texts = new Map<string, string>();
  const unreadable = new Set<string>();
  return {
    folder,
    unreadable,
    read: async (name, schema) => {
      const path = join(folder, name);
      const file = shown(folder, name);
      if (!(await isThere(path))) return undefined;
      const text = await readDataText(path, file, faults);
      if (text === undefined) {
        unreadable.add(name);
        return undefined;
      }
      texts.set(name, text);
      lines.set(name, lineFinder(text));
      const result = readYaml({ file, text, firstLine: 1 }, schema);
      if (result.ok) return result.value;
      unreadable.add(name);
      faults.push(...result.faults);
      return undefined;
    },
    textOf: (name) => texts.get(name) ?? "",
    placeOf: (name, path) => ({ file: shown(folder, name), line: lines.get(name)?.(path) ?? 1 }),
  };
}

/** The outlines of the regions, which a program has made: the data folder's own, or ours where it has none or has broken them. */
async function readOutlines(data: string, faults: Fault[]): Promise<RegionOutlines> {
  const name = "regionOutlines.json";
  const own = dataFile(data, name);
  try {
    return JSON.parse(await readFile(own, "utf8")) as RegionOutlines;
  } catch {
    faults.push({ file: shown(data, name), line: 1, what: "Filen går inte att tolka.", write: "gör om den med npm run maps, eller ta bort den" });
    return JSON.parse(await readFile(join(projectRoot, "_data", name), "utf8")) as RegionOutlines;
  }
}

/** The handbook's words, with those that the data folder writes itself. */
async function readLabels({ read, placeOf }: DataFiles, faults: Fault[]): Promise<Labels> {
  const name = "labels.json";
  const ours = JSON.parse(await readFile(join(projectRoot, "_data", name), "utf8")) as Labels;
  const own = await read(name, z.unknown());
  if (own === undefined) return ours;
  const { labels, faults: found } = overrideLabels(ours, own);
  faults.push(...found.map(({ path, what, write }) => ({ ...placeOf(name, path), what, write })));
  return labels;
}

/** The references; where they are faulty, their ids alone, so that what cites them is not blamed. */
async function readReferences({ read, unreadable, textOf, placeOf }: DataFiles, labels: Labels, faults: Fault[]): Promise<Bibliography> {
  const name = "references.json";
  const references = (await read(name, cslSchema)) ?? [];
  const written = unreadable.has(name) ? [...textOf(name).matchAll(/"id"\s*:\s*"([^"]+)"/g)].map((match) => String(match[1])) : references.map(({ id }) => id);
  const ids = new Set<string>();
  for (const [index, id] of written.entries()) {
    if (ids.has(id)) faults.push({ ...placeOf(name, [index, "id"]), what: `Källan ”${id}” finns två gånger.`, write: "ta bort den ena" });
    ids.add(id);
  }
  if (!unreadable.has(name)) return bibliography(references, await readCitationStyle(labels));
  const nothing = { label: "", html: "", text: "", kind: "" };
  return { entries: [...ids].map((id) => ({ id, ...nothing })), has: (id) => ids.has(id), label: () => "", narrative: () => ({ author: "", year: "" }) };
}

/** The region map; undefined where the data folder has no regions, or what it says of them has faults. */
async function readMap(
  { read, placeOf, unreadable }: DataFiles,
  faults: Fault[],
  outlines: RegionOutlines,
  references: ReadonlySet<string>,
): Promise<MapModel | undefined> {
  const regions = await read("regions.json", regionsSchema);
  const municipalities = (await read("municipalities.json", municipalitiesSchema)) ?? { municipalities: [], sites: [] };
  if (regions === undefined || unreadable.has("municipalities.json")) return undefined;
  const history = (await read("regionHistory.json", historySchema)) ?? [];
  if (unreadable.has("regionHistory.json")) return undefined;
  const found = [
    ...findMapFaults(outlines, regions, municipalities, references),
    ...(history.length === 0 ? [] : findHistoryFaults(history, outlines, regions, municipalities, references)).map((fault) => ({
      file: "regionHistory.json",
      ...fault,
    })),
  ];
  faults.push(...found.map(({ file, path, what, write }) => ({ ...placeOf(file, path), what, write })));
  return found.length > 0 ? undefined : bindMap(outlines, regions, municipalities, history);
}

/** The tables of facts that the data folder has. A faulty one is left out. */
async function readFacts(
  { read, placeOf, unreadable }: DataFiles,
  faults: Fault[],
  { regions, seats }: RegionOutlines,
  references: ReadonlySet<string>,
): Promise<Facts> {
  const facts: { -readonly [file in FactFile]?: unknown } = {};
  for (const file of factFiles) {
    const rows: unknown = await read<unknown>(`${file}.json`, factSchemas[file]);
    if (rows !== undefined) facts[file] = rows;
  }
  const places = new Set([...regions, ...seats].map(({ code }) => code));
  const found = findFactFaults(facts as Facts, { references, places, isReadable: (file) => !unreadable.has(`${file}.json`) });
  faults.push(...found.map(({ file, path, what, write }) => ({ ...placeOf(`${file}.json`, path), what, write })));
  return facts as Facts;
}

async function readCitationStyle({ sources }: Labels): Promise<CitationStyle> {
  const require = createRequire(import.meta.url);
  const [style, locale] = await Promise.all([
    readFile(join(projectRoot, "src", "handbook", "references.csl"), "utf8"),
    readFile(require.resolve("citeproc-locales/locales/locales-sv-SE.xml"), "utf8"),
  ]);
  return { style, locale, kinds: sources.kinds };
}

/** A handbook without `site.ts` is still a handbook. */
const defaultSite: Site = {
  name: "Handbok",
  tagline: "",
  description: "En handbok.",
  url: "https://handbok.example",
  language: "sv",
  edition: "1",
  editionDate: "2026-01-01",
  publisher: { name: "", url: "", email: "", phone: "" },
  logo: "",
  colors: { main: "", action: "" },
  accessibilityAssessed: "",
  repository: "",
};
