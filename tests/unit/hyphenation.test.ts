import { parseFragment, serialize } from "parse5";
import { describe, expect, it } from "vitest";
import type { BookDocument } from "../../src/print/documents/book.ts";
import type { FormDocument } from "../../src/print/documents/form.ts";
import { breaksOf, hyphenate, hyphenatedText, softHyphen } from "../../src/print/hyphenation.ts";
import { withoutSoftHyphens } from "../../src/print/passes/softHyphens.ts";
import type { ContentStream } from "../../src/print/pdf/content.ts";
import type { Font } from "../../src/print/pdf/fonts.ts";
import { readContent } from "../../src/print/pdf/readContent.ts";
import { wordJoints } from "../../src/print/wordJoints.ts";
import { documentOf, handbookOf, page } from "./smallBook.ts";

const shown = (text: string) => text.replaceAll(softHyphen, "-");
const broken = (word: string) => shown(hyphenatedText(word, 1));

describe("hyphenation", () => {
  it("follows the patterns for Swedish, with three letters on either side", () => {
    expect(broken("återhämtning")).toBe("åter-hämt-ning");
    expect(broken("utbildningen")).toBe("utbild-ningen");
    for (const word of ["utbildningen", "organisation", "rättspsykiatri", "handledare"]) {
      const places = breaksOf(word);
      expect(Math.min(...places)).toBeGreaterThanOrEqual(3);
      expect(Math.max(...places)).toBeLessThanOrEqual(word.length - 3);
    }
  });

  it("keeps more letters together in titles, where only the longest words may break", () => {
    const title = (words: string) => shown(hyphenatedText(words, 15, 5));
    expect(title("Tillgänglighetsredogörelse")).toBe("Tillgäng-lig-hets-re-do-gö-relse");
    expect(title("Introducera till brukarorganisationer")).toBe("Introducera till brukar-orga-ni-sa-tioner");
    expect(title("Överenskommelse om gränser")).toBe("Överens-kom-melse om gränser");
  });

  it("breaks compounds where they are put together, whatever the patterns say", () => {
    expect(broken("erfarenhetskunskap")).toBe("erfa-ren-hets-kun-skap");
    expect(broken("metaanalys")).toBe("meta-analys");
    expect(broken("vårdavdelning")).toBe("vård-avdel-ning");
    expect(broken("socialpsykiatri")).toBe("social-psykia-tri");
    expect(broken("egenerfarenhet")).toMatch(/^egen-erfa/);
    expect(broken("självmordstankar")).toBe("själv-mords-tankar");
  });

  it("never breaks a peer supporter", () => {
    expect(broken("supporter")).toBe("supporter");
    expect(broken("supportern")).toBe("supportern");
    expect(broken("supportrarna")).toBe("support-rarna");
  });

  it("knows every joint it is told of", () => {
    const missed = wordJoints.filter((joint) => {
      const [before = "", after = ""] = joint.split("|");
      const places = breaksOf(`xxx${before}${after}xxx`);
      return after === "" ? places.some((place) => place > 3 && place < 3 + before.length) : !places.includes(3 + before.length);
    });
    expect(missed).toEqual([]);
  });

  it("leaves short words, names in capitals, addresses and numbers whole", () => {
    for (const text of [
      "uppgift",
      "NSPHREGIONEN",
      "McFarlanesson",
      "https://exempel.example/arbetsuppgifter/",
      "arbetsuppgifter.example",
      "namn@arbetsplatsen.example",
      "arbetsuppgift2",
    ])
      expect(hyphenatedText(text)).toBe(text);
    expect(shown(hyphenatedText("Arbetsuppgifter, återhämtning."))).toBe("Arbets-upp-gif-ter, åter-hämt-ning.");
  });

  it("touches neither headings, labels, citations nor words in other languages", () => {
    const html = [
      "<h3>Arbetsuppgifterna</h3>",
      '<p><span class="cite">(Socialstyrelsen 2020)</span> <span lang="en">organisation</span> <code>arbetsuppgifter</code></p>',
      '<p class="box__label">Arbetsuppgifterna</p>',
      "<dl><dt>Arbetsuppgifterna</dt></dl>",
      '<svg><text aria-hidden="true">Arbetsuppgifterna</text></svg>',
    ].join("");
    const fragment = parseFragment(html);
    hyphenate(fragment);
    expect(serialize(fragment)).not.toContain(softHyphen);
  });

  it("breaks words in tables only where columns are many", () => {
    const table = (cells: readonly string[]) => `<table><tbody><tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr></tbody></table>`;
    const on = (html: string) => {
      const fragment = parseFragment(html);
      hyphenate(fragment);
      return shown(serialize(fragment));
    };
    expect(on(table(["Arbetsuppgifterna", "b"]))).toContain("Arbetsuppgifterna");
    expect(on(table(["Arbetsuppgifterna", "b", "c"]))).toContain("Arbets-upp-gif-terna");
  });

  it("is for the book and its chapters in Swedish, and not for what is easy to read", () => {
    const body = "Arbetsuppgifterna är många.";
    const handbook = handbookOf({
      "rollen/etik.md": page(body),
      "rollen/latt.md": page(body, { lattlast: "/rollen/etik/" }),
      "rollen/english.md": page(body, { sprak: "en" }),
      "material/blad.md": page(`${body}\n\n::falt Namn`),
    });
    const softIn = (id: string) =>
      (documentOf(handbook, id) as BookDocument).chapters.flatMap(({ pages }) =>
        pages.filter(({ html }) => html.includes(softHyphen)).map(({ anchor }) => anchor),
      );
    expect(softIn("book")).toEqual(["rollen--etik", "material--blad"]);
    expect(softIn("chapter-rollen")).toEqual(["rollen--etik"]);
    expect((documentOf(handbook, "form-blad") as FormDocument).page.html).not.toContain(softHyphen);
  });
});

