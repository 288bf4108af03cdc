/** The words of the tools, `tools` in `_data/labels.json`: the page carries those of the tools it has. */
type AllWords = (typeof import("../../../_data/labels.json"))["tools"];

export type CommonWords = AllWords["common"];
export type ChecklistWords = AllWords["checklist"];
export type AssessmentWords = AllWords["assessment"];
export type BudgetWords = AllWords["budget"];
export type ReadingWords = AllWords["path"];
export type PackButtonWords = AllWords["pack"];
export type KeptWords = AllWords["kept"];

/** What the page says to its tools. */
export interface ToolPage {
  /** Its address from the root, also where it is opened from a folder. */
  readonly address: string;
  /** Its heading. */
  readonly title: string;
  readonly words: { readonly [part in keyof AllWords]?: AllWords[part] } & { readonly common: CommonWords };
  /** The link to where the reader sees and removes what is saved; copied where it is needed. */
  readonly keptLink: HTMLAnchorElement;
}
