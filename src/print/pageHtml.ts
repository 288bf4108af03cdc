/** A page's HTML, moved from the web to paper: ids made unique, headings put in their place, links led into the book or written out. */
import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { isElement, rename, textOf } from "../content/parsedHtml.ts";
import { toPaper } from "./fields.ts";
import { hyphenate } from "./hyphenation.ts";
import { liftCaptions } from "./tableCaptions.ts";

/** Where a link goes on paper. */
export interface Destination {
  readonly href: string;
  /** The address to print beside the link, for those who cannot click. */
  readonly address?: string;
  /** The anchor whose page number is printed after the link. */
  readonly pageOf?: string;
}

export interface PageHtmlOptions {
  /** The name of an id in the printed document. */
  readonly anchor: (id: string) => string;
  /** How many levels headings move down; never deeper than h6. */
  readonly demote: number;
  readonly follow: (href: string, quiet: boolean) => Destination;
  /** Before a page number: "s.". */
  readonly pageWord: string;
  /** Prints neither page numbers nor addresses after links. */
  readonly quiet?: boolean;
  /** Lets long words break at the end of a line, as Swedish does. */
  readonly hyphenated?: boolean;
}

/** Attributes that hold ids of the same page, one or several. */
const references = new Set(["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"]);
/** Attributes that only mean something on a screen. `loading="lazy"` would leave pictures unloaded. */
const screenOnly = new Set(["tabindex", "loading", "decoding", "data-pagefind-body", "data-pagefind-ignore"]);

/** The HTML of a page as it stands in a printed document. */
export function pageHtml(html: string, options: PageHtmlOptions): string {
  const fragment = parseFragment(html);
  nameLanguages(fragment);
  rewrite(fragment, options, options.quiet ?? false);
  liftCaptions(fragment);
  if (options.hyphenated === true) hyphenate(fragment);
  return serialize(fragment);
}

function rewrite(parent: Tree.ParentNode, options: PageHtmlOptions, quiet: boolean): void {
  const children: Tree.ChildNode[] = [];
  for (const child of parent.childNodes) {
    // A drawing's ids belong to the drawing, which refers to them in ways of its own.
    if (!isElement(child) || child.tagName === "svg") {
      children.push(child);
      continue;
    }
    const classes = (attribute(child, "class") ?? "").split(/\s+/);
    if (classes.includes("footnote-backref")) continue;
    rewriteAttributes(child, options);
    toPaper(child);
    const level = /^h([1-6])$/.exec(child.tagName)?.[1];
    if (level !== undefined) rename(child, `h${Math.min(6, Number(level) + options.demote)}`);
    const quietHere =
      quiet ||
      level !== undefined ||
      ["cite", "term", "footnote-ref", "matrix__head", "evidence__table", "evidence__skip"].some((name) => classes.includes(name));
    rewrite(child, options, quietHere);
    fillEmptyCell(child);
    children.push(child);
    const href = child.tagName === "a" ? attribute(child, "href") : undefined;
    if (href !== undefined) children.push(...follow(child, href, options, quietHere));
  }
  for (const child of children) child.parentNode = parent;
  parent.childNodes = children;
}

/** Chromium drops the language of a span that has no name. */
function nameLanguages(parent: Tree.ParentNode, count = { spans: 0 }): void {
  for (const child of parent.childNodes) {
    if (!isElement(child) || child.tagName === "svg") continue;
    if (attribute(child, "lang") !== undefined && attribute(child, "id") === undefined) child.attrs.push({ name: "id", value: `sprak-${++count.spans}` });
    nameLanguages(child, count);
  }
}

/** Chromium leaves cells without text out of its tags, and the rows of a table would differ in length. */
function fillEmptyCell(cell: Tree.Element): void {
  if (cell.tagName !== "td" && cell.tagName !== "th") return;
  if (!/[^ \t\n]/.test(textOf(cell)) && !cell.childNodes.some((child) => isElement(child) && ["img", "svg"].includes(child.tagName)))
    cell.childNodes.push(...parseFragment("&nbsp;").childNodes);
}

/** Points a link at its place on paper; returns what is printed after it. */
function follow(link: Tree.Element, href: string, options: PageHtmlOptions, quiet: boolean): Tree.ChildNode[] {
  const destination = options.follow(href, quiet);
  setAttribute(link, "href", destination.href);
  if (quiet) return [];
  const after = (html: string) => parseFragment(html).childNodes;
  if (destination.pageOf !== undefined) return after(pageReference(destination.pageOf, options.pageWord));
  if (destination.address !== undefined && !sameAddress(destination.address, textOf(link))) return after(writtenAddress(destination.address));
  return [];
}

/** " (s. 34)", the number filled in when the pages are known. */
export function pageReference(anchor: string, pageWord: string): string {
  return ` <span class="page-ref">(${pageWord}&nbsp;<span class="page-number" data-page="${anchor}">000</span>)</span>`;
}

/** An address in the margin. */
const writtenAddress = (address: string) => `<span class="address">${breakableAddress(address)}</span>`;

/** An address as HTML that may break after its signs. */
export function breakableAddress(address: string): string {
  return address
    .split(/(?<=[/?&=_.-])(?=.)/)
    .map((part) => part.replaceAll("&", "&amp;").replaceAll("<", "&lt;"))
    .join("<wbr>");
}

/** An address as one writes it by hand: without protocol, www and the last slash. */
export function readableAddress(href: string): string {
  return href
    .replace(/^(https?:\/\/|mailto:|tel:)/, "")
    .replace(/^www\./, "")
    .replace(/\/$/, "");
}

const sameAddress = (address: string, shown: string) => readableAddress(shown.trim().toLowerCase()) === address.toLowerCase();

function rewriteAttributes(element: Tree.Element, { anchor }: PageHtmlOptions): void {
  const region = attribute(element, "role") === "region";
  element.attrs = element.attrs
    .filter(({ name }) => !screenOnly.has(name) && !(region && (name === "role" || name === "aria-label")))
    .map((attr) => {
      if (attr.name === "id") return { ...attr, value: anchor(attr.value) };
      if (references.has(attr.name)) return { ...attr, value: attr.value.trim().split(/\s+/).map(anchor).join(" ") };
      return attr;
    });
}

function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

function setAttribute(element: Tree.Element, name: string, value: string): void {
  element.attrs = element.attrs.map((attr) => (attr.name === name ? { ...attr, value } : attr));
}
