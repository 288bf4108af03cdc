/** The part we use of subset-font, which ships no types. */
declare module "subset-font" {
  /**
   * A font with the glyphs of a text only.
   * @param targetFormat "truetype" for programs that read no web fonts
   */
  export default function subsetFont(font: Buffer, text: string, options?: { readonly targetFormat?: "truetype" | "sfnt" | "woff" | "woff2" }): Promise<Buffer>;
}
