/** Which style sheets a page needs besides the one that every page has. */

/** What a rule asks of a page: names of elements, classes (".box") and attributes ("[data-sortable"), all of which must be on it. */
type Needs = readonly string[];

/** A style sheet that only some pages link. */
export interface StyleSheet {
  readonly href: string;
  /** One for each selector. */
  readonly needs: readonly Needs[];
}

const name = "[a-zA-Z_][\\w-]*";
const strings = /"[^"]*"|'[^']*'/g;
const values = /[~|^$*]?=[^\]]*\]/g;
const parts = new RegExp(`\\.${name}|\\[${name}|(?<![\\w.#:[-])${name}`, "g");

/**
 * What a minified style sheet's rules ask for. In parentheses only what must be there is asked for (`:has(.x)`, not `:not(.x)` or `:is(a, b)`), so a page
 * may be thought to need a sheet that it does not, never the other way round. Throws where a rule is for every page: then so is the sheet.
 */
export function styleSheet(href: string, css: string): StyleSheet {
  const selectors = [...css.replace(strings, "").matchAll(/([^{};]+)\{/g)]
    .map(([, prelude]) => String(prelude).trim())
    .filter((prelude) => !/^(?:@|from$|to$|[\d.]+%)/.test(prelude))
    .flatMap((prelude) => withoutParentheses(prelude).split(","));
  const needs = selectors.map((selector) => selector.replace(values, "]").match(parts) ?? []);
  const always = needs.findIndex((asked) => asked.length === 0);
  if (always >= 0) throw new Error(`${href}: the rule "${String(selectors[always]).trim()}" is for every page; put it into src/styles/screen.css`);
  return { href, needs };
}

/** A functional pseudo-class and what it holds, which may hold one more. */
const outermost = /:([\w-]+)\(((?:[^()]|\([^()]*\))*)\)/g;

function withoutParentheses(given: string): string {
  const selector = given.replace(outermost, (_, kind: string, within: string) =>
    /^(?:has|is|where)$/.test(kind) && !/[,()]/.test(within) ? ` ${within}` : "",
  );
  const outer = selector.replace(/\([^()]*\)/g, "");
  return outer === selector ? selector : withoutParentheses(outer);
}

/** The addresses of the sheets that have a rule for something in the markup, in their order. What scripts add must stand inside something that has one. */
export function sheetsFor(sheets: readonly StyleSheet[], markup: string): string[] {
  const there = new Set<string>();
  for (const [, tag, attributes] of markup.matchAll(/<([a-zA-Z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g)) {
    there.add(String(tag));
    for (const [, attribute, value] of String(attributes).matchAll(/([^\s=]+)(?:="([^"]*)")?/g)) {
      there.add(`[${String(attribute)}`);
      if (attribute === "class") for (const each of String(value).split(/\s+/)) there.add(`.${each}`);
    }
  }
  return sheets.filter(({ needs }) => needs.some((asked) => asked.every((part) => there.has(part)))).map(({ href }) => href);
}

/** Where a template says that the style sheets are to be linked. */
const place = '<link rel="stylesheet">';

/** Links the style sheets of a page: the one of every page, then those that it needs. Throws where the template has no place for them. */
export function linkStyleSheets(html: string, { css, sheets }: { readonly css: string; readonly sheets: readonly StyleSheet[] }): string {
  if (!html.includes(place)) throw new Error(`The template has no ${place}`);
  return html.replace(place, [css, ...sheetsFor(sheets, html)].map((href) => `<link rel="stylesheet" href="${href}">`).join("\n"));
}
