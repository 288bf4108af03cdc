/**
 * The way to the index from a page opened from a folder (file://), where modules, fetch and workers are refused but classic scripts run.
 * The offline package holds Pagefind as a classic script, and its files as scripts that hand over their bytes; see `src/offline/registration.ts`.
 */
import type { Pagefind } from "./engine.ts";
import type { SearchTransport } from "./searchTransport.ts";
import { trustScripts } from "./trustedScripts.ts";

declare global {
  interface Window {
    /** What Pagefind's classic script leaves: its module. */
    handbokPagefind?: Pagefind;
    /** Pagefind's own fetch; nobody else's is touched. */
    handbokFetch?: (address: string | URL) => Promise<Response>;
    /** Files handed over and not yet read: one store for all our scripts on the page. */
    handbokWaiting?: Map<string, string>;
    /** Called by the scripts that hold the index: name in `pagefind/`, base64. */
    handbokFile?: (name: string, base64: string) => void;
    /** Which script holds a file of the index, where it is not the one of its own name. The script `core` tells. */
    handbokScripts?: Readonly<Record<string, string>>;
  }
}

/** The top folder of the package: every page has the script that lies one folder below it. */
const root = new URL("../", document.querySelector<HTMLScriptElement>('script[src$="assets/handbok.js"]')?.src ?? location.href);

const waiting = (window.handbokWaiting ??= new Map());

window.handbokFile = (name, base64) => void waiting.set(name, base64);

/** The folder of the index: its scripts are the only ones that are run. */
const indexFolder = new URL("pagefind/", root).href;

/** Runs a script of `pagefind/`. Rejects when it is not there. */
function run(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    trustScripts((address) => new URL(address, location.href).href.startsWith(indexFolder));
    const script = document.createElement("script");
    script.src = new URL(`${name}.js`, indexFolder).href;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${name} is not in the package`)));
    script.addEventListener("load", () => script.remove());
    document.head.append(script);
  });
}

let core: Promise<void> | undefined;

/** The bytes of a file of the index. */
async function bytesOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  await (core ??= run("core"));
  if (!waiting.has(name)) await run(window.handbokScripts?.[name] ?? name);
  const text = waiting.get(name);
  if (text === undefined) throw new Error(`${name} is not in the package`);
  waiting.delete(name);
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

/** "…/pagefind/index/a.pf_index?ts=1" is "index/a.pf_index". */
const nameIn = (address: string | URL) =>
  String(address)
    .replace(/^.*?\/pagefind\//, "")
    .replace(/[?#].*$/, "");

window.handbokFetch = async (address) => {
  try {
    return new Response(await bytesOf(nameIn(address)));
  } catch {
    return new Response(null, { status: 404 });
  }
};

export const searchTransport: SearchTransport = {
  load: async () => {
    await run("pagefind");
    const pagefind = window.handbokPagefind;
    if (pagefind === undefined) throw new Error("Pagefind did not start");
    return { ...pagefind, createInstance: (options) => pagefind.createInstance({ ...options, basePath: "/pagefind/", noWorker: true }) };
  },
  json: async (name) => JSON.parse(new TextDecoder().decode(await bytesOf(name))) as unknown,
  href: (address) => {
    const url = new URL(address, "http://handbok.invalid/");
    const path = url.pathname.endsWith("/") ? `${url.pathname}index.html` : url.pathname;
    return new URL(`.${path}${url.search}${url.hash}`, root).href;
  },
};
