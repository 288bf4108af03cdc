/**
 * The mark: two arcs that face each other, near but never closed. Peer support rests on mirroring;
 * every picture in the handbook that is not a map is drawn from this one figure.
 */
import { chapterNumber } from "./color.ts";
import { colors } from "./tokens.ts";

/** One pair of arcs, in the units of its picture. */
interface Pair {
  /** The middle of the pair. */
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly width: number;
  /** Degrees clockwise: 0 stands like a pair of brackets. */
  readonly turn?: number;
  /** Degrees of the circle that each arc covers, under 180. */
  readonly span?: number;
  /** How far the arcs are drawn apart; negative draws them into each other. */
  readonly apart?: number;
  /** How far the first is moved down and the second up: two who walk. */
  readonly slip?: number;
  readonly first?: Tone;
  readonly second?: Tone;
}

/** Which of the two colours of a picture. */
export type Tone = "strong" | "mid";
type Paint = Readonly<Record<Tone, string>>;

const chapterPaint: Paint = { strong: "var(--chapter, currentColor)", mid: "var(--chapter-mid, currentColor)" };

/** One decimal is a quarter of a hair on paper, and the same on every machine. */
const n = (value: number): string => String(Number(value.toFixed(1)));

/** One arc: part of a circle, drawn clockwise. Angles are degrees clockwise from three o'clock. */
export interface Arc {
  /** The middle of its circle. */
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly from: number;
  readonly span: number;
  readonly width: number;
  readonly tone: Tone;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The two arcs of a pair, its rotation worked out. */
function pairArcs({ x, y, r, width, turn = 0, span = 132, apart = 0, slip = 0, first = "strong", second = "mid" }: Pair): readonly Arc[] {
  const a = radians(turn);
  const arc = (middle: number, dx: number, dy: number, tone: Tone): Arc => ({
    x: x + dx * Math.cos(a) - dy * Math.sin(a),
    y: y + dx * Math.sin(a) + dy * Math.cos(a),
    r,
    from: middle - span / 2 + turn,
    span,
    width,
    tone,
  });
  return [arc(180, -apart / 2, slip, first), arc(0, apart / 2, -slip, second)];
}

/** The two arcs of a pair as SVG paths; no transform is needed. */
function pairPaths(pair: Pair, paint: Paint): string {
  return pairArcs(pair)
    .map(({ x, y, r, from, span, width, tone }) => {
      const point = (angle: number): string => `${n(x + r * Math.cos(radians(angle)))} ${n(y + r * Math.sin(radians(angle)))}`;
      return `<path d="M${point(from)}A${n(r)} ${n(r)} 0 0 1 ${point(from + span)}" stroke="${paint[tone]}" stroke-width="${n(width)}"/>`;
    })
    .join("");
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const other = (tone: Tone): Tone => (tone === "strong" ? "mid" : "strong");
const alternate = (index: number): Tone => (index % 2 === 0 ? "strong" : "mid");

/** What a chapter's picture is made of, on a square of 400. Each says something about its chapter. */
const compositions: readonly (() => Pair[])[] = [
  // The role: two people.
  () => [{ x: 205, y: 200, r: 132, width: 62, turn: 18, span: 138, slip: 24, apart: 12 }],
  // The tasks: a week of days around the same middle.
  () => range(7).map((i) => ({ x: 200, y: 200, r: 34 + i * 24, width: 13, turn: i * 24 - 30, span: 142, first: alternate(i), second: alternate(i) })),
  // The workplaces: rooms, each with its own two.
  () =>
    range(9).map((i) => ({
      x: 74 + (i % 3) * 126,
      y: 74 + Math.floor(i / 3) * 126,
      r: 42,
      width: 20,
      turn: [0, 45, 90, 135, 0, 45, 90, 135, 0][i] as number,
      span: 128,
      slip: 5,
      first: alternate(i),
      second: other(alternate(i)),
    })),
  // The introduction: it grows, step by step.
  () => [
    { x: 44, y: 358, r: 19, width: 11, turn: -36, span: 138, slip: 2 },
    { x: 103, y: 303, r: 35, width: 18, turn: -30, span: 138, slip: 4 },
    { x: 194, y: 222, r: 59, width: 28, turn: -24, span: 138, slip: 7 },
    { x: 334, y: 96, r: 100, width: 44, turn: -18, span: 138, slip: 12 },
  ],
  // The training: two halves of a room that face each other.
  () => range(5).map((i) => ({ x: 200, y: 200, r: 122, width: 17, turn: -12, span: 100 + i * 4, apart: -134 + i * 54 })),
  // The research: many faint lines and one that holds.
  () =>
    range(15)
      .filter((i) => i !== 6 && i !== 8)
      .map((i) => ({
        x: 212,
        y: 200,
        r: 24 + i * 13,
        turn: 62,
        span: 150 - (i % 3) * 12,
        ...(i === 7 ? { width: 22, second: "strong" as Tone } : { width: 3, first: "mid" as Tone }),
      })),
  // The map: contour lines.
  () =>
    range(8).map((i) => ({
      x: 250 - i * 8,
      y: 158 + i * 9,
      r: 22 + i * 23,
      width: 8,
      turn: 40 + i * 11,
      span: 158 - (i % 2) * 18,
      slip: i,
      first: alternate(i),
      second: alternate(i + 1),
    })),
  // The handouts: leaves.
  () =>
    range(3).map((i) => ({
      x: 114 + i * 86,
      y: 114 + i * 86,
      r: 300,
      width: 30,
      turn: 45,
      span: 43,
      apart: -530,
      first: alternate(i),
      second: other(alternate(i)),
    })),
  // The glossary: words of different lengths within brackets.
  () =>
    [
      [66, 104, 72],
      [92, 60, 118],
      [58, 96, 70],
      [112, 64, 88],
      [64, 80, 100],
    ].flatMap((words, row) =>
      words.map((length, i) => ({
        x: 6 + ((row * 31) % 47) + words.slice(0, i).reduce((sum, word) => sum + word + 54, 0) + length / 2,
        y: 40 + row * 80,
        r: 34,
        width: 14,
        span: 108,
        apart: length - 68,
        first: alternate(row + i),
        second: alternate(row + i),
      })),
    ),
  // The sources: rings from where something fell into the water.
  () =>
    range(7).map((i) => ({
      x: 216,
      y: 246,
      r: 16 + i * 32,
      width: 20 - i * 2.2,
      turn: -45,
      span: 128 + i * 4,
      first: "mid" as Tone,
      second: "strong" as Tone,
    })),
  // The news: what rises, and its reflection.
  () => range(4).map((i) => ({ x: 200, y: 200, r: 52 + i * 44, width: 26 - i * 5, turn: 90, span: 150, apart: 22 })),
  // About: one thing and its mirror image.
  () => [
    { x: 200, y: 200, r: 150, width: 44, turn: -45, span: 140, apart: 16, first: "mid", second: "strong" },
    { x: 200, y: 200, r: 74, width: 44, turn: -45, span: 130, apart: 16, first: "strong", second: "mid" },
  ],
];

/** `mark`: one pair for lists, 24 units; `opener`: the chapter's picture, square; `page`: the same, filling an A4 page to the edge. */
export type ArcsSize = "mark" | "opener" | "page";

/** Decorative pictures say nothing to those who listen. */
const silent = `aria-hidden="true" focusable="false"`;

/** The pair that marks a chapter in lists, 24 units square; each chapter's stands a twelfth of a turn further on. */
const markPair = (chapter: string | number): Pair => ({ x: 12, y: 12, r: 8, width: 3.4, turn: (chapterNumber(chapter) - 1) * 30, span: 130, slip: 1 });

/**
 * The picture of a chapter, by id or number: always the same for the same chapter. Takes its colours from `--chapter` and `--chapter-mid`
 * where it stands. Fills its box and is cut where the box has another shape.
 */
export function chapterArcs(chapter: string | number, { size = "opener" }: { size?: ArcsSize } = {}): string {
  const place = chapterNumber(chapter) - 1;
  if (size === "mark")
    return `<svg class="arcs arcs--mark" viewBox="0 0 24 24" width="24" height="24" fill="none" ${silent}>${pairPaths(markPair(chapter), chapterPaint)}</svg>`;
  const pairs = (compositions[place % compositions.length] as () => Pair[])();
  const drawn = (scale: number, dx: number, dy: number): string =>
    pairs
      .map((pair) => ({
        ...pair,
        x: pair.x * scale + dx,
        y: pair.y * scale + dy,
        r: pair.r * scale,
        width: pair.width * scale,
        apart: (pair.apart ?? 0) * scale,
        slip: (pair.slip ?? 0) * scale,
      }))
      .map((pair) => pairPaths(pair, chapterPaint))
      .join("");
  if (size === "page") {
    return `<svg class="arcs arcs--page" viewBox="0 0 420 594" preserveAspectRatio="xMidYMid slice" fill="none" ${silent}>${drawn(1.42, -74, 86)}</svg>`;
  }
  return `<svg class="arcs arcs--opener" viewBox="0 0 400 400" preserveAspectRatio="xMidYMid slice" fill="none" ${silent}>${drawn(1, 0, 0)}</svg>`;
}

/** The arcs of a chapter's picture on a square of 400, for programs that draw them in ways of their own. */
export function chapterArcList(chapter: string | number): readonly Arc[] {
  const place = chapterNumber(chapter) - 1;
  return (compositions[place % compositions.length] as () => Pair[])().flatMap(pairArcs);
}

/** The two arcs of a chapter's mark on a square of 24. */
export const chapterMarkArcs = (chapter: string | number): readonly Arc[] => pairArcs(markPair(chapter));

const logoPair: Pair = { x: 16, y: 16, r: 10.4, width: 4.6, turn: 18, span: 134, slip: 1.6, apart: 0.8 };

/** The handbook's mark, 32 units square. With a title it is a picture with that name; without, decoration beside the name in words. */
export function logoSvg({ title }: { title?: string } = {}): string {
  const naming = title === undefined ? silent : `role="img" aria-label="${title.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)}"`;
  return `<svg class="logo" viewBox="0 0 32 32" width="32" height="32" fill="none" ${naming}>${pairPaths(logoPair, { strong: "var(--color-pine, currentColor)", mid: "var(--color-clay, currentColor)" })}</svg>`;
}

/** The cover: the pair alone, large, with echoes. A4 upright (420 × 594 units); `wide` is for the start page. */
export function coverArcs({ shape = "page" }: { shape?: "page" | "wide" } = {}): string {
  const paint: Paint = { strong: "var(--color-pine, currentColor)", mid: "var(--color-clay, currentColor)" };
  const box = shape === "page" ? { w: 420, h: 594, x: 214, y: 372, k: 1.24 } : { w: 400, h: 400, x: 205, y: 200, k: 1 };
  const pair = (r: number, width: number, slip: number): string =>
    pairPaths({ x: box.x, y: box.y, r: r * box.k, width: width * box.k, turn: 18, span: 138, slip: slip * box.k, apart: 10 * box.k }, paint);
  return `<svg class="arcs arcs--cover" viewBox="0 0 ${box.w} ${box.h}" preserveAspectRatio="xMidYMid ${shape === "page" ? "slice" : "meet"}" fill="none" ${silent}>${pair(176, 5, 26)}${pair(128, 50, 22)}${pair(80, 5, 18)}</svg>`;
}

/** The icon of the site, with its own ground so that it is seen on light and dark: SVG with fixed colours. `bleed` leaves room for masks that cut the edges. */
export function faviconSvg({ bleed = false }: { bleed?: boolean } = {}): string {
  const paint: Paint = { strong: colors.paper.light, mid: "#f0a583" };
  const pair = bleed ? { ...logoPair, r: 7.6, width: 3.4, slip: 1.2, apart: 0.6 } : { ...logoPair, r: 8.8, width: 4, slip: 1.4, apart: 0.7 };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none"><rect width="32" height="32" rx="${bleed ? 0 : 7}" fill="${colors.pine.light}"/>${pairPaths(pair, paint)}</svg>`;
}

/** The picture for links in social media, 1200 × 630: name, tagline and the arcs, as SVG with fixed colours. */
export function shareSvg({ name, tagline }: { readonly name: string; readonly tagline: string }): string {
  const paint: Paint = { strong: colors.pine.light, mid: colors.clay.light };
  const pair = (r: number, width: number, slip: number): string => pairPaths({ x: 930, y: 315, r, width, turn: 18, span: 138, slip, apart: 14 }, paint);
  // Fraunces SemiBold takes 0.6 em a letter, and the arcs leave 530 px.
  const nameSize = Math.min(80, Math.floor(530 / 0.62 / Math.max(1, name.length)));
  const text = (content: string, y: number, size: number, weight: number, family: string, fill: string): string =>
    `<text x="80" y="${y}" font-family="${family}" font-weight="${weight}" font-size="${size}" fill="${fill}">${escapeXml(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" fill="none"><rect width="1200" height="630" fill="${colors.paper.light}"/>`,
    `${pair(262, 8, 40)}${pair(186, 74, 32)}${pair(114, 8, 26)}`,
    text(name, 320, nameSize, 600, "Fraunces SemiBold, Fraunces", colors.ink.light),
    text(tagline, 376, Math.min(32, Math.floor(530 / 0.5 / Math.max(1, tagline.length))), 400, "Atkinson Hyperlegible Next", colors.pine.light),
    "</svg>",
  ].join("");
}

/** Here and not from elsewhere: design imports nothing. */
const escapeXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Icons a phone or browser asks for: side in pixels, and whether its edges may be cut. The build makes PNG files from `faviconSvg`. */
export const iconFiles = [
  { name: "icon-180.png", side: 180, bleed: true },
  { name: "icon-192.png", side: 192, bleed: false },
  { name: "icon-512.png", side: 512, bleed: false },
  { name: "icon-maskable-512.png", side: 512, bleed: true },
] as const;
