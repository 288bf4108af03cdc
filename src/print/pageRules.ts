/** The sheets of paper as CSS: running heads, page numbers, the line to acute help, and a tab at the edge for each chapter. */
import { tokenColor } from "../design/color.ts";
import { fonts } from "../design/tokens.ts";

export interface PageRulesOptions {
  /** The quiet line at the foot of every page. */
  readonly foot: string;
  readonly front: { readonly name: string; readonly titles: Readonly<Record<string, string>> };
  readonly chapters: readonly {
    readonly number: number;
    readonly running: string;
    readonly color: string;
    readonly openerPage: string;
    readonly textPage: string;
    readonly articles: readonly { readonly name: string; readonly running: string }[];
  }[];
  /** Chapters of the whole handbook, so that a chapter's tab is at the same height in every edition. */
  readonly chapterCount: number;
}

/**
 * Millimetres. The text column and the margin for notes lie on the same side of every page; only tabs and numbers change side.
 * Chromium cuts everything at the page area, so the area reaches `indent` further out than the text: grounds of boxes stand there.
 */
export const paper = {
  width: 210,
  height: 297,
  top: 25,
  side: 15,
  bottom: 22,
  indent: 5,
} as const;

/** Where the tabs stand, in millimetres below the top margin. */
const tabs = { first: 8, span: 206, width: 8, most: 18 } as const;

/** A CSS string; a line break would end it. */
export const cssString = (text: string) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ")}"`;

/**
 * The page rules of an edition. Chromium has neither `string-set` nor `running()`, so every chapter and article has pages of its own name.
 * Margin boxes are outside the tagged text: nothing stands there that is not also in the text.
 */
export function pageRules({ foot, front, chapters, chapterCount }: PageRulesOptions): string {
  const numbers = `content:counter(page);font:700 10.5pt ${fonts.body};color:${tokenColor("ink")};vertical-align:top;padding:5mm ${paper.indent}mm 0`;
  const help = `content:${cssString(foot)};font:400 7.5pt ${fonts.body};color:${tokenColor("soft")};vertical-align:top;padding:5.6mm ${paper.indent}mm 0;white-space:nowrap`;
  const head = (box: string, text: string, align: "left" | "right") =>
    `@top-${box}{content:${cssString(text)};font:400 8pt ${fonts.body};color:${tokenColor("soft")};text-align:${align};vertical-align:bottom;padding:0 ${paper.indent}mm 6.5mm;white-space:nowrap}`;
  const noHead = `@top-left{content:none}@top-right{content:none}`;
  const named = (name: string) => `[data-sheet="${name}"]{page:${name}}`;
  const bare = (name: string) =>
    `${named(name)}@page ${name}{margin:0;${["top-left", "top-right", "left-top", "right-top", "bottom-left", "bottom-right"].map((box) => `@${box}{content:none}`).join("")}}`;

  const rules = [
    `@page{size:${paper.width}mm ${paper.height}mm;margin:${paper.top}mm ${paper.side}mm ${paper.bottom}mm}`,
    `@page :right{@bottom-left{${help};text-align:left}@bottom-right{${numbers};text-align:right}}`,
    `@page :left{@bottom-left{${numbers};text-align:left}@bottom-right{${help};text-align:right}}`,
    bare("cover"),
    bare("blank"),
    `${named("colophon")}@page colophon{${noHead}}`,
    ...Object.entries(front.titles).map(([name, title]) => `${named(name)}@page ${name}{${head("left", front.name, "left")}${head("right", title, "right")}}`),
  ];
  const step = tabs.span / Math.max(chapterCount, 1);
  const height = Math.min(tabs.most, step - 1);
  for (const { number, running, color, openerPage, textPage, articles } of chapters) {
    const down = tabs.first + (number - 1) * step;
    const tab = (edge: "left" | "right") =>
      `@${edge}-top{content:"${number}";width:${tabs.width}mm;height:${height.toFixed(2)}mm;margin-top:${down.toFixed(2)}mm;margin-${edge === "left" ? "right" : "left"}:${paper.side - tabs.width}mm;background:${color};color:${tokenColor("onStrong")};font:700 9pt ${fonts.body};text-align:center;vertical-align:middle}`;
    const sheet = (name: string, title: string | undefined) => {
      rules.push(
        `${named(name)}@page ${name}{${head("left", running, "left")}${title === undefined ? "" : head("right", title, "right")}}`,
        `@page ${name}:left{${tab("left")}}`,
        `@page ${name}:right{${tab("right")}}`,
      );
    };
    rules.push(bare(openerPage));
    sheet(textPage, undefined);
    for (const article of articles) sheet(article.name, article.running);
  }
  return rules.join("\n");
}
