/** The worksheet for a budget of three years: tables with empty cells, to fill in on a screen or on paper. A script adds up (`browser/tools/budget.ts`). */
import { fillIn } from "../content/fillIn.ts";
import type { Budget, BudgetRow } from "../facts/schema.ts";
import { link, table, text, type Column, type ViewTools } from "./tools.ts";

/** The years that the worksheet has columns for. */
const years = [1, 2, 3] as const;

/** What it costs, row by row, with a sum. */
export function budgetCosts({ costs }: Budget, tools: ViewTools): string {
  const { budget } = tools.words;
  const rows = costs.map((row) => [rowHead(row, tools), ...amounts(row, "cost", tools)]);
  return worksheet(
    "cost",
    budget.costs,
    [{ name: budget.cost }, ...yearColumns(tools)],
    [...rows, [text(budget.sumCosts), ...sums("cost", budget.sumCosts, tools)]],
  );
}

/** Who pays, whether it is decided, and what is missing. */
export function budgetIncome({ income }: Budget, tools: ViewTools): string {
  const { budget } = tools.words;
  const decided = ({ id, name }: BudgetRow) =>
    `<label class="budget__decided"><input type="checkbox" data-decided="${id}" aria-label="${text(fillIn(budget.decidedOf, { row: name }))}"> ${text(budget.isDecided)}</label>`;
  const rows = income.map((row) => [rowHead(row, tools), ...amounts(row, "income", tools), decided(row)]);
  const last = (kind: "income" | "missing", name: string) => [text(name), ...sums(kind, name, tools), ""];
  const columns = [{ name: budget.payer }, ...yearColumns(tools), { name: budget.decided }];
  return worksheet("income", budget.income, columns, [...rows, last("income", budget.sumIncome), last("missing", budget.missing)]);
}

const yearColumns = ({ words }: ViewTools): readonly Column[] => years.map((year) => ({ name: fillIn(words.budget.year, { year }) }));

function rowHead({ name, text: about, page, strength, references }: BudgetRow, { words, cite, pageAt }: ViewTools): string {
  const parts = [
    ...(about === null ? [] : [text(about)]),
    ...(page === null ? [] : [link(page, fillIn(words.budget.more, { title: pageAt(page).title }))]),
    ...(strength === "forslag" && about === null ? [text(words.budget.ours)] : []),
  ];
  const cited = cite(references);
  return `<span data-row-name>${text(name)}</span>${parts.length === 0 ? cited : ` <span class="note">${parts.join(" ")}${cited}</span>`}`;
}

/** A cell to write an amount in, for each year. */
function amounts({ id, name }: BudgetRow, kind: "cost" | "income", { words }: ViewTools): string[] {
  return years.map((year) => cell(fillIn(words.budget.cell, { row: name, year }), year, `data-amount="${kind}:${id}" inputmode="decimal"`));
}

/** Cells that the script fills in; on paper they are lines as the others. */
function sums(kind: string, name: string, { words }: ViewTools): string[] {
  return years.map((year) => cell(fillIn(words.budget.cell, { row: name, year }), year, `data-sum="${kind}"`));
}

const cell = (label: string, year: number, attributes: string) =>
  `<input class="field__cell" type="text" autocomplete="off" aria-label="${text(label)}" data-year="${year}" ${attributes}>`;

function worksheet(kind: string, caption: string, columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  return `<div class="budget" data-budget="${kind}">\n${table(caption, columns, rows, "table--budget")}</div>\n`;
}
