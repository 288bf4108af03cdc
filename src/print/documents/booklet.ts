/** A booklet in A5: a chapter, or the pages in easy Swedish. It is read as it is, or imposed on A4 and folded. */
import { chapterArcs } from "../../design/arcs.ts";
import type { Handbook } from "../../handbook/model.ts";
import { chapterAnchor } from "../anchors.ts";
import { openDesk, type ContentsLine, type PrintPage, type PrintSource, type PrintWord } from "../desk.ts";
import type { PrintDocumentOptions } from "../document.ts";
import type { PrintedEdition } from "../editions.ts";
import { pageRules } from "../pageRules.ts";
import { papers } from "../papers.ts";
import { documentBase, type DocumentBase } from "./base.ts";

export interface BookletDocument extends DocumentBase<"booklet"> {
  readonly chapter: string;
  readonly arcs: string;
  readonly mark: string;
  /** On the cover. */
  readonly name: string;
  readonly anchor: string;
  readonly lead: string;
  readonly contents: readonly ContentsLine[];
  readonly pages: readonly PrintPage[];
  readonly words: readonly PrintWord[];
  readonly sources: readonly PrintSource[];
}

/** The document of a booklet. */
export function bookletDocument(handbook: Handbook, edition: PrintedEdition, { labels, additions }: PrintDocumentOptions): BookletDocument {
  const { pages } = edition;
  const [first] = pages;
  if (first === undefined) throw new Error(`The edition ${edition.id} has no pages`);
  const desk = openDesk(handbook, edition, { labels, explainsWords: true, ...(additions === undefined ? {} : { additions }) });
  const chapter = handbook.chapters.find(({ id }) => id === first.chapter);
  /** A chapter begins with its own page; a choice of pages has no page that says what it is. */
  const isChapter = first.kind === "chapter" && chapter !== undefined;
  const set = pages.map((page) => desk.setPage(page, { demote: 1, textPage: "text", runsOn: true, afterLinks: "pages" })).filter(({ html }) => html !== "");
  const name = isChapter ? chapter.title : labels.titles.easyRead;
  return {
    ...documentBase(
      handbook,
      edition,
      "booklet",
      pageRules({
        paper: papers[edition.paper],
        foot: desk.foot,
        numbers: "outer",
        sheets: [
          { name: "cover", bare: true },
          { name: "inside", left: handbook.site.name, right: name },
          { name: "contents", left: handbook.site.name, right: labels.contents },
          { name: "text", left: handbook.site.name, right: name },
          { name: "notes", left: handbook.site.name, right: labels.notes },
        ],
      }),
      isChapter ? ["paper--one-column"] : ["paper--one-column", "paper--easy-read"],
    ),
    chapter: first.chapter ?? "",
    arcs: chapterArcs(first.chapter ?? "", { size: "page" }),
    mark: chapterArcs(first.chapter ?? "", { size: "mark" }),
    name,
    anchor: isChapter ? chapterAnchor(chapter) : "hafte",
    lead: isChapter ? first.summary : labels.booklet.easyReadLead,
    contents: set.map(({ title, anchor }) => ({ title, anchor })),
    pages: set,
    words: desk.words,
    sources: desk.sources([...set.map(({ html }) => html), ...desk.words.map(({ html }) => html)]),
  };
}
