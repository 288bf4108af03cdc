/** SVG to PNG with the handbook's own type and none of the machine's, so that every machine draws the same. */
import { rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import subsetFont from "subset-font";
import { temporaryFolder } from "./temporary.ts";

const require = createRequire(import.meta.url);
const family = "Atkinson Hyperlegible Next";
/** The faces that drawings use, as Fontsource names them. */
const faces = ["atkinson-hyperlegible-next-latin-400-normal", "atkinson-hyperlegible-next-latin-700-normal", "fraunces-latin-600-normal"] as const;
/** Everything Swedish text needs: Basic Latin, Latin-1 and the signs we use from General Punctuation. */
const characters = [
  ...Array.from({ length: 0x5f }, (_, i) => String.fromCodePoint(0x20 + i)),
  ...Array.from({ length: 0x60 }, (_, i) => String.fromCodePoint(0xa0 + i)),
  ..."–—’‘”“…•→−",
].join("");

/** A face as TrueType, since resvg reads no WOFF. */
async function trueType(face: (typeof faces)[number]): Promise<Buffer> {
  const woff2 = await readFile(require.resolve(`@fontsource/${face.replace(/-latin-.*$/, "")}/files/${face}.woff2`));
  return subsetFont(woff2, characters, { targetFormat: "truetype" });
}

/** The faces as files in a folder, made once for all pictures of a run: resvg reads them from there. */
let fontFiles: Promise<readonly string[]> | undefined;

async function writeFonts(): Promise<readonly string[]> {
  const folder = await temporaryFolder("fonts");
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return Promise.all(
    faces.map(async (face) => {
      const file = join(folder, `${face}.ttf`);
      await writeFile(file, await trueType(face));
      return file;
    }),
  );
}

/**
 * Draws an SVG as PNG.
 * @param width in pixels; the height follows
 * @throws Error when the SVG cannot be read
 */
export async function svgToPng(svg: string, width: number): Promise<Uint8Array> {
  const options = {
    fitTo: { mode: "width" as const, value: width },
    font: { loadSystemFonts: false, fontFiles: [...(await (fontFiles ??= writeFonts()))], defaultFontFamily: family, sansSerifFamily: family },
  };
  return new Resvg(svg, options).render().asPng();
}
