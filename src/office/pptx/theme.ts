/** The theme of a presentation: the handbook's colours and faces under the names that Office knows. */
import type { OfficeColors } from "../colors.ts";
import { declaration, element, xmlText } from "../xml.ts";
import { namespaces, solid } from "./shapes.ts";

export interface ThemeFonts {
  readonly heading: string;
  readonly body: string;
}

const color = (name: string, value: string) => element(`a:${name}`, {}, element("a:srgbClr", { val: value }));

/** `a:theme`: the same for slides, notes and handouts. Filling, lines and effects are plain. */
export function themeXml(name: string, colors: OfficeColors, fonts: ThemeFonts): string {
  const placeholderColor = element("a:solidFill", {}, element("a:schemeClr", { val: "phClr" }));
  const three = (xml: string) => [xml, xml, xml];
  const font = (tag: string, typeface: string) =>
    element(tag, {}, element("a:latin", { typeface }), element("a:ea", { typeface: "" }), element("a:cs", { typeface: "" }));
  return (
    declaration +
    element(
      "a:theme",
      { "xmlns:a": namespaces["xmlns:a"], name },
      element(
        "a:themeElements",
        {},
        element(
          "a:clrScheme",
          { name: xmlText(name) },
          color("dk1", colors.ink),
          color("lt1", colors.paper),
          color("dk2", colors.soft),
          color("lt2", colors.tint),
          color("accent1", colors.chapter),
          color("accent2", colors.mid),
          color("accent3", colors.main),
          color("accent4", colors.action),
          color("accent5", colors.clay),
          color("accent6", colors.sun),
          color("hlink", colors.action),
          color("folHlink", colors.main),
        ),
        element("a:fontScheme", { name }, font("a:majorFont", fonts.heading), font("a:minorFont", fonts.body)),
        element(
          "a:fmtScheme",
          { name },
          element("a:fillStyleLst", {}, ...three(placeholderColor)),
          element(
            "a:lnStyleLst",
            {},
            ...[6350, 12700, 19050].map((w) =>
              element("a:ln", { w, cap: "flat", cmpd: "sng", algn: "ctr" }, placeholderColor, element("a:prstDash", { val: "solid" })),
            ),
          ),
          element("a:effectStyleLst", {}, ...three(element("a:effectStyle", {}, element("a:effectLst")))),
          element("a:bgFillStyleLst", {}, ...three(placeholderColor)),
        ),
      ),
      element("a:objectDefaults"),
      element("a:extraClrSchemeLst"),
    )
  );
}

/** Which colour of the theme each role on slides has. */
export const colorMap = {
  bg1: "lt1",
  tx1: "dk1",
  bg2: "lt2",
  tx2: "dk2",
  accent1: "accent1",
  accent2: "accent2",
  accent3: "accent3",
  accent4: "accent4",
  accent5: "accent5",
  accent6: "accent6",
  hlink: "hlink",
  folHlink: "folHlink",
} as const;

/** The default look of a level of text in a master. */
export const levelStyle = (level: number, size: number, face: "+mj-lt" | "+mn-lt", margin = 0): string =>
  element(
    `a:lvl${level}pPr`,
    { marL: margin, indent: 0, algn: "l", defTabSz: 914400, rtl: 0, eaLnBrk: 1, latinLnBrk: 0, hangingPunct: 1 },
    element("a:buNone"),
    element(
      "a:defRPr",
      { sz: size * 100, kern: 1200 },
      solid("tx1"),
      element("a:latin", { typeface: face }),
      element("a:ea", { typeface: "+mn-ea" }),
      element("a:cs", { typeface: "+mn-cs" }),
    ),
  );
