/** Some PDFs of the small book, printed for tests of pages that show them: single pages, a handout with its picture, a chapter and a ready pack. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "../../src/handbook/model.ts";
import { allPages } from "../../src/handbook/navigate.ts";
import { makePackFiles } from "../../src/io/packFiles.ts";
import { printOptions } from "../../src/io/printBook.ts";
import { printEditions } from "../../src/io/printEditions.ts";
import type { View } from "../../src/io/view.ts";
import type { PdfFile } from "../../src/site/pdfFiles.ts";
import { pageEdition } from "../print/pageEdition.ts";
import { book } from "./site.ts";

const paths = [
  "kapitel/rollen",
  "sida/rollen/vad-ar-peer-support",
  "sida/rollen/latt",
  "sida/inforande/lon-och-villkor",
  "sida/inforande/handledning",
  "sida/utbildning/dag-1",
  "sida/utbildning/ovning-hej",
  "sida/om/english",
  "utdelning/blanketten",
  "paket/dag-1",
].map((name) => `pdf/${name}.pdf`);

export async function printSome(view: View, folder: string): Promise<readonly PdfFile[]> {
  const { handbook, labels } = view;
  const options = { ...(await printOptions(view, folder)), readPicture: async (url: string) => readFile(join(book.content, url)) };
  const exercise = allPages(handbook).find(({ id }) => id === "utbildning/ovning-hej") as Page;
  const notes = pageEdition(exercise, { kind: "trainer-notes", path: "pdf/utdelning/ovning-hej-kursledare.pdf", title: "Övning: Hej, till kursledaren" });
  const editions = [...options.editions.filter(({ path }) => paths.includes(path)), notes];
  const printed = await printEditions(handbook, { ...options, editions });
  return makePackFiles(handbook, printed, { ...options, words: labels.pack });
}
