/** What a reader can put into a pack of their own: chapters, pages, handouts and forms, by chapter and section. */
import type { Audience, MaterialKind, Programme } from "../content/chapters.ts";
import type { Chapter, Handbook, Page } from "../handbook/model.ts";
import { sectionsOf } from "../handbook/navigate.ts";
import type { PdfFile } from "./pdfFiles.ts";

/** As readers call it; the words are in `pack.kinds` of the labels. */
export type PackKind = MaterialKind | "ovning" | "kursdag" | "sida" | "kapitel";

/** Kinds in the order the filter shows them. */
export const packKinds = ["blad", "formular", "mall", "ovning", "kursdag", "sida", "kapitel"] as const satisfies readonly PackKind[];

/** A line of the list. */
export interface PackItem {
  /** The file without `pdf/` and `.pdf`: names it in the address and in what is kept. */
  readonly value: string;
  readonly file: PdfFile;
  readonly title: string;
  readonly summary: string;
  readonly kind: PackKind;
  readonly audiences: readonly Audience[];
  readonly programme: Programme | null;
}

/** Items under one heading of a chapter's list. */
export interface PackSection {
  /** Null: pages without a heading. */
  readonly title: string | null;
  readonly items: readonly PackItem[];
}

export interface PackGroup {
  readonly chapter: Chapter;
  /** The whole chapter as one file; null where it is not printed. */
  readonly whole: PackItem | null;
  readonly sections: readonly PackSection[];
  /** All items, the whole chapter not among them. */
  readonly count: number;
}

/** Of the files that are made of one page alone, the best to print comes first: a form can be filled in on screen, a handout has one subject and wide margins. */
const singleKinds = ["form", "handout", "page"] as const;

/** The items of a handbook, by chapter and section, for the PDFs that are printed. Chapters with nothing to choose are left out. */
export function packGroups(handbook: Handbook, pdfs: readonly PdfFile[]): readonly PackGroup[] {
  const ofPage = Map.groupBy(
    pdfs.filter(({ sourcePages }) => sourcePages.length > 0),
    ({ sourcePages }) => String(sourcePages[0]),
  );
  const filesOf = ({ id }: Page) => ofPage.get(id) ?? [];
  return handbook.chapters
    .map((chapter): PackGroup => {
      const whole = filesOf(chapter.opening).find(({ kind }) => kind === "chapter");
      const sections = sectionsOf(chapter)
        .map(({ title, pages }) => ({ title, items: pages.flatMap((page) => itemsOf(page, filesOf(page))) }))
        .filter(({ items }) => items.length > 0);
      return {
        chapter,
        whole: whole === undefined ? null : { ...itemOf(chapter.opening, whole), kind: "kapitel", title: chapter.title },
        sections,
        count: sections.reduce((sum, { items }) => sum + items.length, 0),
      };
    })
    .filter(({ whole, count }) => whole !== null || count > 0);
}

/** A page's own file, and what is printed of it for the trainer. */
function itemsOf(page: Page, files: readonly PdfFile[]): readonly PackItem[] {
  const own = singleKinds.flatMap((kind) => files.find((file) => file.kind === kind) ?? []).slice(0, 1);
  const notes = files.filter(({ kind }) => kind === "trainer-notes");
  return [...own.map((file) => itemOf(page, file)), ...notes.map((file) => ({ ...itemOf(page, file), title: file.title }))];
}

function itemOf(page: Page, file: PdfFile): PackItem {
  return {
    value: file.path.replace(/^pdf\//, "").replace(/\.pdf$/, ""),
    file,
    title: page.title,
    summary: page.summary,
    kind: kindOf(page, file),
    audiences: page.audiences,
    programme: page.course?.programme ?? null,
  };
}

function kindOf({ materialKind, course }: Page, { kind }: PdfFile): PackKind {
  if (materialKind !== undefined) return materialKind;
  if (course?.minutes !== undefined) return "ovning";
  if (course?.day !== undefined) return "kursdag";
  return kind === "handout" ? "blad" : "sida";
}
