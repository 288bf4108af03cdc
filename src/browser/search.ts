/** The search page. Hits come while the reader writes; the address always says what is searched for, so that it can be kept and sent. */
import type { Hits, Query, SearchEngine } from "./engine.ts";
import { found } from "./found.ts";
import { fillFromAddress, keepInAddress, readQuery, type SearchForm } from "./query.ts";
import { element } from "./element.ts";
import { hitElement, link } from "./results.ts";
import { searchTransport } from "./searchTransport.ts";
import { shortcutIsOn, turnShortcut } from "./shortcut.ts";
import { fill, type PdfKinds, type SearchWords } from "./words.ts";

const hitsAtATime = 10;
/** Milliseconds without a keystroke before a search begins. */
const pause = 200;
/** Milliseconds before the page says that it is searching. */
const patience = 500;
const registerUrl = "/a-o/";

const page = document.querySelector<HTMLElement>("[data-search-page]");
if (page !== null) openSearchPage(page);

function openSearchPage(page: HTMLElement): void {
  const words = JSON.parse(String(page.dataset["words"])) as SearchWords;
  const pdfKinds = JSON.parse(String(page.dataset["pdfKinds"])) as PdfKinds;
  const formElement = found<HTMLFormElement>(page, "form");
  const form: SearchForm = { field: found(formElement, 'input[type="search"]'), filters: [...formElement.querySelectorAll("select")] };
  const status = found<HTMLElement>(page, '[role="status"]');
  const before = element("div", "hits__before");
  const list = element("ol", "hits__list");
  const after = element("div", "hits__after");
  const place = found<HTMLElement>(page, "[data-hits]");
  place.append(before, list, after);

  let engine: Promise<SearchEngine> | undefined;
  /** Counts searches, so that a slow answer never replaces a later one. */
  let latest = 0;
  let typing: number | undefined;

  /** What searches comes when it is needed: many who open the page do not search. */
  const startEngine = () => (engine ??= import("./engine.ts").then(({ openEngine }) => openEngine(searchTransport)));

  const say = (text: string) => {
    if (status.textContent !== text) status.textContent = text;
  };

  const clear = () => {
    for (const part of [before, list, after]) part.replaceChildren();
  };

  /** Does a piece of the search with this number; tells when it takes long, and when it fails. */
  async function attempt(mine: number, work: () => Promise<void>): Promise<void> {
    const isLatest = () => mine === latest;
    const waiting = window.setTimeout(() => isLatest() && say(words.searching), patience);
    try {
      await work();
    } catch {
      engine = undefined;
      if (!isLatest()) return;
      clear();
      say(words.failed);
      after.append(element("p", "", link(registerUrl, words.toIndex)));
    } finally {
      clearTimeout(waiting);
    }
  }

  /** `isTyping`: the reader may be in the middle of a word. */
  function search(isTyping = false): void {
    clearTimeout(typing);
    const mine = ++latest;
    const query = readQuery(form);
    keepInAddress(form);
    if (Object.values(query).every((value) => value === "")) {
      clear();
      say("");
      return;
    }
    void attempt(mine, async () => {
      const hits = await (await startEngine())(query, isTyping);
      const first = await hits.slice(0, hitsAtATime);
      if (mine !== latest) return;
      clear();
      list.append(...first.map((hit) => hitElement(hit, words, pdfKinds)));
      before.replaceChildren(...(hits.meant === null || hits.total === 0 ? [] : didYouMean(hits.meant)));
      if (hits.total === 0) showNothing(query, hits);
      else tellAndOfferMore(mine, hits);
    });
  }

  function tellAndOfferMore(mine: number, hits: Hits): void {
    const shown = list.children.length;
    const count = hits.total === 1 ? words.hitsOne : fill(words.hitsMany, { count: hits.total });
    say(shown < hits.total ? fill(words.hitsShown, { hits: count, shown }) : count);
    after.replaceChildren();
    if (shown >= hits.total) return;
    const showMore = async () => {
      const items = (await hits.slice(shown, shown + hitsAtATime)).map((hit) => hitElement(hit, words, pdfKinds));
      if (mine !== latest) return;
      list.append(...items);
      items[0]?.querySelector("a")?.focus();
      tellAndOfferMore(mine, hits);
    };
    after.append(button(words.more, () => void attempt(mine, showMore)));
  }

  function showNothing(query: Query, hits: Hits): void {
    say(query.words === "" ? words.noneChosen : fill(words.none, { query: query.words }));
    const searchEverywhere = () => {
      for (const filter of form.filters) filter.value = "";
      form.field.focus();
      search();
    };
    if (query.words !== "" && hits.unfiltered > 0) after.append(button(fill(words.everywhere, { count: hits.unfiltered }), searchEverywhere));
    if (hits.related.length > 0) {
      const tries = hits.related.map((word) => element("li", "", searchLink(word)));
      after.append(element("div", "hits__related", element("p", "", words.related), element("ul", "", ...tries)));
    }
    after.append(element("p", "", `${words.noneHelp} `, link(registerUrl, words.toIndex)));
  }

  /** A word to search for instead; the rest of the form stays. */
  function searchLink(text: string): HTMLAnchorElement {
    const made = element("a", "", text);
    const address = new URLSearchParams(location.search);
    address.set(form.field.name, text);
    made.href = `?${address.toString()}`;
    made.addEventListener("click", (event) => {
      event.preventDefault();
      form.field.value = text;
      form.field.focus();
      search();
    });
    return made;
  }

  function didYouMean(text: string): HTMLElement[] {
    const [start = "", end = ""] = words.meant.split("{query}");
    return [element("p", "", start, searchLink(text), end)];
  }

  formElement.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  form.field.addEventListener("focus", () => void startEngine().catch(() => (engine = undefined)));
  form.field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = window.setTimeout(() => search(true), pause);
  });
  for (const filter of form.filters) filter.addEventListener("change", () => search());
  page.addEventListener("keydown", (event) => moveBetweenHits(event, form.field, place));
  offerShortcutChoice(page);
  fillFromAddress(form);
  search();
}

/** A button; it can be pressed once. */
function button(text: string, press: () => void): HTMLButtonElement {
  const made = element("button", "button", text);
  made.type = "button";
  made.addEventListener("click", press, { once: true });
  return made;
}

/** Arrows go between the field, the hits and what follows them; Escape goes back to the field. */
function moveBetweenHits(event: KeyboardEvent, field: HTMLInputElement, hits: HTMLElement): void {
  const target = event.target as Element;
  const inHits = hits.contains(target);
  if ((target !== field && !inHits) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  const stops = [...hits.querySelectorAll<HTMLElement>(".hits__before a, .hit__link, .hits__after > button, .hits__after a")];
  const here = stops.findIndex((stop) => stop === target || stop.closest(".hit")?.contains(target) === true);
  const next = { ArrowDown: stops[here + 1], ArrowUp: stops[here] === target ? (stops[here - 1] ?? field) : stops[here], Escape: field }[event.key];
  if (next === undefined || next === target || (!inHits && event.key !== "ArrowDown")) return;
  event.preventDefault();
  next.focus();
}

/** The tick that turns the key / on and off. */
function offerShortcutChoice(page: HTMLElement): void {
  const tick = page.querySelector<HTMLInputElement>("[data-search-shortcut] input");
  if (tick === null) return;
  tick.checked = shortcutIsOn();
  tick.addEventListener("change", () => turnShortcut(tick.checked));
}
