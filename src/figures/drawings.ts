/**
 * Figures as pictures of their own, with fixed colours and sizes: for slides and Word files, which know no style sheets.
 * Everything is in points of the slide, so that letters have the size they say. What is drawn is also said in words.
 */
import { fillIn } from "../content/fillIn.ts";
import { chapterColor, tokenColor } from "../design/color.ts";
import type { OutcomeId, Plan, Study } from "../facts/schema.ts";
import { countedEffect, forestScales, type PlottedRow } from "./effects.ts";
import { capital, coordinate, numberText, text, type FigureTools } from "./tools.ts";
import { numberedStops, ringPaths } from "./plan.ts";

export interface Drawing {
  /** A whole SVG without style sheet, in the faces that `io/raster.ts` knows. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** All that the picture says, in words: its alternative text. */
  readonly description: string;
  /** Ids of the references it is drawn from. */
  readonly sources: readonly string[];
}

/** What drawings need to know. */
export type DrawingTools = Pick<FigureTools, "words" | "nameOf">;

/** Colours that a chapter lends to its drawings. */
export interface DrawingColors {
  readonly strong: string;
  readonly mid: string;
  readonly tint: string;
}

/** The colours of a chapter, by id or number. */
export function drawingColors(chapter: string | number): DrawingColors {
  const shade = (name: "text" | "mid" | "tint") => chapterColor(chapter, "light", name);
  return { strong: shade("text"), mid: shade("mid"), tint: shade("tint") };
}

const width = 864;
const face = `font-family="Atkinson Hyperlegible Next"`;
const ink = tokenColor("ink");
const soft = tokenColor("soft");
const edge = tokenColor("edge");
const line = tokenColor("line");

interface Lettering {
  readonly color?: string;
  readonly isBold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
}

/** A line of text; `y` is where its letters stand. */
const words = (content: string, x: number, y: number, size: number, { color = ink, isBold = false, anchor = "start" }: Lettering = {}) =>
  `<text x="${coordinate(x)}" y="${coordinate(y)}" ${face} font-size="${size}"${isBold ? ` font-weight="700"` : ""} fill="${color}" text-anchor="${anchor}">${text(content)}</text>`;
const rule = (x1: number, y1: number, x2: number, y2: number, color: string, thickness: number, more = "") =>
  `<line x1="${coordinate(x1)}" y1="${coordinate(y1)}" x2="${coordinate(x2)}" y2="${coordinate(y2)}" stroke="${color}" stroke-width="${thickness}"${more}/>`;

/** A small arrow that begins at a place and points to the right (1) or left (−1): the faces have no such sign. */
const arrow = (x: number, y: number, to: 1 | -1) =>
  `<path d="M${coordinate(x)} ${y}h${to * 24}m${to * -6} -5l${to * 6} 5l${to * -6} 5" fill="none" stroke="${ink}" stroke-width="1.6"/>`;

