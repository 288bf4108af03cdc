import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheFolder, checkJava, veraPdf, verdictReader, type Verdict } from "../../src/io/veraPdf.ts";
import { rowOf } from "../../src/io/verifyPdf.ts";
import { tableLines, verify, type Check } from "../../src/io/verify.ts";

describe("veraPDF", () => {
  it("needs Java, and says how to get it", async () => {
    await expect(checkJava({ PATH: "/finns-inte" })).rejects.toThrow(/veraPDF needs Java 11 or later\. Get it with: apt-get install/);
  });

  it("is fetched once, and only taken as it was released", async () => {
    const folder = await mkdtemp(join(tmpdir(), "verapdf-"));
    const offline = () => Promise.reject(new Error("no network"));
    await expect(veraPdf(folder, offline)).rejects.toThrow(
      /could not be fetched \(no network\)\. Get Maven .* on a machine with a network .*verapdf-1\.30\.2\.jar/,
    );
    await expect(veraPdf(folder, async () => new Uint8Array([1, 2, 3]))).rejects.toThrow(/is not the veraPDF that was released: its SHA-256 is 039058c6/);
    expect(await readdir(folder)).toEqual([]);
    // What lies there and is not it is fetched again.
    await writeFile(join(folder, "verapdf-1.30.2.jar"), "something else");
    await expect(veraPdf(folder, offline)).rejects.toThrow("could not be fetched");
    expect(await readFile(join(folder, "verapdf-1.30.2.jar"), "utf8")).toBe("something else");
    await rm(folder, { recursive: true });
  });

  it("is kept where the system keeps such things", () => {
    expect(cacheFolder({ XDG_CACHE_HOME: "/var/minne" }, "linux")).toBe(join("/var/minne", "peerhandboken"));
    expect(cacheFolder({ XDG_CACHE_HOME: "" }, "linux")).toMatch(/\.cache.peerhandboken$/);
    expect(cacheFolder({}, "darwin")).toMatch(/Library.Caches.peerhandboken$/);
  });

  it("is read line by line", () => {
    const verdicts: Verdict[] = [];
    const take = verdictReader((verdict) => verdicts.push(verdict));
    for (const line of ["PASS /a b/c.pdf ua1", "FAIL /a b/c.pdf 2a", "  FAIL 6.2.4.3-2", "  FAIL 6.1.3-1", "WARNING: something", "PASS /d.pdf ua1", undefined])
      take(line);
    expect(verdicts).toEqual([
      { file: "/a b/c.pdf", profile: "ua1", isValid: true, failed: [] },
      { file: "/a b/c.pdf", profile: "2a", isValid: false, failed: ["6.2.4.3-2", "6.1.3-1"] },
      { file: "/d.pdf", profile: "ua1", isValid: true, failed: [] },
    ]);
  });
});

describe("a PDF in the table", () => {
  const verdict = (profile: string, failed: readonly string[] = []): Verdict => ({ file: "/x.pdf", profile, isValid: failed.length === 0, failed });

  const tagged = ["ua1", "2a"] as const;

  it("is right when it claims both profiles and keeps to them", () => {
    expect(rowOf("x.pdf", 3, [verdict("2a"), verdict("ua1")], tagged)).toEqual({ cells: ["x.pdf", "3", "ok", "ok", "", ""], isGood: true });
  });

  it("is right as a booklet to fold when it is PDF/A-2b", () => {
    expect(rowOf("x.pdf", 3, [verdict("2b")], ["2b"])).toEqual({ cells: ["x.pdf", "3", "", "", "ok", ""], isGood: true });
    expect(rowOf("x.pdf", 3, [verdict("2b")], tagged).isGood).toBe(false);
  });

  it("is wrong when it breaks one, or claims neither", () => {
    expect(rowOf("x.pdf", 3, [verdict("2a", ["6.1.3-1"]), verdict("ua1")], tagged)).toEqual({
      cells: ["x.pdf", "3", "ok", "FAILS", "", "2a 6.1.3-1"],
      isGood: false,
    });
    expect(rowOf("x.pdf", 3, [verdict("1b", ["6.7.2-1"])], tagged)).toEqual({
      cells: ["x.pdf", "3", "not claimed", "not claimed", "", "1b 6.7.2-1"],
      isGood: false,
    });
    expect(rowOf("x.pdf", 3, [], tagged).isGood).toBe(false);
  });
});

describe("checks", () => {
  it("show what they find and count what is wrong", async () => {
    const check = (name: string, failures: number): Check => ({
      name,
      about: `about ${name}`,
      run: async () => ({ columns: ["a"], rows: [["1"], ["2"]], failures }),
    });
    const said: string[] = [];
    expect(await verify([check("one", 0), check("two", 1)], { output: "_site", tell: (line) => said.push(line) })).toBe(1);
    expect(said).toEqual(["one: about one", "a", "-", "1", "2", "one: all 2 are right", "two: about two", "a", "-", "1", "2", "two: 1 of 2 fail"]);
  });

  it("show a table in columns", () => {
    expect(
      tableLines({
        columns: ["file", "pages"],
        rows: [
          ["a-long-name.pdf", "3"],
          ["b.pdf", "12"],
        ],
      }),
    ).toEqual(["file             pages", "---------------  -----", "a-long-name.pdf  3", "b.pdf            12"]);
  });
});
