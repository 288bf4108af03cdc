/** The printed PDFs as `pdf/index.json` lists them, and how pages show them. What the build has not printed is not shown. */
import type { Page } from "../handbook/model.ts";
import type { PdfLink } from "../handbook/pdfs.ts";

/** A picture of a PDF's first page. */
export interface Thumbnail {
  /** In the output, with forward slashes. */
  readonly path: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** A PDF of the output. */
export interface PdfFile {
  /** In the output, with forward slashes. */
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly pages: number;
  readonly bytes: number;
  /** Ids of the handbook's pages in it, in reading order. */
  readonly sourcePages: readonly string[];
  readonly thumbnail?: Thumbnail;
}

/** Kinds of single pages: they are units of a reader's own pack, so many that a picture of each would weigh more than it tells. */
const plainKinds = new Set(["page", "chapter"]);

/** Whether a PDF's first page is shown as a picture. */
export const isPictured = ({ kind }: Pick<PdfFile, "kind">): boolean => !plainKinds.has(kind);

/** The PDFs that begin with a page and are more than the page itself: its handout, its form, the pack of a course day. */
export function picturedFiles(pdfs: readonly PdfFile[], { id }: Pick<Page, "id">): readonly PdfFile[] {
  return pdfs.filter((file) => file.sourcePages[0] === id && file.thumbnail !== undefined);
}

/** Links to PDFs without those that are shown with their pictures. */
export function withoutPictured(links: readonly PdfLink[], files: readonly PdfFile[]): readonly PdfLink[] {
  const shown = new Set(files.map(({ path }) => `/${path}`));
  return links.filter(({ url }) => !shown.has(url));
}

/** The packs that are ready to print. */
export function readyPacks(pdfs: readonly PdfFile[]): readonly PdfFile[] {
  return pdfs.filter(({ kind }) => kind === "pack");
}

/** 85 432 bytes → "85 kB", 1 234 567 → "1,2 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return "1 kB";
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} MB`;
}
