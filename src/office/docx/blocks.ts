/** A page's HTML as the blocks that a text document is made of. The HTML is the handbook's own, parsed as other readers do. */
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { isElement, textOf } from "../../content/parsedHtml.ts";

/** How a piece of text looks, and where it leads. */
export interface Marks {
  readonly isBold?: true;
  readonly isItalic?: true;
  readonly isRaised?: true;
  /** BCP 47, where it is not Swedish. */
  readonly language?: string;
  /** A whole address. */
  readonly link?: string;
}

export type Inline =
  | ({ readonly kind: "text"; readonly text: string } & Marks)
  | { readonly kind: "break" }
  /** A place to write in, with a name for those who cannot see where it stands. */
  | { readonly kind: "field"; readonly label: string }
  | { readonly kind: "checkbox"; readonly label: string };

export type ListSort = "bullets" | "numbers" | "checks";

export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly inlines: readonly Inline[] }
  | { readonly kind: "paragraph"; readonly inlines: readonly Inline[] }
  /** `list` numbers the lists of the page, so that each is counted from one. `level` is 0 for lists that stand in no other. */
  | { readonly kind: "item"; readonly sort: ListSort; readonly list: number; readonly level: number; readonly inlines: readonly Inline[] }
  | { readonly kind: "field"; readonly label: string; readonly lines: number }
  | { readonly kind: "table"; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  /** A labelled box: "Exempel", its heading and what stands in it. */
  | { readonly kind: "box"; readonly label: string; readonly title: readonly Inline[]; readonly blocks: readonly Block[] }
  | { readonly kind: "term"; readonly inlines: readonly Inline[] };

export interface Cell {
  readonly inlines: readonly Inline[];
  readonly isHeader: boolean;
}

export interface BlockOptions {
  /** The whole address a link leads to; undefined where there is nothing to follow outside the page. */
  readonly follow: (href: string) => string | undefined;
}

/** The blocks of a page, in reading order. */
export function blocksOf(html: string, options: BlockOptions): Block[] {
  const state: State = { ...options, lists: 0 };
  return blocksIn(parseFragment(html), state);
}

interface State extends BlockOptions {
  lists: number;
}

const attribute = (element: Tree.Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value;
const hasClass = (element: Tree.Element, name: string) => (attribute(element, "class") ?? "").split(/\s+/).includes(name);
const elementsIn = (parent: Tree.ParentNode) => parent.childNodes.filter(isElement);
const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();

/** Elements that stand in a line of text; everything else is a block or holds blocks. */
const inlineTags = new Set(["a", "abbr", "b", "br", "code", "em", "i", "input", "label", "small", "span", "strong", "sub", "sup", "time", "#text"]);

function blocksIn(parent: Tree.ParentNode, state: State): Block[] {
  const blocks: Block[] = [];
  let line: Tree.ChildNode[] = [];
  const flush = () => {
    const inlines = trimmed(line.flatMap((node) => inlinesOf(node, {}, state)));
    if (inlines.length > 0) blocks.push({ kind: "paragraph", inlines });
    line = [];
  };
  for (const child of parent.childNodes) {
    if (inlineTags.has(child.nodeName)) line.push(child);
    else if (isElement(child)) {
      flush();
      blocks.push(...blocksOfElement(child, state));
    }
  }
  flush();
  return blocks;
}

function blocksOfElement(element: Tree.Element, state: State): Block[] {
  const { tagName } = element;
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  if (level !== undefined) return [{ kind: "heading", level: Number(level), inlines: inlinesIn(element, state) }];
  if (tagName === "p") return hasClass(element, "field") ? fieldOf(element) : paragraph(element, state);
  if (tagName === "ul" || tagName === "ol") return itemsOf(element, 0, state);
  if (tagName === "table") return [tableOf(element, state)];
  if (tagName === "aside" && hasClass(element, "box")) return [boxOf(element, state)];
  if (tagName === "dt") return [{ kind: "term", inlines: inlinesIn(element, state) }];
  if (tagName === "svg") return pictureWords(element);
  if (tagName === "caption" || tagName === "hr") return [];
  return blocksIn(element, state);
}

function paragraph(element: Tree.Element, state: State): Block[] {
  const inlines = inlinesIn(element, state);
  return inlines.length === 0 ? [] : [{ kind: "paragraph", inlines }];
}

/** A line to write on: its label, and how many lines there is room for. */
function fieldOf(element: Tree.Element): Block[] {
  const children = elementsIn(element);
  const label = children.find(({ tagName }) => tagName === "label");
  const area = children.find(({ tagName }) => tagName === "textarea");
  const lines = area === undefined ? 1 : Number(attribute(area, "rows") ?? 1);
  return [{ kind: "field", label: label === undefined ? "" : squeezed(textOf(label)), lines }];
}

/** The items of a list, lists within them after the item they belong to. */
function itemsOf(list: Tree.Element, level: number, state: State): Block[] {
  state.lists += 1;
  const number = state.lists;
  const sort: ListSort = hasClass(list, "checklist") ? "checks" : list.tagName === "ol" ? "numbers" : "bullets";
  return elementsIn(list).flatMap((item): Block[] => {
    const inner = elementsIn(item).filter(({ tagName }) => tagName === "ul" || tagName === "ol");
    const words = item.childNodes.filter((node) => !isElement(node) || !inner.includes(node));
    const inlines = trimmed(words.flatMap((node) => inlinesOf(node, {}, state)));
    return [{ kind: "item", sort, list: number, level, inlines }, ...inner.flatMap((one) => itemsOf(one, level + 1, state))];
  });
}

function tableOf(table: Tree.Element, state: State): Block {
  const rows = rowsIn(table).map((row) => elementsIn(row).map((cell): Cell => ({ inlines: inlinesIn(cell, state), isHeader: cell.tagName === "th" })));
  const [first = [], ...rest] = rows;
  const hasHead = first.length > 0 && first.every(({ isHeader }) => isHeader);
  return { kind: "table", head: hasHead ? first : [], rows: hasHead ? rest : rows };
}

const rowsIn = (parent: Tree.ParentNode): Tree.Element[] => elementsIn(parent).flatMap((child) => (child.tagName === "tr" ? [child] : rowsIn(child)));

function boxOf(box: Tree.Element, state: State): Block {
  const label = elementsIn(box).find((child) => hasClass(child, "box__label"));
  const title = elementsIn(box).find((child) => hasClass(child, "box__title"));
  const rest = { ...box, childNodes: box.childNodes.filter((child) => child !== label && child !== title) };
  return {
    kind: "box",
    label: label === undefined ? "" : squeezed(textOf(label)),
    title: title === undefined ? [] : inlinesIn(title, state),
    blocks: blocksIn(rest, state),
  };
}

/** A drawing that the document cannot show, in its own words. */
function pictureWords(svg: Tree.Element): Block[] {
  const words = attribute(svg, "aria-label");
  return words === undefined ? [] : [{ kind: "paragraph", inlines: [{ kind: "text", text: words, isItalic: true }] }];
}

const inlinesIn = (element: Tree.Element, state: State): Inline[] => trimmed(element.childNodes.flatMap((node) => inlinesOf(node, {}, state)));

function inlinesOf(node: Tree.ChildNode, marks: Marks, state: State): Inline[] {
  if ("value" in node) return [{ kind: "text", text: node.value.replace(/\s+/g, " "), ...marks }];
  if (!isElement(node)) return [];
  const inner = (more: Marks) => node.childNodes.flatMap((child) => inlinesOf(child, { ...marks, ...more }, state));
  switch (node.tagName) {
    case "br":
      return [{ kind: "break" }];
    case "strong":
    case "b":
      return inner({ isBold: true });
    case "em":
    case "i":
      return inner({ isItalic: true });
    case "sup":
      return inner({ isRaised: true });
    case "input": {
      const label = attribute(node, "aria-label") ?? "";
      return [{ kind: attribute(node, "type") === "text" ? "field" : "checkbox", label }];
    }
    case "a": {
      const link = hasClass(node, "term") ? undefined : state.follow(attribute(node, "href") ?? "");
      return inner(link === undefined ? {} : { link });
    }
    default: {
      const language = attribute(node, "lang");
      return inner(language === undefined ? {} : { language });
    }
  }
}

/** Without space at the ends, and with no more than one between words. */
function trimmed(inlines: readonly Inline[]): Inline[] {
  const kept: Inline[] = [];
  for (const inline of inlines) {
    const last = kept.at(-1);
    const afterSpace = last === undefined || last.kind === "break" || (last.kind === "text" && last.text.endsWith(" "));
    const next = inline.kind === "text" && afterSpace ? { ...inline, text: inline.text.trimStart() } : inline;
    if (next.kind === "text" && next.text === "") continue;
    kept.push(next);
  }
  const last = kept.at(-1);
  if (last?.kind !== "text") return kept;
  const text = last.text.trimEnd();
  return text === "" ? trimmed(kept.slice(0, -1)) : [...kept.slice(0, -1), { ...last, text }];
}

/** The words of a line, without fields. */
export const plainWords = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => (inline.kind === "text" ? inline.text : inline.kind === "break" ? " " : ""))
    .join("")
    .trim();
