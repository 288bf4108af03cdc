/** Hits as elements. Everything is put in as text, so nothing from the index can become markup. */
import type { Piece } from "../ranking/passage.ts";
import { element } from "./element.ts";
import type { Hit } from "./engine.ts";
import { searchTransport } from "./searchTransport.ts";
import type { PdfKinds, SearchWords } from "./words.ts";

/** A link to an address from the root of the site. */
export function link(url: string, text: string, className = ""): HTMLAnchorElement {
  const made = element("a", className, text);
  made.href = searchTransport.href(url);
  return made;
}

/** Pieces of text as nodes, the sought words marked. */
export const pieces = (all: readonly Piece[]): (Node | string)[] => all.map(({ text, isHit }) => (isHit ? element("mark", "", text) : text));

/** One hit: title, what it is, excerpt, and the headings that answer best. */
export function hitElement({ url, markedUrl, kind, title, chapter, excerpt, places }: Hit, words: SearchWords, pdfKinds: PdfKinds): HTMLLIElement {
  const head = link(markedUrl, "", "hit__link");
  head.append(...pieces(title));
  const item = element("li", "hit", element("h3", "hit__title", head));
  const note = searchTransport.note(url);
  const sort = kind === "pdf" ? pdfKinds[String(url.split("/")[2])] : undefined;
  const about = [
    ...(kind === "sida" ? [] : [element("span", "hit__kind", words.kindNames[kind])]),
    ...(sort === undefined ? [] : [element("span", "", sort)]),
    ...(chapter === undefined ? [] : [element("span", "", chapter)]),
    ...(note === "" ? [] : [element("span", "", `(${note})`)]),
  ];
  if (chapter !== undefined) item.dataset["chapter"] = String(url.split("/")[1]);
  if (about.length > 0) item.append(element("p", "hit__chapter", ...about));
  if (excerpt.some(({ text }) => text.trim() !== "")) item.append(element("p", "hit__excerpt", ...pieces(excerpt)));
  if (places.length > 0) {
    const list = element("ul", "hit__places", ...places.map((place) => element("li", "", link(place.url, place.title))));
    list.setAttribute("aria-label", words.places);
    item.append(list);
  }
  return item;
}