describe("soft hyphens in a PDF", () => {
  const span = "/Span<</ActualText <FEFF00AD> >> BDC\n";
  /** Glyphs are a letter, a space, two letters drawn as one, and a hyphen. */
  const signs: Readonly<Record<number, string>> = { 0x44: "a", 0x7d: " ", 0x42: "fi", 0x91: "-" };
  const font: Font = { textOf: (glyph) => signs[glyph], widthOf: () => 500, space: 0x7d };
  const cleaned = (content: string) => {
    const stream: ContentStream = { page: 0, form: null, pieces: [] };
    const taggedOf = (): never => {
      throw new Error("Nothing is tagged");
    };
    readContent(content, stream, { fontOf: () => font, taggedOf });
    withoutSoftHyphens(stream.pieces, (name, glyph) => `${name}-${glyph}`);
    return stream.pieces.flatMap((piece) => (piece.kind === "text" ? [{ text: piece.text, code: piece.code }] : []));
  };
  const before = "BT\n/F5 16 Tf\n1 0 0 -1 8 100 Tm\n";
  const hyphen = "BT\n/F5 16 Tf\n1 0 0 -1 217.2 158 Tm\n<0091> Tj\nET";

  it("go where they are not used, and leave the pen where it was", () => {
    expect(cleaned(`${before}<0044> Tj\n${span}8 0 Td <007D> Tj\nEMC\n0 0 Td <0044> Tj\nET`)).toEqual(cleaned(`${before}<0044> Tj\n8 0 Td <0044> Tj\nET`));
  });

  it("stay at the end of a line, in a font where the hyphen means a soft one, and the font after them is as it was", () => {
    const [word, used] = cleaned(`${before}<0044> Tj\n${span}8 0 Td <007D> Tj\nEMC\nET\n${hyphen}`);
    expect(word).toEqual(cleaned(`${before}<0044> Tj\nET`)[0]);
    expect(used?.text).toBe(softHyphen);
    expect(used?.code.split("\n")).toEqual(["/F5-0091 16 Tf", "1 0 0 -1 217.2 158 Tm", "[<0091>]TJ", "/F5 16 Tf", ""]);
  });

  it("are taken out of letters that are drawn as one", () => {
    const [word] = cleaned(`${before}/Span<</ActualText <FEFF006600AD0069> >> BDC\n<0042> Tj\nEMC\nET`);
    expect(word?.text).toBe("fi");
    expect(word?.code).toContain("<FEFF00660069>");
  });

  it("are not the hyphens that were written", () => {
    const [, written] = cleaned(`${before}<0044> Tj\nET\n${hyphen}`);
    expect(written?.text).toBe("-");
    expect(written?.code).toContain("/F5 16 Tf");
  });
});
