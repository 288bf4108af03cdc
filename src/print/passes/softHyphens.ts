/**
 * Whole words for those who copy, search and listen (PDF/UA-1 7.2: text is in an order and form that can be read; ISO 32000-1, 14.8.2.2.3: hyphens that only a line break has
 * put there are soft hyphens).
 *
 * Chromium draws a soft hyphen that is not used as a space without width that says of itself that it is U+00AD, and readers put a space into every word.
 * Where one is used it draws a plain hyphen, and words copied have it in them. Here the first are taken away, and the second are shown in a twin of their font
 * in which the same glyph means U+00AD: spans that say so themselves (14.9.4) make some readers drop the rest of the line.
 */
import { decodePDFRawStream, dictAt, PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, type PDFDocument, type PDFObject } from "../pdfLib.ts";

/** A soft hyphen that is not used: the pen may be moved before it and is where it was after it. */
const unused = /\/Span\s*<<\s*\/ActualText\s*<FEFF00AD>\s*>>\s*BDC\s+((?:[-\d.]+ [-\d.]+ Td )?)<\w+> Tj\s+EMC\s+(?:0 0 Td )?/g;
/** Words that a span stands for, with soft hyphens among them: letters that are drawn as one across a soft hyphen. */
const spanWords = /\/ActualText\s*<FEFF(\w+)>/g;
/** The hyphen at the end of a line: a text object of its own, right after one that ends with a soft hyphen. */
const used =
  /(\/Span\s*<<\s*\/ActualText\s*<FEFF00AD>\s*>>\s*BDC\s+(?:[-\d.]+ [-\d.]+ Td )?<\w+> Tj\s+EMC\s+ET\s+BT\s+)\/(\S+) ([-\d.]+ Tf\s+[-\d. ]+ Tm\s+<(\w{4})> Tj\s+ET)/g;

/**
 * A content stream of Chromium's without soft hyphens in its words.
 * @param twin the name, in the same resources, of the font in which a glyph of another font means a soft hyphen
 */
export function withoutSoftHyphens(content: string, twin: (font: string, glyph: string) => string): string {
  if (!content.includes("00AD")) return content;
  return content
    .replace(used, (_, before: string, font: string, rest: string, glyph: string) => `${before}/${twin(font, glyph)} ${rest}`)
    .replace(unused, "$1")
    .replace(spanWords, (_, words: string) => `/ActualText <FEFF${(words.match(/.{1,4}/g) ?? []).filter((unit) => unit !== "00AD").join("")}>`);
}

/** Names the twin of a font in some resources, and puts it there. */
export type Twins = (resources: PDFDict | undefined) => (font: string, glyph: string) => string;

/** The twins of a document's fonts, each made once. */
export function softHyphenTwins({ context }: PDFDocument): Twins {
  const twins = new Map<string, PDFRef>();
  return (resources) => (font, glyph) => {
    const fonts = resources === undefined ? undefined : dictAt(resources, "Font");
    const original = fonts?.get(PDFName.of(font));
    if (fonts === undefined || !(original instanceof PDFRef)) throw new Error(`No font is called ${font}`);
    const key = `${original.toString()} ${glyph}`;
    const twin = twins.get(key) ?? context.register(meaningSoftHyphen(context.lookup(original, PDFDict), glyph));
    twins.set(key, twin);
    const name = `${font}-${glyph}`;
    fonts.set(PDFName.of(name), twin);
    return name;
  };
}

/** Takes the soft hyphens out of every page, and of every form that pages are put together from. */
export function dropSoftHyphens(pdf: PDFDocument): void {
  const { context } = pdf;
  const twins = softHyphenTwins(pdf);
  const clean = (ref: PDFObject | undefined, resources: PDFDict | undefined): void => {
    const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) return;
    const content = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
    const cleaned = withoutSoftHyphens(content, twins(resources));
    if (cleaned === content) return;
    const written = context.flateStream(Buffer.from(cleaned, "latin1"));
    for (const [key, value] of stream.dict.entries()) if (!written.dict.has(key)) written.dict.set(key, value);
    context.assign(ref, written);
  };
  for (const { node } of pdf.getPages()) {
    const contents = node.get(PDFName.of("Contents"));
    const parts = context.lookup(contents);
    for (const part of parts instanceof PDFArray ? parts.asArray() : [contents]) clean(part, node.Resources());
  }
  for (const [ref, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream && object.dict.get(PDFName.of("Subtype")) === PDFName.of("Form")) clean(ref, dictAt(object.dict, "Resources"));
}

/** A font in which one glyph means a soft hyphen; all else is shared with the original. */
function meaningSoftHyphen(font: PDFDict, glyph: string): PDFDict {
  const { context } = font;
  const twin = font.clone(context);
  twin.set(PDFName.of("ToUnicode"), context.register(context.flateStream(toUnicode(glyph))));
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
