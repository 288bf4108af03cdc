/** A page of the output as a page of the offline package: links from file to file, classic scripts, and rules of its own in its head. */
import { posix } from "node:path";
import { html, parse, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";

/** Which of the two packages. */
export type PackageKind = "lean" | "full";

export interface PackageOptions {
  readonly kind: PackageKind;
  /** Paths of everything in the package. */
  readonly files: ReadonlySet<string>;
  /** Module script in the output to classic script in the package, as addresses from the root. A script that is not here is left out. */
  readonly scripts: ReadonlyMap<string, string>;
  /** The address of the web site; undefined where it is only an example. */
  readonly website: string | undefined;
  readonly words: { readonly onTheWeb: string; readonly notHere: string };
}

/**
 * What a page opened from a folder may do: as strict as `site/headers.ts`. It reads nothing over the net at all, so there is nothing to connect to and no worker;
 * `frame-ancestors` works in headers only, and to Firefox a folder's page is not 'self' when a form leads to it.
 */
export const packagePolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'self' file:",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");

/** Where links to PDF files that are not in the package lead, when there is no web site. */
export const explained = "/offline/index.html#pdf-filer";

/** Links of the head that have no meaning in a folder. */
const leftOut = new Set(["manifest", "preload", "alternate", "search"]);

/** Elements marked for one reader: `data-only="webb"`, `"mapp"` or `"liten-mapp"`. */
const belongs: Readonly<Record<PackageKind, readonly string[]>> = { lean: ["mapp", "liten-mapp"], full: ["mapp"] };

/** Attributes with an address of ours, by element; any element may have the last. */
const addressAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ["href"],
  area: ["href"],
  link: ["href"],
  image: ["href"],
  use: ["href"],
  img: ["src"],
  source: ["src"],
  form: ["action", "data-search-action"],
};

/** Makes a page of the package. `path` is its place in the output. Throws where the page uses something that a folder cannot give. */
export function packagePage(path: string, source: string, options: PackageOptions): string {
  // What stands in noscript is elements like others, with links of their own.
  const document = parse(source, { scriptingEnabled: false });
  visit(document, (element) => change(element, path, options));
  return serialize(document, { scriptingEnabled: false });
}

/** Goes through all elements, first to last; `work` tells what takes an element's place. */
function visit(parent: Tree.ParentNode, work: (element: Tree.Element) => readonly Tree.ChildNode[]): void {
  const children = parent.childNodes.flatMap((child): Tree.ChildNode[] => ("tagName" in child ? [...work(child)] : [child]));
  parent.childNodes = children;
  for (const child of children) {
    child.parentNode = parent;
    if ("tagName" in child) visit(child, work);
  }
}

const attributeOf = (element: Tree.Element, name: string) => element.attrs.find((attribute) => attribute.name === name)?.value;

function change(element: Tree.Element, path: string, options: PackageOptions): readonly Tree.ChildNode[] {
  const { tagName } = element;
  const only = attributeOf(element, "data-only");
  if (only !== undefined) {
    if (!belongs[options.kind].includes(only)) return [];
    // What only a package shows lies in a template, which the web does not show.
    if (tagName === "template")
      return (element as Tree.Template).content.childNodes.flatMap((child) => ("tagName" in child ? change(child, path, options) : [child]));
  }
  if (tagName === "head")
    element.childNodes.splice(
      firstAfterCharset(element),
      0,
      meta("http-equiv", "Content-Security-Policy", packagePolicy),
      meta("name", "referrer", "no-referrer"),
    );
  if (tagName === "link" && leftOut.has(String(attributeOf(element, "rel")))) return [];
  if (tagName === "script") return changeScript(element, path, options);
  if (tagName === "meta") {
    for (const attribute of element.attrs)
      if (attribute.name === "content" && attributeOf(element, "http-equiv") === "refresh")
        attribute.value = attribute.value.replace(/url=(\/.*)$/, (_, address: string) => `url=${relativeAddress(path, address)}`);
  }
  const away = tagName === "a" && element.namespaceURI === html.NS.HTML ? missing(element, options) : undefined;
  for (const attribute of element.attrs) {
    if (attribute.name === "srcset") throw new Error(`${path}: the offline package does not know srcset`);
    if (addressAttributes[tagName]?.includes(attribute.name) !== true) continue;
    if (tagName === "use" && !attribute.value.startsWith("#"))
      throw new Error(`${path}: a drawing in a file of its own (${attribute.value}) is not shown from a folder`);
    attribute.value = away === undefined ? relativeAddress(path, attribute.value) : away.startsWith("/") ? relativeAddress(path, away) : away;
  }
  if (away === undefined) return [element];
  element.attrs = element.attrs.filter(({ name }) => name !== "download");
  const note = away.startsWith("/") ? options.words.notHere : options.words.onTheWeb;
  element.childNodes.push(text(element, ` (${note})`));
  return [element];
}

/** Where a link to a file outside the package leads; undefined where the file is in it. */
function missing(link: Tree.Element, { files, website }: PackageOptions): string | undefined {
  const address = attributeOf(link, "href");
  if (address === undefined || !address.startsWith("/") || address.startsWith("//")) return undefined;
  const path = fileOf(String(address.split(/[?#]/)[0]));
  if (files.has(path)) return undefined;
  return website === undefined ? explained : website + address;
}

function changeScript(element: Tree.Element, path: string, { scripts }: PackageOptions): readonly Tree.Element[] {
  const source = attributeOf(element, "src");
  if (source === undefined) return [element];
  const classic = scripts.get(source);
  if (classic === undefined) return [];
  // What was no module runs before the page is drawn, here too.
  const isModule = attributeOf(element, "type") === "module";
  element.attrs = [...(isModule ? [{ name: "defer", value: "" }] : []), { name: "src", value: relativeAddress(path, classic) }];
  return [element];
}

/** "/rollen/" is "rollen/index.html". */
const fileOf = (address: string) => `${address}${address.endsWith("/") ? "index.html" : ""}`.slice(1);

/** An address from the root as one from a page: `relativeAddress("rollen/etik/index.html", "/om/#x")` is "../../om/index.html#x". Others stay as they are. */
export function relativeAddress(path: string, address: string): string {
  if (!address.startsWith("/") || address.startsWith("//")) return address;
  const [, place = "/", rest = ""] = /^([^?#]*)(.*)$/.exec(address) ?? [];
  return (posix.relative(posix.dirname(path), fileOf(place)) || posix.basename(path)) + rest;
}

function firstAfterCharset(head: Tree.Element): number {
  return head.childNodes.findIndex((child) => "tagName" in child && attributeOf(child, "charset") !== undefined) + 1;
}

function meta(kind: string, name: string, content: string): Tree.Element {
  const attrs = [
    { name: kind, value: name },
    { name: "content", value: content },
  ];
  return { nodeName: "meta", tagName: "meta", attrs, namespaceURI: html.NS.HTML, childNodes: [], parentNode: null };
}

function text(parentNode: Tree.ParentNode, value: string): Tree.TextNode {
  return { nodeName: "#text", value, parentNode };
}

/** Whether an address is one that can be visited, and not an example. RFC 2606 and 6761. */
export function isRealAddress(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname.includes(".") && !/(?:^|\.)(?:example|example\.(?:com|net|org)|invalid|test|localhost|local)$/.test(hostname) && !/^[\d.]+$/.test(hostname);
}
