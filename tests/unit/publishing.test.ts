import { describe, expect, it } from "vitest";
import { publicModel, publicModelParts, publicModelSchema } from "../../src/handbook/publicModel.ts";
import { feedEntries, jsonFeed } from "../../src/site/feeds.ts";
import { manifest, robots, sitemap } from "../../src/site/files.ts";
import { isOwnProgram } from "../../src/browser/trustedScripts.ts";
import { headersFile, pagePolicy, redirectPolicy, securityHeaders } from "../../src/site/headers.ts";
import { jsonLd } from "../../src/site/jsonLd.ts";
import { glossary, handbookOf, page, pageOf, report } from "./smallBook.ts";

const handbook = handbookOf(
  {
    "rollen/etik.md": page("Text [@sbu2020].", { titel: "Etik </script><script>alert(1)", tidigare: "[/gammal/]", utdelning: "true" }),
    "nyheter/a.md": page("Se [etiken](/rollen/etik/).", { titel: "Äldre", datum: "2026-01-01" }),
    "nyheter/b.md": page("Text.", { titel: "Nyare & bättre", datum: "2026-10-01" }),
    "ordlista/index.md": glossary({ Egenmakt: "Att ha makt." }),
  },
  { references: [report("sbu2020", "SBU", 2020)], site: { publisher: { name: "Provkommun", url: "https://www.provkommun.example", email: "", phone: "" } } },
);
const absolute = (html: string, base: string) => Promise.resolve(html.replaceAll('href="/', `href="${new URL(base).origin}/`));

describe("the JSON Feed", () => {
  it("has the news, newest first, with absolute addresses and dates", async () => {
    const feed = JSON.parse(jsonFeed(handbook, await feedEntries(handbook, absolute))) as Record<string, unknown>;
    expect(feed).toEqual({
      version: "https://jsonfeed.org/version/1.1",
      title: "Provboken",
      home_page_url: "https://prov.example/",
      feed_url: "https://prov.example/feed.json",
      description: "En bok för prov.",
      language: "sv",
      authors: [{ name: "Provkommun", url: "https://www.provkommun.example" }],
      items: [
        {
          id: "https://prov.example/nyheter/b/",
          url: "https://prov.example/nyheter/b/",
          title: "Nyare & bättre",
          summary: "En sida som bara finns för prov.",
          content_html: "<p>Text.</p>",
          date_published: "2026-10-01T00:00:00Z",
          language: "sv",
        },
        {
          id: "https://prov.example/nyheter/a/",
          url: "https://prov.example/nyheter/a/",
          title: "Äldre",
          summary: "En sida som bara finns för prov.",
          content_html: '<p>Se <a href="https://prov.example/rollen/etik/">etiken</a>.</p>',
          date_published: "2026-01-01T00:00:00Z",
          language: "sv",
        },
      ],
    });
  });

  it("tells when a piece of news was changed, by its list of changes", async () => {
    const changed = handbookOf({ "nyheter/a.md": page("Text.", { datum: "2026-01-01", andringar: "[{ datum: 2026-03-01, text: Ny länk. }]" }) });
    const { items } = JSON.parse(jsonFeed(changed, await feedEntries(changed, absolute))) as { readonly items: readonly unknown[] };
    expect(items).toMatchObject([{ date_published: "2026-01-01T00:00:00Z", date_modified: "2026-03-01T00:00:00Z" }]);
  });

  it("names no author where there is no publisher", async () => {
    const own = handbookOf({ "rollen/a.md": page("x") });
    expect(JSON.parse(jsonFeed(own, await feedEntries(own, absolute)))).not.toHaveProperty("authors");
  });
});

describe("data for search engines", () => {
  it("is safe inside a script element, whatever the title", () => {
    const data = jsonLd(handbook, pageOf(handbook, "rollen/etik"));
    expect(data).not.toContain("<");
    expect(JSON.parse(data)).toMatchObject({ "@graph": [{ "@type": "Article", headline: "Etik </script><script>alert(1)" }, { "@type": "BreadcrumbList" }] });
  });

  it("knows the book, its news and the way to each page", () => {
    const graph = (id: string) => (JSON.parse(jsonLd(handbook, pageOf(handbook, id))) as { "@graph": Record<string, unknown>[] })["@graph"];
    expect(graph("").map((node) => node["@type"])).toEqual(["Book", "WebSite"]);
    expect(graph("nyheter/b")[0]).toMatchObject({
      "@type": "NewsArticle",
      datePublished: "2026-10-01",
      isPartOf: { "@id": "https://prov.example/#bok" },
      publisher: { name: "Provkommun" },
    });
    expect(graph("rollen/etik")[1]).toMatchObject({
      itemListElement: [
        { position: 1, item: "https://prov.example/" },
        { position: 2, name: "Rollen", item: "https://prov.example/rollen/" },
        { position: 3, item: "https://prov.example/rollen/etik/" },
      ],
    });
  });

  it("lists every page in the sitemap with the day it was reviewed or published", () => {
    const map = sitemap(handbook);
    for (const url of ["/", "/rollen/", "/rollen/etik/", "/nyheter/a/", "/ordlista/", "/kallor/", "/a-o/"])
      expect(map).toContain(`<loc>https://prov.example${url}</loc>`);
    expect(map).toContain("<loc>https://prov.example/rollen/etik/</loc><lastmod>2026-10-01</lastmod>");
    expect(map).toContain("<loc>https://prov.example/nyheter/a/</loc><lastmod>2026-01-01</lastmod>");
    expect(map).not.toMatch(/gammal|sok|404/);
    expect(robots(handbook)).toContain("Sitemap: https://prov.example/sitemap.xml");
  });
});

