import type { Article } from "../content/article.ts";
import type { FrontMatter } from "../content/schema.ts";
import { plainText, renderTokens, type Body, type RenderContext } from "../markdown/markdown.ts";
import type { IsoDate, Page } from "./model.ts";

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
    kind: chapter === undefined ? "start" : article.slug === undefined ? "chapter" : chapter === "nyheter" ? "news" : "article",
    order: frontMatter.ordning ?? 0,
    title: frontMatter.titel,
    summary: frontMatter.sammanfattning,
    reviewed: frontMatter.granskad,
    due: frontMatter.granskas ?? yearAfter(frontMatter.granskad),
    audiences: frontMatter.malgrupp,
    synonyms: frontMatter.synonymer ?? [],
    formerUrls: frontMatter.tidigare ?? [],
    ...optionalFields(frontMatter),
    ...(isForm(article, body) ? { form: true as const } : {}),
    html: renderTokens(body.tokens, body.env, context).trim(),
    text,
    headings: body.headings.map(({ id, level, text: heading }) => ({ id, level, text: heading })),
    words: wordsOf(text),
    minutes: minutesOf(text),
    references,
  };
}

function optionalFields(frontMatter: FrontMatter): Partial<Page> {
  const { datum, utdelning, granser, dagar, kalla, lan, kommun, avsnitt, forslag, lattlast, sprak, slag } = frontMatter;
  return {
    ...(datum === undefined ? {} : { published: datum }),
    ...(utdelning === undefined ? {} : { handout: utdelning }),
    ...(granser === undefined ? {} : { limits: { does: granser.gor, doesNot: granser.gorInte, never: granser.gorAldrig } }),
    ...(avsnitt === undefined ? {} : { section: avsnitt }),
    ...(forslag === undefined ? {} : { proposal: forslag }),
    ...(lattlast === undefined ? {} : { easyReadOf: lattlast }),
    ...(sprak === undefined ? {} : { language: sprak }),
    ...(slag === undefined ? {} : { materialKind: slag }),
    ...courseFields(frontMatter),
    ...(dagar === undefined ? {} : { days: dagar }),
    ...(kalla === undefined ? {} : { study: kalla }),
    ...(lan === undefined && kommun === undefined
      ? {}
      : { place: { ...(lan === undefined ? {} : { county: lan }), ...(kommun === undefined ? {} : { municipality: kommun }) } }),
  };
}

/** Pages of the material chapter with something to fill in or tick, and the self-assessment wherever it stands. */
function isForm({ chapter, slug }: Article, { fields, views, tokens }: Body): boolean {
  if (views.some(({ view }) => view.name === "sjalvskattning")) return true;
  if (chapter !== "material" || slug === undefined) return false;
  return fields.length > 0 || tokens.some((token) => token.attrGet("class") === "checklist");
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