const svg = (height: number, parts: readonly string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${parts.join("")}</svg>`;

/** Points of the forest plot: names to the left, numbers to the right. */
const forest = { names: 250, numbers: 220, row: 70, head: 34, axis: 62 } as const;

/** A forest plot of the first scale that the studies of an outcome share. */
export function forestDrawing(studies: readonly Study[], outcome: OutcomeId, { words: said, nameOf }: DrawingTools, colors: DrawingColors): Drawing {
  const [scale] = forestScales(studies, outcome);
  if (scale === undefined) throw new Error(`No study has a number for ${outcome} that can be drawn`);
  const title = fillIn(said.forest.title, { outcome: said.outcomes[outcome].toLowerCase() });
  const left = forest.names;
  const right = width - forest.numbers;
  const x = (share: number) => left + ((right - left) * share) / 100;
  const bottom = forest.head + scale.rows.length * forest.row;
  const rows = scale.rows.map((row, index) => {
    const y = forest.head + (index + 0.5) * forest.row;
    const interval = row.from === null || row.to === null ? "" : rule(x(row.from), y, x(row.to), y, colors.strong, 4, ` stroke-linecap="round"`);
    return [
      index === 0 ? "" : rule(0, y - forest.row / 2, width, y - forest.row / 2, line, 1),
      words(nameOfStudy(row, nameOf), 0, row.people === null ? y + 7 : y - 3, 20, { isBold: true }),
      row.people === null ? "" : words(peopleText(row, said), 0, y + 20, 16, { color: soft }),
      interval,
      `<circle cx="${coordinate(x(row.at))}" cy="${y}" r="9" fill="${colors.strong}"/>`,
      words(numbersText(row, said), width, y + 7, 20, { anchor: "end" }),
    ].join("");
  });
  const ticks = scale.ticks.map(
    ({ at, value }) => rule(x(at), bottom, x(at), bottom + 7, edge, 1.5) + words(numberText(value, 1), x(at), bottom + 25, 15, { anchor: "middle" }),
  );
  const parts = [
    words(said.forest[scale.name], (left + right) / 2, 18, 16, { color: soft, anchor: "middle" }),
    rule(x(50), forest.head - 6, x(50), bottom, edge, 1.5, ` stroke-dasharray="5 4"`),
    ...rows,
    rule(left, bottom, right, bottom, edge, 1.5),
    ...ticks,
    arrow(x(50) - 12, bottom + 47, -1),
    words(said.forest.worse, x(50) - 46, bottom + 52, 15, { anchor: "end" }),
    arrow(x(50) + 12, bottom + 47, 1),
    words(said.forest.better, x(50) + 46, bottom + 52, 15),
  ];
  const height = bottom + forest.axis;
  const description = scale.rows
    .map((row) =>
      [nameOfStudy(row, nameOf), row.people === null ? undefined : peopleText(row, said), numbersText(row, said)]
        .filter((part) => part !== undefined)
        .join(", "),
    )
    .join(". ");
  return {
    svg: svg(height, parts),
    width,
    height,
    title,
    description: `${title}. ${said.forest[scale.name]}. ${description}.`,
    sources: [...new Set(scale.rows.map(({ study }) => study.id))],
  };
}

const nameOfStudy = ({ study }: PlottedRow, nameOf: DrawingTools["nameOf"]) => study.name ?? nameOf(study.id);
const peopleText = ({ people }: PlottedRow, said: DrawingTools["words"]) => fillIn(said.forest.people, { count: numberText(people ?? 0) });
const numbersText = ({ effect, source }: PlottedRow, said: DrawingTools["words"]) => {
  const shown = (number: number) => numberText(number, 2);
  const value = shown(source);
  const numbers =
    effect.low === null || effect.high === null
      ? fillIn(said.forest.point, { value })
      : fillIn(said.forest.interval, { value, low: shown(effect.low), high: shown(effect.high) });
  return `${String(effect.statistic)} ${numbers}`;
};

const people = { step: 27, gap: 96, head: 40 } as const;

/** A hundred people a group, as many filled as it happened to. */
export function iconDrawing(study: Study, { words: said, nameOf }: DrawingTools, colors: DrawingColors): Drawing {
  const effect = countedEffect(study);
  if (effect === null) throw new Error(`The study ${study.id} counts no events`);
  const title = fillIn(said.icons.title, { study: study.name ?? nameOf(study.id), measure: effect.measure ?? said.outcomes[effect.outcome].toLowerCase() });
  const side = 10 * people.step;
  const height = people.head + side + 4;
  const column = width / effect.groups.length;
  const shares = effect.groups.map(({ name, events, total }) => ({ name, events, total, share: Math.round((events / total) * 100) }));
  const groups = shares.map(({ name, events, total, share }, group) => {
    const left = group * column;
    const figures = Array.from({ length: 100 }, (_, index) => {
      const [cx, cy] = [left + ((index % 10) + 0.5) * people.step, people.head + (Math.floor(index / 10) + 0.5) * people.step];
      const filled = index < share;
      return `<path transform="translate(${coordinate(cx)} ${coordinate(cy)}) scale(1.32)" fill="${filled ? colors.strong : colors.tint}" stroke="${filled ? colors.strong : edge}" stroke-width="0.8" d="M0-7a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 0-7zM-6 8c0-5 2.4-7.2 6-7.2S6 3 6 8z"/>`;
    });
    const beside = left + side + 20;
    return [
      words(capital(name), left, 22, 20, { isBold: true }),
      ...figures,
      words(String(share), beside, people.head + 70, 64, { color: colors.strong, isBold: true }),
      words(fillIn(said.icons.per, { share }).replace(/^\d+\s*/, ""), beside, people.head + 98, 20),
      words(`(${fillIn(said.icons.of, { events, total })})`, beside, people.head + 126, 16),
    ].join("");
  });
  const description = shares.map((row) => fillIn(said.icons.description, { ...row, name: capital(row.name) })).join(" ");
  return { svg: svg(height, groups), width, height, title, description: `${title}. ${description}`, sources: [study.id] };
}

const wheel = { side: 380, row: 30 } as const;

/** The year as a wheel beside its list. */
export function wheelDrawing(plan: Plan, { words: said }: DrawingTools, colors: DrawingColors): Drawing {
  const stops = numberedStops(plan);
  const height = Math.max(wheel.side, stops.length * wheel.row + 8);
  const ring = ringPaths(stops, said.wheel.months).map(({ path, isBusy, name, numbers }) =>
    [
      `<path d="${path}" fill="${isBusy ? colors.tint : tokenColor("paper")}" stroke="${colors.mid}" stroke-width="1.5"/>`,
      words(name.text, name.x, name.y, 17, { anchor: "middle" }),
      ...numbers.map(
        ({ number, x, y }) =>
          `<circle cx="${coordinate(x)}" cy="${coordinate(y)}" r="16" fill="${colors.strong}"/>` +
          words(String(number), x, y + 6, 17, { color: tokenColor("onStrong"), isBold: true, anchor: "middle" }),
      ),
    ].join(""),
  );
  const left = wheel.side + 40;
  const list = stops.map(({ number, month, name }, index) => {
    const y = (height - stops.length * wheel.row) / 2 + (index + 0.7) * wheel.row;
    const when = String(said.wheel.months[month - 1]).slice(0, 3);
    return (
      words(String(number), left + 18, y, 18, { isBold: true, anchor: "end" }) + words(when, left + 32, y, 18, { color: soft }) + words(name, left + 76, y, 18)
    );
  });
  const scale = wheel.side / 420;
  const parts = [`<g transform="translate(0 ${coordinate((height - wheel.side) / 2)}) scale(${coordinate(scale)})">${ring.join("")}</g>`, ...list];
  const description = stops.map(({ month, name }) => `${capital(String(said.wheel.months[month - 1]))}: ${name}`).join(". ");
  return { svg: svg(height, parts), width, height, title: said.wheel.title, description: `${said.wheel.title}. ${description}.`, sources: [] };
}
