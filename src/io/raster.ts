/** SVG to PNG with the handbook's own type and none of the machine's, so that every machine draws the same. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const family = "Atkinson Hyperlegible Next";
const weights = [400, 700] as const;
/** Everything Swedish text needs: Basic Latin, Latin-1 and the signs we use from General Punctuation. */
const characters = [
  ...Array.from({ length: 0x5f }, (_, i) => String.fromCodePoint(0x20 + i)),
  ...Array.from({ length: 0x60 }, (_, i) => String.fromCodePoint(0xa0 + i)),
  ..."–—’‘”“…•→",
].join("");

/** The body face as TrueType, since resvg reads no WOFF. */
async function bodyFont(weight: number): Promise<Buffer> {
  const woff2 = await readFile(require.resolve(`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff2`));
  return subsetFont(woff2, characters, { targetFormat: "truetype" });
}

/**
 * Draws an SVG as PNG.
 * @param width in pixels; the height follows
 * @throws Error when the SVG cannot be read
 */
export async function svgToPng(svg: string, width: number): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-fonts-"));
  try {
    const fontFiles = await Promise.all(
      weights.map(async (weight) => {
        const file = join(folder, `${weight}.ttf`);
        await writeFile(file, await bodyFont(weight));
        return file;
      }),
    );
    const options = {
      fitTo: { mode: "width" as const, value: width },
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: family, sansSerifFamily: family },
    };
    return new Resvg(svg, options).render().asPng();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
