/** Names of places in a printed document. A page's own ids get the page's id as prefix, so that they are unique in the whole handbook. */
import type { Page } from "../handbook/model.ts";

/** A chapter's opening page is `rollen--index`, so that its ids cannot meet those of `rollen/etik`. */
export function pageAnchor(page: Page): string {
  if (page.kind === "start") return "start";
  return page.kind === "chapter" ? `${page.id}--index` : page.id.replaceAll("/", "--");
}

/** A place on a page. */
export function placeAnchor(page: Page, id: string): string {
  return `${pageAnchor(page)}--${id}`;
}

/** Where a chapter begins. */
export function chapterAnchor(chapter: { readonly id: string }): string {
  return chapter.id;
}

/** A reference in the edition's list of sources. */
export function sourceAnchor(id: string): string {
  return `kalla-${id}`;
}

/** A term in an edition's own word list. */
export function termAnchor(id: string): string {
  return `ord-${id}`;
}

/** Names of places that are only measured by while a document is set begin like this; no chapter is called so. */
export const measuredPrefix = "measured--";
