/** A page to fill in: what it is, its text with its fields, and at the end its sources. */
import { fillIn } from "../../content/fillIn.ts";
import type { Handbook } from "../../handbook/model.ts";
import { openDesk, type PrintPage, type PrintSource } from "../desk.ts";
import type { PrintDocumentOptions } from "../document.ts";
import type { PrintedEdition } from "../editions.ts";
import { fieldList, withFormHints, type FormField } from "../formHints.ts";
import { pageRules } from "../pageRules.ts";
import { papers } from "../papers.ts";
import { qrSvg } from "../qr.ts";
import { documentBase, type DocumentBase } from "./base.ts";

export interface FormDocument extends DocumentBase<"form"> {
  /** Its chapter lends its colour. */
  readonly chapter: string;
  readonly page: PrintPage;
  /** The page on the web. */
  readonly url: string;
  readonly qr: string;
  readonly sources: readonly PrintSource[];
  /** What can be filled in, in reading order. */
  readonly fields: readonly FormField[];
}

/** The document of a form. It explains no words: they lead to the web. */
export function formDocument(handbook: Handbook, edition: PrintedEdition, { labels }: PrintDocumentOptions): FormDocument {
  const [page] = edition.pages;
  if (page === undefined) throw new Error(`The edition ${edition.id} has no page`);
  const desk = openDesk(handbook, edition, { labels });
  const list = fieldList();
  const set = desk.setPage(page, { demote: 0, textPage: "form", only: (html) => withFormHints(html, list) });
  const url = `${handbook.site.url}${page.url}`;
  const rules = pageRules({
    paper: papers[edition.paper],
    foot: desk.foot,
    numbers: "ofAll",
    sheets: [{ name: "form", left: edition.title, startsBare: true }],
  });
  return {
    ...documentBase(handbook, edition, "form", rules, ["paper--one-column"]),
    chapter: page.chapter ?? "",
    page: set,
    url,
    qr: qrSvg(url, fillIn(labels.qr, { title: page.title })),
    sources: desk.sources([set.html]),
    fields: list.fields,
  };
}
