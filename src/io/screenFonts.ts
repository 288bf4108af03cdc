/** The fonts of screens: what nearly every page is written with comes first and alone, the other letters when a page has one. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, dirname } from "node:path";
import type { Plugin } from "esbuild";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);

/** Static weights: a variable font of two weights is larger than both. `first`: above the fold on every page. */
const cuts = [
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 400, style: "normal", first: true },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 400, style: "italic", first: false },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 700, style: "normal", first: true },
  { family: "Fraunces", folder: "fraunces", weight: 600, style: "normal", first: true },
] as const;
type Cut = (typeof cuts)[number];

/** ASCII, the letters of Swedish and of what its neighbours' names are spelt with, and the signs of running text. */
const common = [
  ...Array.from({ length: 0x5f }, (_, index) => String.fromCodePoint(0x20 + index)),
  ..."åäöÅÄÖéÉèáàüÜæøÆØíóñç",
  ..."§°±·×²½«»–—‘’‚“”„…•−\u2011",
  "\u00A0",
  "\u00AD",
].join("");

/** Kerning, marks above letters, ligatures, figures of equal width and what makes them right. Not swashes, small capitals, other shapes. */
const features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "clig", "calt", "rlig", "tnum", "lnum", "pnum"];

const fileName = ({ folder, weight, style }: Cut, letters: string) => `${folder}-${letters}-${weight}-${style}`;
const fontsource = (cut: Cut, letters: "latin" | "latin-ext") =>
  join(dirname(require.resolve(`@fontsource/${cut.folder}/package.json`)), "files", `${fileName(cut, letters)}.woff2`);

/** The names of the files that are worth fetching before the style sheet asks for them. */
export const preloadedFonts: readonly string[] = cuts.filter(({ first }) => first).map((cut) => fileName(cut, "common"));

const pointsOf = (text: string): readonly number[] => [...new Set(text)].map((character) => Number(character.codePointAt(0)));
const commonPoints = new Set(pointsOf(common));

/** The characters of a `unicode-range` that are not common: each letter has one file. Where two have it and the first is late, browsers fetch the other. */
function withoutCommon(range: string): string {
  const points = range.split(",").flatMap((part) => {
    const [from = 0, to = from] = part
      .replace("U+", "")
      .split("-")
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  return unicodeRange(points.filter((point) => !commonPoints.has(point)));
}

/** "U+20-7E, U+E5": characters as a `unicode-range`. */
function unicodeRange(characters: readonly number[]): string {
  const points = [...new Set(characters)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last?.[1] === point - 1) last[1] = point;
    else runs.push([point, point]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(",");
}

/** The rules of all cuts. */
async function rules(): Promise<string> {
  const written = cuts.map(async (cut) => {
    const ranges = JSON.parse(await readFile(require.resolve(`@fontsource/${cut.folder}/unicode.json`), "utf8")) as Record<"latin" | "latin-ext", string>;
    const rule = (letters: string, range: string) =>
      `@font-face{font-family:"${cut.family}";font-style:${cut.style};font-weight:${cut.weight};font-display:${cut.first ? "optional" : "swap"};src:url("font:${fileName(cut, letters)}.woff2") format("woff2");unicode-range:${range}}`;
    return [rule("latin-ext", withoutCommon(ranges["latin-ext"])), rule("latin", withoutCommon(ranges.latin)), rule("common", unicodeRange([...commonPoints]))];
  });
  return (await Promise.all(written)).flat().join("\n");
}

const made = new Map<string, Promise<Uint8Array>>();

/** The bytes of a file that a rule names. Made once: the same font and letters give the same bytes. */
function fontFile(path: string): Promise<Uint8Array> {
  const before = made.get(path);
  if (before !== undefined) return before;
  const bytes = makeFontFile(path);
  made.set(path, bytes);
  return bytes;
}

async function makeFontFile(path: string): Promise<Uint8Array> {
  for (const cut of cuts) {
    if (path === `${fileName(cut, "latin-ext")}.woff2`) return readFile(fontsource(cut, "latin-ext"));
    if (path === `${fileName(cut, "latin")}.woff2`) return readFile(fontsource(cut, "latin"));
    if (path === `${fileName(cut, "common")}.woff2`)
      return subsetFont(await readFile(fontsource(cut, "latin")), common, { targetFormat: "woff2", keepFeatures: features });
  }
  throw new Error(`No font is called ${path}`);
}

/** Writes the fonts' rules where a style sheet imports `virtual:fonts`, and brings their files. */
export const screenFonts: Plugin = {
  name: "screen-fonts",
  setup(bundler) {
    bundler.onResolve({ filter: /^virtual:fonts$/ }, () => ({ path: "fonts", namespace: "font-rules" }));
    bundler.onLoad({ filter: /./, namespace: "font-rules" }, async () => ({ contents: await rules(), loader: "css" }));
    bundler.onResolve({ filter: /^font:/ }, ({ path }) => ({ path: path.slice("font:".length), namespace: "font" }));
    bundler.onLoad({ filter: /./, namespace: "font" }, async ({ path }) => ({ contents: await fontFile(path), loader: "file" }));
  },
};
