/** The reading tools: listen, larger text, pass on. Loaded when they are opened. */
import { readAloud } from "./readAloud.ts";
import type { ReadingWords } from "./readingWords.ts";
import { copy, say } from "./say.ts";
import { readTextChoice, rememberTextChoice, showTextChoice } from "./textChoice.ts";

/** Wires the tools of a page, and says that they are (`data-reading`). */
export function wireReadingTools(tools: HTMLElement, words: ReadingWords): void {
  wireText(tools);
  wireCopying(tools, words);
  readAloud(tools, words);
  tools.dataset["reading"] = "klar";
}

const radios = (tools: HTMLElement, name: string) => [...tools.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];

/** The number of the choice that is made. */
export const chosen = (tools: HTMLElement, name: string): number => Number(radios(tools, name).find(({ checked }) => checked)?.value ?? 0);

function wireText(tools: HTMLElement): void {
  const now = readTextChoice();
  for (const radio of radios(tools, "textstorlek")) radio.checked = Number(radio.value) === now.size;
  for (const radio of radios(tools, "avstand")) radio.checked = Number(radio.value) === now.spacing;
  for (const radio of [...radios(tools, "textstorlek"), ...radios(tools, "avstand")])
    radio.addEventListener("change", () => {
      const choice = { size: chosen(tools, "textstorlek"), spacing: chosen(tools, "avstand") };
      showTextChoice(choice);
      rememberTextChoice(choice);
    });
}

function wireCopying(tools: HTMLElement, words: ReadingWords): void {
  const address = () => location.href.replace(/#.*$/, "");
  tools.querySelector("[data-copy-link]")?.addEventListener("click", () => {
    void copy(address()).then((done) => say(done ? words.linkCopied : words.linkFailed));
  });
  for (const button of tools.querySelectorAll<HTMLElement>("[data-copy]"))
    button.addEventListener("click", () => {
      const text = String(document.getElementById(String(button.dataset["copy"]))?.textContent);
      void copy(text).then((done) => say(done ? words.copied : words.copyFailed));
    });
  const share = tools.querySelector<HTMLButtonElement>("[data-share]");
  if (share === null || typeof navigator.share !== "function") return;
  share.hidden = false;
  share.addEventListener("click", () => {
    // The reader who closes the sheet has changed her mind; that is no fault.
    navigator.share({ title: document.title, url: address() }).catch(() => undefined);
  });
}
