/** The colours that are computed: one for each chapter, and those a publisher replaces. */
import { converter, formatHex, toGamut } from "culori";
import { contrast } from "./contrast.ts";
import { chapterHues, chapterOrder, chapterTone, colors, type ColorName } from "./tokens.ts";

type Hex = `#${string}`;
/** Which of the two twins. Paper prints with `light`. */
export type Mode = "light" | "dark";
/** `text`: readable on paper; `tint`: a quiet ground; `mid`: the second arc in pictures. */
export type ChapterShade = "text" | "tint" | "mid";

const inSrgb = toGamut("rgb", "oklch");
const oklch = converter("oklch");

/** OKLCH lightness, chroma and hue (degrees) as a hex colour; chroma shrinks until sRGB can show it. */
function hex(l: number, c: number, h: number): Hex {
  return formatHex(inSrgb({ mode: "oklch", l, c, h })) as Hex;
}

/** Place of a chapter in the book, 1-based. Chapters the design does not know get a stable place from their letters. */
export function chapterNumber(chapter: string | number): number {
  if (typeof chapter === "number") return chapter;
  const place = (chapterOrder as readonly string[]).indexOf(chapter);
  if (place >= 0) return place + 1;
  return 1 + ([...chapter].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) as number)) % 9973, 7) % chapterHues.length);
}

/** The colour of a chapter, given by id or number. Numbers beyond the hues start over. */
export function chapterColor(chapter: string | number, mode: Mode = "light", shade: ChapterShade = "text"): Hex {
  const hue = chapterHues[(chapterNumber(chapter) - 1) % chapterHues.length] as number;
  const tones = {
    text: { light: chapterTone.light, dark: chapterTone.dark },
    tint: { light: chapterTone.tint, dark: chapterTone.tintDark },
    mid: { light: chapterTone.mid, dark: chapterTone.midDark },
  };
  const { l, c } = tones[shade][mode];
  return hex(l, c, hue);
}

/** A colour token in one mode, for what cannot read custom properties: theme-color, PDF, PNG. */
export function tokenColor(name: ColorName, mode: Mode = "light"): Hex {
  return colors[name][mode];
}

/**
 * A publisher's colour, moved in lightness (OKLCH) only as far as needed to be read on the page: at least `ratio` : 1 on paper and mist.
 * Throws when the colour cannot be read.
 */
export function readable(color: string, mode: Mode, ratio = 7): Hex {
  const wish = oklch(color);
  if (wish === undefined) throw new Error(`Not a colour: ${color}`);
  const step = mode === "light" ? -0.01 : 0.01;
  const grounds = [colors.paper[mode], colors.mist[mode]];
  for (let l = wish.l; l >= 0 && l <= 1; l += step) {
    const tried = hex(l, wish.c, wish.h ?? 0);
    if (grounds.every((ground) => contrast(tried, ground) >= ratio)) return tried;
  }
  return colors.ink[mode];
}
