/** Every part brings its own letters of the same typefaces. Here each typeface becomes one font with all letters that some part needs, and only those. */
import { arrayAt, decodePDFRawStream, dictAt, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, type PDFContext } from "../pdfLib.ts";
import { plainName } from "./faces.ts";
import { nameAt } from "./target.ts";
import { keepGlyphs, readProgram, uniteGlyphs, writeProgram, type Program } from "./trueType.ts";

const [BaseFont, DescendantFonts, FontDescriptor, FontFile2] = ["BaseFont", "DescendantFonts", "FontDescriptor", "FontFile2"].map((key) => PDFName.of(key)) as [
  PDFName,
  PDFName,
  PDFName,
  PDFName,
];

/** A TrueType font of the document (ISO 32000-1, 9.7.4). */
interface Member {
  readonly font: PDFDict;
  readonly descriptor: PDFDict;
  readonly program: Program;
  /** The composite fonts (9.7.6) that draw with it. */
  readonly users: readonly PDFDict[];
  /** The objects that are in the way when it has become part of another. */
  readonly refs: readonly PDFRef[];
}

/** Members that have become one. */
interface Typeface {
  readonly name: string;
  readonly members: readonly Member[];
  readonly program: Program;
}

/**
 * Makes fonts of the same name one wherever no glyph differs, which leaves every page as it was.
 * @param only composite fonts of which only some glyphs are needed
 */
export function uniteTypefaces(context: PDFContext, only: ReadonlyMap<PDFRef, ReadonlySet<number>>): void {
  const typefaces: Typeface[] = [];
  for (const member of membersOf(context, only)) {
    const name = plainName(nameAt(member.font, "BaseFont") ?? "");
    const found = typefaces.findIndex((typeface) => typeface.name === name && uniteGlyphs(typeface.program, member.program) !== undefined);
    const typeface = typefaces[found];
    const program = typeface && uniteGlyphs(typeface.program, member.program);
    if (typeface === undefined || program === undefined) typefaces.push({ name, members: [member], program: member.program });
    else typefaces[found] = { name, members: [...typeface.members, member], program };
  }
  for (const [index, typeface] of typefaces.entries()) writeTypeface(context, typeface, tag(index));
}

/** The tag of a subset (9.6.4): six capital letters. */
const tag = (index: number) => `PACK${String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26))}`;

function membersOf(context: PDFContext, only: ReadonlyMap<PDFRef, ReadonlySet<number>>): readonly Member[] {
  const users = new Map<PDFRef, { readonly dicts: PDFDict[]; readonly refs: PDFRef[] }>();
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || nameAt(object, "Subtype") !== "Type0" || nameAt(object, "Encoding") !== "Identity-H") continue;
    const descendant = arrayAt(object, "DescendantFonts")?.get(0);
    if (!(descendant instanceof PDFRef)) continue;
    const known = users.get(descendant) ?? { dicts: [], refs: [] };
    users.set(descendant, { dicts: [...known.dicts, object], refs: [...known.refs, ref] });
  }
  return [...users].flatMap(([ref, { dicts, refs }]) => {
    const font = context.lookup(ref, PDFDict);
    const descriptor = dictAt(font, "FontDescriptor");
    const file = descriptor?.lookup(FontFile2);
    if (descriptor === undefined || !(file instanceof PDFRawStream) || nameAt(font, "CIDToGIDMap") !== "Identity") return [];
    const whole = readProgram(decodePDFRawStream(file).decode());
    if (whole === undefined) return [];
    const wanted = refs.map((user) => only.get(user));
    const program = wanted.includes(undefined)
      ? whole
      : keepGlyphs(
          whole,
          wanted.flatMap((glyphs) => [...(glyphs ?? [])]),
        );
    const own = [ref, font.get(FontDescriptor), descriptor.get(FontFile2)].filter((one) => one instanceof PDFRef);
    return [{ font, descriptor, program, users: dicts, refs: own }];
  });
}

function writeTypeface(context: PDFContext, { name, members, program }: Typeface, subset: string): void {
  const [first] = members;
  if (first === undefined) return;
  const baseFont = PDFName.of(`${subset}+${name}`);
  const bytes = writeProgram(program);
  const descriptor = context.obj({});
  for (const [key, value] of first.descriptor.entries()) if (key !== PDFName.of("CIDSet")) descriptor.set(key, value);
  descriptor.set(PDFName.of("FontName"), baseFont);
  descriptor.set(PDFName.of("FontBBox"), context.obj([...boundsOf(members)]));
  descriptor.set(FontFile2, context.register(context.flateStream(bytes, { Length1: bytes.length })));
  const font = context.obj({});
  for (const [key, value] of first.font.entries()) font.set(key, value);
  font.set(BaseFont, baseFont);
  font.set(FontDescriptor, context.register(descriptor));
  font.set(PDFName.of("W"), context.obj(widthList(program)));
  font.delete(PDFName.of("DW"));
  const descendants = context.obj([context.register(font)]);
  for (const { users, refs } of members) {
    for (const user of users) {
      user.set(BaseFont, baseFont);
      user.set(DescendantFonts, descendants);
    }
    for (const ref of refs) context.delete(ref);
  }
}

/** The box that holds every letter of every member. */
function boundsOf(members: readonly Member[]): readonly number[] {
  const boxes = members.map(({ descriptor }) =>
    (arrayAt(descriptor, "FontBBox")?.asArray() ?? []).map((side) => (side instanceof PDFNumber ? side.asNumber() : 0)),
  );
  return [0, 1, 2, 3].map((side) => (side < 2 ? Math.min : Math.max)(...boxes.map((box) => box[side] ?? 0)));
}

/**
 * The widths of a CID font (9.7.4.3): runs of glyphs, each with its own width. The program knows them; what a part lists is only to be trusted for the
 * letters that it draws, since its runs may reach over glyphs that it lacks.
 */
function widthList({ metrics, unitsPerEm }: Program): (number | number[])[] {
  const list: (number | number[])[] = [];
  let run: number[] | undefined;
  for (const [glyph, [advance]] of metrics.entries()) {
    if (advance === 0) {
      run = undefined;
      continue;
    }
    if (run === undefined) {
      run = [];
      list.push(glyph, run);
    }
    run.push(Number(((advance * 1000) / unitsPerEm).toFixed(3)));
  }
  return list;
}
