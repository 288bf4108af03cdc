/** Tokens as custom properties: the same names for screen and paper, so that blocks are written once. */
import { chapterColor, readable, type Mode } from "./color.ts";
import { chapterOrder, colors, fonts, measure, sizes, spaces, statusColors, type ColorName, type Size } from "./tokens.ts";

export type Medium = "screen" | "print";
/** A publisher's own colours; empty keeps the handbook's. */
export interface ColorOverrides {
  readonly main?: string;
  readonly action?: string;
}

/** The viewports, in CSS pixels, between which sizes grow. */
const narrow = 360;
const wide = 1280;
/** CSS pixels in a rem before the reader changes it. */
const rem = 16;

/** At most four decimals, no trailing zeros: the same text on every machine. */
const number = (value: number): string => String(Number(value.toFixed(4)));

/** `clamp()` that grows in a straight line between the two viewports; in rem, so that it follows the reader's own text size. */
export function fluid([least, most]: Size["screen"]): string {
  if (least === most) return `${number(least / rem)}rem`;
  const slope = (most - least) / (wide - narrow);
  return `clamp(${number(least / rem)}rem, ${number((least - slope * narrow) / rem)}rem + ${number(slope * 100)}vw, ${number(most / rem)}rem)`;
}

const rule = (selector: string, lines: readonly string[]): string => `${selector}{${lines.join(";")}}`;

/** Every colour in one mode, a publisher's own among them. Throws when one of those is not a colour. */
export function colorsIn(mode: Mode, overrides: ColorOverrides = {}): Readonly<Record<ColorName, string>> {
  const own = Object.fromEntries(Object.entries(colors).map(([name, twins]) => [name, twins[mode]])) as Record<ColorName, string>;
  if (overrides.main) own.pine = readable(overrides.main, mode);
  if (overrides.action) own.terracotta = readable(overrides.action, mode);
  return own;
}

function colorLines(mode: Mode, overrides: ColorOverrides): string[] {
  const own = colorsIn(mode, overrides);
  return [
    ...Object.entries(own).map(([name, color]) => `--color-${name}:${color}`),
    ...Object.entries(statusColors).map(([status, twins]) => `--status-${status}:${twins[mode]}`),
    `--chapter:${own.pine}`,
    `--chapter-tint:${colors.mist[mode]}`,
    `--chapter-mid:${colors.clay[mode]}`,
  ];
}

function chapterRules(mode: Mode): string[] {
  return chapterOrder.map((id) =>
    rule(`[data-chapter="${id}"]`, [
      `--chapter:${chapterColor(id, mode)}`,
      `--chapter-tint:${chapterColor(id, mode, "tint")}`,
      `--chapter-mid:${chapterColor(id, mode, "mid")}`,
    ]),
  );
}

function sizeLines(medium: Medium): string[] {
  const size = ({ screen, print }: Size): string => (medium === "screen" ? fluid(screen) : `${number(print)}pt`);
  const space = (steps: number): string => (medium === "screen" ? `${number(steps)}rem` : `${number(steps * sizes.body.print)}pt`);
  return [
    ...Object.entries(sizes).map(([name, value]) => `--size-${name}:${size(value)}`),
    ...Object.entries(spaces).map(([name, value]) => `--space-${name}:${space(value)}`),
    ...Object.entries(fonts).map(([name, value]) => `--font-${name}:${value}`),
    `--measure:${measure}`,
  ];
}

/**
 * The tokens as a style sheet in the layer `tokens`. On screens with dark twins for those who ask for dark; on paper light only, in points.
 * Throws when a publisher's colour is not a colour.
 */
export function tokensToCss(medium: Medium, overrides: ColorOverrides = {}): string {
  const rules = [rule(":root", [...colorLines("light", overrides), ...sizeLines(medium)]), ...chapterRules("light")];
  if (medium === "screen") {
    const dark = [rule(":root", ["color-scheme:dark", ...colorLines("dark", overrides)]), ...chapterRules("dark")];
    rules.push(`@media screen and (prefers-color-scheme:dark){${dark.join("\n")}}`);
  }
  return `@layer tokens, base, compositions, blocks, utilities;\n@layer tokens{\n${rules.join("\n")}\n}\n`;
}
