import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gunzipSync, gzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import labels from "../../_data/labels.json" with { type: "json" };
import { partial, partOf } from "../../src/browser/app/range.ts";
import { sizeInWords } from "../../src/browser/app/size.ts";
import { fileList, pagesSavedAtOnce, type OutputFile } from "../../src/offline/fileList.ts";
import { isRealAddress, packagePage, relativeAddress, type PackageOptions } from "../../src/offline/page.ts";
import { readme } from "../../src/offline/readme.ts";
import { registrations } from "../../src/offline/registration.ts";
import { writeZip } from "../../src/io/zip.ts";
import { site } from "./smallBook.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (path: string): OutputFile => ({ path, sha256: "a".repeat(64), bytes: 1000 });
const chapters = [
  { id: "rollen", title: "Rollen" },
  { id: "forskning", title: "Forskning" },
];
const options = { edition: "1", date: "2026-10-01", chapters, groups: labels.offline.groups };
const addresses = (files: readonly (readonly [string, string, number])[]) => files.map(([address]) => address);

describe("what a device saves", () => {
  it("is every page, the search and what pages are made of, by the address readers use; not what servers, printers and other programs read", () => {
    const paths = [
      ..."index.html rollen/index.html rollen/etik/index.html offline/index.html assets/handbok-A.js pagefind/pagefind.js ikoner/icon.svg bilder/a.png".split(
        " ",
      ),
      ..."_headers _redirects _redirects.nginx sw.js robots.txt sitemap.xml feed.xml feed.json handbok.json 404.html ikoner/share.png karta/regioner.csv data/studier.csv mallar/a.docx".split(
        " ",
      ),
      ..."offline/lista.json offline/peerhandboken-offline.zip pdf/index.json pdf/paket-mall.pdf pdf/miniatyr/peerhandboken.webp pdf/peerhandboken.pdf".split(
        " ",
      ),
    ];
    expect(addresses(fileList(paths.map(file), options).core)).toEqual([
      "/assets/handbok-A.js",
      "/bilder/a.png",
      "/ikoner/icon.svg",
      "/",
      "/offline/",
      "/pagefind/pagefind.js",
      "/pdf/index.json",
      "/pdf/miniatyr/peerhandboken.webp",
      "/pdf/paket-mall.pdf",
      "/rollen/etik/",
      "/rollen/",
    ]);
  });

  it("leaves former addresses to the service worker: some hosts have a page there, others lead on by themselves, and that would not be the file of the list", () => {
    const files = ["index.html", "rollen/etik/index.html", "gammal/index.html"].map(file);
    const { core, moved } = fileList(files, { ...options, redirects: [{ from: "/gammal/", to: "/rollen/etik/" }] });
    expect(addresses(core)).toEqual(["/", "/rollen/etik/"]);
    expect(moved).toEqual([["/gammal/", "/rollen/etik/"]]);
  });

  it("offers the PDF files that are there: the book, chapters, handouts, forms", () => {
    const { pdfs } = fileList(
      ["pdf/peerhandboken.pdf", "pdf/kapitel/rollen.pdf", "pdf/utdelning/a.pdf", "pdf/utdelning/b.pdf", "pdf/sida/rollen/x.pdf"].map(file),
      options,
    );
    expect(pdfs.map(({ id, title, files }) => [id, title, addresses(files)])).toEqual([
      ["bok", "Hela boken", ["/pdf/peerhandboken.pdf"]],
      ["rollen", "Rollen", ["/pdf/kapitel/rollen.pdf"]],
      ["utdelning", "Alla utdelningsblad", ["/pdf/utdelning/a.pdf", "/pdf/utdelning/b.pdf"]],
    ]);
  });

  it("is, of a book of more than a thousand pages, the shell and the search; the chapters wait for the reader", () => {
    const pages = (count: number) => [
      "index.html",
      "a-o/index.html",
      "sok/index.html",
      "offline/index.html",
      "pagefind/pagefind.js",
      "pagefind/fragment/x.pf_fragment",
      ...chapters.map(({ id }) => `${id}/index.html`),
      ...Array.from({ length: count - 6 }, (_, index) => `${index % 2 === 0 ? "rollen" : "forskning"}/sida-${index}/index.html`),
    ];
    const atMost = fileList(pages(pagesSavedAtOnce).map(file), options);
    expect([atMost.core.length, atMost.chapters]).toEqual([pagesSavedAtOnce + 2, []]);
    const large = fileList(pages(pagesSavedAtOnce + 1).map(file), options);
    expect(addresses(large.core)).toEqual([
      "/a-o/",
      "/forskning/",
      "/",
      "/offline/",
      "/pagefind/fragment/x.pf_fragment",
      "/pagefind/pagefind.js",
      "/rollen/",
      "/sok/",
    ]);
    expect(large.chapters.map(({ id, files }) => [id, files.length])).toEqual([
      ["rollen", 498],
      ["forskning", 497],
    ]);
    expect(large.core.length + large.chapters.reduce((sum, { files }) => sum + files.length, 0)).toBe(pagesSavedAtOnce + 1 + 2);
  });
});

