/** A web server for tests and checks, as the handbook expects one: index files, the headers of `_headers`, and 404.html. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

interface Rule {
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** The rules of a `_headers` file, as Netlify and Cloudflare Pages read it. */
function readRules(text: string): Rule[] {
  const rules: { path: string; headers: [string, string][] }[] = [];
  for (const line of text.split("\n")) {
    const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) rules.at(-1)?.headers.push([name, value]);
    else if (line.trim() !== "") rules.push({ path: line.trim(), headers: [] });
  }
  return rules;
}

const matches = (rule: string, path: string) => (rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : path === rule);

export interface Served {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Paths answered with 500, to see what happens when something is missing. */
  refuse: RegExp | undefined;
  /** Paths whose connection is broken off, as when there is no net. */
  drop: RegExp | undefined;
  /** Paths that are not answered until this is taken away, to see what happens meanwhile. */
  hold: RegExp | undefined;
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
  const rules = readRules(await readFile(join(folder, "_headers"), "utf8"));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(String(request.url), "http://localhost").pathname);
    const file = normalize(path.endsWith("/") ? `${path}index.html` : path);
    const headers: Record<string, string> = { "Content-Type": types[extname(file)] ?? "application/octet-stream" };
    for (const rule of rules) if (matches(rule.path, path)) Object.assign(headers, Object.fromEntries(rule.headers));
    served.change(headers);
    served.asked.push(path);
    while (served.hold?.test(path) === true) await new Promise((resolve) => setTimeout(resolve, 20));
    if (served.drop?.test(path) === true) return request.socket.destroy();
    const on = served.redirect[path];
    if (on !== undefined) return response.writeHead(302, { Location: on }).end();
    if (served.refuse?.test(path) === true) return response.writeHead(500).end();
    try {
      const content = await readFile(join(folder, file));
      const isSmaller = isCompressing && /\bbr\b/.test(String(request.headers["accept-encoding"])) && compressible.test(String(headers["Content-Type"]));
      if (isSmaller) response.writeHead(200, { ...headers, "Content-Encoding": "br" }).end(brotliCompressSync(content));
      else response.writeHead(200, headers).end(content);
    } catch {
      const content = await readFile(join(folder, "404.html"));
      response.writeHead(404, { ...headers, "Content-Type": String(types[".html"]) }).end(content);
    }
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const served: Served = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refuse: undefined,
    drop: undefined,
    hold: undefined,
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
