/** The part of Eleventy's configuration that we use; version 3.1 ships no types. */
export interface EleventyConfig {
  setInputDirectory(folder: string): void;
  setIncludesDirectory(folder: string): void;
  setDataDirectory(folder: string): void;
  setTemplateFormats(formats: readonly string[]): void;
  setLibrary(name: "njk", environment: unknown): void;
  addGlobalData(name: string, value: unknown): void;
  addTemplate(path: string, content: string, data: Record<string, unknown>): void;
  readonly ignores: { add(glob: string): void };
}

/** A page we publish beside the articles: its template, and where it lands. */
export interface OwnPage {
  readonly template: string;
  readonly permalink: string;
}
