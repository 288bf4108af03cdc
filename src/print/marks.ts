/**
 * What the tags of Chromium do not tell, carried from the document to its structure. Chromium writes the language of an element into its tag,
 * and nothing else that a document could choose freely: an element whose tag matters gets a private part in its language (`sv-x-tag12`, BCP 47),
 * which is read, and taken away again, when the PDF is finished.
 */

/** What an element is to its reader; see `passes/roles.ts` for the structure types. */
export type Role =
  | "abbreviation"
  | "aside"
  | "code"
  | "contents"
  | "definition"
  | "definitions"
  | "field"
  | "index"
  | "link"
  | "note"
  | "noteReference"
  | "notes"
  | "section"
  | "tableCaption"
  | "term";

/** What the document says of one element. */
export interface Fact {
  readonly role: Role;
  /** BCP 47. */
  readonly language: string;
  /** What a link is called, or what an abbreviation stands for; else empty. */
  readonly name: string;
}

/** Which elements are marked. The first that matches counts. */
export const markedElements: readonly (readonly [selector: string, role: Role])[] = [
  [".field__hint", "field"],
  ["a[href]", "link"],
  ["abbr[title]", "abbreviation"],
  ["aside", "aside"],
  ["dl", "definitions"],
  ["dt", "term"],
  ["dd", "definition"],
  ["pre", "code"],
  [".book-contents__chapters, .figure-list > ol, .chapter-opener__pages", "contents"],
  [".footnotes-list", "notes"],
  [".footnote-item", "note"],
  [".footnote-ref", "noteReference"],
  [".book-index", "index"],
  ["section", "section"],
  [".table__caption", "tableCaption"],
];

/** The private part of an element's language. */
const mark = /^(.*)-x-tag(\d+)$/;

/** The language and number in a marked language; undefined where there is no mark. */
export function readMark(language: string): { readonly language: string; readonly index: number } | undefined {
  const [, plain, index] = mark.exec(language) ?? [];
  return plain === undefined ? undefined : { language: plain, index: Number(index) };
}
