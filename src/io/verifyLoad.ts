/** Two hundred readers at once, over nginx on this machine: every answer comes, and is the file. */
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { Agent } from "node:http";
import { join } from "node:path";
import { redirectFiles } from "../hosting/snippets.ts";
import { addressOf } from "../offline/fileList.ts";
import { filesUnder } from "./disk.ts";
import { KnownError } from "./errors.ts";
import { ask, type Answer } from "./httpClient.ts";
import { withPeaks } from "./memory.ts";
import type { Check, Findings } from "./verify.ts";
import { findServer, startServer } from "./webServers.ts";

/** How much is asked for, and for how long at most. */
const load = {
  readers: 200,
  /** Pages that each reads. */
  views: 50,
  /** Every so many pages a reader searches. */
  viewsToSearch: 10,
  /** Connections of a reader at a time. */
  connections: 3,
  seconds: 240,
} as const;

export const loadCheck: Check = {
  name: "load",
  about: `${load.readers} readers at once over nginx on this machine, ${load.views} pages each with what belongs to them, searches and parts of PDFs (needs nginx)`,
  async run({ output, tell }) {
    tell(`  ${findServer("nginx")}`);
    if (!existsSync(join(output, "_headers"))) throw new KnownError(`There is no handbook in ${output}. Make it with: npm run build`);
    const library = await openLibrary(output);
    const server = await startServer("nginx", output);
    try {
      const { value: tallies, peaks } = await withPeaks(() => readAll(server.port, library));
      return table(tallies, peaks["nginx"] ?? 0);
    } finally {
      await server.close();
    }
  },
};

/** What readers find in the output, and what they must get. */
interface Library {
  readonly pages: readonly string[];
  readonly fragments: readonly string[];
  readonly indexes: readonly string[];
  /** What each search reads first. */
  readonly search: readonly string[];
  readonly pdfs: readonly string[];
  readonly content: (address: string) => Promise<Buffer>;
  /** What a page brings with it. */
  readonly belonging: (address: string) => Promise<readonly string[]>;
}

/** PDFs larger than this are read in parts anyway, and fill the memory of whoever compares. */
const mostPdf = 2_000_000;

