/** Pictures of what studies found: forest plot and icon array. Both say in words whatever they draw. */
import { fillIn } from "../content/fillIn.ts";
import type { Effect, OutcomeId, Study } from "../facts/schema.ts";
import { byYear, studyAddress } from "../facts/studies.ts";
import { coordinate, link, numberText, sourceHtml, text, type FigureTools } from "./tools.ts";

/** Effects that share a scale: differences in standard deviations, or ratios. A difference in a scale's own points can be drawn beside neither. */
const scales = {
  standard: { statistics: ["SMD", "g", "d"], toLine: (value: number) => value },
  ratio: { statistics: ["RR", "OR"], toLine: Math.log },
} as const;
type ScaleName = keyof typeof scales;
const scaleNames = Object.keys(scales) as ScaleName[];

interface Plotted {
  readonly study: Study;
  readonly effect: Effect;
  /** The value that the source gives. */
  readonly source: number;
  /** Value and ends of the interval on the scale's line, turned so that more is better for peer support. */
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly isTurned: boolean;
}

/** Turns an effect so that more is better; null where it has no number on the scale. */
function plotted(study: Study, effect: Effect, scale: ScaleName): Plotted | null {
  const { toLine, statistics } = scales[scale];
  if (effect.value === null || !statistics.some((statistic) => statistic === effect.statistic)) return null;
  const isTurned = effect.favours === "lagre";
  const onLine = (value: number) => (isTurned ? -1 : 1) * toLine(value);
  const end = (value: number | null) => (value === null ? null : onLine(value));
  const [low, high] = isTurned ? [effect.high, effect.low] : [effect.low, effect.high];
  return { study, effect, source: effect.value, value: onLine(effect.value), low: end(low), high: end(high), isTurned };
}

/** What can be drawn of an outcome on a scale, newest first. */
function plottedRows(studies: readonly Study[], outcome: OutcomeId, scale: ScaleName): readonly Plotted[] {
  return [...studies]
    .sort(byYear)
    .flatMap((study) => study.effects.filter((effect) => effect.outcome === outcome).flatMap((effect) => plotted(study, effect, scale) ?? []));
}

/** A row of a forest plot for drawings: where its point and its interval stand, in per cent of the axis. */
export interface PlottedRow {
  readonly study: Study;
  readonly effect: Effect;
  /** The value that the source gives. */
  readonly source: number;
  readonly at: number;
  readonly from: number | null;
  readonly to: number | null;
  /** How many people the figure rests on; null where it is not told. */
  readonly people: number | null;
}

/** A scale that some studies of an outcome share, with its rows, the newest first. */
export interface ForestScale {
  readonly name: ScaleName;
  readonly rows: readonly PlottedRow[];
  readonly ticks: readonly { readonly at: number; readonly value: number }[];
}

/** The forest plot of an outcome as places on an axis: one scale after the other. */
export function forestScales(studies: readonly Study[], outcome: OutcomeId): readonly ForestScale[] {
  return scaleNames.flatMap((scale): ForestScale[] => {
    const rows = plottedRows(studies, outcome, scale);
    if (rows.length === 0) return [];
    const most = reach(rows, scale);
    const end = (value: number | null) => (value === null ? null : place(value, most));
    return [
      {
        name: scale,
        rows: rows.map(({ study, effect, source, value, low, high }) => ({
          study,
          effect,
          source,
          at: place(value, most),
          from: end(low),
          to: end(high),
          people: effect.people ?? study.people,
        })),
        ticks: ticksOf(scale, most).map((tick) => ({ at: place(tick, most), value: scale === "standard" ? tick : Math.exp(tick) })),
      },
    ];
  });
}

/** Marks of an axis, on the scale's line. */
function ticksOf(scale: ScaleName, most: number): readonly number[] {
  const ticks = scale === "standard" ? [-0.8, -0.5, -0.2, 0, 0.2, 0.5, 0.8] : [0.5, 1, 2].map(Math.log);
  return ticks.filter((tick) => Math.abs(tick) <= most);
}

