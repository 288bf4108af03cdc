import { beforeAll, describe, expect, it } from "vitest";
import { decodePDFRawStream, openPdf, PDFArray, PDFRawStream } from "../../src/print/pdfLib.ts";
import { print, type Printed } from "./printedBook.ts";
import { everyEdition, handbookOf, page } from "../unit/smallBook.ts";

const words = ["Brukarorganisationernas", "medlemsundersökningar", "återhämtningsinriktade", "arbetsuppgifter", "självbestämmande", "grafiska", "officiellt"];
/** Long words, also with letters that fonts draw as one, at every place of a line. */
const prose = Array.from({ length: 60 }, (_, index) => `${"Och ".repeat(index % 7)}${words.join(" ")}.`).join(" ");
const handbook = handbookOf({ "rollen/etik.md": page(`${prose}\n\n${prose}`, { titel: "Etik" }) });
let book: Printed;

/** The drawing instructions of all pages. */
async function contents(): Promise<string> {
  const pdf = await openPdf(book.bytes);
  const streams = pdf.getPages().flatMap(({ node }) => {
    const content = node.Contents();
    return content instanceof PDFArray ? content.asArray().map((_, index) => content.lookup(index)) : [content];
  });
  return streams.map((stream) => (stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1") : "")).join("\n");
}

beforeAll(async () => {
  const editions = everyEdition(handbook).filter(({ kind }) => kind === "chapter");
  book = (await print(handbook, { editions })).get("pdf/kapitel/rollen.pdf") as Printed;
});

describe("words that break at the end of a line", () => {
  /** The words of each line, without signs. pdf.js leaves soft hyphens out: what is drawn as a hyphen and means one is not in its text. */
  const linesOf = async ({ pdf }: Printed) => {
    const lines: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      let line = "";
      for (const item of (await (await pdf.getPage(number)).getTextContent()).items) {
        if (!("str" in item)) continue;
        line += item.str;
        if (item.hasEOL) {
          lines.push(line);
          line = "";
        }
      }
    }
    return lines.map((line) => line.split(/\s+/).map((word) => word.replace(/[.,]$/, "")));
  };
  const known = new Set([...words, "Och"]);

  it("are many, and are drawn in a font in which the hyphen means a soft one", async () => {
    const used = [...(await contents()).matchAll(/\/F\d+-\w{4} [\d.]+ Tf/g)];
    expect(used.length).toBeGreaterThan(20);
  });

  it("are whole everywhere else, and have no hyphens in them when they are copied", async () => {
    const lines = (await linesOf(book)).filter((line) => line.some((word) => known.has(word)));
    expect(lines.length).toBeGreaterThan(100);
    const strange: string[] = [];
    let joined = 0;
    for (const [index, line] of lines.entries()) {
      strange.push(...line.slice(1, -1).filter((word) => !known.has(word)));
      const [last = "", first = ""] = [line.at(-1), lines[index + 1]?.[0]];
      if (known.has(last) || !known.has(last + first)) continue;
      joined++;
    }
    expect(strange).toEqual([]);
    expect(joined).toBeGreaterThan(20);
  });

  it("say nothing of themselves in spans: some readers would drop the rest of the line", async () => {
    expect(await contents()).not.toContain("00AD");
  });
});
