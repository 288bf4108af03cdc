/**
 * Figures as pictures of their own, with fixed colours and sizes: for slides and Word files, which know no style sheets.
 * Everything is in points of the slide, so that letters have the size they say. What is drawn is also said in words.
 */
import { fillIn } from "../content/fillIn.ts";
import { chapterColor, tokenColor } from "../design/color.ts";
import { directions, type Effect, type OutcomeId, type Plan, type Study, type Task, type WorkplaceType } from "../facts/schema.ts";
import { countedEffect, forestScales, type ForestScale, type PlottedRow } from "./effects.ts";
import { evidenceGaps, evidenceKindIds, evidenceLines, evidenceRows, markText } from "./evidence.ts";
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
  /** How it is read, where it leaves its page. */
  readonly note: string;
  /** The same as a table: names of columns, then rows. */
  readonly table: readonly (readonly string[])[];
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
const face = `font-family="Atkinson Hyperlegible Next, system-ui, sans-serif"`;
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
const forest = { names: 250, numbers: 220, row: 70, head: 34, axis: 62, gap: 24 } as const;

/** A forest plot of an outcome: one scale that studies share below the other. */
export function forestDrawing(studies: readonly Study[], outcome: OutcomeId, { words: said, nameOf }: DrawingTools, colors: DrawingColors): Drawing {
  const scales = forestScales(studies, outcome);
  if (scales.length === 0) throw new Error(`No study has a number for ${outcome} that can be drawn`);
  const title = fillIn(said.forest.title, { outcome: said.outcomes[outcome].toLowerCase() });
  const parts: string[] = [];
  let height = 0;
  for (const scale of scales) {
    const drawn = scaleParts(scale, { words: said, nameOf }, colors);
    parts.push(`<g transform="translate(0 ${height})">${drawn.parts.join("")}</g>`);
    height += drawn.height + (scale === scales.at(-1) ? 0 : forest.gap);
  }
  const rowText = (row: PlottedRow) =>
    [nameOfStudy(row, nameOf), row.people === null ? undefined : peopleText(row, said), numbersText(row, said)].filter((part) => part !== undefined).join(", ");
  const description = scales.map((scale) => `${said.forest[scale.name]}. ${scale.rows.map(rowText).join(". ")}.`).join(" ");
  return {
    svg: svg(height, parts),
    width,
    height,
    title,
    description: `${title}. ${description}`,
    sources: [...new Set(scales.flatMap(({ rows }) => rows.map(({ study }) => study.id)))],
    note: said.forest.reading,
    table: [said.forest.csv, ...scales.flatMap(({ rows }) => rows.map((row) => forestCells(row, said, nameOf)))],
  };
}

function forestCells({ study, effect, source, people: count }: PlottedRow, said: DrawingTools["words"], nameOf: DrawingTools["nameOf"]): readonly string[] {
  const number = (value: number | null) => (value === null ? "" : String(value));
  const { favours, low, high, statistic } = effect;
  const name = study.name === null ? nameOf(study.id) : `${study.name} (${nameOf(study.id)})`;
  return [
    name,
    study.year ?? "",
    statistic ?? "",
    number(source),
    number(low),
    number(high),
    number(count),
    favours === null ? "" : said.forest.favours[favours],
  ];
}

/** The rows of one scale with its axis. */
function scaleParts(
  scale: ForestScale,
  { words: said, nameOf }: DrawingTools,
  colors: DrawingColors,
): { readonly parts: readonly string[]; readonly height: number } {
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
  return { parts, height: bottom + forest.axis };
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
  const table = [said.icons.csv, ...shares.map(({ name, events, total, share }) => [name, events, total, share].map(String))];
  return { svg: svg(height, groups), width, height, title, description: `${title}. ${description}`, sources: [study.id], note: said.icons.note, table };
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
  return {
    svg: svg(height, parts),
    width,
    height,
    title: said.wheel.title,
    description: `${said.wheel.title}. ${description}.`,
    sources: [],
    note: said.wheel.proposal,
    table: [said.wheel.csv, ...stops.map(({ month, name, what }) => [String(said.wheel.months[month - 1]), name, what])],
  };
}

/** Points of the evidence matrix: a column for outcomes, six for sorts of studies, signs in lines of three. */
const evidence = { names: 216, head: 64, column: 108, step: 30, line: 30, pad: 12 } as const;

/** A direction as a sign of its own shape, the middle at zero: filled, ring, dashed ring, bare. */
function directionSign(direction: Effect["direction"], said: DrawingTools["words"], colors: DrawingColors): string {
  const { sign } = said.directions[direction];
  const isPlus = direction === "+";
  const ring =
    direction === "+"
      ? `<circle r="12" fill="${colors.strong}"/>`
      : direction === "–" || direction === "?"
        ? `<circle r="11.5" fill="none" stroke="${edge}" stroke-width="1"/>`
        : `<circle r="11" fill="none" stroke="${ink}" stroke-width="2"${direction === "±" ? ` stroke-dasharray="4 3"` : ""}/>`;
  return ring + words(sign, 0, 6, 17, { isBold: true, anchor: "middle", color: isPlus ? tokenColor("onStrong") : ink });
}

