import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { attributeOf, elementsIn } from "../../src/content/parsedHtml.ts";
import { chapterColor } from "../../src/design/color.ts";
import { contrast } from "../../src/design/contrast.ts";
import { designGuide } from "../../src/design/guide.ts";
import { stateRules } from "../../src/design/states.ts";
import { colors, sizes } from "../../src/design/tokens.ts";
import { sampleHtml } from "../../src/handbook/samples.ts";
import { ratioSv, samplePages } from "../../src/site/designPage.ts";
import { glossary, handbookOf, page, report } from "./smallBook.ts";

describe("the look in figures", () => {
  const guide = designGuide();

  it("has every colour, with its purpose in the labels", () => {
    expect(guide.colors.map(({ name, value }) => [name, value.light])).toEqual(Object.entries(colors).map(([name, { light }]) => [name, light]));
    expect(Object.keys(labels.design.color.uses)).toEqual(Object.keys(colors));
  });

  it("has every size, the largest first", () => {
    expect(guide.sizes.map(({ name }) => name)).toEqual(Object.keys(sizes).toReversed());
    expect(guide.sizes.at(-2)).toEqual({ name: "body", narrow: 18, wide: 19.5, print: 10.5 });
  });

  it("shows no contrast better than it is, and none below its limit", () => {
    for (const { front, ground, ratio, least } of [...guide.text, ...guide.lines]) {
      for (const mode of ["light", "dark"] as const) {
        const exact = contrast(colors[front][mode], colors[ground][mode]);
        expect(ratio[mode]).toBeLessThanOrEqual(exact);
        expect(exact - ratio[mode]).toBeLessThan(0.1);
        expect(ratio[mode]).toBeGreaterThanOrEqual(least);
      }
    }
  });

  it("measures the chapters' colours on the page and on their own ground", () => {
    const [first] = guide.chapters;
    expect(first?.shades.text.light).toBe(chapterColor(1));
    expect(first?.onPaper.light).toBe(Math.floor(contrast(chapterColor(1), colors.paper.light) * 10) / 10);
  });

  it("has a publisher's own colours, as the style sheet has them", () => {
    const own = designGuide({ main: "#123c69", action: "" });
    expect(own.colors.find(({ name }) => name === "pine")?.value.light).toBe("#123c69");
    expect(own.text.find(({ front, ground }) => front === "pine" && ground === "paper")?.ratio.light).toBeCloseTo(contrast("#123c69", colors.paper.light), 0);
  });

  it("writes ratios with one decimal, on one line", () => expect([ratioSv(7), ratioSv(12.34)]).toEqual(["7,0\u00a0:\u00a01", "12,3\u00a0:\u00a01"]));
});

describe("states by class", () => {
  it("are the rules that tell of pointing and focus, in their layers and media queries", () => {
    const css =
      '@layer a,b;@layer a{p{color:red}a:hover,p:not(.x,.y):hover i,b{color:blue}}@media (width>=9em){:focus-visible{outline:0}}q:before{content:"}:hover{"}@font-face{src:url(a)}';
    expect(stateRules(css)).toBe("@layer a,b;\n@layer a{a.is-hover,p:not(.x,.y).is-hover i{color:blue}}\n@media (width>=9em){.is-focus{outline:0}}");
  });

  it("are none of a style sheet without states", () => expect(stateRules("p{color:red}")).toBe(""));
  it("need a style sheet that is whole", () => expect(() => stateRules("p{color:red")).toThrow("never closed"));
});

describe("a sample", () => {
  const handbook = handbookOf(
    { "rollen/etik.md": page("Hej [@sbu2020]."), "ordlista/index.md": glossary({ Egenmakt: "Att ha makt." }).replace(/ordning: \d+\n/, "") },
    { references: [report("sbu2020", "SBU", 2020)] },
  );
  const sample = (markdown: string) => sampleHtml(markdown, handbook, labels, "prov");

  it("is made by the rules of the pages", () => {
    expect(sample("::: forslag Rubrik\nText.\n:::")).toContain('<aside class="box box--forslag"');
    expect(sample("Efter 12 månader.")).toBe("<p>Efter 12&nbsp;månader.</p>");
  });

  it("cites the first source of the handbook and leads to its first term, whatever it says", () => {
    expect(sample("Text [@exempel].")).toContain('<a href="/kallor/#kalla-sbu2020">SBU 2020</a>');
    expect(sample("Ett [ord]{.term}.")).toContain('href="/ordlista/#egenmakt"');
  });

  it("has ids of its own, and what points at them follows", () => {
    const elements = elementsIn(parseFragment(sample("## Mål\n\n::falt Namn\n\n::: exempel\nText.[^1]\n:::\n\n[^1]: Not.")));
    const ids = elements.flatMap((element) => attributeOf(element, "id") ?? []);
    expect(ids).toEqual(["prov-mal", "prov-falt-1", "prov-ruta-1", "prov-fnref1", "prov-fn1"]);
    const pointed = elements.flatMap((element) => ["for", "aria-labelledby", "href"].flatMap((name) => attributeOf(element, name)?.replace("#", "") ?? []));
    expect(pointed.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("is nothing where the handbook lacks what it shows", () => expect(sample("::visa arshjul")).toBe(""));
  it("with a fault stops the build, and is named", () => expect(() => sample("::: forslg\nHej\n:::")).toThrow("The sample prov: Rutan ”forslg” finns inte."));
});

describe("the page about the look", () => {
  it("borrows words from ordinary pages, where there are any", () => {
    const handbook = handbookOf({ "rollen/a.md": page("A.", { ordning: "1" }), "rollen/b.md": page("B.", { ordning: "2" }) });
    expect(samplePages(handbook)).toMatchObject({ page: { id: "rollen/b" }, limits: null });
    expect(samplePages(handbookOf({})).page).toBeNull();
  });
});
