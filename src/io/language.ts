import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { createHunspellFromFiles } from "hunspell-wasm";
import { readArticle } from "../content/article.ts";
import type { Fault } from "../content/fault.ts";
import { readYaml } from "../content/yamlFile.ts";
import { checkLanguage, type LanguageReport, type PageTexts } from "../language/check.ts";
import { dataTexts } from "../language/dataKeys.ts";
import { languageSchema, type Language } from "../language/schema.ts";
import type { Dictionary } from "../language/spelling.ts";
import { textsOfData, textsOfPage, type Text } from "../language/texts.ts";
import { parseBody } from "../markdown/markdown.ts";
import { contentFiles, openFile } from "./disk.ts";
import { mostBytes } from "./limits.ts";
import { projectRoot } from "./project.ts";
import type { BookFolders } from "./readBook.ts";

/**
 * Hunspell with Göran Andersson's Swedish dictionary (`dictionary-sv`, which LibreOffice has, too).
 * Swedish needs a speller that makes compounds: `hunspell-wasm` is Hunspell itself, without dependencies, loads in 0.2 seconds and tests 40 000 words a second.
 * Turned down: nspell (lets any compound through that is made of two pieces, "arbetsuppgiffter" among them, and takes 200 MB),
 * hunspell-asm (an older Hunspell with old dependencies), espells (cannot be loaded as a module).
 */
export async function swedishDictionary(): Promise<Dictionary> {
  const require = createRequire(import.meta.url);
  const folder = join(require.resolve("dictionary-sv"), "..");
  const hunspell = await createHunspellFromFiles(join(folder, "index.aff"), join(folder, "index.dic"));
  return { knows: (word) => hunspell.testSpelling(word), suggest: (word) => hunspell.getSpellingSuggestions(word) };
}

/**
 * Checks the language of a handbook: its pages and the texts of its data files.
 * Files with faults are left out, since `readBook` tells of them; a `language.json` that cannot be read is a fault of the report.
 */
export async function languageWarnings(folders: BookFolders): Promise<LanguageReport> {
  const { language, faults } = await readLanguage(folders.data);
  const { pages, values } = await readTexts(folders);
  const report = checkLanguage(pages, values, language, await swedishDictionary());
  return { ...report, faults: [...faults, ...report.faults] };
}

/** What the check says of the whole in one line. */
export function languageSummary({ words, meanLix, hardest }: LanguageReport): string {
  const counted = `Språket: ${words} ord är kontrollerade.`;
  return meanLix === undefined || hardest === undefined
    ? counted
    : `${counted} LIX är ${meanLix.toFixed(0)} i medeltal och ${hardest.lix.toFixed(0)} som högst, i ${hardest.file}.`;
}

const shown = (path: string) => relative(process.cwd(), resolve(path)).replaceAll("\\", "/");

/** Our own lists, with those of the data folder where it has its own. */
async function readLanguage(data: string): Promise<{ readonly language: Language; readonly faults: readonly Fault[] }> {
  const paths = new Set([join(projectRoot, "_data", "language.json"), resolve(data, "language.json")]);
  const read = await Promise.all(
    [...paths]
      .filter((path) => existsSync(path))
      .map(async (path) => readYaml({ file: shown(path), text: await readFile(path, "utf8"), firstLine: 1 }, languageSchema)),
  );
  const lists = read.flatMap((result) => (result.ok ? [result.value] : []));
  return {
    language: { words: lists.flatMap(({ words }) => words), forbidden: lists.flatMap(({ forbidden }) => forbidden) },
    faults: read.flatMap((result) => (result.ok ? [] : result.faults)),
  };
}

/** Every text of a handbook that readers meet: of its pages, and the values of its data files. */
export async function readTexts({ content, data }: BookFolders): Promise<{ readonly pages: readonly PageTexts[]; readonly values: readonly Text[] }> {
  return { pages: await readPages(content), values: await readData(data) };
}

async function readPages(content: string): Promise<PageTexts[]> {
  const pages: PageTexts[] = [];
  for (const { path, kind } of await contentFiles(content)) {
    if (kind !== "file" || !path.endsWith(".md")) continue;
    const opened = await openFile(join(content, path), mostBytes.text);
    if (!opened.ok) continue;
    const { bytes } = opened;
    const article = readArticle(shown(join(content, path)), path, bytes);
    if (!article.ok) continue;
    const { file, body, frontMatter } = article.value;
    const texts = textsOfPage(article.value, parseBody(body), new TextDecoder().decode(bytes));
    pages.push({ file, isEasyRead: frontMatter.lattlast !== undefined, texts });
  }
  return pages;
}

async function readData(data: string): Promise<Text[]> {
  const files = Object.entries(dataTexts).filter(([name]) => existsSync(join(data, name)));
  const texts = files.map(async ([name, isText]) => textsOfData(shown(join(data, name)), await readFile(join(data, name), "utf8"), isText));
  return (await Promise.all(texts)).flat();
}
