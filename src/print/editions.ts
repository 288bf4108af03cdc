/** The paper editions: one table of what is printed, from which pages, and where it ends up. */
import type { Chapter, Handbook, Page } from "../handbook/model.ts";
import { allPages } from "../handbook/navigate.ts";

export type EditionKind = "book" | "chapter" | "form";

/** One PDF file. */
export interface Edition {
  /** Unique among the editions of a handbook. */
  readonly id: string;
  readonly kind: EditionKind;
  /** Where the file lies in the output, with forward slashes. */
  readonly path: string;
  readonly title: string;
  /** The pages it prints, in reading order. */
  readonly pages: (handbook: Handbook) => readonly Page[];
}

/** What a chapter prints: its opening and its pages, except those that only say that nothing is known. */
export const pagesOf = (chapter: Chapter): readonly Page[] => [chapter.opening, ...chapter.pages.filter(({ unlisted }) => unlisted !== true)];

/** How each kind of edition comes out of a handbook. */
const families: Record<EditionKind, (handbook: Handbook) => readonly Edition[]> = {
  book: ({ site }) => [
    {
      id: "book",
      kind: "book",
      path: "pdf/peerhandboken.pdf",
      title: site.name,
      pages: (handbook) => [...(handbook.start.html === "" ? [] : [handbook.start]), ...handbook.chapters.flatMap(pagesOf)],
    },
  ],
  chapter: ({ chapters }) =>
    chapters.map(({ id, title }) => ({
      id: `chapter-${id}`,
      kind: "chapter",
      path: `pdf/kapitel/${id}.pdf`,
      title,
      pages: (handbook) => handbook.chapters.filter((chapter) => chapter.id === id).flatMap(pagesOf),
    })),
  form: (handbook) =>
    allPages(handbook)
      .filter(({ form }) => form === true)
      .map((page) => ({ id: `form-${lastPart(page)}`, kind: "form", path: `pdf/formular/${lastPart(page)}.pdf`, title: page.title, pages: () => [page] })),
};

/** "material/annons" → "annons". */
const lastPart = ({ id }: Page) => id.slice(id.lastIndexOf("/") + 1);

/** Every edition of a handbook that has something to read, the book first. */
export function editionsOf(handbook: Handbook): readonly Edition[] {
  return Object.values(families)
    .flatMap((family) => family(handbook))
    .filter((edition) => edition.pages(handbook).length > 0);
}
