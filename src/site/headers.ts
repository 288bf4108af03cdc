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

/** Names with a content hash never change; everything else is asked for again. */
const cacheRules = [
  { path: "/assets/*", value: "public, max-age=31536000, immutable" },
  { path: "/pagefind/*", value: "public, max-age=0, must-revalidate" },
  { path: "/sw.js", value: "no-cache" },
  { path: "/offline/*", value: "no-cache" },
  { path: "/pdf/*", value: "public, max-age=3600" },
] as const;

/** Pictures that other pages may show, also those that only take in what says so itself (COEP). */
const embeddable = ["/figurer/*", "/karta/regioner.svg", "/karta/kommuner.svg", "/karta/tid.svg"] as const;

/** The `_headers` file that Netlify, Cloudflare Pages and others read. */
export function headersFile(): string {
  const lines = (headers: Record<string, string>) => Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [
    "/*",
    ...lines(securityHeaders),
    ...cacheRules.flatMap(({ path, value }) => [path, `  Cache-Control: ${value}`]),
    ...embeddable.flatMap((path) => [path, "  Cross-Origin-Resource-Policy: cross-origin", "  Access-Control-Allow-Origin: *"]),
    "/feed.xml",
    "  Content-Type: application/atom+xml; charset=utf-8",
    "/feed.json",
    "  Content-Type: application/feed+json; charset=utf-8",
    "",
  ].join("\n");
}
