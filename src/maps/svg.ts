/** The region map as pictures: on the page, as a small picture, as tiles and as a file of its own. */
import { escapeHtml } from "../content/escapeHtml.ts";
import { fillIn } from "../content/fillIn.ts";
import { fonts } from "../design/tokens.ts";
import { pathBounds, type Point } from "./geometry.ts";
import { fileInk, pageInk, type Ink } from "./ink.ts";
import type { MapLabels } from "./labels.ts";
import { moveApart, sideOf, spreadOut, tilePlaces, untangle, wrap } from "./layout.ts";
import type { MapModel, MapRegion, Status } from "./model.ts";
import { mapTexts, statusAndYear } from "./rows.ts";

/** Room for labels beside the country, and air above and below, in map pixels. */
const margin = { side: 200, top: 8, bottom: 8 } as const;
/** Between the label and the country. */
const gutter = 22;
/** Height of a label with two lines, and of a place on the second map. */
const labelHeight = 42;
const statusOrder: readonly Status[] = ["A", "B", "C", "unknown"];

/** North to south, so that the tab key walks down the country. */
function northToSouth(map: MapModel): readonly MapRegion[] {
  return [...map.regions].sort((a, b) => a.anchor[1] - b.anchor[1] || (a.code < b.code ? -1 : 1));
}

/** What fills the areas of a status, besides its ground: stripes, dots or hatching. Distances in map pixels, angles in degrees clockwise. */
const textures = {
  B: { id: "b", step: 6, angle: 45, ground: "ground-b", mark: "stripe-b" },
  C: { id: "c", step: 7, angle: 0, ground: "ground-c", mark: "dots-c" },
  unknown: { id: "unknown", step: 6, angle: -45, ground: "ground-unknown", mark: "hatch-unknown" },
} as const;
type Textured = keyof typeof textures;
const texturedStatuses = Object.keys(textures) as Textured[];

