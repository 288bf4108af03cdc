/** Taking out a section of a page: what stands under a heading, up to the next heading of its level or above. */
import { parseFragment, serialize, serializeOuter, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { isElement } from "../content/parsedHtml.ts";

/** The level of a heading; undefined for anything else. */
function levelOf(node: Tree.Node): number | undefined {
  const level = isElement(node) ? /^h([1-6])$/.exec(node.tagName)?.[1] : undefined;
  return level === undefined ? undefined : Number(level);
}

/** The notes of a page stand last and belong to all of it. */
const isNotes = (node: Tree.Node): boolean => isElement(node) && node.attrs.some(({ name, value }) => name === "class" && value === "footnotes");

/** Where the section with an anchor begins and ends among a page's parts; undefined where there is none. */
function placeOf(parts: readonly Tree.ChildNode[], id: string): { readonly from: number; readonly to: number } | undefined {
  const from = parts.findIndex((part) => isElement(part) && levelOf(part) !== undefined && part.attrs.some(({ name, value }) => name === "id" && value === id));
  const heading = parts[from];
  if (heading === undefined) return undefined;
  const level = levelOf(heading) as number;
  const next = parts.findIndex((part, index) => index > from && ((levelOf(part) ?? 7) <= level || isNotes(part)));
  return { from, to: next === -1 ? parts.length : next };
}

/** A page without a section; the page itself where it has none. */
export function withoutSection(html: string, id: string): string {
  const fragment = parseFragment(html);
  const place = placeOf(fragment.childNodes, id);
  if (place === undefined) return html;
  fragment.childNodes.splice(place.from, place.to - place.from);
  return serialize(fragment);
}

/** What stands under a heading, without the heading; nothing where there is no such section. */
export function sectionText(html: string, id: string): string {
  const fragment = parseFragment(html);
  const place = placeOf(fragment.childNodes, id);
  if (place === undefined) return "";
  fragment.childNodes = fragment.childNodes.slice(place.from + 1, place.to);
  return serialize(fragment);
}

/** A page whose section with an anchor stands beside the section before it, in a `div.beside`. The page itself where there are no such two. */
export function besideEachOther(html: string, id: string): string {
  const fragment = parseFragment(html);
  const parts = fragment.childNodes;
  const place = placeOf(parts, id);
  if (place === undefined) return html;
  const level = levelOf(parts[place.from] as Tree.ChildNode);
  const before = parts.findLastIndex((part, index) => index < place.from && levelOf(part) === level);
  if (before === -1) return html;
  const written = (from: number, to?: number) =>
    parts
      .slice(from, to)
      .map((part) => serializeOuter(part))
      .join("");
  const beside = `<div class="beside"><div>${written(before, place.from)}</div><div>${written(place.from, place.to)}</div></div>`;
  return `${written(0, before)}${beside}${written(place.to)}`;
}

/** A page from its first heading on; the page itself where it has none. */
export function fromFirstHeading(html: string): string {
  const fragment = parseFragment(html);
  const first = fragment.childNodes.findIndex((part) => levelOf(part) !== undefined);
  if (first === -1) return html;
  fragment.childNodes.splice(0, first);
  return serialize(fragment);
}
