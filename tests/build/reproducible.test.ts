import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderDigest } from "../../src/io/digest.ts";
import { trySchemas } from "../../src/io/jsonSchemas.ts";
import { bookFolders, fingerprint, listFiles, root, runScript, type Ran } from "./builds.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerhandboken-samma-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Copies a folder file by file in the opposite order, each with a date of its own. */
async function copyBackwards(from: string, to: string): Promise<void> {
  for (const [index, path] of (await listFiles(from)).toReversed().entries()) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), await readFile(join(from, path)));
    await utimes(join(to, path), new Date(0), new Date(index * 86_400_000));
  }
}

/** A clock that goes differently in every program that Node runs: years ahead, and backwards. */
const wrongClock = `
  const Real = Date;
  const ahead = 1_111 * 86_400_000;
  let turns = 0;
  const now = () => Real.now() + ahead - 60_000 * turns++;
  globalThis.Date = new Proxy(Real, {
    construct: (target, values, made) => Reflect.construct(target, values.length === 0 ? [now()] : values, made),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
    apply: () => new Real(now()).toString(),
  });`;

/** No net in any program that Node runs: whoever asks for another computer is refused, and written down in the file that `ASKED` names. */
const noNet = `
  import dns from "node:dns";
  import { appendFileSync } from "node:fs";
  import net from "node:net";
  import { syncBuiltinESMExports } from "node:module";
  const refuse = (who) => {
    appendFileSync(process.env.ASKED, who + "\\n");
    throw new Error("There is no net: " + who);
  };
  const isHere = (host) => ["localhost", "127.0.0.1", "::1"].includes(host);
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...values) {
    const [options] = Array.isArray(values[0]) ? values[0] : values;
    const { path, host = "localhost" } = typeof options === "object" ? options : { path: typeof options === "string" ? options : undefined, host: values[1] };
    return path !== undefined || isHere(host) ? connect.apply(this, values) : refuse(host);
  };
  for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) {
    for (const part of [dns, dns.promises]) {
      const real = part[name];
      part[name] = (host, ...rest) => (isHere(host) ? real(host, ...rest) : refuse(host));
    }
  }
  syncBuiltinESMExports();`;