/** The textures as patterns, for screens. */
function patterns(prefix: string, ink: Ink, scale = 1): string {
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
function textureMarks(status: Textured, [left, top, right, bottom]: Box, ink: Ink): string {
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
function signs(prefix: string, ink: Ink): string {
  const sign = (id: string, inside: string) => `<g id="${prefix}-sign-${id}"><circle r="8"${ink("disc")}/>${inside}</g>`;
  return [
    sign("A", `<circle r="5"${ink("symbol")}/>`),
    sign("B", `<path d="M0-5a5 5 0 0 0 0 10z"${ink("symbol")}/><circle r="4.6"${ink("ring")}/>`),
    sign("C", `<circle r="3.6"${ink("ring")}/>`),
    sign("unknown", `<text y="4.3"${ink("question")}>?</text>`),
    `<path id="${prefix}-sign-site" d="M0-7.5 7.5 0 0 7.5-7.5 0z"${ink("site")}/>`,
  ].join("");
}

const areaFill = (status: Status, prefix: string, ink: Ink) => (status === "A" ? ink("a") : ` fill="url(#${prefix}-${status.toLowerCase()})"`);
const useSign = (prefix: string, sign: Status | "site", [x, y]: Point, scale = 1) =>
  `<use href="#${prefix}-sign-${sign}" transform="translate(${x} ${y})${scale === 1 ? "" : ` scale(${scale})`}"/>`;

/** Shapes that are drawn several times, once. @param fills what the areas are filled with */
function definitions(map: MapModel, prefix: string, ink: Ink, fills: string): string {
  const outlines = map.regions.map(({ code, path }) => `<path id="${prefix}-${code}" d="${path}"/>`).join("");
  const land = map.regions.map(({ code }) => `<use href="#${prefix}-${code}"/>`).join("");
  return `<defs>${fills}${signs(prefix, ink)}${outlines}<path id="${prefix}-lakes" d="${map.lakes}"/><g id="${prefix}-land">${land}</g></defs>`;
}

/** Areas filled with patterns. */
function patternedAreas(map: MapModel, prefix: string, ink: Ink): string {
  return map.regions.map(({ code, status }) => `<use href="#${prefix}-${code}"${areaFill(status, prefix, ink)}/>`).join("");
}

/** Room for a texture around the areas that it fills; one for all of them, so that nothing is drawn twice where areas meet. */
function boxAround(areas: readonly MapRegion[]): Box {
  const boxes = areas.map(({ path }) => pathBounds(path));
  const side = (index: number) => boxes.map((box) => box[index] as number);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}

/** Where the textures may be seen. */
function clips(map: MapModel, prefix: string): string {
  return texturedStatuses
    .map((status) => {
      const areas = map.regions.filter((region) => region.status === status);
      return `<clipPath id="${prefix}-clip-${textures[status].id}">${areas.map(({ code }) => `<use href="#${prefix}-${code}"/>`).join("")}</clipPath>`;
    })
    .join("");
}

const groundOf = (status: Status, ink: Ink) => ink(status === "A" ? "a" : textures[status].ground);

/** Areas filled with shapes, for files and paper. */
function drawnAreas(map: MapModel, prefix: string, ink: Ink): string {
  const grounds = map.regions.map(({ code, status }) => `<use href="#${prefix}-${code}"${groundOf(status, ink)}/>`);
  const marks = texturedStatuses.map((status) => {
    const areas = map.regions.filter((region) => region.status === status);
    return areas.length === 0 ? "" : `<g clip-path="url(#${prefix}-clip-${textures[status].id})">${textureMarks(status, boxAround(areas), ink)}</g>`;
  });
  return [...grounds, ...marks].join("");
}

/** Areas, borders and lakes, in that order so that every border is whole. */
function country(prefix: string, ink: Ink, areas: string): string {
  return `${areas}<use href="#${prefix}-land"${ink("casing")}/><use href="#${prefix}-land"${ink("border")}/><use href="#${prefix}-lakes"${ink("lake")}/>`;
}

interface Label {
  readonly side: "west" | "east";
  /** Middle of the label. */
  readonly y: number;
  readonly target: Point;
}

/** Places labels in both margins beside what they name, so that no leaders cross. */
function placeLabels<T extends { readonly side: "west" | "east"; readonly target: Point }>(
  map: MapModel,
  wanted: readonly T[],
  height: number,
  from: number,
  to: number,
): (T & Label)[] {
  return (["west", "east"] as const).flatMap((side) => {
    const here = wanted.filter((label) => label.side === side);
    const targets = here.map(({ target }) => target);
    const spread = spreadOut(
      targets.map(([, y]) => y),
      height,
      from,
      to,
    );
    const places = untangle(spread, bendX(map, side), targets);
    return here.map((label, index) => ({ ...label, y: places[index] as number }));
  });
}

const textX = (map: MapModel, side: "west" | "east") => (side === "west" ? -gutter : map.viewBox[2] + gutter);
const bendX = (map: MapModel, side: "west" | "east") => textX(map, side) + (side === "west" ? 15 : -15);

/** A line from the label to its sign; short level start, then straight. */
function leader(map: MapModel, { side, y, target: [x, targetY] }: Label): string {
  const start = textX(map, side) + (side === "west" ? 5 : -5);
  return `M${start} ${y}H${bendX(map, side)}L${x} ${targetY}`;
}

function leaders(map: MapModel, labels: readonly Label[], ink: Ink): string {
  const d = labels.map((label) => leader(map, label)).join("");
  return `<path d="${d}"${ink("leader-casing")}/><path d="${d}"${ink("leader")}/>`;
}

function labelText(map: MapModel, { side, y }: Pick<Label, "side" | "y">, name: string, detail: string, ink: Ink): string {
  const x = textX(map, side);
  const anchor = side === "west" ? ' text-anchor="end"' : "";
  return `<text x="${x}" y="${y - 2}"${anchor}${ink("name")}>${escapeHtml(name)}</text><text x="${x}" y="${y + 14}"${anchor}${ink("detail")}>${escapeHtml(detail)}</text>`;
}

function regionLabels(map: MapModel): (Label & { readonly region: MapRegion })[] {
  const [, top, , height] = map.viewBox;
  const wanted = northToSouth(map).map((region) => ({ region, side: sideOf(region.code), target: region.anchor }));
  return placeLabels(map, wanted, labelHeight, top + 20, top + height - 16);
}

/**
 * The region map for a page, with links to the rows of the table (`#lan-06`). Styled by `blocks/map.css`.
 * Its ids begin with `map-`: one per page, and the second map, the legend and the signs lean on it.
 */
export function mapInline(map: MapModel, labels: MapLabels): string {
  const prefix = "map";
  const [left, top, width, height] = map.viewBox;
  const placed = regionLabels(map);
  const texts = mapTexts(map, labels);
  const box = `${left - margin.side} ${top - margin.top} ${width + 2 * margin.side} ${height + margin.top + margin.bottom}`;
  const links = [...placed]
    .sort((a, b) => a.region.anchor[1] - b.region.anchor[1])
    .map(({ region, side, y }) => {
      const labelBox = `<rect class="map__label-box" x="${side === "west" ? left - margin.side + 2 : left + width + gutter - 5}" y="${y - 20}" width="${margin.side - gutter + 3}" height="40" rx="4"/>`;
      return `<a class="map__link" href="#lan-${region.code}" aria-label="${escapeHtml(`${region.label}, ${statusAndYear(region, labels)}`)}">${labelBox}<use class="map__ring-outer" href="#${prefix}-${region.code}"/><use class="map__ring-inner" href="#${prefix}-${region.code}"/></a>`;
    })
    .join("");
  return [
    `<svg class="map__svg" xmlns="http://www.w3.org/2000/svg" viewBox="${box}" role="group" aria-labelledby="map-title" aria-describedby="map-desc">`,
    `<title id="map-title">${escapeHtml(texts.headline)}</title><desc id="map-desc">${escapeHtml(texts.description)}</desc>`,
    definitions(map, prefix, pageInk, patterns(prefix, pageInk)),
    `<g aria-hidden="true">${country(prefix, pageInk, patternedAreas(map, prefix, pageInk))}`,
    `<g class="map__leaders">${leaders(map, placed, pageInk)}</g>`,
    map.regions.map(({ status, anchor }) => useSign(prefix, status, anchor)).join(""),
    `<g class="map__labels">${placed.map((label) => labelText(map, label, label.region.label, statusAndYear(label.region, labels), pageInk)).join("")}</g></g>`,
    `<g class="map__links">${links}</g></svg>`,
  ].join("");
}

interface Spot extends Label {
  readonly sign: Status | "site";
  readonly name: string;
  readonly detail: string;
}

/** What stands on the second map: each fact about municipalities and each place, with its signs moved apart. */
function spotsOf(
  map: MapModel,
  labels: MapLabels,
): { readonly signs: readonly { readonly sign: Status | "site"; readonly point: Point }[]; readonly labels: readonly Spot[] } {
  const wanted = map.regions.flatMap(({ code, county, municipalities, sites }) => [
    ...municipalities.map((finding) => ({
      side: sideOf(code),
      sign: finding.status as Status | "site",
      ...(finding.municipalities.length === 1
        ? { name: finding.municipalities[0]?.name as string, detail: statusAndYear(finding, labels) }
        : { name: county, detail: fillIn(labels.municipalitiesJoint, { count: finding.municipalities.length, year: finding.year ?? labels.undated }) }),
      points: finding.municipalities.map(({ point }) => point),
    })),
    ...sites.map((site) => ({
      side: sideOf(code),
      sign: "site" as const,
      name: site.place,
      detail: `${labels.siteName.toLowerCase()}, ${site.year ?? labels.undated}`,
      points: [site.point],
    })),
  ]);
  const points = moveApart(
    wanted.flatMap((spot) => spot.points),
    11.5,
  );
  let next = 0;
  const moved = wanted.map((spot) => ({ ...spot, points: spot.points.map(() => points[next++] as Point) }));
  const ys = points.map(([, y]) => y);
  const from = Math.min(...ys, map.viewBox[3] - 100) - 60;
  return {
    signs: moved.flatMap(({ sign, points: all }) => all.map((point) => ({ sign, point }))),
    labels: placeLabels(
      map,
      moved.map((spot) => ({ ...spot, target: nearestTo(spot.points, spot.side) })),
      labelHeight - 4,
      from,
      map.viewBox[3] - 16,
    ),
  };
}

/** The westernmost or easternmost of some points, where the leader need not cross the others. */
function nearestTo(points: readonly Point[], side: "west" | "east"): Point {
  return [...points].sort((a, b) => (side === "west" ? a[0] - b[0] : b[0] - a[0]))[0] as Point;
}

/**
 * The second layer: municipalities with facts of their own, and places. It has no links and borrows the shapes of `mapInline` on the same page.
 * The north is cut off where there is nothing to show; the label `municipalitiesCropped` says so.
 */
export function mapMunicipalities(map: MapModel, labels: MapLabels): string {
  const prefix = "map";
  const [left, , width, height] = map.viewBox;
  const { signs: marks, labels: spots } = spotsOf(map, labels);
  const top = Math.floor(municipalitiesTop(map, labels));
  const findings = map.regions.flatMap(({ municipalities }) => municipalities);
  const sites = map.regions.flatMap((region) => region.sites);
  const names = spots.filter(({ sign }) => sign !== "site").map(({ name, detail }) => `${name} (${detail})`);
  const description = fillIn(labels.municipalitiesDescription, {
    municipalities: findings.reduce((sum, finding) => sum + finding.municipalities.length, 0),
    sites: sites.length,
    names: names.join(", "),
    sitenames: sites.map(({ place }) => place).join(", "),
  });
  return [
    `<svg class="map__svg map__svg--municipalities" xmlns="http://www.w3.org/2000/svg" viewBox="${left - margin.side} ${top} ${width + 2 * margin.side} ${height + margin.bottom - top}" role="img" aria-labelledby="map-municipalities-title" aria-describedby="map-municipalities-desc">`,
    `<title id="map-municipalities-title">${escapeHtml(labels.municipalitiesHeadline)}</title><desc id="map-municipalities-desc">${escapeHtml(description)}</desc>`,
    `<use href="#${prefix}-land"${pageInk("land")}/><use href="#${prefix}-land"${pageInk("casing")}/><use href="#${prefix}-land" class="map__border map__border--quiet"/><use href="#${prefix}-lakes"${pageInk("lake")}/>`,
    `<path d="${map.otherSeats
      .filter(([, y]) => y > top)
      .map(([x, y]) => `M${x} ${y}h0`)
      .join("")}"${pageInk("seats")}/>`,
    `<g class="map__leaders">${leaders(map, spots, pageInk)}</g>`,
    marks.map(({ sign, point }) => useSign(prefix, sign, point, sign === "site" ? 0.72 : 0.62)).join(""),
    `<g class="map__labels">${spots.map((spot) => labelText(map, spot, spot.name, spot.detail, pageInk)).join("")}</g></svg>`,
  ].join("");
}

/** Where the second map begins: a little north of the northernmost sign or label. */
function municipalitiesTop(map: MapModel, labels: MapLabels): number {
  const { signs: marks, labels: spots } = spotsOf(map, labels);
  return Math.max(map.viewBox[1] - margin.top, Math.min(...marks.map(({ point }) => point[1] - 60), ...spots.map(({ y }) => y - 30), map.viewBox[3] - 200));
}

/** Whether the second map leaves out the north. */
export function municipalitiesAreCropped(map: MapModel, labels: MapLabels): boolean {
  return municipalitiesTop(map, labels) > map.viewBox[1];
}

/**
 * The sign of a status or of a place. It borrows its shape from `mapInline`.
 * @param name what it says where no word stands beside it; without one it is silent
 */
export function mapSign(sign: Status | "site", name?: string): string {
  const voice = name === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapeHtml(name)}"`;
  return `<svg class="map__sign" viewBox="-9 -9 18 18" ${voice} focusable="false"><use href="#map-sign-${sign}"/></svg>`;
}

/** An area with the pattern of a status and its sign, for the legend. It borrows both from `mapInline`. */
function swatch(status: Status): string {
  return `<svg class="map__swatch" viewBox="0 0 48 28" aria-hidden="true" focusable="false"><path d="M1 1h46v26H1z"${areaFill(status, "map", pageInk)}/><path d="M1 1h46v26H1z"${pageInk("border")}/>${useSign("map", status, [24, 14])}</svg>`;
}

/** The legend of the region map as a list. */
export function mapLegend(labels: MapLabels): string {
  const items = statusOrder.map(
    (status) =>
      `<li>${swatch(status)}<span><strong>${escapeHtml(labels.statuses[status].name)}:</strong> ${escapeHtml(labels.statuses[status].long)}</span></li>`,
  );
  return `<ul class="map__legend">${items.join("")}</ul>`;
}

/** The legend of the second map: only the signs it uses, and the dots. */
export function municipalitiesLegend(map: MapModel, labels: MapLabels): string {
  const used = statusOrder.filter((status) => map.regions.some(({ municipalities }) => municipalities.some((finding) => finding.status === status)));
  const item = (picture: string, name: string, long: string) => `<li>${picture}<span><strong>${escapeHtml(name)}:</strong> ${escapeHtml(long)}</span></li>`;
  const dot = `<svg class="map__sign" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false"><path d="M0 0h0"${pageInk("seats")}/></svg>`;
  return [
    '<ul class="map__legend map__legend--signs">',
    ...used.map((status) => item(mapSign(status), labels.statuses[status].name, labels.statuses[status].long)),
    map.regions.some(({ sites }) => sites.length > 0) ? item(mapSign("site"), labels.siteName, labels.siteLong) : "",
    item(dot, labels.otherMunicipalitiesName, labels.otherMunicipalitiesLong),
    "</ul>",
  ].join("");
}

/** The regions as equal tiles with links, for narrow screens where the labels of the map would be too small. */
export function mapTiles(map: MapModel, labels: MapLabels): string {
  const tiles = northToSouth(map)
    .flatMap((region) => {
      const place = tilePlaces.get(region.code);
      return place === undefined ? [] : [{ region, row: place[0], column: place[1] }];
    })
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(
      ({ region, row, column }) =>
        `<li class="map-tiles__tile map-tiles__tile--${region.status.toLowerCase()} map-tiles__row-${row} map-tiles__column-${column}"><a href="#lan-${region.code}">${mapSign(region.status, region.status === "unknown" ? undefined : labels.statuses[region.status].short)}<span class="map-tiles__name">${breakable(region.label)}</span> <span class="map-tiles__year">${escapeHtml(region.status === "unknown" ? labels.statuses.unknown.short : (region.year ?? labels.undated))}</span></a></li>`,
    );
  return `<ol class="map-tiles">${tiles.join("")}</ol>`;
}

/** Long names may break after their first part. */
function breakable(name: string): string {
  return escapeHtml(name).replace(/^(Väster|Väst|Öster|Söder|Norr|Jön|Gäv|Krono)(?=\p{Ll})/u, "$1&shy;");
}

/** A small picture of the map that leads to it. The link has the words; the picture only shows. */
export function mapThumbnail(map: MapModel, labels: MapLabels): string {
  const prefix = "map-thumb";
  const [left, top, width, height] = map.viewBox;
  const shapes = map.regions.map(({ code, coarse }) => `<path id="${prefix}-${code}" d="${coarse}"/>`).join("");
  const areas = map.regions.map(({ code, status }) => `<use href="#${prefix}-${code}"${areaFill(status, prefix, pageInk)}/>`).join("");
  const land = map.regions.map(({ code }) => `<use href="#${prefix}-${code}"/>`).join("");
  return [
    `<a class="map-thumb" href="/karta/" aria-label="${escapeHtml(labels.thumbnailLink)}">`,
    `<svg class="map-thumb__svg" xmlns="http://www.w3.org/2000/svg" viewBox="${left - 6} ${top - 6} ${width + 12} ${height + 12}" aria-hidden="true" focusable="false"><defs>${patterns(prefix, pageInk, 3)}${shapes}<g id="${prefix}-land">${land}</g></defs>`,
    `${areas}<use href="#${prefix}-land" class="map__casing map-thumb__casing"/><use href="#${prefix}-land" class="map__border map-thumb__border"/><path d="${map.lakesCoarse}"${pageInk("lake")}/></svg></a>`,
  ].join("");
}

/** Lines of text, one below the other. */
function lines(texts: readonly string[], x: number, y: number, step: number, attributes: string): string {
  return texts.map((text, index) => `<text x="${x}" y="${y + index * step}"${attributes}>${escapeHtml(text)}</text>`).join("");
}

/** The shapes that a drawn map, its signs and its swatches borrow. */
function drawnDefinitions(map: MapModel, prefix: string, ink: Ink): string {
  return definitions(map, prefix, ink, `${clips(map, prefix)}<clipPath id="${prefix}-clip-swatch"><path d="M1 1h46v26H1z"/></clipPath>`);
}

/** The country with its signs and labels, drawn without patterns. */
function drawnMap(map: MapModel, labels: MapLabels, prefix: string, ink: Ink): string {
  const placed = regionLabels(map);
  return [
    country(prefix, ink, drawnAreas(map, prefix, ink)),
    leaders(map, placed, ink),
    map.regions.map(({ status, anchor }) => useSign(prefix, status, anchor)).join(""),
    placed.map((label) => labelText(map, label, label.region.label, statusAndYear(label.region, labels), ink)).join(""),
  ].join("");
}

/** An area with the texture and the sign of a status, 48 × 28. */
function drawnSwatch(status: Status, prefix: string, ink: Ink): string {
  const texture = status === "A" ? "" : `<g clip-path="url(#${prefix}-clip-swatch)">${textureMarks(status, [1, 1, 47, 27], ink)}</g>`;
  return `<path d="M1 1h46v26H1z"${groundOf(status, ink)}/>${texture}<path d="M1 1h46v26H1z"${ink("border")}/>${useSign(prefix, status, [24, 14])}`;
}

/** The region map for a poster: the drawing with its labels and nothing else. Title, legend and source stand around it. */
export function mapPoster(map: MapModel, labels: MapLabels): string {
  const [left, top, width, height] = map.viewBox;
  const box = `${left - margin.side} ${top - margin.top} ${width + 2 * margin.side} ${height + margin.top + margin.bottom}`;
  const { headline, description, period } = mapTexts(map, labels);
  return `<svg class="map-poster" viewBox="${box}" role="img" aria-label="${escapeHtml(`${headline}. ${description} ${period}`)}">${drawnDefinitions(map, "karta", fileInk)}${drawnMap(map, labels, "karta", fileInk)}</svg>`;
}

/** The swatch of a status beside a poster's map, whose shapes it borrows. */
export function mapPosterSwatch(status: Status): string {
  return `<svg class="map-poster__swatch" viewBox="0 0 48 28" aria-hidden="true" focusable="false">${drawnSwatch(status, "karta", fileInk)}</svg>`;
}

/**
 * The region map as a file of its own, with title, legend, period, source and date. Light colours as attributes,
 * no style sheet, no links: the same on screen, on paper and in programs that draw.
 */
export function mapStandalone(map: MapModel, labels: MapLabels): string {
  const prefix = "karta";
  const ink = fileInk;
  const [left, top, width, height] = map.viewBox;
  const texts = mapTexts(map, labels);
  const [x, boxWidth] = [left - margin.side - 16, width + 2 * margin.side + 32];
  const title = wrap(texts.headline, 52);
  const notes = [...wrap(labels.intro, 120), ...wrap(`${map.attribution} ${fillIn(labels.outlinesDate, { date: map.outlinesDate })}`, 120)];
  const head = 66 + title.length * 32;
  const foot = 34 + notes.length * 17;
  const y = top - head;
  const boxHeight = head + height + foot;
  const textLeft = x + 16;

  let legendY = top + 34;
  const legend = statusOrder.map((status) => {
    const { name, long } = labels.statuses[status];
    const longLines = wrap(long, 32);
    const at = legendY;
    legendY += 36 + longLines.length * 17;
    return [
      `<g transform="translate(${textLeft} ${at - 20})">${drawnSwatch(status, prefix, ink)}</g>`,
      `<text x="${textLeft + 58}" y="${at}"${ink("name")}>${escapeHtml(name)}</text>`,
      lines(longLines, textLeft + 58, at + 18, 17, ink("detail")),
    ].join("");
  });

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${boxWidth} ${boxHeight}" width="${boxWidth}" height="${boxHeight}" role="img" aria-labelledby="${prefix}-title" aria-describedby="${prefix}-desc" lang="sv" font-family="${escapeHtml(fonts.body.replaceAll('"', "'"))}">`,
    `<title id="${prefix}-title">${escapeHtml(texts.headline)}</title><desc id="${prefix}-desc">${escapeHtml(`${texts.description} ${texts.period}`)}</desc>`,
    drawnDefinitions(map, prefix, ink),
    `<path d="M${x} ${y}h${boxWidth}v${boxHeight}H${x}z"${ink("frame")}/>`,
    lines(title, textLeft, y + 44, 32, ink("title")),
    lines([texts.period], textLeft, y + 40 + title.length * 32, 0, ink("name")),
    drawnMap(map, labels, prefix, ink),
    ...legend,
    lines(notes, textLeft, top + height + 32, 17, ink("note")),
    "</svg>\n",
  ].join("");
}
