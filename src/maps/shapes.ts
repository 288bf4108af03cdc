/** The shapes that every drawing of the map is made of: textures, signs, areas, borders, swatches. */
import { escapeHtml } from "../content/escapeHtml.ts";
import { pathBounds, type Point } from "./geometry.ts";
import type { Ink } from "./ink.ts";
import type { MapModel, MapRegion, Status } from "./model.ts";

/** In the order of the legend. */
export const statusOrder: readonly Status[] = ["A", "B", "C", "unknown"];

/** What fills the areas of a status, besides its ground: stripes, dots or hatching. Distances in map pixels, angles in degrees clockwise. */
const textures = {
  B: { id: "b", step: 6, angle: 45, ground: "ground-b", mark: "stripe-b" },
  C: { id: "c", step: 7, angle: 0, ground: "ground-c", mark: "dots-c" },
  unknown: { id: "unknown", step: 6, angle: -45, ground: "ground-unknown", mark: "hatch-unknown" },
} as const;
type Textured = keyof typeof textures;
const texturedStatuses = Object.keys(textures) as Textured[];

/** The textures as patterns, for screens. */
export function patterns(prefix: string, ink: Ink, scale = 1): string {
  return texturedStatuses
    .map((status) => {
      const { id, step, angle, ground, mark } = textures[status];
      const shape = status === "C" ? `<circle cx="${step / 2}" cy="${step / 2}" r="1"${ink(mark)}/>` : `<path d="M${step / 2} 0v${step}"${ink(mark)}/>`;
      const transform = `rotate(${angle})${scale === 1 ? "" : ` scale(${scale})`}`;
      return `<pattern id="${prefix}-${id}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="${transform}"><path d="M0 0h${step}v${step}H0z"${ink(ground)}/>${shape}</pattern>`;
    })
    .join("");
}

/** Left, top, right, bottom. */
type Box = readonly [number, number, number, number];

/** The marks of a texture over a box as shapes, just as the pattern would lay them: browsers print patterns as coarse pictures. */
export function textureMarks(status: Textured, [left, top, right, bottom]: Box, ink: Ink): string {
  const { step, angle, mark } = textures[status];
  /** Where marks lie between two coordinates. */
  const places = (from: number, to: number) => {
    const first = Math.floor(from / step);
    return Array.from({ length: Math.ceil(to / step) - first }, (_, index) => (first + index + 0.5) * step);
  };
  if (status === "C") {
    const columns = places(left, right);
    const rows = places(top, bottom).map((y) => `M${columns[0]} ${y}H${columns.at(-1)}`);
    return `<path d="${rows.join("")}"${ink("dot-rows")}/>`;
  }
  const turn = (-angle * Math.PI) / 180;
  const corners = [left, right].flatMap((x) =>
    [top, bottom].map((y): Point => [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)]),
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const lines = places(Math.min(...xs), Math.max(...xs)).map((x) => `M${x} ${Math.floor(Math.min(...ys))}V${Math.ceil(Math.max(...ys))}`);
  return `<path transform="rotate(${angle})" d="${lines.join("")}"${ink(mark)}/>`;
}

/** The signs that make a status readable without colour: full, half, empty, question mark; a diamond for a place. */
export function signs(prefix: string, ink: Ink): string {
  const sign = (id: string, inside: string) => `<g id="${prefix}-sign-${id}"><circle r="8"${ink("disc")}/>${inside}</g>`;
  return [
    sign("A", `<circle r="5"${ink("symbol")}/>`),
    sign("B", `<path d="M0-5a5 5 0 0 0 0 10z"${ink("symbol")}/><circle r="4.6"${ink("ring")}/>`),
    sign("C", `<circle r="3.6"${ink("ring")}/>`),
    sign("unknown", `<text y="4.3"${ink("question")}>?</text>`),
    `<path id="${prefix}-sign-site" d="M0-7.5 7.5 0 0 7.5-7.5 0z"${ink("site")}/>`,
  ].join("");
}

