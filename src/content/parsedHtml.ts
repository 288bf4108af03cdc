/** Small tools for HTML that we made ourselves and parsed with parse5. */
import type { DefaultTreeAdapterTypes as Tree } from "parse5";

/** Whether a node is an element, and not text or a comment. */
export const isElement = (node: Tree.Node): node is Tree.Element => "tagName" in node;

/** Gives an element another tag; its attributes and content stay. */
export function rename(element: Tree.Element, name: string): void {
  element.tagName = element.nodeName = name;
}

/** The text within a node, without markup. */
export function textOf(parent: Tree.ParentNode): string {
  return parent.childNodes.map((child) => ("value" in child ? child.value : isElement(child) ? textOf(child) : "")).join("");
}

/** Elements whose words stand apart from those beside them. */
const blocks = new Set(
  "address aside blockquote br caption dd div dl dt fieldset figcaption figure h2 h3 h4 h5 h6 label legend li ol p table td th tr ul".split(" "),
);

/** The words within a node, each block on a line of its own, without drawings and citations. */
export function linesOf(parent: Tree.ParentNode): string {
  return textWithBreaks(parent)
    .split("\n")
    .map((line) =>
      line
        .replace(/[^\S\u00a0]+/g, " ")
        .replace(/ ([.,;:])/g, "$1")
        .trim(),
    )
    .filter((line) => line !== "")
    .join("\n");
}

function textWithBreaks(parent: Tree.ParentNode): string {
  return parent.childNodes
    .map((child) => {
      if ("value" in child) return child.value.replace(/\n/g, " ");
      if (!isElement(child) || child.tagName === "svg" || child.attrs.some(({ name, value }) => name === "class" && value === "cite")) return "";
      const words = textWithBreaks(child);
      return blocks.has(child.tagName) ? `\n${words}\n` : words;
    })
    .join("");
}

/** Every element within a node, in reading order. */
export function elementsIn(parent: Tree.ParentNode): Tree.Element[] {
  return parent.childNodes.flatMap((child) => (isElement(child) ? [child, ...elementsIn(child)] : []));
}

/** The value of an attribute; undefined where the element lacks it. */
export function attributeOf(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

/** Whether an element has a class. */
export function hasClass(element: Tree.Element, name: string): boolean {
  return (attributeOf(element, "class") ?? "").split(/\s+/).includes(name);
}
