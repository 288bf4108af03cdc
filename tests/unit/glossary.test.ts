import { describe, expect, it } from "vitest";
import { bind, faultsOf, glossary, handbookOf, htmlOf, page, pageOf } from "./smallBook.ts";

const words = {
  "ordlista/index.md": glossary({
    "Egenmakt (empowerment, självbestämmande)": "Att ha *makt*.",
    SIP: "Samordnad plan.",
    "Bostad först": "En modell.",
    Återhämtning: "En väg. Se egenmakt.",
  }),
};
const html = (body: string) => htmlOf(body, {}, words);
const link = (id: string, text: string) => `<a class="term" href="/ordlista/#${id}">${text}</a>`;

describe("the glossary", () => {
  it("is made of the definition list, other names in brackets", () => {
    const { terms } = handbookOf(words);
    expect(terms[0]).toMatchObject({
      id: "egenmakt",
      name: "Egenmakt",
      otherNames: ["empowerment", "självbestämmande"],
      html: "<p>Att ha <em>makt</em>.</p>".replace(/<\/?p>/g, ""),
      text: "Att ha makt.",
    });
    expect(terms.map(({ id }) => id)).toEqual(["egenmakt", "sip", "bostad-forst", "aterhamtning"]);
  });

  it("does not explain the same word twice", () => {
    const { faults } = bind({ "ordlista/index.md": page("Egenmakt\n: Ett.\n\negenmakt (empowerment)\n: Två.") });
    expect(faults).toEqual(["ordlista/index.md:11 Termen ”egenmakt (empowerment)” förklaras två gånger. → slå ihop förklaringarna"]);
  });

  it("is not linked from itself", () => expect(pageOf(handbookOf(words), "ordlista").html).not.toContain('class="term"'));
});

describe("a word of the glossary is linked", () => {
  it("the first time it stands on a page, and only then", () => {
    expect(html("Egenmakt och egenmakt.\n\nOch egenmakt.")).toBe(`<p>${link("egenmakt", "Egenmakt")} och egenmakt.</p>\n<p>Och egenmakt.</p>`);
  });

  it("whatever its ending", () => {
    for (const form of ["egenmakten", "egenmaktens", "Återhämtningen", "återhämtnings", "Bostad först"])
      expect(html(`Om ${form}.`)).toMatch(/class="term"[^>]*>/);
    expect(html("Om återhämtningens väg.")).toBe(`<p>Om ${link("aterhamtning", "återhämtningens")} väg.</p>`);
  });

  it("under its other names too, as the same word", () => {
    expect(html("Om empowerment och egenmakt.")).toBe(`<p>Om ${link("egenmakt", "empowerment")} och egenmakt.</p>`);
  });

  it("as a whole word only", () => {
    for (const body of ["Om egenmaktsfrågor.", "Om oegenmakt.", "Om återhämtnings-\u2060inriktad vård.".replace("\u2060", ""), "Om Bostad försthet."])
      expect(html(body)).not.toContain('class="term"');
  });

  it("in capitals only as it stands when it is an abbreviation", () => {
    expect(html("En sip, en sIP och en SIP.")).toBe(`<p>En sip, en sIP och en ${link("sip", "SIP")}.</p>`);
  });

  it("not in headings, tables, links, other languages, code or the box that sums up the page", () => {
    const body = "## Egenmakt\n\n::: minut\n- Egenmakt\n:::\n\n| Egenmakt |\n|---|\n| egenmakt |\n\n[Egenmakt](/ordlista/) [empowerment]{lang=en} `egenmakt`";
    expect(html(body)).not.toContain('class="term"');
    expect(html(`${body}\n\nSist egenmakt.`)).toContain(`Sist ${link("egenmakt", "egenmakt")}.`);
  });

  it("in lists, boxes and definition lists", () => {
    for (const body of ["- Egenmakt", "::: forslag\nEgenmakt\n:::", "Ord\n: Egenmakt"]) expect(html(body)).toContain(link("egenmakt", "Egenmakt"));
  });

  it("not on the page that has it in its title", () => {
    const handbook = handbookOf({ ...words, "rollen/a.md": page("Egenmakt och SIP.", { titel: "Om egenmakten" }) });
    expect(pageOf(handbook, "rollen/a").html).toBe(`<p>Egenmakt och ${link("sip", "SIP")}.</p>`);
  });

  it("where the editor asks for it, also when it stood before", () => {
    expect(html("Med [egenmakt]{.term} och [empowerment]{.term}.")).toBe(`<p>Med ${link("egenmakt", "egenmakt")} och ${link("egenmakt", "empowerment")}.</p>`);
  });
});

describe("a word that the editor marks as a term", () => {
  it("must be in the glossary", () => {
    expect(faultsOf("Hej.\nOm [makt]{.term}.", {}, words)).toEqual([
      "2 Termen ”makt” finns inte i ordlistan. → lägg till den i ordlista/index.md, eller ta bort {.term}",
    ]);
    expect(faultsOf("Om [egenmakt]{.term}.")).toEqual([
      "1 Termen ”egenmakt” finns inte i ordlistan. → lägg till den i ordlista/index.md, eller ta bort {.term}",
    ]);
  });
});
