/** What a PDF depends on besides its document: the program that prints and finishes it. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { findBrowser } from "./browser.ts";
import { cacheKey } from "./printCache.ts";
import { projectRoot } from "./project.ts";

/** Packages whose versions shape the bytes of a PDF. */
const packages = ["@cantoo/pdf-lib", "@sparticuz/chromium", "puppeteer", "puppeteer-core"] as const;

/** A text that changes when the program would print in another way: its own files, the versions of its tools, the browser. */
export async function printProgram(): Promise<string> {
  const [own, versions, browser] = await Promise.all([ownFiles(), toolVersions(), browserVersion()]);
  return cacheKey(...own, ...versions, browser);
}

async function ownFiles(): Promise<string[]> {
  const print = (await readdir(join(projectRoot, "src", "print"), { recursive: true }))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join("print", name));
  const io = (await readdir(join(projectRoot, "src", "io")))
    .filter((name) => /^(?:print|browser|typeset|pictures).*\.ts$/.test(name))
    .map((name) => join("io", name));
  return Promise.all([...print, ...io].sort().map(async (path) => `${path}\n${await readFile(join(projectRoot, "src", path), "utf8")}`));
}

async function toolVersions(): Promise<string[]> {
  const lock = JSON.parse(await readFile(join(projectRoot, "package-lock.json"), "utf8")) as { packages: Record<string, { version?: string } | undefined> };
  return packages.map((name) => `${name} ${lock.packages[`node_modules/${name}`]?.version ?? "–"}`);
}

/** The lockfile's browser is known by its version; another by its file. */
async function browserVersion(): Promise<string> {
  const { executablePath, origin } = await findBrowser();
  if (origin === "lockfile") return origin;
  const { size, mtimeMs } = await stat(executablePath);
  return `${executablePath} ${size} ${mtimeMs}`;
}
