/** Writes the office files of a handbook: slides for courses, and a Word file of every form and template. */
import { join } from "node:path";
import { Packer } from "docx";
import { deckAddress, decksOf, type Deck } from "../handbook/decks.ts";
import type { Handbook, Page } from "../handbook/model.ts";
import { templatePages, templateAddress } from "../handbook/templates.ts";
import { makerOf, officeColors } from "../office/colors.ts";
import { wordDocument } from "../office/docx/document.ts";
import { finishWord } from "../office/docx/finish.ts";
import { packParts } from "../office/package.ts";
import { presentationParts } from "../office/pptx/presentation.ts";
import { write } from "./disk.ts";
import { svgToPng } from "./raster.ts";
import type { Labels } from "./readBook.ts";

/** Pixels across a drawing on a slide: twice its width in points, so that it is sharp on a wall. */
const pictureWidth = 1728;

/** Writes `mallar/…` of the output. Returns the paths. */
export async function writeOfficeFiles(handbook: Handbook, labels: Labels, output: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const deck of decksOf(handbook, labels.facts)) {
    const path = deckAddress(deck).slice(1);
    await write(join(output, path), await presentationFile(deck, handbook, labels));
    paths.push(path);
  }
  for (const page of templatePages(handbook)) {
    const path = templateAddress(page).slice(1);
    await write(join(output, path), await wordFile(page, handbook, labels));
    paths.push(path);
  }
  return paths;
}

/** The Word file of a form or template. */
export async function wordFile(page: Page, handbook: Handbook, labels: Labels): Promise<Uint8Array> {
  const { site } = handbook;
  const packed = await Packer.toBuffer(wordDocument(page, handbook, labels.office));
  const properties = {
    title: page.title,
    subject: page.summary,
    creator: makerOf(site),
    keywords: [site.name, ...page.synonyms].join(", "),
    description: `${site.url}${page.url}`,
    date: site.editionDate,
  };
  return finishWord(new Uint8Array(packed), properties, officeColors(site, page.chapter ?? "material"));
}

/** The PowerPoint file of a deck. */
export async function presentationFile(deck: Deck, handbook: Handbook, labels: Labels): Promise<Uint8Array> {
  const pictures = new Map<number, Uint8Array>();
  for (const { number, drawing } of deck.slides) if (drawing !== null) pictures.set(number, await svgToPng(drawing.svg, pictureWidth));
  return packParts(presentationParts(deck, handbook, { words: labels.slides, pictures }));
}
