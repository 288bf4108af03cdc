/** Reads a built site as a reader's browser and a search engine would, and tells what is wrong with it. */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import type { Handbook } from "../../src/handbook/model.ts";
import { pdfAddresses, printableFacts } from "../../src/handbook/pdfs.ts";
import { listFiles } from "./builds.ts";

type Node = Tree.Element;

export interface Page {
  /** Its file: `rollen/etik/index.html`. */
  readonly path: string;
  readonly url: string;
  readonly source: string;
  readonly elements: readonly Node[];
  readonly ids: readonly string[];
  readonly title: string;
  readonly description: string | undefined;
  /** A page that only leads on. */
  readonly isRedirect: boolean;
  readonly parseErrors: readonly string[];
}

export interface Site {
  readonly files: ReadonlySet<string>;
  readonly pages: readonly Page[];
  /** Address of the site, without a trailing slash. */
  readonly origin: string;
  readonly folder: string;
}

export const attr = (element: Node, name: string) => element.attrs.find((attribute) => attribute.name === name)?.value;
export const textOf = (element: Tree.Node): string =>
  "value" in element && element.nodeName === "#text" ? element.value : "childNodes" in element ? element.childNodes.map(textOf).join("") : "";

function elementsIn(node: Tree.Node): Node[] {
  const children = "content" in node ? node.content.childNodes : "childNodes" in node ? node.childNodes : [];
  return [...("tagName" in node ? [node] : []), ...children.flatMap(elementsIn)];
}

/** Reads every page of a built site. */
export async function readSite(folder: string, origin: string): Promise<Site> {
  const files = await listFiles(folder);
  const pages = await Promise.all(files.filter((path) => path.endsWith(".html") && !path.startsWith("pagefind/")).map((path) => readPage(folder, path)));
  return { files: new Set(files), pages, origin, folder };
}

async function readPage(folder: string, path: string): Promise<Page> {
  const source = await readFile(join(folder, path), "utf8");
  const parseErrors: string[] = [];
  const document = parse(source, { sourceCodeLocationInfo: true, onParseError: ({ code, startLine }) => parseErrors.push(`${path}:${startLine} ${code}`) });
  const elements = elementsIn(document);
  const named = (tag: string) => elements.find((element) => element.tagName === tag);
  const title = named("title");
  return {
    path,
    url: `/${path.replace(/(?:^|(?<=\/))index\.html$/, "")}`,
    source,
    elements,
    ids: elements.flatMap((element) => attr(element, "id") ?? []),
    title: title === undefined ? "" : textOf(title),
    description: elements.flatMap((element) =>
      element.tagName === "meta" && attr(element, "name") === "description" ? [attr(element, "content") ?? ""] : [],
    )[0],
    isRedirect: elements.some((element) => element.tagName === "meta" && attr(element, "http-equiv") === "refresh"),
    parseErrors,
  };
}

/** Attributes that hold addresses, by element. */
const addressAttributes: readonly (readonly [string, readonly string[]])[] = [
  ["href", ["a", "area", "link", "use", "image"]],
  ["src", ["img", "script", "iframe", "source", "audio", "video", "track", "embed"]],
  ["action", ["form"]],
  ["formaction", ["button", "input"]],
  ["poster", ["video"]],
  ["data-search-action", ["form"]],
];

/** Every address a page leads to or loads. */
export function addressesOf({ elements }: Page): { readonly element: Node; readonly address: string }[] {
  return elements.flatMap((element) => {
    const found = addressAttributes.flatMap(([name, tags]) => (tags.includes(element.tagName) ? (attr(element, name) ?? []) : []));
    const srcset = (attr(element, "srcset") ?? "").split(",").flatMap((part) => part.trim().split(/\s+/)[0] || []);
    const refresh =
      element.tagName === "meta" && attr(element, "http-equiv") === "refresh" ? (/url=(.*)$/.exec(attr(element, "content") ?? "")?.[1] ?? []) : [];
    const shared = element.tagName === "meta" && /^og:(?:image|url)$/.test(attr(element, "property") ?? "") ? (attr(element, "content") ?? []) : [];
    return [found, srcset, refresh, shared].flat().map((address) => ({ element, address }));
  });
}

/** The PDFs that print makes of a built site's handbook. */
function pdfsOf(site: Site): ReadonlySet<string> {
  const { chapters, map, facts } = JSON.parse(readFileSync(join(site.folder, "handbok.json"), "utf8")) as Handbook;
  const pages = chapters.flatMap((chapter) => [chapter.opening, ...chapter.pages]);
  return pdfAddresses(
    chapters.map(({ id }) => id),
    pages,
    printableFacts(facts, map !== undefined, () => true),
  );
}

/** Links, anchors and files that lead nowhere: `page → address`. What print makes (`/pdf/…`) is taken on trust when its name is right. */
export function deadAddresses(site: Site): string[] {
  const anchors = new Map(site.pages.map((page) => [page.url, new Set(page.ids)]));
  const pdfs = pdfsOf(site);
  const isDead = (page: Page, written: string) => {
    const address = written.startsWith(`${site.origin}/`) ? written.slice(site.origin.length) : written;
    if (/^(?:https?:|mailto:)/.test(address)) return false;
    const [whole = "", hash] = address.split("#");
    const path = decodeURIComponent((whole.split("?")[0] ?? "") || page.url);
    if (!path.startsWith("/")) return true;
    const file = path.endsWith("/") ? `${path.slice(1)}index.html` : path.slice(1);
    if (!site.files.has(file)) return !pdfs.has(path);
    return hash !== undefined && hash !== "" && !anchors.get(path)?.has(decodeURIComponent(hash));
  };
  return site.pages.flatMap((page) => addressesOf(page).flatMap(({ address }) => (isDead(page, address) ? [`${page.path} → ${address}`] : [])));
}