export const areaFill = (status: Status, prefix: string, ink: Ink) => (status === "A" ? ink("a") : ` fill="url(#${prefix}-${status.toLowerCase()})"`);
export const useSign = (prefix: string, sign: Status | "site", [x, y]: Point, scale = 1) =>
  `<use href="#${prefix}-sign-${sign}" transform="translate(${x} ${y})${scale === 1 ? "" : ` scale(${scale})`}"/>`;

/** Shapes that are drawn several times, once. @param fills what the areas are filled with */
export function definitions(map: MapModel, prefix: string, ink: Ink, fills: string): string {
  const outlines = map.regions.map(({ code, path }) => `<path id="${prefix}-${code}" d="${path}"/>`).join("");
  const land = map.regions.map(({ code }) => `<use href="#${prefix}-${code}"/>`).join("");
  return `<defs>${fills}${signs(prefix, ink)}${outlines}<path id="${prefix}-lakes" d="${map.lakes}"/><g id="${prefix}-land">${land}</g></defs>`;
}

/** Areas filled with patterns. */
export function patternedAreas(map: MapModel, prefix: string, ink: Ink): string {
  return map.regions.map(({ code, status }) => `<use href="#${prefix}-${code}"${areaFill(status, prefix, ink)}/>`).join("");
}

/** Room for a texture around the areas that it fills; one for all of them, so that nothing is drawn twice where areas meet. */
export function boxAround(areas: readonly MapRegion[]): Box {
  const boxes = areas.map(({ path }) => pathBounds(path));
  const side = (index: number) => boxes.map((box) => box[index] as number);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}

/** Where the textures may be seen. */
export function clips(map: MapModel, prefix: string): string {
  return texturedStatuses
    .map((status) => {
      const areas = map.regions.filter((region) => region.status === status);
      return `<clipPath id="${prefix}-clip-${textures[status].id}">${areas.map(({ code }) => `<use href="#${prefix}-${code}"/>`).join("")}</clipPath>`;
    })
    .join("");
}

export const groundOf = (status: Status, ink: Ink) => ink(status === "A" ? "a" : textures[status].ground);

/** Areas filled with shapes, for files and paper. */
export function drawnAreas(map: MapModel, prefix: string, ink: Ink): string {
  const grounds = map.regions.map(({ code, status }) => `<use href="#${prefix}-${code}"${groundOf(status, ink)}/>`);
  const marks = texturedStatuses.map((status) => {
    const areas = map.regions.filter((region) => region.status === status);
    return areas.length === 0 ? "" : `<g clip-path="url(#${prefix}-clip-${textures[status].id})">${textureMarks(status, boxAround(areas), ink)}</g>`;
  });
  return [...grounds, ...marks].join("");
}

/** Areas, borders and lakes, in that order so that every border is whole. */
export function country(prefix: string, ink: Ink, areas: string): string {
  return `${areas}<use href="#${prefix}-land"${ink("casing")}/><use href="#${prefix}-land"${ink("border")}/><use href="#${prefix}-lakes"${ink("lake")}/>`;
}

/** Lines of text, one below the other. */
export function lines(texts: readonly string[], x: number, y: number, step: number, attributes: string): string {
  return texts.map((text, index) => `<text x="${x}" y="${y + index * step}"${attributes}>${escapeHtml(text)}</text>`).join("");
}

/** The shapes that a drawn map, its signs and its swatches borrow. */
export function drawnDefinitions(map: MapModel, prefix: string, ink: Ink): string {
  return definitions(map, prefix, ink, `${clips(map, prefix)}<clipPath id="${prefix}-clip-swatch"><path d="M1 1h46v26H1z"/></clipPath>`);
}

/** An area with the texture and the sign of a status, 48 × 28. */
export function drawnSwatch(status: Status, prefix: string, ink: Ink): string {
  const texture = status === "A" ? "" : `<g clip-path="url(#${prefix}-clip-swatch)">${textureMarks(status, [1, 1, 47, 27], ink)}</g>`;
  return `<path d="M1 1h46v26H1z"${groundOf(status, ink)}/>${texture}<path d="M1 1h46v26H1z"${ink("border")}/>${useSign(prefix, status, [24, 14])}`;
}
