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
