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
}

/** Puts values into a text: `fill("{count} träffar", { count: 3 })` is "3 träffar". */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
