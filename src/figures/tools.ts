/** What every figure and table of facts is made with. */
import { escapeHtml } from "../content/escapeHtml.ts";

/** The Swedish words of figures and tables, `facts` in `_data/labels.json`. */
export type FactWords = (typeof import("../../_data/labels.json"))["facts"];

export interface FigureTools {
  readonly words: FactWords;
  /** Citations as HTML, with a leading space; empty for no ids. */
  readonly cite: (ids: readonly string[]) => string;
  /** "Gillard m.fl. 2022": how a source is named in a sentence. */
  readonly nameOf: (id: string) => string;
  /** Title and reading time in minutes of a page of the handbook. Throws for an address without a page: addresses are checked before. */
  readonly pageAt: (url: string) => { readonly title: string; readonly minutes: number };
  /** What sort of source it is: "kommun". */
  readonly kindOf: (id: string) => string;
}

export const text = escapeHtml;

/** `{name}` in a text becomes the value of that name; an unknown name is a bug. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for {${name}} in ”${template}”`);
    return String(value);
  });
}

/** A number as Swedish writes it: comma, true minus sign, no-break space between thousands. */
export function numberText(value: number, decimals?: number): string {
  const options = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 2 };
  return new Intl.NumberFormat("sv-SE", options).format(value).replace("-", "−");
}

/** A number for an SVG attribute: at most two decimals, so that every machine writes the same. */
export const coordinate = (value: number): string => String(Number(value.toFixed(2)));

export interface Column {
  readonly name: string;
  /** Class of the cells, for width and alignment. */
  readonly className?: string;
}

/** A table that scrolls in its own region. The first cell of a row is its heading. Names and cells are HTML, the caption is plain text. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly string[])[], className = ""): string {
  const head = columns.map(({ name }) => `<th scope="col">${name}</th>`).join("");
  const body = rows
    .map((cells) => {
      const parts = cells.map((cell, index) => {
        const given = columns[index]?.className;
        const attributes = given === undefined ? "" : ` class="${given}"`;
        return index === 0 ? `<th scope="row"${attributes}>${cell}</th>` : `<td${attributes}>${cell}</td>`;
      });
      return `<tr>${parts.join("")}</tr>`;
    })
    .join("\n");
  return (
    `<div class="table" role="region" tabindex="0" aria-label="${text(caption)}"><table${className === "" ? "" : ` class="${className}"`}>` +
    `<caption>${text(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody></table></div>\n`
  );
}

/** A link to a page of the handbook. */
export const link = (href: string, name: string): string => `<a href="${text(href)}">${text(name)}</a>`;

/** Groups rows by a key, in the order in which keys first come. */
export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): readonly (readonly [string, readonly Row[]])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return [...groups];
}
