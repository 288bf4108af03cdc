/** The browser that prints: found, started, started again if it dies, and always closed. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { KnownError } from "./errors.ts";
import { temporaryFolder } from "./temporary.ts";

const run = promisify(execFile);

export interface FoundBrowser {
  readonly executablePath: string;
  readonly origin: "environment" | "lockfile" | "cache" | "system";
  /** What it needs in its environment beside ours. */
  readonly env: Readonly<Record<string, string>>;
}

const cure = "Get one with: npx puppeteer browsers install chrome";

/** Where Chrome and Chromium are usually installed. */
const systemPaths = [
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * Finds a browser: `PUPPETEER_EXECUTABLE_PATH`, the Chromium of the lockfile, Puppeteer's cache, an installed one.
 * Throws an error that names the command that gets one.
 */
export async function findBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser> {
  const chosen = environment["PUPPETEER_EXECUTABLE_PATH"];
  if (chosen !== undefined && chosen !== "") {
    if (!existsSync(chosen)) throw new KnownError(`PUPPETEER_EXECUTABLE_PATH names ${chosen}, which does not exist. Correct it or unset it.`);
    return { executablePath: chosen, origin: "environment", env: {} };
  }
  const reasons: string[] = [];
  try {
    const packed = await lockfileBrowser();
    if (packed !== undefined) return packed;
  } catch (error) {
    reasons.push(`The Chromium of @sparticuz/chromium does not start here: ${error instanceof Error ? error.message : String(error)}`);
  }
  const cached = await puppeteer.executablePath().catch(() => undefined);
  if (cached !== undefined && existsSync(cached)) return { executablePath: cached, origin: "cache", env: {} };
  const installed = systemPaths.find((path) => existsSync(path)) ?? (await puppeteer.executablePath("chrome").catch(() => undefined));
  if (installed !== undefined && existsSync(installed)) return { executablePath: installed, origin: "system", env: {} };
  throw new KnownError(["No browser to print with was found.", ...reasons, cure].join("\n"));
}

/**
 * The Chromium inside `@sparticuz/chromium`, for Linux x64. The package unpacks to the temporary folder and reuses what lies there
 * whatever its version, so it gets a folder per version and user; unpacking goes to a folder of its own and is then moved into place,
 * so that two builds at once never run half a browser.
 */
async function lockfileBrowser(): Promise<FoundBrowser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const entry = packageEntry();
  if (entry === undefined) return undefined;
  const { version } = JSON.parse(await readFile(join(dirname(entry), "..", "package.json"), "utf8")) as { version: string };
  const folder = join(tmpdir(), `peerhandboken-chromium-${version}-${userInfo().uid}`);
  if (!existsSync(join(folder, "fonts.conf"))) await unpack(entry, folder);
  if ((await stat(folder)).uid !== userInfo().uid) throw new Error(`${folder} belongs to someone else`);
  const executablePath = join(folder, "chromium");
  // Only the package's own fonts as fallback, so that the same text gives the same file on every machine.
  const env = { FONTCONFIG_FILE: join(folder, "fonts.conf") };
  if (await starts(executablePath, env)) return { executablePath, origin: "lockfile", env };
  const withLibraries = {
    ...env,
    LD_LIBRARY_PATH: [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]].filter((path) => path !== undefined).join(":"),
  };
  await run(executablePath, ["--version"], { env: { ...process.env, ...withLibraries }, timeout: 20_000 });
  return { executablePath, origin: "lockfile", env: withLibraries };
}

function packageEntry(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve("@sparticuz/chromium");
  } catch {
    return undefined;
  }
}

