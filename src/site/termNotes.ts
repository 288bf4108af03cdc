import { termsOn, withoutCitations } from "../handbook/explained.ts";
import type { Handbook, Page } from "../handbook/model.ts";

/** A word explained where it stands. */
export interface TermNote {
  /** Its anchor in the glossary. */
  readonly id: string;
  readonly name: string;
  readonly html: string;
}

/** The terms that a page leads to. The glossary needs no notes. */
export function termNotes(handbook: Handbook, page: Page): TermNote[] {
  if (page.id === "ordlista") return [];
  return termsOn(handbook, [page]).map(({ id, name, html }) => ({ id, name, html: withoutCitations(html) }));
}
