import { describe, expect, it } from "vitest";
import { isSize } from "../../src/audit/pdfs.ts";
import { readPage } from "../../src/audit/page.ts";
import { rules } from "../../src/audit/rules.ts";
import { isPage, isRead, type BuiltSite } from "../../src/audit/site.ts";

const origin = "https://bok.example";

/** A page as the handbook makes them, as small as may be. */
const page = (url: string, { head = "", main }: { readonly head?: string; readonly main: string }) => `<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sidan ${url}</title><meta name="description" content="En beskrivning av sidan ${url} i en mening.">
<link rel="canonical" href="${origin}${url}"><meta property="og:url" content="${origin}${url}">${head}
<link rel="stylesheet" href="/assets/stil.css"></head>
<body><form role="search" action="/sok/"><label for="q">Sök</label><input id="q" name="q"></form><main id="start"><h1>Sidan ${url}</h1>${main}</main></body></html>`;

const languages = `<link rel="alternate" hreflang="sv" href="${origin}/"><link rel="alternate" hreflang="en" href="${origin}/om/english/"><link rel="alternate" hreflang="x-default" href="${origin}/">`;
const inSitemap = `<xhtml:link rel="alternate" hreflang="sv" href="${origin}/"/><xhtml:link rel="alternate" hreflang="en" href="${origin}/om/english/"/>`;

const entry = `<entry><title>Nyheten</title><id>${origin}/nyheter/boken/</id><link href="${origin}/nyheter/boken/" rel="alternate" type="text/html"/>
<published>2026-11-21T00:00:00Z</published><updated>2026-11-21T00:00:00Z</updated><content type="html">&lt;p&gt;&lt;a href="${origin}/rollen/#etik"&gt;Etik&lt;/a&gt;&lt;/p&gt;</content></entry>`;

const item = {
  id: `${origin}/nyheter/boken/`,
  url: `${origin}/nyheter/boken/`,
  title: "Nyheten",
  content_html: "<p>Text.</p>",
  date_published: "2026-11-21T00:00:00Z",
};
const jsonFeed = {
  version: "https://jsonfeed.org/version/1.1",
  title: "Boken",
  home_page_url: `${origin}/`,
  feed_url: `${origin}/feed.json`,
  language: "sv",
  items: [item],
};

/** A site without a fault. */
const good: Readonly<Record<string, string>> = {
  "index.html": page("/", {
    head: languages,
    main: `<h2>Läs</h2><p><a href="/rollen/#etik">Etik</a> <a href="/om/english/" lang="en">English</a> <a href="/nyheter/boken/">Nytt</a></p>`,
  }),
  "rollen/index.html": page("/rollen/", {
    main: `<h2 id="etik">Etik</h2><table><tr><th scope="col">År</th></tr></table><img src="/assets/bild.svg" alt="" width="4" height="3"><ul><li><a href="/pdf/rollen.pdf">Rollen</a><p>PDF, 12 sidor, 85 kB</p></li></ul>
<p data-file="/pdf/rollen.pdf"><a href="/pdf/rollen.pdf">Boken</a> <span data-size>85 kB</span></p>`,
  }),
  "om/english/index.html": page("/om/english/", { head: languages, main: `<p lang="en">Words</p>` }),
  "nyheter/boken/index.html": page("/nyheter/boken/", { main: `<p>Boken är här.</p>` }),
  "sok/index.html": page("/sok/", { head: '<meta name="robots" content="noindex">', main: `<p>Sök.</p>` }),
  "404.html": page("/404.html", { main: `<p>Finns inte.</p>` }),
  "steg/index.html": `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Flyttad</title><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=/rollen/"><link rel="canonical" href="${origin}/rollen/"></head><body><p><a href="/rollen/">Sidan har flyttat</a></p></body></html>`,
  "assets/stil.css": `@font-face{src:url(./brev.woff2)}`,
  "assets/brev.woff2": "",
  "assets/bild.svg": "<svg/>",
  "pdf/rollen.pdf": "x".repeat(85_432),
  "pdf/index.json": JSON.stringify([{ path: "pdf/rollen.pdf", title: "Rollen", pages: 12, bytes: 85_432, sourcePages: ["rollen"] }]),
  "handbok.json": JSON.stringify({ chapters: [{ pages: [{ url: "/rollen/", html: '<p><a href="#etik">Etik</a></p>' }] }] }),
  "manifest.webmanifest": JSON.stringify({ start_url: "/", icons: [{ src: "/assets/bild.svg" }] }),
  "robots.txt": `User-agent: *\nAllow: /\n\nSitemap: ${origin}/sitemap.xml\n`,
  "sitemap.xml": `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"><url><loc>${origin}/</loc>${inSitemap}</url><url><loc>${origin}/rollen/</loc><lastmod>2026-11-21</lastmod></url><url><loc>${origin}/om/english/</loc>${inSitemap}</url><url><loc>${origin}/nyheter/boken/</loc></url></urlset>`,
  "feed.xml": `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv"><title>Boken</title><id>${origin}/</id><link href="${origin}/feed.xml" rel="self"/><updated>2026-11-21T00:00:00Z</updated><author><name>Boken</name></author>${entry}</feed>`,
  "feed.json": JSON.stringify(jsonFeed),
};

