/** Words of the glossary open where they stand: by click, key or touch. Without this, and in browsers without popovers, they are links to the glossary. */
import { element } from "./element.ts";

const isPlainClick = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) => button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

/** Between a word and its note, and between the note and the edge of the window, in pixels. */
const air = 8;

/** Opens the notes of the page at its terms. */
export function explainTerms(): void {
  const notes = document.querySelector<HTMLElement>("[data-term-notes]");
  if (notes === null || !("showPopover" in HTMLElement.prototype)) return;
  const note = notePopover(notes);
  for (const term of document.querySelectorAll<HTMLAnchorElement>("a.term")) {
    const explained = notes.querySelector(`[data-term="${CSS.escape(decodeURIComponent(term.hash.slice(1)))}"]`);
    if (explained === null || notes.contains(term)) continue;
    term.setAttribute("aria-haspopup", "dialog");
    term.addEventListener("click", (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      note.open(term, explained);
    });
  }
}

interface Note {
  readonly open: (term: HTMLAnchorElement, explained: Element) => void;
}

/** One note for all words. It stands after the word that it explains, so that the next key press goes on from there. */
function notePopover(notes: HTMLElement): Note {
  const title = element("strong", "term-note__name");
  title.id = "ordets-namn";
  const text = element("span", "term-note__text");
  const more = element("a", "", String(notes.dataset["more"]));
  const close = element("button", "term-note__close", String(notes.dataset["close"]));
  close.type = "button";
  // A word stands in a paragraph: what is inside is spans, so that the paragraph is still one.
  const popover = element("span", "term-note", title, text, element("span", "term-note__ways", more, close));
  popover.popover = "auto";
  popover.tabIndex = -1;
  popover.setAttribute("role", "dialog");
  popover.setAttribute("aria-labelledby", title.id);
  let current: HTMLAnchorElement | undefined;

  popover.addEventListener("toggle", (event) => current?.setAttribute("aria-expanded", String((event as ToggleEvent).newState === "open")));
  close.addEventListener("click", () => {
    popover.hidePopover();
    current?.focus();
  });

  return {
    open: (term, explained) => {
      if (popover.matches(":popover-open")) popover.hidePopover();
      current?.setAttribute("aria-expanded", "false");
      current = term;
      title.textContent = String(explained.querySelector("dt")?.textContent);
      text.replaceChildren(...[...(explained.querySelector("dd")?.childNodes ?? [])].map((child) => child.cloneNode(true)));
      more.href = term.getAttribute("href") ?? "";
      term.focus();
      term.after(popover);
      popover.showPopover();
      place(popover, term);
      popover.focus();
    },
  };
}

/** Below the word, or above it where there is more room; never outside the window. On phones the style sheet puts it at the foot. */
function place(popover: HTMLElement, term: HTMLElement): void {
  const word = term.getClientRects()[0] ?? term.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isBelow = word.bottom + air + height <= clientHeight || word.top < clientHeight - word.bottom;
  const top = isBelow ? word.bottom + air : word.top - air - height;
  const left = Math.max(air, Math.min(word.left, clientWidth - width - air));
  popover.style.setProperty("--note-top", `${Math.max(0, top + scrollY)}px`);
  popover.style.setProperty("--note-left", `${left + scrollX}px`);
}
