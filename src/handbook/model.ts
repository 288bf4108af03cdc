/**
 * The handbook as one plain value. It is read, checked and bound once (`bind.ts`);
 * web, print, feeds, search and maps only read it. It survives JSON and is published as `handbok.json`.
 */
import type { Audience, ChapterId, MaterialKind, Names, Programme } from "../content/chapters.ts";
import type { Facts } from "../facts/schema.ts";
import type { MapModel } from "../maps/model.ts";
import type { Site } from "../content/site.ts";

/** An ISO calendar date, `2026-10-01`. */
export type IsoDate = string;

export interface Heading {
  /** Unique on its page, ASCII. */
  readonly id: string;
  readonly level: number;
  /** Plain text. */
  readonly text: string;
}

/** What every page has, whether it is an article, a chapter's opening page or the start page. */
export interface Page {
  /** `rollen/etik`; a chapter's own page is `rollen`; the start page is "". */
  readonly id: string;
  /** From the root of the site, with slashes at both ends. */
  readonly url: string;
  /** The file it comes from, relative to the content folder; absent for a chapter page made by the build. */
  readonly source?: string;
  readonly chapter?: ChapterId;
  readonly kind: "start" | "chapter" | "article" | "news";
  readonly order: number;
  readonly title: string;
  readonly summary: string;
  readonly reviewed?: IsoDate;
  /** When the next review is due. */
  readonly due?: IsoDate;
  /** Publication date of news. */
  readonly published?: IsoDate;
  readonly audiences: readonly Audience[];
  readonly synonyms: readonly string[];
  /** Also printed as a handout; a text is the handout's own title. */
  readonly handout?: string | true;
  /** Addresses that lead here now. */
  readonly formerUrls: readonly string[];
  /** A task's limits: does, does not, never does. */
  readonly limits?: { readonly does: readonly string[]; readonly doesNot: readonly string[]; readonly never: readonly string[] };
  /** The heading a page stands under in its chapter's list. */
  readonly section?: string;
  /** The whole page is the editors' own proposal, and says so. */
  readonly proposal?: true;
  /** Address of the page that this one says in easy Swedish. */
  readonly easyReadOf?: string;
  /** BCP 47; absent: the site's own. */
  readonly language?: string;
  /** Address of the page in the site's own language that this one says in another. */
  readonly translationOf?: string;
  /** What has been changed since the page was published, the latest first. */
  readonly changes?: readonly { readonly date: IsoDate; readonly text: string }[];
  /** Says only that nothing is known: reached from the map, but not in lists, search or book. */
  readonly unlisted?: true;
  /** Where a day or an exercise belongs, and what the exercise takes. */
  readonly course?: {
    readonly programme: Programme;
    readonly day?: number;
    /** Absent: not an exercise. */
    readonly minutes?: number;
    readonly group?: string;
    readonly materials: readonly string[];
  };
  /** What a page of the material chapter is. */
  readonly materialKind?: MaterialKind;
  /** Has something to fill in, and is therefore also made as a PDF form. */
  readonly form?: true;
  /** Length of a training programme in days. */
  readonly days?: number;
  /** The reference a study page is about. */
  readonly study?: string;
  /** County and municipality codes (SCB) a workplace example is about. */
  readonly place?: { readonly county?: string; readonly municipality?: string };
  /** The body, ready: headings have ids, citations link to `#kalla-ID`, links are root-relative. */
  readonly html: string;
  /** The body as plain text. */
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly words: number;
  /** Reading time in whole minutes, at least 1. */
  readonly minutes: number;
  /** Ids of the references cited, in alphabetical order of the list. */
  readonly references: readonly string[];
}

export interface Chapter {
  readonly id: ChapterId;
  /** 1-based place in the book. */
  readonly number: number;
  readonly title: string;
  readonly url: string;
  /** The chapter's opening page; its html may be empty. */
  readonly opening: Page;
  /** In reading order. */
  readonly pages: readonly Page[];
}

export interface Reference {
  readonly id: string;
  /** "NSPH 2018a": author and year as in the text. */
  readonly label: string;
  /** The full entry as HTML, in the order and form of the style. */
  readonly html: string;
  readonly text: string;
  readonly url?: string;
  /** What sort of source it is, in Swedish: "brukarorganisation", "statlig myndighet". */
  readonly kind: string;
  /** Ids of the pages that cite it, in reading order. */
  readonly citedBy: readonly string[];
}

export interface Term {
  /** Anchor on the glossary page. */
  readonly id: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly html: string;
  readonly text: string;
}

export interface Handbook {
  readonly site: Site;
  /** What chapters, readers, courses and kinds of material are called; not published. */
  readonly names: Names;
  readonly start: Page;
  /** In book order; only chapters that have something to read. */
  readonly chapters: readonly Chapter[];
  /** The references that something in the book cites, in alphabetical order. */
  readonly references: readonly Reference[];
  readonly terms: readonly Term[];
  /** Studies, tasks, workplaces and the other tables of facts. */
  readonly facts: Facts;
  /** Absent in a handbook without regions. */
  readonly map?: MapModel;
  /** From a former address to the current one. */
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
}
