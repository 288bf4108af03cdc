import EleventyDevServer from "@11ty/eleventy-dev-server";
import { watch } from "chokidar";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { securityHeaders } from "../site/headers.ts";
import { UsageError } from "./errors.ts";
import { projectRoot } from "./project.ts";
import type { Part } from "./publish.ts";

export interface ServeOptions {
  readonly content: string;
  readonly data: string;
  readonly output: string;
  readonly port: number;
}

/**
 * Builds everything, serves the output and builds again on change. Each build is a process of its own,
 * so that changes in the program count too and a failed build leaves the last good pages on show.
 */
export async function serveAndWatch({ content, data, output, port }: ServeOptions): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`--port must be a number up to 65535, not ${port}.`);
  const folders = ["--content", content, "--data", data, "--output", output];
  const first = await build(folders, undefined);
  if (first !== 0 && !existsSync(join(output, "handbok.json"))) {
    process.exitCode = first;
    return;
  }

  const appOff = await readFile(join(projectRoot, "src", "hosting", "sw-off.js"), "utf8");
  const server = EleventyDevServer.getServer("peerhandboken", output, {
    headers: { ...securityHeaders },
    // An editor wants to see what was just written, and not what is saved; nor would the pages be those of the list, with the server's own script in them.
    onRequest: { "/sw.js": () => ({ headers: { "Content-Type": "text/javascript", "Cache-Control": "no-cache" }, body: appOff }) },
    domDiff: false,
    logger: { ...console, log: () => undefined, info: () => undefined },
  });
  server.serve(port);
  await server.ready();
  const address = server.getServerUrl("localhost");
  if (port !== 0 && new URL(address).port !== String(port)) process.stdout.write(`\nPort ${port} används redan av något annat. Välj själv med --port.\n`);
  process.stdout.write(`\nHandboken visas på ${address}  (p + Enter gör PDF-, Word- och PowerPoint-filerna på nytt, Ctrl + C avslutar)\n`);

  let wanted = new Set<Part>();
  let working = false;
  const work = async (...making: Part[]) => {
    for (const part of making) wanted.add(part);
    if (working) return;
    working = true;
    while (wanted.size > 0) {
      const now = [...wanted];
      wanted = new Set();
      if ((await build(folders, now)) === 0) server.reload({});
    }
    working = false;
  };
  const own = ["src", "_includes", "eleventy.config.ts"].map((path) => join(projectRoot, path));
  let timer: NodeJS.Timeout | undefined;
  watch([content, data, ...own], { ignoreInitial: true, awaitWriteFinish: { stabilityThreshold: 80, pollInterval: 20 } }).on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void work("site", "search"), 100);
  });
  createInterface({ input: process.stdin }).on("line", (line) => {
    if (line.trim().toLowerCase() === "p") void work("office", "print");
  });
}

function build(folders: readonly string[], making: readonly Part[] | undefined): Promise<number> {
  const only = making === undefined ? [] : ["--only", making.join(",")];
  const program = join(projectRoot, "node_modules", "tsx", "dist", "cli.mjs");
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [program, join(projectRoot, "scripts", "build.ts"), ...folders, ...only], { stdio: ["ignore", "inherit", "inherit"] })
      .on("error", reject)
      .on("exit", (code) => resolve(code ?? 2));
  });
}
