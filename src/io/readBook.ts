import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, parse, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { imageSize } from "image-size";
import * as z from "zod";
import { readArticle, type Article } from "../content/article.ts";
import { ContentError, type Fault } from "../content/fault.ts";
import { overrideLabels } from "../content/labels.ts";
import { slug } from "../content/slug.ts";
import { siteSchema, type Site } from "../content/site.ts";
import { lineOfPath, readYaml } from "../content/yamlFile.ts";
import { findFactFaults } from "../facts/check.ts";
import { factFiles, factSchemas, type FactFile, type Facts } from "../facts/schema.ts";
import { bindHandbook } from "../handbook/bind.ts";
import type { Material } from "../handbook/material.ts";
import type { Handbook } from "../handbook/model.ts";
import { bibliography, cslSchema, type Bibliography, type CitationStyle } from "../handbook/references.ts";
import { bindMap, type MapModel } from "../maps/model.ts";
import type { RegionOutlines } from "../maps/outlines.ts";
import { findMapFaults, municipalitiesSchema, regionsSchema } from "../maps/schema.ts";
import { filesUnder } from "./disk.ts";
import { KnownError } from "./errors.ts";
import { dataFile, projectRoot } from "./project.ts";

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
  const shown = (folder: string, path: string) => relative(process.cwd(), join(resolve(folder), path)).replaceAll("\\", "/");

  const articles: Article[] = [];
  const unreadable: Material["unreadable"][number][] = [];
  const images = new Map<string, { width: number; height: number }>();
  for (const { path, isLink } of await filesUnder(resolve(content))) {
    const file = shown(content, path);
    const fault = (what: string, write: string) => faults.push({ file, line: 1, what, write });
    if (path.split("/").some((part) => part.startsWith(".")) || path === "README.md") continue;
    if (isLink) {
      fault("Filen är en symbolisk länk.", "lägg den riktiga filen i mappen");
      continue;
    }
    const bytes = await readFile(join(content, path));
    if (path.endsWith(".md")) {
      const article = readArticle(file, path, bytes);
      if (article.ok) articles.push(article.value);
      else {
        unreadable.push({ path, ...(article.rest === undefined ? {} : { body: article.rest }) });
        faults.push(...article.faults);
      }
    } else if (pictureEndings.test(path)) {
      if (!/^[A-Za-z0-9._/-]+$/.test(path))
        fault("Bildens filnamn fungerar inte som adress.", `döp filen till ${slug(parse(path).name) || "bild"}${parse(path).ext.toLowerCase()}`);
      try {
        const { width, height } = imageSize(bytes);
        images.set(path, { width, height });
      } catch {
        fault("Bilden går inte att läsa.", "spara om den som png, jpg, webp eller svg");
        images.set(path, { width: 0, height: 0 });
      }
    } else fault("Filen används inte av handboken.", "spara text som .md och bilder som .png, .jpg, .webp eller .svg, eller ta bort filen");
  }

  if (articles.every(({ chapter }) => chapter === undefined) && faults.length === 0) {
    throw new KnownError(`The content folder ${content} holds no pages in any chapter. Write one with npm run ny, or give another folder with --content DIR.`);
  }

  const site = await readSite(data, faults, shown);
  const list = await readReferences(data, faults, shown);
  const labels = await readLabels(data, faults, shown);
  const map = await readMap(data, faults, shown, new Set(list.entries.map(({ id }) => id)));

  const { facts, texts: factTexts } = await readFacts(data, faults, shown, new Set(list.entries.map(({ id }) => id)));

  const bound = bindHandbook({
    contentFolder: shown(content, ""),
    articles,
    unreadable,
    site: site ?? defaultSite,
    bibliography: list,
    referencesFile: shown(data, "references.json"),
    ...(map === undefined ? {} : { map }),
    facts,
    factPlace: (file, path) => ({ file: shown(data, `${file}.json`), line: lineOfPath(factTexts.get(file) ?? "", path) }),
    words: { facts: labels.facts, map: labels.map },
    images,
  });
  const all = [...faults, ...bound.faults];
  if (all.length > 0 || bound.handbook === undefined) throw new ContentError(all, bound.warnings);
  return { handbook: bound.handbook, images: [...images.keys()], labels, warnings: bound.warnings };
}

type Shown = (folder: string, path: string) => string;

async function readData<T>(folder: string, name: string, schema: Parameters<typeof readYaml<T>>[1], faults: Fault[], shown: Shown): Promise<T | undefined> {
  const path = join(folder, name);
  if (!existsSync(path)) return undefined;
  const result = readYaml({ file: shown(folder, name), text: await readFile(path, "utf8"), firstLine: 1 }, schema);
  if (result.ok) return result.value;
  faults.push(...result.faults);
  return undefined;
}

