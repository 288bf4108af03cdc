/** Bookmarks say what the headings say (ISO 14289-1, 7.17): Chromium loses the space where a heading wraps. */
import { childrenOf, outlineEntries } from "../pdf/outline.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { dictAt, PDFHexString, PDFName, PDFNumber, textOf } from "../pdfLib.ts";

/** A heading whose ink reaches over the edge of its page is drawn on both pages, and its words then stand twice. */
const tells = (title: string, heading: string) => title.startsWith(heading) || title.endsWith(heading);
const letters = (text: string) => text.replace(/\s+/g, "");

/**
 * Gives the outline's entries the texts of the headings, in order, and folds every branch below the top.
 * Throws when outline and headings do not tell the same story.
 */
export function setOutlineTitles({ pdf }: TaggedPdf, headings: readonly string[]): void {
  const root = dictAt(pdf.catalog, "Outlines");
  const entries = outlineEntries(pdf);
  if (entries.length !== headings.length) throw new Error(`The outline has ${entries.length} entries but the document ${headings.length} headings`);
  for (const [index, entry] of entries.entries()) {
    const heading = headings[index] as string;
    const title = textOf(entry.lookup(PDFName.of("Title")));
    if (title === undefined || !tells(letters(title), letters(heading)))
      throw new Error(`Entry ${index + 1} of the outline is “${String(title)}” but the heading is “${heading}”`);
    entry.set(PDFName.of("Title"), PDFHexString.fromText(heading));
    const count = entry.lookup(PDFName.of("Count"));
    if (count instanceof PDFNumber) entry.set(PDFName.of("Count"), PDFNumber.of(-childrenOf(entry).length));
  }
  root?.set(PDFName.of("Count"), PDFNumber.of(childrenOf(root).length));
}
