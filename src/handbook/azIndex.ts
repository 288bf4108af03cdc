import type { Chapter, Handbook, Term } from "./model.ts";
import { allPages } from "./navigate.ts";

export interface AzEntry {
  readonly text: string;
  readonly url: string;
  /** Where the word leads, for words that are not the page's title. */
  readonly note: string | null;
}

export interface AzLetter {
  readonly letter: string;
  readonly entries: readonly AzEntry[];
}

/** Swedish alphabetical order: å, ä and ö after z. */
export const swedishOrder = new Intl.Collator("sv");

/**
 * Titles, synonyms and glossary terms in Swedish alphabetical order, by letter; what begins with no letter stands under "#".
 * @param others pages that are not in the handbook itself
 */
export function azIndex(handbook: Handbook, others: readonly AzEntry[] = []): AzLetter[] {
  const entries: AzEntry[] = [
    ...others,
    ...allPages(handbook)
      .filter(({ unlisted }) => unlisted !== true)
      .flatMap((page) => [
        { text: page.title, url: page.url, note: null },
        ...page.synonyms.map((synonym) => ({ text: capital(synonym), url: page.url, note: page.title })),
      ]),
    ...handbook.chapters.flatMap((chapter) => (chapter.id === "ordlista" ? handbook.terms.flatMap((term) => termEntries(term, chapter)) : [])),
  ];
  const unique = new Map(entries.map((entry) => [`${entry.text.toLowerCase()} ${entry.url}`, entry]));
  const sorted = [...unique.values()].sort((a, b) => swedishOrder.compare(a.text, b.text) || (a.url < b.url ? -1 : 1));
  return [...Map.groupBy(sorted, ({ text }) => letterOf(text))].map(([letter, list]) => ({ letter, entries: list }));
}

function termEntries({ id, name, otherNames }: Term, glossary: Chapter): AzEntry[] {
  const url = `${glossary.url}#${id}`;
  return [{ text: capital(name), url, note: glossary.title }, ...otherNames.map((other) => ({ text: capital(other), url, note: name }))];
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase("sv") + text.slice(1);

/** The letter a word stands under: é under E, what begins with no letter under "#". */
export function letterOf(text: string): string {
  const first = text.charAt(0).toLocaleUpperCase("sv");
  if (/[A-ZÅÄÖ]/.test(first)) return first;
  const plain = first.normalize("NFD").replace(/\p{M}/gu, "");
  return /[A-Z]/.test(plain) ? plain : "#";
}
