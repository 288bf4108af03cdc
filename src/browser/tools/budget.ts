/** The worksheet that adds up: the reader's own amounts become sums, a table and a diagram. They are kept only where the reader asks for it. */
import { element } from "../element.ts";
import { fill } from "../words.ts";
import { aboutNow } from "./about.ts";
import { bars, budgetSums, kronor, readCell, years, type BarPart, type BudgetRow, type BudgetSums, type RowKind, type YearSums } from "./budgetSums.ts";
import { printOnly, saveCsv, saveJson } from "./files.ts";
import { whenChanged } from "./kept.ts";
import { currentName } from "./names.ts";
import { worksheetShelf, type Worksheet } from "./shelves.ts";
import { button, tickBox, toolBar, type ToolBarOptions } from "./toolBar.ts";
import type { BudgetWords, ToolPage } from "./toolWords.ts";

/** A row of the form. */
interface FormRow {
  readonly id: string;
  readonly kind: RowKind;
  readonly name: string;
  /** One for each year. */
  readonly inputs: readonly HTMLInputElement[];
  readonly decided: HTMLInputElement | null;
}

/** Wires the tables of a page. */
export function openBudget(tables: readonly HTMLElement[], page: ToolPage, words: BudgetWords): void {
  const last = tables.at(-1);
  if (last === undefined) return;
  const rows = tables.flatMap(readRows);
  const sums = tables.flatMap((one) => [...one.querySelectorAll<HTMLInputElement>("[data-sum]")]);
  for (const input of sums) {
    input.readOnly = true;
    input.tabIndex = -1;
  }

  const common = page.words.common;
  const written = (): Worksheet => ({
    cells: Object.fromEntries(
      rows.flatMap(({ id, inputs }) => inputs.flatMap(({ value }, index) => (value.trim() === "" ? [] : [[`${id}:${index + 1}`, value.trim()]]))),
    ),
    decided: rows.flatMap(({ id, decided }) => (decided?.checked === true ? [id] : [])),
  });
  const budgetRows = (): readonly BudgetRow[] =>
    rows.map(({ id, kind, inputs, decided }) => ({ id, kind, isDecided: decided?.checked === true, cells: inputs.map(({ value }) => readCell(value)) }));
  const tableRows = (): readonly (readonly string[])[] => {
    const all = budgetSums(budgetRows());
    const [cost = "", income = ""] = words.kinds;
    const sum = (name: string, of: (year: YearSums) => number) => ["", name, ...all.byYear.map((year) => plain(of(year))), "", currentName()];
    const cellText = ({ value }: HTMLInputElement) => {
      const cell = readCell(value);
      return cell.kind === "amount" ? plain(cell.amount) : value.trim();
    };
    return [
      words.columns,
      ...rows.map(({ kind, name, inputs, decided }) => {
        const isDecided = decided === null ? "" : decided.checked ? words.yes : words.no;
        return [kind === "cost" ? cost : income, name, ...inputs.map(cellText), isDecided, currentName()];
      }),
      sum(words.costs, ({ costs }) => costs),
      sum(words.decided, ({ decided }) => decided),
      sum(words.hoped, ({ hoped }) => hoped),
      sum(words.missing, ({ missing }) => missing),
      sum(words.over, ({ over }) => over),
    ];
  };
  const files: ToolBarOptions["files"] = {
    csv: () => saveCsv(words.file, tableRows()),
    json: () =>
      saveJson(words.file, {
        page: page.address,
        name: currentName(),
        saved: new Date().toISOString(),
        ...written(),
        sums: budgetSums(budgetRows()),
        unit: "öre",
      }),
  };

  const result = element("section", "tool-result");
  result.hidden = true;
  result.tabIndex = -1;
  const show = button(words.show, () => {
    result.hidden = !result.hidden;
    showAll();
    if (!result.hidden) result.focus();
  });
  const note = element("p", "tool-note");
  const remember = tickBox(words.remember, (on) => {
    const isKept = worksheetShelf.write(on ? written() : undefined);
    if (on && !isKept) bar.tell(common.notKept);
  });
  const bar = toolBar({ page, buttons: [show], first: [element("p", "", remember.element), note], files, actions: () => actions() });
  last.after(bar.element, result);

  const put = ({ cells, decided }: Worksheet) => {
    for (const row of rows) {
      for (const [index, input] of row.inputs.entries()) {
        input.value = cells[`${row.id}:${index + 1}`] ?? "";
        showUnclear(input, words);
      }
      if (row.decided !== null) row.decided.checked = decided.includes(row.id);
    }
  };
  const showAll = () => {
    const all = budgetSums(budgetRows());
    const isEmpty = rows.every(({ inputs }) => inputs.every(({ value }) => value.trim() === ""));
    for (const input of sums) {
      const year = all.byYear[Number(input.dataset["year"]) - 1];
      input.value = isEmpty || year === undefined ? "" : kronor(sumOf(String(input.dataset["sum"]), year));
    }
    const kept = worksheetShelf.read();
    remember.input.checked = kept !== undefined;
    note.textContent = kept === undefined ? words.notRemembered : words.kept;
    const empties = all.emptyCosts === 0 ? words.countNone : fill(all.emptyCosts === 1 ? words.countOne : words.count, { empty: all.emptyCosts });
    const name = currentName();
    bar.setStatus(`${empties}${all.unclear === 0 ? "" : fill(words.unclearCount, { count: all.unclear })}${name === "" ? "" : ` · ${name}`}`);
    bar.refresh();
    show.textContent = result.hidden ? words.show : words.hide;
    show.setAttribute("aria-expanded", String(!result.hidden));
    if (!result.hidden) result.replaceChildren(...resultParts(all, isEmpty, words));
  };

  const changed = () => {
    if (worksheetShelf.read() !== undefined && !worksheetShelf.write(written())) bar.tell(common.notKept);
    showAll();
  };
  for (const { inputs, decided } of rows) {
    for (const input of inputs) {
      input.addEventListener("input", showAll);
      input.addEventListener("change", () => {
        showUnclear(input, words);
        changed();
      });
    }
    decided?.addEventListener("change", changed);
  }
  let before = { name: currentName(), isKept: worksheetShelf.read() !== undefined };
  whenChanged(() => {
    const kept = worksheetShelf.read();
    // What is kept under another name, or written in another window, takes the place of this. An empty sheet does so only where something holds what stands here.
    if (kept !== undefined && !isSame(kept, written())) put(kept);
    else if (kept === undefined && currentName() !== before.name && before.isKept) put({ cells: {}, decided: [] });
    before = { name: currentName(), isKept: kept !== undefined };
    showAll();
  });

  const actions = () => [
    button(common.print, () => {
      result.hidden = false;
      showAll();
      printOnly([...tables, result], page.title, aboutNow(common));
    }),
    button(words.clear, () => {
      const [before, kept] = [written(), worksheetShelf.read()];
      put({ cells: {}, decided: [] });
      if (kept !== undefined) worksheetShelf.write(undefined);
      showAll();
      bar.tell(words.cleared, () => {
        put(before);
        if (kept !== undefined) worksheetShelf.write(kept);
        showAll();
      });
    }),
  ];

  const kept = worksheetShelf.read();
  if (kept !== undefined) put(kept);
  showAll();
}

