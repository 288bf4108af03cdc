/** Some PDFs of the small book, printed for tests of pages that show them: single pages, a handout with its picture, a chapter and a ready pack. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "../../src/handbook/model.ts";
import { allPages } from "../../src/handbook/navigate.ts";
import { makePackFiles } from "../../src/io/packFiles.ts";
import { printEditions, readPrintCss, readPrintFonts } from "../../src/io/print.ts";
import { templateEnvironment } from "../../src/io/templates.ts";
import type { View } from "../../src/io/view.ts";
import type { PdfFile } from "../../src/site/pdfFiles.ts";
import { pageEdition } from "../print/pageEdition.ts";
import { book } from "./site.ts";

const files: readonly { readonly id: string; readonly kind: string; readonly path: string; readonly title?: string }[] = [
  { id: "rollen", kind: "chapter", path: "pdf/kapitel/rollen.pdf", title: "Rollen" },
  ...[
    "rollen/vad-ar-peer-support",
    "rollen/latt",
    "inforande/lon-och-villkor",
    "inforande/handledning",
    "utbildning/dag-1",
    "utbildning/ovning-hej",
    "om/english",
  ].map((id) => ({ id, kind: "page", path: `pdf/sida/${id}.pdf` })),
  { id: "material/blanketten", kind: "handout", path: "pdf/utdelning/blanketten.pdf" },
  { id: "utbildning/ovning-hej", kind: "trainer-notes", path: "pdf/utdelning/ovning-hej-kursledare.pdf", title: "Övning: Hej, till kursledaren" },
  { id: "utbildning/dag-1", kind: "pack", path: "pdf/paket/dag-1.pdf", title: "Kursledarens paket: Dag 1" },
];

export async function printSome(view: View, folder: string): Promise<readonly PdfFile[]> {
  const { handbook, labels } = view;
  const environment = templateEnvironment();
  const common = {
    render: (template: string, context: object) => environment.render(template, { ...context, labels, site: handbook.site }),
    css: await readPrintCss(handbook),
    fonts: await readPrintFonts(),
    outputDir: folder,
    readPicture: async (url: string) => readFile(join(book.content, url)),
  };
  const page = (id: string) => allPages(handbook).find((candidate) => candidate.id === id) as Page;
  const editions = files.map(({ id, path, title }) => pageEdition(page(id), path, title));
  const printed = await printEditions(handbook, { ...common, editions, labels: labels.print });
  const kinds = new Map(files.map(({ path, kind }) => [path, kind]));
  return makePackFiles(
    handbook,
    printed.map((file) => ({ ...file, kind: String(kinds.get(file.path)) })),
    { ...common, words: labels.pack },
  );
}