/** Whether any study reports a number for an outcome on a scale that can be drawn. */
export function hasForest(studies: readonly Study[], outcome: OutcomeId): boolean {
  return scaleNames.some((scale) => plottedRows(studies, outcome, scale).length > 0);
}

/** Ends of the axis: symmetric around no difference, and never so narrow that a small effect looks large (0.8 is what Cohen 1988 calls large). */
function reach(rows: readonly Plotted[], scale: ScaleName): number {
  const least = scale === "standard" ? 0.8 : Math.log(2);
  return Math.max(least, ...rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value].map(Math.abs)));
}

/** Where a value stands on the axis, in per cent of its width; some air at both ends. */
const place = (value: number, most: number): number => 50 + (value / most) * 47;

/** Name of a forest plot's files; of one study's alone where a study is given. */
export const forestName = (outcome: OutcomeId, study?: Pick<Study, "id">): string =>
  ["skogsdiagram", outcome, ...(study === undefined ? [] : [study.id])].join("-");

/** Name of an icon array's files. */
export const iconName = ({ id }: Pick<Study, "id">): string => `ikonbild-${id}`;

/**
 * A forest plot as a list: each study with its number in words, and a line drawn in its own row.
 * The drawings use percentages and no view box, so they fill the column they are given and text never shrinks.
 */
export function forestPlot(studies: readonly Study[], outcome: OutcomeId, tools: FigureTools, name = forestName(outcome)): string {
  const { words } = tools;
  const title = fillIn(words.forest.title, { outcome: words.outcomes[outcome].toLowerCase() });
  const parts = scaleNames.flatMap((scale) => {
    const rows = plottedRows(studies, outcome, scale);
    if (rows.length === 0) return [];
    const most = reach(rows, scale);
    const lines = rows.map((row) => forestRow(row, most, tools)).join("\n");
    return [
      `<p class="forest__scale">${text(words.forest[scale])}</p>\n<ol class="forest__rows" role="list">\n${lines}\n${axisRow(scale, most, tools)}\n</ol>`,
    ];
  });
  const ids = forestScales(studies, outcome).flatMap(({ rows }) => rows.map(({ study }) => study.id));
  return `<figure class="figure forest" aria-label="${text(title)}" data-figure="${name}">\n<p class="figure__title">${text(title)}</p>\n${parts.join("\n")}\n<figcaption>${text(words.forest.reading)}${sourceHtml({ ids }, tools)}</figcaption>\n</figure>\n`;
}

function forestRow({ study, effect, source, value, low, high, isTurned }: Plotted, most: number, { words, nameOf }: FigureTools): string {
  const x = (at: number) => `${coordinate(place(at, most))}%`;
  const interval = low === null || high === null ? "" : `<line class="forest__interval" x1="${x(low)}" x2="${x(high)}" y1="50%" y2="50%"/>`;
  const drawing =
    `<svg class="forest__line" width="100%" height="28" aria-hidden="true" focusable="false"><line class="forest__none" x1="50%" x2="50%" y1="0" y2="100%"/>` +
    `${interval}<circle class="forest__value" cx="${x(value)}" cy="50%" r="6"/></svg>`;
  const shown = (number: number) => numberText(number, 2);
  const numbers =
    effect.low === null || effect.high === null
      ? fillIn(words.forest.point, { value: shown(source) })
      : fillIn(words.forest.interval, { value: shown(source), low: shown(effect.low), high: shown(effect.high) });
  const count = effect.people ?? study.people;
  const people = count === null ? "" : ` <span class="forest__people">${text(fillIn(words.forest.people, { count: numberText(count) }))}</span>`;
  const turned = isTurned ? ` <span class="forest__turned">${text(words.forest.turned)}</span>` : "";
  return (
    `<li class="forest__row"><span class="forest__study">${link(studyAddress(study), study.name ?? nameOf(study.id))}${people}</span>${drawing} ` +
    `<span class="forest__numbers">${text(String(effect.statistic))} ${text(numbers)}</span> ` +
    `<span class="forest__text">${text(effect.text)}${turned}</span></li>`
  );
}