async function openLibrary(output: string): Promise<Library> {
  const paths = (await filesUnder(output)).map(({ path }) => path);
  const addresses = (isOne: (path: string) => boolean) => paths.filter(isOne).map(addressOf);
  const kept = new Map<string, Promise<Buffer>>();
  const content = (address: string) => {
    const path = `${address.slice(1)}${address.endsWith("/") ? "index.html" : ""}`;
    const read = kept.get(path) ?? readFile(join(output, path));
    kept.set(path, read);
    return read;
  };
  const brought = new Map<string, readonly string[]>();
  const belonging = async (address: string) => {
    const known = brought.get(address);
    if (known !== undefined) return known;
    const html = (await content(address)).toString("utf8");
    const found = [...html.matchAll(/<(?:link|script|img|source)\b[^>]*?\s(?:href|src)="(\/[^"?#]+\.[a-z0-9]+)"/g)].map(([, path]) => String(path));
    const own = [...new Set(found)].filter((path) => paths.includes(path.slice(1)));
    brought.set(address, own);
    return own;
  };
  const pdfs: string[] = [];
  for (const address of addresses((path) => path.endsWith(".pdf"))) if ((await stat(join(output, address))).size < mostPdf) pdfs.push(address);
  const moved = new Set((await readFile(join(output, redirectFiles.hosts), "utf8")).split("\n").map((line) => line.split(" ")[0]));
  return {
    pages: addresses((path) => path.endsWith("/index.html") && !path.startsWith("offline/")).filter((address) => !moved.has(address)),
    fragments: addresses((path) => path.endsWith(".pf_fragment")),
    indexes: addresses((path) => path.endsWith(".pf_index")),
    search: addresses((path) => /^pagefind\/(?:pagefind(?:-worker|-entry)?\.js(?:on)?|lexikon\.json|.*\.pf_meta|wasm\.sv\.pagefind)$/.test(path)),
    pdfs,
    content,
    belonging,
  };
}

const sorts = ["pages", "what belongs to them", "pages seen before", "searches", "parts of PDFs"] as const;
type Sort = (typeof sorts)[number];

interface Tally {
  requests: number;
  bytes: number;
  readonly milliseconds: number[];
  readonly errors: string[];
}

/** All readers, each at their own pace and in their own order, which is the same in every run. */
async function readAll(port: number, library: Library): Promise<ReadonlyMap<Sort, Tally>> {
  const tallies = new Map<Sort, Tally>(sorts.map((sort) => [sort, { requests: 0, bytes: 0, milliseconds: [], errors: [] }]));
  const until = performance.now() + load.seconds * 1000;
  const get = async (
    sort: Sort,
    agent: Agent,
    address: string,
    headers: Readonly<Record<string, string>>,
    isRight: (answer: Answer, content: Buffer) => boolean,
  ) => {
    const tally = tallies.get(sort) as Tally;
    const from = performance.now();
    tally.requests++;
    try {
      if (from > until) throw new Error(`not asked for within ${load.seconds} s`);
      const answer = await ask(port, address, { agent, headers: { "Accept-Encoding": "gzip", ...headers } });
      tally.milliseconds.push(performance.now() - from);
      tally.bytes += answer.sent.length;
      if (!isRight(answer, await library.content(address))) tally.errors.push(`${address}: status ${answer.status}, ${answer.body.length} bytes`);
      return answer;
    } catch (error) {
      tally.errors.push(`${address}: ${String(error)}`);
      return undefined;
    }
  };
  const isWhole = (answer: Answer, content: Buffer) => answer.status === 200 && answer.body.equals(content);

  const read = async (reader: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
    const choose = chooser(reader);
    const seen = new Set<string>();
    // As browsers do: what is kept for ever is not asked for again.
    const fetchNew = (sort: Sort, addresses: readonly string[]) =>
      Promise.all(addresses.filter((address) => !seen.has(address)).map((address) => (seen.add(address), get(sort, agent, address, {}, isWhole))));
    try {
      for (let view = 1; view <= load.views; view++) {
        const page = choose(library.pages);
        const answer = await get("pages", agent, page, {}, isWhole);
        await fetchNew("what belongs to them", await library.belonging(page));
        if (view % load.viewsToSearch !== 0) continue;
        await fetchNew("searches", library.search);
        await fetchNew("searches", [choose(library.indexes), choose(library.fragments), choose(library.fragments), choose(library.fragments)]);
        const tag = answer?.headers.get("etag")?.[0];
        if (tag !== undefined) await get("pages seen before", agent, page, { "If-None-Match": tag }, ({ status, sent }) => status === 304 && sent.length === 0);
        if (library.pdfs.length === 0) continue;
        const isPart = ({ status, sent }: Answer, content: Buffer) => status === 206 && sent.equals(content.subarray(0, 65_536));
        await get("parts of PDFs", agent, choose(library.pdfs), { Range: "bytes=0-65535" }, isPart);
      }
    } finally {
      agent.destroy();
    }
  };
  await Promise.all(Array.from({ length: load.readers }, (_, reader) => read(reader)));
  return tallies;
}

/** Chooses one after the other, the same for the same reader in every run (Park and Miller's minimal generator). */
function chooser(reader: number): <T>(from: readonly T[]) => T {
  let state = reader + 1;
  return (from) => {
    state = (state * 48_271) % 2_147_483_647;
    return from[state % from.length] as (typeof from)[number];
  };
}

function table(tallies: ReadonlyMap<Sort, Tally>, memory: number): Findings {
  const MB = (bytes: number) => (bytes / 1_000_000).toFixed(1);
  const rows = [...tallies].map(([sort, { requests, bytes, milliseconds, errors }]) => {
    const sorted = [...milliseconds].sort((a, b) => a - b);
    const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
    return [sort, String(requests), MB(bytes), p95.toFixed(0), String(errors.length), errors.slice(0, 3).join("; ")];
  });
  const all = [...tallies.values()];
  const sum = (of: (tally: Tally) => number) => all.reduce((total, tally) => total + of(tally), 0);
  const total = [
    `all, ${load.readers} readers`,
    String(sum(({ requests }) => requests)),
    MB(sum(({ bytes }) => bytes)),
    "",
    String(sum(({ errors }) => errors.length)),
    `nginx held ${MB(memory)} MB in its largest process`,
  ];
  const asked = (sort: Sort) => tallies.get(sort)?.requests ?? 0;
  // A check of nothing is no check.
  const isWhole = asked("pages") === load.readers * load.views && asked("searches") > 0 && asked("what belongs to them") > 0;
  return {
    columns: ["asked for", "requests", "MB sent", "ms (p95)", "errors", ""],
    rows: [...rows, total],
    failures: all.filter(({ errors }) => errors.length > 0).length + (isWhole ? 0 : 1),
  };
}
