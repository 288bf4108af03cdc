import { describe, expect, it } from "vitest";
import { readMark } from "../../src/print/marks.ts";
import { wordReader } from "../../src/print/passes/spaces.ts";
import { giveMark, type ContentStream, type Tagged } from "../../src/print/pdf/content.ts";
import type { Font } from "../../src/print/pdf/fonts.ts";
import { boxThrough, multiply, union } from "../../src/print/pdf/geometry.ts";
import { forEachOperator } from "../../src/print/pdf/operators.ts";
import { readContent } from "../../src/print/pdf/readContent.ts";
import { readToUnicode } from "../../src/print/portable/fontTables.ts";
import { xmpPacket } from "../../src/print/portable/xmp.ts";
import { saveFile } from "../../src/print/pdf/saveFile.ts";
import { srgbProfile } from "../../src/print/pdf/srgb.ts";
import { writeContent } from "../../src/print/pdf/writeTagged.ts";
import { openPdf, PDFDocument, PDFName } from "../../src/print/pdfLib.ts";

/** Glyph 1 is "a", 2 "b", 3 a space; every one is half as wide as the font is large. */
const font: Font = { textOf: (glyph) => [undefined, "a", "b", " "][glyph], widthOf: () => 500, space: 3 };

function read(source: string): ContentStream {
  const stream: ContentStream = { page: 0, form: null, pieces: [] };
  const marked = new Map<number, Tagged>();
  const taggedOf = (id: number) => {
    const tagged = marked.get(id) ?? { kind: "tagged", stream, pieces: [] };
    marked.set(id, tagged);
    return tagged;
  };
  readContent(source, stream, { fontOf: (name) => (name === "F1" ? font : undefined), taggedOf });
  return stream;
}

const text = (operators: string) => `BT\n/F1 10 Tf\n1 0 0 -1 20 30 Tm\n${operators}\nET`;
const textOf = (operators: string) => {
  const [piece] = read(text(operators)).pieces;
  if (piece?.kind !== "text") throw new Error("No text");
  return piece;
};

describe("the operators of a content stream", () => {
  const operatorsOf = (source: string) => {
    const found: (readonly [string, string])[] = [];
    forEachOperator(source, (operator, from, to) => found.push([operator, source.slice(from, to)]));
    return found;
  };

  it("are told apart from their operands, whatever these hold", () => {
    expect(operatorsOf("q 1 0 0 1 .5 -2 cm\n/P<</MCID 3/A[(x) <</B(>>)>>]>>BDC(a\\)b(c))Tj<0001>Tj[<00>-3(])]TJ T* f* EMC Q")).toEqual([
      ["q", "q"],
      ["cm", "1 0 0 1 .5 -2 cm"],
      ["BDC", "/P<</MCID 3/A[(x) <</B(>>)>>]>>BDC"],
      ["Tj", "(a\\)b(c))Tj"],
      ["Tj", "<0001>Tj"],
      ["TJ", "[<00>-3(])]TJ"],
      ["T*", "T*"],
      ["f*", "f*"],
      ["EMC", "EMC"],
      ["Q", "Q"],
    ]);
  });

  it("must be whole", () => {
    for (const broken of ["(a", "<00", "[1 2", "<</A 1"]) expect(() => operatorsOf(broken)).toThrow("A content stream ends within");
  });
});

describe("text", () => {
  it("becomes one array a line, in which only what differs from the font's widths stands", () => {
    expect(textOf("<0001> Tj\n5 0 Td <0002> Tj\n6 0 Td <0001> Tj").code).toBe("/F1 10 Tf\n1 0 0 -1 20 30 Tm\n[<00010002>-100<0001>]TJ\n");
  });

  it("lets differences wait that cannot be seen, and makes up for them", () => {
    expect(textOf("<0001> Tj\n5.015 0 Td <0001> Tj\n5.015 0 Td <0001> Tj\n5 0 Td <0001> Tj").code).toContain("[<00010001>-3<00010001>]TJ");
  });

  it("begins a new line where the pen is moved up or down", () => {
    expect(textOf("<0001> Tj\n7 0 Td <0002> Tj\n-7 -12 Td <0001> Tj").code).toContain("[<0001>-200<0002>]TJ\n0 -12 Td\n[<0001>]TJ\n");
  });

  it("says what its glyphs mean, and what spans say in their place", () => {
    expect(textOf("<00010003> Tj").text).toBe("a ");
    expect(textOf("<0001> Tj\n/Span<</ActualText <FEFF00660066> >> BDC\n5 0 Td <0002> Tj\nEMC")).toMatchObject({
      text: "aff",
      code: expect.stringMatching(/\[<0001>\]TJ\n\/Span<<.*>> BDC\n5 0 Td\n\[<0002>\]TJ\nEMC\n$/s),
    });
  });

  it("keeps a soft hyphen that is not used as text, and writes nothing of it", () => {
    expect(textOf("<0001> Tj\n/Span<</ActualText <FEFF00AD> >> BDC\n5 0 Td <0003> Tj\nEMC\n0 0 Td <0002> Tj")).toMatchObject({
      text: "a\u00adb",
      code: textOf("<0001> Tj\n5 0 Td <0002> Tj").code,
    });
  });

  it("knows where it stands, and whether a sign is missing", () => {
    expect(textOf("<00010002> Tj")).toMatchObject({ box: [20, 22, 30, 32.5], lacks: false });
    expect(textOf("<0000> Tj").lacks).toBe(true);
  });

  it("is refused in a form that Chromium does not write", () => {
    expect(() => read(text("(a) Tj"))).toThrow("Text that is not hexadecimal");
    expect(() => read(text("3 Tr"))).toThrow("A text object holds the operator Tr");
    expect(() => read("/P <</MCID 0>> BDC /P <</MCID 1>> BDC")).toThrow("Marked content stands within marked content");
  });
});

