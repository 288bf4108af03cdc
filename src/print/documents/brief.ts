/** The decision brief: the page for the committee on one side of one sheet, with its fields to fill in. */
import type { Handbook } from "../../handbook/model.ts";
import { openDesk, type PrintPage } from "../desk.ts";
import type { PrintDocumentOptions } from "../document.ts";
import type { PrintedEdition } from "../editions.ts";
import { pageRules } from "../pageRules.ts";
import { papers } from "../papers.ts";
import { fromFirstHeading } from "../sections.ts";
import { documentBase, type DocumentBase } from "./base.ts";

export interface BriefDocument extends DocumentBase<"brief"> {
  readonly chapter: string;
  readonly page: PrintPage;
}

/** The document of the brief. What stands before the first heading is for whoever writes it, not for the committee. */
export function briefDocument(handbook: Handbook, edition: PrintedEdition, { labels }: PrintDocumentOptions): BriefDocument {
  const [page] = edition.pages;
  if (page === undefined) throw new Error(`The edition ${edition.id} has no page`);
  const desk = openDesk(handbook, edition, { labels, sourcesOnWeb: true });
  const set = desk.setPage(page, { demote: 0, textPage: "brief", only: fromFirstHeading, afterLinks: "nothing" });
  const rules = pageRules({ paper: papers[edition.paper], foot: handbook.site.name, numbers: "ofAll", sheets: [{ name: "brief" }] });
  return { ...documentBase(handbook, edition, "brief", rules), chapter: page.chapter ?? "", page: set };
}