const isSame = (one: Worksheet, other: Worksheet) => JSON.stringify(one) === JSON.stringify(other);

/** An amount in öre as programs read it in Swedish: "12500" or "12500,50". */
const plain = (öre: number) => (öre % 100 === 0 ? String(öre / 100) : (öre / 100).toFixed(2).replace(".", ","));

function readRows(table: HTMLElement): readonly FormRow[] {
  return [...table.querySelectorAll("tbody tr")].flatMap((row): FormRow[] => {
    const inputs = [...row.querySelectorAll<HTMLInputElement>("[data-amount]")];
    const [kind, id] = String(inputs[0]?.dataset["amount"]).split(":");
    if (id === undefined || (kind !== "cost" && kind !== "income")) return [];
    return [
      {
        id,
        kind,
        name: (row.querySelector("[data-row-name]")?.textContent ?? id).trim(),
        inputs,
        decided: row.querySelector<HTMLInputElement>("[data-decided]"),
      },
    ];
  });
}

function sumOf(kind: string, { costs, decided, hoped, missing }: YearSums): number {
  return kind === "cost" ? costs : kind === "income" ? decided + hoped : missing;
}

/** Says beside the cell what cannot be read in it. */
function showUnclear(input: HTMLInputElement, words: BudgetWords): void {
  const isUnclear = readCell(input.value).kind === "unclear";
  const before = input.nextElementSibling;
  if (isUnclear === (before !== null)) return;
  input.toggleAttribute("data-unclear", isUnclear);
  if (!isUnclear) {
    before?.remove();
    input.removeAttribute("aria-invalid");
    return input.removeAttribute("aria-describedby");
  }
  const fault = element("span", "budget__fault", words.unclear);
  fault.id = `belopp_${String(input.dataset["amount"]).replace(":", "_")}_${String(input.dataset["year"])}`;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", fault.id);
  input.after(fault);
}

