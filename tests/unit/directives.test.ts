import { describe, expect, it } from "vitest";
import { bind, faultsOf, handbookOf, htmlOf, page, pageOf, report } from "./smallBook.ts";

describe("a field", () => {
  it("is a line to write on with its label", () =>
    expect(htmlOf("::falt Namn")).toBe(
      '<p class="field"><label class="field__label" for="falt-1">Namn</label><input class="field__line" id="falt-1" type="text" autocomplete="off"></p>',
    ));

  it("has as many lines as the editor asks for", () =>
    expect(htmlOf("::falt 4 Vad vill ni uppnå?")).toContain('<textarea class="field__lines" id="falt-1" rows="4"'));

  it("can stand in a cell, named for those who do not see the table", () =>
    expect(htmlOf("| Post | År 1 |\n|---|---|\n| Lön | [Lön år 1]{.falt} |")).toContain(
      '<input class="field__cell" type="text" autocomplete="off" aria-label="Lön år 1">',
    ));

  it("gives each field of a page an id of its own", () => expect(htmlOf("::falt Ett\n\n::falt Två")).toMatch(/id="falt-1".*id="falt-2"/s));

  it("ends the paragraph before it", () => expect(htmlOf("Fyll i:\n::falt Namn")).toContain("<p>Fyll i:</p>"));

  it("is found in the words of the page", () => expect(pageOf(handbookOf({ "rollen/blad.md": page("::falt Datum") }), "rollen/blad").text).toBe("Datum"));

  it.each([
    ["without a label", "::falt", "1 Ett fält saknar etikett. → skriv vad som ska fyllas i, som ::falt Namn eller ::falt 4 Vad vill ni uppnå?"],
    ["with a number alone", "::falt 4", "1 Ett fält saknar etikett. → skriv vad som ska fyllas i, som ::falt Namn eller ::falt 4 Vad vill ni uppnå?"],
    ["with more lines than a sheet has", "::falt 90 Mycket", "1 Ett fält har 90 rader. → skriv ett tal mellan 1 och 20"],
  ])("%s is a fault", (_, body, expected) => expect(faultsOf(body)).toEqual([expected]));
});

describe("a line that stands for what the build makes", () => {
  it("is a fault where its first word is unknown", () =>
    expect(faultsOf("Hej.\n\n::vissa studier")).toEqual([
      "3 Raden ::vissa går inte att tolka. → skriv ::visa och namnet på det som ska visas, eller ::falt och en etikett",
    ]));

  it("is a fault where there is nothing of that name, with the nearest name", () =>
    expect(faultsOf("::visa studer")).toEqual(["1 Det finns inget att visa som heter ”studer”. → menade du ::visa studier?"]));

  it("is a fault where its name is one that every object answers to", () =>
    expect(faultsOf("::visa constructor")[0]).toMatch(/^1 Det finns inget att visa som heter ”constructor”\. → skriv något av: uppgifter,/));

  it("is a fault where there is nothing of its sort yet", () =>
    expect(faultsOf("::visa skogsdiagram hopp", { facts: { studies: [] } })).toEqual([
      "1 ”skogsdiagram” har inget att visa ännu. → lägg till rader i studies.json, eller ta bort raden",
    ]));

  it("is a fault where the handbook lacks the data", () =>
    expect(faultsOf("::visa studier")).toEqual([
      "1 ”studier” visar uppgifter ur studies.json, som saknas. → lägg studies.json i datamappen, eller ta bort raden",
    ]));

  it("is a fault where a word is missing", () =>
    expect(faultsOf("::visa utfall", { facts: { studies: [] } })[0]).toMatch(
      /^1 ”utfall” behöver ett ord efter sig\. → skriv något av: aterhamtning, egenmakt,/,
    ));

  it("is a fault where the word is not one it knows, with the nearest", () =>
    expect(faultsOf("::visa utfall aterhamtnig", { facts: { studies: [] } })).toEqual([
      "1 ”utfall” kan inte visa ”aterhamtnig”. → menade du ::visa utfall aterhamtning?",
    ]));

  it("is a fault where it takes no word", () =>
    expect(faultsOf("::visa tidslinje allt", { facts: { timeline: [] } })).toEqual(["1 ”tidslinje” tar inget ord efter sig. → skriv bara ::visa tidslinje"]));

  it("brings its sources to the list of the page", () => {
    const event = {
      when: "2016",
      sort: "2016",
      scope: "Sverige",
      text: "Sexton personer examinerades.",
      strength: "erfarenhet",
      references: ["nsph"],
    } as const;
    const timeline = [{ ...event, references: [...event.references] }];
    const handbook = handbookOf({ "rollen/historia.md": page("::visa tidslinje") }, { references: [report("nsph", "NSPH", 2018)], facts: { timeline } });
    expect(pageOf(handbook, "rollen/historia").references).toEqual(["nsph"]);
    expect(pageOf(handbook, "rollen/historia").html).toContain('<a href="#kalla-nsph">NSPH\u00a02018</a>');
  });

  it("lets the list of sources be linked to for them, too", () => {
    const timeline = [{ when: "2016", sort: "2016", scope: "Sverige" as const, text: "Något.", strength: "belagt" as const, references: ["nsph"] }];
    const files = { "rollen/historia.md": page("::visa tidslinje"), "rollen/etik.md": page("[NSPH](/kallor/#kalla-nsph).") };
    expect(bind(files, { references: [report("nsph", "NSPH", 2018)], facts: { timeline } }).faults).toEqual([]);
  });

  it("names any page of the book on a reading path, also those that the build makes", () => {
    const readingPaths = {
      chef: { lead: "Läs så här.", steps: ["/rollen/", "/rollen/etik/", "/kallor/"].map((url) => ({ page: url, why: "Därför." })), next: [] },
    };
    const files = { "rollen/etik.md": page("Hej [@nsph].", { titel: "Etik" }), "om/lasvag.md": page("::visa lasvag chef") };
    const { html } = pageOf(handbookOf(files, { references: [report("nsph", "NSPH", 2018)], facts: { readingPaths } }), "om/lasvag");
    expect([...html.matchAll(/<li(?: data-step="[^"]*")?><a href="([^"]+)">([^<]+)/g)].map(([, url, title]) => `${String(url)} ${String(title)}`)).toEqual([
      "/rollen/ Rollen",
      "/rollen/etik/ Etik",
      "/kallor/ Källor",
    ]);
  });

  it("tells of rows that lead to pages which do not exist", () => {
    const plan = {
      plan: [{ id: "a", name: "Syfte", phase: "Förbereda", from: 1, to: 2, who: ["chef"], page: "/inforande/syffte/" }],
      milestones: [],
      wheel: [],
    };
    const { faults } = bind({ "inforande/plan.md": page("::visa tolvmanadersplan"), "inforande/syfte.md": page("Hej.") }, { facts: { plan } });
    expect(faults).toEqual(["_data/plan.json:3 Adressen /inforande/syffte/ leder ingenstans. → menade du /inforande/syfte/?"]);
  });

  it("tells of readers' words for a page that does not exist, though no page shows them", () => {
    const readersWords = [{ page: "/inforande/syffte/", words: ["varför"] }];
    const { faults } = bind({ "inforande/syfte.md": page("Hej.") }, { facts: { readersWords } });
    expect(faults).toEqual(["_data/readersWords.json:2 Adressen /inforande/syffte/ leder ingenstans. → menade du /inforande/syfte/?"]);
  });
});
