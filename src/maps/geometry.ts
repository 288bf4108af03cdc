/** Plane geometry of the map: projection, areas, points in polygons, paths. All lengths are map pixels unless something else is said. */

/** x grows to the east, y to the south. */
export type Point = readonly [number, number];
/** A closed line; the first point is repeated last. */
export type Ring = [number, number][];
/** An outer ring and its holes. */
export type Polygon = Ring[];

const radians = Math.PI / 180;
/** Central meridian of SWEREF 99 TM, degrees east. */
const centralMeridian = 15;
/** Its scale on the central meridian. */
const scale = 0.9996;

/**
 * Transverse Mercator on a sphere (J. P. Snyder, Map Projections: A Working Manual, 1987, p. 58).
 * At this size it has the shape of SWEREF 99 TM.
 * @param degrees longitude, latitude
 * @returns earth radii, y towards the south
 */
export function project([longitude, latitude]: Point): [number, number] {
  const phi = latitude * radians;
  const lambda = (longitude - centralMeridian) * radians;
  const b = Math.cos(phi) * Math.sin(lambda);
  return [scale * Math.atanh(b), -scale * Math.atan2(Math.tan(phi), Math.cos(lambda))];
}

/** Signed area of a ring (shoelace formula). */
export function ringArea(ring: readonly Point[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [x1, y1] = ring[i] as Point;
    const [x2, y2] = ring[(i + 1) % ring.length] as Point;
    sum += x1 * y2 - x2 * y1;
  }
  return sum / 2;
}

/** Whether a point lies in one of the polygons (even–odd rule). */
export function inside([x, y]: Point, polygons: readonly Polygon[]): boolean {
  let hit = false;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [xi, yi] = ring[i] as Point;
        const [xj, yj] = ring[j] as Point;
        if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) hit = !hit;
      }
    }
  }
  return hit;
}

/** Smallest box around the polygons: left, top, right, bottom. */
export function bounds(polygons: readonly Polygon[]): [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of polygons.flat(2)) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}

/** Smallest box around path data of `pathData`: left, top, right, bottom. */
export function pathBounds(path: string): [number, number, number, number] {
  const rings = path
    .split("z")
    .filter((part) => part !== "")
    .map((part): Ring => {
      const numbers = [...part.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(([text]) => Number(text));
      let [x, y] = [0, 0];
      return Array.from({ length: numbers.length / 2 }, (_, index) => [(x += numbers[2 * index] as number), (y += numbers[2 * index + 1] as number)]);
    });
  return bounds([rings]);
}

/**
 * Puts points of other rings that lie on an edge of this ring into it, so that neighbours keep sharing their border after a cut.
 * @param tolerance how far from the edge a point may lie
 */
export function insertSharedPoints(ring: Ring, points: readonly Point[], tolerance: number): Ring {
  return ring.flatMap((start, index) => {
    const end = ring[index + 1];
    if (end === undefined) return [start];
    const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
    const length = Math.hypot(dx, dy);
    const between = points
      .map(([x, y]) => ({
        x,
        y,
        along: ((x - start[0]) * dx + (y - start[1]) * dy) / length,
        off: Math.abs((x - start[0]) * dy - (y - start[1]) * dx) / length,
      }))
      .filter(({ along, off }) => off < tolerance && along > tolerance && along < length - tolerance)
      .sort((a, b) => a.along - b.along);
    return [start, ...between.map(({ x, y }): [number, number] => [x, y])];
  });
}

/** A number as short as SVG allows: `0.50` becomes `.5`. */
function short(value: number, decimals: number): string {
  return Number(value.toFixed(decimals))
    .toString()
    .replace(/^(-?)0\./, "$1.");
}

/** SVG path data of polygons, with relative lines so that it is short. Rounding does not add up along the line. */
export function pathData(polygons: readonly Polygon[], decimals: number): string {
  const factor = 10 ** decimals;
  const round = (value: number) => Math.round(value * factor);
  const parts: string[] = [];
  for (const ring of polygons.flat()) {
    let [x, y] = [round((ring[0] as Point)[0]), round((ring[0] as Point)[1])];
    let line = "";
    let steps = 0;
    for (const point of ring.slice(1, -1)) {
      const [nextX, nextY] = [round(point[0]), round(point[1])];
      if (nextX === x && nextY === y) continue;
      const dx = short((nextX - x) / factor, decimals);
      const dy = short((nextY - y) / factor, decimals);
      line += (steps > 0 && !dx.startsWith("-") ? " " : "") + dx + (dy.startsWith("-") ? "" : " ") + dy;
      [x, y] = [nextX, nextY];
      steps++;
    }
    if (steps < 2) continue;
    const [startX, startY] = [round((ring[0] as Point)[0]) / factor, round((ring[0] as Point)[1]) / factor];
    parts.push(`M${short(startX, decimals)} ${short(startY, decimals)}l${line}z`);
  }
  return parts.join("");
}
