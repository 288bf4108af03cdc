/** Prints the file that packs are made with: `pdf/paket-mall.pdf`. */
import { chapterArcs } from "../design/arcs.ts";
import type { Handbook } from "../handbook/model.ts";
import { allPages } from "../handbook/navigate.ts";
import { lettersFor } from "../print/pack/letters.ts";
import { cover } from "../print/pack/look.ts";
import { paper } from "../print/pageRules.ts";
import type { PrintBrowser } from "./browser.ts";
import { printFinished, withPictures, type PrintOptions } from "./print.ts";

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

/** The pages of the template as CSS: the cover's picture stands below the words, and every letter is drawn as it is, alone. */
const sheet = [
  `@page{size:${paper.width}mm ${paper.height}mm;margin:${paper.top}mm ${paper.side + paper.indent}mm}`,
  `[data-sheet="cover"]{page:cover;break-after:page}@page cover{margin:0}`,
  // The picture is as high as the paper is wide: it runs off the foot of the page and is whole at its head.
  `.cover__picture{position:absolute;inset:${cover.picture}mm 0 0;overflow:hidden}`,
  `.cover__picture>svg{position:absolute;inset:0 0 auto;inline-size:${paper.width}mm;block-size:${paper.width}mm}`,
  `.pack-letters{font-kerning:none;font-variant:none}.pack-letters__heading{font-family:var(--font-heading);font-weight:600}`,
].join("\n");

/** The template of a handbook as HTML: with its colours, its mark, and the letters of all its titles. */
export async function packTemplateHtml(handbook: Handbook, { render, css, fonts, logo, words, readPicture }: PackTemplateOptions): Promise<string> {
  const { site } = handbook;
  const letters = lettersFor([site.name, site.publisher.name, ...allPages(handbook).map(({ title }) => title)]);
  const picture = chapterArcs("material");
  const html = await render("layouts/pack-template.njk", { words, site, css: `${fonts}\n${css}`, sheet, letters, picture, logo: logo ?? null });
  return withPictures(html, readPicture);
}

/** Prints the template. */
export async function printPackTemplate({ site }: Handbook, html: string, { templateTitle }: PackTemplateWords, use: PrintBrowser["use"]): Promise<Uint8Array> {
  const metadata = {
    title: `${templateTitle} – ${site.name}`,
    author: site.publisher.name === "" ? site.name : site.publisher.name,
    subject: site.description,
    language: site.language,
    date: site.editionDate,
    showOutline: false,
  };
  const { bytes } = await printFinished(html, "pack-template", metadata, use);
  return bytes;
}
