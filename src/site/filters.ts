import { keyTable } from "../content/schema.ts";
import { chapterArcs, coverArcs, logoSvg } from "../design/arcs.ts";
import { tokenColor } from "../design/color.ts";
import {
  audienceTitle,
  azIndex,
  breadcrumbs,
  chapterOf,
  citingPages,
  dateSv,
  neighbours,
  news,
  numberSv,
  pageAt,
  pageReferences,
  readingPaths,
} from "../handbook/navigate.ts";
import { jsonLd } from "./jsonLd.ts";

/**
 * What templates may call. Each takes the handbook or a plain value first and never throws for what a template can give it.
 * Results that are markup end in `Svg`, `Arcs` or `Ld` and are marked safe where they are registered.
 */
export const filters = {
  audienceTitle,
  azIndex,
  breadcrumbs,
  chapterOf,
  citingPages,
  dateSv,
  frontMatterTable: (_handbook: unknown) => keyTable(),
  neighbours,
  news,
  numberSv,
  pageAt,
  pageReferences,
  readingPaths,
  tokenColor,
} as const;

/** Filters whose result is markup that we made ourselves. */
export const markupFilters = {
  chapterArcs: (chapter: string, size?: "mark" | "opener" | "page") => chapterArcs(chapter, size === undefined ? {} : { size }),
  coverArcs: (shape: "page" | "wide") => coverArcs({ shape }),
  logoSvg: (title: string) => logoSvg(title === "" ? {} : { title }),
  jsonLd,
} as const;
