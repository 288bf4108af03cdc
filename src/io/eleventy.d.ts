/** Eleventy and its packages ship no types; these are the parts we use. */
declare module "@11ty/eleventy" {
  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { quietMode: boolean; configPath: false; config: (config: import("../site/eleventy.ts").EleventyConfig) => void },
    );
    toJSON(): Promise<{ readonly url: string | false; readonly content: string }[]>;
  }
}
declare module "@11ty/eleventy-plugin-rss" {
  /** Makes the links of a text absolute. */
  export function convertHtmlToAbsoluteUrls(html: string, base: string): Promise<string>;
}
declare module "@11ty/eleventy-dev-server" {
  interface Options {
    headers: Record<string, string>;
    domDiff: boolean;
    logger: Record<string, unknown>;
    /** Answers made by a function, by path. */
    onRequest: Record<string, () => { headers: Record<string, string>; body: string }>;
  }
  export default class EleventyDevServer {
    static getServer(name: string, folder: string, options: Options): EleventyDevServer;
    serve(port: number): void;
    ready(): Promise<void>;
    reload(event: object): void;
    getServerUrl(host: string): string;
    close(): Promise<void>;
  }
}
