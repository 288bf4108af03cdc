/**
 * The way to the index from a page opened from a folder (file://), where modules, fetch and workers are refused but classic scripts run.
 * The offline package holds Pagefind as a classic script, and its files as scripts that hand over their bytes; see `src/offline/registration.ts`.
 */
import type { Pagefind } from "./engine.ts";
import type { SearchTransport } from "./searchTransport.ts";
import { trustScripts } from "./trustedScripts.ts";

/** A file as its script has it. */
type Handed = { readonly base64: string } | { readonly text: string };

declare global {
  interface Uint8ArrayConstructor {
    /** https://tc39.es/proposal-arraybuffer-base64/; older browsers lack it. */
    fromBase64?: (base64: string) => Uint8Array<ArrayBuffer>;
  }
  interface Window {
    /** What Pagefind's classic script leaves: its module. */
    handbokPagefind?: Pagefind;
    /** Pagefind's own fetch; nobody else's is touched. */
    handbokFetch?: (address: string | URL) => Promise<Response>;
    /** Pagefind's own clock. */
    handbokTimeout?: (work: () => void, milliseconds: number) => number;
    /** Files handed over and not yet read: one store for all our scripts on the page. */
    handbokWaiting?: Map<string, Handed>;
    /** Called by the scripts that hold the index: name in `pagefind/`, base64. */
    handbokFile?: (name: string, base64: string) => void;
    /** The same for files that are text. */
    handbokText?: (name: string, text: string) => void;
    /** What the lean package has only the names of. The script `core` tells; see `src/offline/registration.ts`. */
    handbokElsewhere?: { readonly start: string; readonly website?: string; readonly explained: string; readonly note: string };
    /** Which script holds a file of the index, where it is not the one of its own name. The script `core` tells. */
    handbokScripts?: Readonly<Record<string, string>>;
  }
}

/** The top folder of the package: every page has the script that lies one folder below it. */
const root = new URL("../", document.querySelector<HTMLScriptElement>('script[src$="assets/handbok.js"]')?.src ?? location.href);

const waiting = (window.handbokWaiting ??= new Map());

window.handbokFile = (name, base64) => void waiting.set(name, { base64 });
window.handbokText = (name, text) => void waiting.set(name, { text });

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

/** A file of the index, which can be read once. */
async function handed(name: string): Promise<Handed> {
  if (!waiting.has(name)) await run(window.handbokScripts?.[name] ?? name);
  const file = waiting.get(name);
  if (file === undefined) throw new Error(`${name} is not in the package`);
  waiting.delete(name);
  return file;
}

function bytesOf(file: Handed): Uint8Array<ArrayBuffer> {
  if ("text" in file) return new TextEncoder().encode(file.text);
  if (Uint8Array.fromBase64 !== undefined) return Uint8Array.fromBase64(file.base64);
  const signs = atob(file.base64);
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at++) bytes[at] = signs.charCodeAt(at);
  return bytes;
}

/** "…/pagefind/index/a.pf_index?ts=1" is "index/a.pf_index". */
const nameIn = (address: string | URL) =>
  String(address)
    .replace(/^.*?\/pagefind\//, "")
    .replace(/[?#].*$/, "");

window.handbokFetch = async (address) => {
  try {
    return new Response(bytesOf(await handed(nameIn(address))));
  } catch {
    return new Response(null, { status: 404 });
  }
};

/** Without a worker Pagefind looks every fifty milliseconds whether its WASM is ready; here it looks at once. */
window.handbokTimeout = (work, milliseconds) => window.setTimeout(work, Math.min(milliseconds, 1));

export const searchTransport: SearchTransport = {
  load: async () => {
    // `core` is what Pagefind reads before any search, and tells where the rest is.
    await Promise.all([run("pagefind"), run("core")]);
    const pagefind = window.handbokPagefind;
    if (pagefind === undefined) throw new Error("Pagefind did not start");
    return { ...pagefind, createInstance: (options) => pagefind.createInstance({ ...options, basePath: "/pagefind/", noWorker: true }) };
  },
  json: async (name) => {
    const file = await handed(name);
    return JSON.parse("text" in file ? file.text : new TextDecoder().decode(bytesOf(file))) as unknown;
  },
  href: (address) => {
    const away = elsewhere(address);
    return away?.website === undefined ? inFolder(away?.explained ?? address) : away.website + address;
  },
  note: (address) => elsewhere(address)?.note ?? "",
};

/** Where a file is that is not in the package. */
function elsewhere(address: string): Window["handbokElsewhere"] {
  const away = window.handbokElsewhere;
  return away !== undefined && address.startsWith(away.start) ? away : undefined;
}

function inFolder(address: string): string {
  const url = new URL(address, "http://handbok.invalid/");
  const path = url.pathname.endsWith("/") ? `${url.pathname}index.html` : url.pathname;
  return new URL(`.${path}${url.search}${url.hash}`, root).href;
}
