/** The cover of a pack: the template's picture, and on it the reader's title. */
import { PDFDict, PDFName, type PDFRef } from "../pdfLib.ts";
import { pageContentOf } from "./content.ts";
import { element, setKids } from "./elements.ts";
import type { Face } from "./faces.ts";
import { cover, type Colors } from "./look.ts";
import { a4, drawOn, fillColor, marked, mm, type Wrapping } from "./sheet.ts";
import type { Source } from "./source.ts";
import type { Target } from "./target.ts";
import { drawLine, setLines, type Line, type UsedFonts } from "./typeset.ts";

export interface CoverWords {
  readonly title: string;
  /** A line under the title: "Ur Peerhandboken". */
  readonly lead: string;
  /** Small lines below: publisher, edition, licence. */
  readonly lines: readonly string[];
}

export interface Faces {
  readonly heading: Face;
  readonly body: Face;
}

/** A block of lines in one size and colour, from a base line downwards. */
interface Block {
  readonly type: "H1" | "P";
  readonly lines: readonly Line[];
  readonly size: number;
  readonly leading: number;
  readonly color: string;
  /** Points between the last base line above and the first of this one. */
  readonly before: number;
}

/** Throws where the template's first page is more than decoration: its words would be in nobody's structure. */
export function assertDecoration({ context, pages }: Source): void {
  if (pageContentOf(context.lookup(pages[0], PDFDict)).includes("/MCID"))
    throw new Error("The template's cover holds tagged content; it may only be decoration");
}

/** Makes the template's first page, already copied, the pack's cover. Returns its element in the structure tree. */
export function addCover(target: Target, page: PDFRef, wrap: Wrapping, words: CoverWords, faces: Faces, colors: Colors, used: UsedFonts): PDFRef {
  const { context } = target;
  const sheet = element(context, "Sect", target.document);
  const blocks = coverBlocks(words, faces, colors);
  const elements = blocks.map(({ type }) => element(context, type, sheet));
  let down = cover.top * mm;
  const drawing = blocks.map(({ type, lines, size, leading, color, before }, id) => {
    const rows = lines.map((line, index) => {
      down += index === 0 ? before : leading;
      return drawLine(line, { x: cover.left * mm, y: a4.height - down, size }, used);
    });
    return marked(type, id, [fillColor(color), ...rows].join("\n"));
  });

  const node = context.lookup(page, PDFDict);
  drawOn(context, node, wrap, drawing.join("\n"));
  node.set(PDFName.of("Tabs"), PDFName.of("S"));
  node.set(PDFName.of("StructParents"), context.obj(target.nextParent));
  target.parents.push([target.nextParent++, context.register(context.obj([...elements]))]);
  for (const [id, one] of elements.entries()) setKids(context, one, [id], page);
  setKids(context, sheet, elements);
  return sheet;
}

function coverBlocks({ title, lead, lines }: CoverWords, { heading, body }: Faces, { main, ink }: Colors): readonly Block[] {
  const width = (a4.width - (cover.left + cover.right) * mm) * 1000;
  const titles = cover.titleSizes.map((size) => ({ size, lines: setLines(heading, title, width / size), leading: size * cover.titleLeading }));
  const fits = titles.find((one) => one.lines.length * one.leading <= cover.titleHeight * mm) ?? titles.at(-1);
  if (fits === undefined) return [];
  const small = (
    text: string,
    { size, leading, before }: { readonly size: number; readonly leading: number; readonly before: number },
    first: boolean,
  ): Block => ({
    type: "P",
    lines: setLines(body, text, width / size),
    size,
    leading,
    color: ink,
    before: first ? before : leading,
  });
  return [
    { type: "H1", ...fits, color: main, before: fits.size },
    ...(lead === "" ? [] : [small(lead, cover.lead, true)]),
    ...lines.filter((line) => line !== "").map((line, index) => small(line, cover.line, index === 0)),
  ];
}