/** The evidence matrix: each sign a study. */
export function evidenceDrawing(studies: readonly Study[], { words: said, nameOf }: DrawingTools, colors: DrawingColors): Drawing {
  const { evidence: labels } = said;
  const perLine = 3;
  const left = (column: number) => evidence.names + column * evidence.column;
  const heads = evidenceKindIds.flatMap((kind, column) =>
    twoLines(labels.kinds[kind], 13).map((part, index) => words(part, left(column) + 4, 24 + index * 19, 14, { isBold: true })),
  );
  let y: number = evidence.head;
  const rows = evidenceRows(studies).map(({ outcome, cells }) => {
    const height = Math.max(1, ...cells.map((marks) => Math.ceil(marks.length / perLine))) * evidence.line + evidence.pad;
    const top = y;
    y += height;
    const marks = cells.flatMap((cell, column) =>
      cell.map(({ direction }, index) => {
        const [cx, cy] = [left(column) + 17 + (index % perLine) * evidence.step, top + evidence.pad / 2 + 15 + Math.floor(index / perLine) * evidence.line];
        return `<g transform="translate(${cx} ${cy})">${directionSign(direction, said, colors)}</g>`;
      }),
    );
    const gaps = cells.map((cell, column) =>
      cell.length === 0 ? `<rect x="${left(column)}" y="${top}" width="${evidence.column - 6}" height="${height}" fill="${tokenColor("mist")}"/>` : "",
    );
    return [
      ...gaps,
      rule(0, top, width, top, line, 1),
      ...twoLines(said.outcomes[outcome], 26).map((part, index, all) =>
        words(part, 0, top + height / 2 + 6 + (index - (all.length - 1) / 2) * 19, 16, { isBold: true }),
      ),
      ...marks,
    ].join("");
  });
  const legendTop = y + 30;
  const places = [0, 230, 470];
  const legend = directions.map((direction, index) => {
    const [x, at] = [places[index % 3] as number, legendTop + Math.floor(index / 3) * 32];
    return `<g transform="translate(${x + 14} ${at})">${directionSign(direction, said, colors)}</g>${words(said.directions[direction].name, x + 36, at + 6, 16)}`;
  });
  const height = legendTop + Math.ceil(directions.length / 3) * 32;
  const description = evidenceRows(studies)
    .map(({ outcome, cells }) => {
      const all = cells.flat();
      return `${said.outcomes[outcome]}: ${all.length === 0 ? labels.none : all.map((one) => markText(one, { words: said, nameOf })).join("; ")}.`;
    })
    .join(" ");
  return {
    svg: svg(height, [...heads, rule(0, evidence.head, width, evidence.head, ink, 2), ...rows, rule(0, y, width, y, ink, 2), ...legend]),
    width,
    height,
    title: labels.title,
    description: `${labels.title}. ${description} ${evidenceGaps(studies, { words: said })}`,
    sources: studies.filter(({ effects }) => effects.length > 0).map(({ id }) => id),
    note: `${evidenceGaps(studies, { words: said })} ${labels.other}`,
    table: evidenceLines(studies, { words: said, nameOf }),
  };
}

/** A name on one line or two, broken at a space where it is longer than so many letters. */
function twoLines(name: string, letters: number): readonly string[] {
  if (name.length <= letters) return [name];
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index).filter((index) => index <= letters);
  const at = spaces.at(-1);
  return at === undefined ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

/** Points of the matrix of tasks: names of workplaces stand on end. */
const taskGrid = { names: 360, row: 27, second: 17, letters: 44, head: 236 } as const;

