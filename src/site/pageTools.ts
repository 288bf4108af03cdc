/** Which tools for readers a page has, so that only such pages fetch them. */
import { pageAt } from "../handbook/navigate.ts";
import type { Handbook, Page } from "../handbook/model.ts";
import { packGroups, type PackItem } from "./packItems.ts";
import type { PdfFile } from "./pdfFiles.ts";

/** The tools, by the words they have in `tools` of the labels. */
export type ToolName = "checklist" | "assessment" | "budget" | "path" | "reading" | "pack";

/** The tools of a page, by what is on it. */
export function toolsOf(page: Page, handbook: Handbook, pdfs: readonly PdfFile[]): readonly ToolName[] {
  const has = (mark: string) => page.html.includes(mark);
  const found: Readonly<Record<ToolName, boolean>> = {
    checklist: has('<ul class="checklist"') || has('<ul class="path"'),
    assessment: has('<form class="assessment"'),
    budget: has("data-budget="),
    path: has('<ol class="path"'),
    reading: pathsThrough(handbook, page).length > 0,
    pack: packItemOf(handbook, page, pdfs) !== null,
  };
  return (Object.keys(found) as ToolName[]).filter((name) => found[name]);
}

/** Buttons whose words stand in the page. */
const wordless: readonly string[] = ["pack", "reading"];

/** The words that some tools need, with those that lists and forms have in common. */
export function toolWords<Words extends { readonly common: unknown }>(words: Words, tools: readonly string[]): Partial<Words> {
  return Object.fromEntries(
    Object.entries(words).filter(([name]) => tools.includes(name) || (name === "common" && tools.some((tool) => !wordless.includes(tool)))),
  ) as Partial<Words>;
}

/** A reading path that goes through a page. */
export interface PathThrough {
  /** The path's own page. */
  readonly url: string;
  readonly title: string;
  /** Null after the last step. */
  readonly next: Page | null;
}

/** The reading paths that have a page as a step and a page of their own. */
export function pathsThrough(handbook: Handbook, { url }: Page): readonly PathThrough[] {
  return Object.entries(handbook.facts.readingPaths ?? {}).flatMap(([audience, { steps }]): PathThrough[] => {
    const place = steps.findIndex(({ page }) => page === url);
    const own = pageAt(handbook, `/om/lasvag-${audience}/`);
    if (place === -1 || own === null) return [];
    const next = steps[place + 1];
    return [{ url: own.url, title: own.title, next: next === undefined ? null : pageAt(handbook, next.page) }];
  });
}

const itemsOf = new WeakMap<readonly PdfFile[], ReadonlyMap<string, PackItem>>();

/** The PDF that a page is in a reader's own pack; null where nothing is printed of it. */
export function packItemOf(handbook: Handbook, { id }: Page, pdfs: readonly PdfFile[]): PackItem | null {
  let items = itemsOf.get(pdfs);
  if (items === undefined) {
    const all = packGroups(handbook, pdfs).flatMap(({ whole, sections }) => [
      ...(whole === null ? [] : [whole]),
      ...sections.flatMap((section) => section.items),
    ]);
    // The first of a page is its own; what is printed of it for the trainer comes after.
    items = new Map(all.toReversed().map((item) => [String(item.file.sourcePages[0]), item]));
    itemsOf.set(pdfs, items);
  }
  return items.get(id) ?? null;
}
