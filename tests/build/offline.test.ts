import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FileList } from "../../src/browser/app/fileList.ts";
import { sumFaults } from "../../src/io/digest.ts";
import { bookFolders, buildBook, fingerprint, listFiles, runScript } from "./builds.ts";

let folder: string;
let output: string;
const packages = ["offline/peerhandboken-offline-full.zip", "offline/peerhandboken-offline.zip"];
const { content, data } = bookFolders("minimal");
const build = (only: string) => runScript("scripts/build.ts", ["--content", content, "--data", data, "--output", output, "--only", only]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerhandboken-offline-"));
  output = join(folder, "ut");
  await buildBook("minimal", output);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const readList = async () => JSON.parse(await readFile(join(output, "offline/lista.json"), "utf8")) as FileList;

/** What the list says that is not so. */
async function wrongInList(): Promise<string[]> {
  const list = await readList();
  const wrong: string[] = [];
  for (const [address, sha256, bytes] of [...list.core, ...list.pdfs.flatMap(({ files }) => files)]) {
    const file = await readFile(join(output, address.endsWith("/") ? `${address}index.html` : address)).catch(() => undefined);
    if (file?.length !== bytes || createHash("sha256").update(file).digest("hex") !== sha256) wrong.push(address);
  }
  const text = await readFile(join(output, "offline/lista.json"));
  if (!(await readFile(join(output, "sw.js"), "utf8")).includes(createHash("sha256").update(text).digest("hex"))) wrong.push("sw.js");
  return wrong;
}

describe("the list of what devices save", () => {
  it("is right when only pages and search were made: every file is there and is what the list says", async () => {
    expect(await wrongInList()).toEqual([]);
    expect((await readList()).pdfs.map(({ id }) => id)).toEqual(["bok"]);
  });

  it("is right when one part is made again, whichever", async () => {
    for (const part of ["search", "site", "office"]) {
      expect(await build(part)).toMatchObject({ code: 0, err: "" });
      expect([part, await wrongInList(), await sumFaults(output)]).toEqual([part, [], []]);
    }
  });

  it("says of each file what the list of all check sums says", async () => {
    const sums = await readFile(join(output, "sha256.txt"), "utf8");
    const { core } = await readList();
    for (const [address, sum] of core) expect(sums).toContain(`${sum}  ${address.slice(1)}${address.endsWith("/") ? "index.html" : ""}\n`);
  });
});

describe("the list of all check sums", () => {
  const left = async (work: () => Promise<void>, path: string) => {
    const before = await readFile(join(output, path));
    await work();
    const faults = await sumFaults(output);
    await writeFile(join(output, path), before);
    return faults;
  };

  it("tells of a file that was changed by one bit, one that is missing, and one that has come to it", async () => {
    expect(await sumFaults(output)).toEqual([]);
    const page = join(output, "rollen/etik/index.html");
    const change = async () => {
      const bytes = await readFile(page);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      await writeFile(page, bytes);
    };
    expect(await left(change, "rollen/etik/index.html")).toEqual(["rollen/etik/index.html is not the file of the list"]);
    expect(await left(() => rm(page), "rollen/etik/index.html")).toEqual(["rollen/etik/index.html is missing"]);
    await writeFile(join(output, "ny.html"), "");
    expect(await sumFaults(output)).toEqual(["ny.html is not in the list"]);
    await rm(join(output, "ny.html"));
    expect(await left(() => rm(join(output, "sha256.txt")), "sha256.txt")).toEqual(["sha256.txt is missing"]);
  });

  it("lists no page twice, and none that is not a page's own address", async () => {
    const addresses = (await readList()).core.map(([address]) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => address.endsWith("index.html"))).toEqual([]);
  });
});

describe("the offline packages", () => {
  it("are not offered before they are made; made, they are offered with their sizes, and the list knows the page that says so", async () => {
    const page = () => readFile(join(output, "offline/index.html"), "utf8");
    expect(await page()).not.toMatch(/href="[^"]*\.zip"/);
    expect(await build("offline")).toMatchObject({ code: 0, err: "" });
    expect((await page()).match(/href="[^"]*\.zip"/g)).toEqual(['href="/offline/peerhandboken-offline.zip"', 'href="/offline/peerhandboken-offline-full.zip"']);
    expect(await page()).toMatch(/data-size="">\d[\d,]* [kM]B</);
    expect(await wrongInList()).toEqual([]);
  });

  it("carry a list of check sums of their own, of every file in them but the list", async () => {
    for (const path of packages) {
      const { "sha256.txt": list, ...files } = unzipSync(await readFile(join(output, path)));
      const lines = Object.entries(files).map(([name, content]) => `${createHash("sha256").update(content).digest("hex")}  ${name}\n`);
      expect(Object.keys(files)).toContain("licenser.txt");
      expect(Buffer.from(list ?? []).toString()).toBe(lines.sort((a, b) => Buffer.compare(Buffer.from(a.slice(66)), Buffer.from(b.slice(66)))).join(""));
    }
  });

  it("are the same bytes when they are made again", async () => {
    const before = await fingerprint(output);
    expect(await build("offline")).toMatchObject({ code: 0, err: "" });
    expect(await fingerprint(output)).toEqual(before);
  });

  it("are kept when other parts are made", async () => {
    const kept = async () => Object.fromEntries(Object.entries(await fingerprint(output)).filter(([path]) => packages.includes(path)));
    const before = await kept();
    expect(Object.keys(before)).toEqual(packages);
    expect(await build("site,search")).toMatchObject({ code: 0, err: "" });
    expect(await kept()).toEqual(before);
    expect(await wrongInList()).toEqual([]);
    expect((await listFiles(folder)).every((path) => path.startsWith("ut/"))).toBe(true);
  });
});
