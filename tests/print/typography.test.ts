import { beforeAll, describe, expect, it } from "vitest";
import { openPdf, PDFDict, PDFName, textOf } from "../../src/print/pdfLib.ts";
import { linksOf, pageOfDestination, print, type Printed } from "./printedBook.ts";
import { everyEdition, glossary, handbookOf, page } from "../unit/smallBook.ts";

const size = { width: 10, height: 10 };
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

const handbook = handbookOf(
  {
    "rollen/etik.md": page("Här nämns egenmakt.", { titel: "Etik", synonymer: "[yrkesetik, makt]" }),
    "rollen/makt.md": page('Mer om makten.\n\n![En bild](bild.png "Bilden av makten")', { titel: "Makten", synonymer: "[makt]" }),
    "inforande/vagen.md": page('Först egenmakt.\n\n![En bild till](bild.png "Vägen dit")', { titel: "Vägen", synonymer: "[egenmakt]" }),
    "inforande/slutet.md": page("Till sist egenmakt.", { titel: "Slutet" }),
    "ordlista/index.md": glossary({ "Egenmakt (empowerment)": "Att ha makt." })
      .replace(/ordning: \d+\n/, "")
      .replace("titel: En provsida", "titel: Ordlista"),
  },
  { images: { "rollen/bild.png": size, "inforande/bild.png": size } },
);
const editions = everyEdition(handbook).filter(({ id }) => id === "book" || id === "chapter-inforande");
const printed = () => print(handbook, { editions, readPicture: async () => picture });
let book: Printed;
let chapter: Printed;

const solid = (text: string) => text.replace(/\s+/g, " ");
/** The page where some words stand; the contents and the index are left out. */
const pageWith = ({ texts }: Printed, sought: string) =>
  texts.findIndex((text) => !/^(?:Innehåll|.{0,40}Sakregister)/.test(text) && solid(text).includes(sought)) + 1;

beforeAll(async () => {
  const files = await printed();
  book = files.get("pdf/peerhandboken.pdf") as Printed;
  chapter = files.get("pdf/kapitel/inforande.pdf") as Printed;
});

describe("the index of the book", () => {
  const index = () => solid(book.texts.slice((book.outline.find(({ title }) => title === "Sakregister")?.page as number) - 1).join(" "));
  const numbersAfter = (name: string) => new RegExp(`${name}\\s+((?:\\d+(?:, )?)+)`).exec(index())?.[1]?.split(", ").map(Number);

  it("gives the pages where a word stands, in order", () => {
    const pages = ["Här nämns egenmakt", "Först egenmakt", "Till sist egenmakt", "Att ha makt."].map((sought) => pageWith(book, sought));
    expect(numbersAfter("Egenmakt")).toEqual(pages);
    expect(numbersAfter("Makt")).toEqual(["Etik", "Makten"].map((title) => book.outline.find((row) => row.title === title)?.page));
    expect(index()).toContain("Empowerment, se Egenmakt");
  });

  it("leads there", async () => {
    const last = await book.pdf.getPage(book.pdf.numPages);
    const links = await linksOf(last);
    const targets = await Promise.all(links.map(({ dest }) => pageOfDestination(book.pdf, dest ?? null)));
    expect(targets).toEqual(expect.arrayContaining(numbersAfter("Egenmakt") ?? []));
  });

  it("shows a page once, where two places land on it", async () => {
    const small = handbookOf({
      "rollen/index.md": page("Om egenmakt.", { titel: "Rollen" }).replace(/ordning: \d+\n/, ""),
      "ordlista/index.md": glossary({ Egenmakt: "Att ha makt.", Hopp: "Att se framåt." })
        .replace(/ordning: \d+\n/, "")
        .replace("titel: En provsida", "titel: Ordlista\nsynonymer: [egenmakt]"),
    });
    const { texts } = (await print(small, { editions: everyEdition(small).slice(0, 1) })).get("pdf/peerhandboken.pdf") as Printed;
    const [, found = ""] = /Egenmakt\s+((?:\d+(?:, )?)+)/.exec(solid(texts.at(-1) as string)) ?? [];
    expect(found.split(", ")).toEqual([...new Set(found.split(", "))]);
    expect(found.split(", ").length).toBeGreaterThan(1);
  });
});

describe("figures", () => {
  it("stand in the list of figures with their numbers and pages", () => {
    const list = solid(book.texts.find((text) => text.includes("Figurer")) as string);
    for (const [number, title] of [
      [1, "Bilden av makten"],
      [2, "Vägen dit"],
    ] as const) {
      const shown = new RegExp(`${number}\\. ${title}[ .]*?(\\d+)`).exec(list)?.[1];
      expect([title, Number(shown)]).toEqual([title, pageWith(book, `Figur ${number}. ${title}`)]);
    }
  });

  it("have the number of the book in a chapter printed alone", () => {
    expect(solid(chapter.texts.join(" "))).toContain("Figur 2. Vägen dit");
  });
});

describe("QR codes", () => {
  it("stand where a chapter opens, with what they lead to in words", async () => {
    const alternatives = async ({ bytes }: Printed) =>
      (await openPdf(bytes)).context
        .enumerateIndirectObjects()
        .flatMap(([, object]) => (object instanceof PDFDict && object.has(PDFName.of("Alt")) ? [textOf(object.get(PDFName.of("Alt")))] : []));
    expect(await alternatives(chapter)).toContain("QR-kod till Införande på webben");
    expect((await alternatives(book)).filter((text) => text?.startsWith("QR-kod"))).toHaveLength(3);
  });
});

describe("a book with all of this", () => {
  it("is the same bytes when printed again", async () => {
    const again = await printed();
    expect([...again.values()].map(({ file }) => file.sha256)).toEqual([book, chapter].map(({ file }) => file.sha256));
  });
});
