import { beforeAll, describe, expect, it } from "vitest";
import { dictAt, openPdf, PDFDict, PDFName, textOf } from "../../src/print/pdfLib.ts";
import { pageScale } from "../../src/print/destinations.ts";
import { editionsOfKind, linksOf, pageOfDestination, print, smallHandbook, tagsOf, type Printed } from "./printedBook.ts";
import { handbookOf, page } from "../unit/smallBook.ts";

const handbook = smallHandbook();
let printed: ReadonlyMap<string, Printed>;
const book = () => printed.get("pdf/peerhandboken.pdf") as Printed;
const chapter = () => printed.get("pdf/kapitel/rollen.pdf") as Printed;
/** Where a heading stands: the page whose text the outline promises. */
const rowOf = ({ outline }: Printed, title: string) => outline.find((row) => row.title === title);

beforeAll(async () => {
  printed = await print(handbook, { editions: editionsOfKind(handbook, "book", "chapter") });
});

describe("the printed editions", () => {
  it("are the book and one file per chapter", () => {
    expect([...printed.keys()]).toEqual(["pdf/peerhandboken.pdf", ...["rollen", "inforande", "ordlista", "kallor", "om"].map((id) => `pdf/kapitel/${id}.pdf`)]);
    expect(book().file).toMatchObject({ kind: "book", title: "Provboken", pages: book().pdf.numPages, bytes: book().bytes.length });
    expect(chapter().file.sourcePages).toEqual(["rollen", "rollen/etik", "rollen/granser"]);
  });

  it("are tagged, in Swedish, and open with their title", async () => {
    for (const { pdf, file } of printed.values()) {
      expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
      const { info } = await pdf.getMetadata();
      expect(info).toMatchObject({
        Language: "sv",
        Title: file.kind === "book" ? "Provboken" : `${file.title} – Provboken`,
        Author: "Provboken",
        CreationDate: "D:20260101000000Z",
      });
      expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    }
  });

  it("have sheets of exactly A4", async () => {
    for (const { pdf } of printed.values()) {
      const [left = 0, top = 0, right = 0, bottom = 0] = (await pdf.getPage(1)).view;
      expect(((right - left) / 72) * 25.4).toBeCloseTo(210, 3);
      expect(((bottom - top) / 72) * 25.4).toBeCloseTo(297, 3);
    }
  });

  it("are not shrunk", async () => {
    for (const { bytes } of printed.values()) expect(pageScale(await openPdf(bytes))).toBeCloseTo(1, 2);
  });

  it("have no Type 3 fonts, so that letters stay letters", async () => {
    for (const { bytes } of printed.values()) {
      const { context } = await openPdf(bytes);
      const fonts = context
        .enumerateIndirectObjects()
        .flatMap(([, object]) => (object instanceof PDFDict && String(object.get(PDFName.of("Type"))) === "/Font" ? [String(object)] : []));
      expect(fonts.length).toBeGreaterThan(2);
      for (const font of fonts) expect(font).not.toContain("/Type3");
    }
  });

  it("are the same bytes when printed again", async () => {
    const again = await print(handbook, { editions: editionsOfKind(handbook, "book", "chapter").slice(0, 2) });
    for (const [path, { file }] of again) expect(file.sha256).toBe(printed.get(path)?.file.sha256);
  });
});

describe("the outline", () => {
  it("has every heading with its spaces, on the page where it stands", () => {
    const { outline, texts } = book();
    expect(outline.filter(({ depth }) => depth === 1).map(({ title }) => title)).toEqual([
      "Om den här utgåvan",
      "Innehåll",
      "Till dig som läser",
      "1 Rollen",
      "2 Införande",
      "3 Ordlista",
      "4 Källor",
      "5 Om handboken",
      "Sakregister",
    ]);
    const long = "En rubrik som är så lång att den måste brytas på två rader i boken, vilket är meningen";
    expect(rowOf(book(), long)?.depth).toBe(3);
    for (const { title, page: number } of outline) expect(texts[number - 1]?.replace(/\s/g, "")).toContain(title.replace(/\s/g, ""));
  });

  it("agrees with the contents", () => {
    const contents = book().texts[2] as string;
    for (const title of ["Etik och regler", "Gränser", "Tio steg", "Akut hjälp"]) {
      const shown = new RegExp(`${title}[ .]*?(\\d+)`).exec(contents)?.[1];
      expect([title, Number(shown)]).toEqual([title, rowOf(book(), title)?.page]);
    }
  });

  it("opens every chapter on a right-hand page", () => {
    const openings = book().outline.filter(({ title }) => /^\d /.test(title));
    expect(openings.map(({ page: number }) => number % 2)).toEqual([1, 1, 1, 1, 1]);
  });

  it("names no heading that is drawn twice", () => {
    expect(book().texts.filter((text) => text.includes("En rubrik som är så lång"))).toHaveLength(1);
    expect(
      book()
        .texts.join(" ")
        .match(/Det första\./g),
    ).toHaveLength(1);
  });
});

