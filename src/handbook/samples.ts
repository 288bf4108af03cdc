/** Markdown shown as it becomes in the handbook, outside its pages: for the page about the look. */
import { parseFragment, serialize } from "parse5";
import { escapeHtml } from "../content/escapeHtml.ts";
import { elementsIn } from "../content/parsedHtml.ts";
import type { FactWords, ViewTools } from "../figures/tools.ts";
import { parseBody, renderTokens, type TextWords } from "../markdown/markdown.ts";
import type { Handbook } from "./model.ts";
import { allPages } from "./navigate.ts";
import { showView, viewFault } from "./views.ts";

/** The words of figures, and those that stand in a text by themselves. */
export interface SampleWords {
  readonly facts: FactWords;
  readonly text: TextWords;
}

/** Attributes that name an element, or point at one by its name. */
const names = new Set(["id", "for", "aria-labelledby", "aria-describedby"]);

/** Gives the ids of a fragment a name of its own before them, and so what points at them. */
function withPrefix(html: string, prefix: string): string {
  const fragment = parseFragment(html);
  const ids = new Set(elementsIn(fragment).flatMap(({ attrs }) => attrs.flatMap(({ name, value }) => (name === "id" ? [value] : []))));
  for (const { attrs } of elementsIn(fragment)) {
    for (const attribute of attrs) {
      if (names.has(attribute.name)) attribute.value = attribute.value.replace(/\S+/g, (id) => (ids.has(id) ? `${prefix}-${id}` : id));
      else if (attribute.name === "href" && ids.has(attribute.value.slice(1))) attribute.value = attribute.value.replace(/^#/, `#${prefix}-`);
    }
  }
  return serialize(fragment);
}

/**
 * Markdown as HTML, by the same rules as the pages. Any `[@källa]` becomes the first source of the handbook, and any term its first term:
 * the sample stands in every copy. Returns "" where it shows data that the handbook lacks.
 * @param id put before the sample's own ids, so that several fit on a page
 */
export function sampleHtml(markdown: string, handbook: Handbook, words: SampleWords, id: string): string {
  const body = parseBody(markdown);
  const [fault] = body.faults;
  if (fault !== undefined) throw new Error(`The sample ${id}: ${fault.what} ${fault.write}`);
  if (body.views.some(({ view }) => viewFault(view, handbook.facts, new Set()) !== undefined)) return "";
  const [source] = handbook.references;
  const [term] = handbook.terms;
  const tools = toolsOf(handbook, words.facts);
  const html = renderTokens(body.tokens, body.env, {
    words: words.text,
    cite: () => (source === undefined ? "" : citation([source])),
    resolve: (href) => href,
    term: () => (term === undefined ? undefined : `/ordlista/#${term.id}`),
    view: (view) => showView(view, handbook.facts, tools),
    imageSize: () => undefined,
  });
  return withPrefix(html, id).trim();
}

const citation = (sources: readonly { readonly id: string; readonly label: string }[]): string =>
  `<span class="cite">(${sources.map(({ id, label }) => `<a href="/kallor/#kalla-${id}">${escapeHtml(label)}</a>`).join("; ")})</span>`;

/** Figures cite the sources of the handbook by their place in the list of all sources. */
function toolsOf(handbook: Handbook, words: FactWords): ViewTools {
  const byId = new Map(handbook.references.map((reference) => [reference.id, reference]));
  const byUrl = new Map(allPages(handbook).map((page) => [page.url, page]));
  return {
    words,
    cite: (ids) => {
      const cited = ids.flatMap((id) => byId.get(id) ?? []);
      return cited.length === 0 ? "" : ` ${citation(cited)}`;
    },
    nameOf: (id) => byId.get(id)?.label ?? id,
    kindOf: (id) => byId.get(id)?.kind ?? "",
    pageAt: (url) => {
      const page = byUrl.get(url);
      if (page === undefined) throw new Error(`No page at ${url}`);
      return { title: page.title, minutes: page.minutes };
    },
    hasPage: (url) => byUrl.has(url),
  };
}
