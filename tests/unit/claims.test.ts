import { describe, expect, it } from "vitest";
import { bind, page, report } from "./smallBook.ts";

const nsph = { references: [report("nsph", "NSPH", 2018)] };
const others = { "rollen/etik.md": page("Hej [@nsph].") };

/** Warnings of one page as `line what`, lines counted from the file's first. */
const warningsOf = (body: string, keys: Readonly<Record<string, string>> = {}, path = "rollen/prov.md") =>
  bind({ ...others, [path]: page(body, keys) }, nsph)
    .warnings.filter((warning) => warning.startsWith(path))
    .map((warning) => warning.slice(path.length + 1).split(" → ")[0]);

const uncited = (line: number, start: string) => [`${line} Stycket ”${start}” har ingen källa.`];

describe("a statement without a source", () => {
  it.each([
    ["in a paragraph", "Det finns sju regioner.", "Det finns sju regioner."],
    ["in a list", "- Ett\n- Två", "Ett Två"],
    ["in a table", "| A | B |\n|---|---|\n| c | d |", "A B c d"],
    ["beside a paragraph with a source", "Det finns sju regioner.\n\nNSPH säger nio [@nsph].", "Det finns sju regioner."],
    ["after a heading with a colon", "## Så här:\n\nDet finns sju regioner.", "Det finns sju regioner."],
  ])("%s is listed", (_, body, start) =>
    expect(warningsOf(body)).toEqual(
      uncited(8 + body.split("\n").indexOf(body.split("\n").find((line) => !line.startsWith("##") && line !== "") ?? ""), start),
    ),
  );

  it.each([
    ["a source", "NSPH säger nio [@nsph]."],
    ["a source in one of its points", "- Ett [@nsph]\n- Två"],
    ["a source in the line that leads to it", "Enligt NSPH finns två [@nsph]:\n\n- Ett\n- Två"],
    ["a source in the list it leads to", "Det finns två:\n\n- Ett [@nsph]\n- Två"],
    ["a box that says it is our reasoning", "::: resonemang\nVi tror det.\n:::"],
    ["a link to the page that has the source", "Mer om gränser står under [Etik](/rollen/etik/)."],
    ["links in each of its points", "- [Etik](/rollen/etik/)\n- Läs [om etik](/rollen/etik/) först"],
    ["nothing but a question", "Vet du mer?"],
    ["only what we do not know", "Vad som hände sedan är inte känt. Vi har inte hittat någon uppföljning."],
  ])("is not one that has %s", (_, body) => expect(warningsOf(body)).toEqual([]));

  it("is one where a fact stands beside a link", () =>
    expect(warningsOf("Det finns sju regioner. Läs [Etik](/rollen/etik/).")).toEqual(uncited(8, "Det finns sju regioner. Läs Etik.")));

  it("is let through on a page that is a proposal", () => expect(warningsOf("Gör så här.", { forslag: "true" })).toEqual([]));
  it("is let through on a page in easy Swedish, whose sources stand elsewhere", () =>
    expect(warningsOf("Det är lätt.", { lattlast: "/rollen/etik/" })).toEqual([]));
  it("is let through in the chapter about the handbook", () => expect(warningsOf("Vi gör handboken.", {}, "om/handboken.md")).toEqual([]));
});

describe("a box that says it is proven or lived", () => {
  it.each(["belagt", "erfarenhet"])("is listed without a source (%s)", (kind) =>
    expect(warningsOf(`Hej [@nsph].\n\n::: ${kind}\nDet är så.\n:::`)).toEqual([`10 Rutan ”${kind}” har ingen källa.`]),
  );

  it("needs one source, in any of its paragraphs or its title", () => {
    expect(warningsOf("::: belagt\nDet är så.\n\nNSPH säger det [@nsph].\n:::")).toEqual([]);
    expect(warningsOf("::: belagt Enligt NSPH [@nsph]\nDet är så.\n:::")).toEqual([]);
  });
  it("does not borrow the source of the box before it", () => expect(warningsOf("::: belagt\nSå [@nsph].\n:::\n\n::: belagt\nOch så.\n:::")).toHaveLength(1));
});

describe("a chapter", () => {
  const ownBox = "::: forslag\nEtt två tre fyra fem.\n:::";

  it("is listed where more than a fifth of its words are our own", () => {
    const { warnings } = bind({ "inforande/plan.md": page(`Ett två tre [@nsph].\n\n${ownBox}`) }, nsph);
    expect(warnings).toEqual([
      "content/inforande:1 63 procent av kapitlets ord är resonemang eller förslag. → håll dem under 20 procent: flytta mallar till kapitlet material, eller belägg med källor",
    ]);
  });

  it("of courses or templates is ours by nature", () =>
    expect(bind({ "utbildning/dag.md": page(ownBox), "material/blad.md": page(ownBox) }, nsph).warnings).toEqual([]));
});