describe("the pieces of a content stream", () => {
  const source = `.24 0 0 -.24 0 842 cm\nq\n0 0 9 9 re\nW n\n/P <</MCID 0 >>BDC\n1 0 0 rg\n0 0 5 5 re\nf\n${text("<0001> Tj")}\nEMC\nQ\n/X5 Do`;
  const written = (stream: ContentStream) => writeContent(stream, () => "H1").code;

  it("are states, paths and texts, the last two with their marks", () => {
    const { pieces } = read(source);
    expect(pieces.map(({ kind }) => kind)).toEqual(["state", "paint", "text", "state", "paint"]);
    expect(pieces.map((piece) => (piece.kind === "state" ? "" : String(piece.mark?.kind)))).toEqual(["", "tagged", "tagged", "", "undefined"]);
    expect(pieces[1]).toMatchObject({ box: [0, 842 - 5 * 0.24, 5 * 0.24, 842], object: null });
    expect(pieces[4]).toMatchObject({ object: "X5" });
  });

  it("are written back in order, with the types of their elements", () => {
    expect(written(read(source))).toBe(
      `.24 0 0 -.24 0 842 cm\nq\n0 0 9 9 re\nW n\n1 0 0 rg\n/H1<</MCID 0>>BDC\n0 0 5 5 re\nf\nBT\n/F1 10 Tf\n1 0 0 -1 20 30 Tm\n[<0001>]TJ\nET\nEMC\nQ\n/X5 Do\n`,
    );
  });

  it("keep a mark open over a level state, and begin a new stretch where the state goes below its level", () => {
    const [one, two] = ["0 0 1 1 re f", "0 0 2 2 re f"];
    const marks = (between: string) => {
      const { code, order } = writeContent(read(`q /P <</MCID 7>>BDC ${one} ${between} ${two} EMC Q`), () => "P");
      return [order.length, code.match(/BDC|EMC/g)?.join(" ")];
    };
    expect(marks("q 1 0 0 rg Q")).toEqual([1, "BDC EMC"]);
    expect(marks("Q q")).toEqual([2, "BDC EMC BDC EMC"]);
    expect(marks("q")).toEqual([2, "BDC EMC BDC EMC"]);
  });

  it("change marks, and artifacts side by side become one", () => {
    const stream = read("/P <</MCID 0>>BDC 0 0 1 1 re f 0 0 2 2 re f EMC 0 0 3 3 re f");
    const pieces = stream.pieces.filter((piece) => piece.kind !== "state");
    const tagged = pieces[0]?.mark;
    giveMark(pieces.slice(1), { kind: "artifact", properties: "<</Type/Layout>>" });
    expect(tagged?.kind === "tagged" && tagged.pieces.length).toBe(1);
    expect(written(stream)).toBe("/H1<</MCID 0>>BDC\n0 0 1 1 re f\nEMC\n/Artifact <</Type/Layout>>BDC\n0 0 2 2 re f\n0 0 3 3 re f\nEMC\n");
  });
});

describe("fonts", () => {
  it("map single glyphs, ranges and ligatures to text", () => {
    const cmap = "2 beginbfchar\n<0003> <0020>\n<0010> <00660069>\nendbfchar\n1 beginbfrange\n<0041> <0043> <0061>\nendbfrange";
    expect([...readToUnicode(cmap)]).toEqual([
      [3, " "],
      [16, "fi"],
      [65, "a"],
      [66, "b"],
      [67, "c"],
    ]);
  });
});

