import { describe, expect, it } from "vitest";
import { withFixedSpaces, withFixedSpacesInMarkup, withPlainSpaces } from "../../src/content/fixedSpaces.ts";
import { searchRecords } from "../../src/search/documents.ts";
import { handbookOf, page, pageOf } from "./smallBook.ts";

/** A tilde stands for a no-break space. */
const shown = (text: string) => withFixedSpaces(text).replaceAll("\u00a0", "~");

describe("lines do not break", () => {
  it.each([
    ["Efter 12 månader och 3 veckor.", "Efter 12~månader och 3~veckor."],
    ["En ökning med 40 procent, eller 40 %.", "En ökning med 40~procent, eller 40~%."],
    ["Lönen är 29 500 kr i månaden.", "Lönen är 29~500~kr i månaden."],
    ["Den 22 november 2026.", "Den 22~november 2026."],
  ])("between a number and its unit: %s", (text, expected) => expect(shown(text)).toBe(expected));

  it.each([
    ["Se kap. 3 och § 5, eller 5 § i 2 kap. lagen.", "Se kap.~3 och §~5, eller 5~§ i 2~kap. lagen."],
    ["Dag 3 och steg 10, se figur 4.", "Dag~3 och steg~10, se figur~4."],
    ["Ungefär (s. 12) som i SOU 2018:32.", "Ungefär (s.~12) som i SOU~2018:32."],
  ])("between a word and its number: %s", (text, expected) => expect(shown(text)).toBe(expected));

  it("within a number or a telephone number", () => expect(shown("Av 12 477 ringde alla 020-22 00 60.")).toBe("Av 12~477 ringde alla 020-22~00~60."));
  it("before a dash", () => expect(shown("Tre saker – alla små – räckte.")).toBe("Tre saker~– alla små~– räckte."));
});

describe("lines may break", () => {
  it.each(["Sedan 2016 finns 17 peer supportrar.", "De ordnar 5 mest för ordningens skull.", "Ett steg i taget, och nr ett först.", "I 2 rum."])(
    "elsewhere: %s",
    (text) => expect(withFixedSpaces(text)).toBe(text),
  );
});

describe("a page", () => {
  const handbook = handbookOf(
    { "rollen/etik.md": page("## Dag 3\n\nEfter 12 månader [@nsph] tar det slut.\n\n`12 månader`\n\n| Tid |\n|---|\n| 3 veckor |") },
    {
      references: [{ id: "nsph", type: "webpage", title: "En källa" } as never],
    },
  );
  const { html, text, headings } = pageOf(handbook, "rollen/etik");

  it("has them in its HTML: prose, headings and tables, but not code", () => {
    for (const part of ["Dag\u00a03</h2>", "12\u00a0månader <span", "<td>3\u00a0veckor</td>", "<code>12 månader</code>"]) expect(html).toContain(part);
  });

  it("has ordinary spaces where it is counted, listed and published as data", () => {
    expect(text).toContain("Efter 12 månader");
    expect(headings.map((heading) => heading.text)).toEqual(["Dag 3"]);
  });

  it("is searched with ordinary spaces", () => {
    const [document] = searchRecords(handbook).filter(({ url }) => url === "/rollen/etik/");
    expect(document?.html).toContain("Efter 12 månader");
    expect(document?.html).not.toContain("\u00a0");
    expect(document?.html).not.toContain("&nbsp;");
  });
});

it("markup of our own has them in its texts, and ordinary spaces in its attributes", () =>
  expect(withFixedSpacesInMarkup('<td aria-label="Lön, år 2">Tar 3 veckor, <b>år 2</b></td>')).toBe(
    '<td aria-label="Lön, år 2">Tar 3\u00a0veckor, <b>år\u00a02</b></td>',
  ));

it("plain spaces are the same letters", () => expect(withPlainSpaces(withFixedSpaces("Dag 3 i 12 månader"))).toBe("Dag 3 i 12 månader"));
