import { describe, expect, it } from "vitest";
import { bookIndex, mentionsIn, withMentions, type IndexEntry } from "../../src/print/bookIndex.ts";
import { numberFigures } from "../../src/print/figures.ts";
import { qrSvg } from "../../src/print/qr.ts";
import { allPages } from "../../src/handbook/navigate.ts";
import { glossary, handbookOf, page } from "./smallBook.ts";

describe("the index", () => {
  const handbook = handbookOf({
    "rollen/etik.md": page("Egenmakt är ett ord. En peer supporter talar om egenmakt.", {
      titel: "Etik",
      synonymer: "[yrkesetik, en mycket lång fras att söka, makt]",
    }),
    "rollen/makt.md": page("Mer om egenmakt.", { titel: "Makten", synonymer: "[makt, egenmakt]" }),
    "ordlista/index.md": page("Egenmakt (empowerment)\n: Att ha makt.\n\nPeer supporter (peer supportrar)\n: Den som har varit där.", {
      titel: "Ordlista",
    }).replace(/ordning: \d+\n/, ""),
    "nyheter/nytt.md": page("Nytt.", { titel: "Nytt", synonymer: "[nyhetsbrev]", datum: "2026-01-01" }).replace(/ordning: \d+\n/, ""),
  });
  const pages = allPages(handbook);
  const letters = bookIndex(handbook, pages, {
    anchorOf: ({ id }) => id,
    mentionOn: ({ id, html }, term) => (mentionsIn(html).has(term.id) ? `${id}#${term.id}` : undefined),
    explanationOf: ({ id }) => ({ anchor: `ordlista#${id}`, title: "Ordlista", isMain: false }),
  });
  const entries = new Map(letters.flatMap((letter) => letter.entries).map((entry) => [entry.name, entry]));
  const places = (name: string) => (entries.get(name) as IndexEntry).places.map(({ anchor, isMain }) => (isMain ? `*${anchor}` : anchor));

  it("leads words of the glossary to pages about them, to their first mentions, and to their explanation", () => {
    expect(places("Egenmakt")).toEqual(["rollen/etik#egenmakt", "*rollen/makt", "ordlista#egenmakt"]);
  });

  it("leads synonyms to their pages, but no phrases and no news", () => {
    expect(places("Makt")).toEqual(["*rollen/etik", "*rollen/makt"]);
    expect([...entries.keys()]).toEqual(["Egenmakt", "Empowerment", "Makt", "Peer supporter", "Yrkesetik"]);
  });

  it("names the word to look up, but not for the same word in another form", () => {
    expect(entries.get("Empowerment")).toMatchObject({ see: "Egenmakt", places: [] });
    expect(entries.has("Peer supportrar")).toBe(false);
  });

  it("is in Swedish alphabetical order, by letter", () => {
    expect(letters.map(({ letter }) => letter)).toEqual(["E", "M", "P", "Y"]);
    const names = ["ö", "z", "å", "ä", "é", "a"];
    const book = handbookOf({ "rollen/etik.md": page("Text.", { synonymer: `[${names.map((name) => `${name}rt`).join(", ")}]` }) });
    const tools = { anchorOf: () => "x", mentionOn: () => undefined, explanationOf: () => undefined };
    expect(bookIndex(book, allPages(book), tools).map(({ letter }) => letter)).toEqual(["A", "E", "Z", "Å", "Ä", "Ö"]);
  });

  it("names the first mention of a word on a page only", () => {
    const link = '<a class="term" href="/ordlista/#makt">makt</a>';
    expect(withMentions(`${link} ${link}`)).toBe(`<a class="term" id="omnamnd-makt" href="/ordlista/#makt">makt</a> ${link}`);
  });

  it("holds at most eight pages that only mention a word: those that do so most", () => {
    const many = handbookOf({
      ...Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [`rollen/sida-${index}.md`, page("Egenmakt. ".repeat(index + 1), { titel: `Sida ${index}` })]),
      ),
      "ordlista/index.md": glossary({ Egenmakt: "Att ha makt." }).replace(/ordning: \d+\n/, ""),
    });
    const [letter] = bookIndex(many, allPages(many), {
      anchorOf: ({ id }) => id,
      mentionOn: ({ id, html }, term) => (mentionsIn(html).has(term.id) ? id : undefined),
      explanationOf: () => undefined,
    });
    expect(letter?.entries[0]?.places.map(({ anchor }) => anchor)).toEqual(Array.from({ length: 8 }, (_, index) => `rollen/sida-${index + 4}`));
  });
});

describe("figures", () => {
  const figure = (inside: string, attributes = "") => `<figure class="figure"${attributes}>${inside}</figure>`;
  const pages = [
    ["a", `<p>Text.</p>${figure('<p class="figure__title">Skogen</p>')}`],
    ["b", "<p>Bara text om figure.</p>"],
    [
      "c",
      `${figure("<svg></svg><figcaption>Ett förslag</figcaption>", ' aria-label="Planen"')}${figure('<img src="/b.png" alt="B"><figcaption>Bilden</figcaption>')}`,
    ],
    ["d", figure('<div role="region" aria-label="Året"><svg></svg></div><figcaption>Ett förslag</figcaption>')],
    ["e", '<div class="table"><table class="matrix"><caption>Rutnätet</caption><tbody></tbody></table></div>'],
  ] as const;
  const numbered = numberFigures(pages, "Figur");

  it("are numbered through the book, and say their number and name", () => {
    expect([...numbered].flatMap(([id, { figures }]) => figures.map(({ number, title }) => `${id} ${number} ${title}`))).toEqual([
      "a 1 Skogen",
      "c 2 Planen",
      "c 3 Bilden",
      "d 4 Året",
      "e 5 Rutnätet",
    ]);
    expect(numbered.get("a")?.html).toContain('<p class="figure__title"><span class="figure__number" id="figur-1">Figur 1.</span> Skogen</p>');
    expect(numbered.get("c")?.html).toContain('<p class="figure__title"><span class="figure__number" id="figur-2">Figur 2.</span> Planen</p>');
    expect(numbered.get("c")?.html).toContain('<figcaption><span class="figure__number" id="figur-3">Figur 3.</span> Bilden</figcaption>');
    expect(numbered.get("e")?.html).toContain('<caption><span class="figure__number" id="figur-5">Figur 5.</span> Rutnätet</caption>');
  });
});

describe("a QR code", () => {
  const address = "https://prov.example/rollen/";
  const svg = qrSvg(address, "QR-kod till Rollen & mer");

  it("says what it is, and has its quiet zone", () => {
    expect(svg).toContain('role="img" aria-label="QR-kod till Rollen &amp; mer"');
    const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    expect((side - 8 - 17) % 4).toBe(0);
    // The square in the upper left corner: seven modules, four from the edge.
    expect(svg).toContain('d="M4 4h7v1h-7z');
  });

  it("is the same for the same address, and another for another", () => {
    expect(qrSvg(address, "a")).toBe(qrSvg(address, "a"));
    expect(qrSvg(`${address}etik/`, "a")).not.toBe(qrSvg(address, "a"));
  });
});
