/** Whether everything that is named is there: links, anchors, files, and the way from the start page. */
import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { attributeOf } from "../content/parsedHtml.ts";
import type { BuiltPage } from "./page.ts";
import { jsonIn, readingPages, type BuiltSite } from "./site.ts";
import { allNamed, xmlOf } from "./xml.ts";

/** Attributes that hold addresses, by element. */
const addressAttributes: readonly (readonly [string, readonly string[]])[] = [
  ["href", ["a", "area", "link", "use", "image"]],
  ["src", ["img", "script", "iframe", "source", "audio", "video", "track", "embed"]],
  ["action", ["form"]],
  ["formaction", ["button", "input"]],
  ["poster", ["video"]],
  ["data-search-action", ["form"]],
];

/** An address as it is written, and where. */
export interface Named {
  readonly element: Tree.Element;
  readonly address: string;
}

/** Every address a page leads to or loads. */
export function addressesOf({ elements }: BuiltPage): readonly Named[] {
  return elements.flatMap((element) => {
    const found = addressAttributes.flatMap(([name, tags]) => (tags.includes(element.tagName) ? (attributeOf(element, name) ?? []) : []));
    const srcset = (attributeOf(element, "srcset") ?? "").split(",").flatMap((part) => part.trim().split(/\s+/)[0] || []);
    const content = element.tagName === "meta" ? (attributeOf(element, "content") ?? "") : "";
    const refresh = attributeOf(element, "http-equiv") === "refresh" ? (/url=(.*)$/.exec(content)?.[1] ?? []) : [];
    const shared = /^og:(?:image|url)$/.test(attributeOf(element, "property") ?? "") ? content : [];
    return [found, srcset, refresh, shared].flat().map((address) => ({ element, address }));
  });
}

/** Where an address of ours leads: the file's path, and the anchor without its sign. Undefined for those of others. */
interface Target {
  readonly path: string;
  readonly url: string;
  readonly anchor: string;
}

/** Links that leave the web, and addresses of other sites. */
const foreign = /^(?:https?:|mailto:|tel:)/;

function targetOf({ origin }: BuiltSite, address: string, from: string): Target | "foreign" | "odd" {
  const own = address === origin || address.startsWith(`${origin}/`) ? address.slice(origin.length) || "/" : address;
  if (foreign.test(own)) return "foreign";
  const [before = "", anchor = ""] = own.split("#");
  const url = decodeURIComponent(before.split("?")[0] || from);
  // An address from the root means the same in every file.
  if (!url.startsWith("/") || url.startsWith("//")) return "odd";
  return { url, path: `${url.slice(1)}${url.endsWith("/") ? "index.html" : ""}`, anchor: decodeURIComponent(anchor) };
}

/** Whether an address leads nowhere. */
function deadness(site: BuiltSite): (address: string, from?: string) => boolean {
  const anchors = new Map(site.pages.map((page) => [page.url, new Set(page.ids)]));
  return (address, from = "/") => {
    const target = targetOf(site, address, from);
    if (target === "foreign") return false;
    if (target === "odd") return true;
    if (site.promised.has(target.path)) return false;
    if (!site.files.has(target.path)) return true;
    return target.anchor !== "" && anchors.get(target.url)?.has(target.anchor) !== true;
  };
}

/** Links, anchors and files of pages that lead nowhere: `page → address`. */
export function deadAddresses(site: BuiltSite): readonly string[] {
  const isDead = deadness(site);
  return site.pages.flatMap((page) => addressesOf(page).flatMap(({ address }) => (isDead(address, page.url) ? [`${page.path} → ${address}`] : [])));
}

/** Keys of JSON whose values are addresses. */
const addressKeys = /^(?:url|src|start_url|page|description|address|lexicon|feed_url|home_page_url|icon|favicon|avatar|image|pdf|href|from|to)$|Urls?$|^urls$/;

/** An address in a file that is no page, and the page from where it is meant: "#mal" is a place on the page it stands on. */
interface Reference {
  readonly address: string;
  readonly from: string;
}

/** Addresses in JSON: values of keys that hold them, and links in HTML, which is that of the page whose `url` stands beside it. */
function addressesIn(value: unknown, key = "", from = "/"): readonly Reference[] {
  if (Array.isArray(value)) return value.flatMap((each) => addressesIn(each, key, from));
  if (typeof value === "object" && value !== null) {
    const { url } = value as { readonly url?: unknown };
    const own = typeof url === "string" ? url : from;
    // Explained words have no address but their place in the glossary.
    return Object.entries(value).flatMap(([name, each]) => addressesIn(each, name, name === "terms" ? "/ordlista/" : own));
  }
  if (typeof value !== "string") return [];
  const isAddress = addressKeys.test(key) && /^(?:\/|https?:)/.test(value);
  return isAddress ? [{ address: value, from }] : /html$/i.test(key) ? addressesInHtml(value, from) : [];
}

