/** What every figure and table of facts is made with. */
import { escapeHtml } from "../content/escapeHtml.ts";
import { fillIn } from "../content/fillIn.ts";

/** The Swedish words of figures and tables, `facts` in `_data/labels.json`. */
export type FactWords = (typeof import("../../_data/labels.json"))["facts"];

export interface FigureTools {
  readonly words: FactWords;
  /** Citations as HTML, with a leading space; empty for no ids. */
  readonly cite: (ids: readonly string[]) => string;
  /** "Gillard m.fl. 2022": how a source is named in a sentence. */
  readonly nameOf: (id: string) => string;
  /** What sort of source it is: "kommun". */
  readonly kindOf: (id: string) => string;
}

/** What a view on a written page knows besides: the other pages. */
export interface ViewTools extends FigureTools {
  /** Title and reading time in minutes of a page of the handbook. Throws for an address without a page: addresses are checked before. */
  readonly pageAt: (url: string) => { readonly title: string; readonly minutes: number };
  readonly hasPage: (url: string) => boolean;
}

/** Plain text as HTML. */
export const text = escapeHtml;

/** With a capital first letter, as at the start of a sentence. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A number as Swedish writes it: comma, true minus sign, no-break space between thousands. */
export function numberText(value: number, decimals?: number): string {
  const options = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 2 };
  return new Intl.NumberFormat("sv-SE", options).format(value).replace("-", "−");
}

/** A number for an SVG attribute: at most two decimals, so that every machine writes the same. */
export const coordinate = (value: number): string => String(Number(value.toFixed(2)));

export interface Column {
  /** Plain text. */
  readonly name: string;
  /** The heading as HTML, where it is more than the name. */
  readonly heading?: string;
  /** Class of the cells, for width and alignment. */
  readonly className?: string;
}

/**
 * A table that scrolls in its own region. The first cell of a row is its heading. Cells are HTML, the caption is plain text.
 * Of three columns or more, each cell knows its column's name: on phones its rows become lists (styles/blocks/tables.css).
 */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly string[])[], className = ""): string {
  const isList = columns.length > 2 && className !== "matrix";
  const classes = [isList ? "table--rows" : "", className].filter((name) => name !== "").join(" ");
  const head = columns.map(({ name, heading }) => `<th scope="col">${heading ?? text(name)}</th>`).join("");
  const body = rows
    .map((cells) => {
      const parts = cells.map((cell, index) => {
        const { className: given, name = "" } = columns[index] ?? {};
        const attributes = given === undefined ? "" : ` class="${given}"`;
        const named = isList ? ` data-name="${cell === "–" ? "" : text(name)}"` : "";
        return index === 0 ? `<th scope="row"${attributes}>${cell}</th>` : `<td${attributes}${named}>${cell}</td>`;
      });
      return `<tr>${parts.join("")}</tr>`;
    })
    .join("\n");
  return (
    `<div class="table" role="region" tabindex="0" aria-label="${text(caption)}"><table${classes === "" ? "" : ` class="${classes}"`}>` +
    `<caption>${text(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody></table></div>\n`
  );
}

/** A link to a page of the handbook. */
export const link = (href: string, name: string): string => `<a href="${text(href)}">${text(name)}</a>`;

/** Names and their values in one list, all plain text. */
export function factList(facts: readonly (readonly [name: string, value: string])[]): string {
  return `<dl class="facts">${facts.map(([name, value]) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`).join("")}</dl>\n`;
}

/** More sources than this are counted and not named. */
const mostNamed = 6;

/** Years that the names of references carry. */
const yearsIn = (names: readonly string[]) => names.flatMap((name) => [...name.matchAll(/\b(?:19|20)\d{2}\b/g)].map(Number));

/** What a figure rests on. */
export interface FigureSource {
  /** Ids of references; empty where the figure is our own proposal. */
  readonly ids: readonly string[];
  /** The day our own proposal was last reviewed, `2026-11-22`. */
  readonly reviewed?: string | undefined;
}

/** "Källa och år: Gillard m.fl. 2022; SBU 2020." in plain text. Names of references carry their years. */
export function sourceText({ ids, reviewed }: FigureSource, { words, nameOf }: Pick<FigureTools, "words" | "nameOf">): string {
  const names = [...new Set(ids)].map(nameOf);
  const years = yearsIn(names);
  if (names.length > mostNamed)
    return `${words.sourceAndYear} ${fillIn(words.manySources, { count: names.length, from: Math.min(...years), to: Math.max(...years) })}`;
  if (names.length > 0) return `${words.sourceAndYear} ${names.join("; ")}.`;
  return `${words.sourceAndYear} ${reviewed === undefined ? words.ownSourceUndated : fillIn(words.ownSource, { year: reviewed.slice(0, 4) })}`;
}

/** The same as HTML at the end of a caption, with the sources cited where they are few. */
export function sourceHtml(source: FigureSource, tools: FigureTools): string {
  const isCited = source.ids.length > 0 && new Set(source.ids).size <= mostNamed;
  const html = isCited
    ? `${text(tools.words.sourceAndYear)}${tools
        .cite([...new Set(source.ids)])
        .replace('<span class="cite">(', '<span class="cite">')
        .replace(")</span>", "</span>")}`
    : text(sourceText(source, tools));
  return ` <span class="figure__source">${html}</span>`;
}
