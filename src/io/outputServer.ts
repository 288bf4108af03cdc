/** A web server for tests and checks, as the handbook expects one: index files, the headers of `_headers`, and 404.html. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";
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

export interface Served {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Paths answered with 500, to see what happens when something is missing. */
  refuse: RegExp | undefined;
  /** Paths whose connection is broken off, as when there is no net. */
  drop: RegExp | undefined;
  /** Paths that are not answered until this is taken away, to see what happens meanwhile. */
  hold: RegExp | undefined;
  /** Paths of which one bit arrives wrong, as when a file is damaged or somebody has changed it. */
  flip: RegExp | undefined;
  /** Paths asked for, in order. */
  readonly asked: string[];
  /** Paths that lead on to another, as some servers do. */
  redirect: Readonly<Record<string, string>>;
  /** Changes headers before they are sent. */
  change: (headers: Record<string, string>) => void;
  readonly close: () => Promise<void>;
}

export interface ServeOptions {
  /** Sends text compressed, as hosts do, to browsers that take it. */
  readonly isCompressing?: boolean;
}

/** What compressing makes smaller. */
const compressible = /^(?:text\/|image\/svg)|json|xml|javascript/;

/** Serves a folder, on a free port of this machine or one that is named. */
export async function serve(folder: string, port = 0, { isCompressing = false }: ServeOptions = {}): Promise<Served> {
  const headersOf = readHeaders(await readFile(join(folder, "_headers"), "utf8"));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(String(request.url), "http://localhost").pathname);
    const file = normalize(path.endsWith("/") ? `${path}index.html` : path);
    const headers: Record<string, string> = { "Content-Type": contentType(file), ...headersOf(path) };
    served.change(headers);
    served.asked.push(path);
    while (served.hold?.test(path) === true) await new Promise((resolve) => setTimeout(resolve, 20));
    if (served.drop?.test(path) === true) return request.socket.destroy();
    const on = served.redirect[path];
    if (on !== undefined) return response.writeHead(302, { Location: on }).end();
    if (served.refuse?.test(path) === true) return response.writeHead(500).end();
    try {
      const content = await readFile(join(folder, file));
      if (served.flip?.test(path) === true) content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 1;
      const isSmaller = isCompressing && /\bbr\b/.test(String(request.headers["accept-encoding"])) && compressible.test(String(headers["Content-Type"]));
      if (isSmaller) response.writeHead(200, { ...headers, "Content-Encoding": "br" }).end(brotliCompressSync(content));
      else response.writeHead(200, headers).end(content);
    } catch {
      const content = await readFile(join(folder, "404.html"));
      response.writeHead(404, { ...headers, "Content-Type": contentType("404.html") }).end(content);
    }
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const served: Served = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refuse: undefined,
    drop: undefined,
    hold: undefined,
    flip: undefined,
    asked: [],
    redirect: {},
    change: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return served;
}
