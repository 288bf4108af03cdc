/** The style sheet and the fonts of paper, the same for every edition. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { tokensToCss } from "../design/css.ts";
import type { Handbook } from "../handbook/model.ts";
import { projectRoot } from "./project.ts";

/** The style sheets of paper: of pages, and of slides, which stand alone. */
export interface PrintCss {
  readonly pages: string;
  readonly slides: string;
}

/** Reads the style sheets: tokens in points, and the blocks that screens and paper share. The publisher's colours come from the site. */
export async function readPrintCss({ site }: Handbook): Promise<PrintCss> {
  const overrides = Object.fromEntries(Object.entries(site.colors).filter(([, color]) => color !== ""));
  const tokens = tokensToCss("print", overrides);
  const [pages, slides] = await Promise.all([bundled("print.css"), bundled("print/slides.css")]);
  return { pages: `${tokens}${pages}`, slides: `${tokens}${slides}` };
}

async function bundled(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(projectRoot, "src", "styles", path)],
    bundle: true,
    minify: true,
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** Every cut that paper uses. A weight or slant without a file of its own would be drawn by the browser and become a Type 3 font. */
const cuts = [
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 400, style: "normal" },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 400, style: "italic" },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 600, style: "normal" },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 600, style: "italic" },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 700, style: "normal" },
  { family: "Atkinson Hyperlegible Next", folder: "atkinson-hyperlegible-next", weight: 700, style: "italic" },
  { family: "Fraunces", folder: "fraunces", weight: 400, style: "normal" },
  { family: "Fraunces", folder: "fraunces", weight: 600, style: "normal" },
  { family: "Fraunces", folder: "fraunces", weight: 600, style: "italic" },
] as const;

/** The fonts of paper as `@font-face` rules with data URLs: the document is shown without a server. Latin and extended Latin, for names in the sources. */
export async function readPrintFonts(): Promise<string> {
  const require = createRequire(import.meta.url);
  const rules = cuts.flatMap(({ family, folder, weight, style }) =>
    ["latin", "latin-ext"].map(async (subset) => {
      const root = dirname(require.resolve(`@fontsource/${folder}/package.json`));
      const ranges = JSON.parse(await readFile(join(root, "unicode.json"), "utf8")) as Record<string, string>;
      const data = await readFile(join(root, "files", `${folder}-${subset}-${weight}-${style}.woff2`));
      return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};src:url("data:font/woff2;base64,${data.toString("base64")}") format("woff2");unicode-range:${ranges[subset] as string}}`;
    }),
  );
  return (await Promise.all(rules)).join("\n");
}
