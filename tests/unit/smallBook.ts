/** Handbooks of a few lines, made in memory: what a test needs to say, and nothing else. */
import labels from "../../_data/labels.json" with { type: "json" };
import type { Facts } from "../../src/facts/schema.ts";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { readArticle, type Article } from "../../src/content/article.ts";
import type { Fault } from "../../src/content/fault.ts";
import type { Site } from "../../src/content/site.ts";
import { bindHandbook } from "../../src/handbook/bind.ts";
import { decksOf } from "../../src/handbook/decks.ts";
import type { Material } from "../../src/handbook/material.ts";
import type { Handbook, Page } from "../../src/handbook/model.ts";
import { allPages } from "../../src/handbook/navigate.ts";
import { printDocument, type PrintDocument } from "../../src/print/document.ts";
import { editionsOf, isImposed, type Edition } from "../../src/print/editions.ts";
import { bibliography, type CslItem } from "../../src/handbook/references.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export const site: Site = {
  name: "Provboken",
  tagline: "",
  description: "En bok för prov.",
  url: "https://prov.example",
  language: "sv",
  edition: "1",
  editionDate: "2026-01-01",
  publisher: { name: "", url: "", email: "", phone: "" },
  logo: "",
  colors: { main: "", action: "" },
  accessibilityAssessed: "",
  repository: "",
};

const require = createRequire(import.meta.url);
const style = {
  style: readFileSync(new URL("../../src/handbook/references.csl", import.meta.url), "utf8"),
  locale: readFileSync(require.resolve("citeproc-locales/locales/locales-sv-SE.xml"), "utf8"),
  kinds: labels.sources.kinds,
};

/** A report by an organisation: `report("nsph2018", "NSPH", 2018)`. */
export function report(id: string, author: string, year: number, title = `Rapport ${id}`): CslItem {
  return { id, type: "report", title, author: [{ literal: author }], issued: { "date-parts": [[year]] } };
}

/** An article by persons. */
export function study(id: string, families: readonly string[], year: number): CslItem {
  return {
    id,
    type: "article-journal",
    title: `Studie ${id}`,
    author: families.map((family) => ({ family, given: "A." })),
    issued: { "date-parts": [[year]] },
    "container-title": "Tidskriften",
    DOI: `10.1234/${id}`,
  };
}

export const references = (...items: readonly CslItem[]) => bibliography(items, style);

let places = 0;

/** A file with a whole head. `keys` are added to it or put in place of its own; the first line of the body is line 8. */
export function page(body: string, keys: Readonly<Record<string, string>> = {}): string {
  const head: Record<string, string> = {
    titel: "En provsida",
    sammanfattning: "En sida som bara finns för prov.",
    ordning: String(++places),
    granskad: "2026-10-01",
    malgrupp: "[chef]",
    ...keys,
  };
  return `---\n${Object.entries(head)
    .map(([key, value]) => `${key}: ${value}`)
    .join("\n")}\n---\n${body}\n`;
}

/** The body's first line in a file made by `page` without further keys. */
export const firstBodyLine = 8;

/** A glossary with a definition list: `{ "Egenmakt (empowerment)": "Att ha makt." }`. */
export const glossary = (terms: Readonly<Record<string, string>>) =>
  page(
    Object.entries(terms)
      .map(([term, text]) => `${term}\n: ${text}`)
      .join("\n\n"),
  );

export const bytes = (text: string) => new TextEncoder().encode(text);

/** Reads one file as an article: the article, or its faults as `line what → write`. */
export function readFile(path: string, text: string | Uint8Array): { readonly article?: Article; readonly faults: readonly string[] } {
  const result = readArticle(`content/${path}`, path, typeof text === "string" ? bytes(text) : text);
  return result.ok ? { article: result.value, faults: [] } : { faults: result.faults.map(told) };
}

const told = ({ line, what, write }: Fault) => `${line} ${what} → ${write}`;

export interface Extra {
  readonly references?: readonly CslItem[];
  readonly images?: Readonly<Record<string, { readonly width: number; readonly height: number }>>;
  readonly site?: Partial<Site>;
  readonly facts?: Facts;
  /** What was found in reading, and the data that could not be read. */
  readonly faults?: readonly Fault[];
  readonly unreadableData?: Material["unreadableData"];
}

export interface BoundBook {
  readonly handbook?: Handbook;
  /** As `path:line what → write`. */
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/** Binds files into a handbook: the handbook, or its faults. Files with faulty heads throw. */
export function bind(files: Readonly<Record<string, string>>, extra: Extra = {}): BoundBook {
  const articles = Object.entries(files).map(([path, text]) => {
    const { article, faults } = readFile(path, text);
    if (article === undefined) throw new Error(`${path}: ${faults.join("; ")}`);
    return article;
  });
  const { handbook, faults, warnings } = bindHandbook({
    articles,
    unreadable: [],
    contentFolder: "content",
    site: { ...site, ...extra.site },
    bibliography: references(...(extra.references ?? [])),
    referencesFile: "_data/references.json",
    images: new Map(Object.entries(extra.images ?? {})),
    faults: extra.faults ?? [],
    unreadableData: extra.unreadableData ?? new Set(),
    facts: extra.facts ?? {},
    factPlace: (file, path) => ({ file: `_data/${file}.json`, line: path.length }),
    words: labels,
  });
  const placed = (list: readonly Fault[]) => list.map((fault) => `${fault.file.replace(/^content\/(?=.*\.md$)/, "")}:${told(fault)}`);
  return { ...(handbook === undefined ? {} : { handbook }), faults: placed(faults), warnings: placed(warnings) };
}

/** A handbook that must be without faults. */
export function handbookOf(files: Readonly<Record<string, string>>, extra: Extra = {}): Handbook {
  const { handbook, faults } = bind(files, extra);
  if (handbook === undefined) throw new Error(faults.join("\n"));
  return handbook;
}

/** A page of a handbook by its id. */
export function pageOf(handbook: Handbook, id: string): Page {
  const found = allPages(handbook).find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`No page ${id}`);
  return found;
}

/** The HTML of one page in the chapter rollen. */
export const htmlOf = (body: string, extra: Extra = {}, others: Readonly<Record<string, string>> = {}) =>
  pageOf(handbookOf({ "rollen/prov.md": page(body), ...others }, extra), "rollen/prov").html;

/** The faults of one page in the chapter rollen, lines counted from its body's first line as 1. */
export function faultsOf(body: string, extra: Extra = {}, others: Readonly<Record<string, string>> = {}): string[] {
  return bind({ "rollen/prov.md": page(body), ...others }, extra).faults.map((fault) =>
    fault.replace(/^rollen\/prov\.md:(\d+)/, (_, line: string) => String(Number(line) - firstBodyLine + 1)),
  );
}

/** Every edition of a handbook, as its build would print it. */
export const everyEdition = (handbook: Handbook): readonly Edition[] =>
  editionsOf(handbook, { labels: labels.print, slides: { decks: decksOf(handbook, labels.facts), words: labels.slides } });

/** The document of an edition that the browser prints. */
export function documentOf(handbook: Handbook, id: string): PrintDocument {
  const edition = everyEdition(handbook).find((one) => one.id === id);
  if (edition === undefined || isImposed(edition)) throw new Error(`No edition ${id}`);
  return printDocument(handbook, edition, { labels: labels.print });
}
