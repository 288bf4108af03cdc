/** The plan of twelve months and the year that comes back, as pictures with a table or list that says the same. */
import { fillIn } from "../content/fillIn.ts";
import type { Plan } from "../facts/schema.ts";
import { coordinate, link, sourceHtml, table, text, type FigureTools } from "./tools.ts";

/** Pixels of the plan's drawing: a column for names, twelve for months, rows for steps, lines for milestones, and a letter of their names with room to spare. */
const chart = { names: 226, month: 52, row: 30, head: 34, phase: 30, foot: 46, line: 20, letter: 7.5 } as const;
const chartWidth = chart.names + 12 * chart.month + 8;
/** Where a month begins. */
const x = (month: number) => chart.names + (month - 1) * chart.month;

/** Places the names of milestones on lines, so that none runs into another or over the edge. */
function nameMilestones(milestones: Plan["milestones"]) {
  /** Where each line is taken to. */
  const ends: number[] = [];
  return [...milestones]
    .sort((a, b) => a.month - b.month)
    .map(({ month, name }) => {
      const at = x(month) + chart.month / 2;
      const width = name.length * chart.letter;
      const right = Math.min(at + width / 2, chartWidth);
      const free = ends.findIndex((end) => end < right - width);
      const line = free === -1 ? ends.length : free;
      ends[line] = right;
      return { name, at, right, isAtEdge: right === chartWidth, line };
    });
}

/** Rows of the plan as a chart: bars on a line of twelve months, grouped by phase; diamonds below are milestones. */
function planSvg({ plan, milestones }: Plan, { words }: FigureTools): string {
  const phases = [...Map.groupBy(plan, ({ phase }) => phase)];
  const bottom = chart.head + phases.length * chart.phase + plan.length * chart.row;
  const named = nameMilestones(milestones);
  const height = bottom + chart.foot + Math.max(0, ...named.map(({ line }) => line)) * chart.line;
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const grid = months
    .map(
      (month) =>
        `<line class="plan__grid" x1="${x(month)}" x2="${x(month)}" y1="${chart.head - 8}" y2="${bottom}"/>` +
        `<text class="plan__month" x="${x(month) + chart.month / 2}" y="18" text-anchor="middle">${month}</text>`,
    )
    .join("");
  let y = chart.head;
  const rows: string[] = [];
  for (const [index, [phase, steps]] of phases.entries()) {
    rows.push(`<text class="plan__phase" x="0" y="${y + 20}">${text(phase)}</text>`);
    y += chart.phase;
    for (const { name, from, to } of steps) {
      const width = (to - from + 1) * chart.month - 6;
      rows.push(
        `<text class="plan__name" x="10" y="${y + 19}">${text(name)}</text>` +
          `<rect class="plan__bar plan__bar--${(index % 4) + 1}" x="${x(from) + 3}" y="${y + 6}" width="${width}" height="${chart.row - 12}" rx="3"/>`,
      );
      y += chart.row;
    }
  }
  const marks = named
    .map(({ name, at, right, isAtEdge, line }) => {
      const place = isAtEdge ? `x="${coordinate(right)}" text-anchor="end"` : `x="${at}" text-anchor="middle"`;
      return `<path class="plan__mark" d="M${at} ${bottom + 6}l8 8-8 8-8-8z"/><text class="plan__milestone" y="${bottom + 38 + line * chart.line}" ${place}>${text(name)}</text>`;
    })
    .join("");
  const said = fillIn(words.plan.description, { steps: plan.length, phases: phases.length });
  return (
    `<svg class="plan__picture" viewBox="0 0 ${chartWidth} ${height}" width="${chartWidth}" height="${height}" role="img" aria-label="${text(`${words.plan.title}. ${said}`)}">` +
    `<text class="plan__month" x="0" y="18">${text(words.month)}</text>${grid}${rows.join("")}${marks}</svg>`
  );
}

/** The plan as picture and table. */
export function planFigure(plan: Plan, tools: FigureTools, reviewed?: string): string {
  const { words } = tools;
  const { plan: labels } = words;
  const range = (from: number, to: number) => (from === to ? String(from) : fillIn(labels.range, { from, to }));
  const rows = plan.plan.map(({ name, phase, from, to, who, page }) => [link(page, name), text(phase), range(from, to), text(who.join(", "))]);
  const milestones = plan.milestones.map(({ month, name }) => `<li>${text(fillIn(labels.month, { month }))}: ${text(name)}</li>`).join("");
  return (
    `<figure class="figure plan" data-figure="tolvmanadersplan">\n<div class="plan__scroll" role="region" tabindex="0" aria-label="${text(labels.title)}">${planSvg(plan, tools)}</div>\n` +
    `<figcaption>${text(labels.proposal)}${sourceHtml({ ids: [], reviewed }, tools)}</figcaption>\n</figure>\n` +
    table(labels.caption, [{ name: labels.step }, { name: labels.phase }, { name: labels.months, className: "cell--number" }, { name: labels.who }], rows) +
    (milestones === "" ? "" : `<p>${text(labels.milestones)}:</p>\n<ul>${milestones}</ul>\n`)
  );
}

