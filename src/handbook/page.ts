import type { Article } from "../content/article.ts";
import type { FrontMatter } from "../content/schema.ts";
import { plainText, renderTokens, type Body, type RenderContext } from "../markdown/markdown.ts";
import type { ParsedArticle } from "./material.ts";
import type { IsoDate, Page } from "./model.ts";
import type { Printable } from "./pdfs.ts";

/** Words a minute in silent reading of Swedish non-fiction, rounded down. */
const readingSpeed = 200;

/** How many words a text has. */
export const wordsOf = (text: string): number => (text === "" ? 0 : text.split(/\s+/).length);

/** Reading time in whole minutes, at least 1. */
export const minutesOf = (text: string): number => Math.max(1, Math.round(wordsOf(text) / readingSpeed));

/** The address of an article: `rollen/etik.md` → `/rollen/etik/`. */
export function urlOf(path: string): string {
  const id = path.replace(/\.md$/, "").replace(/(?:^|\/)index$/, "");
  return id === "" ? "/" : `/${id}/`;
}

/** Here, and only here, the editor's Swedish keys become the developer's English fields. Renders the body once. */
export function toPage(article: Article, body: Body, context: RenderContext, references: readonly string[]): Page {
  const { frontMatter, chapter, path } = article;
  const url = urlOf(path);
  const text = plainText(body.tokens);
  return {
    id: url.slice(1, -1),
    url,
    source: path,
    ...(chapter === undefined ? {} : { chapter }),
    kind: kindOf(article),
    order: frontMatter.ordning ?? 0,
    title: frontMatter.titel,
    summary: frontMatter.sammanfattning,
    reviewed: frontMatter.granskad,
    due: frontMatter.granskas ?? yearAfter(frontMatter.granskad),
    audiences: frontMatter.malgrupp,
    synonyms: frontMatter.synonymer ?? [],
    formerUrls: frontMatter.tidigare ?? [],
    ...optionalFields(frontMatter),
    ...formFields(article, body),
    html: renderTokens(body.tokens, body.env, context).trim(),
    text,
    headings: body.headings.map(({ id, level, text: heading }) => ({ id, level, text: heading })),
    words: wordsOf(text),
    minutes: minutesOf(text),
    references,
  };
}

const kindOf = ({ chapter, slug }: Pick<Article, "chapter" | "slug">): Page["kind"] =>
  chapter === undefined ? "start" : slug === undefined ? "chapter" : chapter === "nyheter" ? "news" : "article";

/** What decides which PDFs an article has, before it is bound. */
export function printableOf({ article, body, url }: ParsedArticle): Printable {
  const { chapter, frontMatter } = article;
  return {
    id: url.slice(1, -1),
    ...(chapter === undefined ? {} : { chapter }),
    kind: kindOf(article),
    ...optionalFields(frontMatter),
    ...formFields(article, body),
    headings: body.headings,
  };
}

function optionalFields(frontMatter: FrontMatter): Partial<Page> {
  const { datum, utdelning, granser, dagar, kalla, lan, kommun, avsnitt, forslag, lattlast, sprak, svenska, andringar, slag } = frontMatter;
  return {
    ...(datum === undefined ? {} : { published: datum }),
    ...(utdelning === undefined ? {} : { handout: utdelning }),
    ...(granser === undefined ? {} : { limits: { does: granser.gor, doesNot: granser.gorInte, never: granser.gorAldrig } }),
    ...(avsnitt === undefined ? {} : { section: avsnitt }),
    ...(forslag === undefined ? {} : { proposal: forslag }),
    ...(lattlast === undefined ? {} : { easyReadOf: lattlast }),
    ...(sprak === undefined ? {} : { language: sprak }),
    ...(svenska === undefined ? {} : { translationOf: svenska }),
    ...(andringar === undefined ? {} : { changes: changesOf(andringar) }),
    ...(slag === undefined ? {} : { materialKind: slag }),
    ...courseFields(frontMatter),
    ...(dagar === undefined ? {} : { days: dagar }),
    ...(kalla === undefined ? {} : { study: kalla }),
    ...(lan === undefined && kommun === undefined
      ? {}
      : { place: { ...(lan === undefined ? {} : { county: lan }), ...(kommun === undefined ? {} : { municipality: kommun }) } }),
  };
}

/** The latest first; those of one day as they are written. */
function changesOf(changes: NonNullable<FrontMatter["andringar"]>): NonNullable<Page["changes"]> {
  return changes.map(({ datum, text }) => ({ date: datum, text })).toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
}

/** Pages of the material chapter with something to fill in or tick, and the self-assessment wherever it stands. */
function formFields({ chapter, slug }: Article, { fields, views, tokens }: Body): Pick<Page, "form"> {
  const isAssessment = views.some(({ view }) => view.name === "sjalvskattning");
  const isMaterial = chapter === "material" && slug !== undefined;
  const isForm = isAssessment || (isMaterial && (fields.length > 0 || tokens.some((token) => token.attrGet("class") === "checklist")));
  return isForm ? { form: true } : {};
}

function courseFields({ program, dag, tid, grupp, materiel }: FrontMatter): Pick<Page, "course"> {
  if (program === undefined) return {};
  return {
    course: {
      programme: program,
      ...(dag === undefined ? {} : { day: dag }),
      ...(tid === undefined ? {} : { minutes: tid }),
      ...(grupp === undefined ? {} : { group: grupp }),
      materials: materiel ?? [],
    },
  };
}

/** The same day a year later; 29 February becomes 28. */
export function yearAfter(date: IsoDate): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const next = month === 2 && day === 29 ? 28 : day;
  return `${String(year + 1).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(next).padStart(2, "0")}`;
}
