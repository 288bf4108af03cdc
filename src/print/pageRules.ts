/** The sheets of paper as CSS: running heads, page numbers, the line at the foot, and a tab at the edge for each chapter. */
import { tokenColor } from "../design/color.ts";
import { fonts } from "../design/tokens.ts";
import { outsetOf, sheetOf, type Paper } from "./papers.ts";

/** A kind of page in a document. Chromium has neither `string-set` nor `running()`, so every running head has pages of its own name. */
export interface NamedSheet {
  /** What `data-sheet` says on the elements that stand there. */
  readonly name: string;
  /** Running heads. */
  readonly left?: string;
  readonly right?: string;
  /** The first of them has a title of its own, and no running head. */
  readonly startsBare?: true;
  /** The quiet line at the foot, where it is not the document's. */
  readonly foot?: string;
  readonly tab?: Tab;
  /** Without margins, heads and feet; filled to the edge. */
  readonly bare?: true;
}

/** A chapter's mark at the edge of the page: on a closed book they stand like a flight of stairs. */
export interface Tab {
  /** 1-based place among `of`, so that a chapter's tab is at the same height in every edition. */
  readonly place: number;
  readonly of: number;
  readonly color: string;
}

export interface PageRulesOptions {
  readonly paper: Paper;
  /** The quiet line at the foot of every page. */
  readonly foot: string;
  /** `outer`: at the outer edge of facing pages, as in a book; `ofAll`: "1 (2)" on the right, for sheets that may come apart. */
  readonly numbers: "outer" | "ofAll";
  readonly sheets: readonly NamedSheet[];
}

/** Where the tabs stand on A4, in millimetres below the top margin. */
const tabs = { first: 8, span: 206, width: 8, most: 18 } as const;

/** A CSS string that can stand in a `<style>`: a line break would end the string, and `</` the element. */
const string = (text: string) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ").replaceAll("<", "\\3c ")}"`;

const millimetres = (value: number) => `${Number(value.toFixed(2))}mm`;

/**
 * The page rules of an edition. Margin boxes are outside the tagged text: nothing stands there that is not also in the text.
 * The size of the sheet goes to the style sheet as custom properties.
 */
export function pageRules({ paper, foot, numbers, sheets }: PageRulesOptions): string {
  const outset = outsetOf(paper);
  const whole = sheetOf(paper);
  // The margins of a sheet with bleed are wider by what is cut off; what stands in them keeps its place on the finished page.
  const edge = paper.indent;
  const color = (name: "ink" | "soft") => tokenColor(paper.small >= 18 ? "ink" : name);
  const box = (name: string, declarations: string) => `@${name}{${declarations}}`;
  const below = (text: string, size: number, weight: number, shade: "ink" | "soft") =>
    `content:${text};font:${weight} ${size}pt ${fonts.body};color:${color(shade)};vertical-align:top;padding:5mm ${edge}mm 0;white-space:nowrap`;
  const number = below(numbers === "outer" ? "counter(page)" : `counter(page) " (" counter(pages) ")"`, paper.number, 700, "ink");
  const line = (text: string) => below(string(text), paper.small, 400, "soft");
  const head = (side: "left" | "right", text: string) =>
    box(
      `top-${side}`,
      `content:${string(text)};font:400 ${paper.small + 0.5}pt ${fonts.body};color:${color("soft")};text-align:${side};vertical-align:bottom;padding:0 ${edge}mm 6.5mm;white-space:nowrap`,
    );
  const feet = (text: string) =>
    numbers === "outer"
      ? [
          [":right", box("bottom-left", `${line(text)};text-align:left`) + box("bottom-right", `${number};text-align:right`)],
          [":left", box("bottom-left", `${number};text-align:left`) + box("bottom-right", `${line(text)};text-align:right`)],
        ]
      : [["", box("bottom-left", `${line(text)};text-align:left`) + box("bottom-right", `${number};text-align:right`)]];
  const margins = (...sides: number[]) => sides.map((side) => millimetres(side + outset)).join(" ");
  const rules = [
    `:root{--sheet-width:${millimetres(paper.width)};--sheet-height:${millimetres(paper.height)};--bleed:${millimetres(paper.bleed)};--indent:${millimetres(paper.indent)}}`,
    `@page{size:${millimetres(whole.width)} ${millimetres(whole.height)};margin:${margins(paper.top, paper.side, paper.bottom)}}`,
    ...feet(foot).map(([side = "", boxes = ""]) => `@page ${side}{${boxes}}`),
  ];
  for (const sheet of sheets) {
    const { name, left, right, tab } = sheet;
    rules.push(`[data-sheet="${name}"]{page:${name}}`);
    if (sheet.bare === true) {
      const nothing = ["top-left", "top-right", "left-top", "right-top", "bottom-left", "bottom-right"].map((place) => box(place, "content:none"));
      rules.push(`@page ${name}{margin:${millimetres(paper.slug)};${nothing.join("")}}`);
      continue;
    }
    rules.push(`@page ${name}{${left === undefined ? "" : head("left", left)}${right === undefined ? "" : head("right", right)}}`);
    if (sheet.startsBare === true) rules.push(`@page ${name}:first{${box("top-left", "content:none")}${box("top-right", "content:none")}}`);
    if (sheet.foot !== undefined) rules.push(...feet(sheet.foot).map(([side = "", boxes = ""]) => `@page ${name}${side}{${boxes}}`));
    if (tab !== undefined) rules.push(...(["left", "right"] as const).map((side) => `@page ${name}:${side}{${tabBox(side, tab, paper)}}`));
  }
  return rules.join("\n");
}

function tabBox(side: "left" | "right", { place, of, color }: Tab, { side: margin, slug, bleed }: Paper): string {
  const step = tabs.span / Math.max(of, 1);
  const look = `content:"${place}";width:${millimetres(tabs.width + bleed)};height:${millimetres(Math.min(tabs.most, step - 1))};background:${color};color:${tokenColor("onStrong")};font:700 9pt ${fonts.body};text-align:center;vertical-align:middle`;
  const inner = `margin-${side === "left" ? "right" : "left"}:${millimetres(margin - tabs.width)}`;
  const outer = `margin-${side}:${millimetres(slug)}`;
  return `@${side}-top{${look};margin-top:${millimetres(tabs.first + (place - 1) * step)};${inner};${outer};padding-${side}:${millimetres(bleed)}}`;
}