async function unpack(entry: string, folder: string): Promise<void> {
  const fresh = await mkdtemp(`${folder}-`);
  try {
    // In a process of its own: the package reads the temporary folder from the environment.
    const script = `
      const { default: chromium, inflate } = await import(${JSON.stringify(pathToFileURL(entry).href)});
      await chromium.executablePath();
      await inflate(${JSON.stringify(join(dirname(entry), "..", "bin", "al2023.tar.br"))});`;
    await run(process.execPath, ["--input-type=module", "--eval", script], { env: { ...process.env, TMPDIR: fresh }, timeout: 120_000 });
    await writeFile(
      join(fresh, "fonts.conf"),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>\n`,
    );
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Someone else was first.
    if (!existsSync(join(folder, "fonts.conf"))) throw error;
  }
}

async function starts(executablePath: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    await run(executablePath, ["--version"], { env: { ...process.env, ...env }, timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/** One browser whose pages are used again and again. */
export interface PrintBrowser {
  /** What printed: "HeadlessChrome/153.0.8010.0". */
  readonly version: () => Promise<string>;
  /**
   * Does a piece of work on a page of its own; pieces may run side by side. If the browser dies or the time runs out,
   * it is started again and the work done once more. A page that has held something large is best not `kept`: its memory comes back when it is closed.
   */
  readonly use: <T>(work: (page: Page) => Promise<T>, options?: { readonly isKept: boolean }) => Promise<T>;
}

export interface PrintBrowserOptions {
  /** Milliseconds that one piece of work may take. A busy machine needs three minutes for the book, and what hangs, hangs longer. */
  readonly timeLimit?: number;
  /** Told why the browser had to be started again. */
  readonly onRestart?: (reason: string) => void;
}

/** A running browser and the pages that nobody uses. */
interface Running {
  readonly browser: Browser;
  /** Where the browser keeps its own things, which go with it. */
  readonly profile: string;
  readonly idle: Page[];
  /** It was found dead or stuck, and whoever still works with it loses the work without being at fault. */
  isAbandoned: boolean;
}

/** Starts the printing browser, lends its pages and closes it, whatever happens. */
export async function withPrintBrowser<T>(work: (browser: PrintBrowser) => Promise<T>, options: PrintBrowserOptions = {}): Promise<T> {
  const { timeLimit = 600_000, onRestart = () => undefined } = options;
  let starting: Promise<Running> | undefined;
  let isClosed = false;
  const opened = () => (starting ??= findBrowser().then((found) => launch(found, timeLimit)));
  const attempt = async <R>(piece: (page: Page) => Promise<R>, { browser, idle }: Running, isKept: boolean): Promise<R> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new BrowserLost(`The browser did not finish within ${timeLimit / 1000} s`)), timeLimit);
    });
    const lent = async () => {
      const page = idle.pop() ?? (await newPage(browser, timeLimit));
      const result = await piece(page);
      if (isKept) idle.push(page);
      else await page.close();
      return result;
    };
    try {
      return await Promise.race([lent(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
  const use = async <R>(piece: (page: Page) => Promise<R>, { isKept } = { isKept: true }): Promise<R> => {
    for (let failures = 0; ;) {
      if (isClosed) throw new BrowserLost("The browser is closed");
      const running = await opened();
      try {
        return await attempt(piece, running, isKept);
      } catch (error) {
        if (isClosed || !isLost(error, running.browser)) throw error;
        const isFirst = !running.isAbandoned;
        running.isAbandoned = true;
        if (isFirst) {
          starting = undefined;
          await close(running);
          if (++failures === 2) throw lostTwice(error);
          onRestart(error instanceof Error ? error.message : String(error));
        }
      }
    }
  };
  try {
    return await work({ version: async () => (await opened()).browser.version(), use });
  } finally {
    isClosed = true;
    const running = await starting?.catch(() => undefined);
    if (running !== undefined) await close(running);
  }
}

class BrowserLost extends Error {}

/** What to say when the browser was started again and lost again. */
function lostTwice(error: unknown): KnownError {
  const reason = error instanceof Error ? error.message : String(error);
  return new KnownError(
    `The browser that prints ended or got stuck twice: ${reason}. Close programs that take much memory and run the command again; PUPPETEER_EXECUTABLE_PATH names another browser.`,
    { cause: error },
  );
}

/** The browser is gone or stuck, as opposed to a fault in what it was asked to do. */
function isLost(error: unknown, browser: Browser): boolean {
  if (error instanceof BrowserLost || !browser.connected) return true;
  return error instanceof Error && /^(TargetCloseError|ConnectionClosedError|TimeoutError)$/.test(error.name);
}

async function newPage(browser: Browser, timeLimit: number): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(timeLimit);
  return page;
}

async function launch({ executablePath, env, origin }: FoundBrowser, timeLimit: number): Promise<Running> {
  const profile = await temporaryFolder("browser");
  try {
    const browser = await puppeteer.launch({
      executablePath,
      headless: origin === "lockfile" ? "shell" : true,
      userDataDir: profile,
      // A browser at the end of a pipe ends when we are ended; one behind a socket would run on.
      pipe: true,
      protocolTimeout: timeLimit,
      env: { ...process.env, ...env },
      args: [
        // Containers have neither user namespaces nor room in /dev/shm. Everything printed is our own, and nothing is fetched.
        ...(process.platform === "linux" ? ["--no-sandbox", "--no-zygote", "--disable-dev-shm-usage"] : []),
        "--disable-gpu",
        "--font-render-hinting=none",
        "--host-resolver-rules=MAP * ~NOTFOUND",
      ],
    });
    return { browser, profile, idle: [], isAbandoned: false };
  } catch (cause) {
    await rm(profile, { recursive: true, force: true });
    throw new KnownError(`The browser ${executablePath} does not start. ${cure}, or name another in PUPPETEER_EXECUTABLE_PATH.`, { cause });
  }
}

/** Closes politely; after five seconds, without asking. */
async function close({ browser, profile }: Running): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      browser.process()?.kill("SIGKILL");
      resolve();
    }, 5_000);
  });
  await Promise.race([browser.close().catch(() => browser.process()?.kill("SIGKILL")), patience]);
  clearTimeout(timer);
  // It may still be writing its last.
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
