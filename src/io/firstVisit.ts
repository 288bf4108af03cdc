import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";

/** One file a reader's first page costs: as it lies on disk and as it travels (brotli; fonts, pictures and the index are compressed already). */
export interface Weight {
  readonly path: string;
  readonly bytes: number;
  readonly sent: number;
}

const compressed = /\.(?:woff2|png|jpe?g|webp|avif|pf_\w+|pagefind)$/;

/** What the browser must fetch to show a page for the first time: the page, its style sheet, scripts, what they import, and preloaded fonts. */
export async function firstVisit(output: string, page: string): Promise<Weight[]> {
  const html = await readFile(join(output, page, "index.html"), "utf8");
  const wanted = new Set([`${page}index.html`, ...linked(parse(html))]);
  for (const path of wanted) {
    if (!path.endsWith(".js")) continue;
    const text = await readFile(join(output, path), "utf8");
    for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) wanted.add(`/assets/${String(name)}`);
  }
  return Promise.all([...wanted].map((path) => weigh(output, path)));
}

/** Weighs a file of an output. */
export async function weigh(output: string, path: string): Promise<Weight> {
  const bytes = await readFile(join(output, path));
  return { path, bytes: bytes.length, sent: compressed.test(path) ? bytes.length : brotliCompressSync(bytes).length };
}

/** Weighs files of an output, each once. */
export function weigher(output: string): (path: string) => Promise<Weight> {
  const known = new Map<string, Promise<Weight>>();
  return (path) => {
    const weight = known.get(path) ?? weigh(output, path);
    known.set(path, weight);
    return weight;
  };
}

function linked(document: Tree.Document): string[] {
  const found: string[] = [];
  const visit = (node: Tree.Node) => {
    if ("tagName" in node) {
      const attribute = (name: string) => node.attrs.find((candidate) => candidate.name === name)?.value;
      const rel = attribute("rel");
      const address = node.tagName === "script" ? attribute("src") : node.tagName === "img" ? attribute("src") : undefined;
      const link = node.tagName === "link" && (rel === "stylesheet" || rel === "preload") ? attribute("href") : undefined;
      for (const url of [address, link]) if (url !== undefined && url.startsWith("/")) found.push(url);
    }
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(document);
  return found;
}
