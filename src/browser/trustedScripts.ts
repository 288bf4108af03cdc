/**
 * Which files a script may start as programs of their own. The policy of our pages (`site/headers.ts`) demands Trusted Types: where browsers know them, a text
 * becomes a program's address only through the function given here, and markup is never made of text at all. Others take the text as it is.
 */

interface TrustedTypes {
  readonly defaultPolicy: unknown;
  readonly createPolicy: (name: "default", rules: { readonly createScriptURL: (address: string) => string | null }) => unknown;
}

/** The service worker, the worker of the search, and the one that makes packs. */
const ownPrograms = /^\/(?:sw|pagefind\/pagefind-worker|assets\/paketverkstad-[A-Z0-9]+)\.js$/;

/** Whether an address is one of our programs, on this site. */
export function isOwnProgram(address: string, base: string): boolean {
  const { origin, pathname, search } = new URL(address, base);
  return origin === new URL(base).origin && ownPrograms.test(pathname) && search === "";
}

/** Lets this page start what `isTrusted` allows, and nothing else. The first to say so decides for the page. */
export function trustScripts(isTrusted: (address: string) => boolean): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined || trustedTypes.defaultPolicy !== null) return;
  trustedTypes.createPolicy("default", { createScriptURL: (address) => (isTrusted(address) ? address : null) });
}

/** Lets a page of the web site start our programs. */
export const trustOwnPrograms = () => trustScripts((address) => isOwnProgram(address, location.href));
