/** The look as figures to show: every token with its value, and every contrast as it is measured. */
import { chapterColor, type ChapterShade, type Mode } from "./color.ts";
import { contrast } from "./contrast.ts";
import { colorsIn, type ColorOverrides } from "./css.ts";
import { linePairs, textPairs, type Pair } from "./pairs.ts";
import { chapterOrder, colors, fonts, measure, sizes, spaces, statusColors, type ColorName } from "./tokens.ts";

/** A value for light and one for dark mode. */
export interface Twins<Value> {
  readonly light: Value;
  readonly dark: Value;
}

export interface ContrastRow {
  readonly front: ColorName;
  readonly ground: ColorName;
  /** Contrast ratios with one decimal, rounded down: none is shown better than it is. */
  readonly ratio: Twins<number>;
  /** The least ratio that the pair may have. */
  readonly least: number;
}

export interface ChapterRow {
  readonly id: string;
  readonly shades: Readonly<Record<ChapterShade, Twins<string>>>;
  /** The chapter's colour as text on paper. */
  readonly onPaper: Twins<number>;
  /** The same on the chapter's own tint. */
  readonly onTint: Twins<number>;
}

export interface DesignGuide {
  readonly colors: readonly { readonly name: ColorName; readonly value: Twins<string> }[];
  readonly text: readonly ContrastRow[];
  readonly lines: readonly ContrastRow[];
  readonly chapters: readonly ChapterRow[];
  readonly statuses: readonly { readonly name: string; readonly value: Twins<string> }[];
  /** CSS pixels in a narrow (360) and a wide (1280) window, points on paper; the largest first. */
  readonly sizes: readonly { readonly name: string; readonly narrow: number; readonly wide: number; readonly print: number }[];
  /** Rem on screens. On paper a rem is the size of running text. */
  readonly spaces: readonly { readonly name: string; readonly rem: number }[];
  readonly fonts: readonly { readonly name: string; readonly family: string }[];
  readonly measure: string;
}

const twins = <Value>(of: (mode: Mode) => Value): Twins<Value> => ({ light: of("light"), dark: of("dark") });
const ratio = (front: string, ground: string): number => Math.floor(contrast(front, ground) * 10) / 10;

/** The tokens as the style sheet has them, a publisher's own colours among them. Throws when one of those is not a colour. */
export function designGuide(overrides: ColorOverrides = {}): DesignGuide {
  const own = twins((mode) => colorsIn(mode, overrides));
  const measured = ([front, ground, least]: Pair): ContrastRow => ({
    front,
    ground,
    ratio: twins((mode) => ratio(own[mode][front], own[mode][ground])),
    least,
  });
  return {
    colors: (Object.keys(colors) as ColorName[]).map((name) => ({ name, value: twins((mode) => own[mode][name]) })),
    text: textPairs.map(measured),
    lines: linePairs.map(measured),
    chapters: chapterOrder.map((id) => {
      const shade = (name: ChapterShade) => twins((mode) => chapterColor(id, mode, name));
      const shades = { text: shade("text"), tint: shade("tint"), mid: shade("mid") };
      return {
        id,
        shades,
        onPaper: twins((mode) => ratio(shades.text[mode], own[mode].paper)),
        onTint: twins((mode) => ratio(shades.text[mode], shades.tint[mode])),
      };
    }),
    statuses: Object.entries(statusColors).map(([name, value]) => ({ name, value })),
    sizes: Object.entries(sizes)
      .map(([name, { screen, print }]) => ({ name, narrow: screen[0], wide: screen[1], print }))
      .toReversed(),
    spaces: Object.entries(spaces).map(([name, rem]) => ({ name, rem })),
    fonts: Object.entries(fonts).map(([name, family]) => ({ name, family })),
    measure,
  };
}
