/** A map as a file of its own: what stands around the drawing is the same for every map. */
import { escapeHtml } from "../content/escapeHtml.ts";
import { fillIn } from "../content/fillIn.ts";
import { fonts } from "../design/tokens.ts";
import { fileInk } from "./ink.ts";
import type { MapLabels } from "./labels.ts";
import { wrap } from "./layout.ts";
import { margin } from "./leaders.ts";
import type { MapModel } from "./model.ts";
import { sourcesText, type MapLayer } from "./rows.ts";
import { lines } from "./shapes.ts";

/** Where a picture that leaves the handbook can be found again. */
export interface Origin {
  /** Name of the handbook. */
  readonly name: string;
  /** Address of the page that it stands on. */
  readonly address: string;
}

export interface LegendItem {
  /** At most 48 wide; its middle stands six pixels above zero. */
  readonly picture: string;
  readonly name: string;
  readonly long: string;
}

export interface MapSheet {
  /** Before every id. */
  readonly prefix: string;
  readonly title: string;
  readonly period: string;
  /** All that the picture says, in words. */
  readonly description: string;
  readonly intro: string;
  readonly definitions: string;
  readonly drawing: string;
  /** Where the drawing begins, in map pixels. */
  readonly top: number;
  /** Where it ends; by default with the country. */
  readonly bottom?: number;
  /** Whose sources are counted. */
  readonly layer: MapLayer;
  readonly legend: readonly LegendItem[];
  /** Where the legend stands: in the left margin beside the country, or in columns above the drawing. */
  readonly legendPlace?: "margin" | "above";
  /** Absent on paper, where the handbook stands around it. */
  readonly origin?: Origin | undefined;
}

/** Letters to a line, by the type sizes of `ink.ts`. */
const letters = { title: 52, note: 120, legend: 32, column: 28 } as const;

/** Draws a map with its title, period, legend, source, year and origin. Light colours as attributes, no style sheet, no links. */
export function mapSheet(map: MapModel, labels: MapLabels, sheet: MapSheet): string {
  const ink = fileInk;
  const { prefix, period, top, legend, legendPlace = "margin", origin } = sheet;
  const [left, , width] = map.viewBox;
  const bottom = sheet.bottom ?? map.viewBox[1] + map.viewBox[3];
  const [x, boxWidth] = [left - margin.side - 16, width + 2 * margin.side + 32];
  const textLeft = x + 16;
  const title = wrap(sheet.title, letters.title);
  const notes = [
    ...wrap(sheet.intro, letters.note),
    ...wrap(sourcesText(map, labels, sheet.layer), letters.note),
    ...wrap(`${map.attribution} ${fillIn(labels.outlinesDate, { date: map.outlinesDate })}`, letters.note),
    ...(origin === undefined ? [] : wrap(fillIn(labels.origin, { name: origin.name, address: origin.address }), letters.note)),
  ];
  const above = legendPlace === "above" ? columns(legend, textLeft, 0) : { svg: "", height: 0 };
  const head = 66 + title.length * 32 + above.height;
  const y = top - head;
  const boxHeight = head + (bottom - top) + 34 + notes.length * 17;

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${boxWidth} ${boxHeight}" width="${boxWidth}" height="${boxHeight}" role="img" aria-labelledby="${prefix}-title" aria-describedby="${prefix}-desc" lang="sv" font-family="${escapeHtml(fonts.body.replaceAll('"', "'"))}">`,
    `<title id="${prefix}-title">${escapeHtml(sheet.title)}</title><desc id="${prefix}-desc">${escapeHtml(sheet.description)}</desc>`,
    sheet.definitions,
    `<path d="M${x} ${y}h${boxWidth}v${boxHeight}H${x}z"${ink("frame")}/>`,
    lines(title, textLeft, y + 44, 32, ink("title")),
    lines([period], textLeft, y + 40 + title.length * 32, 0, ink("name")),
    sheet.drawing,
    legendPlace === "above" ? `<g transform="translate(0 ${y + 66 + title.length * 32})">${above.svg}</g>` : stacked(legend, textLeft, top + 34),
    lines(notes, textLeft, bottom + 32, 17, ink("note")),
    "</svg>\n",
  ].join("");
}

/** The legend one item below the other. */
function stacked(legend: readonly LegendItem[], x: number, from: number): string {
  let y = from;
  return legend
    .map(({ picture, name, long }) => {
      const longLines = wrap(long, letters.legend);
      const at = y;
      y += 36 + longLines.length * 17;
      return legendItem(picture, name, longLines, x, at);
    })
    .join("");
}

/** The legend in three columns. */
function columns(legend: readonly LegendItem[], x: number, from: number): { readonly svg: string; readonly height: number } {
  const places = legend.map((_, index) => ({ row: Math.floor(index / 3), column: index % 3 }));
  const rows = Math.ceil(legend.length / 3);
  const heights = Array.from({ length: rows }, (_, row) =>
    Math.max(...legend.slice(row * 3, row * 3 + 3).map(({ long }) => 42 + wrap(long, letters.column).length * 17)),
  );
  const svg = legend
    .map(({ picture, name, long }, index) => {
      const { row, column } = places[index] as (typeof places)[number];
      const y = from + 24 + heights.slice(0, row).reduce((sum, height) => sum + height, 0);
      return legendItem(picture, name, wrap(long, letters.column), x + column * 256, y);
    })
    .join("");
  return { svg, height: heights.reduce((sum, height) => sum + height, 0) + 8 };
}

function legendItem(picture: string, name: string, long: readonly string[], x: number, y: number): string {
  return [
    `<g transform="translate(${x} ${y})">${picture}</g>`,
    `<text x="${x + 58}" y="${y}"${fileInk("name")}>${escapeHtml(name)}</text>`,
    lines(long, x + 58, y + 18, 17, fileInk("detail")),
  ].join("");
}
