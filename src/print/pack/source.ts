/** A PDF that a pack takes its pages from. */
import { arrayAt, dictAt, PDFArray, PDFDict, PDFName, PDFParser, PDFRef, type PDFContext } from "../pdfLib.ts";

/** An opened PDF. It was opened for one pack, which may change it. */
export interface Source {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  /** Its pages, in order. */
  readonly pages: readonly PDFRef[];
  /** ISO 32000-1, 14.7.2: the root of its structure tree. */
  readonly structure: PDFDict;
}

/** Opens a PDF. Throws for what is no PDF, what is encrypted, and what has no structure tree: a pack keeps the tags of its parts or is not made. */
export async function openSource(bytes: Uint8Array): Promise<Source> {
  const context = await PDFParser.forBytesWithOptions(bytes, Infinity).parseDocument();
  if (context.trailerInfo.Encrypt !== undefined) throw new Error("The PDF is encrypted");
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFDict)) throw new Error("The PDF has no catalog");
  const structure = dictAt(catalog, "StructTreeRoot");
  if (structure === undefined) throw new Error("The PDF has no structure tree");
  const root = dictAt(catalog, "Pages");
  const pages = root === undefined ? [] : pagesUnder(root, context);
  if (pages.length === 0) throw new Error("The PDF has no pages");
  return { context, catalog, pages, structure };
}

/** The leaves of a page tree, in order. */
function pagesUnder(node: PDFDict, context: PDFContext): readonly PDFRef[] {
  return (arrayAt(node, "Kids")?.asArray() ?? []).flatMap((kid) => {
    const below = context.lookup(kid);
    if (!(kid instanceof PDFRef) || !(below instanceof PDFDict)) return [];
    return below.lookup(PDFName.of("Kids")) instanceof PDFArray ? pagesUnder(below, context) : [kid];
  });
}
