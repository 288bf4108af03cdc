/**
 * How the parts of a map are inked: with classes on a page, where the style sheet knows dark mode, or with
 * attributes in a file of its own. The drawing is the same.
 */
import { colors, statusColors } from "../design/tokens.ts";

/** What a line, area or text is for. */
export type Part =
  | "land"
  | "a"
  | "ground-b"
  | "stripe-b"
  | "ground-c"
  | "dots-c"
  | "dot-rows"
  | "ground-unknown"
  | "hatch-unknown"
  | "casing"
  | "border"
  | "lake"
  | "leader-casing"
  | "leader"
  | "disc"
  | "symbol"
  | "ring"
  | "question"
  | "site"
  | "seats"
  | "name"
  | "detail"
  | "title"
  | "note"
  | "frame"
  | "quiet-border"
  | "small"
  | "small-casing"
  | "small-border"
  | "town-a"
  | "town-b"
  | "new";

/** Attributes of a part, with a leading space. */
export type Ink = (part: Part) => string;

/** For pages: `class="map__border"`. */
export const pageInk: Ink = (part) => ` class="map__${part}"`;

type Mode = "light" | "dark";

/**
 * The colour of each part; `blocks/map-ink.css` says the same with custom properties, and a test holds them together.
 * Each border is a dark line in a light casing (in dark mode the reverse), since one line cannot differ 3:1 from both a dark and a light area.
 */
export function partColors(mode: Mode): Readonly<Record<Part, { readonly fill?: string; readonly stroke?: string }>> {
  const paper = colors.paper[mode];
  const ink = colors.ink[mode];
  const edge = colors.edge[mode];
  return {
    land: { fill: colors.mist[mode] },
    a: { fill: statusColors.A[mode] },
    "ground-b": { fill: statusColors.B[mode] },
    "stripe-b": { stroke: paper },
    "ground-c": { fill: statusColors.C[mode] },
    "dots-c": { fill: statusColors.A[mode] },
    "dot-rows": { fill: "none", stroke: statusColors.A[mode] },
    "ground-unknown": { fill: statusColors.unknown[mode] },
    "hatch-unknown": { stroke: edge },
    casing: { fill: "none", stroke: paper },
    border: { fill: "none", stroke: ink },
    lake: { fill: paper, stroke: edge },
    "leader-casing": { fill: "none", stroke: paper },
    leader: { fill: "none", stroke: ink },
    disc: { fill: paper, stroke: ink },
    symbol: { fill: ink },
    ring: { fill: "none", stroke: ink },
    question: { fill: ink },
    site: { fill: paper, stroke: ink },
    seats: { fill: "none", stroke: edge },
    name: { fill: ink },
    detail: { fill: colors.soft[mode] },
    title: { fill: ink },
    note: { fill: colors.soft[mode] },
    frame: { fill: paper },
    "quiet-border": { fill: "none", stroke: edge },
    small: { fill: colors.soft[mode] },
    "small-casing": { fill: "none", stroke: paper },
    "small-border": { fill: "none", stroke: ink },
    "town-a": { fill: ink, stroke: paper },
    "town-b": { fill: paper, stroke: ink },
    new: { fill: colors.sun[mode], stroke: ink },
  };
}

/** Line widths (map pixels), type sizes and other attributes that do not change with the colours. */
const shapes: Partial<Record<Part, string>> = {
  "stripe-b": 'stroke-width="1.6"',
  "dot-rows": 'stroke-width="2" stroke-linecap="round" stroke-dasharray="0 7"',
  "hatch-unknown": 'stroke-width=".9"',
  casing: 'stroke-width="3" stroke-linejoin="round"',
  border: 'stroke-width=".9" stroke-linejoin="round"',
  lake: 'stroke-width=".8"',
  "leader-casing": 'stroke-width="3.4"',
  leader: 'stroke-width="1"',
  disc: 'stroke-width="1.2"',
  ring: 'stroke-width="1.8"',
  question: 'font-size="12" font-weight="700" text-anchor="middle"',
  site: 'stroke-width="1.4"',
  seats: 'stroke-width="3" stroke-linecap="round"',
  name: 'font-size="16" font-weight="700"',
  detail: 'font-size="13.5"',
  title: 'font-size="25" font-weight="700"',
  note: 'font-size="12.5"',
  "quiet-border": 'stroke-width=".7" stroke-linejoin="round"',
  small: 'font-size="12.5"',
  "small-casing": 'stroke-width="8" stroke-linejoin="round"',
  "small-border": 'stroke-width="2.6" stroke-linejoin="round"',
  "town-a": 'stroke-width="2"',
  "town-b": 'stroke-width="2.4"',
  new: 'stroke-width="1.6"',
};

/** For files of their own: `fill="…" stroke="…"`, in the light colours, for screen and paper alike. */
export const fileInk: Ink = (part) => {
  const { fill, stroke } = partColors("light")[part];
  return [
    fill === undefined ? "" : ` fill="${fill}"`,
    stroke === undefined ? "" : ` stroke="${stroke}"`,
    shapes[part] === undefined ? "" : ` ${shapes[part]}`,
  ].join("");
};
