/** The map through time: one small map a year, a large one to step through, and all of it as a file. */
import { escapeHtml } from "../content/escapeHtml.ts";
import { fillIn } from "../content/fillIn.ts";
import type { Point } from "./geometry.ts";
import { yearStates, type DatedFinding, type YearState } from "./history.ts";
import { fileInk, pageInk, type Ink } from "./ink.ts";
import type { MapLabels } from "./labels.ts";
import type { KnownStatus, MapModel, MapRegion } from "./model.ts";
import { groundOf, lines, patterns, signs, textureMarks, useSign } from "./shapes.ts";
import { mapSheet, type LegendItem, type Origin } from "./sheet.ts";

const knownStatuses: readonly KnownStatus[] = ["A", "B", "C"];

/** "Skåne", "Haninge kommun", "13 kommuner i Jönköpings län". */
function placeNames({ level, places, county }: DatedFinding, map: MapModel, { time }: MapLabels): string {
  const [only] = places;
  if (level === "region") return only?.name ?? "";
  if (places.length === 1) return fillIn(time.municipality, { name: only?.name ?? "" });
  return fillIn(time.municipalities, { count: places.length, county: map.regions.find(({ code }) => code === county)?.county ?? "" });
}

/** "Nytt: Skåne, Haninge kommun." or that nothing is. A place that rose twice in a year is named once. */
function newsText({ news }: YearState, map: MapModel, labels: MapLabels): string {
  const names = [...new Set(news.map((finding) => placeNames(finding, map, labels)))];
  return names.length === 0 ? labels.time.noNews : fillIn(labels.time.news, { names: names.join(", ") });
}

/** How many regions have each status, in words. */
function countsText({ year, regions, municipalities }: YearState, { time }: MapLabels): string {
  const count = (status: KnownStatus) => [...regions.values()].filter((value) => value === status).length;
  return fillIn(time.state, { year, worked: count("A"), prepared: count("B"), nearby: count("C"), municipalities: municipalities.size });
}

/** Everything that a year's map shows, in words. */
export const yearText = (state: YearState, map: MapModel, labels: MapLabels): string => `${countsText(state, labels)} ${newsText(state, map, labels)}`;

/** Whether there is anything to show year by year. */
export const hasTime = (map: MapModel): boolean => yearStates(map.history).length > 0;

/** A row of the table of findings. */
export interface HistoryRow {
  /** Anchor of the first row of a year. */
  readonly id: string | null;
  readonly when: string | null;
  readonly names: string;
  readonly level: DatedFinding["level"];
  readonly status: KnownStatus;
  readonly text: string;
  readonly references: readonly string[];
}

/** The findings as rows: the dated by year, or the undated. */
export function historyRows(map: MapModel, labels: MapLabels, which: "dated" | "undated"): readonly HistoryRow[] {
  const wanted = map.history.filter(({ year }) => (year === null) === (which === "undated"));
  return wanted.map((finding, index) => {
    const { level, status, when, text, references, year } = finding;
    const isFirst = year !== null && wanted[index - 1]?.year !== year;
    return { id: isFirst ? `ar-${year}` : null, when, names: placeNames(finding, map, labels), level, status, text, references };
  });
}

/** The years with a text, for the list without pictures. */
export function yearTexts(map: MapModel, labels: MapLabels): readonly { readonly year: number; readonly text: string }[] {
  return yearStates(map.history).map((state) => ({ year: state.year, text: yearText(state, map, labels) }));
}

/** A municipality: a square, filled where someone has worked. */
const square = ([x, y]: Point, status: KnownStatus, side: number, ink: Ink) =>
  `<path d="M${x - side / 2} ${y - side / 2}h${side}v${side}h${-side}z"${ink(status === "A" ? "town-a" : "town-b")}/>`;

/** A ring around what is new. */
const newRing = ([x, y]: Point, radius: number, ink: Ink) => `<circle cx="${x}" cy="${y}" r="${radius}"${ink("new")}/>`;

/** Signs of a year's map, on top of its areas. */
function marks(map: MapModel, { regions, municipalities, news }: YearState, prefix: string, ink: Ink, scale: number): string {
  const fresh = new Set(news.flatMap(({ places }) => places.map(({ code }) => code)));
  const seats = new Map(map.history.flatMap(({ places }) => places).map(({ code, point }) => [code, point]));
  const towns = [...municipalities].map(([code, status]) => {
    const point = seats.get(code) as Point;
    return (fresh.has(code) ? newRing(point, 5.5 * scale, ink) : "") + square(point, status, 4.4 * scale, ink);
  });
  const shown = map.regions.flatMap(({ code, anchor }) => {
    const status = regions.get(code);
    return status === undefined ? [] : [(fresh.has(code) ? newRing(anchor, 11 * scale, ink) : "") + useSign(prefix, status, anchor, scale)];
  });
  return [...towns, ...shown].join("");
}

