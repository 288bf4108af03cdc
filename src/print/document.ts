/** A paper edition as a plain value: everything its template shows, in the order it is read. */
import type { Handbook } from "../handbook/model.ts";
import { bookDocument, type BookDocument } from "./documents/book.ts";
import { bookletDocument, type BookletDocument } from "./documents/booklet.ts";
import { briefDocument, type BriefDocument } from "./documents/brief.ts";
import { formDocument, type FormDocument } from "./documents/form.ts";
import { packDocument, type PackDocument } from "./documents/pack.ts";
import { posterDocument, type PosterDocument } from "./documents/poster.ts";
import { sheetDocument, type SheetDocument } from "./documents/sheet.ts";
import { slidesDocument, type SlidesDocument } from "./documents/slides.ts";
import type { PrintedEdition } from "./editions.ts";
import type { PrintLabels } from "./labels.ts";

export type PrintDocument = BookDocument | SheetDocument | PackDocument | BookletDocument | PosterDocument | BriefDocument | FormDocument | SlidesDocument;

export interface PrintDocumentOptions {
  /** The group `print` of the labels. */
  readonly labels: PrintLabels;
  /** HTML that belongs after a page's own text, by page id: the map after `karta`. */
  readonly additions?: ReadonlyMap<string, string>;
  /** The publisher's own mark for the cover: an address from the root of the site. */
  readonly logo?: string;
}

/** The document of an edition. Throws when the edition has nothing to print. */
export function printDocument(handbook: Handbook, edition: PrintedEdition, options: PrintDocumentOptions): PrintDocument {
  const { layout } = edition;
  if (edition.pages.length === 0) throw new Error(`The edition ${edition.id} has no pages`);
  switch (layout.form) {
    case "book":
      return bookDocument(handbook, edition, layout, options);
    case "sheet":
      return sheetDocument(handbook, edition, layout.part, options);
    case "pack":
      return packDocument(handbook, edition, options);
    case "booklet":
      return bookletDocument(handbook, edition, options);
    case "poster":
      return posterDocument(handbook, edition, layout.shows, options);
    case "brief":
      return briefDocument(handbook, edition, options);
    case "form":
      return formDocument(handbook, edition, options);
    case "slides":
      return slidesDocument(handbook, edition, layout.deck, layout.part, layout.words);
  }
}
