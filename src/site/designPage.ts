/** What the page about the look shows of a handbook. */
import { numberText } from "../figures/tools.ts";
import type { Handbook, Page } from "../handbook/model.ts";
import { allPages } from "../handbook/navigate.ts";
import type { PdfFile } from "./pdfFiles.ts";

export interface SamplePages {
  /** An ordinary page between two others; null in a handbook without articles. */
  readonly page: Page | null;
  /** A page with limits; null where none has. */
  readonly limits: Page | null;
}

/** Pages that lend their own words to the parts that are shown. */
export function samplePages(handbook: Handbook): SamplePages {
  const articles = allPages(handbook).filter(({ kind, unlisted }) => kind === "article" && unlisted !== true);
  return { page: articles[1] ?? articles[0] ?? null, limits: articles.find(({ limits }) => limits !== undefined) ?? null };
}

/** PDFs to show as cards: one of each of the first three sorts that have pictures. */
export function samplePdfs(pdfs: readonly PdfFile[]): readonly PdfFile[] {
  const pictured = pdfs.filter(({ thumbnail }) => thumbnail !== undefined);
  return [...Map.groupBy(pictured, ({ kind }) => kind).values()].slice(0, 3).flatMap(([first]) => first ?? []);
}

/** A ratio of contrast as text: "7,0 : 1". Its spaces do not break. */
export const ratioSv = (ratio: number): string => `${numberText(ratio, 1)}\u00a0:\u00a01`;
