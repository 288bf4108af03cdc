/** Eleventy's development server ships no types; this is the part we use. */
declare module "@11ty/eleventy-dev-server" {
  interface Options {
    headers: Record<string, string>;
    domDiff: boolean;
    logger: Record<string, unknown>;
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
