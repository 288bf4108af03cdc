/** Real nginx and Apache serve the output as the snippets in `src/hosting` say: what they send is what `_headers` says, file by file. */
import { existsSync } from "node:fs";
import { readFile, rm, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileTypes, redirectFiles } from "../hosting/snippets.ts";
import { addressOf } from "../offline/fileList.ts";
import { contentType, readHeaders } from "./staticServer.ts";
import { filesUnder } from "./disk.ts";
import { KnownError } from "./errors.ts";
import { ask, type Answer } from "./httpClient.ts";
import { temporaryFolder } from "./temporary.ts";
import type { Check } from "./verify.ts";
import { findServer, secret, serverNames, startServer, writeTraps, type ServerName } from "./webServers.ts";

export const serversCheck: Check = {
  name: "servers",
  about: "nginx and Apache with the snippets of src/hosting: headers, caching, compression, parts, 404, redirects, what is not sent (needs both)",
  async run({ output, tell }) {
    for (const name of serverNames) findServer(name);
    if (!existsSync(join(output, "_headers"))) throw new KnownError(`There is no handbook in ${output}. Make it with: npm run build`);
    const folder = await temporaryFolder("fallor");
    try {
      const traps = await writeTraps(folder);
      const rows: { readonly cells: readonly string[]; readonly isGood: boolean }[] = [];
      for (const name of serverNames) {
        tell(`  ${findServer(name)}`);
        const tried = [
          ...(await withServer(name, output, (port) => tryOutput(name, output, port))),
          ...(await withServer(name, traps, (port) => tryTraps(name, port))),
        ];
        rows.push(...tried.map(({ what, wrong }) => ({ cells: [name, what, wrong.length === 0 ? "ok" : wrong.join("; ")], isGood: wrong.length === 0 })));
      }
      return { columns: ["server", "asked for", "outcome"], rows: rows.map(({ cells }) => cells), failures: rows.filter(({ isGood }) => !isGood).length };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface SentFile {
  readonly path: string;
  readonly bytes: number;
}

/** What was asked for, and what was wrong with the answers. */
interface Tried {
  readonly what: string;
  readonly wrong: readonly string[];
}

async function withServer<T>(name: ServerName, root: string, work: (port: number) => Promise<T>): Promise<T> {
  const server = await startServer(name, root);
  try {
    return await work(server.port);
  } finally {
    await server.close();
  }
}

/** What every address must be sent with, by the output's own `_headers` and what its readers have of their own: caching and types. */
type ExpectedOf = (address: string) => ReadonlyMap<string, string>;

function expectations(headersText: string): ExpectedOf {
  const headersOf = readHeaders(headersText);
  return (address) =>
    new Map([
      ["cache-control", "public, max-age=0, must-revalidate"],
      ["content-type", contentType(address.endsWith("/") ? "index.html" : address)],
      // These servers are asked over http, where nobody is told to use https.
      ...Object.entries(headersOf(address)).flatMap(([name, value]) =>
        /^strict-transport-security$/i.test(name) ? [] : [[name.toLowerCase(), value] as const],
      ),
    ]);
}

/** Files to try: of each ending in each top folder one, the largest up to a few megabytes, and whatever a rule names. */
function chosenFiles(files: readonly SentFile[], headersText: string): readonly SentFile[] {
  const sent = files.filter(({ path }) => !path.startsWith("_"));
  const sorts = Map.groupBy(sent, ({ path }) => `${path.includes("/") ? path.split("/")[0] : path} ${extname(path)}`);
  const largest = [...sorts.values()].flatMap((sort) => [...sort].sort((a, b) => b.bytes - a.bytes).find(({ bytes }) => bytes < 4_000_000) ?? []);
  const addresses = new Set(headersText.split("\n"));
  const named = sent.filter(({ path }) => addresses.has(addressOf(path)));
  return [...new Set([...largest, ...named])].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Fewer bytes than this may be sent as they are. */
const worthPacking = 1000;

async function tryOutput(server: ServerName, output: string, port: number): Promise<Tried[]> {
  const headersText = await readFile(join(output, "_headers"), "utf8");
  const expectedOf = expectations(headersText);
  const files = await Promise.all((await filesUnder(output)).map(async ({ path }) => ({ path, bytes: (await stat(join(output, path))).size })));
  const tried: Tried[] = [];
  for (const file of chosenFiles(files, headersText)) tried.push({ what: addressOf(file.path), wrong: await tryFile(server, output, file, expectedOf, port) });
  const notFound = await readFile(join(output, "404.html"));
  for (const path of [
    "/finns-inte/",
    "/assets/finns-inte-0000.js",
    "/pdf/finns-inte.pdf",
    "/assets/",
    "/pagefind/",
    "/ikoner/",
    "/_headers",
    `/${redirectFiles.hosts}`,
  ]) {
    tried.push({ what: `${path} (404)`, wrong: tryNotFound(await ask(port, path), notFound, expectedOf) });
  }
  const moved = (await readFile(join(output, redirectFiles.hosts), "utf8")).split("\n").filter((line) => line !== "");
  for (const [from = "", to = ""] of moved.map((line) => line.split(" "))) {
    tried.push({ what: `${from} (moved)`, wrong: tryMoved(await ask(port, from), to) });
  }
  return tried;
}

/** Everything that a file is asked for: whole, its head, packed, parts, and whether it has changed. */
async function tryFile(server: ServerName, output: string, { path, bytes }: SentFile, expectedOf: ExpectedOf, port: number): Promise<string[]> {
  const wrong: string[] = [];
  const must = (holds: boolean, what: string) => void (holds || wrong.push(what));
  const address = addressOf(path);
  const content = await readFile(join(output, path));
  const expected = expectedOf(address);
  const isText = fileTypes.some(({ endings, isText: text }) => text && endings.includes(extname(path).slice(1)));
  const mustHave = (answer: Answer, what: string) => {
    for (const [name, value] of expected) {
      const got = answer.headers.get(name)?.join(" + ") ?? "nothing";
      must(got === value, `${what}: ${name} is ${got}, not ${value}`);
    }
  };

  const whole = await ask(port, address);
  must(whole.status === 200, `status ${whole.status}`);
  must(whole.body.equals(content), "other bytes than the file's");
  must(!whole.headers.has("content-encoding"), "packed though nobody asked for it");
  must(!/\d/.test(first(whole, "server")), `tells its version: ${first(whole, "server")}`);
  must(!whole.headers.has("set-cookie"), "sets a cookie");
  must(!whole.headers.has("strict-transport-security"), "speaks of https over http");
  for (const [name, values] of whole.headers) must(values.length === 1, `${name} is sent ${values.length} times`);
  mustHave(whole, "GET");

  const head = await ask(port, address, { method: "HEAD" });
  must(head.status === 200 && head.sent.length === 0, `HEAD: status ${head.status}, ${head.sent.length} bytes`);
  must(first(head, "content-length") === String(bytes), `HEAD: content-length is ${first(head, "content-length")}`);
  mustHave(head, "HEAD");

  for (const encoding of server === "apache" ? ["gzip", "br"] : ["gzip"]) {
    const packed = await ask(port, address, { headers: { "Accept-Encoding": encoding === "br" ? "gzip, br" : encoding } });
    const isPacked = first(packed, "content-encoding") === encoding;
    must(packed.body.equals(content), `${encoding}: other bytes than the file's`);
    must(!packed.headers.has("content-encoding") || isText, `${encoding}: is packed twice`);
    must(isPacked || !isText || bytes < worthPacking, `${encoding}: is not packed`);
    must(!isText || bytes < worthPacking || /accept-encoding/i.test(first(packed, "vary")), `${encoding}: caches are not told that it can be packed (Vary)`);
    must(!isPacked || packed.sent.length < bytes || bytes < worthPacking, `${encoding}: packed is no smaller`);
    mustHave(packed, encoding);
    const unchanged = await ask(port, address, { headers: { "Accept-Encoding": "gzip, br", "If-None-Match": first(packed, "etag") } });
    must(unchanged.status === 304 && unchanged.sent.length === 0, `${encoding}: is sent again though it has not changed (status ${unchanged.status})`);
  }

  const etag = first(whole, "etag");
  const unchanged = await ask(port, address, { headers: { "If-None-Match": etag } });
  must(
    etag !== "" && unchanged.status === 304 && unchanged.sent.length === 0,
    `is sent again though it has not changed (ETag ${etag}, status ${unchanged.status})`,
  );
  must(first(unchanged, "cache-control") === expected.get("cache-control"), `304: cache-control is ${first(unchanged, "cache-control")}`);
  const changed = await ask(port, address, { headers: { "If-None-Match": '"another"' } });
  must(changed.status === 200 && changed.body.equals(content), `is not sent though it has changed (status ${changed.status})`);
  const since = await ask(port, address, { headers: { "If-Modified-Since": first(whole, "last-modified") } });
  must(since.status === 304, `is sent again though it has not changed since (status ${since.status})`);

  if (!isText && bytes > 200) {
    const part = await ask(port, address, { headers: { Range: "bytes=100-199", "Accept-Encoding": "gzip, br" } });
    must(
      part.status === 206 && first(part, "content-range") === `bytes 100-199/${bytes}` && part.sent.equals(content.subarray(100, 200)),
      `bytes 100-199: status ${part.status}, ${first(part, "content-range")}`,
    );
    mustHave(part, "a part");
    const end = await ask(port, address, { headers: { Range: "bytes=-50" } });
    must(end.status === 206 && end.sent.equals(content.subarray(-50)), `the last 50 bytes: status ${end.status}`);
    const beyond = await ask(port, address, { headers: { Range: `bytes=${bytes}-` } });
    // Apache does not tell how long the file is.
    must(
      beyond.status === 416 && [`bytes */${bytes}`, ""].includes(first(beyond, "content-range")),
      `bytes beyond the end: status ${beyond.status}, ${first(beyond, "content-range")}`,
    );
    const stale = await ask(port, address, { headers: { Range: "bytes=100-199", "If-Range": '"another"' } });
    must(stale.status === 200 && stale.body.equals(content), `a part of another version: status ${stale.status}`);
  }
  return wrong;
}

const first = ({ headers }: Answer, name: string): string => headers.get(name)?.[0] ?? "";

/** An address where nothing is: our own page, with the status that says so, and never kept for long. */
function tryNotFound(answer: Answer, page: Buffer, expectedOf: ExpectedOf): string[] {
  const wrong: string[] = [];
  if (answer.status !== 404) wrong.push(`status ${answer.status}`);
  if (!answer.body.equals(page)) wrong.push("another page than 404.html");
  for (const [name, value] of expectedOf("/404.html")) {
    const got = answer.headers.get(name)?.join(" + ") ?? "nothing";
    if (got !== value) wrong.push(`${name} is ${got}, not ${value}`);
  }
  return wrong;
}

/** An address that leads on for good, on the same host. */
function tryMoved(answer: Answer, to: string): string[] {
  const location = first(answer, "location");
  const url = URL.canParse(location, "http://127.0.0.1") ? new URL(location, "http://127.0.0.1") : undefined;
  const path = url === undefined ? "" : url.pathname + url.search + url.hash;
  return [
    ...(answer.status === 301 ? [] : [`status ${answer.status}`]),
    ...(path === to && url?.hostname === "127.0.0.1" ? [] : [`leads to ${location}, not ${to}`]),
    ...(answer.headers.has("content-security-policy") ? [] : ["no Content-Security-Policy"]),
  ];
}

/** What no output has: a small site of traps. */
async function tryTraps(server: ServerName, port: number): Promise<Tried[]> {
  const tried: Tried[] = [];
  const add = (what: string, wrong: readonly string[]) => tried.push({ what, wrong });
  const status = (answer: Answer, ...allowed: number[]) => (allowed.includes(answer.status) ? [] : [`status ${answer.status}`]);
  const hidden = [
    "/_headers",
    "/_redirects",
    "/_redirects.nginx",
    "/.htaccess",
    "/.git/config",
    "/.git/",
    "/rollen/.gomd",
    "/%2ehtaccess",
    "/rollen/../.htaccess",
    "//.git/config",
  ];
  for (const path of hidden) {
    const answer = await ask(port, path);
    add(`${path} (hidden)`, [...status(answer, 404), ...secretIn(answer)]);
  }
  add("/.well-known/security.txt", status(await ask(port, "/.well-known/security.txt"), 200));
  for (const path of ["/utan-sida/", "/utan-sida", "/utan-sida/?C=M;O=A"]) {
    const answer = await ask(port, path);
    add(`${path} (no listing)`, [...status(answer, 404, 301), ...(answer.body.includes("fil.txt") ? ["lists the folder"] : [])]);
  }
  const outside = [
    "/../hemligt.txt",
    "/rollen/../../hemligt.txt",
    "/%2e%2e/hemligt.txt",
    "/rollen/%2e%2e/%2e%2e/hemligt.txt",
    "/..%2fhemligt.txt",
    "/rollen/..%2f..%2fhemligt.txt",
    "/%252e%252e/hemligt.txt",
    "/..%5chemligt.txt",
    "/.%00./hemligt.txt",
    "/rollen/....//hemligt.txt",
    "//hemligt.txt",
    "/rollen../hemligt.txt",
    "/rollen../.htaccess",
    "/../../../../../../../../etc/passwd",
  ];
  for (const path of outside) {
    const answer = await ask(port, path);
    const passwords = answer.body.includes("root:") ? ["sends /etc/passwd"] : [];
    add(`${path} (outside)`, [...status(answer, 400, 403, 404), ...secretIn(answer), ...passwords]);
  }
  for (const method of ["POST", "PUT", "DELETE", "PATCH", "TRACE"]) {
    // Two ways to say no.
    add(`${method} /`, status(await ask(port, "/", { method }), 403, 405));
  }
  add("/rollen (mended)", tryMoved(await ask(port, "/rollen"), "/rollen/"));
  add("/gammal/ (moved)", tryMoved(await ask(port, "/gammal/"), "/rollen/"));
  add("/gammal/?q=ett%20ord (moved)", tryMoved(await ask(port, "/gammal/?q=ett%20ord"), "/rollen/?q=ett%20ord"));
  // What an address is asked with cannot become a header, nor lead elsewhere.
  const split = await ask(port, "/gammal/?%0d%0aSet-Cookie:%20a=b");
  add("/gammal/?%0d%0aSet-Cookie (one header)", split.headers.has("set-cookie") ? [`${server} sets the cookie`] : status(split, 301));
  const elsewhere = await ask(port, "//example.com/%2f..");
  add("//example.com/%2f.. (stays here)", /^(?:https?:)?\/\/example/.test(first(elsewhere, "location")) ? [`leads to ${first(elsewhere, "location")}`] : []);
  return tried;
}

const secretIn = ({ body }: Answer) => (body.includes(secret) ? ["sends what must stay hidden"] : []);
