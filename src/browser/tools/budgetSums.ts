/** The arithmetic of the budget worksheet. Amounts are whole öre, so that sums are exact. The handbook puts no amounts in: every number is the reader's. */

/** The years of the worksheet. */
export const years = [1, 2, 3] as const;
export type Year = (typeof years)[number];

/** What stands in a cell. Struck: the reader has decided that the row does not apply. Empty: nobody has decided. */
export type Cell =
  | { readonly kind: "empty" | "struck" }
  | { readonly kind: "amount"; readonly amount: number }
  /** Not an amount, or one that can be read in two ways. */
  | { readonly kind: "unclear" };

/** Amounts above this are slips of the hand; their sums stay far below where numbers lose öre. */
const most = 1e12;

/**
 * Reads an amount as people write them in Sweden: "12 500", "12500,50", "12 500 kr", "250 tkr"; "–" strikes the cell.
 * "12.500" and "12,500" are unclear: some mean twelve and a half, others twelve thousand five hundred.
 */
export function readCell(written: string): Cell {
  const text = written.replace(/\s+/gu, " ").trim().toLocaleLowerCase("sv");
  if (text === "") return { kind: "empty" };
  if (/^[-–—−]$/.test(text)) return { kind: "struck" };
  const [, digits, decimals, unit] = /^(\d{1,3}(?: \d{3})+|\d+)(?:[,.](\d{1,2}))?(?: ?(kr|kronor|sek|:-|tkr))?$/.exec(text) ?? [];
  if (digits === undefined) return { kind: "unclear" };
  const öre = Number(digits.replaceAll(" ", "")) * 100 + Number((decimals ?? "").padEnd(2, "0"));
  const amount = öre * (unit === "tkr" ? 1000 : 1);
  return amount > most ? { kind: "unclear" } : { kind: "amount", amount };
}

export type RowKind = "cost" | "income";

export interface BudgetRow {
  readonly id: string;
  readonly kind: RowKind;
  /** Of income: the money is decided, not only hoped for. */
  readonly isDecided: boolean;
  /** One for each year. */
  readonly cells: readonly Cell[];
}

/** Sums of a year, in öre. */
export interface YearSums {
  readonly year: Year;
  readonly costs: number;
  readonly decided: number;
  readonly hoped: number;
  /** Costs that nothing pays for. */
  readonly missing: number;
  /** Money that nothing costs. */
  readonly over: number;
}

export interface BudgetSums {
  readonly byYear: readonly YearSums[];
  /** All three years together. Money left in one year pays for nothing in another: missing and over are added each for itself. */
  readonly whole: Omit<YearSums, "year">;
  readonly emptyCosts: number;
  readonly unclear: number;
}

/** The sums of a worksheet. Unclear cells count as nothing, and are counted. */
export function budgetSums(rows: readonly BudgetRow[]): BudgetSums {
  const byYear = years.map((year): YearSums => {
    const of = (fits: (row: BudgetRow) => boolean) => rows.filter(fits).reduce((sum, { cells }) => sum + amountOf(cells[year - 1]), 0);
    const costs = of(({ kind }) => kind === "cost");
    const decided = of(({ kind, isDecided }) => kind === "income" && isDecided);
    const hoped = of(({ kind, isDecided }) => kind === "income" && !isDecided);
    const rest = costs - decided - hoped;
    return { year, costs, decided, hoped, missing: Math.max(0, rest), over: Math.max(0, -rest) };
  });
  const total = (key: keyof Omit<YearSums, "year">) => byYear.reduce((sum, one) => sum + one[key], 0);
  const countOf = (kind: Cell["kind"], among: readonly BudgetRow[]) => among.flatMap(({ cells }) => cells).filter((cell) => cell.kind === kind).length;
  return {
    byYear,
    whole: { costs: total("costs"), decided: total("decided"), hoped: total("hoped"), missing: total("missing"), over: total("over") },
    emptyCosts: countOf(
      "empty",
      rows.filter(({ kind }) => kind === "cost"),
    ),
    unclear: countOf("unclear", rows),
  };
}

const amountOf = (cell: Cell | undefined) => (cell?.kind === "amount" ? cell.amount : 0);

/** An amount in öre as Swedish writes kronor: no-break spaces between thousands, true minus sign, öre only where there are any. */
export function kronor(öre: number): string {
  const decimals = öre % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat("sv-SE", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(öre / 100).replace("-", "−");
}

/** A part of a bar: from and to in percent of the longest bar. */
export interface BarPart {
  readonly kind: "cost" | "decided" | "hoped" | "missing";
  readonly from: number;
  readonly to: number;
}

/** The diagram's bars for a year: what it costs, and below what pays for it. Parts of nothing are left out. Empty where there are no amounts at all. */
export function bars({ byYear }: BudgetSums): readonly { readonly year: Year; readonly cost: readonly BarPart[]; readonly money: readonly BarPart[] }[] {
  const longest = Math.max(...byYear.flatMap(({ costs, decided, hoped }) => [costs, decided + hoped]));
  if (longest === 0) return [];
  const share = (amount: number) => Math.round((amount / longest) * 10_000) / 100;
  return byYear.map(({ year, costs, decided, hoped, missing }) => {
    const parts: readonly BarPart[] = [
      { kind: "decided", from: 0, to: share(decided) },
      { kind: "hoped", from: share(decided), to: share(decided + hoped) },
      { kind: "missing", from: share(decided + hoped), to: share(decided + hoped + missing) },
    ];
    const isSomething = ({ from, to }: BarPart) => to > from;
    return { year, cost: [{ kind: "cost", from: 0, to: share(costs) } as const].filter(isSomething), money: parts.filter(isSomething) };
  });
}
