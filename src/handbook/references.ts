import CSL from "citeproc";
import * as z from "zod";
import type { CitedSource } from "../markdown/citations.ts";
import type { Reference } from "./model.ts";

/** One entry of `references.json`: CSL-JSON, with our own word for the sort of source under `custom.kind`. */
const cslItemSchema = z.looseObject({
  id: z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]*$/),
  type: z.string().min(1),
  title: z.string().min(1),
  URL: z.url({ protocol: /^https?$/ }).optional(),
  DOI: z.string().optional(),
  custom: z.looseObject({ kind: z.string().optional() }).optional(),
});
/** The whole of `references.json`. */
export const cslSchema = z.array(cslItemSchema);
export type CslItem = z.output<typeof cslItemSchema>;

/** The style, the Swedish locale and our words for sorts of sources, read at the edge. */
export interface CitationStyle {
  readonly style: string;
  readonly locale: string;
  /** What the sorts of CSL are called where a source does not say its own: `sources.kinds` in `_data/labels.json`. */
  readonly kinds: Readonly<Record<string, string>>;
}

/** All references, formatted, and citations on demand. */
export interface Bibliography {
  /** In alphabetical order; `citedBy` is filled in later. */
  readonly entries: readonly Omit<Reference, "citedBy">[];
  readonly has: (id: string) => boolean;
  /** "Sledge m.fl. 2011, s. 5". */
  readonly label: (source: CitedSource) => string;
  /** Author and year apart, for "Enligt SBU (2020) …". */
  readonly narrative: (id: string) => { readonly author: string; readonly year: string };
}

/** Formats every reference with citeproc-js in our CSL style, in Swedish. Suffixes (2018a) are the same in the whole book. */
export function bibliography(items: readonly CslItem[], { style, locale, kinds }: CitationStyle): Bibliography {
  if (items.length === 0) return { entries: [], has: () => false, label: ({ id }) => unknown(id), narrative: unknown };
  const byId = new Map(items.map((item) => [item.id, item]));
  // Without `language`, so that citeproc writes all of them by Swedish rules.
  const plain = new Map(items.map((item) => [item.id, { ...item, language: undefined, custom: undefined }]));
  const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: (id) => plain.get(id) }, style, "sv-SE", true);
  engine.updateItems([...plain.keys()]);
  const list = (format: "html" | "text") => {
    engine.setOutputFormat(format);
    engine.opt.development_extensions.wrap_url_and_doi = format === "html";
    const made = engine.makeBibliography();
    if (made === false) throw new Error("The citation style has no bibliography");
    const [{ entry_ids }, entries] = made;
    const dated = format === "html" ? datesWhole : (entry: string) => entry;
    return new Map(entry_ids.map((ids, index) => [String(ids[0]), dated(tidy(String(entries[index])))]));
  };
  const asHtml = list("html");
  const asText = list("text");

  /** A citation is made once for each source and page: the same few stand on page after page. */
  const labels = new Map<string, string>();
  const label = ({ id, page }: CitedSource) => {
    const key = JSON.stringify([id, page]);
    const known = labels.get(key);
    if (known !== undefined) return known;
    const made = withoutAnd(engine.makeCitationCluster([page === undefined ? { id } : { id, locator: page, label: "page" }])).trim();
    labels.set(key, made);
    return made;
  };

  const entries = [...asHtml].map(([id, html]) => {
    const item = byId.get(id);
    if (item === undefined) throw new Error(`citeproc made up the entry ${id}`);
    const url = item.DOI === undefined ? item.URL : `https://doi.org/${item.DOI}`;
    return {
      id,
      label: label({ id }),
      html,
      text: String(asText.get(id)),
      ...(url === undefined ? {} : { url }),
      kind: item.custom?.kind ?? kinds[item.type] ?? item.type,
    };
  });
  return {
    entries,
    has: (id) => byId.has(id),
    label,
    narrative: (id) => {
      const whole = label({ id });
      const year = /(?:ca )?(?:\d{4}[a-z]*(?:–\d{4}[a-z]*)?|u\.å\.[a-z-]*)$/.exec(whole)?.[0];
      if (year === undefined) throw new Error(`No year in the citation of ${id}: ${whole}`);
      return { author: whole.slice(0, -year.length).trim(), year };
    },
  };
}

function unknown(id: string): never {
  throw new Error(`Unknown reference ${id}`);
}

/** Some sources name their last authors as "m.fl." themselves. To the style that is one more author, and it puts "och" before it. */
const withoutAnd = (text: string) => text.replaceAll("och m.fl.", "m.fl.");

/** Lines do not break at the hyphens of "(läst 2026-11-21)". Addresses have no such end. */
const datesWhole = (html: string) => html.replace(/(?<= )\d{4}-\d{2}-\d{2}(?=\))/g, '<span class="nowrap">$&</span>');

function tidy(entry: string): string {
  const whole = withoutAnd(entry)
    .replace(/^\s*<div class="csl-entry">/, "")
    .replace(/<\/div>\s*$/, "")
    .replace(/\.\.(?=\s|$)/g, ".")
    .trim();
  return /[.)]$|<\/a>$/.test(whole) ? whole : `${whole}.`;
}
