/** A reading path: what is read, and where to go on. */
import { element } from "../element.ts";
import { fill } from "../words.ts";
import { whenChanged } from "./kept.ts";
import { marked, progressOn } from "./readingPath.ts";
import { readingShelf, type Reading } from "./shelves.ts";
import { button } from "./toolBar.ts";
import type { ReadingWords, ToolPage } from "./toolWords.ts";

/** Wires the list of steps of a path's own page. */
export function openPath(list: HTMLElement, page: ToolPage, words: ReadingWords): void {
  const steps = [...list.querySelectorAll<HTMLElement>(":scope > [data-step]")].flatMap((item) => {
    const link = item.querySelector("a");
    if (link === null) return [];
    const input = element("input", "");
    input.type = "checkbox";
    input.autocomplete = "off";
    input.setAttribute("aria-label", fill(words.step, { title: link.textContent }));
    const label = element("label", "path__read", input, ` ${words.stepShort}`);
    label.dataset["tool"] = "";
    item.append(label);
    return [{ page: String(item.dataset["step"]), link, input }];
  });
  const status = element("p", "tool-bar__status");
  status.setAttribute("role", "status");
  const told = element("div", "tool-bar__told");
  told.setAttribute("role", "status");
  const onward = element("a", "button button--strong");
  const own = steps.map((step) => step.page);
  /** Keeps the reader's place on this path. */
  const keep = (reading: Reading) => readingShelf.write({ ...reading, path: page.address, paths: { ...reading.paths, [page.address]: own } });
  onward.addEventListener("click", () => keep(readingShelf.read()));
  const again = button(words.clear, () => {
    const before = readingShelf.read();
    const { [page.address]: _, ...paths } = before.paths;
    const rest = before.read.filter((one) => !own.includes(one));
    if (rest.length === 0) readingShelf.clear();
    else readingShelf.write({ path: before.path === page.address ? null : before.path, read: rest, paths });
    const back = button(page.words.common.undo, () => {
      readingShelf.write(before);
      told.replaceChildren(page.words.common.undone);
      onward.focus();
    });
    told.replaceChildren(words.cleared, " ", back);
    back.focus();
  });
  const kept = element("p", "tool-note", page.keptLink.cloneNode(true));
  const bar = element("div", "tool-bar tool-bar--path", element("div", "tool-bar__row", status, onward, again), told, kept);
  bar.dataset["tool"] = "";
  list.after(bar);

  for (const { page: step, input } of steps)
    input.addEventListener("change", () => {
      told.replaceChildren(keep(marked(readingShelf.read(), step, input.checked)) ? "" : page.words.common.notKept);
    });
  const show = () => {
    const reading = readingShelf.read();
    const { read, total, next } = progressOn(steps, reading);
    for (const { page: step, input } of steps) input.checked = reading.read.includes(step);
    status.textContent = next === undefined ? words.done : fill(words.count, { read, total });
    onward.hidden = next === undefined;
    if (next !== undefined) {
      onward.href = next.link.href;
      onward.textContent = fill(read === 0 ? words.begin : words.goOn, { title: next.link.textContent });
    }
    again.hidden = read === 0;
  };
  whenChanged(show);
  show();
}

/** At the end of a page that is on a path: mark it as read, and go on. */
export function openReading(place: HTMLElement, page: ToolPage): void {
  const mark = place.querySelector<HTMLButtonElement>("[data-read]");
  const ways = [...place.querySelectorAll<HTMLElement>("[data-path]")];
  if (mark === null) return;
  mark.addEventListener("click", () => {
    const [only] = ways;
    const reading = readingShelf.read();
    const follows = ways.some((way) => way.dataset["path"] === reading.path);
    const path = follows || ways.length !== 1 ? null : String(only?.dataset["path"]);
    const next = marked(reading, page.address, !reading.read.includes(page.address), path);
    if (next.read.length === 0 && next.path === null) readingShelf.clear();
    else readingShelf.write(next);
  });
  const show = () => {
    const { path, read } = readingShelf.read();
    mark.setAttribute("aria-pressed", String(read.includes(page.address)));
    for (const way of ways) way.hidden = way.dataset["path"] !== path;
  };
  whenChanged(show);
  show();
}
