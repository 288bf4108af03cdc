/** What hosts and servers are told: one set of rules, in the words of each. Real servers are tried by `npm run verify -- --only servers`. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { fileTypes, nginxRedirects, redirectsFile, snippets } from "../../src/hosting/snippets.ts";
import { findServer } from "../../src/io/webServers.ts";

const hosting = (name: string) => readFile(new URL(`../../src/hosting/${name}`, import.meta.url), "utf8");

describe("the rules for servers", () => {
  it.each(Object.keys(snippets) as (keyof typeof snippets)[])(
    "stand in src/hosting/%s as _headers has them; npx tsx scripts/write-hosting.ts writes them",
    async (name) => {
      expect(await hosting(name)).toBe(snippets[name]());
    },
  );

  it("know each ending once", () => {
    const endings = fileTypes.flatMap((type) => type.endings);
    expect(endings.filter((ending, index) => endings.indexOf(ending) !== index)).toEqual([]);
  });

  it("lead former addresses on for good", () => {
    const redirects = [{ from: "/gammal/", to: "/rollen/etik/" }];
    expect(redirectsFile({ redirects })).toBe("/gammal/ /rollen/etik/ 301\n");
    expect(nginxRedirects({ redirects })).toBe('"/gammal/" "/rollen/etik/";\n');
    expect(redirectsFile({ redirects: [] })).toBe("");
  });
});

describe("a server that is missing", () => {
  it.each(["nginx", "apache"] as const)("is told with the command that gets it: %s", (name) => {
    expect(() => findServer(name, { PATH: "/finns-inte" }, [])).toThrow(
      /^No (?:nginx|apache) was found\. Get it with: apt-get install --no-install-recommends (?:nginx|apache2-bin) /,
    );
  });
});

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface GitHubWorkflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly permissions: Readonly<Record<string, string>> }>>;
}

interface GitLabWorkflow {
  readonly pages: { readonly image: string; readonly script: readonly string[]; readonly artifacts: { readonly paths: readonly string[] } };
}

/** Runs the lines of a workflow as its host would. */
async function runs(script: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  return promisify(execFile)("sh", ["-e", "-c", script], { env: { PATH: String(process.env["PATH"]), ...env } }).then(
    () => true,
    () => false,
  );
}

/** Commands of npm that a text calls, other than `npm ci`. */
const npmScripts = (text: string) => [...text.matchAll(/\bnpm run ([\w-]+)/g)].map(([, name]) => String(name));

describe("the workflow for GitHub Pages", async () => {
  const text = await hosting("github-pages.yml");
  const workflow = parse(text) as GitHubWorkflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it("runs commands that there are, and publishes what they build", () => {
    const called = steps.flatMap(({ run = "" }) => npmScripts(run));
    expect(called).toEqual(["check", "build"]);
    for (const name of called) expect(packageJson.scripts).toHaveProperty(name);
    expect(steps.find(({ uses = "" }) => uses.startsWith("actions/upload-pages-artifact"))?.with).toEqual({ path: "_site" });
  });

  it("names actions by commit, with the version beside", () => {
    const uses = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => String(action));
    expect(uses).toHaveLength(steps.filter((step) => step.uses !== undefined).length);
    for (const action of uses) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("may do no more than it must", () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.values(workflow.jobs).map(({ permissions }) => permissions)).toEqual([
      { contents: "read", pages: "read" },
      { pages: "write", "id-token": "write" },
    ]);
  });

  it("stops where the site would lie in a folder of its host", async () => {
    const check = steps.find(({ run = "" }) => run.includes("BASE_PATH"))?.run ?? "exit 9";
    expect(await runs(check, { BASE_PATH: "" })).toBe(true);
    expect(await runs(check, { BASE_PATH: "/" })).toBe(true);
    expect(await runs(check, { BASE_PATH: "/handbok" })).toBe(false);
  });
});

describe("the workflow for GitLab Pages", async () => {
  const { pages } = parse(await hosting("gitlab-pages.yml")) as GitLabWorkflow;

  it("runs commands that there are, and publishes what they build", () => {
    const called = pages.script.flatMap(npmScripts);
    expect(called).toEqual(["check", "build"]);
    for (const name of called) expect(packageJson.scripts).toHaveProperty(name);
    expect(pages.script).toContain("rm -rf public && mv _site public");
    expect(pages.artifacts.paths).toEqual(["public"]);
  });

  it("has the Node that the lockfile brings", () => {
    expect(pages.image).toBe(`node:${packageJson.devDependencies.node}-bookworm`);
  });

  it("stops where the site would lie in a folder of its host", async () => {
    const check = pages.script.find((line) => line.includes("CI_PAGES_URL")) ?? "exit 9";
    expect(await runs(check, { CI_PAGES_URL: "https://handbok-1a2b3c.gitlab.io" })).toBe(true);
    expect(await runs(check, { CI_PAGES_URL: "https://handbok.example.se/" })).toBe(true);
    expect(await runs(check, { CI_PAGES_URL: "https://kommunen.gitlab.io/handbok" })).toBe(false);
  });
});