describe("links", () => {
  it("land on the page where their target stands", async () => {
    const etik = rowOf(book(), "Etik och regler")?.page as number;
    const granser = rowOf(book(), "Gränser")?.page as number;
    const links = await linksOf(await book().pdf.getPage(etik));
    const named = (name: string) => links.find(({ dest }) => dest === name);
    expect(await pageOfDestination(book().pdf, named("rollen--granser--mal")?.dest ?? null)).toBe(granser);
    const source = await pageOfDestination(book().pdf, named("kalla-sledge2011")?.dest ?? null);
    expect(book().texts[source - 1]).toContain("Studie sledge2011");
  });

  it("are followed by the page they lead to", () => {
    const etik = rowOf(book(), "Etik och regler")?.page as number;
    expect(book().texts[etik - 1]).toContain(`gränserna (s. ${rowOf(book(), "Gränser")?.page})`);
  });

  it("out of the book keep their address and show it", async () => {
    const etik = rowOf(book(), "Etik och regler")?.page as number;
    const urls = (await linksOf(await book().pdf.getPage(etik))).flatMap(({ url }) => (url === undefined ? [] : [url]));
    expect(urls).toEqual(["https://exempel.example/sida/"]);
    expect(book().texts[etik - 1]?.replace(/\s/g, "")).toContain("exempel.example/sida");
  });

  it("out of a chapter lead to the web, and words and sources are explained at its end", async () => {
    const inforande = printed.get("pdf/kapitel/inforande.pdf") as Printed;
    const number = rowOf(inforande, "Tio steg")?.page as number;
    const urls = (await linksOf(await inforande.pdf.getPage(number))).map(({ url }) => url);
    expect(urls).toContain("https://prov.example/rollen/etik/");
    expect(
      chapter()
        .outline.filter(({ depth }) => depth === 2)
        .map(({ title }) => title),
    ).toEqual(["Rollen i korthet", "Etik och regler", "Gränser", "Ord i kapitlet", "Alla källor"]);
    expect(chapter().texts.at(-1)).toContain("Studie sledge2011");
    expect(chapter().texts.at(-1)).not.toContain("oanvand2020");
  });
});

describe("the tags", () => {
  it("tell headings, lists, tables and links apart", async () => {
    const granser = rowOf(book(), "Gränser")?.page as number;
    const tags = await tagsOf(await book().pdf.getPage(granser));
    expect(tags.get("H2")).toBe(1);
    expect(tags.get("H3")).toBe(1);
    expect(tags.get("Table")).toBe(1);
    expect(tags.get("TH")).toBe(3);
    expect(tags.get("TD")).toBe(6);
    expect(tags.get("Link")).toBeGreaterThan(1);
  });

  it("keep the language of single words", async () => {
    const { context } = await openPdf(book().bytes);
    const languages = context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFDict && object.has(PDFName.of("S")) && object.has(PDFName.of("Lang")) ? [String(object.get(PDFName.of("Lang")))] : [],
      );
    expect(languages).toContain("(en)");
  });

  it("number table heads in reading order, whatever the browser called them", async () => {
    const pdf = await openPdf(book().bytes);
    const root = dictAt(pdf.catalog, "StructTreeRoot");
    const tree = root === undefined ? undefined : dictAt(root, "IDTree");
    expect(String(tree)).toContain("(th00001)");
    expect(String(tree)).not.toContain("node0");
  });
});

describe("running heads and feet", () => {
  it("name the chapter, the page and the way to acute help", () => {
    const number = rowOf(book(), "Gränser")?.page as number;
    const text = book().texts[number - 1];
    expect(text).toContain("1 Rollen");
    expect(text).toContain("Akut hjälp: 112 · prov.example/om/akut-hjalp");
  });
});

describe("a handbook with next to nothing in it", () => {
  it("is printed too", async () => {
    const small = await print(handbookOf({ "rollen/etik.md": page("En enda sida.", { titel: "Etik" }) }));
    expect([...small.keys()]).toEqual([
      "pdf/peerhandboken.pdf",
      "pdf/tryck/peerhandboken.pdf",
      "pdf/storstil/peerhandboken.pdf",
      "pdf/kapitel/rollen.pdf",
      "pdf/hafte/rollen-lasbar.pdf",
      "pdf/hafte/rollen.pdf",
      "pdf/sida/rollen/etik.pdf",
    ]);
    expect(small.get("pdf/kapitel/rollen.pdf")?.outline.map(({ title }) => title)).toEqual(["1 Rollen", "Etik"]);
    expect(small.get("pdf/peerhandboken.pdf")?.texts.join(" ")).toContain("Akut hjälp: 112");
  });
});