/** Drawn, since not every font has arrows. */
const arrow = (path: string) => `<svg class="forest__arrow" viewBox="0 0 12 8" width="12" height="8" focusable="false"><path d="${path}"/></svg>`;

function axisRow(scale: ScaleName, most: number, { words }: FigureTools): string {
  const marks = ticksOf(scale, most)
    .map((tick) => {
      const x = `${coordinate(place(tick, most))}%`;
      const name = scale === "standard" ? numberText(tick, 1) : numberText(Math.exp(tick), 1);
      return `<line class="forest__tick" x1="${x}" x2="${x}" y1="0" y2="6"/><text class="forest__mark" x="${x}" y="22" text-anchor="middle">${text(name)}</text>`;
    })
    .join("");
  return (
    `<li class="forest__axis" aria-hidden="true"><svg class="forest__line" width="100%" height="28" focusable="false"><line class="forest__tick" x1="3%" x2="97%" y1="0.5" y2="0.5"/>${marks}</svg>` +
    `<span class="forest__sides"><span>${arrow("M11 4H1m4-3L1 4l4 3")} ${text(words.forest.worse)}</span> <span>${text(words.forest.better)} ${arrow("M1 4h10M7 1l4 3-4 3")}</span></span></li>`
  );
}

/** The first effect of a study that counts events in two groups. */
export function countedEffect(study: Study): (Effect & { readonly groups: NonNullable<Effect["groups"]> }) | null {
  for (const effect of study.effects) if (effect.groups !== null) return { ...effect, groups: effect.groups };
  return null;
}

/** Distance between people, and the radius of a head, in the icon array's own pixels. */
const step = 20;

/** A person: head and shoulders. */
const person = (column: number, row: number, isFilled: boolean) =>
  `<path class="icons__person${isFilled ? " icons__person--event" : ""}" transform="translate(${column * step + step / 2} ${row * step + step / 2})" d="M0-7a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 0-7zM-6 8c0-5 2.4-7.2 6-7.2S6 3 6 8z"/>`;

/** A hundred people a group, as many filled as it happened to: a share one can see (icon array). Returns "" where the study counts no events. */
export function iconArray(study: Study, tools: FigureTools): string {
  const { words, nameOf } = tools;
  const effect = countedEffect(study);
  if (effect === null) return "";
  const title = fillIn(words.icons.title, { study: study.name ?? nameOf(study.id), measure: effect.measure ?? words.outcomes[effect.outcome].toLowerCase() });
  const groups = effect.groups.map(({ name, events, total }) => {
    const share = Math.round((events / total) * 100);
    const people = Array.from({ length: 100 }, (_, index) => person(index % 10, Math.floor(index / 10), index < share)).join("");
    const said = fillIn(words.icons.description, { name, share, events, total });
    return (
      `<div class="icons__group"><p class="icons__name">${text(name)}</p>` +
      `<svg viewBox="0 0 ${10 * step} ${10 * step}" role="img" aria-label="${text(said)}">${people}</svg>` +
      `<p class="icons__share"><strong>${text(fillIn(words.icons.per, { share }))}</strong> (${text(fillIn(words.icons.of, { events, total }))})</p></div>`
    );
  });
  return `<figure class="figure icons" aria-label="${text(title)}" data-figure="${iconName(study)}">\n<p class="figure__title">${text(title)}</p>\n<div class="icons__groups">\n${groups.join("\n")}\n</div>\n<figcaption>${text(words.icons.note)}${sourceHtml({ ids: [study.id] }, tools)}</figcaption>\n</figure>\n`;
}
