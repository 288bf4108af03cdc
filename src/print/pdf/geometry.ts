/** Matrices and boxes as PDF writes them (ISO 32000-1, 8.3.3). */

/** `[a b c d e f]`: x′ = ax + cy + e, y′ = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Left, bottom, right, top. */
export type Box = readonly [number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The box without edges. */
export const everywhere: Box = [-Infinity, -Infinity, Infinity, Infinity];

/** First the one, then the other. */
export function multiply(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [p, q, r, s, t, u] = then;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

/** Where a matrix puts a point. */
export function through([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The upright box around another one that a matrix has moved. */
export function boxThrough(matrix: Matrix, [left, bottom, right, top]: Box): Box {
  return boxAround([through(matrix, left, bottom), through(matrix, right, bottom), through(matrix, left, top), through(matrix, right, top)]);
}

/** The smallest box with all points in it. Throws for no points. */
export function boxAround(points: readonly (readonly [number, number])[]): Box {
  if (points.length === 0) throw new Error("A box around nothing");
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return [left, bottom, right, top];
}

/** The smallest box with all boxes in it; undefined for none. */
export function union(boxes: readonly Box[]): Box | undefined {
  return boxes.length === 0
    ? undefined
    : boxAround(
        boxes.flatMap(
          ([left, bottom, right, top]) =>
            [
              [left, bottom],
              [right, top],
            ] as const,
        ),
      );
}

/** What two boxes share; turned inside out where they share nothing. */
export function within([left, bottom, right, top]: Box, [minX, minY, maxX, maxY]: Box): Box {
  return [Math.max(left, minX), Math.max(bottom, minY), Math.min(right, maxX), Math.min(top, maxY)];
}

/** Whether the middle of one box lies in another. */
export function isCentred([left, bottom, right, top]: Box, around: Box): boolean {
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  return x >= around[0] && x <= around[2] && y >= around[1] && y <= around[3];
}
