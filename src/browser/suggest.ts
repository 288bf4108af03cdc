/** The search box on every page suggests pages while the reader writes: a combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Downloaded when the box is first touched. */
import { openEngine, type Hits, type SearchEngine } from "./engine.ts";
import { element } from "./element.ts";
import { link, pieces } from "./results.ts";
import { searchTransport } from "./searchTransport.ts";
import { fill, type BoxWords } from "./words.ts";

const suggestionsShown = 6;
/** Milliseconds without a keystroke before a search begins. */
const pause = 140;
const fewestLetters = 2;
const registerUrl = "/a-o/";

let engine: Promise<SearchEngine> | undefined;
const startEngine = () => (engine ??= openEngine(searchTransport));

/** Lets the box of a form suggest. Does nothing more than the form where the search cannot be reached. */
export function suggestIn(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[type="search"]');
  if (field === null || field.getAttribute("role") === "combobox") return;
  const words = JSON.parse(String(form.dataset["words"])) as BoxWords;
  const id = `${field.id}-forslag`;
  const list = element("ul", "suggestions__list");
  list.id = id;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.suggestions);
  const note = element("p", "suggestions__note");
  const status = element("p", "visually-hidden");
  status.setAttribute("role", "status");
  const box = element("div", "suggestions", note, list);
  box.hidden = true;
  form.querySelector(".search__row")?.append(box);
  form.append(status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id }))
    field.setAttribute(name, value);

  let latest = 0;
  let typing: number | undefined;
  let chosen = -1;
  const options = () => [...list.querySelectorAll<HTMLElement>("[role=option]")];

  function choose(next: number): void {
    const all = options();
    chosen = next;
    for (const [at, option] of all.entries()) option.setAttribute("aria-selected", String(at === next));
    const option = all[next];
    if (option === undefined) field?.removeAttribute("aria-activedescendant");
    else {
      field?.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
  }

  function open(isOpen: boolean): void {
    box.hidden = !isOpen;
    field?.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) choose(-1);
  }

  function close(): void {
    clearTimeout(typing);
    latest++;
    open(false);
    status.textContent = "";
  }

  const option = (made: HTMLAnchorElement, at: number) => {
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.id = `${id}-${at}`;
    made.tabIndex = -1;
    const item = element("li", "", made);
    item.setAttribute("role", "presentation");
    return item;
  };

  async function suggest(): Promise<void> {
    const mine = ++latest;
    const text = String(field?.value.trim());
    if (text.length < fewestLetters) {
      close();
      return;
    }
    try {
      const hits = await (await startEngine())({ words: text, chapter: "", audience: "", kind: "" }, true);
      const titles = await hits.titles(suggestionsShown);
      if (mine === latest) show(text, hits, titles);
    } catch {
      engine = undefined;
      if (mine !== latest) return;
      close();
      status.textContent = words.failed;
    }
  }

  function show(text: string, hits: Hits, titles: Awaited<ReturnType<Hits["titles"]>>): void {
    const made = titles.map(({ markedUrl, kind, title }) => {
      const address = link(markedUrl, "", "suggestions__option");
      address.append(element("span", "suggestions__title", ...pieces(title)));
      const note = searchTransport.note(markedUrl);
      if (kind !== "sida") address.append(element("span", "suggestions__kind", note === "" ? words.kindNames[kind] : `${words.kindNames[kind]} (${note})`));
      return address;
    });
    const all = new URL(form.action);
    all.search = new URLSearchParams({ q: text }).toString();
    const last =
      hits.total === 0
        ? link(registerUrl, fill(words.none, { query: text }), "suggestions__all")
        : element("a", "suggestions__all", fill(words.all, { query: text, count: hits.total }));
    if (hits.total > 0) last.href = all.href;
    note.textContent = hits.meant === null || hits.total === 0 ? "" : fill(words.meant, { query: hits.meant });
    list.replaceChildren(...[...made, last].map(option));
    open(true);
    choose(-1);
    const told = hits.total === 0 ? fill(words.none, { query: text }) : made.length === 1 ? words.one : fill(words.many, { count: made.length });
    status.textContent = `${note.textContent} ${told}`.trim();
  }

  field.addEventListener("focus", () => void startEngine().catch(() => (engine = undefined)));
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = window.setTimeout(() => void suggest(), pause);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const count = options().length;
    if (event.key === "Escape" && !box.hidden) {
      close();
      event.preventDefault();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && box.hidden) {
      void suggest();
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      // The field itself is a stop between the last and the first.
      choose(((chosen + 1 + (event.key === "ArrowDown" ? 1 : count)) % (count + 1)) - 1);
      event.preventDefault();
    } else if (event.key === "Enter" && !box.hidden && chosen >= 0) {
      event.preventDefault();
      list.querySelector<HTMLAnchorElement>('[aria-selected="true"]')?.click();
    }
  });
  // A press on the list must not take the focus from the field before it has led anywhere.
  box.addEventListener("pointerdown", (event) => event.preventDefault());
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) close();
  });
  form.addEventListener("submit", () => close());
  void startEngine().catch(() => (engine = undefined));
  if (field.value !== "") typing = window.setTimeout(() => void suggest(), pause);
}