const wheel = { side: 420, outer: 200, inner: 112, hole: 58 } as const;

/** A point on a circle around the wheel's middle; turns count from the top, clockwise. */
function onCircle(radius: number, turn: number): string {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  return `${coordinate(wheel.side / 2 + radius * Math.cos(angle))} ${coordinate(wheel.side / 2 + radius * Math.sin(angle))}`;
}

/** What is done in a year, in order and numbered. */
export type Stop = Plan["wheel"][number] & { readonly number: number };

/** The stops of a year in order of months. */
export const numberedStops = ({ wheel: stops }: Plan): readonly Stop[] =>
  [...stops].sort((a, b) => a.month - b.month).map((stop, index) => ({ ...stop, number: index + 1 }));

/** A month of the ring, in a square of 420: its outline, its name and the numbers of what is done then. */
export interface RingMonth {
  readonly path: string;
  readonly isBusy: boolean;
  readonly name: { readonly text: string; readonly x: number; readonly y: number };
  readonly numbers: readonly { readonly number: number; readonly x: number; readonly y: number }[];
}

/** The ring of twelve months. Places of names and numbers are the middles of their letters' feet and of their discs. */
export function ringPaths(stops: readonly Stop[], months: readonly string[]): readonly RingMonth[] {
  const point = (radius: number, turn: number) => onCircle(radius, turn).split(" ").map(Number) as [number, number];
  return months.map((month, index) => {
    const [from, to, middle] = [index / 12, (index + 1) / 12, (index + 0.5) / 12];
    const path = `M${onCircle(wheel.outer, from)}A${wheel.outer} ${wheel.outer} 0 0 1 ${onCircle(wheel.outer, to)}L${onCircle(wheel.inner, to)}A${wheel.inner} ${wheel.inner} 0 0 0 ${onCircle(wheel.inner, from)}z`;
    const here = stops.filter((stop) => stop.month === index + 1);
    const [nameX, nameY] = point((wheel.inner + wheel.hole) / 2, middle);
    const numbers = here.map(({ number }, place) => {
      const spread = (place - (here.length - 1) / 2) * 0.03;
      const [x, y] = point((wheel.outer + wheel.inner) / 2, middle + spread);
      return { number, x, y };
    });
    return { path, isBusy: here.length > 0, name: { text: month.slice(0, 3), x: nameX, y: nameY + 5 }, numbers };
  });
}

/** A ring of twelve months; each carries the numbers of what is done then. */
function wheelSvg(stops: readonly Stop[], { words }: FigureTools): string {
  const parts = ringPaths(stops, words.wheel.months).map(({ path, isBusy, name, numbers }) => {
    const discs = numbers.map(
      ({ number, x, y }) =>
        `<circle class="wheel__disc" cx="${x}" cy="${y}" r="15"/><text class="wheel__number" x="${x}" y="${coordinate(y + 5)}" text-anchor="middle">${number}</text>`,
    );
    return `<path class="wheel__month${isBusy ? " wheel__month--busy" : ""}" d="${path}"/><text class="wheel__name" x="${name.x}" y="${coordinate(name.y)}" text-anchor="middle">${text(name.text)}</text>${discs.join("")}`;
  });
  return `<svg class="wheel__picture" viewBox="0 0 ${wheel.side} ${wheel.side}" role="img" aria-label="${text(`${words.wheel.title}. ${words.wheel.description}`)}">${parts.join("")}</svg>`;
}

/** The year as a wheel with a numbered list. */
export function wheelFigure(plan: Plan, tools: FigureTools, reviewed?: string): string {
  const { words } = tools;
  const numbered = numberedStops(plan);
  const list = numbered
    .map(
      ({ month, name, what, page }) =>
        `<li><span class="wheel__when">${text(String(words.wheel.months[month - 1]))}</span> ${link(page, name)}. ${text(what)}</li>`,
    )
    .join("\n");
  return `<figure class="figure wheel" aria-label="${text(words.wheel.title)}" data-figure="arshjul">\n${wheelSvg(numbered, tools)}\n<ol class="wheel__list">\n${list}\n</ol>\n<figcaption>${text(words.wheel.proposal)}${sourceHtml({ ids: [], reviewed }, tools)}</figcaption>\n</figure>\n`;
}
