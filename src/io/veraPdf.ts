/** veraPDF, the validator for PDF/A and PDF/UA of the PDF Association: fetched once by Maven, checked, and run with the machine's Java. */
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { sha256 } from "./disk.ts";
import { KnownError } from "./errors.ts";

/** The release as Maven Central has it: one file with all it needs. */
const release = {
  version: "1.30.2",
  artifact: "org.verapdf.apps:cli:1.30.2",
  file: "cli-1.30.2.jar",
  sha256: "287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332",
} as const;
type Release = Pick<typeof release, "artifact" | "file">;

/** What copies a file from wherever this machine's Maven gets its files. */
const mavenCopy = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

/** The first Java that runs it. */
const leastJava = 11;

/** What veraPDF says of a file in one profile. */
export interface Verdict {
  readonly file: string;
  /** `ua1`, `2a` … */
  readonly profile: string;
  readonly isValid: boolean;
  /** Rules that failed, as clause and test: `7.1-3`. */
  readonly failed: readonly string[];
}

/** Where things are kept that are fetched once for all copies of the project. */
export function cacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  const named = platform === "win32" ? environment["LOCALAPPDATA"] : environment["XDG_CACHE_HOME"];
  const own = platform === "darwin" ? join(homedir(), "Library", "Caches") : join(homedir(), ".cache");
  return join(named === undefined || named === "" ? own : named, "peerhandboken");
}

/** Throws `KnownError` with the command that gets Java where there is none, or one too old. */
export async function checkJava(environment: NodeJS.ProcessEnv = process.env, who = "veraPDF"): Promise<void> {
  const cure = `${who} needs Java ${leastJava} or later. Get it with: apt-get install --no-install-recommends default-jre-headless (Debian, Ubuntu), brew install openjdk (macOS), winget install EclipseAdoptium.Temurin.21.JRE (Windows)`;
  // `java -version` writes to standard error: openjdk version "17.0.15" 2025-04-15
  const said = await promisify(execFile)("java", ["-version"], { env: environment }).catch(() => undefined);
  const major = Number(/version "(?:1\.)?(\d+)/.exec(said?.stderr ?? "")?.[1] ?? 0);
  if (major < leastJava) throw new KnownError(major === 0 ? cure : `This is Java ${major}. ${cure}`);
}

/**
 * The path of the validator, fetched if this is the first time.
 * @throws `KnownError` with the command that gets it, where there is no network or the file is not the one that was released
 */
export async function veraPdf(folder: string, fetchFile: (release: Release) => Promise<Uint8Array> = fromMaven): Promise<string> {
  const path = join(folder, `verapdf-${release.version}.jar`);
  if (existsSync(path) && sha256(await readFile(path)) === release.sha256) return path;
  const cure = `Get Maven (apt-get install --no-install-recommends maven, brew install maven) on a machine with a network and try again, or put the file of ${release.artifact} there yourself: ${path}`;
  const bytes = await fetchFile(release).catch((cause: unknown) => {
    throw new KnownError(`veraPDF could not be fetched (${cause instanceof Error ? cause.message : String(cause)}). ${cure}`, { cause });
  });
  const found = sha256(bytes);
  if (found !== release.sha256)
    throw new KnownError(
      `What came as ${release.artifact} is not the veraPDF that was released: its SHA-256 is ${found}. Try again, or ask who runs your network.`,
    );
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
  return path;
}

/** Asks Maven, which knows the mirror where there is one. */
async function fromMaven({ artifact, file }: Release): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-maven-"));
  try {
    const args = ["--batch-mode", "--quiet", mavenCopy, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`];
    await promisify(execFile)(process.platform === "win32" ? "mvn.cmd" : "mvn", args, { shell: process.platform === "win32" });
    return new Uint8Array(await readFile(join(folder, file)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Validates files in every profile that they say they conform to; one that says nothing is validated as PDF/A-1b.
 * @param onVerdict is told each verdict as it comes
 * @throws `KnownError` when veraPDF itself fails
 */
export async function validate(jar: string, files: readonly string[], onVerdict: (verdict: Verdict) => void): Promise<void> {
  const child = spawn("java", ["-jar", jar, "--format", "text", "--verbose", ...files], { stdio: ["ignore", "pipe", "pipe"] });
  let complaints = "";
  child.stderr.on("data", (data: Buffer) => (complaints += data.toString()));
  const ended = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  const take = verdictReader(onVerdict);
  for await (const line of createInterface({ input: child.stdout })) take(line);
  take(undefined);
  const code = await ended;
  // 1: some file is not valid, which the verdicts say.
  if (code !== 0 && code !== 1) throw new KnownError(`veraPDF ended with code ${code}:\n${complaints.trim()}`);
}

/** Reads veraPDF's report line by line: `PASS path profile`, or `FAIL path profile` and the rules, each on a line of its own. Undefined ends it. */
export function verdictReader(onVerdict: (verdict: Verdict) => void): (line: string | undefined) => void {
  let open: (Verdict & { readonly failed: string[] }) | undefined;
  return (line) => {
    const rule = /^\s+FAIL (\S+)/.exec(line ?? "")?.[1];
    if (rule !== undefined) {
      open?.failed.push(rule);
      return;
    }
    if (open !== undefined) onVerdict(open);
    const [, outcome, file, profile] = /^(PASS|FAIL) (.+) (\S+)$/.exec(line ?? "") ?? [];
    open = file === undefined || profile === undefined ? undefined : { file, profile, isValid: outcome === "PASS", failed: [] };
  };
}
