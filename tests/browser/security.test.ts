import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeInstalledApp } from "../../src/io/installedApp.ts";
import { crawlSecurity } from "../../src/io/securityCrawl.ts";
import { headersFile } from "../../src/site/headers.ts";
import { kinds } from "./kinds.ts";
import { buildPages } from "./site.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerhandboken-sakerhet-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a page of each kind, and an address of every other sort", () => {
  it("breaks no rule of the policy, asks nobody else for anything, and has every header", async () => {
    const site = join(folder, "bok");
    await writeInstalledApp(await buildPages(site), site);
    const pages = new Set(Object.values(kinds).map((address) => `${String(address.split("?")[0]).slice(1)}index.html`));
    const sorts = new Set<string>();
    const { opened, fetched, used, faults } = await crawlSecurity(site, {
      isAsked: (path) => {
        if (path.endsWith(".html")) return pages.has(path) || path === "404.html" || path.startsWith("gammal");
        const sort = `${path.split("/")[0]} ${String(path.split(".").at(-1))}`;
        return !sorts.has(sort) && sorts.add(sort).has(sort);
      },
    });
    expect(faults).toEqual([]);
    expect(opened).toBeGreaterThan(pages.size - 5);
    expect(fetched).toBeGreaterThan(opened + 20);
    expect(used).toBeGreaterThan(8);
  }, 180_000);
});

describe("what a page must not do is seen", () => {
  /** A site of one page, with a script of its own. */
  async function faultsOf(name: string, body: string, files: Readonly<Record<string, string>> = {}, head = "<meta charset=utf-8>"): Promise<string> {
    const site = join(folder, name);
    const all = {
      _headers: headersFile({ url: "https://prov.example" }),
      "404.html": "",
      "index.html": `<!doctype html><html lang="sv"><head>${head}<title>x</title></head><body>${body}</body></html>`,
      ...files,
    };
    for (const [path, content] of Object.entries(all)) {
      await mkdir(dirname(join(site, path)), { recursive: true });
      await writeFile(join(site, path), content);
    }
    return (await crawlSecurity(site)).faults.join("\n");
  }
  const script = (code: string, files: Readonly<Record<string, string>> = {}) => [`<script src="/s.js"></script>`, { "s.js": code, ...files }] as const;

  it.each<[what: string, expected: RegExp, body: string, files?: Readonly<Record<string, string>>]>([
    ["an inline script", /^\/ the policy refused .*script-src/m, "<script>1</script>"],
    ["an inline style", /^\/ the policy refused .*style-src/m, '<p style="color: red">x</p>'],
    ["an event in an attribute", /^\/ the policy refused .*script-src/m, '<img src="/finns-inte.png" alt="" onerror="1">'],
    ["a picture from elsewhere", /asks for http:\/\/annan\.example\/x\.png/, '<img src="http://annan.example/x.png" alt="">'],
    ["a page in the page", /^\/ the policy refused .*frame-src/m, '<iframe src="/404.html" title="x"></iframe>'],
    ["a text that is run", /^\/ the policy refused .*(?:script-src|trusted-types)/m, ...script('try { eval("1") } catch {}')],
    ["text that becomes markup", /^\/ the policy refused .*trusted-types/m, ...script('try { document.body.innerHTML = "<b>x</b>" } catch {}')],
    ["a program that is not ours", /^\/ the policy refused .*trusted-types/m, ...script('try { new Worker("/annat.js") } catch {}')],
    ["a rule of its own for what may be run", /^\/ the policy refused .*trusted-types/m, ...script('try { trustedTypes.createPolicy("min", {}) } catch {}')],
    ["a question to another place", /^\/ the policy refused connect-src http:\/\/annan\.example/m, ...script('fetch("http://annan.example/").catch(() => {})')],
    ["a cookie", /sets the cookie a/, ...script('document.cookie = "a=b"')],
    [
      "a worker that asks another place, where no policy stops it",
      /^something asks for http:\/\/annan\.example\/fran-arbetare/m,
      ...script('new Worker("/w.js")', {
        "w.js": 'fetch("http://annan.example/fran-arbetare").catch(() => {})',
        _headers: "/*\n  X-Content-Type-Options: nosniff\n",
      }),
    ],
    [
      "a drawing with a script",
      /^\/bild\.svg the policy refused .*script-src/m,
      "",
      { "bild.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>' },
    ],
  ])("%s", async (what, expected, body, files = {}) => {
    expect(await faultsOf(what.replaceAll(" ", "-"), body, files)).toMatch(expected);
  });

  it("a header that a file lacks", async () => {
    expect(await faultsOf("utan", "", { _headers: "/*\n  Content-Security-Policy: default-src 'self'\n" })).toContain(
      "/ is sent with another Content-Security-Policy, or none\n/ is sent with another X-Content-Type-Options, or none",
    );
  });
});
