/** The key / leads to the search box. Who speaks to the computer, or hits keys by mistake, can turn it off (WCAG 2.1.4). */

const storageKey = "snabbtangent";

/** Whether the key works; it does until the reader says no. */
export function shortcutIsOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "av";
  } catch {
    return true;
  }
}

/** Remembers the reader's choice on this device. Does nothing where the browser does not let us. */
export function turnShortcut(on: boolean): void {
  try {
    if (on) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, "av");
  } catch {
    // Storage is closed, for example in a private window: the choice lasts as long as the page.
  }
}

/** Lets / move to the first search box of the page, except where the reader is writing. */
export function listenForShortcut(): void {
  const box = document.querySelector<HTMLInputElement>('form[data-search] input[type="search"]');
  if (box === null) return;
  if (shortcutIsOn()) box.setAttribute("aria-keyshortcuts", "/");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target) || !shortcutIsOn()) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

const isWriting = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