/** The fill of an area on a page. */
const pageFill = (status: KnownStatus | undefined, prefix: string) =>
  status === undefined ? pageInk("ground-unknown") : status === "A" ? pageInk("a") : ` fill="url(#${prefix}-${status.toLowerCase()})"`;

const viewBoxOf = ({ viewBox: [left, top, width, height] }: MapModel) => `${left - 6} ${top - 6} ${width + 12} ${height + 12}`;

/** One small map a year, as a list that says the same in words. Ids begin with `map-time`; signs and lakes are those of `mapInline`. */
export function timePanels(map: MapModel, labels: MapLabels): string {
  const prefix = "map-time";
  const shapes = map.regions.map(({ code, coarse }) => `<path id="${prefix}-${code}" d="${coarse}"/>`).join("");
  const land = map.regions.map(({ code }) => `<use href="#${prefix}-${code}"/>`).join("");
  const defs = `<defs>${patterns(prefix, pageInk, 3)}${shapes}<g id="${prefix}-land">${land}</g><path id="${prefix}-lakes" d="${map.lakesCoarse}"/></defs>`;
  const panels = yearStates(map.history).map((state, index) => {
    const areas = map.regions.map(({ code }) => `<use href="#${prefix}-${code}"${pageFill(state.regions.get(code), prefix)}/>`).join("");
    return [
      `<li class="time-map__panel"><p class="time-map__year">${state.year}</p>`,
      `<svg class="time-map__svg" viewBox="${viewBoxOf(map)}" role="img" aria-label="${escapeHtml(countsText(state, labels))}">${index === 0 ? defs : ""}`,
      `${areas}<use href="#${prefix}-land" class="map__casing time-map__casing"/><use href="#${prefix}-land" class="map__border time-map__border"/><use href="#${prefix}-lakes" class="map__lake time-map__lake"/>`,
      `${marks(map, state, "map", pageInk, 2.5)}</svg>`,
      `<p class="time-map__news">${escapeHtml(newsText(state, map, labels))}</p></li>`,
    ].join("");
  });
  return `<ol class="time-map__panels" role="list">${panels.join("")}</ol>`;
}

/** What the script of the stepper needs to know of each year. */
interface StepperYear {
  readonly year: number;
  readonly text: string;
  /** Statuses by code, regions and municipalities together. */
  readonly statuses: Readonly<Record<string, KnownStatus>>;
  readonly news: readonly string[];
}

/**
 * A large map to step through, at its last year. A script lets the reader choose; without scripts the style sheet hides it, and the small maps are there.
 * Every sign of every year is drawn, and those of other years are hidden. It borrows the shapes of `mapInline`.
 */
