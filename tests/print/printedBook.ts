/** A small handbook, printed once for a whole test file, and an independent reader (pdf.js) to look at it with. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { printEditions, type PrintedFile, type PrintOptions } from "../../src/io/printEditions.ts";
import { readPrintCss, readPrintFonts } from "../../src/io/printStyle.ts";
import { templateEnvironment } from "../../src/io/templates.ts";
import type { Handbook } from "../../src/handbook/model.ts";
import { type Edition, type EditionKind } from "../../src/print/editions.ts";
import type { PrintLabels } from "../../src/print/labels.ts";
import { everyEdition, glossary, handbookOf, page, report, study, type Extra } from "../unit/smallBook.ts";
import labels from "../../_data/labels.json" with { type: "json" };

export const words: PrintLabels = labels.print;

const paragraph = "Ett stycke med vanlig text om att lyssna, vänta och komma tillbaka en annan dag, så att raden bryts och sidan fylls. ";
/** So many paragraphs of text. */
export const prose = (paragraphs: number) => Array.from({ length: paragraphs }, (_, index) => `Stycke ${index + 1}. ${paragraph.repeat(5)}`).join("\n\n");

/** Boxes, tables, a footnote, links of every kind, sources and terms: something of everything that paper must carry. */
const files: Readonly<Record<string, string>> = {
  "index.md": page("Välkommen hit. Börja med [etiken](/rollen/etik/).", { titel: "Provboken" }).replace(/ordning: \d+\n/, ""),
  "rollen/index.md": page("Kapitlet handlar om egenmakt.", { titel: "Rollen i korthet" }).replace(/ordning: \d+\n/, ""),
  "rollen/etik.md": page(
    `::: minut\n- Det första. [@nsph2018]\n- Det andra.\n:::\n\n## Mål\n\nSe [gränserna](/rollen/granser/#mal) och [Exempel](https://exempel.example/sida/). Ett påstående. [@sledge2011]\n\n## En rubrik som är så lång att den måste brytas på två rader i boken, vilket är meningen\n\n${prose(14)}`,
    { titel: "Etik och regler" },
  ),
  "rollen/granser.md": page(
    `## Mål\n\n| Ord | Betydelse | Källa |\n|---|---|---|\n| Ett | Två | Tre |\n| Fyra | Fem | Sex |\n\n::: checklista Före\n- [ ] gör så\n- [ ] och så\n:::\n\n[Peer worker]{lang=en} är engelska. En not.[^1] En länk till [målet](/rollen/etik/#mal).\n\n[^1]: Notens text.\n\n${prose(6)}`,
    { titel: "Gränser" },
  ),
  "inforande/tio-steg.md": page(`## Första steget\n\n*Kursivt*, **fett** och ***både och***. Se [Etik](/rollen/etik/).\n\n${prose(4)}`, { titel: "Tio steg" }),
  "ordlista/index.md": glossary({ Egenmakt: "Att ha makt över sitt liv.", "Peer support (kamratstöd)": "Stöd av den som har varit där." })
    .replace(/ordning: \d+\n/, "")
    .replace("titel: En provsida", "titel: Ordlista"),
  "om/akut-hjalp.md": page("Ring **112**.", { titel: "Akut hjälp" }),
};

/** The small handbook; `changes` replaces or adds files. */
export function smallHandbook(changes: Readonly<Record<string, string>> = {}, extra: Extra = {}): Handbook {
  return handbookOf(
    { ...files, ...changes },
    { references: [report("nsph2018", "NSPH", 2018), study("sledge2011", ["Sledge"], 2011), report("oanvand2020", "Ingen", 2020)], ...extra },
  );
}

/** The editions of some kinds. */
export const editionsOfKind = (handbook: Handbook, ...kinds: readonly EditionKind[]): readonly Edition[] =>
  everyEdition(handbook).filter(({ kind }) => kinds.includes(kind));

/** One row of a file's outline, with the page it leads to. */
export interface OutlineRow {
  readonly title: string;
  readonly depth: number;
  readonly page: number;
}

export interface Printed {
  readonly file: PrintedFile;
  readonly bytes: Uint8Array;
  readonly pdf: PDFDocumentProxy;
  /** Text of each page, spaces between pieces. */
  readonly texts: readonly string[];
  readonly outline: readonly OutlineRow[];
}

/** Prints editions into a folder of their own, which is removed again; by path of the file. */
export async function print(handbook: Handbook, options: Partial<PrintOptions> = {}): Promise<ReadonlyMap<string, Printed>> {
  const outputDir = await mkdtemp(join(tmpdir(), "peerhandboken-print-"));
  const environment = templateEnvironment();
  try {
    const files = await printEditions(handbook, {
      editions: everyEdition(handbook),
      render: (template, context) => environment.render(template, { ...context, labels, site: handbook.site }),
      labels: words,
      css: await readPrintCss(handbook),
      fonts: await readPrintFonts(),
      outputDir,
      ...options,
    });
    const printed = new Map<string, Printed>();
    for (const file of files) printed.set(file.path, await open(file, new Uint8Array(await readFile(join(outputDir, file.path)))));
    return printed;
  } finally {
    await rm(outputDir, { recursive: true, force: true });
  }
}

async function open(file: PrintedFile, bytes: Uint8Array): Promise<Printed> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  return { file, bytes, pdf, texts: await textsOf(pdf), outline: await outlineRows(pdf) };
}

/** The text of each page, with single spaces. */
export async function textsOf(pdf: PDFDocumentProxy): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(
      items
        .map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""))
        .join("")
        .replace(/\s+/g, " "),
    );
  }
  return texts;
}

type OutlineItems = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>;

export async function outlineRows(pdf: PDFDocumentProxy): Promise<OutlineRow[]> {
  const rows: OutlineRow[] = [];
  const walk = async (items: OutlineItems, depth: number): Promise<void> => {
    for (const { title, dest, items: below } of items) {
      rows.push({ title, depth, page: await pageOfDestination(pdf, dest) });
      await walk(below, depth + 1);
    }
  };
  await walk((await pdf.getOutline()) ?? [], 1);
  return rows;
}

/** The page number a destination leads to, 1-based. */
export async function pageOfDestination(pdf: PDFDocumentProxy, destination: string | unknown[] | null): Promise<number> {
  const place = typeof destination === "string" ? await pdf.getDestination(destination) : destination;
  if (place === null) throw new Error(`No destination ${String(destination)}`);
  return (await pdf.getPageIndex(place[0] as Parameters<PDFDocumentProxy["getPageIndex"]>[0])) + 1;
}

export interface PdfLink {
  readonly dest?: string | unknown[];
  readonly url?: string;
  readonly rect: readonly number[];
}

/** The links of a page. */
export async function linksOf(page: PDFPageProxy): Promise<readonly PdfLink[]> {
  return ((await page.getAnnotations()) as (PdfLink & { readonly subtype: string })[]).filter(({ subtype }) => subtype === "Link");
}

/** How often each structure type stands in a page's tagged content. */
export async function tagsOf(page: PDFPageProxy): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const walk = (node: { role?: string; children?: unknown[] }): void => {
    if (node.role !== undefined) counts.set(node.role, (counts.get(node.role) ?? 0) + 1);
    for (const child of node.children ?? []) walk(child as { role?: string; children?: unknown[] });
  };
  walk(((await page.getStructTree()) ?? {}) as { role?: string; children?: unknown[] });
  return counts;
}
