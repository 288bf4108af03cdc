import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFile as readArticleFile } from "../unit/smallBook.ts";
import { root, runScript } from "./builds.ts";

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Readonly<Record<string, string>> };
/** Our own commands: name and script. */
const commands = Object.entries(scripts).flatMap(([name, line]) => {
  const script = /^tsx (scripts\/[\w-]+\.ts)$/.exec(line)?.[1];
  return script === undefined ? [] : [[name, script] as const];
});

describe("every command", () => {
  it("of the contract is there", () => {
    for (const name of ["start", "test", "build", "check", "verify", "bench", "ny"]) expect(Object.keys(scripts)).toContain(name);
    expect(commands.length).toBeGreaterThanOrEqual(5);
  });

  it.each(commands)("npm run %s explains itself with --help, and refuses what it does not know", async (name, script) => {
    const [help, unknown] = await Promise.all([runScript(script, ["--help"]), runScript(script, ["--finns-inte"])]);
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(help.out).toContain(name === "start" ? "npm start" : `npm run ${name}`);
    expect(help.out).toContain("--help");
    expect(unknown.code).toBe(2);
    expect(unknown.out).toBe("");
    expect(unknown.err).toContain("--finns-inte");
    expect(unknown.err).toContain("--help");
  });
});

describe("npm run ny", () => {
  it("makes a page that the handbook can read, and says where", async () => {
    const content = await mkdtemp(join(tmpdir(), "ny-"));
    const made = await runScript("scripts/new-page.ts", ["--content", content, "--datum", "2026-10-01", "rollen", "Frågor på natten"]);
    const path = join(content, "rollen", "fragor-pa-natten.md");
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(made.out).toContain(`Ny sida: ${path}\n`);
    expect(readArticleFile("rollen/fragor-pa-natten.md", await readFile(path)).article?.frontMatter).toMatchObject({
      titel: "Frågor på natten",
      ordning: 1,
      granskad: "2026-10-01",
    });

    const refused = await runScript("scripts/new-page.ts", ["--content", content, "rolen", "Titel"]);
    expect(refused).toMatchObject({ code: 2, out: "", err: "There is no chapter rolen. Did you mean rollen?\nTry npm run ny -- --help\n" });
    expect(await readdir(content)).toEqual(["rollen"]);
    await rm(content, { recursive: true });
  });
});