describe("the same handbook", () => {
  let here: Ran;
  let there: Ran;
  const outputs = { here: "", there: "" };

  beforeAll(async () => {
    outputs.here = join(folder, "har", "_site");
    outputs.there = join(folder, "en annan mapp", "å ä ö", "_site");
    const { content, data } = bookFolders("liten");
    here = await runScript("scripts/build.ts", ["--content", content, "--data", data, "--output", outputs.here, "--no-cache"], {
      env: { TZ: "UTC", LANG: "C", LC_ALL: "C" },
    });

    // The program and the book in another folder, its files made in another order and on other days.
    const program = join(folder, "en annan mapp", "program");
    for (const part of ["src", "scripts", "_includes", "_data", "tests/books/liten"]) await copyBackwards(join(root, part), join(program, part));
    for (const file of ["eleventy.config.ts", "package.json", "package-lock.json", "tsconfig.json"]) await cp(join(root, file), join(program, file));
    await symlink(join(root, "node_modules"), join(program, "node_modules"));
    const book = join(folder, "en annan mapp", "bok");
    await copyBackwards(join(program, "tests/books/liten/content"), join(book, "content"));
    await copyBackwards(join(program, "tests/books/liten/data"), join(book, "data"));
    // The site file of this book has its types from the program.
    await writeFile(
      join(book, "data", "site.ts"),
      (await readFile(join(book, "data", "site.ts"), "utf8")).replace(/^import type .*$/m, "").replace(/ satisfies SiteInput/, ""),
    );
    const clock = join(folder, "clock.mjs");
    const net = join(folder, "net.mjs");
    await writeFile(clock, `${wrongClock}\n`);
    await writeFile(net, noNet);
    there = await runScript(
      join(program, "scripts/build.ts"),
      ["--content", "../bok/content", "--data", "../bok/data", "--output", outputs.there, "--no-cache"],
      {
        cwd: program,
        env: {
          TZ: "Pacific/Kiritimati",
          LANG: "tr_TR.UTF-8",
          LC_ALL: "tr_TR.UTF-8",
          NODE_OPTIONS: `--import=${clock} --import=${net}`,
          ASKED: join(folder, "asked.txt"),
          HOME: folder,
        },
      },
    );
  }, 400_000);

  it("is built in both places", () => {
    expect(here).toMatchObject({ code: 0, err: "" });
    expect(there).toMatchObject({ code: 0, err: "" });
  });

  it("gives the same bytes in another folder, time zone, language, clock and order of files", async () => {
    const files = await listFiles(outputs.here);
    // Pages, search index, PDFs, office files, packages and pictures are among them.
    for (const ending of [".html", ".pf_index", ".pdf", ".docx", ".zip", ".png", ".xml", ".json", ".js"])
      expect(files.filter((path) => path.endsWith(ending))).not.toEqual([]);
    expect(await fingerprint(outputs.there)).toEqual(await fingerprint(outputs.here));
  });

  it("is told by one digest, which anyone can compute from the files", async () => {
    const [, told] = /^Kontrollsumma för allt som är byggt: ([0-9a-f]{64})$/m.exec(here.out) ?? [];
    expect(there.out).toContain(`Kontrollsumma för allt som är byggt: ${String(told)}`);
    expect(await folderDigest(outputs.here)).toBe(told);
    // Which is that of the list of check sums: two lines in a terminal are enough.
    expect(
      createHash("sha256")
        .update(await readFile(join(outputs.here, "sha256.txt")))
        .digest("hex"),
    ).toBe(told);
    const { "sha256.txt": _, ...sums } = await fingerprint(outputs.here);
    const paths = Object.keys(sums).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(await readFile(join(outputs.here, "sha256.txt"), "utf8")).toBe(paths.map((path) => `${String(sums[path])}  ${path}\n`).join(""));
    const file = join(outputs.there, "index.html");
    await writeFile(file, `${await readFile(file, "utf8")} `);
    expect(await folderDigest(outputs.there)).not.toBe(told);
  });

  it("asks nobody for anything while it is built, pages and paper", async () => {
    expect(await readFile(join(folder, "asked.txt"), "utf8").catch(() => "")).toBe("");
    // Whoever does is caught.
    const script = join(folder, "asks.mts");
    await writeFile(
      script,
      'await fetch("https://annan.example/").catch(() => undefined);\nimport("node:dns").then(({ lookup }) => lookup("tredje.example", () => undefined));',
    );
    const asked = join(folder, "caught.txt");
    await runScript(script, [], { env: { NODE_OPTIONS: `--import=${join(folder, "net.mjs")}`, ASKED: asked } });
    expect(await readFile(asked, "utf8")).toMatch(/^annan\.example\n(?:.*\n)*tredje\.example\n$/);
  });

  it("has a schema for everything that other programs read, and everything passes its schema", async () => {
    const { tried, faults } = await trySchemas(outputs.here);
    expect(faults).toEqual([]);
    expect(tried).toEqual(expect.arrayContaining(["handbok.json", "pdf/index.json", "search.json", "feed.json", "offline/lista.json", "karta/regioner.json"]));
  });

  it("has its digest also when nothing has changed and nothing is built", async () => {
    const { content, data } = bookFolders("liten");
    const { mtimeMs } = await stat(join(outputs.here, "index.html"));
    const again = await runScript("scripts/build.ts", ["--content", content, "--data", data, "--output", outputs.here]);
    expect(again.out.replace(/^Kontrollsumma.*\n/, "")).toBe("Inget har ändrats sedan sist: _site/\n");
    expect(again.out).toContain(await folderDigest(outputs.here));
    expect((await stat(join(outputs.here, "index.html"))).mtimeMs).toBe(mtimeMs);
    expect(await readdir(dirname(outputs.here))).toEqual(["_site"]);
  });
});
