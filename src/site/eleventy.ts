/** The part of Eleventy's configuration that we use; version 3.1 ships no types. */
export interface EleventyConfig {
  setTemplateFormats(formats: readonly string[]): void;
  setLibrary(name: "njk", environment: unknown): void;
  addGlobalData(name: string, value: unknown): void;
  addTemplate(path: string, content: string, data: Record<string, unknown>): void;
  /** What becomes of a page that is rendered; the address is false where it has none. */
  addTransform(name: string, transform: (this: { readonly page: { readonly url: string | false } }, content: string) => Promise<string>): void;
  readonly ignores: { add(glob: string): void };
  /** How long the functions of a configuration take; told on the console where that is long. */
  readonly benchmarks: { readonly config: { setIsVerbose(isVerbose: boolean): void } };
}
