/** The region map as pictures: on the page, as a small picture, as tiles and as a file of its own. */
import { escapeHtml } from "../content/escapeHtml.ts";
import { fileInk, pageInk, type Ink } from "./ink.ts";
import type { MapLabels } from "./labels.ts";
import { sideOf, tilePlaces } from "./layout.ts";
import { gutter, labelHeight, labelText, leaders, margin, placeLabels, type Label } from "./leaders.ts";
import type { MapModel, MapRegion, Status } from "./model.ts";
import { mapTexts, statusAndYear } from "./rows.ts";
import { areaFill, country, definitions, drawnAreas, drawnDefinitions, drawnSwatch, patternedAreas, patterns, statusOrder, useSign } from "./shapes.ts";
import { mapSheet, type LegendItem, type Origin } from "./sheet.ts";

/** North to south, so that the tab key walks down the country. */
function northToSouth(map: MapModel): readonly MapRegion[] {
  return [...map.regions].sort((a, b) => a.anchor[1] - b.anchor[1] || (a.code < b.code ? -1 : 1));
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
  return escapeHtml(name).replace(/(^| )(Väster|Väst|Öster|Söder|Norr|Jön|Gäv|Krono|Stock|Härje)(?=\p{Ll})/gu, "$1$2&shy;");
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

/** The legend of statuses with swatches, for the left margin of a drawn map. */
function drawnLegend(labels: MapLabels, prefix: string, ink: Ink): readonly LegendItem[] {
  return statusOrder.map((status) => {
    const { name, long } = labels.statuses[status];
    return { picture: `<g transform="translate(0 -20)">${drawnSwatch(status, prefix, ink)}</g>`, name, long };
  });
}

/**
 * The region map as a file of its own, with title, legend, period, source and date. Light colours as attributes,
 * no style sheet, no links: the same on screen, on paper and in programs that draw.
 */
export function mapStandalone(map: MapModel, labels: MapLabels, origin?: Origin): string {
  const prefix = "karta";
  const texts = mapTexts(map, labels);
  return mapSheet(map, labels, {
    prefix,
    title: texts.headline,
    period: texts.period,
    description: `${texts.description} ${texts.period}`,
    intro: labels.intro,
    definitions: drawnDefinitions(map, prefix, fileInk),
    drawing: drawnMap(map, labels, prefix, fileInk),
    top: map.viewBox[1],
    layer: "regions",
    legend: drawnLegend(labels, prefix, fileInk),
    origin,
  });
}
