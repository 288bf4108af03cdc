/** Which references are cited, and where. */
import type { MapModel } from "../maps/model.ts";
import type { ParsedArticle } from "./material.ts";
import type { Page } from "./model.ts";

/** Ids of the references an article cites, in its text or as the study it is about; each once, whether they exist or not. */
export function citedIn({ article, body }: ParsedArticle): string[] {
  const inText = body.citations.flatMap(({ citation }) => citation.sources.map(({ id }) => id));
  const { kalla: study } = article.frontMatter;
  return [...new Set(study === undefined ? inText : [...inText, study])];
}

/** Ids of the references that regions, municipalities and places of the map cite; each once. */
export function citedOnMap({ regions }: MapModel): string[] {
  return [...new Set(regions.flatMap((region) => [region, ...region.municipalities, ...region.sites]).flatMap(({ references }) => references))];
}

/** By reference: ids of the pages that cite it, in the order of the pages. The map page cites what the map does. */
export function citingPageIds(pages: readonly Page[], map: MapModel | undefined): ReadonlyMap<string, readonly string[]> {
  const onMap = map === undefined ? [] : citedOnMap(map);
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
