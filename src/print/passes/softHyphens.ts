/**
 * Whole words for those who copy, search and listen: a hyphen that only a line break has put there is a soft hyphen (ISO 32000-1, 14.8.2.2.3; Matterhorn 10-001).
 *
 * The reader of content streams leaves out soft hyphens that are not used (`pdf/readContent.ts`). Where one is used Chromium draws a plain hyphen, and words
 * that are copied have it in them. Here it is shown in a twin of its font in which the same glyph means U+00AD: spans that say so themselves (14.9.4) make
 * some readers drop the rest of the line.
 */
import type { ContentStream, Piece, TextPiece } from "../pdf/content.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { packed } from "../pdf/streams.ts";
import { dictAt, PDFDict, PDFName, PDFRawStream, PDFRef, type PDFDocument } from "../pdfLib.ts";

const softHyphen = "\u00ad";
/** The hyphen at the end of a line is a text object of its own, after one that ends with the soft hyphen. */
const isHyphen = ({ text }: TextPiece) => text === "-" || text === "\u2010";
/** Words that a span stands for: letters that are drawn as one, also across a soft hyphen. */
const spanWords = /\/ActualText\s*<FEFF(\w+)>/g;

/** Lets hyphens at the ends of lines mean soft ones, and takes soft hyphens out of the words themselves. */
export function dropSoftHyphens({ pdf, streams }: TaggedPdf): void {
  const nameTwin = twins(pdf);
  for (const stream of streams) withoutSoftHyphens(stream.pieces, (font, glyph) => nameTwin(stream, font, glyph));
}

/**
 * Changes the pieces of a stream.
 * @param nameTwin the name, in the resources of the stream, of the font in which a glyph of another font means a soft hyphen
 */
export function withoutSoftHyphens(pieces: readonly Piece[], nameTwin: (font: string, glyph: string) => string): void {
  const texts = pieces.filter((piece) => piece.kind === "text");
  const used = texts.filter((piece, index) => isHyphen(piece) && texts[index - 1]?.text.endsWith(softHyphen) === true);
  for (const piece of texts) {
    if (!piece.text.includes(softHyphen)) continue;
    piece.text = piece.text.replaceAll(softHyphen, "");
    piece.code = piece.code.replace(spanWords, (_, words: string) => `/ActualText <FEFF${units(words).join("")}>`);
  }
  for (const piece of used) showIn(nameTwin, piece);
}

/** The units of UTF-16 that hexadecimal digits stand for, without soft hyphens. */
const units = (digits: string) => (digits.match(/.{4}/g) ?? []).filter((unit) => unit !== "00AD");

/** Shows a hyphen in the twin of its font. The next text object may count on the font that was chosen: it is chosen again. */
function showIn(nameTwin: (font: string, glyph: string) => string, piece: TextPiece): void {
  const [choice = "", font = "", size = ""] = /\/(\S+) (\S+) Tf/.exec(piece.code) ?? [];
  const glyph = /<(\w{4})>/.exec(piece.code)?.[1];
  if (choice === "" || glyph === undefined) throw new Error(`A hyphen is written otherwise than Chromium used to: ${piece.code}`);
  piece.text = softHyphen;
  piece.code = `${piece.code.replace(choice, `/${nameTwin(font, glyph)} ${size} Tf`)}${choice}\n`;
}

/** Names the twin of a font in the resources of a stream, and puts it there. Each is made once. */
function twins(pdf: PDFDocument): (stream: ContentStream, font: string, glyph: string) => string {
  const { context } = pdf;
  const made = new Map<string, PDFRef>();
  return ({ page, form }, font, glyph) => {
    const stream = form === null ? undefined : context.lookup(form);
    const resources = dictAt(stream instanceof PDFRawStream ? stream.dict : pdf.getPage(page).node, "Resources");
    const fonts = resources === undefined ? undefined : dictAt(resources, "Font");
    const original = fonts?.get(PDFName.of(font));
    if (fonts === undefined || !(original instanceof PDFRef)) throw new Error(`No font is called ${font}`);
    const key = `${original.toString()} ${glyph}`;
    const twin = made.get(key) ?? context.register(meaningSoftHyphen(context.lookup(original, PDFDict), glyph));
    made.set(key, twin);
    const name = `${font}-${glyph}`;
    fonts.set(PDFName.of(name), twin);
    return name;
  };
}

/** A font in which one glyph means a soft hyphen; all else is shared with the original. */
function meaningSoftHyphen(font: PDFDict, glyph: string): PDFDict {
  const { context } = font;
  const twin = font.clone(context);
  twin.set(PDFName.of("ToUnicode"), context.register(packed(toUnicode(glyph), context.obj({}))));
  return twin;
}

/** A map of one glyph, as ISO 32000-1, 9.10.3 wants it. */
const toUnicode = (glyph: string) => `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfchar
<${glyph}> <00AD>
endbfchar
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
