/** Everything a page may do: read our own files, and run WebAssembly where search needs it. */
const contentSecurityPolicy = [
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
  "frame-ancestors 'none'",
].join("; ");

/** Sent with every file. */
export const securityHeaders = {
  "Content-Security-Policy": contentSecurityPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
} as const;

/** Headers of some addresses: one address (`/feed.xml`), or all that begin so (`/assets/*`). */
export interface HeaderRule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How long files are kept that no rule names, pages among them: as long as the host says that they are the same. */
export const defaultCaching = "public, max-age=0, must-revalidate";

/** Names with a content hash never change; everything else is asked for again. */
const cacheRules: readonly HeaderRule[] = Object.entries({
  "/assets/*": "public, max-age=31536000, immutable",
  "/pagefind/*": defaultCaching,
  "/sw.js": "no-cache",
  "/offline/*": "no-cache",
  "/pdf/*": "public, max-age=3600",
}).map(([path, value]) => ({ path, headers: { "Cache-Control": value } }));

/** Pictures that other pages may show, also those that only take in what says so itself (COEP). */
const embeddable = ["/figurer/*", "/karta/regioner.svg", "/karta/kommuner.svg", "/karta/tid.svg"] as const;
const embedRules: readonly HeaderRule[] = embeddable.map((path) => ({
  path,
  headers: { "Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*" },
}));

/** What the ending of a name does not tell. */
const typeRules: readonly HeaderRule[] = [
  { path: "/feed.xml", headers: { "Content-Type": "application/atom+xml; charset=utf-8" } },
  { path: "/feed.json", headers: { "Content-Type": "application/feed+json; charset=utf-8" } },
];

/** Everything that is sent beside what a server sends by itself: the one source of `_headers` and of what other servers are told (`hosting.ts`). No address has the same header from two rules. */
export const headerRules: readonly HeaderRule[] = [{ path: "/*", headers: securityHeaders }, ...cacheRules, ...embedRules, ...typeRules];

/**
 * The `_headers` file that Netlify, Cloudflare Pages and others read. It does not name `defaultCaching`: they have it of their own, and would join it to
 * the caching of `/assets/`.
 */
export function headersFile(): string {
  return `${headerRules.flatMap(({ path, headers }) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)]).join("\n")}\n`;
}
