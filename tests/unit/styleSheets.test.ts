import { describe, expect, it } from "vitest";
import { linkStyleSheets, sheetsFor, styleSheet } from "../../src/site/styleSheets.ts";

const needed = (css: string, markup: string) => sheetsFor([styleSheet("/a.css", css)], markup).length === 1;

describe("a style sheet that only some pages link", () => {
  it("is linked where one of its rules has something to say", () => {
    expect(needed("@layer blocks{.map{color:red}.tile a{color:blue}}", '<p class="lead tile"><a href="/">x</a></p>')).toBe(true);
    expect(needed("@layer blocks{.map{color:red}.tile a{color:blue}}", '<p class="lead tile">x</p><p class="maps">y</p>')).toBe(false);
  });

  it("asks for all that a selector names, and for nothing that stands in parentheses", () => {
    expect(needed(".table caption{margin:0}", '<div class="table"><table><tr><td>1</td></tr></table></div>')).toBe(false);
    expect(needed(".table caption{margin:0}", '<div class="table"><table><caption>Ett</caption></table></div>')).toBe(true);
    expect(needed(".a:not(.b,.c):has(> :is(d,e)){margin:0}", '<p class="a">x</p>')).toBe(true);
    expect(needed("[data-sortable=x] th::after{content:'{.a}'}", "<table data-sortable><tr><th>1</th></tr></table>")).toBe(true);
    expect(needed("[data-sortable] th::after{content:'{.a}'}", "<table><tr><th>1</th></tr></table>")).toBe(false);
  });

  it("asks for what must be inside, but not for what must not", () => {
    expect(needed(".toc>li:has(a.is-focus){margin:0}", '<ul class="toc"><li><a href="/">x</a></li></ul>')).toBe(false);
    expect(needed(".toc>li:has(a.is-focus){margin:0}", '<ul class="toc"><li><a class="is-focus" href="/">x</a></li></ul>')).toBe(true);
    expect(needed(".toc:not(:has(.x)){margin:0}", '<ul class="toc"></ul>')).toBe(true);
    expect(needed(".toc:where(.y):is(.v,.w){margin:0}", '<ul class="toc y"></ul>')).toBe(true);
  });

  it("takes neither sizes, colours, fonts nor steps of animations for things on the page", () => {
    const css = "@font-face{font-family:A;src:url(/a.woff2)}@keyframes x{0%{top:.5em}to{top:0}}@media (width>=48em){.only{margin:.25rem}}";
    expect(styleSheet("/a.css", css).needs).toEqual([[".only"]]);
  });

  it("must not have a rule that every page would need", () => {
    expect(() => styleSheet("/a.css", ":root{color:red}")).toThrow('/a.css: the rule ":root" is for every page');
  });
});

describe("the links to style sheets", () => {
  const assets = { css: "/all.css", sheets: [styleSheet("/page.css", ".article{margin:0}"), styleSheet("/map.css", ".map{margin:0}")] };

  it("stand where the template says, that of every page first", () => {
    expect(linkStyleSheets('<link rel="stylesheet"><main class="map article"></main>', assets)).toBe(
      '<link rel="stylesheet" href="/all.css">\n<link rel="stylesheet" href="/page.css">\n<link rel="stylesheet" href="/map.css"><main class="map article"></main>',
    );
  });

  it("must have a place", () => {
    expect(() => linkStyleSheets("<main></main>", assets)).toThrow("no <link");
  });
});
