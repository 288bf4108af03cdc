/** Who and what a PDF is: title, author, language and dates, the same at every build. */
import { PDFBool, PDFName, PDFString, type PDFDocument } from "../pdfLib.ts";

export interface Metadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  /** The date of the edition: builds have no clock. */
  readonly date: string;
  /** Whether the outline is shown when the file opens. */
  readonly showOutline: boolean;
}

/** Writes the document's information and how it opens: its title in the window, its outline where there is one to use. */
export function setMetadata(pdf: PDFDocument, { title, author, subject, language, date, showOutline }: Metadata): void {
  const day = new Date(`${date}T00:00:00Z`);
  pdf.setTitle(title);
  pdf.setAuthor(author);
  pdf.setSubject(subject);
  pdf.setCreator(author);
  pdf.setProducer("Chromium, pdf-lib");
  pdf.setCreationDate(day);
  pdf.setModificationDate(day);
  const { catalog } = pdf;
  catalog.set(PDFName.of("Lang"), PDFString.of(language));
  catalog.getOrCreateViewerPreferences().dict.set(PDFName.of("DisplayDocTitle"), PDFBool.True);
  if (showOutline) catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}
