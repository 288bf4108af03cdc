import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { isElement } from "../content/parsedHtml.ts";
import type { Handbook, Page, Term } from "./model.ts";

/** The glossary's terms that some pages lead to, in the glossary's order. */
export function termsOn({ terms }: Handbook, pages: readonly Page[]): Term[] {
  const used = new Set(pages.flatMap(({ html }) => [...html.matchAll(/href="\/ordlista\/#([^"]+)"/g)].map(([, id = ""]) => id)));
  return terms.filter(({ id }) => used.has(id));
}

/** An explanation as a note: the sources of a word stand in the glossary. */
export function withoutCitations(html: string): string {
  const fragment = parseFragment(html);
  takeOut(fragment);
  return serialize(fragment).trim();
}

const isCitation = (node: Tree.ChildNode | undefined): boolean =>
  node !== undefined && isElement(node) && node.attrs.some(({ name, value }) => name === "class" && value === "cite");

function takeOut(parent: Tree.ParentNode): void {
  for (const [index, child] of parent.childNodes.entries()) {
    // "kronor (NSPH 2015)." leaves "kronor."
    if ("value" in child && isCitation(parent.childNodes[index + 1])) child.value = child.value.trimEnd();
    if (isElement(child)) takeOut(child);
  }
  parent.childNodes = parent.childNodes.filter((child) => !isCitation(child));
}