export function timeStepper(map: MapModel, labels: MapLabels): string {
  const states = yearStates(map.history);
  const last = states.at(-1);
  if (last === undefined) return "";
  const { time } = labels;
  const years = states.map((state): StepperYear => ({
    year: state.year,
    text: yearText(state, map, labels),
    statuses: Object.fromEntries([...state.regions, ...state.municipalities]),
    news: state.news.flatMap(({ places }) => places.map(({ code }) => code)),
  }));
  const fresh = new Set(years.at(-1)?.news);
  const areas = map.regions.map(({ code }) => `<use href="#map-${code}" data-area="${code}"${pageFill(last.regions.get(code), "map")}/>`);
  const hidden = (isShown: boolean) => (isShown ? "" : ' display="none"');
  const sign = (code: string, status: KnownStatus, shape: string, isShown: boolean) =>
    `<g data-code="${code}" data-status="${status}"${hidden(isShown)}>${shape}</g>`;
  const ring = (code: string, shape: string) => `<g data-new="${code}"${hidden(fresh.has(code))}>${shape}</g>`;
  const seats = new Map(
    map.history.filter(({ level }) => level === "municipality").flatMap(({ places }) => places.map(({ code, point }) => [code, point] as const)),
  );
  const everHad = (code: string, status: KnownStatus) => years.some(({ statuses }) => statuses[code] === status);
  const towns = [...seats].map(
    ([code, point]) =>
      ring(code, newRing(point, 8, pageInk)) +
      knownStatuses
        .filter((status) => everHad(code, status))
        .map((status) => sign(code, status, square(point, status, 6.4, pageInk), last.municipalities.get(code) === status))
        .join(""),
  );
  const regions = map.regions.map(
    ({ code, anchor }) =>
      (years.some(({ news }) => news.includes(code)) ? ring(code, newRing(anchor, 13, pageInk)) : "") +
      knownStatuses
        .filter((status) => everHad(code, status))
        .map((status) => sign(code, status, useSign("map", status, anchor), last.regions.get(code) === status))
        .join(""),
  );
  const button = (step: number, name: string) =>
    `<button class="button time-stepper__step" type="button" data-step="${step}" disabled>${escapeHtml(name)}</button>`;
  return [
    `<div class="time-stepper" data-time-map="${escapeHtml(JSON.stringify(years))}">`,
    `<svg class="time-stepper__svg" viewBox="${viewBoxOf(map)}" role="img" aria-label="${escapeHtml(time.stepperName)}" aria-describedby="tid-nu">`,
    `${areas.join("")}<use href="#map-land"${pageInk("casing")}/><use href="#map-land"${pageInk("border")}/><use href="#map-lakes"${pageInk("lake")}/>${towns.join("")}${regions.join("")}</svg>`,
    `<div class="time-stepper__side"><p class="time-stepper__year" aria-hidden="true">${last.year}</p>`,
    `<div class="time-stepper__controls"><label class="time-stepper__label" for="tid-ar">${escapeHtml(time.stepperLabel)}</label>`,
    `<input class="time-stepper__range" id="tid-ar" type="range" min="${states[0]?.year}" max="${last.year}" step="1" value="${last.year}" aria-valuetext="${last.year}" autocomplete="off" disabled>`,
    `<p class="time-stepper__buttons">${button(-1, time.previous)} ${button(1, time.next)}</p></div>`,
    `<p><a class="time-stepper__more" href="#tid-tabell">${escapeHtml(time.toTable)}</a></p>`,
    `<p class="time-stepper__text" id="tid-nu" role="status">${escapeHtml(years.at(-1)?.text ?? "")}</p></div></div>`,
  ].join("");
}

/** A sign of the second layer in the legend. */
const townPicture = (status: "A" | "B", ink: Ink) => square([24, -6], status, 11, ink);

/** What the signs of the maps through time mean, beside the statuses. */
export function timeLegend(labels: MapLabels): string {
  const { time } = labels;
  const item = (picture: string, name: string, long: string) =>
    `<li><svg class="map__swatch" viewBox="0 -20 48 28" aria-hidden="true" focusable="false">${picture}</svg><span><strong>${escapeHtml(name)}:</strong> ${escapeHtml(long)}</span></li>`;
  const area = (status: KnownStatus) =>
    `<path d="M1-19h46V7H1z"${status === "A" ? pageInk("a") : ` fill="url(#map-${status.toLowerCase()})"`}/><path d="M1-19h46V7H1z"${pageInk("border")}/>${useSign("map", status, [24, -6])}`;
  return [
    '<ul class="map__legend">',
    ...knownStatuses.map((status) => item(area(status), labels.statuses[status].name, labels.statuses[status].long)),
    item(`<path d="M1-19h46V7H1z"${pageInk("ground-unknown")}/><path d="M1-19h46V7H1z"${pageInk("border")}/>`, time.noneName, time.noneLong),
    item(townPicture("A", pageInk), time.townWorkedName, time.townWorkedLong),
    item(townPicture("B", pageInk), time.townPreparedName, time.townPreparedLong),
    item(`${newRing([24, -6], 11, pageInk)}${useSign("map", "A", [24, -6])}`, time.newName, time.newLong),
    "</ul>",
  ].join("");
}

/** Columns of small maps in the file, and what they measure in map pixels. */
const grid = { columns: 6, width: 118, gap: 12, name: 26, news: 15, lines: 6 } as const;