const addressesInHtml = (html: string, from: string): readonly Reference[] =>
  [...html.matchAll(/\b(?:href|src)="([^"]+)"/g)].map(([, address]) => ({ address: String(address).replaceAll("&amp;", "&"), from }));

/** What other files name and that is not there: style sheets, manifest, feeds, sitemap, OpenSearch, the model, the lists of PDFs and of what devices save. */
export function deadReferences(site: BuiltSite): readonly string[] {
  const isDead = deadness(site);
  return [...site.texts].flatMap(([path, text]) =>
    referencesIn(site, path, text).flatMap(({ address, from }) => (isDead(address, from) ? [`${path} → ${address}`] : [])),
  );
}

function referencesIn(site: BuiltSite, path: string, text: string): readonly Reference[] {
  const fromRoot = (addresses: readonly string[]) => addresses.map((address) => ({ address, from: "/" }));
  if (path.endsWith(".css")) return fromRoot(addressesInStyles(path, text));
  if (path.endsWith(".xml")) return addressesInXml(path, text);
  if (path.endsWith(".txt")) return fromRoot([...text.matchAll(/^Sitemap:\s*(\S+)/gim)].map(([, address]) => String(address)));
  const json = jsonIn(site, path);
  if ("fault" in json) return [{ address: json.fault, from: "" }];
  if (path === "pdf/index.json") return fromRoot(pathsIn(json.value).map((file) => `/${file}`));
  if (path === "offline/lista.json") return fromRoot([...text.matchAll(/\["(\/[^"]*)","[0-9a-f]{64}"/g)].map(([, address]) => String(address)));
  // The search's index is a folder of files that only its own program knows.
  return addressesIn(json.value).filter(({ address }) => path !== "search.json" || address !== "/pagefind/");
}

const addressesInStyles = (path: string, text: string): readonly string[] =>
  [...text.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)]
    .map(([, address]) => String(address))
    .filter((address) => !address.startsWith("data:"))
    .map((address) => new URL(address, `http://site/${path}`).pathname);

/** Elements of feeds, sitemaps and OpenSearch whose text is an address, and those with addresses in attributes or HTML in their text. */
function addressesInXml(path: string, text: string): readonly Reference[] {
  const root = xmlOf(path, text);
  if ("fault" in root) return [{ address: root.fault, from: "" }];
  const every = (...names: readonly string[]) => names.flatMap((name) => allNamed(root, name));
  const inAttributes = every("link", "xhtml:link", "Url").flatMap(({ attributes: { href, template } }) => href ?? template ?? []);
  const inTexts = every("loc", "id", "uri", "Image", "icon", "logo").map((element) => element.text.trim());
  const inHtml = every("content", "summary").flatMap((element) => addressesInHtml(element.text, "/"));
  return [...[...inAttributes, ...inTexts].map((address) => ({ address, from: "/" })), ...inHtml];
}

/** Paths in the list of PDFs: files and their pictures. */
function pathsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => (name === "path" && typeof each === "string" ? [each] : pathsIn(each)));
}

/** Pages that are opened in another way than by a link: by old addresses, and where there is nothing. */
const isReachedOtherwise = ({ path, isRedirect }: BuiltPage) => isRedirect || path === "404.html";

/** Pages that no links lead to from the start page. */
export function orphans(site: BuiltSite): readonly string[] {
  const byUrl = new Map(site.pages.map((page) => [page.url, page]));
  const seen = new Set<string>();
  const waiting = ["/"];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const page = byUrl.get(url);
    if (page === undefined || seen.has(url)) continue;
    seen.add(url);
    for (const { element, address } of addressesOf(page)) {
      if (!["a", "area"].includes(element.tagName)) continue;
      const target = targetOf(site, address, url);
      if (typeof target === "object") waiting.push(target.url);
    }
  }
  // A search is opened by its form, on every page.
  const byForm = new Set(
    readingPages(site).flatMap((page) => addressesOf(page).flatMap(({ element, address }) => (element.tagName === "form" ? [address] : []))),
  );
  return site.pages
    .filter((page) => !seen.has(page.url) && !byForm.has(page.url) && !isReachedOtherwise(page))
    .map(({ path }) => `${path}: no link leads there`);
}
