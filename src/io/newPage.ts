import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readArticle } from "../content/article.ts";
import { chapterIds } from "../content/chapters.ts";
import { nearest } from "../content/explain.ts";
import { slug } from "../content/slug.ts";
import { newArticle } from "../handbook/newPage.ts";
import { checkDay } from "./commandLine.ts";
import { write } from "./disk.ts";
import { UsageError } from "./errors.ts";

/** Writes a new article last in its chapter and returns its path. Throws `UsageError` for a chapter, title or file that will not do. */
export async function createPage({
  content,
  chapter,
  title,
  day,
}: {
  readonly content: string;
  readonly chapter: string;
  readonly title: string;
  readonly day: string;
}): Promise<string> {
  const id = chapterIds.find((known) => known === chapter);
  if (id === undefined) {
    const guess = nearest(chapter, chapterIds);
    throw new UsageError(`There is no chapter ${chapter}. ${guess === undefined ? `Chapters: ${chapterIds.join(", ")}.` : `Did you mean ${guess}?`}`);
  }
  if (title.trim().length < 3 || title.length > 80) throw new UsageError("A title has 3 to 80 characters.");
  checkDay(day);
  const name = slug(title);
  if (name === "" || name === "index") throw new UsageError(`The title ”${title}” gives no address. Use letters or digits.`);
  const path = join(content, id, `${name}.md`);
  if (existsSync(path)) throw new UsageError(`${path} exists already. Choose another title.`);
  await write(path, newArticle({ chapter: id, title: title.trim(), order: (await lastOrder(join(content, id), id)) + 1, day }));
  return path;
}

async function lastOrder(folder: string, chapter: string): Promise<number> {
  if (!existsSync(folder)) return 0;
  let last = 0;
  for (const name of await readdir(folder)) {
    if (!name.endsWith(".md") || name === "index.md") continue;
    const article = readArticle(name, `${chapter}/${name}`, await readFile(join(folder, name)));
    if (article.ok) last = Math.max(last, article.value.frontMatter.ordning ?? 0);
  }
  return last;
}
