/** The part we use of subset-font, which ships no types. */
declare module "subset-font" {
  /**
   * A font with the glyphs of a text only.
   * @param targetFormat "truetype" for programs that read no web fonts
   * @param keepFeatures OpenType features to keep; all without it
   */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: {
      readonly targetFormat?: "truetype" | "sfnt" | "woff" | "woff2";
      readonly keepFeatures?: readonly string[];
    },
  ): Promise<Buffer>;
}
