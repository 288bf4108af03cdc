/** Real web servers on this machine, with the snippets of `src/hosting`, for what is looked at when everything is built. Never used by a build. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { connect, createServer, type AddressInfo } from "node:net";
import { delimiter, dirname, join, resolve } from "node:path";
import { defaultRoot } from "../hosting/snippets.ts";
import { KnownError } from "./errors.ts";
import { projectRoot } from "./project.ts";
import { temporaryFolder } from "./temporary.ts";

export const serverNames = ["nginx", "apache"] as const;
export type ServerName = (typeof serverNames)[number];

/** A server that runs. */
export interface WebServer {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Of the process that was started; those that serve are its children. */
  readonly pid: number;
  /** Ends it, and takes its files away. */
  readonly close: () => Promise<void>;
}

const programs: Readonly<Record<ServerName, { readonly files: readonly string[]; readonly cure: string }>> = {
  nginx: { files: ["nginx"], cure: "apt-get install --no-install-recommends nginx" },
  apache: { files: ["apache2"], cure: "apt-get install --no-install-recommends apache2-bin" },
};
/** Where systems keep servers, beside where they look for commands. */
const serverFolders = ["/usr/sbin", "/usr/local/sbin"];
const apacheModules = "/usr/lib/apache2/modules";

/** The path of a server's program. Throws `KnownError` with the command that gets it. */
export function findServer(name: ServerName, environment: NodeJS.ProcessEnv = process.env, folders: readonly string[] = serverFolders): string {
  const { files, cure } = programs[name];
  const all = [...String(environment["PATH"] ?? "").split(delimiter), ...folders].filter((folder) => folder !== "");
  const found = all.flatMap((folder) => files.map((file) => join(folder, file))).find((path) => existsSync(path));
  if (found === undefined) throw new KnownError(`No ${name} was found. Get it with: ${cure} (Debian, Ubuntu; it need not be running)`);
  return found;
}

/** Milliseconds that a server has to begin or end. */
const patience = 10_000;
/** The user that servers run as where this is root: `nobody`. */
const nobody = 65534;

/** Serves a folder on a free port of this machine, as the snippet in `src/hosting` says. */
export async function startServer(name: ServerName, root: string): Promise<WebServer> {
  const program = findServer(name);
  const folder = await temporaryFolder(name);
  // Servers that root starts give their rights away, and must still get here.
  await chmod(folder, 0o755);
  const served = await forOthers(resolve(root), join(folder, "ut"));
  const port = await freePort();
  const snippet = (await readFile(join(projectRoot, "src", "hosting", `${name}.conf`), "utf8")).replaceAll(defaultRoot, served);
  const config = join(folder, "server.conf");
  await writeFile(config, name === "nginx" ? nginxConfig(snippet, folder, port) : apacheConfig(snippet, folder, port));
  const args = name === "nginx" ? ["-p", folder, "-e", join(folder, "error.log"), "-c", config] : ["-D", "FOREGROUND", "-f", config];
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  const end = () => child.kill("SIGTERM");
  // Whoever is ended takes the server along.
  const endBoth = () => process.exit(143);
  process.once("exit", end).once("SIGTERM", endBoth);
  const close = async () => {
    process.off("exit", end).off("SIGTERM", endBoth);
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  let said = "";
  child.stderr.on("data", (part: Buffer) => (said += part.toString()));
  try {
    await answers(child, port);
  } catch (error) {
    const log = await readFile(join(folder, "error.log"), "utf8").catch(() => "");
    await close();
    throw new Error(`${name} did not start: ${String(error)}\n${said}${log}`, { cause: error });
  }
  return { port, pid: child.pid as number, close };
}

/** The same folder, or a copy where others than its owner may not read it and the server runs as one of them. */
async function forOthers(root: string, copy: string): Promise<string> {
  if (process.getuid?.() !== 0) return root;
  for (let folder = root; ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) break;
    if (folder === dirname(folder)) return root;
  }
  await cp(root, copy, { recursive: true });
  return copy;
}

const isRoot = () => process.getuid?.() === 0;

function nginxConfig(snippet: string, folder: string, port: number): string {
  const scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `  ${name}_temp_path ${join(folder, name)};`);
  return [
    "daemon off;",
    ...(isRoot() ? ["user nobody nogroup;"] : []),
    "worker_processes 2;",
    `pid ${join(folder, "pid")};`,
    "events { worker_connections 2048; }",
    "http {",
    "  access_log off;",
    ...scratch,
    snippet.replace("listen 80;", `listen 127.0.0.1:${port};`),
    "}",
    "",
  ].join("\n");
}

/** What the snippet asks for, and what Debian has from the start and a site can stumble over: listings, negotiation. */
const modules = [
  "mpm_event",
  "authz_core",
  "alias",
  "autoindex",
  "brotli",
  "deflate",
  "dir",
  "filter",
  "headers",
  "mime",
  "negotiation",
  "rewrite",
  "setenvif",
];

function apacheConfig(snippet: string, folder: string, port: number): string {
  return [
    `ServerRoot ${folder}`,
    "ServerName localhost",
    `PidFile ${join(folder, "pid")}`,
    `DefaultRuntimeDir ${folder}`,
    `Mutex file:${folder} default`,
    `ErrorLog ${join(folder, "error.log")}`,
    ...(isRoot() ? [`User #${nobody}`, `Group #${nobody}`] : []),
    ...modules.map((name) => `LoadModule ${name}_module ${join(apacheModules, `mod_${name}.so`)}`),
    "TypesConfig /dev/null",
    "ServerTokens Prod",
    `Listen 127.0.0.1:${port}`,
    snippet.replace("<VirtualHost *:80>", `<VirtualHost 127.0.0.1:${port}>`),
    "",
  ].join("\n");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until somebody takes connections on a port. Rejects when the process ends first. */
async function answers(child: ChildProcess, port: number): Promise<void> {
  let failure: unknown;
  child.once("error", (error) => (failure = error));
  child.once("exit", (code) => (failure ??= `it ended with ${String(code)}`));
  const from = performance.now();
  while (!(await isOpen(port))) {
    if (failure !== undefined) throw failure;
    if (performance.now() - from > patience) throw new Error(`no answer within ${patience / 1000} s`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

const isOpen = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect({ host: "127.0.0.1", port });
    const tell = (open: boolean) => () => {
      socket.destroy();
      done(open);
    };
    socket.once("connect", tell(true)).once("error", tell(false));
  });

/** Ends a process that this one has started, by its number, and waits until it is gone. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), patience);
  await gone;
  clearTimeout(late);
}

/** A small site with what no output has: hidden files, a folder without a page, a secret beside it, and former addresses. Returns what is served. */
export async function writeTraps(folder: string): Promise<string> {
  const root = join(folder, "ut");
  const files: Readonly<Record<string, string>> = {
    "../hemligt.txt": secret,
    "index.html": "<!doctype html><title>Start</title>",
    "404.html": "<!doctype html><title>Finns inte</title>",
    "rollen/index.html": "<!doctype html><title>Rollen</title>",
    "utan-sida/fil.txt": "En fil.",
    _headers: secret,
    _redirects: "/gammal/ /rollen/ 301\n",
    "_redirects.nginx": '"/gammal/" "/rollen/";\n',
    ".htaccess": secret,
    ".git/config": secret,
    "rollen/.gomd": secret,
    ".well-known/security.txt": "Contact: mailto:nagon@example.se",
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** What must never be sent. */
export const secret = "DET HÄR SKA INGEN FÅ LÄSA";
