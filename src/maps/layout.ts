/** Where things go on the map: labels in the margins without collisions, crowded marks moved apart, text broken into lines. */
import type { Point } from "./geometry.ts";

/** Regions whose label stands in the western margin; the others stand in the eastern. */
const western: ReadonlySet<string> = new Set(["06", "12", "13", "14", "17", "18", "20", "23"]);

/** The margin of a county's label. */
export function sideOf(code: string): "west" | "east" {
  return western.has(code) ? "west" : "east";
}

/**
 * Places things of one height along a line, as near their wishes as room allows and in the order of the wishes.
 * @returns a place for each wish, in the order given
 */
export function spreadOut(wishes: readonly number[], height: number, from: number, to: number): number[] {
  const order = wishes.map((wish, index) => ({ wish, index })).sort((a, b) => a.wish - b.wish || a.index - b.index);
  // Blocks of touching labels; a block stands at the mean of its members' wishes (pool adjacent violators).
  const blocks: { start: number; members: { wish: number; index: number }[] }[] = [];
  const settle = (members: { wish: number; index: number }[]) => {
    const mean = members.reduce((sum, { wish }, place) => sum + wish - place * height, 0) / members.length;
    return Math.min(Math.max(mean, from), to - (members.length - 1) * height);
  };
  for (const member of order) {
    let block = { start: settle([member]), members: [member] };
    for (let last = blocks.at(-1); last !== undefined && last.start + last.members.length * height > block.start; last = blocks.at(-1)) {
      blocks.pop();
      const members = [...last.members, ...block.members];
      block = { start: settle(members), members };
    }
    blocks.push(block);
  }
  const places = wishes.map(() => 0);
  for (const { start, members } of blocks) members.forEach(({ index }, place) => (places[index] = Math.round((start + place * height) * 10) / 10));
  return places;
}

/** Whether two straight lines cross. */
export function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const turn = (p: Point, q: Point, r: Point) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);
}

/**
 * Lets labels of one margin change places until no two of their leaders cross. Each change makes the leaders shorter together, so it ends.
 * @param places where the labels stand
 * @param x where the leaders begin
 */
export function untangle(places: readonly number[], x: number, targets: readonly Point[]): number[] {
  const result = [...places];
  for (let round = 0, changed = true; changed && round < 100; round++) {
    changed = false;
    for (let i = 0; i < result.length; i++) {
      for (let j = i + 1; j < result.length; j++) {
        const [a, b] = [result[i] as number, result[j] as number];
        if (!cross([[x, a], targets[i] as Point], [[x, b], targets[j] as Point])) continue;
        [result[i], result[j]] = [b, a];
        changed = true;
      }
    }
  }
  return result;
}

/** Moves points apart until none are nearer than `distance`, or nearly so. The same points always give the same answer. */
export function moveApart(points: readonly Point[], distance: number): Point[] {
  const moved = points.map(([x, y]): [number, number] => [x, y]);
  for (let round = 0; round < 200; round++) {
    let still = true;
    for (let i = 0; i < moved.length; i++) {
      for (let j = i + 1; j < moved.length; j++) {
        const [a, b] = [moved[i] as [number, number], moved[j] as [number, number]];
        const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
        const gap = Math.hypot(dx, dy);
        if (gap >= distance - 0.05) continue;
        still = false;
        // Two marks on the same spot part along the x axis.
        const [ux, uy] = gap === 0 ? [1, 0] : [dx / gap, dy / gap];
        const push = (distance - gap) / 2;
        a[0] -= ux * push;
        a[1] -= uy * push;
        b[0] += ux * push;
        b[1] += uy * push;
      }
    }
    if (still) break;
  }
  return moved.map(([x, y]): Point => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
}

/** Breaks a text into lines of at most so many characters, at spaces. */
export function wrap(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Row and column of each region's tile, from the north-west, 1-based; four columns fit a narrow phone. */
export const tilePlaces: ReadonlyMap<string, readonly [row: number, column: number]> = new Map([
  ["25", [1, 4]],
  ["24", [2, 4]],
  ["23", [3, 3]],
  ["22", [3, 4]],
  ["20", [4, 3]],
  ["21", [4, 4]],
  ["17", [5, 2]],
  ["19", [5, 3]],
  ["03", [5, 4]],
  ["18", [6, 2]],
  ["04", [6, 3]],
  ["01", [6, 4]],
  ["14", [7, 1]],
  ["06", [7, 2]],
  ["05", [7, 3]],
  ["09", [7, 4]],
  ["13", [8, 1]],
  ["07", [8, 2]],
  ["08", [8, 3]],
  ["12", [9, 1]],
  ["10", [9, 2]],
]);
