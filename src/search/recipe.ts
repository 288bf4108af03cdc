/** `search.json`: where the search of a handbook lies and what it can be asked, for other programs. */
import { audienceIds } from "../content/chapters.ts";
import { madeAddresses } from "../handbook/addresses.ts";
import type { Handbook } from "../handbook/model.ts";
import { recordKinds } from "../ranking/lexicon.ts";

/** The file as text. The names of filters are those of addresses of `/sok/`; those of kinds and readers also stand in the index. */
export function searchRecipe({ site, chapters, names }: Handbook): string {
  const value = {
    formatVersion: 1,
    page: `${site.url}${madeAddresses.search}?q={searchTerms}`,
    description: `${site.url}/opensearch.xml`,
    index: { engine: "pagefind", address: "/pagefind/", options: { exactDiacritics: true } },
    lexicon: "/pagefind/lexikon.json",
    filters: {
      kapitel: chapters.map(({ id, title }) => ({ id, title })),
      roll: audienceIds.map((id) => ({ id, title: names.audiences[id].title })),
      slag: recordKinds.map((id) => ({ id, title: names.recordKinds[id] })),
    },
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