describe("a part of a saved file", () => {
  it.each([
    ["bytes=0-99", [0, 99]],
    ["bytes=900-", [900, 999]],
    ["bytes=900-5000", [900, 999]],
    ["bytes=-100", [900, 999]],
    ["bytes=-5000", [0, 999]],
    ["bytes=1000-", "outside"],
    ["bytes=-0", "outside"],
    ["bytes=9-3", "none"],
    ["bytes=0-1,4-5", "none"],
    ["bytes=-", "none"],
    ["lines=0-1", "none"],
    [null, "none"],
  ])("asked for as %s, of a thousand bytes, is %j", (header, part) => {
    expect(partOf(header, 1000)).toEqual(part);
  });

  it("is answered with 206 and its place; what cannot be divided is answered whole", async () => {
    const saved = () => new Response("0123456789", { headers: { "Content-Type": "application/pdf" } });
    const asked = (range: string) => partial(saved(), new Request("http://x.example/a.pdf", { headers: { Range: range } }));
    const part = await asked("bytes=2-4");
    expect([part.status, part.headers.get("Content-Range"), part.headers.get("Content-Length"), await part.text()]).toEqual([206, "bytes 2-4/10", "3", "234"]);
    expect((await asked("bytes=10-")).status).toBe(416);
    const whole = await asked("bytes=0-1,3-4");
    expect([whole.status, await whole.text()]).toEqual([200, "0123456789"]);
  });
});

it("sizes are written as people do", () => {
  expect([12, 340_400, 999_499, 999_500, 1_234_567, 12_650_882].map(sizeInWords)).toEqual(["1 kB", "340 kB", "999 kB", "1 MB", "1,2 MB", "13 MB"]);
});

describe("a page of the offline package", () => {
  const made = (html: string, more: Partial<PackageOptions> = {}) =>
    packagePage("rollen/etik/index.html", `<!doctype html><html><head><meta charset="utf-8"></head><body>${html}</body></html>`, {
      kind: "lean",
      files: new Set(["index.html", "rollen/etik/index.html", "rollen/index.html", "sok/index.html", "bild.png", "offline/index.html"]),
      scripts: new Map([["/assets/handbok-A.js", "/assets/handbok.js"]]),
      website: undefined,
      words: { onTheWeb: "på webben", notHere: "inte i mappen" },
      ...more,
    }).replace(/^.*<body>|<\/body>.*$/gs, "");

  it("links from file to file, whatever stands after the address", () => {
    expect(relativeAddress("rollen/etik/index.html", "/")).toBe("../../index.html");
    expect(relativeAddress("index.html", "/rollen/?a=1#b")).toBe("rollen/index.html?a=1#b");
    expect(made('<a href="/rollen/etik/#x">a</a><img src="/bild.png"><a href="#y">b</a><a href="https://x.se/">c</a>')).toBe(
      '<a href="index.html#x">a</a><img src="../../bild.png"><a href="#y">b</a><a href="https://x.se/">c</a>',
    );
    expect(made('<form action="/rollen/" data-search-action="/sok/"></form>')).toBe(
      '<form action="../index.html" data-search-action="../../sok/index.html"></form>',
    );
    expect(made('<noscript><a href="/sok/">d</a></noscript><svg><a href="/rollen/"><use href="#s"></use></a></svg>')).toBe(
      '<noscript><a href="../../sok/index.html">d</a></noscript><svg><a href="../index.html"><use href="#s"></use></a></svg>',
    );
  });

  it("has classic scripts in the place of modules, and none that a folder has no use for", () => {
    expect(made('<script type="module" src="/assets/handbok-A.js"></script><script type="module" src="/assets/utan-nat-B.js"></script>')).toBe(
      '<script defer="" src="../../assets/handbok.js"></script>',
    );
  });

  it("says where a file is that is not in the package: on the web site, or in the larger package where the site has no real address", () => {
    expect(made('<a href="/pdf/a.pdf" download>PDF</a>', { website: "https://handbok.se" })).toBe('<a href="https://handbok.se/pdf/a.pdf">PDF (på webben)</a>');
    expect(made('<a href="/pdf/a.pdf" download>PDF</a>')).toBe('<a href="../../offline/index.html#pdf-filer">PDF (inte i mappen)</a>');
    expect(
      ["https://handbok.se", "https://peerhandboken.example", "https://www.example.com", "http://localhost:8080", "http://127.0.0.1"].map(isRealAddress),
    ).toEqual([true, false, false, false, false]);
  });

  it("shows what is only for packages, and nothing that is only for the web", () => {
    const both = '<p data-only="webb">w</p><template data-only="mapp"><p>m</p></template><template data-only="liten-mapp"><p>l</p></template>';
    expect(made(both)).toBe("<p>m</p><p>l</p>");
    expect(made(both, { kind: "full" })).toBe("<p>m</p>");
  });

  it("is not made where a drawing lies in another file, which browsers do not show from a folder", () => {
    expect(() => made('<svg><use href="/bilder/x.svg#a"></use></svg>')).toThrow("drawing in a file of its own");
  });
});

