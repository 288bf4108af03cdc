import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { elementsIn, isElement, rename } from "../content/parsedHtml.ts";

/**
 * Puts the caption of every table in a paragraph before it. Chromium keeps a paragraph together with the table that follows (`break-after: avoid`),
 * but leaves captions alone at the foot of a page.
 */
export function liftCaptions(fragment: Tree.ParentNode): void {
  for (const table of elementsIn(fragment).filter(({ tagName }) => tagName === "table")) {
    const caption = table.childNodes.find((child) => isElement(child) && child.tagName === "caption");
    const parent = table.parentNode;
    if (caption === undefined || !isElement(caption) || parent === null) continue;
    rename(caption, "p");
    caption.attrs = [{ name: "class", value: "table__caption" }, ...caption.attrs.filter(({ name }) => name !== "class")];
    caption.parentNode = parent;
    table.childNodes = table.childNodes.filter((child) => child !== caption);
    parent.childNodes.splice(parent.childNodes.indexOf(table), 0, caption);
  }
}
