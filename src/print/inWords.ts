/**
 * Large type has no room for wide tables and small drawings. Tables of three columns or more become lists that say the heads aloud,
 * and what is only drawn goes: the same stands in words beside it.
 */
import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { escapeHtml } from "../content/escapeHtml.ts";
import { isElement, textOf } from "../content/parsedHtml.ts";

/** Tables with fewer columns stay tables. */
const fewColumns = 2;

/** The HTML of a page, said in words. */
export function inWords(html: string): string {
  if (!/<(?:table|svg)\b/.test(html)) return html;
  const fragment = parseFragment(html);
  rewrite(fragment);
  return serialize(fragment);
}

function rewrite(parent: Tree.ParentNode): void {
  parent.childNodes = parent.childNodes.flatMap((child, index, all): Tree.ChildNode[] => {
    if (!isElement(child)) return [child];
    if (child.tagName === "svg" || isSilent(child)) return [];
    const list = child.tagName === "table" ? listOf(child) : undefined;
    if (list !== undefined) {
      nameList(all[index - 1]);
      return list;
    }
    rewrite(child);
    return [child];
  });
  for (const child of parent.childNodes) child.parentNode = parent;
}

/** What was the caption of a table names the list in its place; see `liftCaptions`. */
function nameList(before: Tree.ChildNode | undefined): void {
  if (before !== undefined && isElement(before) && attribute(before, "class") === "table__caption")
    before.attrs = [{ name: "class", value: "in-words__caption" }];
}

const attribute = (element: Tree.Element, name: string): string => element.attrs.find((one) => one.name === name)?.value ?? "";
const isSilent = (element: Tree.Element): boolean => attribute(element, "aria-hidden") === "true";

/** A table as a list: the first cell of a row as its name, the others after the heads of their columns. Undefined where it may stay a table. */
function listOf(table: Tree.Element): Tree.ChildNode[] | undefined {
  const rows = elementsIn(table, "tr").map((row) => row.childNodes.filter(isElement));
  const heads = rows.find((cells) => cells.every(({ tagName }) => tagName === "th"));
  if (heads === undefined || heads.length <= fewColumns) return undefined;
  const names = heads.map((head) => textOf(head).trim());
  const facts = attribute(table, "class").split(" ").includes("matrix") ? signsOf : cellsOf;
  const items = rows.filter((cells) => cells !== heads).map((cells) => itemOf(cells, facts(cells.slice(1), names.slice(1))));
  const list = parseFragment(`<ul class="in-words" role="list">${items.join("")}</ul>`);
  rewrite(list);
  return list.childNodes;
}

interface Fact {
  readonly name: string;
  readonly html: string;
}

/** Each cell after the head of its column. */
function cellsOf(cells: readonly Tree.Element[], names: readonly string[]): readonly Fact[] {
  return cells.map((cell, index) => {
    const isEmpty = textOf(cell).trim() === "";
    return { name: names[index] ?? "", html: isEmpty ? '<span class="field__rule"></span>' : serialize(cell) };
  });
}

/** Of a matrix, what each sign says, and the heads of the columns where it stands. */
function signsOf(cells: readonly Tree.Element[], names: readonly string[]): readonly Fact[] {
  const found = new Map<string, string[]>();
  for (const [index, cell] of cells.entries()) {
    if (!cell.childNodes.some((child) => isElement(child) && isSilent(child))) continue;
    const said = textOf(cell).trim();
    found.set(said, [...(found.get(said) ?? []), names[index] ?? ""]);
  }
  return [...found].map(([said, where]) => ({ name: said, html: escapeHtml(where.join(", ")) }));
}

function itemOf([first]: readonly Tree.Element[], facts: readonly Fact[]): string {
  const name = first === undefined || textOf(first).trim() === "" ? "" : `<p class="in-words__name">${serialize(first)}</p>`;
  return `<li>${name}<dl class="in-words__facts">${facts.map((fact) => `<dt>${escapeHtml(fact.name)}</dt><dd>${fact.html}</dd>`).join("")}</dl></li>`;
}

function elementsIn(parent: Tree.ParentNode, tagName: string): Tree.Element[] {
  return parent.childNodes.filter(isElement).flatMap((child) => [...(child.tagName === tagName ? [child] : []), ...elementsIn(child, tagName)]);
}
