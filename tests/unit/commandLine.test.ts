import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ContentError } from "../../src/content/fault.ts";
import { run, type Command, type Given } from "../../src/io/commandLine.ts";
import { UsageError } from "../../src/io/errors.ts";

const command: Command = {
  call: "npm run prov",
  about: "Tries things.",
  options: [
    { name: "content", value: "DIR", help: "where" },
    { name: "fort", help: "quickly" },
  ],
};

let told = { out: "", err: "" };
const argv = process.argv;

beforeEach(() => {
  told = { out: "", err: "" };
  vi.spyOn(process.stdout, "write").mockImplementation((text) => ((told.out += String(text)), true));
  vi.spyOn(process.stderr, "write").mockImplementation((text) => ((told.err += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.argv = argv;
  process.exitCode = undefined;
});

async function call(args: readonly string[], work: (given: Given) => Promise<void> = () => Promise.resolve(), how: Command = command) {
  process.argv = ["node", "script", ...args];
  await run(how, work);
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  return { code, ...told };
}

describe("a command", () => {
  it("gets its options and does its work: exit code 0", async () => {
    let given: Given | undefined;
    expect(await call(["--content", "dir", "--fort"], (all) => Promise.resolve(void (given = all)))).toEqual({ code: 0, out: "", err: "" });
    expect(given).toEqual({ values: expect.objectContaining({ content: "dir", fort: true }) as unknown, rest: [] });
  });

  it("explains itself without working: exit code 0", async () => {
    const work = vi.fn<(given: Given) => Promise<void>>();
    const { code, out } = await call(["--help"], work);
    expect(work).not.toHaveBeenCalled();
    expect(code).toBe(0);
    expect(out).toBe(
      ["Tries things.", "", "npm run prov -- [options]", "", "  --content DIR  where", "  --fort         quickly", "  --help         this text", ""].join("\n"),
    );
  });

  it("tells faults in content on standard error and nothing else: exit code 1", async () => {
    const fault = { file: "content/a.md", line: 2, what: "Fel.", write: "gör rätt" };
    expect(await call([], () => Promise.reject(new ContentError([fault])))).toEqual({
      code: 1,
      out: "",
      err: "Innehållet har ett fel:\n  content/a.md:2  Fel.  → gör rätt\n",
    });
  });

  it.each([
    ["an option it does not know", ["--snabbt"], "Unknown option '--snabbt'"],
    ["an option without its value", ["--content"], "argument missing"],
    ["a value for a switch", ["--fort=ja"], "does not take an argument"],
    ["words it did not ask for", ["nu"], "Unexpected argument 'nu'"],
  ])("refuses %s with the cure: exit code 2", async (_, args, message) => {
    const { code, err } = await call(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trimEnd().split("\n").at(-1)).toBe("Try npm run prov -- --help");
  });

  it("tells a mistake of the caller without a stack, and a bug with one: exit code 2", async () => {
    const mistake = await call([], () => Promise.reject(new UsageError("Give a chapter.")));
    expect(mistake).toEqual({ code: 2, out: "", err: "Give a chapter.\nTry npm run prov -- --help\n" });
    told.err = "";
    const bug = await call([], () => Promise.reject(new TypeError("x is not a function")));
    expect(bug.code).toBe(2);
    expect(bug.err).toContain("This is a bug in the program.");
    expect(bug.err).toContain("TypeError: x is not a function\n    at ");
  });

  it("tells how to mend what is wrong with the machine, without a stack: exit code 2", async () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    const { code, err } = await call([], () => Promise.reject(full));
    expect(code).toBe(2);
    expect(err).toContain("The disk is full. Make room and run the command again; the last output is as it was.");
    expect(err).not.toContain("    at ");
  });

  it("passes words on where it asks for them", async () => {
    let rest: readonly string[] = [];
    await call(["rollen", "En titel"], (given) => Promise.resolve(void (rest = given.rest)), { ...command, rest: 'KAPITEL "Titel"' });
    expect(rest).toEqual(["rollen", "En titel"]);
  });
});
