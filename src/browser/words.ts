import type { RecordKind } from "../ranking/lexicon.ts";

/** The words of the search page, `search` in `_data/labels.json`; the page carries them. */
export interface SearchWords {
  readonly searching: string;
  readonly hitsOne: string;
  /** {count} */
  readonly hitsMany: string;
  /** {shown} {hits} */
  readonly hitsShown: string;
  /** {query} */
  readonly none: string;
  /** Where only chapter and reader are chosen. */
  readonly noneChosen: string;
  readonly noneHelp: string;
  /** {count} */
  readonly everywhere: string;
  readonly failed: string;
  readonly toIndex: string;
  readonly more: string;
  readonly places: string;
  /** {query} */
  readonly meant: string;
  readonly related: string;
  readonly kindNames: Readonly<Record<RecordKind, string>>;
}

/** What PDFs are that have the title of another, by their folder in `pdf/`: words of `pdfs` in `_data/labels.json`. */
export type PdfKinds = Readonly<Record<string, string>>;

/** The words of the search box on every page, `search.box` in `_data/labels.json`. */
export interface BoxWords {
  readonly suggestions: string;
  /** {query} {count} */
  readonly all: string;
  /** {query} */
  readonly none: string;
  readonly one: string;
  /** {count} */
  readonly many: string;
  readonly failed: string;
  /** {query} */
  readonly meant: string;
  /** What is marked on a page that a hit leads to. */
  readonly marked: string;
  readonly unmark: string;
  readonly kindNames: Readonly<Record<RecordKind, string>>;
}

/** Puts values into a text: `fill("{count} träffar", { count: 3 })` is "3 träffar". */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
