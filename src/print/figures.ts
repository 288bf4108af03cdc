/** Figures with numbers: those in the book's list of figures, in the book and in its chapters. */
import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { attributeOf, elementsIn, hasClass, textOf } from "../content/parsedHtml.ts";
import { escapeHtml } from "../content/escapeHtml.ts";

/** A figure with its number in the book. */
export interface NumberedFigure {
  readonly number: number;
  readonly title: string;
  /** Its place on its page. */
  readonly id: string;
}

/** The HTML of a page with its figures numbered, and what they are called. */
export interface FigurePage {
  readonly html: string;
  readonly figures: readonly NumberedFigure[];
}

/** Pictures, and the table that is read as one. */
const isFigure = (element: Tree.Element) => hasClass(element, "figure") || (element.tagName === "table" && hasClass(element, "matrix"));
const mayHaveFigures = /class="(?:[^"]* )?(?:figure|matrix)[" ]/;

/**
 * Numbers the figures of pages.
 * @param pages HTML by page id, in reading order
 * @param word before a number: "Figur"
 */
export function numberFigures(pages: readonly (readonly [id: string, html: string])[], word: string): ReadonlyMap<string, FigurePage> {
  let number = 0;
  return new Map(
    pages
      .filter(([, html]) => mayHaveFigures.test(html))
      .map(([id, html]) => {
        const fragment = parseFragment(html);
        const figures = elementsIn(fragment)
          .filter(isFigure)
          .map((figure): NumberedFigure => ({ number: ++number, ...name(figure, `${word} ${number}`) }));
        return [id, { html: serialize(fragment), figures }];
      }),
  );
}

/** Puts a number before a figure's name and gives it a place to point to. A figure whose name is only read aloud gets it written out. */
function name(figure: Tree.Element, number: string): Pick<NumberedFigure, "title" | "id"> {
  const id = number.toLowerCase().replace(" ", "-");
  const inside = elementsIn(figure);
  const label = [figure, ...inside.filter((element) => attributeOf(element, "role") === "region")].flatMap(
    (element) => attributeOf(element, "aria-label") ?? [],
  )[0];
  const heading =
    inside.find((element) => hasClass(element, "figure__title") || element.tagName === "caption") ??
    (label === undefined ? inside.find(({ tagName }) => tagName === "figcaption") : undefined);
  const title = heading === undefined ? (label ?? "") : textOf(heading).replace(/\s+/g, " ").trim();
  const mark = `<span class="figure__number" id="${id}">${number}.</span> `;
  if (heading === undefined) prepend(figure, `<p class="figure__title">${mark}${escapeHtml(title)}</p>`);
  else prepend(heading, mark);
  return { title, id };
}

function prepend(element: Tree.Element, html: string): void {
  const added = parseFragment(html).childNodes;
  for (const node of added) node.parentNode = element;
  element.childNodes.unshift(...added);
}
