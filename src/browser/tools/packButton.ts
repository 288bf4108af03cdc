/** Puts the page into the reader's own pack, which is made at `/material/paket/`. */
import { keepChoice, keptChoice, nothingChosen, withoutParts, withParts } from "../packChoice.ts";
import { fill } from "../words.ts";
import type { PackButtonWords } from "./toolWords.ts";

export function openPackButton(button: HTMLButtonElement, words: PackButtonWords): void {
  const part = button.value;
  const count = button.parentElement?.querySelector<HTMLElement>("[data-pack-count]");
  const show = () => {
    const { parts } = keptChoice() ?? nothingChosen;
    button.setAttribute("aria-pressed", String(parts.includes(part)));
    if (count !== null && count !== undefined) count.textContent = parts.length === 0 ? "" : ` (${fill(words.count, { count: parts.length })})`;
  };
  button.addEventListener("click", () => {
    const choice = keptChoice() ?? nothingChosen;
    keepChoice(choice.parts.includes(part) ? withoutParts(choice, [part]) : withParts(choice, [part]));
    show();
  });
  // Another window, and a page that the browser kept whole.
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
}
