/** A built site over http on this machine, as a host that reads `_headers` sends it. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileTypes } from "../hosting/snippets.ts";

/** The `Content-Type` of a file by the ending of its name. */
export function contentType(path: string): string {
  const ending = extname(path).slice(1);
  const found = fileTypes.find(({ endings }) => endings.includes(ending));
  return found === undefined ? "application/octet-stream" : found.isText ? `${found.type}; charset=utf-8` : found.type;
}

/** The headers that a `_headers` file gives to an address. */
export type HeadersOf = (address: string) => Readonly<Record<string, string>>;

/** Reads a `_headers` file, as Netlify and Cloudflare Pages do. */
export function readHeaders(text: string): HeadersOf {
  const rules: { readonly path: string; readonly headers: Record<string, string> }[] = [];
  for (const line of text.split("\n")) {
    const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (name !== undefined && value !== undefined && rule !== undefined) rule.headers[name] = value;
    else if (line.trim() !== "") rules.push({ path: line.trim(), headers: {} });
  }
  const matches = (rule: string, address: string) => (rule.endsWith("*") ? address.startsWith(rule.slice(0, -1)) : address === rule);
  return (address) => Object.assign({}, ...rules.filter(({ path }) => matches(path, address)).map(({ headers }) => headers)) as Record<string, string>;
}

export interface StaticServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a built site on a free port of this machine. */
export async function serveFolder(folder: string): Promise<StaticServer> {
  const headersOf = readHeaders(await readFile(join(folder, "_headers"), "utf8"));
  const server = createServer(async (request, response) => {
    const address = decodeURIComponent(new URL(String(request.url), "http://localhost").pathname);
    const path = normalize(address.endsWith("/") ? `${address}index.html` : address);
    const headers = { "Content-Type": contentType(path), ...headersOf(address) };
    try {
      const content = await readFile(join(folder, path));
      response.writeHead(200, headers).end(content);
    } catch {
      const missing = await readFile(join(folder, "404.html")).catch(() => "");
      response.writeHead(404, { ...headers, "Content-Type": contentType("404.html") }).end(missing);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
