/**
 * The look in figures: the one home of every colour, size and space.
 * Screens, paper, maps and pictures take them from here; `css.ts` writes them as custom properties.
 */

type Hex = `#${string}`;

/** Colours by purpose. `dark` is the twin for dark mode; paper prints with `light`. */
export const colors = {
  /** The page itself. */
  paper: { light: "#fbf8f2", dark: "#141a17" },
  /** A quiet ground a step away from the page: boxes, table heads, fields. */
  mist: { light: "#eef0e8", dark: "#1e2622" },
  /** Running text. */
  ink: { light: "#1d2420", dark: "#ece7dd" },
  /** Secondary text: dates, captions, hints. Still 7:1 on paper, mist and the chapters' tints. */
  soft: { light: "#454d47", dark: "#b9bfb6" },
  /** Hairlines that only decorate. */
  line: { light: "#d9d6cb", dark: "#343d38" },
  /** Lines that carry meaning: borders of fields and buttons. 3:1 on paper. */
  edge: { light: "#767e75", dark: "#7f8a82" },
  /** The main colour. */
  pine: { light: "#1f4d45", dark: "#9fd0c3" },
  /** Actions and links. */
  terracotta: { light: "#85330f", dark: "#f0a583" },
  /** The warm twin of pine in pictures and lines; never text. */
  clay: { light: "#bf5a2e", dark: "#e08a60" },
  /** Highlight behind text. */
  sun: { light: "#f6dc8e", dark: "#4d3f0f" },
  /** Text on a filled pine or terracotta ground. */
  onStrong: { light: "#fffdf8", dark: "#10211d" },
} as const satisfies Record<string, { light: Hex; dark: Hex }>;

export type ColorName = keyof typeof colors;

/** The chapters as the design knows them, in book order; a test holds the list equal to the contents of the book. */
export const chapterOrder = [
  "rollen",
  "arbetsuppgifter",
  "arbetsplatser",
  "inforande",
  "utbildning",
  "forskning",
  "karta",
  "material",
  "ordlista",
  "kallor",
  "nyheter",
  "om",
] as const;

/** Hue (degrees, OKLCH) of each chapter by its place in the book; neighbours differ clearly. */
export const chapterHues = [172, 45, 255, 20, 300, 220, 140, 80, 345, 275, 115, 195] as const;

/** Lightness and chroma (OKLCH) shared by all chapter colours, so that none shouts. Text on paper is at least 7:1. */
export const chapterTone = {
  light: { l: 0.405, c: 0.1 },
  dark: { l: 0.82, c: 0.08 },
  /** The quiet ground of a chapter. */
  tint: { l: 0.945, c: 0.022 },
  tintDark: { l: 0.27, c: 0.028 },
  /** Between the two: the second arc in pictures, never text. */
  mid: { l: 0.74, c: 0.085 },
  midDark: { l: 0.5, c: 0.075 },
} as const;

/** Pixels at the narrowest (360) and widest (1280) viewport; points on paper. */
export interface Size {
  readonly screen: readonly [number, number];
  readonly print: number;
}

export const sizes = {
  small: { screen: [15, 16], print: 8.5 },
  body: { screen: [18, 19.5], print: 10.5 },
  lead: { screen: [20, 23], print: 12.5 },
  h3: { screen: [20, 22], print: 11.5 },
  h2: { screen: [24, 29], print: 15 },
  h1: { screen: [33, 50], print: 26 },
  display: { screen: [40, 76], print: 44 },
} as const satisfies Record<string, Size>;

/** One scale (ratio 1.5) for every distance: rem on screen, and the same steps on paper where 1 rem = the body size. */
export const spaces = { s1: 0.25, s2: 0.5, s3: 0.75, s4: 1, s5: 1.5, s6: 2.25, s7: 3.375, s8: 5 } as const;

export const fonts = {
  body: `"Atkinson Hyperlegible Next", "Atkinson Fallback", system-ui, sans-serif`,
  heading: `"Fraunces", "Fraunces Fallback", Georgia, serif`,
} as const;

/**
 * The faces of office files: the fallbacks of the handbook's own, since few municipal computers have those. Both come with Office, and free programs have
 * faces of the same widths. A face that is missing would be replaced by each program in its own way, and lines would break elsewhere.
 */
export const officeFonts = { body: "Calibri", heading: "Georgia" } as const;

/** The text column: about 66 letters, since a letter of Swedish text in the body face is 0.44 em wide on average (its zero, the `ch`, is 0.65 em). */
export const measure = "29.5em";

/** Map statuses: fill, and the mark that makes them readable without colour. */
export const statusColors = {
  A: { light: "#1f4d45", dark: "#8fc9b9" },
  B: { light: "#5f9a8a", dark: "#4f8878" },
  C: { light: "#bfd6cb", dark: "#35544b" },
  unknown: { light: "#fbf8f2", dark: "#141a17" },
} as const satisfies Record<string, { light: Hex; dark: Hex }>;
