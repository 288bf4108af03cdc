import { nearest } from "./explain.ts";

/** Interface words by place: texts, lists of texts, and groups of them. */
export type Words = { readonly [key: string]: string | readonly string[] | Words };

/** A fault in a copy's own words, with the path to it. */
export interface LabelFault {
  readonly path: readonly string[];
  readonly what: string;
  readonly write: string;
}

/**
 * The handbook's words with a copy's own in their place. A copy needs to write only the words that differ;
 * a word that the handbook does not have, or that is not text, is a fault.
 */
export function overrideLabels<T extends Words>(
  ours: T,
  own: unknown,
  path: readonly string[] = [],
): { readonly labels: T; readonly faults: readonly LabelFault[] } {
  const name = `”${path.join(".")}”`;
  if (typeof own !== "object" || own === null || Array.isArray(own)) {
    return {
      labels: ours,
      faults: [{ path, what: path.length === 0 ? "Filen innehåller inga ord." : `${name} är en grupp av ord.`, write: "skriv nycklar med text inom { }" }],
    };
  }
  const labels: Record<string, string | readonly string[] | Words> = { ...ours };
  const faults: LabelFault[] = [];
  for (const [key, value] of Object.entries(own as Record<string, unknown>)) {
    const here = [...path, key];
    const before = Object.hasOwn(ours, key) ? ours[key] : undefined;
    if (before === undefined) {
      const guess = nearest(key, Object.keys(ours));
      faults.push({
        path: here,
        what: `Ordet ”${here.join(".")}” finns inte.`,
        write: guess === undefined ? "ta bort det" : `menade du ”${[...path, guess].join(".")}”?`,
      });
    } else if (typeof before === "string" || Array.isArray(before)) {
      const fits =
        typeof before === "string"
          ? typeof value === "string"
          : Array.isArray(value) && value.length === before.length && value.every((item) => typeof item === "string");
      if (fits) labels[key] = value as string | readonly string[];
      else
        faults.push({
          path: here,
          what: `”${here.join(".")}” har fel slags värde.`,
          write: typeof before === "string" ? 'skriv text inom "…"' : `skriv en lista med ${before.length} texter`,
        });
    } else {
      const inner = overrideLabels(before as Words, value, here);
      labels[key] = inner.labels;
      faults.push(...inner.faults);
    }
  }
  return { labels: labels as T, faults };
}
