/** How to cite a page of the handbook: as text, and for programs that keep references. */
import { fillIn } from "../content/fillIn.ts";
import type { Site } from "../content/site.ts";
import type { IsoDate, Page } from "./model.ts";
import { dateSv, lastChange } from "./navigate.ts";

export interface PageCitation {
  readonly text: string;
  /** For BibLaTeX: `@online`, with a corporate author in braces of its own. */
  readonly bibtex: string;
  /** RIS, type ELEC: a tag of two signs, two spaces, a hyphen, a space. */
  readonly ris: string;
}

export interface CitationWords {
  /** {author} {year} {title} {book} {edition} {date} {url}; the title ends in a sign of its own. */
  readonly page: string;
  /** {author} {year} {book} {edition} {date} {url} */
  readonly book: string;
}

/** The day a page's words are from: its latest change, else its publication or review, else the edition. */
export function dayOf(page: Page, site: Site): IsoDate {
  return lastChange(page) ?? site.editionDate;
}

/** The citation of a page. The author is the publisher, or the handbook where nobody is named. */
export function citationOf(page: Page, site: Site, words: CitationWords): PageCitation {
  const day = dayOf(page, site);
  const author = site.publisher.name === "" ? site.name : site.publisher.name;
  const year = day.slice(0, 4);
  const url = site.url + page.url;
  const language = page.language ?? site.language;
  const isBook = page.kind === "start";
  const title = isBook ? site.name : page.title;
  const values = { author, year, title, book: site.name, edition: site.edition, date: dateSv(day), url };
  return {
    text: fillIn(isBook ? words.book : words.page, { ...values, title: /[.?!]$/.test(title) ? title : `${title}.` }),
    bibtex: [
      `@online{${keyOf(site, page)},`,
      `  author = "{${tex(author)}}",`,
      `  title = {${tex(title)}},`,
      ...(isBook ? [] : [`  maintitle = {${tex(site.name)}},`]),
      `  version = {${tex(site.edition)}},`,
      `  date = {${day}},`,
      `  url = {${url}},`,
      `  langid = {${language === "sv" ? "swedish" : "english"}},`,
      "}",
    ].join("\n"),
    ris: [
      "TY  - ELEC",
      `AU  - ${author}`,
      `TI  - ${title}`,
      ...(isBook ? [] : [`T2  - ${site.name}`]),
      `ET  - ${site.edition}`,
      `PY  - ${year}`,
      `DA  - ${day.replaceAll("-", "/")}`,
      `UR  - ${url}`,
      `LA  - ${language}`,
      "ER  - ",
    ].join("\n"),
  };
}

/** "peerhandboken-rollen-etik". */
const keyOf = ({ name }: Site, { id }: Page) =>
  [name, ...id.split("/")]
    .filter((part) => part !== "")
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "");

/** Text as TeX reads it. */
const tex = (text: string) => text.replace(/[\\{}]/g, "").replace(/[&%$#_]/g, "\\$&");
