/** Every page in the judgement of the Nu checker, which is that of the W3C. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { isPage } from "../audit/site.ts";
import { filesUnder } from "./disk.ts";
import { KnownError } from "./errors.ts";
import { checkJava } from "./veraPdf.ts";
import type { Check, Findings } from "./verify.ts";

/** What the checker says of a place in a file. */
export interface NuMessage {
  readonly type: "error" | "info" | "non-document-error";
  readonly url?: string;
  readonly lastLine?: number;
  readonly message: string;
}

/** What it says that is right as it is, one by one, and why. */
const known: readonly { readonly message: RegExp; readonly reason: string }[] = [
  {
    message: /^The “list” role is unnecessary for element “(?:ul|ol)”\.$/,
    reason: "Safari does not tell of lists without bullets unless they say that they are lists",
  },
  {
    message: /^Resource violates Content Security Policy \(meta tag\): (?:external (?:stylesheet|script)|image) “\/(?!\/)/,
    reason: "it reads files, which have no origin for 'self' to be; browsers are asked by the check security",
  },
  {
    message: /^Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive/,
    reason: "JSON-LD is data, which no browser runs or blocks; scripts within pages are refused by the check pages",
  },
];

export const htmlCheck: Check = {
  name: "html",
  about: "every page with the Nu checker of the W3C (needs Java)",
  async run({ output, tell }) {
    await checkJava(process.env, "The Nu checker");
    const paths = existsSync(output) ? (await filesUnder(output)).map(({ path }) => path).filter(isPage) : [];
    if (paths.length === 0) throw new KnownError(`There are no pages in ${output}. Make them with: npm run build`);
    tell(`  ${paths.length} pages`);
    return findingsOf(output, paths, await nuMessages(paths.map((path) => resolve(output, path))));
  },
};

/** A page that the checker must find fault with: if it does not, it has not looked. */
const faulty = '<!doctype html><html lang="sv"><title>Prov</title><p id="a">Ett</p><p id="a">Två</p></html>';

/**
 * What the checker says of files.
 * @throws `KnownError` where it is missing, fails, or sees no fault in what is faulty
 */
export async function nuMessages(files: readonly string[], jar = checkerPath()): Promise<readonly NuMessage[]> {
  if (jar === undefined || !existsSync(jar)) throw new KnownError("The Nu checker is not there. Get it with: npm ci");
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-nu-"));
  try {
    const probe = join(folder, "prov.html");
    await writeFile(probe, faulty);
    const args = ["-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", ...files, probe];
    const { stdout } = await promisify(execFile)("java", args, { maxBuffer: 256 * 1024 * 1024 }).catch((cause: unknown) => {
      throw new KnownError(`The Nu checker failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    });
    const messages = (JSON.parse(stdout) as { readonly messages: readonly NuMessage[] }).messages;
    const isOfProbe = ({ url }: NuMessage) => url !== undefined && fileURLToPath(url) === probe;
    if (!messages.some((message) => isOfProbe(message) && message.message.includes("Duplicate ID")))
      throw new KnownError("The Nu checker finds no fault in a page with an id twice, so what it says of others means nothing.");
    return messages.filter((message) => !isOfProbe(message));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function checkerPath(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
  } catch {
    return undefined;
  }
}

/** Each page with what is wrong with it, and what is known not to be. */
export function findingsOf(output: string, paths: readonly string[], messages: readonly NuMessage[]): Findings {
  const isKnown = ({ message }: NuMessage) => known.some((each) => each.message.test(message));
  const wrong = messages.filter((message) => !isKnown(message));
  const place = ({ url, lastLine }: NuMessage) => (url === undefined ? "the checker" : `${pathIn(output, url)}${lastLine === undefined ? "" : `:${lastLine}`}`);
  const faulty = new Set(wrong.map(({ url }) => url));
  return {
    columns: ["what", "where", "judgement"],
    rows: [
      ["pages in which nothing is wrong", String(paths.length - faulty.size), "ok"],
      ...known.map(({ message, reason }) => [
        `"${message.source}"`,
        `${messages.filter((each) => message.test(each.message)).length} times`,
        `right as it is: ${reason}`,
      ]),
      ...wrong.map((message) => [message.message, place(message), "FAILS"]),
    ],
    failures: wrong.length,
  };
}

const pathIn = (output: string, url: string) => {
  const file = fileURLToPath(url);
  const root = `${resolve(output)}/`;
  return file.startsWith(root) ? file.slice(root.length) : file;
};
