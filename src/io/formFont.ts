import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subsetFont from "subset-font";
import { winAnsi } from "../print/winAnsi.ts";

const require = createRequire(import.meta.url);

let font: Promise<Uint8Array> | undefined;

/** The body face as TrueType with every character of WinAnsiEncoding: what readers type in forms is set in it. Made once. */
export function readFormFont(): Promise<Uint8Array> {
  font ??= readFile(require.resolve("@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2")).then((woff2) =>
    subsetFont(woff2, String.fromCodePoint(...winAnsi.values()), { targetFormat: "truetype" }),
  );
  return font;
}