/** Names of the parts of the diagram and the rows of the table. */
const partNames = { cost: "costs", decided: "decided", hoped: "hoped", missing: "missing" } as const satisfies Record<BarPart["kind"], keyof BudgetWords>;

function resultParts(sums: BudgetSums, isEmpty: boolean, words: BudgetWords): readonly HTMLElement[] {
  const title = element("h3", "tool-result__title", words.title);
  if (isEmpty) return [title, element("p", "", words.nothing)];
  return [title, element("p", "tool-note", words.note), ...sumTable(sums, words), ...diagram(sums, words)];
}

function sumTable({ byYear, whole }: BudgetSums, words: BudgetWords): readonly HTMLElement[] {
  const row = (name: string, of: (sums: Omit<YearSums, "year">) => number) => {
    const head = element("th", "", name);
    head.scope = "row";
    return element("tr", "", head, ...[...byYear, whole].map((sums) => element("td", "cell--right cell--number", kronor(of(sums)))));
  };
  const heads = [words.what, ...years.map((year) => fill(words.year, { year })), words.whole].map((name, index) => {
    const head = element("th", index === 0 ? "" : "cell--right", name);
    head.scope = "col";
    return head;
  });
  const body = [
    row(words.costs, ({ costs }) => costs),
    row(words.decided, ({ decided }) => decided),
    row(words.hoped, ({ hoped }) => hoped),
    row(words.missing, ({ missing }) => missing),
    ...(whole.over === 0 ? [] : [row(words.over, ({ over }) => over)]),
  ];
  const table = element("table", "table--sums", element("thead", "", element("tr", "", ...heads)), element("tbody", "", ...body));
  const caption = element("h4", "", words.caption);
  caption.id = "budget_tabell";
  table.setAttribute("aria-labelledby", caption.id);
  const region = element("div", "table", table);
  region.setAttribute("role", "region");
  region.setAttribute("aria-labelledby", caption.id);
  region.tabIndex = 0;
  return [caption, region];
}

/** Bars for each year, drawn in percent of the width so that no letter ever shrinks; the words beside say the same. */
function diagram(sums: BudgetSums, words: BudgetWords): readonly HTMLElement[] {
  const drawn = bars(sums);
  if (drawn.length === 0) return [];
  const kinds = [...new Set(drawn.flatMap(({ cost, money }) => [...cost, ...money]).map(({ kind }) => kind))];
  const legend = element("ul", "bars__legend", ...kinds.map((kind) => element("li", "", bar([{ kind, from: 0, to: 100 }]), ` ${words[partNames[kind]]}`)));
  const parts = drawn.map(({ year, cost, money }, index) => {
    const { costs, decided, hoped, missing, over } = sums.byYear[index] as YearSums;
    const rest = missing === over ? words.evenText : fill(missing > 0 ? words.missingText : words.overText, { amount: kronor(missing + over) });
    const said = fill(words.figureText, { year, costs: kronor(costs), decided: kronor(decided), hoped: kronor(hoped), missing: rest });
    return element("div", "bars__year", element("p", "bars__name", said), bar(cost), bar(money));
  });
  const caption = element("figcaption", "figure__title", words.figure);
  return [element("figure", "figure bars", caption, legend, ...parts)];
}

const svgNamespace = "http://www.w3.org/2000/svg";

/** A bar of parts. What it shows is said in words beside it. */
function bar(parts: readonly BarPart[]): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, "svg");
  svg.setAttribute("class", "bars__bar");
  svg.setAttribute("aria-hidden", "true");
  for (const { kind, from, to } of parts) {
    const rect = document.createElementNS(svgNamespace, "rect");
    const attributes = { class: `bars__part bars__part--${kind}`, x: `${from}%`, width: `${Math.round((to - from) * 100) / 100}%`, y: "1", height: "22" };
    for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, value);
    svg.append(rect);
  }
  return svg;
}