function siteOf(files: Readonly<Record<string, string>>): BuiltSite {
  const all = Object.entries(files);
  return {
    origin,
    language: "sv",
    files: new Map(all.map(([path, content]) => [path, content.length])),
    promised: new Set(),
    pages: all.filter(([path]) => isPage(path)).map(([path, content]) => readPage(path, content)),
    texts: new Map(all.filter(([path]) => isRead(path))),
  };
}

/** The first words of the rules that find something, and what they find. */
const found = (files: Readonly<Record<string, string>>) => rules.flatMap(({ about, faults }) => faults(siteOf(files)).map((fault) => ({ rule: about, fault })));

/** The good site with some words in a file changed. */
function changed(path: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = good[path] ?? "";
  if (!text.includes(from)) throw new Error(`${path} lacks ${from}`);
  return { ...good, [path]: text.replace(from, to) };
}

it("a site without a fault has none", () => expect(found(good)).toEqual([]));

describe("the audit of a built site finds", () => {
  const rollen = "rollen/index.html";
  it.each([
    ["a dead link", changed("index.html", "/rollen/#etik", "/finns-inte/"), "index.html → /finns-inte/"],
    ["a dead anchor", changed("index.html", "#etik", "#etiken"), "index.html → /rollen/#etiken"],
    ["a relative link", changed("index.html", 'href="/nyheter/boken/"', 'href="nyheter/boken/"'), "index.html → nyheter/boken/"],
    ["a picture that is not there", changed(rollen, "/assets/bild.svg", "/assets/bilden.svg"), `${rollen} → /assets/bilden.svg`],
    ["a link to a PDF that is not there", changed(rollen, 'href="/pdf/rollen.pdf">Boken', 'href="/pdf/boken.pdf">Boken'), `${rollen} → /pdf/boken.pdf`],
    [
      "a link for readers without scripts that leads nowhere",
      changed(rollen, "<table>", '<noscript><a href="/finns-inte/">Sök</a></noscript><table>'),
      `${rollen} → /finns-inte/`,
    ],
    ["a typeface that is not there", changed("assets/stil.css", "brev.woff2", "bokstav.woff2"), "assets/stil.css → /assets/bokstav.woff2"],
    ["a dead link in the model", changed("handbok.json", "#etik", "#etiken"), "handbok.json → #etiken"],
    ["a dead link in a feed", changed("feed.xml", "/rollen/#etik", "/rollen/#etiken"), `feed.xml → ${origin}/rollen/#etiken`],
    ["an icon that is not there", changed("manifest.webmanifest", "/assets/bild.svg", "/ikon.svg"), "manifest.webmanifest → /ikon.svg"],
    ["a page that no link leads to", changed("index.html", '<a href="/nyheter/boken/">Nytt</a>', ""), "nyheter/boken/index.html: no link leads there"],
    ["an id twice", changed(rollen, "<table>", '<table id="etik">'), `${rollen}: id etik twice`],
    ["a label of nothing", changed(rollen, 'for="q"', 'for="fraga"'), `${rollen}: for to #fraga, which is not there`],
    ["a heading that skips a level", changed(rollen, '<h2 id="etik">Etik</h2>', '<h3 id="etik">Etik</h3>'), `${rollen}: <h3>Etik follows level 1`],
    ["a page with two headings of the first level", changed(rollen, '<h2 id="etik">Etik</h2>', '<h1 id="etik">Etik</h1>'), `${rollen}: 2 h1`],
    ["an empty heading", changed(rollen, '<h2 id="etik">Etik</h2>', '<h2 id="etik"> </h2>'), `${rollen}: an empty <h2>`],
    ["a picture without words", changed(rollen, ' alt=""', ""), `${rollen}: <img src="/assets/bild.svg"> lacks alt, width or height`],
    ["a link without words", changed(rollen, ">Boken</a>", "></a>"), `${rollen}: a link without words to /pdf/rollen.pdf`],
    ["a table's head that says not what it is for", changed(rollen, ' scope="col"', ""), `${rollen}: <th>År without scope`],
    ["a title that two pages have", changed(rollen, "<title>Sidan /rollen/", "<title>Sidan /"), 'index.html, rollen/index.html: "Sidan /"'],
    ["a page without a title", changed(rollen, "<title>Sidan /rollen/", "<title>"), `${rollen}: no title`],
    ["a description that is too short", changed(rollen, "En beskrivning av sidan /rollen/ i en mening.", "Kort."), `${rollen}: a description of 5 letters`],
    ["a page in another language than it says", changed(rollen, '<html lang="sv">', '<html lang="en">'), `${rollen}: the language is en and not sv`],
    [
      "a language that there is not",
      changed("om/english/index.html", '<p lang="en">', '<p lang="english">'),
      'om/english/index.html: "english" is no language',
    ],
    [
      "a page that says another address",
      changed(rollen, `rel="canonical" href="${origin}/rollen/"`, `rel="canonical" href="${origin}/"`),
      `${rollen}: the canonical address is ${origin}/ and not ${origin}/rollen/`,
    ],
    [
      "a translation that does not name its original",
      changed("om/english/index.html", languages, ""),
      "index.html: names /om/english/, which does not name it back",
    ],
    ["a page that cannot be enlarged", changed(rollen, "initial-scale=1", "initial-scale=1, user-scalable=no"), `${rollen}: does not let readers enlarge it`],
    ["HTML that the parser has to mend", changed(rollen, '<h2 id="etik">', '<h2 id="etik" id="mer">'), `${rollen}:6 duplicate-attribute`],
    ["a template that was not filled in", changed(rollen, ">Boken<", ">{{ titel }}<"), `${rollen}: {{`],
    ["a value that never came", changed(rollen, ">Boken<", ">undefined<"), `${rollen}: undefined`],
    ["inline style", changed(rollen, "<table>", '<table style="width:1px">'), `${rollen}: inline style on <table>`],
    [
      "what is loaded from elsewhere",
      changed(rollen, 'src="/assets/bild.svg"', 'src="https://andra.example/bild.svg"'),
      `${rollen}: loads https://andra.example/bild.svg`,
    ],
    [
      "a page that the sitemap lacks",
      changed("sitemap.xml", `<url><loc>${origin}/nyheter/boken/</loc></url>`, ""),
      `sitemap.xml: ${origin}/nyheter/boken/ is missing`,
    ],
    [
      "a page in the sitemap that search engines may not list",
      changed("sitemap.xml", `${origin}/nyheter/boken/`, `${origin}/sok/`),
      `sitemap.xml: ${origin}/sok/ is no page that may be listed`,
    ],
    ["a sitemap with other languages than the pages", changed("sitemap.xml", inSitemap, ""), "sitemap.xml: / has other languages than its page says"],
    ["a day in the sitemap that there is not", changed("sitemap.xml", "2026-11-21", "2026-11-31"), "sitemap.xml: lastmod 2026-11-31 is no day"],
    ["an Atom feed that is not well-formed", changed("feed.xml", "</author>", ""), "feed.xml"],
    ["an Atom feed without a moment", changed("feed.xml", "<updated>2026-11-21T00:00:00Z</updated><author>", "<author>"), "feed.xml feed: has 0 updated"],
    [
      "a day where Atom wants a moment",
      changed("feed.xml", "<published>2026-11-21T00:00:00Z", "<published>2026-11-21"),
      'feed.xml feed entry 5 published: "2026-11-21" is no moment',
    ],
    ["a feed that nobody has written", changed("feed.xml", "<author><name>Boken</name></author>", ""), "feed.xml entry 0: nobody has written it"],
    ["an element that Atom does not know", changed("feed.xml", "<author>", "<image/><author>"), "feed.xml feed: holds image, which the standard does not know"],
    ["HTML in Atom that is not escaped", changed("feed.xml", "&lt;p&gt;", "<b/>&lt;p&gt;"), "feed.xml feed entry 5 content: holds elements"],
    ["a relative address in a feed", changed("feed.xml", `${origin}/rollen/#etik`, "/rollen/#etik"), "feed.xml entry 0: the relative address /rollen/#etik"],
    ["a JSON Feed of another version", changed("feed.json", "version/1.1", "version/1"), "feed.json version"],
    ["an item without content", changed("feed.json", "content_html", "_content"), "feed.json items.0: has neither content_html nor content_text"],
    ["a key that JSON Feed does not know", changed("feed.json", '"language"', '"sprak"'), "feed.json feed: unknown key sprak"],
    ["feeds that tell other news", changed("feed.json", '"title":"Nyheten"', '"title":"Nyhet"'), "feed.xml and feed.json differ"],
    ["news that the feeds lack", { ...good, "nyheter/mer/index.html": page("/nyheter/mer/", { main: "" }) }, `feed.xml lacks ${origin}/nyheter/mer/`],
    [
      "a PDF that weighs something else than its page says",
      changed(rollen, "12 sidor, 85 kB", "12 sidor, 95 kB"),
      `${rollen}: says "12 sidor, 95 kB" of pdf/rollen.pdf`,
    ],
    ["a PDF of another length than its page says", changed(rollen, "12 sidor", "13 sidor"), `${rollen}: says "13 sidor, 85 kB" of pdf/rollen.pdf`],
    [
      "a file that weighs something else than is said",
      changed(rollen, "<span data-size>85 kB", "<span data-size>1,2 MB"),
      `${rollen}: says "1,2 MB" of pdf/rollen.pdf`,
    ],
    ["a PDF that its list does not know", { ...good, "pdf/extra.pdf": "x" }, "pdf/extra.pdf is not in pdf/index.json"],
    ["a PDF that no page offers", changed(rollen, /<ul>[\s\S]*<\/p>/.exec(good[rollen] ?? "")?.[0] ?? "", ""), "no page offers pdf/rollen.pdf"],
  ] satisfies [string, Readonly<Record<string, string>>, string][])("%s", (_, files, fault) => {
    expect(found(files).map((each) => each.fault)).toContainEqual(expect.stringContaining(fault));
  });

  it("something with every rule", () => {
    // Each rule is seen to fail above or here: what the table breaks, taken together, is found by all of them.
    const broken = {
      ...changed("index.html", languages, languages.replace("x-default", "x")),
      "rollen/index.html": `<html><title></title><body style="a"><h3></h3>{{ x }}<a href="/finns-inte/"></a><label for="x"></label></body>`,
      "assets/stil.css": "a{background:url(borta.png)}",
      "extra/index.html": "<p>",
      "sitemap.xml": "<urlset/>",
      "feed.xml": "<feed/>",
      "pdf/index.json": "[]",
    };
    expect(rules.filter(({ faults }) => faults(siteOf(broken)).length === 0).map(({ about }) => about)).toEqual([]);
  });
});

describe("a size in words", () => {
  it.each([
    [85_432, "85 kB", true],
    [85_432, "86 kB", false],
    [300, "1 kB", true],
    [1_234_567, "1,2 MB", true],
    [1_234_567, "1,3 MB", false],
    [25_300_000, "25 MB", true],
    [85_432, "", false],
  ])("%i bytes are %j: %s", (bytes, words, isTrue) => expect(isSize(bytes, words)).toBe(isTrue));
});