/** The handbook's words, with those that the data folder writes itself. */
async function readLabels(data: string, faults: Fault[], shown: Shown): Promise<Labels> {
  const ours = JSON.parse(await readFile(join(projectRoot, "_data", "labels.json"), "utf8")) as Labels;
  const path = join(data, "labels.json");
  if (!existsSync(path)) return ours;
  const own = await readData(data, "labels.json", z.unknown(), faults, shown);
  if (own === undefined) return ours;
  const { labels, faults: found } = overrideLabels(ours, own);
  const text = await readFile(path, "utf8");
  faults.push(...found.map((fault) => ({ file: shown(data, "labels.json"), line: lineOfPath(text, fault.path), what: fault.what, write: fault.write })));
  return labels;
}

/** The references; where they are faulty, their ids alone, so that what cites them is not blamed. */
async function readReferences(data: string, faults: Fault[], shown: Shown): Promise<Bibliography> {
  const name = "references.json";
  if (!existsSync(join(data, name))) return bibliography([], await readCitationStyle());
  const references = await readData(data, name, cslSchema, faults, shown);
  const text = await readFile(join(data, name), "utf8");
  const written = references?.map(({ id }) => id) ?? [...text.matchAll(/"id"\s*:\s*"([^"]+)"/g)].map((match) => String(match[1]));
  const ids = new Set<string>();
  for (const [index, id] of written.entries()) {
    if (ids.has(id))
      faults.push({ file: shown(data, name), line: lineOfPath(text, [index, "id"]), what: `Källan ”${id}” finns två gånger.`, write: "ta bort den ena" });
    ids.add(id);
  }
  if (references !== undefined) return bibliography(references, await readCitationStyle());
  const nothing = { label: "", html: "", text: "", kind: "" };
  return { entries: [...ids].map((id) => ({ id, ...nothing })), has: (id) => ids.has(id), label: () => "", narrative: () => ({ author: "", year: "" }) };
}

async function readSite(folder: string, faults: Fault[], shown: Shown): Promise<Site | undefined> {
  const path = resolve(folder, "site.ts");
  if (!existsSync(path)) return undefined;
  const file = shown(folder, "site.ts");
  const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
  const text = await readFile(path, "utf8");
  const result = readYaml({ file, text: JSON.stringify(module.default ?? null), firstLine: 1, knownKeys: Object.keys(siteSchema.shape) }, siteSchema);
  if (result.ok) return result.value;
  const lines = text.split("\n");
  const lineOf = (what: string) => {
    const key = /”([^”.]+)(?:\.([^”]+))?”/.exec(what);
    return Math.max(1, lines.findIndex((line) => key !== null && line.includes(`${String(key[2] ?? key[1])}:`)) + 1);
  };
  faults.push(...result.faults.map((fault) => ({ ...fault, line: lineOf(fault.what) })));
  return undefined;
}

async function readMap(folder: string, faults: Fault[], shown: Shown, references: ReadonlySet<string>): Promise<MapModel | undefined> {
  const regions = await readData(folder, "regions.json", regionsSchema, faults, shown);
  const municipalities = (await readData(folder, "municipalities.json", municipalitiesSchema, faults, shown)) ?? { municipalities: [], sites: [] };
  if (regions === undefined) return undefined;
  const outlines = await readOutlines(folder);
  const found = findMapFaults(outlines, regions, municipalities, references);
  for (const { file, path, what, write } of found) {
    faults.push({ file: shown(folder, file), line: lineOfPath(await readFile(join(folder, file), "utf8"), path), what, write });
  }
  return found.length > 0 ? undefined : bindMap(outlines, regions, municipalities);
}

const readOutlines = async (folder: string) => JSON.parse(await readFile(dataFile(folder, "regionOutlines.json"), "utf8")) as RegionOutlines;

/** The tables of facts that the data folder has, and their texts, to tell lines by. A faulty one is left out. */
async function readFacts(
  data: string,
  faults: Fault[],
  shown: Shown,
  references: ReadonlySet<string>,
): Promise<{ readonly facts: Facts; readonly texts: ReadonlyMap<FactFile, string> }> {
  const facts: { -readonly [file in FactFile]?: unknown } = {};
  const texts = new Map<FactFile, string>();
  for (const file of factFiles) {
    const name = `${file}.json`;
    if (!existsSync(join(data, name))) continue;
    texts.set(file, await readFile(join(data, name), "utf8"));
    const read: unknown = await readData<unknown>(data, name, factSchemas[file], faults, shown);
    if (read !== undefined) facts[file] = read;
  }
  const read = facts as Facts;
  const { regions, seats } = await readOutlines(data);
  const places = new Set([...regions, ...seats].map(({ code }) => code));
  for (const { file, path, what, write } of findFactFaults(read, { references, places })) {
    faults.push({ file: shown(data, `${file}.json`), line: lineOfPath(texts.get(file) ?? "", path), what, write });
  }
  return { facts: read, texts };
}

async function readCitationStyle(): Promise<CitationStyle> {
  const require = createRequire(import.meta.url);
  const [style, locale] = await Promise.all([
    readFile(join(projectRoot, "src", "handbook", "references.csl"), "utf8"),
    readFile(require.resolve("citeproc-locales/locales/locales-sv-SE.xml"), "utf8"),
  ]);
  return { style, locale };
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
