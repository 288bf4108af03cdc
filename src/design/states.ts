/**
 * How things look while they are pointed at, pressed or in focus, for pages that must show it without a pointer: the rules of the site's own
 * style sheets, with a class for each state. A class weighs as much as a pseudo-class, so nothing else changes.
 */

const states: Readonly<Record<string, string>> = { ":hover": ".is-hover", ":focus-visible": ".is-focus" };
/** The classes, as selectors. */
export const stateClasses: readonly string[] = Object.values(states);
const stateName = /:(?:hover|focus-visible)(?![\w-])/g;

/** The rules of a minified style sheet that tell of a state, in their layers and media queries, and the order of the layers. */
export function stateRules(css: string): string {
  let at = 0;
  const rules: string[] = [];
  while (at < css.length) {
    const end = endOfPrelude(css, at);
    const prelude = css.slice(at, end).trim();
    if (css[end] !== "{") {
      if (/^@layer\b/.test(prelude)) rules.push(`${prelude};`);
      at = end + 1;
      continue;
    }
    const close = endOfBlock(css, end);
    const body = css.slice(end + 1, close);
    if (/^@(?:layer|media|supports|container)\b/.test(prelude)) {
      const inside = stateRules(body);
      if (inside !== "") rules.push(`${prelude}{${inside}}`);
    } else if (!prelude.startsWith("@")) {
      const named = selectorsOf(prelude).filter((selector) => selector.search(stateName) >= 0);
      const shown = named.map((selector) => selector.replace(stateName, (name) => states[name] ?? name));
      if (shown.length > 0) rules.push(`${shown.join(",")}{${body}}`);
    }
    at = close + 1;
  }
  return rules.join("\n");
}

/** Where what stands before a block or a semicolon ends. Quoted signs are passed over. */
function endOfPrelude(css: string, from: number): number {
  for (let at = from; at < css.length; at++) {
    const sign = css[at];
    if (sign === '"' || sign === "'") at = css.indexOf(sign, at + 1);
    else if (sign === "{" || sign === ";") return at;
  }
  return css.length;
}

/** Where the block that opens at a place closes. */
function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    const sign = css[at];
    if (sign === '"' || sign === "'") at = css.indexOf(sign, at + 1);
    else if (sign === "{") depth++;
    else if (sign === "}" && --depth === 0) return at;
  }
  throw new Error("A block of the style sheet is never closed");
}

/** The selectors of a list; commas within brackets divide nothing. */
function selectorsOf(list: string): string[] {
  let depth = 0;
  const selectors = [""];
  for (const sign of list) {
    if (sign === "(" || sign === "[") depth++;
    if (sign === ")" || sign === "]") depth--;
    if (sign === "," && depth === 0) selectors.push("");
    else selectors[selectors.length - 1] += sign;
  }
  return selectors;
}