/** The maps through time as a file of its own: every year at once. */
export function timeStandalone(map: MapModel, labels: MapLabels, origin?: Origin): string {
  const prefix = "karta-tid";
  const ink = fileInk;
  const states = yearStates(map.history);
  const [left, top, width, height] = map.viewBox;
  const scale = grid.width / (width + 12);
  const cell = grid.name + (height + 12) * scale + 8 + grid.lines * grid.news + 10;
  const start = left - 200;
  const size = 3;
  const fills = (["B", "C"] as const).map((status) => {
    const marksOf = textureMarks(status, [left / size, top / size, (left + width) / size, (top + height) / size], ink);
    return `<g id="${prefix}-marks-${status}" transform="scale(${size})">${marksOf}</g>`;
  });
  const outlines = map.regions.map(({ code, coarse }) => `<path id="${prefix}-${code}" d="${coarse}"/>`).join("");
  const land = map.regions.map(({ code }) => `<use href="#${prefix}-${code}"/>`).join("");
  const panels = states.map((state, index) => {
    const [x, y] = [start + (index % grid.columns) * (grid.width + grid.gap), Math.floor(index / grid.columns) * cell];
    const clip = (status: "B" | "C") => map.regions.filter(({ code }) => state.regions.get(code) === status);
    const ground = ({ code }: MapRegion) => `<use href="#${prefix}-${code}"${groundOf(state.regions.get(code) ?? "unknown", ink)}/>`;
    const textures = (["B", "C"] as const)
      .filter((status) => clip(status).length > 0)
      .map((status) => {
        const id = `${prefix}-clip-${status}-${state.year}`;
        return `<clipPath id="${id}">${clip(status)
          .map(({ code }) => `<use href="#${prefix}-${code}"/>`)
          .join("")}</clipPath><g clip-path="url(#${id})"><use href="#${prefix}-marks-${status}"/></g>`;
      });
    const drawing = `${map.regions.map(ground).join("")}${textures.join("")}<use href="#${prefix}-land"${ink("small-casing")}/><use href="#${prefix}-land"${ink("small-border")}/><path d="${map.lakesCoarse}"${ink("lake")}/>${marks(map, state, prefix, ink, 2.5)}`;
    const news = wrapNarrow(newsText(state, map, labels));
    return [
      `<text x="${x}" y="${y + 14}"${ink("name")}>${state.year}</text>`,
      `<g transform="translate(${x} ${y + grid.name}) scale(${Math.round(scale * 1e4) / 1e4}) translate(${6 - left} ${6 - top})">${drawing}</g>`,
      lines(news, x, Math.round(y + grid.name + (height + 12) * scale + 8 + grid.news - 4), grid.news, ink("small")),
    ].join("");
  });
  const bottom = Math.ceil(states.length / grid.columns) * cell;
  return mapSheet(map, labels, {
    prefix,
    title: labels.time.title,
    period: fillIn(labels.time.period, { from: states[0]?.year ?? "", to: states.at(-1)?.year ?? "" }),
    description: states.map((state) => yearText(state, map, labels)).join(" "),
    intro: labels.time.intro,
    definitions: `<defs>${signs(prefix, ink)}${fills.join("")}${outlines}<g id="${prefix}-land">${land}</g><clipPath id="${prefix}-clip-swatch"><path d="M1-19h46V7H1z"/></clipPath></defs>`,
    drawing: panels.join(""),
    top: 0,
    bottom: Math.round(bottom),
    layer: "history",
    legend: fileLegend(labels, prefix, ink),
    legendPlace: "above",
    origin,
  });
}

function fileLegend(labels: MapLabels, prefix: string, ink: Ink): readonly LegendItem[] {
  const { time } = labels;
  const swatch = (status: KnownStatus) => {
    const texture = status === "A" ? "" : `<g clip-path="url(#${prefix}-clip-swatch)">${textureMarks(status, [1, -19, 47, 7], ink)}</g>`;
    return `<path d="M1-19h46V7H1z"${groundOf(status, ink)}/>${texture}<path d="M1-19h46V7H1z"${ink("border")}/>${useSign(prefix, status, [24, -6])}`;
  };
  return [
    ...knownStatuses.map((status) => ({ picture: swatch(status), name: labels.statuses[status].name, long: labels.statuses[status].long })),
    { picture: townPicture("A", ink), name: time.townWorkedName, long: time.townWorkedLong },
    { picture: townPicture("B", ink), name: time.townPreparedName, long: time.townPreparedLong },
    { picture: `${newRing([24, -6], 11, ink)}${useSign(prefix, "A", [24, -6])}`, name: time.newName, long: time.newLong },
  ];
}

/** Lines of what is new, as wide as a small map; what does not fit ends with dots, and the table has it. */
function wrapNarrow(text: string): readonly string[] {
  const all: string[] = [];
  for (const word of text.split(" ")) {
    const last = all.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= 19) all[all.length - 1] = `${last} ${word}`;
    else all.push(word);
  }
  return all.length <= grid.lines ? all : [...all.slice(0, grid.lines - 1), `${String(all[grid.lines - 1])} …`];
}
