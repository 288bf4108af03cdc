/** Hits as elements. Everything is put in as text, so nothing from the index can become markup. */
import { element } from "./element.ts";
import type { Hit } from "./engine.ts";
import { searchTransport } from "./searchTransport.ts";
import type { SearchWords } from "./words.ts";

/** A link to an address from the root of the site. */
export function link(url: string, text: string, className = ""): HTMLAnchorElement {
  const made = element("a", className, text);
  made.href = searchTransport.href(url);
  return made;
}

/** One hit: title, chapter, excerpt, and the headings that answer best. */
export function hitElement({ url, title, chapter, excerpt, places }: Hit, words: SearchWords): HTMLLIElement {
  const item = element("li", "hit", element("h3", "hit__title", link(url, title, "hit__link")));
  if (chapter !== undefined) {
    item.dataset["chapter"] = String(url.split("/")[1]);
    item.append(element("p", "hit__chapter", chapter));
  }
  item.append(element("p", "hit__excerpt", ...excerpt.map(({ text, isHit }) => (isHit ? element("mark", "", text) : text))));
  if (places.length > 0) {
    const list = element("ul", "hit__places", ...places.map((place) => element("li", "", link(place.url, place.title))));
    list.setAttribute("aria-label", words.places);
    item.append(list);
  }
  return item;
}
