import { chapterIds, type ChapterId } from "./chapters.ts";
import { nearest } from "./explain.ts";
import type { Fault } from "./fault.ts";
import { frontMatterSchema, knownKeys, type FrontMatter } from "./schema.ts";
import { slug, slugPattern } from "./slug.ts";
import { decodeText } from "./textFile.ts";
import { readYaml, type Result } from "./yamlFile.ts";

/** A Markdown file of the content folder, with its head checked and its body untouched. */
export interface Article {
  /** As the editor sees it: `content/rollen/etik.md`. */
  readonly file: string;
  /** In the content folder: `rollen/etik.md`. */
  readonly path: string;
  /** Absent for the start page. */
  readonly chapter?: ChapterId;
  /** Absent for an `index.md`. */
  readonly slug?: string;
  readonly frontMatter: FrontMatter;
  readonly body: string;
  /** Line of the file where the body begins, 1-based. */
  readonly bodyLine: number;
  /** Line of each key in the head, for faults found later. */
  readonly keyLines: ReadonlyMap<string, number>;
}

/** The body of a file whose head may be wrong: enough to find the faults below it, too. */
export type BodySource = Pick<Article, "file" | "path" | "chapter" | "body" | "bodyLine">;

/** An article, or every fault in its head, with its body where that can be told apart. */
export type ReadArticle = Extract<Result<Article>, { ok: true }> | (Extract<Result<Article>, { ok: false }> & { readonly rest?: BodySource });

/** Characters of a head; ours have a few hundred. */
const longestHead = 20_000;
const frontMatterFence = /^---[ \t]*$/;

/**
 * Reads one file. `path` is relative to the content folder with forward slashes, `file` is what messages show.
 * Returns the article, or every fault in it.
 */
export function readArticle(file: string, path: string, bytes: Uint8Array): ReadArticle {
  const place = placeOf(file, path);
  const fail = (line: number, what: string, write: string): ReadArticle => ({ ok: false, faults: [...place.faults, { file, line, what, write }] });

  const decoded = decodeText(bytes);
  if (!decoded.ok) return fail(decoded.fault.line, decoded.fault.what, decoded.fault.write);
  if (decoded.text.trim() === "") return fail(1, "Filen är tom.", "skriv ett filhuvud och en text, eller ta bort filen");

  const lines = decoded.text.split("\n");
  const [first = ""] = lines;
  if (!frontMatterFence.test(first))
    return fail(1, "Filhuvudet saknas.", "börja filen med --- och nycklarna titel, sammanfattning, ordning, granskad och malgrupp");
  const end = lines.findIndex((line, index) => index > 0 && frontMatterFence.test(line));
  if (end === -1) return fail(1, "Filhuvudet är inte avslutat.", "sätt --- på en egen rad efter den sista nyckeln");

  const head = lines.slice(1, end).join("\n");
  const rest: BodySource = {
    file,
    path,
    ...(place.chapter === undefined ? {} : { chapter: place.chapter }),
    body: lines.slice(end + 1).join("\n"),
    bodyLine: end + 2,
  };
  const failHead = (what: string, write: string): ReadArticle => ({ ok: false, faults: [...place.faults, { file, line: 1, what, write }], rest });
  if (head.trim() === "") return failHead("Filhuvudet är tomt.", "skriv titel, sammanfattning, ordning, granskad och malgrupp mellan raderna ---");
  if (head.length > longestHead) return failHead("Filhuvudet är orimligt långt.", "sätt --- på en egen rad efter den sista nyckeln");
  const isIndex = place.slug === undefined;
  const read = readYaml({ file, text: head, firstLine: 2, knownKeys: knownKeys(place.chapter, isIndex) }, frontMatterSchema(place.chapter, isIndex));
  if (!read.ok) return { ok: false, faults: [...place.faults, ...read.faults], rest };
  if (place.faults.length > 0) return { ok: false, faults: place.faults, rest };

  const keyLines = new Map<string, number>();
  for (const [index, line] of lines.slice(1, end).entries()) {
    const key = /^["']?([A-Za-zåäöÅÄÖ]+)["']?\s*:/.exec(line)?.[1];
    if (key !== undefined) keyLines.set(key, index + 2);
  }
  return {
    ok: true,
    value: { ...rest, ...(place.slug === undefined ? {} : { slug: place.slug }), frontMatter: read.value, keyLines },
  };
}

/** Chapter and slug from a path, with faults about the names. */
function placeOf(file: string, path: string): { chapter?: ChapterId; slug?: string; faults: Fault[] } {
  const parts = path.split("/");
  const faults: Fault[] = [];
  const add = (what: string, write: string) => faults.push({ file, line: 1, what, write });
  const name = (parts.at(-1) ?? "").replace(/\.md$/, "");
  if (parts.length === 1) {
    if (name !== "index") add("Filen ligger utanför kapitlen.", `flytta den till en mapp, som rollen/${slug(name) || "sida"}.md`);
    return { faults };
  }
  const folder = parts[0] ?? "";
  const chapter = chapterIds.find((id) => id === folder);
  if (chapter === undefined) {
    const guess = nearest(folder, chapterIds);
    add(`Kapitlet ”${folder}” finns inte.`, guess === undefined ? `lägg filen i något av: ${chapterIds.join(", ")}` : `menade du mappen ”${guess}”?`);
  }
  if (parts.length > 2) add("Filen ligger i en undermapp.", `lägg den direkt i mappen ${folder}`);
  if (!slugPattern.test(name)) add(`Filnamnet ”${name}” fungerar inte som adress.`, `döp filen till ${slug(name) || "sida"}.md`);
  return { ...(chapter === undefined ? {} : { chapter }), ...(name === "index" ? {} : { slug: name }), faults };
}
