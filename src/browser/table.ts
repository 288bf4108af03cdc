/** Tables that can be searched and sorted (`data-sortable`). Without this they are whole and in the order of the build. */
import { element } from "./element.ts";
import { fill } from "./words.ts";

interface TableWords {
  /** {shown} {total} */
  readonly count: string;
  /** {column} */
  readonly sort: string;
}

const byText = new Intl.Collator("sv", { numeric: true });

for (const wrapper of document.querySelectorAll<HTMLElement>("[data-sortable]")) {
  const table = wrapper.querySelector("table");
  if (table !== null) enhance(wrapper, table, JSON.parse(String(wrapper.dataset["words"])) as TableWords);
}

function enhance(wrapper: HTMLElement, table: HTMLTableElement, words: TableWords): void {
  const body = table.tBodies[0];
  if (body === undefined) return;
  const rows = [...body.rows].map((row) => ({ row, words: row.textContent.toLocaleLowerCase("sv") }));

  const field = wrapper.querySelector<HTMLInputElement>("input[type=search]");
  const status = wrapper.querySelector<HTMLElement>("[role=status]");
  if (field === null || status === null) return;

  const show = () => {
    const wanted = field.value
      .toLocaleLowerCase("sv")
      .split(/\s+/)
      .filter((word) => word !== "");
    let shown = 0;
    for (const { row, words } of rows) {
      row.hidden = !wanted.every((word) => words.includes(word));
      if (!row.hidden) shown++;
    }
    status.textContent = fill(words.count, { shown, total: rows.length });
  };
  field.addEventListener("input", show);

  for (const [column, head] of [...(table.tHead?.rows[0]?.cells ?? [])].entries()) {
    const name = head.textContent;
    const button = element("button", "table-tools__sort", name);
    button.type = "button";
    button.title = fill(words.sort, { column: name });
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const isAscending = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
      const cell = ({ row }: (typeof rows)[number]) => String(row.cells[column]?.textContent);
      rows.sort((a, b) => compare(cell(a), cell(b), isAscending));
      body.append(...rows.map(({ row }) => row));
    });
  }
}

/** Numbers by size, texts by the Swedish alphabet; cells without a number after those with one, in either direction. */
function compare(a: string, b: string, isAscending: boolean): number {
  const [first, second] = [numberIn(a), numberIn(b)];
  if ((first === null) !== (second === null)) return first === null ? 1 : -1;
  const order = Number(first) - Number(second) || byText.compare(a, b);
  return isAscending ? order : -order;
}

/** The number that a cell begins with, with the Swedish space between thousands: "12 477 personer", "ca 2023". */
function numberIn(text: string): number | null {
  const found = /^(?:ca )?(\d[\d\s]*)/.exec(text.trim());
  return found?.[1] === undefined ? null : Number(found[1].replace(/\s/g, ""));
}
