import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chapterIds } from "../../src/content/chapters.ts";
import { chapterArcs, coverArcs, faviconSvg, logoSvg } from "../../src/design/arcs.ts";
import { chapterColor, readable, type Mode } from "../../src/design/color.ts";
import { contrast } from "../../src/design/contrast.ts";
import { fluid, tokensToCss } from "../../src/design/css.ts";
import { linePairs, textPairs } from "../../src/design/pairs.ts";
import { chapterHues, chapterOrder, colors, statusColors } from "../../src/design/tokens.ts";

const modes: readonly Mode[] = ["light", "dark"];

describe.each(modes)("colours, %s", (mode) => {
  it.each(textPairs)("%s on %s is at least %d : 1", (front, ground, least) => {
    expect(contrast(colors[front][mode], colors[ground][mode])).toBeGreaterThanOrEqual(least);
  });

  it.each(linePairs)("the line %s on %s is at least %d : 1", (front, ground, least) => {
    expect(contrast(colors[front][mode], colors[ground][mode])).toBeGreaterThanOrEqual(least);
  });

  it.each(chapterOrder.map((id) => [id] as const))("the colour of %s can be read", (id) => {
    const chapter = chapterColor(id, mode);
    const tint = chapterColor(id, mode, "tint");
    for (const ground of [colors.paper[mode], colors.mist[mode], tint]) expect(contrast(chapter, ground)).toBeGreaterThanOrEqual(7);
    for (const front of [colors.ink[mode], colors.soft[mode], colors.terracotta[mode]])
      expect(contrast(front, tint)).toBeGreaterThanOrEqual(front === colors.terracotta[mode] ? 6.5 : 7);
    expect(contrast(colors.paper[mode], chapter)).toBeGreaterThanOrEqual(7);
  });

  it("the map's worked regions stand out from the page", () => {
    for (const status of ["A", "B"] as const) expect(contrast(statusColors[status][mode], colors.paper[mode])).toBeGreaterThanOrEqual(3);
  });
});

describe("a publisher's own colours", () => {
  it("are moved until they can be read", () => {
    for (const mode of modes) {
      for (const wish of ["#ffe000", "#000000", "#ffffff", "#ff0000", "#0000ff"]) {
        expect(contrast(readable(wish, mode), colors.paper[mode])).toBeGreaterThanOrEqual(7);
      }
    }
  });

  it("are left alone when they already can", () => {
    expect(readable("#1f4d45", "light")).toBe("#1f4d45");
  });

  it("replace the handbook's in the style sheet", () => {
    expect(tokensToCss("screen", { main: "#123c69", action: "" })).toContain("--color-pine:#123c69");
    expect(tokensToCss("screen", { main: "", action: "" })).toContain(`--color-pine:${colors.pine.light}`);
  });

  it("must be colours", () => {
    expect(() => tokensToCss("screen", { main: "gr\u00f6nt" })).toThrow("Not a colour");
  });
});

describe("tokens as CSS", () => {
  it("grow in a straight line from 360 to 1280 pixels", () => {
    expect(fluid([16, 16])).toBe("1rem");
    const [least, base, slope, most] = (fluid([33, 50]).match(/-?[\d.]+/g) as string[]).map(Number) as [number, number, number, number];
    expect(least * 16).toBeCloseTo(33, 2);
    expect(most * 16).toBeCloseTo(50, 2);
    expect(base * 16 + slope * 3.6).toBeCloseTo(33, 1);
    expect(base * 16 + slope * 12.8).toBeCloseTo(50, 1);
  });

  it("know every chapter and paper is always light", () => {
    expect([...chapterOrder]).toEqual([...chapterIds]);
    expect(chapterHues).toHaveLength(chapterOrder.length);
    const print = tokensToCss("print");
    for (const id of chapterOrder) expect(print).toContain(`[data-chapter="${id}"]{--chapter:${chapterColor(id)}`);
    expect(print).not.toContain("prefers-color-scheme");
    expect(print).toContain("--size-body:10.5pt");
  });

  it("are the same twice", () => {
    expect(tokensToCss("screen")).toBe(tokensToCss("screen"));
  });
});

describe("the arcs", () => {
  it("are the same for the same chapter and differ between chapters", () => {
    const pictures = chapterOrder.map((id) => chapterArcs(id));
    expect(new Set(pictures).size).toBe(pictures.length);
    expect(chapterArcs("rollen")).toBe(chapterArcs(1));
    expect(chapterArcs("ett-eget-kapitel")).toBe(chapterArcs("ett-eget-kapitel"));
  });

  it("carry no style attributes and no words", () => {
    for (const svg of [
      ...chapterOrder.flatMap((id) => (["mark", "opener", "page"] as const).map((size) => chapterArcs(id, { size }))),
      coverArcs(),
      coverArcs({ shape: "wide" }),
      logoSvg(),
    ]) {
      expect(svg).not.toMatch(/style=|<style|<text|NaN|undefined/);
      expect(svg).toContain('aria-hidden="true"');
    }
    expect(logoSvg({ title: 'A & "B"' })).toContain('role="img" aria-label="A &#38; &#34;B&#34;"');
  });

  it("are the icon in src/assets", () => {
    expect(readFileSync(new URL("../../src/assets/icon.svg", import.meta.url), "utf8")).toBe(`${faviconSvg()}\n`);
  });
});