/** What a page loads from other sites, and what the security policy refuses: inline code, inline style. */
export function forbidden(page: Page): string[] {
  const wrong = (what: string) => `${page.path} ${what}`;
  return page.elements.flatMap((element) => {
    const loaded =
      ["script", "img", "iframe", "source", "embed", "audio", "video", "use", "image"].includes(element.tagName) ||
      (element.tagName === "link" && !/^(?:canonical|alternate|license|prev|next)$/.test(attr(element, "rel") ?? ""));
    const other = loaded
      ? [attr(element, "src"), attr(element, "href")].filter((address) => address !== undefined && /^(?:https?:)?\/\/|^data:/.test(address))
      : [];
    const inline =
      element.tagName === "script" && attr(element, "src") === undefined && attr(element, "type") !== "application/ld+json" ? ["an inline script"] : [];
    const style = element.tagName === "style" || attr(element, "style") !== undefined ? [`inline style on <${element.tagName}>`] : [];
    const handlers = element.attrs.filter(({ name }) => name.startsWith("on")).map(({ name }) => `${name} on <${element.tagName}>`);
    return [...other.map((address) => `loads ${String(address)}`), ...inline, ...style, ...handlers].map(wrong);
  });
}

/** Faults in the structure of a page: ids, references to ids, headings, language, pictures. */
export function structureFaults(page: Page): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const id of page.ids) {
    if (seen.has(id)) faults.push(`id ${id} twice`);
    seen.add(id);
  }
  for (const element of page.elements) {
    for (const name of ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers", "list"]) {
      for (const id of (attr(element, name) ?? "").split(/\s+/).filter((part) => part !== ""))
        if (!seen.has(id)) faults.push(`${name} to #${id}, which is not there`);
    }
    if (element.tagName === "img" && (attr(element, "alt") === undefined || attr(element, "width") === undefined || attr(element, "height") === undefined))
      faults.push(`<img src="${String(attr(element, "src"))}"> lacks alt, width or height`);
    if (element.tagName === "a" && textOf(element).trim() === "" && attr(element, "aria-label") === undefined && attr(element, "aria-labelledby") === undefined)
      faults.push(`a link without words to ${String(attr(element, "href"))}`);
    if (element.tagName === "th" && attr(element, "scope") === undefined) faults.push("a table heading without scope");
  }
  const root = page.elements.find((element) => element.tagName === "html");
  if (root === undefined || attr(root, "lang") !== "sv") faults.push("the language is not sv");
  if (page.isRedirect) return faults.map((fault) => `${page.path} ${fault}`);
  const headings = page.elements.filter((element) => /^h[1-6]$/.test(element.tagName));
  const first = headings.filter((element) => element.tagName === "h1");
  if (first.length !== 1) faults.push(`${first.length} h1`);
  let level = 0;
  for (const heading of headings) {
    const next = Number(heading.tagName.slice(1));
    if (next > level + 1) faults.push(`<${heading.tagName}>${textOf(heading)} follows level ${level}`);
    if (textOf(heading).trim() === "") faults.push(`an empty <${heading.tagName}>`);
    level = next;
  }
  if (page.elements.filter((element) => element.tagName === "main").length !== 1) faults.push("not one main");
  if (page.title.trim() === "") faults.push("no title");
  if ((page.description ?? "").trim() === "") faults.push("no description");
  return faults.map((fault) => `${page.path} ${fault}`);
}

/** Traces of templates and values that never came. */
export const templateTraces = (page: Page) => {
  const words = page.source.replace(/<(pre|code)\b[\s\S]*?<\/\1>/g, "").replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, "");
  return [/\{\{|\}\}|\{%|%\}|\{#[^}]/, /\bundefined\b/, /\[object /, /\bNaN\b/, /="null"|>null</]
    .flatMap((trace) => trace.exec(words)?.[0] ?? [])
    .map((trace) => `${page.path} ${trace}`);
};

/** Values that occur more than once, with the pages. */
export function repeated(pages: readonly Page[], value: (page: Page) => string | undefined): string[] {
  const by = new Map<string, string[]>();
  for (const page of pages) by.set(String(value(page)), [...(by.get(String(value(page))) ?? []), page.path]);
  return [...by].filter(([, paths]) => paths.length > 1).map(([text, paths]) => `${text}: ${paths.join(", ")}`);
}

/** Files that style sheets and manifests load and that are not there. */
export async function deadAssets(site: Site): Promise<string[]> {
  const sheets = [...site.files].filter((path) => path.endsWith(".css") && path.startsWith("assets/"));
  const inSheets = await Promise.all(
    sheets.map(async (path) =>
      [...(await readFile(join(site.folder, path), "utf8")).matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map((match) => ({
        path,
        address: String(match[1]),
      })),
    ),
  );
  const dead = inSheets.flat().filter(({ path, address }) => !address.startsWith("data:") && !site.files.has(join(path, "..", address)));
  const manifest = JSON.parse(await readFile(join(site.folder, "manifest.webmanifest"), "utf8")) as { icons: { src: string }[]; start_url: string };
  const icons = manifest.icons.filter(({ src }) => !site.files.has(src.slice(1)));
  return [...dead.map(({ path, address }) => `${path} → ${address}`), ...icons.map(({ src }) => `manifest.webmanifest → ${src}`)];
}
