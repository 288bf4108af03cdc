import { describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import type { Effect, Study } from "../../src/facts/schema.ts";
import { drawingColors, evidenceDrawing, forestDrawing } from "../../src/figures/drawings.ts";
import { evidenceGaps, evidenceKindIds, evidenceMatrix, evidenceRows } from "../../src/figures/evidence.ts";
import { sourceText, type ViewTools } from "../../src/figures/tools.ts";
import { figureFiles, withFigureTools } from "../../src/site/figureFiles.ts";
import { embedCode, figureTools, type OfferedFigure } from "../../src/site/figureTools.ts";
import { handbookOf, page, pageOf, study as source } from "./smallBook.ts";

const words = labels.facts;
const tools: ViewTools = {
  words,
  cite: (ids) => ` <span class="cite">(${ids.join("; ")})</span>`,
  nameOf: (id) => `Ek ${id.slice(-4)}`,
  kindOf: () => "",
  pageAt: (url) => ({ title: url, minutes: 1 }),
  hasPage: () => false,
};
const effect = (more: Partial<Effect> = {}): Effect => ({
  outcome: "hopp",
  measure: null,
  text: "Lite mer hopp i gruppen.",
  direction: "+",
  statistic: "SMD",
  value: 0.2,
  low: 0.11,
  high: 0.29,
  favours: "hogre",
  groups: null,
  ...more,
});
const study = (id: string, kind: Study["kind"], ...effects: Effect[]): Study => ({
  id,
  name: null,
  finding: "De som fick stöd hade lite mer hopp.",
  kind,
  area: "internationellt",
  place: "Danmark",
  people: 100,
  studies: null,
  setting: "Sjukhus och kommun.",
  support: null,
  comparison: null,
  effects,
  limits: ["Små studier."],
  meaning: "Räkna med lite.",
  year: id.slice(-4),
  strength: "belagt",
  references: [],
});
const cellsOf = (studies: readonly Study[], outcome = "hopp") =>
  evidenceRows(studies)
    .find((row) => row.outcome === outcome)
    ?.cells.map((marks) => marks.map(({ direction }) => direction).join(""));

describe("the evidence matrix", () => {
  const studies = [
    study("ek2020", "metaanalys", effect()),
    study("al2019", "klusterrandomiserad", effect({ direction: "0" })),
    study("bo2018", "intervjuer", effect({ direction: "–" })),
  ];

  it("puts each study in the row of its outcome and the column of its kind", () => {
    expect(evidenceKindIds).toHaveLength(6);
    expect(cellsOf(studies)).toEqual(["+", "", "0", "", "–", ""]);
    expect(cellsOf(studies, "symtom")).toEqual(["", "", "", "", "", ""]);
  });

  it("calls a study mixed when its measures of one outcome differ, and lets experiences weigh nothing beside them", () => {
    expect(cellsOf([study("ek2020", "oversikt", effect(), effect({ direction: "0" }))])?.[1]).toBe("±");
    expect(cellsOf([study("ek2020", "oversikt", effect(), effect({ direction: "–" }))])?.[1]).toBe("+");
    expect(cellsOf([study("ek2020", "oversikt", effect({ direction: "–" }), effect({ direction: "–" }))])?.[1]).toBe("–");
  });

  it("leads from every sign to its study, and says of every field what is in it", () => {
    const html = evidenceMatrix(studies, tools);
    expect(html.match(/class="evidence__study"/g)).toHaveLength(3);
    expect(html).toContain('<a class="evidence__study" href="/forskning/ek2020/" title="Ek 2020: fördel för peer support">');
    expect(html.match(/>ingen studie</g)?.length).toBe(12 * 6 - 3);
    expect(html).toContain('<th scope="row">Hopp</th>');
  });

  it("names the gaps in words", () => {
    expect(evidenceGaps(studies, { words })).toMatch(/^Varken metaanalys eller lottad studie har vi om: återhämtning, /);
    expect(evidenceGaps(studies, { words })).not.toContain("hopp");
  });

  it("is drawn with one sign a study, and told whole in its description", () => {
    const { svg, description, table } = evidenceDrawing(studies, tools, drawingColors("forskning"));
    expect(svg.match(/fill="none" stroke="#1d2420"/g)?.length).toBeGreaterThan(0);
    expect(description).toContain("Hopp: Ek 2020: fördel för peer support; Ek 2019: ingen säker skillnad; Ek 2018: inget effektmått.");
    expect(table).toHaveLength(1 + 3);
  });
});

describe("a forest plot as a file", () => {
  it("has every scale that its studies share, and a row of numbers for each effect", () => {
    const { svg, table, sources } = forestDrawing(
      [
        study("ek2020", "metaanalys", effect()),
        study("al2019", "randomiserad", effect({ statistic: "RR", value: 0.44, low: 0.11, high: 1.75, favours: "lagre" })),
      ],
      "hopp",
      tools,
      drawingColors("forskning"),
    );
    expect(svg).toContain(words.forest.standard);
    expect(svg).toContain(words.forest.ratio);
    expect(table.slice(1)).toEqual([
      ["Ek 2020", "2020", "SMD", "0.2", "0.11", "0.29", "100", "högre värde"],
      ["Ek 2019", "2019", "RR", "0.44", "0.11", "1.75", "100", "lägre värde"],
    ]);
    expect(sources).toEqual(["ek2020", "al2019"]);
  });
});

describe("the source under a figure", () => {
  it("names few sources with their years, counts many, and says what is our own", () => {
    expect(sourceText({ ids: ["ek2020", "al2019", "ek2020"] }, tools)).toBe("Källa och år: Ek 2020; Ek 2019.");
    const many = Array.from({ length: 7 }, (_, index) => `ek201${index}`);
    expect(sourceText({ ids: many }, tools)).toBe("Källa och år: 7 källor från 2010 till 2016. De står i tabellen som går att ladda ner.");
    expect(sourceText({ ids: [], reviewed: "2026-11-22" }, tools)).toBe("Källa och år: vårt förslag, 2026.");
  });
});

describe("the figures of a handbook", () => {
  const handbook = handbookOf(
    {
      "forskning/hopp.md": page("::visa skogsdiagram hopp", { titel: "Hopp" }),
      "forskning/matrisen.md": page("::visa evidensmatris", { titel: "Matrisen" }),
      "rollen/etik.md": page("Bara text här.", { titel: "Etik" }),
    },
    { references: [source("ek2020", ["Ek"], 2020)], facts: { studies: [study("ek2020", "metaanalys", effect())] } },
  );
  const files = figureFiles(handbook, words);

  it("have files where a page shows them, also on the pages of studies", () => {
    expect([...files.keys()].sort()).toEqual(["evidensmatris", "skogsdiagram-hopp", "skogsdiagram-hopp-ek2020"]);
  });

  it("stand by themselves: title, words, source and year, the page they come from", () => {
    for (const { svg, title, csv, width, height } of files.values()) {
      expect(svg).toContain(`<title id="t">${title}</title>`);
      expect(svg).toMatch(/<desc id="d">[^<]{20}/);
      expect(svg).toContain("Källa och år: Ek 2020.");
      expect(svg).toContain("prov.example/forskning/");
      expect(svg).not.toMatch(/class=|var\(|<a |<style/);
      expect([width, height]).toEqual([920, expect.any(Number)]);
      expect(csv.split("\r\n").length).toBeGreaterThan(2);
    }
  });

  it("have their files under them on the web, and nowhere else", () => {
    const hope = pageOf(handbook, "forskning/hopp");
    expect(hope.html).not.toContain("figure-tools");
    const html = withFigureTools(handbook, hope, words);
    for (const ending of ["svg", "png", "csv"]) expect(html).toContain(`href="/figurer/skogsdiagram-hopp.${ending}" download`);
    expect(html.match(/class="figure-tools"/g)).toHaveLength(1);
    expect(html.indexOf("figure-tools")).toBeGreaterThan(html.indexOf("</figure>"));
  });
});

describe("the code that shows a figure elsewhere", () => {
  const figure: OfferedFigure = { title: 'Hopp: "lite" <mer>', files: "/figurer/hopp", endings: ["svg", "png", "csv"], width: 920, height: 500 };
  const around = { site: { name: "Provboken", url: "https://prov.example" }, page: "/forskning/hopp/", words };

  it("is a picture with its words and size that leads to its page", () => {
    expect(embedCode(figure, around)).toBe(
      [
        "<figure>",
        '  <a href="https://prov.example/forskning/hopp/"><img src="https://prov.example/figurer/hopp.svg" alt="Hopp: &quot;lite&quot; &lt;mer&gt;. Samma uppgifter i text: https://prov.example/forskning/hopp/" width="920" height="500" loading="lazy"></a>',
        "  <figcaption>Ur Provboken. Källa och år står i bilden. CC BY 4.0.</figcaption>",
        "</figure>",
      ].join("\n"),
    );
  });

  it("stands on the page as text, with a button that waits for its script", () => {
    const html = figureTools(figure, around);
    expect(html).toContain("<code>&lt;figure&gt;");
    expect(html).toContain("&amp;quot;lite&amp;quot;");
    expect(html).toContain("data-copy-code");
    expect(html).toMatch(/<button[^>]* hidden>/);
    expect(html).not.toMatch(/<img|style=/);
  });
});
