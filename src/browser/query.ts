/** The search form and the address: what is searched for stands in both. */
import type { Query } from "./engine.ts";

/** The parts of the form. Selects are named as in the address: `kapitel`, `roll`, `slag`. */
export interface SearchForm {
  readonly field: HTMLInputElement;
  readonly filters: readonly HTMLSelectElement[];
}

/** What the reader asks for. */
export function readQuery({ field, filters }: SearchForm): Query {
  const chosen = (name: string) => filters.find((filter) => filter.name === name)?.value ?? "";
  return { words: field.value.trim(), chapter: chosen("kapitel"), audience: chosen("roll"), kind: chosen("slag") };
}

/** Fills the form from the address. A choice may stand there by its id or by its name. */
export function fillFromAddress({ field, filters }: SearchForm): void {
  const address = new URLSearchParams(location.search);
  field.value = address.get(field.name) ?? "";
  for (const filter of filters) {
    const asked = address.get(filter.name) ?? "";
    filter.value = [...filter.options].find(({ value, text }) => value === asked || text === asked)?.value ?? "";
  }
}

const pageTitle = document.title;

/** Writes the form into the address, and its words into the title, so that tabs, history and sheets tell searches apart; without a step in the history for every letter. */
export function keepInAddress({ field, filters }: SearchForm): void {
  const given = [field, ...filters].map(({ name, value }): [string, string] => [name, value.trim()]).filter(([, value]) => value !== "");
  const search = given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`;
  const words = field.value.trim();
  document.title = words === "" ? pageTitle : `${words} – ${pageTitle}`;
  if (search !== location.search) history.replaceState(null, "", `${location.pathname}${search}${location.hash}`);
}
