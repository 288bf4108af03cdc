/** The sheets of a form as CSS: its name at the top from the second page on, the line to acute help and page numbers at the foot. */
import { tokenColor } from "../design/color.ts";
import { fonts } from "../design/tokens.ts";
import { cssString, paper } from "./pageRules.ts";

/** The page rules of a form. Its sheets lie one by one: numbers stand on the same side of each. */
export function formPageRules({ foot, head }: { readonly foot: string; readonly head: string }): string {
  const quiet = `font:400 8pt ${fonts.body};color:${tokenColor("soft")};white-space:nowrap`;
  const below = `vertical-align:top;padding:5.6mm ${paper.indent}mm 0`;
  return [
    `@page{size:${paper.width}mm ${paper.height}mm;margin:18mm ${paper.side}mm ${paper.bottom}mm}`,
    `@page{@top-left{content:${cssString(head)};${quiet};vertical-align:bottom;padding:0 ${paper.indent}mm 4mm}}`,
    `@page{@bottom-left{content:${cssString(foot)};${quiet};${below}}@bottom-right{content:counter(page) " (" counter(pages) ")";${quiet};${below};text-align:right}}`,
    `@page:first{@top-left{content:none}}`,
  ].join("\n");
}
