/** The contents of a pack: a title for each part, its page, and a link there. */
import { fillIn } from "../../content/fillIn.ts";
import { PDFDict, PDFName, type PDFContext, type PDFRef } from "../pdfLib.ts";
import type { Faces } from "./cover.ts";
import { topOf } from "./destinations.ts";
import { element, objectReference, setKids } from "./elements.ts";
import { contents, type Colors } from "./look.ts";
import { a4, addSheet, artifact, fillColor, marked, mm } from "./sheet.ts";
import { text, type Target } from "./target.ts";
import type { PackWords } from "./words.ts";
import { drawLine, number, setLine, setLines, type Line, type UsedFonts } from "./typeset.ts";

/** A part as the contents show it. */
export interface ContentsRow {
  readonly title: string;
  /** Pages from the beginning of the parts to this one's first. */
  readonly after: number;
  readonly page: PDFRef;
}

interface Row extends ContentsRow {
  readonly lines: readonly Line[];
  /** Points from the upper edge of the sheet to the upper edge of the row, and to its lower. */
  readonly top: number;
  readonly bottom: number;
}

const { left, right, row: look } = contents;
const width = a4.width - (left + right) * mm;

/** Deals the rows out on as many sheets as they need. */
function rowsBySheet(rows: readonly ContentsRow[], { body }: Faces): readonly (readonly Row[])[] {
  const sheets: Row[][] = [[]];
  let top = contents.top * mm + contents.heading.size + contents.heading.after;
  for (const row of rows) {
    const lines = setLines(body, row.title, ((width - contents.numberWidth * mm) * 1000) / look.size);
    const height = lines.length * look.leading + 2 * look.padding;
    if (top + height > a4.height - contents.bottom * mm) {
      sheets.push([]);
      top = contents.top * mm;
    }
    sheets.at(-1)?.push({ ...row, lines, top, bottom: top + height });
    top += height;
  }
  return sheets;
}

/**
 * Draws the contents. Returns its sheets, and its element in the structure tree.
 * @param before sheets that come before the contents: the cover
 */
export function addContents(
  target: Target,
  rows: readonly ContentsRow[],
  before: number,
  words: PackWords,
  faces: Faces,
  colors: Colors,
  used: UsedFonts,
): { readonly sheets: readonly PDFRef[]; readonly element: PDFRef } {
  const { context, document } = target;
  const section = element(context, "Sect", document);
  const heading = element(context, "H2", section);
  const list = element(context, "TOC", section);
  const dealt = rowsBySheet(rows, faces);
  const items: PDFRef[] = [];
  const sheets = dealt.map((sheetRows, index) => {
    const drawing: string[] = [];
    const links = sheetRows.map((row) => ({ row, link: element(context, "Link", list) }));
    const owners = [...(index === 0 ? [heading] : []), ...links.map(({ link }) => link)];
    if (index === 0) {
      const place = { x: left * mm, y: a4.height - contents.top * mm - contents.heading.size, size: contents.heading.size };
      drawing.push(marked("H2", 0, `${fillColor(colors.ink)}\n${drawLine(setLine(faces.heading, words.contents), place, used)}`));
    }
    const pageNumber = (row: ContentsRow) => before + dealt.length + row.after + 1;
    for (const { row, link } of links) {
      drawing.push(marked("Link", owners.indexOf(link), drawRow(row, String(pageNumber(row)), faces, colors, used)));
      drawing.push(
        artifact("<</Type /Layout>>", `${fillColor(colors.line)}\n${number(left * mm)} ${number(a4.height - row.bottom)} ${number(width)} 0.5 re f`),
      );
    }
    const page = addSheet(target, drawing.join("\n"), owners);
    if (index === 0) setKids(context, heading, [0], page);
    const annotations = links.map(({ row, link }) => {
      const annotation = linkAnnotation(target, row, fillIn(words.link, { title: row.title, page: pageNumber(row) }), link);
      setKids(context, link, [owners.indexOf(link), objectReference(context, annotation, page)], page);
      items.push(wrapLink(context, list, link));
      return annotation;
    });
    context.lookup(page, PDFDict).set(PDFName.of("Annots"), context.obj(annotations));
    return page;
  });
  setKids(context, list, items);
  setKids(context, section, [heading, list]);
  return { sheets, element: section };
}

function drawRow({ lines, top }: Row, page: string, { body }: Faces, { ink }: Colors, used: UsedFonts): string {
  const baseline = (index: number) => a4.height - top - look.padding - look.leading * index - look.size;
  const last = lines.length - 1;
  // The space keeps title and number apart where they are read or copied.
  const shown = lines.map((line, index) =>
    drawLine(index === last ? joined(line, setLine(body, " ")) : line, { x: left * mm, y: baseline(index), size: look.size }, used),
  );
  const figures = setLine(body, page);
  const x = a4.width - right * mm - (figures.width * look.size) / 1000;
  return [fillColor(ink), ...shown, drawLine(figures, { x, y: baseline(last), size: look.size }, used)].join("\n");
}

const joined = (a: Line, b: Line): Line => ({ glyphs: [...a.glyphs, ...b.glyphs], width: a.width + b.width });

/** ISO 14289-1, 7.18.5: a link says in words where it leads. */
function linkAnnotation(target: Target, { top, bottom, page }: Row, says: string, link: PDFRef): PDFRef {
  const { context } = target;
  const annotation = context.register(
    context.obj({
      Type: "Annot",
      Subtype: "Link",
      F: 4,
      Border: [0, 0, 0],
      Rect: [left * mm, a4.height - bottom, a4.width - right * mm, a4.height - top].map((side) => Number(side.toFixed(3))),
      Dest: topOf(target, page),
      Contents: text(says),
      StructParent: target.nextParent,
    }),
  );
  target.parents.push([target.nextParent++, link]);
  return annotation;
}

/** TOCI and Reference around a link (ISO 32000-1, 14.8.4.2 and 14.8.4.4.2). */
function wrapLink(context: PDFContext, list: PDFRef, link: PDFRef): PDFRef {
  const item = element(context, "TOCI", list);
  const reference = element(context, "Reference", item);
  context.lookup(link, PDFDict).set(PDFName.of("P"), reference);
  setKids(context, reference, [link]);
  setKids(context, item, [reference]);
  return item;
}
