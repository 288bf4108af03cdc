/** Form controls on paper: lines to write on, room in cells and boxes to tick, which are no content. Their names stand beside them as text. */
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { attributeOf, rename } from "../content/parsedHtml.ts";

/** Turns a control into a mark on paper, and its label into text; leaves any other element as it is. */
export function toPaper(element: Tree.Element): void {
  const attribute = (name: string) => attributeOf(element, name);
  if (element.tagName === "label") become(element, attribute("class"));
  else if (element.tagName === "textarea") {
    const line = '<span class="field__rule"></span>';
    element.childNodes = parseFragment(line.repeat(Number(attribute("rows") ?? 2))).childNodes;
    become(element, "field__lines");
  } else if (element.tagName === "input") {
    const isCell = attribute("class") === "field__cell";
    // So that a cell with nothing but a field is not empty; see `pageHtml.ts`.
    if (isCell) element.childNodes = parseFragment("&nbsp;").childNodes;
    become(element, ["radio", "checkbox"].includes(String(attribute("type"))) ? "field__choice" : isCell ? "field__space" : "field__rule");
  }
}

function become(element: Tree.Element, className: string | undefined): void {
  rename(element, "span");
  element.attrs = className === undefined ? [] : [{ name: "class", value: className }];
}
