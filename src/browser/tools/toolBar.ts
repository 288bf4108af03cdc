/** The line below a checklist or a form: how far the reader has come, and behind a button what can be done with it. */
import { element } from "../element.ts";
import { fill } from "../words.ts";
import { ask } from "./ask.ts";
import { canKeep } from "./kept.ts";
import { add, choose, currentName, isTaken, namesNow, remove, rename, tidyName, unnamed } from "./names.ts";
import type { CommonWords, ToolPage } from "./toolWords.ts";

export interface ToolBar {
  readonly element: HTMLElement;
  /** Says how far the reader has come. */
  readonly setStatus: (text: string) => void;
  /** Says what has happened, with a way back where there is one. */
  readonly tell: (text: string, undo?: () => void) => void;
  /** Things have changed: names and what is possible are shown anew. */
  readonly refresh: () => void;
}

export interface ToolBarOptions {
  readonly page: ToolPage;
  /** What it belongs to, where a page may have several. */
  readonly about?: string;
  /** Buttons in the line itself. */
  readonly buttons?: readonly HTMLElement[];
  /** What stands first behind the button. */
  readonly first: readonly HTMLElement[];
  /** What prints, and what takes away. */
  readonly actions: () => readonly HTMLElement[];
  /** Each saves a file of its sort. */
  readonly files: { readonly [sort in "text" | "csv" | "json"]?: () => void };
}

let count = 0;

/** A line with everything behind it closed. */
export function toolBar({ page, about, buttons = [], first, actions, files }: ToolBarOptions): ToolBar {
  const words = page.words.common;
  const status = element("p", "tool-bar__status");
  status.setAttribute("role", "status");
  const panel = element("div", "tool-bar__panel");
  panel.hidden = true;
  panel.id = `verktyg_${++count}`;
  const more = button(words.more, () => {
    if (panel.childElementCount === 0) panel.append(...contents());
    panel.hidden = !panel.hidden;
    more.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) refresh();
  });
  more.classList.add("tool-bar__more");
  if (about !== undefined) more.setAttribute("aria-label", `${words.more}: ${about}`);
  more.setAttribute("aria-expanded", "false");
  more.setAttribute("aria-controls", panel.id);
  const told = element("div", "tool-bar__told");
  told.setAttribute("role", "status");
  const names = nameRow(words, (text, undo) => tell(text, undo));
  const warning = element("p", "tool-bar__warning", words.notKept);

  const fileRow = () => {
    const row = element(
      "div",
      "tool-bar__actions",
      element("strong", "tool-bar__files", words.files),
      ...Object.entries(files).map(([sort, save]) => button(words[sort as keyof typeof files], save)),
    );
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", words.files);
    return row;
  };
  const contents = () => [
    warning,
    ...first,
    names.element,
    fileRow(),
    element("p", "tool-bar__actions", ...actions()),
    element("p", "tool-note", ...(location.protocol === "file:" ? [`${words.folder} `] : []), page.keptLink.cloneNode(true)),
  ];
  const refresh = () => {
    names.refresh();
    if (!panel.hidden) warning.hidden = canKeep();
  };
  const tell = (text: string, undo?: () => void) => {
    told.replaceChildren(text);
    if (undo === undefined) return;
    const back = button(words.undo, () => {
      undo();
      told.replaceChildren(words.undone);
      more.focus();
    });
    told.append(" ", back);
    back.focus();
  };
  const whole = element(
    "div",
    buttons.length === 0 ? "tool-bar" : "tool-bar tool-bar--wide",
    element("div", "tool-bar__row", status, ...buttons, more),
    told,
    panel,
  );
  whole.dataset["tool"] = "";
  return {
    element: whole,
    setStatus: (text) => {
      if (status.textContent !== text) status.textContent = text;
    },
    tell,
    refresh,
  };
}

/** A button that does something. */
export function button(text: string, press: () => void): HTMLButtonElement {
  const made = element("button", "button", text);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

/** A box to tick, with its words. */
export function tickBox(text: string, change: (on: boolean) => void): { readonly element: HTMLLabelElement; readonly input: HTMLInputElement } {
  const input = element("input", "");
  input.type = "checkbox";
  input.addEventListener("change", () => change(input.checked));
  return { element: element("label", "tick-box", input, ` ${text}`), input };
}

/** Under which name things are kept, and everything that can be done with names. */
function nameRow(words: CommonWords, tell: (text: string, undo?: () => void) => void): { readonly element: HTMLElement; readonly refresh: () => void } {
  const select = element("select", "tool-bar__names");
  const label = element("label", "tool-label", words.names);
  select.id = `namn_${count}`;
  label.htmlFor = select.id;
  const field = (value: string, apartFrom?: string) => ({
    label: words.nameField,
    value,
    wrong: (written: string) => (tidyName(written) === "" ? words.nameEmpty : isTaken(written, apartFrom) ? words.nameTaken : undefined),
  });
  const tellName = () => {
    const name = currentName();
    tell(name === "" ? words.namedNone : fill(words.named, { name }));
  };
  select.addEventListener("change", () => {
    choose(select.value);
    tellName();
  });
  const makeName = async () => {
    const written = await ask({ title: words.newTitle, text: words.newText, ok: words.ok, cancel: words.cancel, field: field("") });
    if (written === null) return;
    add(written);
    tellName();
  };
  const changeName = async () => {
    const { current } = namesNow();
    const written = await ask({ title: words.renameTitle, text: words.renameText, ok: words.ok, cancel: words.cancel, field: field(currentName(), current) });
    if (written === null) return;
    rename(current, written);
    tellName();
  };
  const removeName = async () => {
    const { current } = namesNow();
    const name = currentName();
    const answer = await ask({ title: fill(words.removeTitle, { name }), text: words.removeText, ok: words.removeOk, cancel: words.cancel });
    if (answer !== null) tell(fill(words.removed, { name }), remove(current));
  };
  const make = button(words.newName, () => void makeName());
  const change = button(words.rename, () => void changeName());
  const takeAway = button(words.removeName, () => void removeName());
  const refresh = () => {
    const { current, all } = namesNow();
    select.replaceChildren(
      ...[{ id: unnamed, name: words.unnamed }, ...all].map(({ id, name }) => {
        const option = element("option", "", name);
        option.value = id;
        option.selected = id === current;
        return option;
      }),
    );
    takeAway.hidden = current === unnamed;
  };
  return { element: element("div", "tool-bar__named", element("p", "field", label, select), make, change, takeAway), refresh };
}
