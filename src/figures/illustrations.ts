/**
 * Figures drawn for one thing each, all of one family: round strokes of three weights, arcs that face each other, numbers in discs.
 * The drawing carries numbers and the fewest words; the list beside it says everything, so letters never shrink on phones.
 * Colours are those of the chapter where the figure stands; shape and weight say the same without them.
 */
import type { Illustration } from "../facts/schema.ts";
import { coordinate, text, type FigureTools } from "./tools.ts";

type Of<Id extends Illustration["id"]> = Extract<Illustration, { readonly id: Id }>;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point on a circle; degrees clockwise from three o'clock. */
function onCircle({ x, y }: Point, radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}

const at = ({ x, y }: Point): string => `${coordinate(x)} ${coordinate(y)}`;

/** Part of a circle as a stroke. */
function arc(middle: Point, radius: number, from: number, span: number, className: string): string {
  const isLong = span > 180 ? 1 : 0;
  const r = coordinate(radius);
  return `<path class="${className}" d="M${at(onCircle(middle, radius, from))}A${r} ${r} 0 ${isLong} 1 ${at(onCircle(middle, radius, from + span))}"/>`;
}

/** A broad arrow along a circle, clockwise: half its breadth to either side of the radius, and a head that ends at `to`. */
function arrow(middle: Point, radius: number, from: number, to: number, breadth: number, className: string): string {
  const half = breadth / 2;
  const neck = to - 15;
  const point = (r: number, degrees: number) => at(onCircle(middle, r, degrees));
  const side = (r: number, end: number, sweep: 0 | 1) => `A${coordinate(r)} ${coordinate(r)} 0 0 ${sweep} ${point(r, end)}`;
  return (
    `<path class="${className}" d="M${point(radius + half, from)}${side(radius + half, neck, 1)}L${point(radius + half * 2.1, neck)}` +
    `L${point(radius, to)}L${point(radius - half * 2.1, neck)}L${point(radius - half, neck)}${side(radius - half, from, 0)}z"/>`
  );
}

/** A number in a disc; `y` is the middle of the disc. */
function numberAt(number: number, { x, y }: Point): string {
  return (
    `<circle class="drawing__disc" cx="${coordinate(x)}" cy="${coordinate(y)}" r="15"/>` +
    `<text class="drawing__number" x="${coordinate(x)}" y="${coordinate(y + 6)}" text-anchor="middle">${number}</text>`
  );
}

const label = (content: string, x: number, y: number, className = "drawing__name"): string =>
  `<text class="${className}" x="${coordinate(x)}" y="${coordinate(y)}" text-anchor="middle">${text(content)}</text>`;

/** Head and shoulders, 28 wide; `y` is the middle. */
const person = ({ x, y }: Point): string =>
  `<circle class="drawing__person" cx="${coordinate(x)}" cy="${coordinate(y - 8)}" r="7"/>` +
  `<path class="drawing__person" d="M${coordinate(x - 14)} ${coordinate(y + 15)}c0-10 6-14 14-14s14 4 14 14z"/>`;

/** A drawing that says something to those who listen, or nothing where words beside it say the same. */
function svg(width: number, height: number, parts: readonly string[], name?: string): string {
  const role = name === undefined ? `aria-hidden="true" focusable="false"` : `role="img" aria-label="${text(name)}"`;
  return `<svg class="drawing" viewBox="0 0 ${width} ${height}" ${role}>${parts.join("")}</svg>`;
}

/** Two ends, and what goes there and back between them: the two arcs of the mark, on their way. */
function loopDrawing({ ends, title, description }: Of<"kretslopp">): string {
  const middle = { x: 170, y: 172 };
  const radius = 104;
  const [above, below] = [onCircle(middle, radius, -90), onCircle(middle, radius, 90)];
  return svg(
    340,
    344,
    [
      arrow(middle, radius, -50, 54, 20, "drawing__arrow"),
      arrow(middle, radius, 130, 234, 20, "drawing__arrow drawing__arrow--back"),
      person({ x: above.x - 24, y: above.y + 1 }),
      person({ x: above.x + 24, y: above.y + 1 }),
      person({ x: above.x, y: above.y + 6 }),
      person({ x: below.x, y: below.y - 4 }),
      label(ends[0], above.x, above.y - 40),
      label(ends[1], below.x, below.y + 40),
      numberAt(1, onCircle(middle, radius, -4)),
      numberAt(2, onCircle(middle, radius, 176)),
      numberAt(3, { x: above.x, y: above.y + 50 }),
    ],
    `${title}. ${description}`,
  );
}

