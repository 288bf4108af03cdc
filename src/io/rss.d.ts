/** The official feed plugin ships no types; this is the part we use. */
declare module "@11ty/eleventy-plugin-rss" {
  /** Makes the links of a text absolute. */
  export function convertHtmlToAbsoluteUrls(html: string, base: string): Promise<string>;
}
declare module "@11ty/eleventy" {
  export interface RenderedTemplate {
    readonly url: string | false;
    readonly outputPath: string | false;
    readonly content: string;
  }
  export default class Eleventy {
    constructor(input: string, output: string, options: { quietMode?: boolean; configPath?: string | false; config?: (config: never) => void | Promise<void> });
    toJSON(): Promise<RenderedTemplate[]>;
  }
}
