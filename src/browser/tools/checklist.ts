/** Checklists that remember: boxes in the place of the squares that are drawn for paper, and what is ticked is kept on this device. */
import { element } from "../element.ts";
import { fill } from "../words.ts";
import { aboutNow } from "./about.ts";
import { printOnly, saveCsv, saveFile, saveJson } from "./files.ts";
import { whenChanged } from "./kept.ts";
import { currentName } from "./names.ts";
import { findPoints, type Found } from "./points.ts";
import { ticksShelf } from "./shelves.ts";
import { button, toolBar, type ToolBar, type ToolBarOptions } from "./toolBar.ts";
import type { ChecklistWords, ToolPage } from "./toolWords.ts";

const listSelector = "ul.checklist, ul.path";

/** A point of a list on the page. */
interface Point {
  readonly item: HTMLLIElement;
  readonly input: HTMLInputElement;
  readonly words: string;
}

/** A list with its line. Lists inside it are part of it. */
interface List {
  readonly list: HTMLUListElement;
  readonly title: string;
  readonly points: readonly Point[];
  readonly bar: ToolBar;
  readonly notes: HTMLElement;
}

/** Makes every checklist of the page one to tick. */
export function openChecklists(page: ToolPage, words: ChecklistWords): void {
  const main = document.querySelector("main");
  const lists = [...(main?.querySelectorAll<HTMLUListElement>(listSelector) ?? [])].filter((list) => list.parentElement?.closest(listSelector) === null);
  const common = page.words.common;
  const rowsOf = ({ points: own }: List) => own.map(({ words: text, input }) => ({ text, isDone: input.checked }));
  const files = (list: () => List): ToolBarOptions["files"] => {
    const name = () => `${words.file}-${list().title}`;
    return {
      text: () => saveFile(name(), "txt", checklistText(page.title, list().title, aboutNow(common), rowsOf(list()))),
      csv: () =>
        saveCsv(name(), [
          words.columns,
          ...rowsOf(list()).map(({ text, isDone }) => [page.title, list().title, text, isDone ? words.yes : words.no, currentName()]),
        ]),
      json: () => saveJson(name(), { page: page.address, title: list().title, name: currentName(), saved: new Date().toISOString(), points: rowsOf(list()) }),
    };
  };
  const actions = ({ points: own, title, list }: List, bar: ToolBar) => [
    button(common.print, () => printOnly([list], title, aboutNow(common))),
    button(words.clear, () => {
      const before = ticksShelf.read();
      const found = find();
      keep([...[...found.ticked].filter(([index]) => !own.includes(points[index] as Point)).map(([, ticked]) => ticked), ...found.vanished]);
      bar.tell(words.cleared, () => ticksShelf.write(before));
    }),
  ];

  let count = 0;
  const opened = lists.map((list): List => {
    const points = [...list.querySelectorAll("li")].filter((item) => item.parentElement?.matches(listSelector)).map((item) => makePoint(item, ++count));
    const title = titleOf(list, page.title);
    const kept = element("p", "tool-note", words.kept);
    const bar: ToolBar = toolBar({ page, about: title, first: [kept], files: files(() => one), actions: () => actions(one, bar) });
    const notes = element("div", "tool-bar__notes");
    bar.element.append(notes);
    const one: List = { list, title, points, bar, notes };
    list.after(bar.element);
    return one;
  });
  const points = opened.flatMap((one) => one.points);
  const find = () =>
    findPoints(
      ticksShelf.read()?.[page.address] ?? [],
      points.map(({ words: text }) => text),
    );

  const show = () => {
    const found = find();
    for (const [index, { item, input }] of points.entries()) {
      input.checked = found.ticked.has(index);
      item.toggleAttribute("data-ticked", input.checked);
    }
    for (const [place, one] of opened.entries()) {
      showCount(one, words);
      one.bar.refresh();
      one.notes.replaceChildren(...rewordedNotes(one, points, found), ...(place === 0 ? vanishedNotes(found) : []));
    }
  };
  /** Keeps these words as what is ticked on the page. */
  const keep = (ticked: readonly string[]) => {
    const { [page.address]: _, ...others } = ticksShelf.read() ?? {};
    const all = ticked.length === 0 ? others : { ...others, [page.address]: ticked };
    return ticksShelf.write(Object.keys(all).length === 0 ? undefined : all);
  };

  for (const [index, point] of points.entries()) {
    point.input.addEventListener("change", () => {
      const found = find();
      const left = [...found.ticked].filter(([place]) => place !== index).map(([, ticked]) => ticked);
      const isKept = keep([...left, ...(point.input.checked ? [point.words] : []), ...found.vanished]);
      const own = opened.find((one) => one.points.includes(point));
      if (!isKept) own?.bar.tell(page.words.common.notKept);
    });
  }

  const rewordedNotes = (one: List, all: readonly Point[], { ticked, reworded }: Found) =>
    [...reworded].flatMap((index) => {
      const point = all[index];
      const before = ticked.get(index);
      if (point === undefined || before === undefined || !one.points.includes(point)) return [];
      const seen = button(words.seen, () => {
        keep((ticksShelf.read()?.[page.address] ?? []).map((text) => (text === before ? point.words : text)));
        point.input.focus();
      });
      return [element("p", "tool-bar__note", element("span", "", point.words), " ", fill(words.reworded, { words: before }), " ", seen)];
    });
  const vanishedNotes = ({ vanished }: Found) => {
    if (vanished.length === 0) return [];
    const forgetThem = button(words.forget, () => {
      keep((ticksShelf.read()?.[page.address] ?? []).filter((text) => !vanished.includes(text)));
      points[0]?.input.focus();
    });
    return [
      element("div", "tool-bar__note", element("p", "", words.vanished), element("ul", "", ...vanished.map((text) => element("li", "", text))), forgetThem),
    ];
  };

  whenChanged(show);
  show();
}

