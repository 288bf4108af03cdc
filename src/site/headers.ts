import type { Site } from "../content/site.ts";

/**
 * Everything a page may do: read our own files, and run WebAssembly, where search needs it: every page has the search box. The index runs in a worker, and in the page
 * itself where the worker is not ready within five seconds, as on a slow net. Text becomes neither markup nor the address of a program (Trusted Types), but for
 * the addresses that `browser/trustedScripts.ts` lets through.
 */
const mayDo = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
] as const;

/** In the head of every page as well, for hosts that send no headers of ours, and for pages that are passed on as files. */
export const pagePolicy = mayDo.join("; ");

/** For a page that only leads on: it runs nothing and loads nothing. */
export const redirectPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'";

/** What devices and browsers offer that we never ask for. Copying to the clipboard, printing and reading aloud are left to the browser's own rules. */
const neverAsked = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
] as const;

/** Sent with every file. `frame-ancestors` works in headers only. */
export const securityHeaders = {
  "Content-Security-Policy": [...mayDo, "frame-ancestors 'none'"].join("; "),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": neverAsked.map((feature) => `${feature}=()`).join(", "),
  "Cross-Origin-Opener-Policy": "same-origin",
} as const;

/** A year of https and nothing else, for this host alone: what stands on other hosts of the domain is not ours to say. */
export const onlyHttps = { "Strict-Transport-Security": "max-age=31536000" };

/** Headers of some addresses: one address (`/feed.xml`), or all that begin so (`/assets/*`). */
export interface HeaderRule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How long files are kept that no rule names, pages among them: as long as the host says that they are the same. */
export const defaultCaching = "public, max-age=0, must-revalidate";

/** Files that no other site has a use for. */
const ownUse = { "Cross-Origin-Resource-Policy": "same-origin" };
/** Files that other sites may show and read, also those that only take in what says so itself (COEP). They are the same to everybody, and carry no secrets. */
const openToAll = { "Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*" };

/** Names with a content hash never change; everything else is asked for again. */
const someRules: Readonly<Record<string, HeaderRule["headers"]>> = {
  "/assets/*": { "Cache-Control": "public, max-age=31536000, immutable", ...ownUse },
  "/pagefind/*": { "Cache-Control": defaultCaching },
  "/sw.js": { "Cache-Control": "no-cache", ...ownUse },
  "/offline/*": { "Cache-Control": "no-cache", ...ownUse },
  "/pdf/*": { "Cache-Control": "public, max-age=3600", ...openToAll },
  "/figurer/*": openToAll,
  "/karta/regioner.svg": openToAll,
  "/karta/kommuner.svg": openToAll,
  "/karta/tid.svg": openToAll,
  "/karta/regioner.json": openToAll,
  "/karta/regioner.csv": openToAll,
  "/data/*": openToAll,
  "/schema/*": openToAll,
  "/handbok.json": openToAll,
  "/search.json": openToAll,
  // What the ending of a name does not tell.
  "/feed.xml": { "Content-Type": "application/atom+xml; charset=utf-8", ...openToAll },
  "/feed.json": { "Content-Type": "application/feed+json; charset=utf-8", ...openToAll },
  "/sbom.cdx.json": { "Content-Type": "application/vnd.cyclonedx+json; version=1.6" },
};

/**
 * Everything that is sent beside what a server sends by itself: the one source of `_headers` and of what other servers are told. No address has the same header
 * from two rules, since hosts disagree about what that means: some take the last, others send both.
 */
export const headerRules: readonly HeaderRule[] = [
  { path: "/*", headers: securityHeaders },
  ...Object.entries(someRules).map(([path, headers]) => ({ path, headers })),
];

/**
 * The `_headers` file that Netlify, Cloudflare Pages and others read. It does not name `defaultCaching`: they have it of their own, and would join it to
 * the caching of `/assets/`. A site whose address is https is asked for by https alone from the first visit on.
 */
export function headersFile({ url }: Pick<Site, "url">): string {
  const lines = headerRules.flatMap(({ path, headers }) => {
    const all = path === "/*" && url.startsWith("https://") ? { ...headers, ...onlyHttps } : headers;
    return [path, ...Object.entries(all).map(([name, value]) => `  ${name}: ${value}`)];
  });
  return `${lines.join("\n")}\n`;
}
