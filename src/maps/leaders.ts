/** Names in the margins of the map, and the lines that lead from them. */
import { escapeHtml } from "../content/escapeHtml.ts";
import type { Point } from "./geometry.ts";
import type { Ink } from "./ink.ts";
import { spreadOut, untangle } from "./layout.ts";
import type { MapModel } from "./model.ts";

/** Room for labels beside the country, and air above and below, in map pixels. */
export const margin = { side: 200, top: 8, bottom: 8 } as const;
/** Between the label and the country. */
export const gutter = 22;
/** Height of a label with two lines, and of a place on the second map. */
export const labelHeight = 42;

export interface Label {
  readonly side: "west" | "east";
  /** Middle of the label. */
  readonly y: number;
  readonly target: Point;
}

/** Places labels in both margins beside what they name, so that no leaders cross. */
export function placeLabels<T extends { readonly side: "west" | "east"; readonly target: Point }>(
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

export function leaders(map: MapModel, labels: readonly Label[], ink: Ink): string {
  const d = labels.map((label) => leader(map, label)).join("");
  return `<path d="${d}"${ink("leader-casing")}/><path d="${d}"${ink("leader")}/>`;
}

export function labelText(map: MapModel, { side, y }: Pick<Label, "side" | "y">, name: string, detail: string, ink: Ink): string {
  const x = textX(map, side);
  const anchor = side === "west" ? ' text-anchor="end"' : "";
  return `<text x="${x}" y="${y - 2}"${anchor}${ink("name")}>${escapeHtml(name)}</text><text x="${x}" y="${y + 14}"${anchor}${ink("detail")}>${escapeHtml(detail)}</text>`;
}