function showCount({ points, bar }: List, words: ChecklistWords): void {
  const done = points.filter(({ input }) => input.checked).length;
  const text = fill(points.length === 1 ? words.countOne : words.count, { done, total: points.length });
  const name = currentName();
  bar.setStatus(name === "" ? text : `${text} · ${name}`);
}

/** A list as text: `[x]` is done. */
export function checklistText(page: string, title: string, about: string, points: readonly { readonly text: string; readonly isDone: boolean }[]): string {
  const head = title === page ? [page] : [page, title];
  return `${[...head, about, "", ...points.map(({ text, isDone }) => `[${isDone ? "x" : " "}] ${text}`)].join("\r\n")}\r\n`;
}

/** What the list is called: the title of its box, the heading above it, or the page. */
function titleOf(list: Element, pageTitle: string): string {
  const title = list.closest(".box")?.querySelector(".box__title");
  if (title !== null && title !== undefined) return wordsOf(title);
  for (let before = list.closest(".box") ?? list; before.previousElementSibling !== null; before = before.previousElementSibling) {
    if (/^H[2-4]$/.test(before.previousElementSibling.tagName)) return wordsOf(before.previousElementSibling);
  }
  return pageTitle;
}

/** The words of an element: without lists in it, sources, and what other tools have put there. */
function wordsOf(whole: Element): string {
  const copy = whole.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll("ul, ol, .cite, button, input, [popover], [data-tool], .visually-hidden")) part.remove();
  return (copy.textContent ?? "")
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:?!])/g, "$1")
    .trim();
}

/** Puts a box before the point's own words, which name it. Links in them stay links, so the words are no label element. */
function makePoint(item: HTMLLIElement, number: number): Point {
  const words = wordsOf(item);
  const [first] = item.children;
  const holder = first instanceof HTMLParagraphElement ? first : item;
  const own = [...holder.childNodes];
  const end = own.findIndex((node) => node instanceof Element && /^(?:UL|OL|DIV|P)$/.test(node.tagName));
  const text = element("span", "point", ...(end === -1 ? own : own.slice(0, end)));
  text.id = `punkt_${number}`;
  const input = element("input", "point__box");
  input.type = "checkbox";
  input.autocomplete = "off";
  input.setAttribute("aria-labelledby", text.id);
  holder.prepend(input, text);
  text.addEventListener("click", ({ target }) => {
    const isOther = target instanceof Element && target.closest("a, button, input, summary, label") !== null;
    if (!isOther && getSelection()?.isCollapsed !== false) input.click();
  });
  return { item, input, words };
}
