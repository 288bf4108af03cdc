/** Runs the programs that read what chance has written, apart from the tests and with an end to their time. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./builds.ts";

interface Ended {
  /** Null where it was ended for taking too long. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(program: string, args: readonly string[], milliseconds: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", join(root, "tests", "build", program), ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: milliseconds,
      killSignal: "SIGKILL",
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.on("error", reject).on("close", (code) => resolve({ code, out, err }));
  });
}

/** What came of books made by chance. */
export interface Fuzzed {
  readonly published: number;
  readonly refused: number;
  readonly pages: number;
}

/** Makes and reads so many books. Throws with the seed and the smallest book that shows what is wrong, or with the book that it did not get done with. */
export async function fuzz(seed: number, runs: number, milliseconds: number): Promise<Fuzzed> {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-fuzz-"));
  try {
    const last = join(folder, "last.json");
    const { code, out, err } = await run("fuzz.ts", [String(seed), String(runs), last], milliseconds);
    if (code === 0) return JSON.parse(out) as Fuzzed;
    throw new Error(code === null ? `Seed ${seed}: not done with this book:\n${await readFile(last, "utf8")}` : err);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads long rows of every sign. Returns the row that it stuck at, or undefined when all were read. */
export async function stuckAt(length: number, milliseconds: number): Promise<string | undefined> {
  const { code, out, err } = await run("longRows.ts", [String(length)], milliseconds);
  if (code === 0) return undefined;
  return `${out.trimEnd().split("\n").at(-1) ?? ""}${err}`;
}
