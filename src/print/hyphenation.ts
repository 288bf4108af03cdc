/** Where Swedish words may break at the end of a line. Browsers have no patterns for Swedish, so the places are marked with soft hyphens. */
import swedish from "hyphen/sv/index.js";
import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { attributeOf, hasClass, isElement } from "../content/parsedHtml.ts";
import { wordJoints } from "./wordJoints.ts";

export const softHyphen = "\u00ad";

/** Letters that stay before and after a break. */
const least = 3;
/** Shorter words stay whole: a ragged margin is better than many hyphens. */
const shortest = { text: 9, cell: 10 } as const;

const joints = wordJoints.map((joint) => ({ letters: joint.replace("|", ""), at: joint.indexOf("|") }));
const known = new Map<string, readonly number[]>();

/** Where a word of letters may break: numbers of letters before the break. */
export function breaksOf(word: string): readonly number[] {
  const lower = word.toLowerCase();
  const remembered = known.get(lower);
  if (remembered !== undefined) return remembered;
  const parts = swedish.hyphenateSync(lower, { hyphenChar: softHyphen, minWordLength: 2 * least }).split(softHyphen);
  let breaks = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("").length);
  for (const { letters, at } of joints) {
    for (let from = lower.indexOf(letters); from !== -1; from = lower.indexOf(letters, from + 1)) {
      breaks = [...breaks.filter((place) => place <= from || place >= from + letters.length), ...(at === -1 ? [] : [from + at])];
    }
  }
  // No break before a syllable of one letter: there is one after it.
  const places = new Set(breaks);
  const allowed = [...places].filter((place) => place >= least && lower.length - place >= least && !places.has(place + 1)).sort((a, b) => a - b);
  known.set(lower, allowed);
  return allowed;
}

/** A word with soft hyphens, each with so many letters on either side. */
function hyphenated(word: string, around: number): string {
  let from = 0;
  const parts: string[] = [];
  const places = breaksOf(word).filter((place) => place >= around && word.length - place >= around);
  for (const place of [...places, word.length]) {
    parts.push(word.slice(from, place));
    from = place;
  }
  return parts.join(softHyphen);
}

/** What stands between spaces: an address, a file name or a code is left alone. */
const isCode = (chunk: string) => /[@/\\_=\d]|[\p{L}]\.[\p{L}]/u.test(chunk);
/** Capitals after the first letter: ACT, McFarlane. */
const isName = (word: string) => /\p{Lu}/u.test(word.slice(1));

/**
 * A text with soft hyphens in its long words.
 * @param fewestLetters of a word that may break
 * @param around letters that stay before and after a break
 */
export function hyphenatedText(text: string, fewestLetters: number = shortest.text, around: number = least): string {
  return text.replace(/\S+/g, (chunk) =>
    isCode(chunk) ? chunk : chunk.replace(/\p{L}+/gu, (word) => (word.length < fewestLetters || isName(word) ? word : hyphenated(word, around))),
  );
}

const wholeTags = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "svg", "pre", "code", "dt", "legend"]);
const wholeClasses = ["cite", "address", "page-ref", "box__label", "box__title", "figure__title", "table__caption", "field__label"];

/**
 * Marks where the words of a page may break. Headings, names of things, addresses and words in other languages stay whole; tables of two columns have room for theirs.
 * @param fewestLetters of a word that may break
 */
export function hyphenate(parent: Tree.ParentNode, fewestLetters: number = shortest.text): void {
  for (const child of parent.childNodes) {
    if ("value" in child) child.value = hyphenatedText(child.value, fewestLetters);
    else if (isElement(child) && !staysWhole(child)) hyphenate(child, child.tagName === "table" ? shortest.cell : fewestLetters);
  }
}

function staysWhole(element: Tree.Element): boolean {
  const language = attributeOf(element, "lang");
  return (
    wholeTags.has(element.tagName) ||
    (language !== undefined && !/^sv\b/.test(language)) ||
    wholeClasses.some((name) => hasClass(element, name)) ||
    (element.tagName === "table" && columnsOf(element) < 3)
  );
}

/** Cells in the first row. */
function columnsOf(table: Tree.ParentNode): number {
  for (const child of table.childNodes.filter(isElement)) {
    if (child.tagName === "tr") return child.childNodes.filter(isElement).length;
    const inside = columnsOf(child);
    if (inside > 0) return inside;
  }
  return 0;
}