/** Tasks and workplaces: filled where a source names the task there, a ring where we propose it. */
export function matrixDrawing(tasks: readonly Task[], workplaces: readonly WorkplaceType[], { words: said }: DrawingTools, colors: DrawingColors): Drawing {
  const { matrix } = said;
  const column = (width - taskGrid.names) / workplaces.length;
  const x = (index: number) => taskGrid.names + (index + 0.5) * column;
  const sign = (kind: "kalla" | "forslag", cx: number, cy: number) =>
    `<circle cx="${coordinate(cx)}" cy="${coordinate(cy)}" r="7" fill="${kind === "kalla" ? colors.strong : "none"}" stroke="${colors.strong}" stroke-width="2.5"/>`;
  const heads = workplaces.map(
    ({ name }, index) => `<g transform="translate(${coordinate(x(index) + 5)} ${taskGrid.head - 8}) rotate(-90)">${words(name, 0, 0, 14)}</g>`,
  );
  let bottom: number = taskGrid.head;
  const rows = tasks.map((task) => {
    const top = bottom;
    const names = twoLines(task.name, taskGrid.letters);
    bottom += taskGrid.row + (names.length - 1) * taskGrid.second;
    const marks = workplaces.flatMap(({ id }, index) => {
      const kind = task.workplaces[id];
      return kind === undefined ? [] : [sign(kind, x(index), (top + bottom) / 2)];
    });
    const said = names.map((part, index) => words(part, 0, top + 19 + index * taskGrid.second, 15));
    return [rule(0, top, width, top, line, 1), ...said, ...marks].join("");
  });
  const at = bottom + 30;
  const legend = [sign("kalla", 9, at), words(matrix.kalla, 26, at + 5, 15), sign("forslag", 209, at), words(matrix.forslag, 226, at + 5, 15)];
  const description = tasks
    .map((task) => {
      const named = (kind: "kalla" | "forslag") => workplaces.filter(({ id }) => task.workplaces[id] === kind).map(({ name }) => name.toLowerCase());
      const said = (["kalla", "forslag"] as const).flatMap((kind) => (named(kind).length === 0 ? [] : [`${matrix[kind]}: ${named(kind).join(", ")}`]));
      return `${task.name} (${said.length === 0 ? matrix.none : said.join("; ")}).`;
    })
    .join(" ");
  return {
    svg: svg(at + 16, [...heads, ...rows, rule(0, bottom, width, bottom, ink, 2), ...legend]),
    width,
    height: at + 16,
    title: matrix.caption,
    description: `${matrix.caption}. ${description}`,
    sources: [...new Set(tasks.flatMap(({ references }) => references))],
    note: "",
    table: [
      matrix.csv,
      ...tasks.flatMap((task) =>
        workplaces.flatMap(({ id, name }) => {
          const kind = task.workplaces[id];
          return kind === undefined ? [] : [[task.name, name, matrix[kind], kind === "kalla" ? task.references.join("; ") : ""]];
        }),
      ),
    ],
  };
}

/** Points of the plan: a column for names and twelve for months. */
const months = { names: 258, column: 50, row: 32, head: 40 } as const;

/** The first twelve months: bars by phase, and milestones below. */
export function planDrawing(plan: Plan, { words: said }: DrawingTools, colors: DrawingColors): Drawing {
  const { plan: labels } = said;
  const x = (month: number) => months.names + (month - 1) * months.column;
  const phases = [...Map.groupBy(plan.plan, ({ phase }) => phase)];
  const looks = [
    { fill: colors.strong, stroke: colors.strong },
    { fill: colors.mid, stroke: colors.strong },
    { fill: ink, stroke: ink },
    { fill: tokenColor("paper"), stroke: colors.strong },
  ];
  let y: number = months.head;
  const rows: string[] = [];
  for (const [index, [phase, steps]] of phases.entries()) {
    const { fill, stroke } = looks[index % looks.length] as (typeof looks)[number];
    rows.push(words(phase, 0, y + 22, 17, { isBold: true, color: colors.strong }));
    y += months.row;
    for (const { name, from, to } of steps) {
      rows.push(
        words(name, 10, y + 21, 15) +
          `<rect x="${x(from) + 3}" y="${y + 7}" width="${(to - from + 1) * months.column - 6}" height="${months.row - 14}" rx="3" fill="${fill}" stroke="${stroke}" stroke-width="2"/>`,
      );
      y += months.row;
    }
  }
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
  const grid = numbers.map(
    (month) =>
      rule(x(month), months.head - 8, x(month), y, line, 1) + words(String(month), x(month) + months.column / 2, 22, 15, { color: soft, anchor: "middle" }),
  );
  // Names stand to the right of early stones and to the left of late ones, in an order that lets no line cross a name.
  const byMonth = [...plan.milestones].sort((a, b) => a.month - b.month);
  const stones = [...byMonth.filter(({ month }) => month <= 6).toReversed(), ...byMonth.filter(({ month }) => month > 6)];
  const marks = stones.map(({ month, name }, index) => {
    const [at, top] = [x(month) + months.column / 2, y + 8 + index * 24];
    const isLate = month > 6;
    return (
      rule(at, y, at, top, colors.strong, 1) +
      `<path d="M${at} ${top}l8 8-8 8-8-8z" fill="${tokenColor("terracotta")}"/>` +
      words(name, isLate ? at - 14 : at + 14, top + 13, 15, { anchor: isLate ? "end" : "start" })
    );
  });
  const height = y + 8 + stones.length * 24 + 8;
  const range = (from: number, to: number) => (from === to ? String(from) : fillIn(labels.range, { from, to }));
  const description = [
    ...plan.plan.map(({ name, phase, from, to }) => `${phase}: ${name}, ${labels.months.toLowerCase()} ${range(from, to)}`),
    ...byMonth.map(({ month, name }) => `${fillIn(labels.month, { month })}: ${name}`),
  ].join(". ");
  return {
    svg: svg(height, [words(labels.months, 0, 22, 15, { color: soft }), ...grid, rule(0, y, width, y, ink, 2), ...rows, ...marks]),
    width,
    height,
    title: labels.title,
    description: `${labels.title}. ${description}.`,
    sources: [],
    note: labels.proposal,
    table: [labels.csv, ...plan.plan.map(({ phase, name, from, to, who }) => [phase, name, String(from), String(to), who.join(", ")])],
  };
}
