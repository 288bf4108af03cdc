/** The PDFs that a page of the site offers. */
import type { Chapter, Handbook, Page } from "../handbook/model.ts";
import { chapterOf, pageAt } from "../handbook/navigate.ts";
import { chapterPdf, pdfsOfChapter, pdfsOfPage, printableFacts, wholeBookPdfs, type PdfLink } from "../handbook/pdfs.ts";

const factsOf = (handbook: Handbook) => printableFacts(handbook.facts, handbook.map !== undefined, (url) => pageAt(handbook, url) !== null);

/** What an article offers: its own PDFs, then its chapter's. */
export function pagePdfs(handbook: Handbook, page: Page): readonly PdfLink[] {
  const chapter = chapterOf(handbook, page);
  const own = pdfsOfPage(page, factsOf(handbook));
  return chapter === null ? own : [...own, chapterPdf(chapter.id)];
}

/** What a chapter's page offers: the chapter, its booklets, its packs, its poster. */
export function chapterPdfs(handbook: Handbook, { id, pages }: Chapter): readonly PdfLink[] {
  return pdfsOfChapter(id, pages, factsOf(handbook));
}

/** What the start page offers: the whole book in its sizes. */
export const bookPdfs = (): readonly PdfLink[] => wholeBookPdfs;
