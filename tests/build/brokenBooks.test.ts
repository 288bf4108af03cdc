import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ContentError } from "../../src/content/fault.ts";
import { readBook } from "../../src/io/readBook.ts";
import { fingerprint, prepareOutput, runScript, type Ran, type RunOptions } from "./builds.ts";
import { madeCases, put, rightPage, storedCases } from "./brokenBooks.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trasig-"));
  await put(folder, rightPage.path, rightPage.text);
  await put(folder, "data/.tom", "");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What the editor is told of the handbook in the folder. */
async function told(): Promise<string[]> {
  const error = await readBook({ content: join(folder, "content"), data: join(folder, "data") }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return [];
  if (!(error instanceof ContentError)) throw error;
  const here = `${relative(process.cwd(), folder).replaceAll("\\", "/")}/`;
  return error.message
    .split("\n")
    .slice(1)
    .map((line) => line.trim().replaceAll(here, ""));
}

const all = [...(await storedCases()), ...madeCases];

describe("a broken handbook", () => {
  it("is one of at least a hundred, each broken in its own way", () => {
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  it.each(all)("is told fault by fault: $name", async ({ write, faults }) => {
    await write(folder);
    expect(await told()).toEqual(faults);
  });

  it("is always told where, what, and what to write, in Swedish", () => {
    for (const { faults } of all) {
      expect(faults).not.toEqual([]);
      for (const fault of faults) {
        expect(fault).toMatch(/^(?:content|data)\/[^\n]+:[1-9]\d* {2}\S.*[.?] {2}→ \S.{3,}$/);
        expect(fault).not.toMatch(/\b(?:undefined|NaN|null is|invalid|expected|received|error|unknown key|required|object)\b/i);
      }
    }
  });
});

describe("npm run build of a broken handbook", () => {
  let output: string;
  beforeEach(async () => {
    output = join(folder, "ut", "_site");
    await prepareOutput(output);
  });

  const build = (options?: RunOptions): Promise<Ran> =>
    runScript("scripts/build.ts", ["--content", join(folder, "content"), "--data", join(folder, "data"), "--output", output], options);

  /** Faults on standard error as the command writes them, paths from the folder. */
  const faultsOf = ({ err }: Ran) =>
    err
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.trim().replaceAll(/(?:\.\.\/)*\S*?\/?trasig-\w+\//g, ""));

  /** One of each sort: what only shows when a program is run, what could hang or overwhelm it, what it must not follow. */
  const some = [
    "faults in the head, the text and the data of one handbook",
    "a site file that is no TypeScript",
    "a pipe that nobody writes to, as a page and as data",
    "a picture of several gigabytes",
  ].map((name) => all.find((one) => one.name === name) ?? { name, write: async () => undefined, faults: ["no such case"] });

  it.each(some)("ends with 1, tells all faults and leaves the last good output: $name", async ({ write, faults }) => {
    await write(folder);
    const before = await fingerprint(join(folder, "ut"));
    const ran = await build();
    expect({ ...ran, err: faultsOf(ran) }).toEqual({ code: 1, out: "", err: faults });
    expect(await fingerprint(join(folder, "ut"))).toEqual(before);
  });

  it("does the same for files and folders that it may not read", async () => {
    await put(folder, "content/rollen/hemlig.md", rightPage.text);
    await put(folder, "content/inforande/sida.md", rightPage.text);
    await put(folder, "data/references.json", "[]");
    await mkdir(join(folder, "ut"), { recursive: true });
    await Promise.all([folder, join(folder, "ut")].map((path) => chmod(path, 0o777)));
    const closed = ["content/rollen/hemlig.md", "content/inforande", "data/references.json"].map((path) => join(folder, path));
    await Promise.all(closed.map((path) => chmod(path, 0)));
    const before = await fingerprint(join(folder, "ut"));
    // An administrator may read everything, and so becomes nobody.
    const ran = await build(process.getuid?.() === 0 ? { uid: 65_534 } : {});
    await Promise.all(closed.map((path) => chmod(path, 0o755)));
    expect({ ...ran, err: faultsOf(ran) }).toEqual({
      code: 1,
      out: "",
      err: [
        "content/inforande:1  Mappen går inte att läsa.  → ge dig själv rätt att läsa den",
        "content/rollen/hemlig.md:1  Filen går inte att läsa.  → ge dig själv rätt att läsa den, och se att den inte är skadad",
        "data/references.json:1  Filen går inte att läsa.  → ge dig själv rätt att läsa den, och se att den inte är skadad",
      ],
    });
    expect(await fingerprint(join(folder, "ut"))).toEqual(before);
  });
});
