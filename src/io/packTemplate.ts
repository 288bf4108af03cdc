/** Prints the file that packs are made with: `pdf/paket-mall.pdf`. */
import { chapterArcs } from "../design/arcs.ts";
import type { Handbook } from "../handbook/model.ts";
import { allPages } from "../handbook/navigate.ts";
import { lettersFor } from "../print/pack/letters.ts";
import { cover } from "../print/pack/look.ts";
import { papers } from "../print/papers.ts";
import type { PrintBrowser } from "./browser.ts";
import { withPictures } from "./pictures.ts";
import { finishTypeset, publication, type PrintOptions } from "./printEditions.ts";
import { typeset, type PrintJob } from "./typeset.ts";

/** Where it lies in the output. */
export const packTemplatePath = "pdf/paket-mall.pdf";

/** The words of the template: in the group `pack` of the labels. */
export interface PackTemplateWords {
  readonly templateTitle: string;
  readonly templateText: string;
}

export interface PackTemplateOptions extends Pick<PrintOptions, "render" | "css" | "fonts" | "logo"> {
  readonly words: PackTemplateWords;
  readonly readPicture: (url: string) => Promise<Uint8Array>;
}

const paper = papers.a4;

/** The pages of the template as CSS: the cover's picture stands below the words, and every letter is drawn as it is, alone. */
const pageRules = [
  `:root{--sheet-width:${paper.width}mm;--sheet-height:${paper.height}mm;--bleed:0mm;--indent:0mm}`,
  `@page{size:${paper.width}mm ${paper.height}mm;margin:${paper.top}mm ${paper.side + paper.indent}mm}`,
  `[data-sheet="cover"]{page:cover;break-after:page}@page cover{margin:0}`,
  // The picture is as high as the paper is wide: it runs off the foot of the page and is whole at its head.
  `.cover__picture{position:absolute;inset:${cover.picture}mm 0 0;overflow:hidden}`,
  `.cover__picture>svg{position:absolute;inset:0 0 auto;inline-size:${paper.width}mm;block-size:${paper.width}mm}`,
  `.pack-letters{font-kerning:none;font-variant:none}.pack-letters__heading{font-family:var(--font-heading);font-weight:600}`,
].join("\n");

const titleOf = ({ site }: Handbook, { templateTitle }: PackTemplateWords) => `${templateTitle} – ${site.name}`;

/** The template of a handbook as the browser is shown it: with its colours, its mark, and the letters of all its titles. */
export async function packTemplateJob(handbook: Handbook, { render, css, fonts, logo, words, readPicture }: PackTemplateOptions): Promise<PrintJob> {
  const { site } = handbook;
  const letters = lettersFor([site.name, site.publisher.name, ...allPages(handbook).map(({ title }) => title)]);
  const document = { language: site.language, title: titleOf(handbook, words), look: "paper", pageRules };
  const html = render("print/pack-template.njk", { document, words, letters, picture: chapterArcs("material"), logo: logo ?? null });
  return { name: "pack-template", html: await withPictures(html, readPicture), style: `${fonts}\n${css.pages}`, paper, fit: "run-on" };
}

/** Prints the template. */
export async function printPackTemplate(handbook: Handbook, job: PrintJob, words: PackTemplateWords, use: PrintBrowser["use"]): Promise<Uint8Array> {
  const metadata = { ...publication(handbook), title: titleOf(handbook, words), showOutline: false, conformance: "tagged" as const };
  return finishTypeset(await use((page) => typeset(page, job)), job, { metadata, isUncut: false, fields: [] });
}