/** Rings within each other, the outermost open and thin, the innermost closed and filled. */
function layerDrawing({ title, description }: Of<"lager">): string {
  const middle = { x: 170, y: 170 };
  const pair = (radius: number, span: number, className: string) =>
    arc(middle, radius, 198 - span / 2, span, className) + arc(middle, radius, 18 - span / 2, span, className);
  return svg(
    340,
    340,
    [
      pair(152, 104, "drawing__line"),
      pair(105, 146, "drawing__band"),
      `<circle class="drawing__core" cx="170" cy="170" r="56"/>`,
      numberAt(1, onCircle(middle, 152, 18)),
      numberAt(2, onCircle(middle, 105, 18)),
      `<text class="drawing__number drawing__number--large" x="170" y="178" text-anchor="middle">3</text>`,
    ],
    `${title}. ${description}`,
  );
}

/** An association and a workplace that face each other, and the one who works in the second: the thick line goes to whoever employs. */
function modelDrawing({ ends }: Of<"anstallning">, { employer, hasAgreement }: Of<"anstallning">["parts"][number]): string {
  const organisation = { x: 62, y: 58 };
  const workplace = { x: 186, y: 58 };
  const peer = { x: 182, y: 58 };
  const isEmployer = employer === "organisation";
  const house = (who: boolean) => (who ? "drawing__band" : "drawing__line");
  return svg(248, 142, [
    arc(organisation, 46, 48, 264, house(isEmployer)),
    arc(workplace, 46, 228, 264, house(!isEmployer)),
    isEmployer ? `<path class="drawing__tie" d="M16 58H${peer.x - 20}"/>` : `<path class="drawing__tie" d="M${peer.x + 20} 58H232"/>`,
    hasAgreement ? `<path class="drawing__line drawing__line--agreed" d="M20 58H150"/>` : "",
    person({ x: peer.x, y: peer.y + 2 }),
    label(ends[0], organisation.x, 134),
    label(ends[1], workplace.x, 134),
  ]);
}

/** The parts as a numbered list; `before` gives what stands above the words of a part. */
function partList<Part extends Illustration["parts"][number]>(parts: readonly Part[], before: (part: Part) => string = () => ""): string {
  const items = parts.map((part) => `<li>${before(part)}<b class="drawing__part">${text(part.name)}</b> ${text(part.text)}</li>`);
  return `<ol class="drawing__parts">\n${items.join("\n")}\n</ol>`;
}

/** What the two sorts of lines between employers and employed mean. */
const lineKey = ({ illustrations: { employment, agreement } }: FigureTools["words"]): string =>
  `<p class="drawing__key"><span class="drawing__sample"></span> ${text(employment)} <span class="drawing__sample drawing__sample--agreed"></span> ${text(agreement)}</p>`;

function drawingAndWords(row: Illustration, words: FigureTools["words"]): readonly string[] {
  switch (row.id) {
    case "kretslopp":
      return [loopDrawing(row), partList(row.parts)];
    case "lager":
      return [layerDrawing(row), partList(row.parts)];
    case "anstallning":
      return [partList(row.parts, (part) => modelDrawing(row, part)), lineKey(words)];
  }
}

/** A drawn figure with its list, and the line that tells where it comes from. */
export function illustration(row: Illustration, { words, cite }: FigureTools): string {
  return (
    `<figure class="figure illustration illustration--${row.id}">\n<p class="figure__title">${text(row.title)}</p>\n` +
    `${drawingAndWords(row, words).join("\n")}\n<figcaption>${text(row.caption)}${cite(row.references)}</figcaption>\n</figure>\n`
  );
}