describe("geometry", () => {
  it("moves boxes through matrices", () => {
    expect(boxThrough(multiply([2, 0, 0, -2, 0, 0], [1, 0, 0, 1, 10, 20]), [1, 1, 3, 2])).toEqual([12, 16, 16, 18]);
    expect(union([])).toBeUndefined();
    expect(
      union([
        [0, 0, 1, 1],
        [-2, 3, -1, 4],
      ]),
    ).toEqual([-2, 0, 1, 4]);
  });
});

describe("spaces between pieces of text", () => {
  it("stand where the document has them, also after text that is not in the tags", () => {
    const starts = wordReader("Hälso- och\nsjukvård. (Inte taggat alls.) exempel.se/sida/ är en adress");
    const pieces = ["Hälso-", "och sjuk", "vård.", "exempel.se/", "sida/", "är en", "adress"];
    expect(pieces.map((piece) => starts(piece))).toEqual([false, true, false, true, false, true, true]);
  });

  it("are not guessed", () => {
    const starts = wordReader("Ett två");
    expect(["•", "Ett", "tre", "två"].map((piece) => starts(piece))).toEqual([false, false, false, true]);
  });
});

describe("marks in languages", () => {
  it("are read and taken out", () => {
    expect(readMark("sv-x-tag12")).toEqual({ language: "sv", index: 12 });
    expect(readMark("en-GB-x-tag0")).toEqual({ language: "en-GB", index: 0 });
    expect(readMark("sv")).toBeUndefined();
  });
});

describe("metadata", () => {
  it("is XML, whatever the title", () => {
    const description = { title: "A & <B>", author: "C", subject: "D", language: "sv", date: "2026-10-01" };
    const written = xmpPacket(description, { ua: "1", a: { part: "2", conformance: "A" } });
    expect(written).toContain('<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A &amp; &lt;B&gt;</rdf:li></rdf:Alt></dc:title>');
    expect(written).toContain("<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>");
  });
});

describe("the colour profile", () => {
  it("is a small ICC profile of sRGB, as long as it says", () => {
    const bytes = Buffer.from(srgbProfile());
    expect(bytes.readUInt32BE(0)).toBe(bytes.length);
    expect(bytes.length).toBeLessThan(600);
    expect(bytes.toString("latin1", 12, 24)).toBe("mntrRGB XYZ ");
    expect(bytes.toString("latin1", 36, 40)).toBe("acsp");
    const tags = Array.from({ length: bytes.readUInt32BE(128) }, (_, index) => {
      const at = 132 + index * 12;
      return { name: bytes.toString("latin1", at, at + 4), from: bytes.readUInt32BE(at + 4), length: bytes.readUInt32BE(at + 8) };
    });
    expect(tags.map(({ name }) => name)).toEqual(["desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"]);
    for (const { from, length } of tags) expect([from % 4, from + length <= bytes.length]).toEqual([0, true]);
    // The three primaries make the white of the profile's own space (D50).
    const sum = [0, 4, 8].map((offset) =>
      ["rXYZ", "gXYZ", "bXYZ"].reduce((total, name) => total + bytes.readInt32BE((tags.find((tag) => tag.name === name)?.from ?? 0) + 8 + offset) / 65536, 0),
    );
    for (const [index, white] of [0.9642, 1, 0.8249].entries()) expect(sum[index]).toBeCloseTo(white, 3);
  });
});

describe("a saved file", () => {
  const make = async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    pdf.addPage([100, 200]);
    for (let index = 0; index < 450; index++) pdf.catalog.set(PDFName.of(`Own${index}`), pdf.context.register(pdf.context.obj({ Number: index })));
    pdf.context.register(pdf.context.obj({ Nobody: "refers to this" }));
    return pdf;
  };

  it("holds what can be reached, and nothing else", async () => {
    const again = await openPdf(saveFile(await make()));
    expect(again.getPage(0).getSize()).toEqual({ width: 100, height: 200 });
    expect(String(again.catalog.lookup(PDFName.of("Own449")))).toContain("/Number 449");
    expect(again.context.enumerateIndirectObjects().filter(([, object]) => String(object).includes("/Nobody"))).toEqual([]);
  });

  it("has an identifier made of its content", async () => {
    const [one, same, other] = [await make(), await make(), await make()];
    other.setTitle("Annat");
    const idOf = (bytes: Uint8Array) => /\/ID\[<(\w{32})><\1>\]/.exec(Buffer.from(bytes).toString("latin1"))?.[1];
    const [first, second, third] = [saveFile(one), saveFile(same), saveFile(other)];
    expect(first).toEqual(second);
    expect(idOf(first)).toMatch(/^[\dA-F]{32}$/);
    expect(idOf(third)).not.toBe(idOf(first));
  });
});
