/** One page of the handbook alone: for a reader's own pack, as a handout, or its notes for the trainer. */
import type { Handbook } from "../../handbook/model.ts";
import { hasTrainerSection, trainerSection } from "../../handbook/pdfs.ts";
import { pageAnchor } from "../anchors.ts";
import { openDesk, type PrintPage, type PrintSource, type PrintWord } from "../desk.ts";
import type { PrintDocumentOptions } from "../document.ts";
import { handoutTitle, type Layout, type PrintedEdition } from "../editions.ts";
import { pageRules } from "../pageRules.ts";
import { papers } from "../papers.ts";
import { sectionText, withoutSection } from "../sections.ts";
import { documentBase, type DocumentBase } from "./base.ts";

type Part = Extract<Layout, { form: "sheet" }>["part"];

export interface SheetDocument extends DocumentBase<"sheet"> {
  readonly part: Part;
  /** Its chapter lends its colour. */
  readonly chapter: string;
  readonly page: PrintPage;
  readonly sources: readonly PrintSource[];
  /** The words of the glossary that a page uses, as notes. Handouts have none: they end where their sheet does. */
  readonly words: readonly PrintWord[];
  /** Whether what is left of the last sheet is ruled to write on. */
  readonly hasRoom: boolean;
  /** Whether there are notes for the trainer that are not on this sheet. */
  readonly hasTrainerNotes: boolean;
}

/** A handout's page without what is for the trainer. */
export const forParticipants = (html: string): string => withoutSection(html, trainerSection);

/** The notes for the trainer alone. */
export const forTrainers = (html: string): string => sectionText(html, trainerSection);

/** The document of a single page. */
export function sheetDocument(handbook: Handbook, edition: PrintedEdition, part: Part, { labels, additions }: PrintDocumentOptions): SheetDocument {
  const [page] = edition.pages;
  if (page === undefined) throw new Error(`The edition ${edition.id} has no page`);
  const desk = openDesk(handbook, edition, {
    labels,
    // The files of single pages are put together into packs: no two may share a name.
    sourcePrefix: `${pageAnchor(page)}--`,
    explainsWords: part === "page" ? "notes" : false,
    ...(additions === undefined ? {} : { additions }),
  });
  const textPage = "sheet";
  const set = desk.setPage(page, {
    demote: 0,
    textPage,
    ...(part === "page" ? {} : { only: part === "handout" ? forParticipants : forTrainers, afterLinks: "nothing" }),
  });
  const title = part === "page" ? page.title : handoutTitle(page);
  const { site } = handbook;
  const rules = pageRules({
    paper: papers[edition.paper],
    foot: part === "page" ? desk.foot : [site.name, plainAddress(set.address), labels.acuteHelp].join(" · "),
    numbers: "ofAll",
    sheets: [{ name: textPage, left: site.name, right: part === "trainer" ? edition.title : title }],
  });
  return {
    ...documentBase(handbook, edition, "sheet", rules, part === "page" ? [] : ["paper--one-column", "paper--handout"]),
    part,
    chapter: page.chapter ?? "",
    page: { ...set, title },
    sources: desk.sources([set.html]),
    words: desk.words,
    hasRoom: part === "trainer" || (part === "handout" && page.course !== undefined),
    hasTrainerNotes: part === "handout" && hasTrainerSection(page),
  };
}

/** An address without the marks of where it may break. */
const plainAddress = (address: string): string => address.replaceAll("<wbr>", "").replaceAll("&amp;", "&");
