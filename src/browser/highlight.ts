/** Marks on a page the words that led to it: `?markera=` carries their stems. Downloaded only where there are any. */
import { stem } from "../ranking/stem.ts";
import { element } from "./element.ts";
import type { BoxWords } from "./words.ts";

/** More marks than these help nobody to find their way. */
const mostMarks = 300;
const leftAlone = "script, style, svg, textarea, select, input, button, nav, mark, .found-note";

/** Marks words of the main text, says so in a note with a button that takes the marks away, and cleans the address. */
export function markFound(words: BoxWords): void {
  const address = new URL(location.href);
  const stems = new Set((address.searchParams.get("markera") ?? "").split(" ").filter((one) => one !== ""));
  address.searchParams.delete("markera");
  history.replaceState(history.state, "", address.href);
  const main = document.querySelector("main");
  if (main === null || stems.size === 0) return;
  const marks = mark(main, stems);
  if (marks.length === 0) return;
  const button = element("button", "button", words.unmark);
  button.type = "button";
  const note = element("div", "found-note", element("p", "", words.marked), button);
  note.setAttribute("role", "status");
  const unmark = () => {
    for (const one of marks) one.replaceWith(...one.childNodes);
    main.normalize();
    note.remove();
    removeEventListener("keydown", escape);
  };
  const escape = ({ key, target }: KeyboardEvent) => {
    if (key === "Escape" && !(target instanceof HTMLInputElement)) unmark();
  };
  button.addEventListener("click", unmark);
  addEventListener("keydown", escape);
  document.body.append(note);
}

function mark(main: Element, stems: ReadonlySet<string>): HTMLElement[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && /\p{L}|\p{N}/u.test(node.data) && node.parentElement?.closest(leftAlone) === null) texts.push(node);
  }
  const marks: HTMLElement[] = [];
  for (const text of texts) {
    const parts = text.data.split(/([\p{L}\p{N}]+)/u).map((part, at) => {
      if (at % 2 === 0 || marks.length >= mostMarks || !stems.has(stem(part.toLowerCase()))) return part;
      const made = element("mark", "found", part);
      marks.push(made);
      return made;
    });
    if (parts.some((part) => typeof part !== "string")) text.replaceWith(...parts);
  }
  return marks;
}
