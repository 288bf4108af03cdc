/** Colours and faces of office files. */
import type { Site } from "../content/site.ts";
import { chapterColor, readable, tokenColor } from "../design/color.ts";

/** The colours of a theme, as six hexadecimal digits: programs offer them by name, and a copy can change them in one place. */
export interface OfficeColors {
  readonly ink: string;
  readonly paper: string;
  readonly main: string;
  /** The chapter's quiet ground. */
  readonly tint: string;
  /** The chapter's colour for text and filled grounds. */
  readonly chapter: string;
  /** Its second colour, never for text. */
  readonly mid: string;
  readonly action: string;
  readonly clay: string;
  readonly sun: string;
  readonly soft: string;
  readonly edge: string;
  readonly line: string;
}

const digits = (color: string) => color.replace("#", "").toUpperCase();

/** The colours of a chapter's office files, with the publisher's own where the site has them. */
export function officeColors({ colors }: Site, chapter: string | number): OfficeColors {
  return {
    ink: digits(tokenColor("ink")),
    paper: digits(tokenColor("paper")),
    main: digits(colors.main === "" ? tokenColor("pine") : readable(colors.main, "light")),
    tint: digits(chapterColor(chapter, "light", "tint")),
    chapter: digits(chapterColor(chapter)),
    mid: digits(chapterColor(chapter, "light", "mid")),
    action: digits(colors.action === "" ? tokenColor("terracotta") : readable(colors.action, "light")),
    clay: digits(tokenColor("clay")),
    sun: digits(tokenColor("sun")),
    soft: digits(tokenColor("soft")),
    edge: digits(tokenColor("edge")),
    line: digits(tokenColor("line")),
  };
}

/** Who made the file: the municipality where it has said so, otherwise the handbook. */
export const makerOf = ({ publisher, name }: Site): string => (publisher.name === "" ? name : publisher.name);
