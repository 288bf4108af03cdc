import { describe, expect, it } from "vitest";
import { foreignSigns } from "../../src/language/signs.ts";
import { textsOfPage } from "../../src/language/texts.ts";
import { parseBody } from "../../src/markdown/markdown.ts";
import { page, readFile } from "./smallBook.ts";

/** Faults of a page, as lines and what is wrong. */
function faultsOf(body: string, head: Readonly<Record<string, string>> = {}): string[] {
  const source = page(body, head);
  const { article, faults } = readFile("rollen/prov.md", source);
  if (article === undefined) throw new Error(faults.join("; "));
  return textsOfPage(article, parseBody(article.body), source)
    .flatMap(foreignSigns)
    .map(({ what, write }) => `${what} → ${write}`);
}

describe("signs of other languages are faults of the check", () => {
  const quotes = "Citattecknet är inte svenskt. → skriv ” både före och efter";
  const single = "Det enkla citattecknet är inte svenskt. → skriv ’ både före och efter";
  it.each([
    ["English quotation marks", "Hen sa “hej” igen.", [quotes, "Ett citattecken saknar sitt par. → skriv ” både före och efter det som citeras"]],
    ["German quotation marks", "Hen sa „hej“ igen.", [quotes, quotes]],
    ["French quotation marks", "Hen sa «hej» igen.", [quotes, quotes]],
    ["English single marks", "Hen sa ‘hej’ igen.", [single]],
    ["a hyphen as a dash", "Tre saker - alla små.", ["Tankstrecket är ett annat streck. → skriv – med mellanslag på båda sidor"]],
    ["a dash of another length", "Tre saker — alla små.", ["Tankstrecket är ett annat streck. → skriv – med mellanslag på båda sidor"]],
    ["per cent at its number", "En ökning med 40%.", ["Procenttecknet sitter ihop med talet. → skriv mellanslag före %, eller ordet procent"]],
    ["a section at its number", "Enligt §5.", ["Paragraftecknet sitter ihop med talet. → skriv mellanslag mellan § och talet"]],
    ["three full stops", "Och så vidare...", ["Tre punkter är ett tecken för sig. → skriv …"]],
    ["a quotation mark without its pair", "Hen sa ”hej igen.", ["Ett citattecken saknar sitt par. → skriv ” både före och efter det som citeras"]],
  ])("%s", (_, body, expected) => expect(faultsOf(body)).toEqual(expected));

  it("straight marks of the head, which nothing turns into Swedish ones", () =>
    expect(faultsOf("Text.", { titel: "'Att säga \"hej\"'" })).toEqual([quotes, quotes]));
});

describe("no fault is", () => {
  it.each([
    ["Swedish quotation marks, a dash, a section and per cent", "Hen sa ”hej” – och log. 40 % av fallen, § 5. Det ’lilla’ ordet …"],
    ["straight quotation marks in Markdown: the build turns them", 'Hen sa "hej" igen.'],
    ["words in other languages", "Boken heter [“Peer work” in practice]{lang=en}."],
    ["code", 'Skriv `titel: "A - B..."` överst.'],
  ])("%s", (_, body) => expect(faultsOf(body)).toEqual([]));
});
