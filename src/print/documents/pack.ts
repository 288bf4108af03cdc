/** The trainer's pack: what one carries to a course day or a whole course, in the order it is printed and handed out. */
import { chapterArcs } from "../../design/arcs.ts";
import type { Handbook, Page } from "../../handbook/model.ts";
import { hasTrainerSection, isCourseDay } from "../../handbook/pdfs.ts";
import { pageAnchor } from "../anchors.ts";
import { openDesk, type ContentsLine, type Desk, type PrintPage, type PrintSource } from "../desk.ts";
import type { PrintDocumentOptions } from "../document.ts";
import { handoutTitle, type PrintedEdition } from "../editions.ts";
import { exercisesOf, packMaterials } from "../packs.ts";
import { pageRules, type NamedSheet } from "../pageRules.ts";
import { papers } from "../papers.ts";
import { documentBase, type DocumentBase } from "./base.ts";
import { forParticipants, forTrainers } from "./sheet.ts";

export interface PackDocument extends DocumentBase<"pack"> {
  readonly chapter: string;
  readonly arcs: string;
  /** What the pack is for, in a few words. */
  readonly name: string;
  readonly lead: string;
  readonly days: readonly PackDay[];
  /** Sheets that are not bound to an exercise. */
  readonly materials: readonly PrintPage[];
  readonly sources: readonly PrintSource[];
  /** A programme: its days are chapters of the pack. */
  readonly isProgramme: boolean;
  /** The list of contents is short enough for the front page; otherwise it has pages of its own. */
  readonly contentsOnFront: boolean;
}

export interface PackDay {
  readonly day: PrintPage;
  readonly notes: TrainerNotes;
  /** The sheets for participants, each on a right-hand page so that it can be copied alone. */
  readonly handouts: readonly PrintPage[];
}

/** The trainer's own pages of a day. */
export interface TrainerNotes extends ContentsLine {
  readonly textPage: string;
  readonly level: number;
  /** What the day's own page says to the trainer; empty where it says nothing. */
  readonly html: string;
  /** Every exercise with what it takes. */
  readonly exercises: readonly PrintPage[];
}

/** So many lines of contents fit on the front page. */
const mostFrontLines = 18;

/** The document of a pack. */
export function packDocument(handbook: Handbook, edition: PrintedEdition, { labels }: PrintDocumentOptions): PackDocument {
  const days = edition.pages.filter(isCourseDay);
  const [first] = days;
  if (first === undefined) throw new Error(`The edition ${edition.id} has no course day`);
  const isProgramme = days.length > 1;
  const desk = openDesk(handbook, edition, { labels });
  /** Below a programme's days stand their parts. */
  const below = isProgramme ? 2 : 1;
  const packed = days.map((day) => packDay(day, below, desk));
  const materials = packMaterials(handbook, days).map((page) => setHandout(page, 1, desk));
  const name = isProgramme && first.course !== undefined ? handbook.names.programmes[first.course.programme] : first.title;
  const { site } = handbook;
  const sheets: NamedSheet[] = [
    { name: "front", bare: true },
    { name: "blank", bare: true },
    { name: "contents", left: edition.title, right: labels.contents },
    { name: "sources", left: edition.title, right: labels.sources },
    ...packed.flatMap(({ day, notes, handouts }) => [
      { name: day.textPage, left: edition.title, right: day.title },
      { name: notes.textPage, left: edition.title, right: notes.title },
      ...handouts.map(participantSheet),
    ]),
    ...materials.map(participantSheet),
  ];
  function participantSheet({ textPage, title }: PrintPage): NamedSheet {
    return { name: textPage, left: site.name, right: title };
  }
  const rules = pageRules({ paper: papers[edition.paper], foot: desk.foot, numbers: "outer", sheets });
  const texts = [...packed.flatMap(({ day, notes, handouts }) => [day, ...notes.exercises, ...handouts]), ...materials].map(({ html }) => html);
  return {
    ...documentBase(handbook, edition, "pack", rules, ["paper--one-column", "paper--handout"]),
    chapter: first.chapter ?? "",
    arcs: chapterArcs(first.chapter ?? "utbildning", { size: "page" }),
    name,
    lead: isProgramme ? labels.pack.programmeLead : first.summary,
    days: packed,
    materials,
    sources: desk.sources([...texts, ...packed.map(({ notes }) => notes.html)]),
    isProgramme,
    contentsOnFront: packed.reduce((sum, { handouts }) => sum + handouts.length + 2, materials.length) <= mostFrontLines,
  };
}

function packDay(day: Page, below: number, desk: Desk): PackDay {
  const exercises = exercisesOf(desk.handbook, day);
  const textPage = `t-${pageAnchor(day)}`;
  return {
    day: desk.setPage(day, { demote: 1, only: forParticipants }),
    notes: {
      title: `${desk.labels.pack.notes}, ${lowerFirst(day.title)}`,
      anchor: notesAnchor(day),
      textPage,
      level: below + 1,
      html: hasTrainerSection(day) ? setNotes(day, below + 1, textPage, desk).html : "",
      exercises: exercises.map((page) => ({ ...setNotes(page, below + 1, textPage, desk), title: handoutTitle(page) })),
    },
    handouts: exercises.map((page) => setHandout(page, below, desk)),
  };
}

/** The notes of a page stand elsewhere than its sheet. */
const notesAnchor = (page: Page): string => `${pageAnchor(page)}--kursledaren`;

function setNotes(page: Page, demote: number, textPage: string, desk: Desk): PrintPage {
  return desk.setPage(page, { demote, textPage, anchor: notesAnchor(page), only: forTrainers });
}

function setHandout(page: Page, demote: number, desk: Desk): PrintPage {
  return { ...desk.setPage(page, { demote, only: forParticipants, afterLinks: "nothing" }), title: handoutTitle(page) };
}

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