describe("the security headers", () => {
  const site = { url: "https://prov.example" };
  const policy = securityHeaders["Content-Security-Policy"];
  it("allow our own files and nothing else: no inline code, no evaluation of text, no other site", () => {
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:|data:/);
    expect(policy).toContain("default-src 'none'");
    for (const rule of ["script-src", "style-src", "img-src", "font-src", "connect-src"]) expect(policy).toContain(`${rule} 'self'`);
    for (const rule of ["base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) expect(policy).toContain(rule);
  });

  it("demand that no text becomes markup or a program, but for the addresses of our own", () => {
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
    expect(policy).not.toContain("allow-duplicates");
    const site = "https://prov.example/rollen/";
    for (const own of ["/sw.js", "https://prov.example/pagefind/pagefind-worker.js", "/assets/paketverkstad-ABCD1234.js"])
      expect(isOwnProgram(own, site)).toBe(true);
    for (const other of [
      "//annan.example/sw.js",
      "https://prov.example.annan.example/sw.js",
      "data:text/javascript,alert(1)//sw.js",
      "blob:https://prov.example/sw.js",
      "/rollen/sw.js",
      "/assets/bild.js",
      "/sw.js?x=1",
      "/pagefind/pagefind-worker.js/x",
    ])
      expect(`${other} ${isOwnProgram(other, site)}`).toBe(`${other} false`);
  });

  it("stand in every page too, without what works in headers only", () => {
    expect(`${pagePolicy}; frame-ancestors 'none'`).toBe(policy);
    expect(redirectPolicy).toContain("default-src 'none'");
  });

  it("turn off what devices offer and the handbook never asks for", () => {
    for (const feature of ["camera", "microphone", "geolocation", "payment", "usb"]) expect(securityHeaders["Permissions-Policy"]).toContain(`${feature}=()`);
  });

  it("hold readers to https for a year where the handbook's address is https, and say nothing of other hosts", () => {
    expect(headersFile({ url: "https://prov.example" })).toContain("\n  Strict-Transport-Security: max-age=31536000\n");
    expect(headersFile({ url: "http://prov.example" })).not.toContain("Strict-Transport-Security");
  });

  it("give no file a header twice, since hosts disagree about what that means", () => {
    const rules = headersFile(site)
      .trim()
      .split(/\n(?=\S)/)
      .map((rule) => ({ path: String(rule.split("\n")[0]), names: [...rule.matchAll(/^ {2}([^:]+):/gm)].map(([, name]) => String(name)) }));
    const meets = (one: string, other: string) => one === other || (one.endsWith("*") && other.startsWith(one.slice(0, -1)));
    const twice = rules.flatMap((rule, index) => [
      ...rules.flatMap((other, place) => (place !== index && meets(rule.path, other.path) ? rule.names.filter((name) => other.names.includes(name)) : [])),
      ...rule.names.filter((name, place) => rule.names.indexOf(name) !== place),
    ]);
    expect(rules.length).toBeGreaterThan(10);
    expect(twice).toEqual([]);
  });

  it("are sent with every file", () => {
    const lines = headersFile(site).split("\n");
    expect(lines[0]).toBe("/*");
    for (const [name, value] of Object.entries(securityHeaders)) expect(lines).toContain(`  ${name}: ${value}`);
    expect(lines).toContain("  X-Content-Type-Options: nosniff");
  });

  it("let only files with a hash in their name stay unasked for", () => {
    const rules = headersFile(site)
      .split(/\n(?=\S)/)
      .filter((rule) => rule.includes("immutable"));
    expect(rules.map((rule) => rule.split("\n")[0])).toEqual(["/assets/*"]);
  });
});

describe("the public model", () => {
  it("passes its own schema, and holds the whole handbook but for words of the interface", () => {
    const model = publicModelSchema.parse(JSON.parse(publicModel(handbook)));
    expect(model.formatVersion).toBe(1);
    expect(model.chapters.flatMap(({ pages }) => pages.map(({ id }) => id))).toEqual(["rollen/etik", "nyheter/b", "nyheter/a"]);
    const { names: _names, ...content } = handbook;
    expect(JSON.parse(publicModel(handbook))).toEqual({ formatVersion: 1, ...(JSON.parse(JSON.stringify(content)) as object) });
  });

  it("is written in pieces of a page each, which together are what JSON.stringify makes of it", () => {
    const pieces = [...publicModelParts(handbook)];
    const whole = publicModelSchema.parse({ formatVersion: 1, ...handbook });
    expect(pieces.join("")).toBe(`${JSON.stringify(whole)}\n`);
    for (const page of handbook.chapters.flatMap(({ pages }) => pages)) expect(pieces.filter((piece) => piece.includes(`"id":"${page.id}"`))).toHaveLength(1);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(pieces.join("").length / 4);
  });

  it("does not pass when a page has lost its title or gained a field", () => {
    const [first, ...rest] = handbook.chapters;
    if (first === undefined) throw new Error("No chapter");
    expect(() => publicModel({ ...handbook, chapters: [{ ...first, title: "" }, ...rest] })).toThrow("title");
    expect(() => publicModel(Object.assign({ secret: 1 }, handbook))).toThrow("secret");
  });
});

it("the manifest of the web app names the handbook and its pictures", () => {
  const value = JSON.parse(manifest(handbook)) as { name: string; lang: string; start_url: string; icons: { src: string; sizes: string }[] };
  expect(value).toMatchObject({ name: "Provboken", lang: "sv", start_url: "/" });
  for (const size of ["192x192", "512x512"]) expect(value.icons.map(({ sizes }) => sizes)).toContain(size);
});