describe("what is too wide", () => {
  it("is made to fit: tables of many columns, long words and long lines of code", async () => {
    const columns = Array.from({ length: 9 }, (_, index) => `Kolumnrubrik${index}`);
    const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    const long = "Verksamhetsutvecklingssamordningsuppdragsbeskrivning";
    const body = [
      row(columns),
      row(columns.map(() => "---")),
      row(columns.map(() => long)),
      "",
      `## ${long.repeat(3)}`,
      "",
      "```",
      "x".repeat(300),
      "```",
      "",
      long.repeat(5),
    ].join("\n");
    const wide = handbookOf({ "rollen/bred.md": page(body, { titel: "Bred" }) });
    const made = await print(wide, { editions: editionsOfKind(wide, "chapter") });
    expect([...made.values()].map(({ texts }) => texts.join("").replace(/\s/g, "").includes(long))).toEqual([true]);
  });
});

describe("pages that end with next to nothing on their last sheet", () => {
  const lengths = Array.from({ length: 20 }, (_, index) => 26 + index);
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `Rad ${index + 1} av ${count}.`).join("\n\n");
  const stepped = handbookOf(Object.fromEntries(lengths.map((count) => [`rollen/sida-${count}.md`, page(lines(count), { titel: `Sida ${count}` })])));
  let made: Printed;

  beforeAll(async () => {
    made = (await print(stepped, { editions: editionsOfKind(stepped, "chapter") })).get("pdf/kapitel/rollen.pdf") as Printed;
  });

  it("are set tighter where that saves the sheet", () => {
    const linesOnLast = lengths.map((count) => {
      const last = made.texts.findLast((text) => text.includes(`av ${count}.`)) as string;
      return last.includes("Rad 1 av") ? "all" : [...last.matchAll(/Rad \d+ av/g)].length;
    });
    expect(linesOnLast).toContain("all");
    expect(linesOnLast.filter((count) => count !== "all" && count <= 4)).toEqual([]);
  });

  it("stand in the contents where they are", () => {
    for (const count of lengths) {
      const shown = new RegExp(`Sida ${count}[ .]*?(\\d+)`).exec(made.texts[0] as string)?.[1];
      expect([count, Number(shown)]).toEqual([count, rowOf(made, `Sida ${count}`)?.page]);
    }
  });
});

describe("what cannot be printed", () => {
  const onlyChapter = (changed: ReturnType<typeof smallHandbook>) => ({ editions: editionsOfKind(changed, "chapter").slice(0, 1) });

  it("is told when something is wider than the paper", async () => {
    const additions = new Map([["rollen/granser", '<div class="for-bred">Bred</div>']]);
    await expect(print(handbook, { ...onlyChapter(handbook), additions, css: { pages: ".for-bred{width:400mm}", slides: "" } })).rejects.toThrow(
      /was shrunk to \d+ %.*for-bred/s,
    );
  });

  it("is told when the fonts lack a sign, with the line it stands in", async () => {
    const changed = smallHandbook({ "rollen/tecken.md": page("En pil till höger: \u21e8.", { titel: "Tecken" }) });
    await expect(print(changed, onlyChapter(changed))).rejects.toThrow(
      /The edition chapter-rollen has signs that its fonts lack\..*\n {2}page \d+: En pil till höger: /s,
    );
  });

  it("is told when a picture cannot be shown", async () => {
    const changed = smallHandbook(
      { "rollen/bild.md": page("![En bild](bild.png)", { titel: "Bild" }) },
      { images: { "rollen/bild.png": { width: 10, height: 10 } } },
    );
    await expect(print(changed, { ...onlyChapter(changed), readPicture: async () => new Uint8Array([1, 2, 3]) })).rejects.toThrow(
      /A picture cannot be shown: En bild/,
    );
  });
});

describe("a publisher's own mark", () => {
  it("stands on the cover, and its name is read aloud", async () => {
    const ours = smallHandbook({}, { site: { publisher: { name: "Exempels kommun", url: "", email: "", phone: "" } } });
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="0 0 60 20"><rect width="60" height="20" fill="#00548b"/></svg>';
    const [book] = editionsOfKind(ours, "book");
    const printedWithMark = await print(ours, {
      editions: book === undefined ? [] : [book],
      logo: "/assets/logo.svg",
      readPicture: async () => new TextEncoder().encode(svg),
    });
    const { bytes, texts, pdf } = printedWithMark.get("pdf/peerhandboken.pdf") as Printed;
    expect(texts[0]).toContain("Exempels kommun");
    expect((await tagsOf(await pdf.getPage(1))).get("Figure")).toBe(1);
    const { context } = await openPdf(bytes);
    const alternatives = context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict && object.has(PDFName.of("Alt")) ? [textOf(object.get(PDFName.of("Alt")))] : []));
    expect(alternatives).toContain("Exempels kommun");
  });
});
