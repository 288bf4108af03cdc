/** The part we use of hyphen, which ships no types: Liang's method with the patterns that TeX has for Swedish. */
declare module "hyphen/sv/index.js" {
  const swedish: {
    /** A text with `hyphenChar` where its words may break; shorter words than `minWordLength` are left as they are. */
    readonly hyphenateSync: (text: string, options: { readonly hyphenChar: string; readonly minWordLength: number }) => string;
  };
  export default swedish;
}
