/**
 * The way from a page to the index. This is the way over http: a module, its worker and fetch.
 * In the offline package `searchTransport.file.ts` takes its place when the scripts are bundled; both have this interface and nothing else knows which one it is.
 */
import type { Pagefind } from "./engine.ts";
import { trustOwnPrograms } from "./trustedScripts.ts";

export interface SearchTransport {
  /** Brings Pagefind. Instances it makes already know how to reach the index: callers give search options only. Rejects where it cannot be reached. */
  readonly load: () => Promise<Pagefind>;
  /** Reads a JSON file of `pagefind/` by its name: `json("ord.json")`. Rejects where there is none. */
  readonly json: (name: string) => Promise<unknown>;
  /** What to write in a link's `href` for an address from the root of the site: "/rollen/etik/#id". */
  readonly href: (address: string) => string;
  /** What is to be said of a link to an address, where its file is not as near as the others; "" otherwise. */
  readonly note: (address: string) => string;
}

const folder = "/pagefind/";
// A variable, so that the bundler leaves it alone.
const moduleUrl: string = `${folder}pagefind.js`;

export const searchTransport: SearchTransport = {
  load: async () => {
    trustOwnPrograms();
    return (await import(moduleUrl)) as Pagefind;
  },
  json: async (name) => {
    const response = await fetch(folder + name);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  },
  href: (address) => address,
  note: () => "",
};
