import { materialIds, programmeIds } from "../content/chapters.ts";
import { fillIn } from "../content/fillIn.ts";
import { withFixedSpaces } from "../content/fixedSpaces.ts";
import type { Site } from "../content/site.ts";
import { keyTable } from "../content/schema.ts";
import { chapterArcs, coverArcs, logoSvg } from "../design/arcs.ts";
import { tokenColor } from "../design/color.ts";
import { designGuide } from "../design/guide.ts";
import { azIndex } from "../handbook/azIndex.ts";
import { citationOf } from "../handbook/citePage.ts";
import type { Handbook } from "../handbook/model.ts";
import {
  audienceNames,
  breadcrumbs,
  chapterOf,
  citingPages,
  contentsOf,
  courseDay,
  courseName,
  dateSv,
  easyReadVersion,
  languageVersions,
  lastChange,
  neighbours,
  news,
  numberSv,
  pageAt,
  pageReferences,
  readingPaths,
  sectionsOf,
} from "../handbook/navigate.ts";
import { sampleHtml, type SampleWords } from "../handbook/samples.ts";
import { officeFilesOf } from "../handbook/templates.ts";
import { ratioSv, samplePages, samplePdfs } from "./designPage.ts";
import { withFigureTools } from "./figureFiles.ts";
import { footerLinks } from "./footerLinks.ts";
import { jsonLd } from "./jsonLd.ts";
import { pagePolicy, redirectPolicy } from "./headers.ts";
import { packGroups, packKinds } from "./packItems.ts";
import { fileSize, picturedFiles, readyPacks, withoutPictured } from "./pdfFiles.ts";
import { packItemOf, pathsThrough, toolsOf, toolWords } from "./pageTools.ts";
import { bookPdfs, chapterPdfs, pagePdfs } from "./pdfLinks.ts";
import { reportLinks } from "./reportLinks.ts";
import { termNotes } from "./termNotes.ts";
import { linkStyleSheets } from "./styleSheets.ts";
import { documentTitle, isLongTitle, startTitle } from "./titles.ts";

/** What templates may ask of a value: `handbook | news`. None throws for what a template can give it. */
export const filters = {
  audienceNames,
  azIndex,
  bookPdfs,
  breadcrumbs,
  chapterOf,
  chapterPdfs,
  citingPages,
  contentsOf,
  courseDay,
  courseName,
  dateSv,
  designGuide: ({ colors }: Site) => designGuide(colors),
  documentTitle,
  easyReadVersion,
  fileSize,
  fillIn,
  citationOf,
  fixedSpaces: withFixedSpaces,
  footerLinks,
  isLongTitle,
  languageVersions,
  lastChange,
  neighbours,
  news,
  numberSv,
  officeFilesOf,
  packGroups,
  packItemOf,
  pageAt,
  pagePdfs,
  pageReferences,
  pathsThrough,
  picturedFiles,
  programmeNames: ({ names }: Handbook) => programmeIds.map((id) => ({ id, title: names.programmes[id] })),
  ratioSv,
  readingPaths,
  readyPacks,
  reportLinks,
  samplePages,
  samplePdfs,
  sectionsOf,
  startTitle,
  termNotes,
  tokenColor,
  toolsOf,
  toolWords,
  withoutPictured,
} as const;

/** Filters whose result is markup that we made ourselves; it is marked safe where they are registered. */
export const markupFilters = {
  chapterArcs: (chapter: string, size?: "mark" | "opener" | "page") => chapterArcs(chapter, size === undefined ? {} : { size }),
  coverArcs: (shape: "page" | "wide") => coverArcs({ shape }),
  jsonLd,
  sampleHtml: (written: { toString: () => string }, handbook: Handbook, words: SampleWords, id: string) => sampleHtml(String(written), handbook, words, id),
  linkStyleSheets,
  withFigureTools,
} as const;

/** What templates may ask without a value: `frontMatterKeys()`. */
export const functions = {
  frontMatterKeys: keyTable,
  materialIds: () => materialIds,
  packKinds: () => packKinds,
  pagePolicy: () => pagePolicy,
  redirectPolicy: () => redirectPolicy,
} as const;

/** The same where the result is markup. */
export const markupFunctions = { logoSvg: () => logoSvg() } as const;
