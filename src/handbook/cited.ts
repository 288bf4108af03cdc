/** Which references are cited, and where. */
import type { Facts } from "../facts/schema.ts";
import type { MapModel } from "../maps/model.ts";
import { mapSources } from "../maps/rows.ts";
import type { ParsedArticle } from "./material.ts";
import type { Page } from "./model.ts";
import { filesShown } from "./views.ts";

/** Ids of the references an article cites, in its text or as the study it is about; each once, whether they exist or not. */
export function citedIn({ article, body }: ParsedArticle): string[] {
  const inText = body.citations.flatMap(({ citation }) => citation.sources.map(({ id }) => id));
  const { kalla: study } = article.frontMatter;
  return [...new Set(study === undefined ? inText : [...inText, study])];
}

/** Ids of the references in the rows that articles show, and in the studies, which have pages of their own; each once. */
export function citedInFacts(published: readonly ParsedArticle[], facts: Facts): string[] {
  const shown = filesShown(published.flatMap(({ body }) => body.views.map(({ view }) => view)));
  return [...new Set([...(facts.studies ?? []).map(({ id }) => id), ...[...shown, "studies" as const].flatMap((file) => referencesIn(facts[file]))])];
}

/** What stands at the keys `references` and `reference`, however deep. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "references" || key === "reference" ? [inner].flat().map(String) : referencesIn(inner)));
}

/** By reference: ids of the pages that cite it, in the order of the pages. The map page cites what the map does. */
export function citingPageIds(pages: readonly Page[], map: MapModel | undefined): ReadonlyMap<string, readonly string[]> {
  const onMap = map === undefined ? [] : mapSources(map);
  const citing = new Map<string, string[]>();
  for (const page of pages) {
    const cited = page.id === "karta" ? new Set([...page.references, ...onMap]) : page.references;
    for (const id of cited) {
      const ids = citing.get(id);
      if (ids === undefined) citing.set(id, [page.id]);
      else ids.push(page.id);
    }
  }
  return citing;
}
