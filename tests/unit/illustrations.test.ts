import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import drawn from "../../_data/illustrations.json" with { type: "json" };
import { withPlainSpaces } from "../../src/content/fixedSpaces.ts";
import { attributeOf, elementsIn, hasClass, textOf } from "../../src/content/parsedHtml.ts";
import { findFactFaults } from "../../src/facts/check.ts";
import { factSchemas, type Facts } from "../../src/facts/schema.ts";
import { illustration } from "../../src/figures/illustrations.ts";
import type { FigureTools } from "../../src/figures/tools.ts";
import { bind, page } from "./smallBook.ts";

const illustrations = factSchemas.illustrations.parse(drawn);
const tools: FigureTools = {
  words: labels.facts,
  cite: (ids) => (ids.length === 0 ? "" : ` (${ids.join("; ")})`),
  nameOf: (id) => id,
  kindOf: () => "",
};
const elementsOf = (row: (typeof illustrations)[number]) => elementsIn(parseFragment(illustration(row, tools)));
const texts = (row: (typeof illustrations)[number], className: string) =>
  elementsOf(row)
    .filter((element) => hasClass(element, className))
    .map(textOf);

describe("a drawn figure", () => {
  it("says all it shows in a list, part by part", () => {
    for (const row of illustrations) {
      const items = elementsIn(parseFragment(illustration(row, tools).replace(/<svg.*?<\/svg>/gs, ""))).filter(({ tagName }) => tagName === "li");
      expect(items.map((item) => withPlainSpaces(textOf(item)))).toEqual(row.parts.map(({ name, text }) => `${name} ${text}`));
    }
  });

  it("has a text for those who listen, or stands before words that say the same", () => {
    for (const row of illustrations) {
      for (const drawing of elementsOf(row).filter(({ tagName }) => tagName === "svg")) {
        const [role, name, isHidden] = ["role", "aria-label", "aria-hidden"].map((attribute) => attributeOf(drawing, attribute));
        const expected = "description" in row ? ["img", `${row.title}. ${row.description}`, undefined] : [undefined, undefined, "true"];
        expect([role, name, isHidden]).toEqual(expected);
      }
    }
  });

  it("tells below whose it is, with its sources", () => {
    for (const row of illustrations) {
      const [caption] = elementsOf(row).filter(({ tagName }) => tagName === "figcaption");
      expect(caption === undefined ? "" : withPlainSpaces(textOf(caption))).toBe(row.caption + tools.cite(row.references));
    }
  });

  it("has a disc for every number of its list", () => {
    for (const row of illustrations.filter(({ id }) => id !== "anstallning")) expect(texts(row, "drawing__number").sort()).toEqual(["1", "2", "3"]);
  });

  it("draws a line of employment for each model, from one side only, and of agreement where there is one", () => {
    const [models] = illustrations.filter(({ id }) => id === "anstallning");
    if (models?.id !== "anstallning") throw new Error("No models");
    const pictures = elementsOf(models).filter(({ tagName }) => tagName === "svg");
    const has = (picture: (typeof pictures)[number], className: string) => elementsIn(picture).filter((element) => hasClass(element, className)).length;
    expect(pictures.map((picture) => [has(picture, "drawing__tie"), has(picture, "drawing__band"), has(picture, "drawing__line--agreed")])).toEqual([
      [1, 1, 0],
      [1, 1, 0],
      [1, 1, 1],
    ]);
  });

  it("has no colours and no styles of its own", () => {
    for (const row of illustrations) expect(illustration(row, tools)).not.toMatch(/style=|#[0-9a-f]{3}|(?:fill|stroke)=/i);
  });
});

describe("what may be drawn", () => {
  const [first, ...others] = illustrations;
  const faultsOf = (facts: Facts) => findFactFaults(facts, { references: new Set(), places: new Set(), isReadable: () => true }).map(({ what }) => what);

  it("is a figure that we know", () => expect(factSchemas.illustrations.safeParse([{ ...first, id: "pyramid" }]).success).toBe(false));

  it("has a source, or is a proposal", () => {
    const unknown = (first?.references ?? []).map((id) => `Källan ”${id}” finns inte i references.json.`);
    expect(faultsOf({ illustrations: [first as (typeof illustrations)[number]] })).toEqual(unknown);
    expect(faultsOf({ illustrations: [{ ...(first as (typeof illustrations)[number]), references: [] }] })).toEqual(["Raden saknar källa."]);
    expect(faultsOf({ illustrations: others.filter(({ id }) => id === "lager") })).toEqual([]);
  });

  it("is in the data when a page asks for it", () => {
    const { faults } = bind({ "rollen/etik.md": page("::visa bild lagar") }, { facts: { illustrations: illustrations.filter(({ id }) => id === "lager") } });
    expect(faults.map((fault) => fault.replace(/^\S+ /, ""))).toEqual(["”bild” kan inte visa ”lagar”. → menade du ::visa bild lager?"]);
  });
});