describe("the index of the offline package", () => {
  const text = `{"titel":"Vad är ”peer”?","text":"Hon sa: 'nej' \\ och\\nja"}`;
  const contents = new Map<string, Uint8Array>([
    ["pagefind-entry.json", encode(text)],
    ["wasm.sv.pagefind", gzipSync("wasm", { level: 9 })],
    ["pagefind.js", encode("")],
    ["lexikon.json", encode(text)],
    ["index/a.pf_index", gzipSync(new Uint8Array([0, 255, 39, 92]), { level: 9 })],
    ...Array.from({ length: 33 }, (_, index): [string, Uint8Array] => [`fragment/${index}.pf_fragment`, gzipSync(`${index}${text}`, { level: 9 })]),
  ]);
  const scripts = registrations([...contents].map(([name, content]) => ({ name, content })));
  /** What each script hands over when a browser runs it. */
  const handedOver = (script: string) => {
    const handed = new Map<string, Buffer>();
    const places: Record<string, string> = {};
    const given = {
      handbokFile: (name: string, base64: string) => handed.set(name, Buffer.from(base64, "base64")),
      handbokText: (name: string, own: string) => handed.set(name, Buffer.from(own)),
      handbokScripts: places,
    };
    runInNewContext(script, given);
    return { handed, places: given.handbokScripts };
  };

  it("is scripts: what Pagefind needs before every search in one, the lexicon in another, excerpts sixteen together", () => {
    expect([...scripts.keys()]).toEqual(["fragment/1", "fragment/2", "fragment/3", "index/a.pf_index", "lexikon.json", "core"]);
    expect([...handedOver(String(scripts.get("core"))).handed.keys()]).toEqual(["pagefind-entry.json", "wasm.sv.pagefind"]);
  });
  it("hands over every file once, unpacked and sign for sign, from where it says that it is", () => {
    const { places } = handedOver(String(scripts.get("core")));
    const unpacked = (content: Uint8Array) => (content[0] === 0x1f ? gunzipSync(content) : Buffer.from(content));
    const all = [...scripts].flatMap(([script, source]) => [...handedOver(source).handed].map(([name, content]) => ({ script, name, content })));
    expect(all.map(({ name }) => name).sort()).toEqual([...contents.keys()].filter((name) => !name.endsWith(".js")).sort());
    expect(all.filter(({ name, content }) => !content.equals(unpacked(contents.get(name) ?? encode("")))).map(({ name }) => name)).toEqual([]);
    expect(all.filter(({ script, name }) => script !== "core" && (places[name] ?? name) !== script)).toEqual([]);
  });
});

describe("the zip file", () => {
  it("is the same bytes each time, holds the files in the order given, and marks Swedish names as UTF-8", () => {
    const folder = mkdtempSync(join(tmpdir(), "peerhandboken-zip-"));
    try {
      const files = ["LÄS-MIG.txt", "index.html", "a.pdf"].map((path) => ({ path, content: () => new TextEncoder().encode(path.repeat(100)) }));
      const made = ["a.zip", "b.zip"].map((name) => {
        const size = writeZip(join(folder, name), files, "2026-10-01");
        const bytes = readFileSync(join(folder, name));
        expect(bytes.length).toBe(size);
        return bytes;
      });
      expect(made[0]?.equals(made[1] ?? new Uint8Array())).toBe(true);
      expect(Object.keys(unzipSync(new Uint8Array(made[0] ?? [])))).toEqual(["LÄS-MIG.txt", "index.html", "a.pdf"]);
      expect(((made[0]?.readUInt16LE(6) ?? 0) & 0x800) !== 0).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("begins with a text that says what to do, and where the next one is when the site has an address", () => {
    const text = readme(site, "full", "https://handbok.se", labels.offline.package);
    expect(text).toMatch(/^\uFEFFProvboken\r\n\r\nUtgåva 1, 1 januari 2026\r\n/);
    expect(text).toContain("https://handbok.se/offline/");
    expect(text).not.toMatch(/[{}]|[^\r]\n/);
    expect(readme(site, "lean", undefined, labels.offline.package)).not.toMatch(/https?:|[{}]/);
  });
});
