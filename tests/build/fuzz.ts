/**
 * Handbooks made by chance, as `node tests/build/fuzz.ts SEED RUNS`: whatever an editor writes, there are faults with their lines or pages without anything
 * that runs. The program ends with 1 and the smallest book that shows what is wrong. It runs apart from the tests, since what never ends cannot be ended from within.
 */
import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { SaxesParser } from "saxes";
import labels from "../../_data/labels.json" with { type: "json" };
import { readArticle, type Article } from "../../src/content/article.ts";
import { formatFaults, type Fault } from "../../src/content/fault.ts";
import { bindHandbook } from "../../src/handbook/bind.ts";
import type { Material } from "../../src/handbook/material.ts";
import type { Handbook } from "../../src/handbook/model.ts";
import { allPages } from "../../src/handbook/navigate.ts";
import { publicModel, publicModelSchema } from "../../src/handbook/publicModel.ts";
import { templateEnvironment } from "../../src/io/templates.ts";
import { searchRecords } from "../../src/search/documents.ts";
import { feedEntries, jsonFeed } from "../../src/site/feeds.ts";
import { documentOf, references, site } from "../unit/smallBook.ts";

/** Strings that have got past guards elsewhere, and signs that mean something in Markdown, YAML, HTML, templates and regular expressions. */
const nasty = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '" onmouseover="alert(1)',
  "' onfocus='alert(1)' autofocus='",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "&#106;avascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "<svg/onload=alert(1)>",
  "<!--",
  "-->",
  "]]>",
  "</title>",
  "</textarea>",
  "</style>",
  "<?xml-stylesheet href='a'?>",
  "{{ site.url }}",
  "{% include 'x' %}",
  "${7*7}",
  "&lt;script&gt;",
  "&amp;",
  "&quot;",
  "\\",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "a\u0301",
  "\u00ad",
  "\ufeff",
  "𝕏",
  "åäö ÅÄÖ",
  "%00",
  "%c0%af",
  "../../etc/passwd",
  "$&",
  "$1",
  "(?=",
  "[",
  "]",
  "]]",
  "](",
  "((",
  "|",
  "---",
  "===",
  "```",
  "~~~",
  ":::",
  "::",
  "*[a]: b",
  "[^",
  "@",
  "#",
];
const marks = [
  "[länk](/rollen/etik/)",
  "[länk](https://exempel.se)",
  "[länk](<",
  "[a][b]",
  "\n\n[b]: ",
  "![bild](bild.png)",
  '![bild](bild.png "',
  "[@kalla]",
  "[@kalla, s. 5]",
  "@kalla",
  "[ord]{.term}",
  "[words]{lang=en}",
  "[Namn]{.falt}",
  "::visa studier",
  "::falt 3 Etikett",
  "\n::: forslag ",
  "\n::: checklista\n",
  "\n:::\n",
  "\n## ",
  "\n### ",
  "\n- ",
  "\n- [ ] ",
  "\n1. ",
  "\n> ",
  "\n    ",
  "\n\n",
  "\n",
  " ",
  "**",
  "_",
  "`",
  "\n```js ",
  "\n|a|b|\n|-|-:|\n|",
  "\nOrd\n: ",
  "[^1]",
  "\n\n[^1]: ",
  "*[HTML]: Språket",
  "<",
  ">",
  "\\",
];

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("peer", "stöd", "etik", "Etik", "egenmakt", "chef") },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }) },
);
const leaf = fc.oneof({ weight: 2, arbitrary: word }, { weight: 3, arbitrary: fc.constantFrom(...nasty) });
const words = fc.array(leaf, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(" "));

/** Anything at all. */
const wildBody = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...marks) }, { weight: 2, arbitrary: leaf }), { maxLength: 30 })
  .map((parts) => parts.join(""));

/** Text that Markdown takes as it stands: every sign that could mean something is escaped. What the handbook takes for a slip of the pen all the same is left out. */
const plain = words.map((text) => `o${text.replace(/[\r\n\t]/g, " ").replace(/\]\(|\[\^|\[@|\{\{|\{%/g, "")}`.replace(/[!-/:-@[-`{-~]/g, "\\$&"));
const code = words.map((text) => `\`\` ${text.replace(/[`\r\n]/g, "")} \`\``);
const inline = fc.oneof(
  plain,
  code,
  plain.map((text) => `**${text}**`),
  plain.map((text) => `[${text}](/rollen/etik/ "${text}")`),
  plain.map((text) => `[${text}](https://exempel.se/?a=${encodeURIComponent(text)})`),
  fc.constantFrom("[@kalla]", "Enligt @kalla är det så", "[Egenmakt]{.term}", "egenmakt", "[words]{lang=en}"),
);
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => `Ord ${parts.join(" och ")}.`);
const cell = inline.map((text) => text.replaceAll("|", "\\|"));
/** Blocks that are right, with nasty strings wherever text can stand. */
const block = fc.oneof(
  line,
  plain.map((text) => `## Rubrik ${text}`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((one) => `- ${one}`).join("\n")),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((one) => `- [ ] ${one}`).join("\n")),
  fc.tuple(cell, cell).map(([a, b]) => `| A ${a} | B |\n|---|--:|\n| ${b} | c |`),
  fc.tuple(plain, words).map(([info, text]) => `~~~~ ${info.replace(/[~`]/g, "")}\n${text.replaceAll("~~~~", "")}\n~~~~`),
  fc.tuple(fc.constantFrom("exempel", "forslag", "belagt", "minut", "varning"), plain, line).map(([kind, title, text]) => `::: ${kind} ${title}\n${text}\n:::`),
  words.map((text) => `::falt 2 Fält ${text.replace(/\s+/g, " ")}`),
  fc.tuple(plain, line).map(([term, text]) => `Term ${term}\n: ${text}`),
  plain.map((text) => `![Bild av ${text}](bild.png "${text}")`),
  fc.tuple(plain, plain).map(([text, note]) => `Ord ${text}[^not].\n\n[^not]: Not ${note}`),
  plain.map((text) => `> ${text}`),
);
const rightBody = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((blocks) => blocks.filter((one, index) => !one.includes("[^not]") || blocks.findIndex((other) => other.includes("[^not]")) === index).join("\n\n"));

/** A text in quotation marks, for heads. Braces of templates are a fault there, too. */
const quoted = words.map((text) => JSON.stringify(`o${text.replace(/\{\{|\{%/g, "")}`));
/** Values of front matter: right ones with nasty strings in them, and anything. */
const wildValue = fc.oneof(
  words,
  quoted,
  fc.constantFrom("", "[", "{a: b}", "&a [*a]", "*a", "!!js/function x", "|", ">", "2026-02-30", "true", "-1", "1e999", "~", "? a"),
);
const keys = [
  "titel",
  "sammanfattning",
  "ordning",
  "granskad",
  "granskas",
  "malgrupp",
  "synonymer",
  "utdelning",
  "tidigare",
  "avsnitt",
  "forslag",
  "lattlast",
  "sprak",
  "utkast",
  "datum",
];
const rightHead = fc.tuple(quoted, quoted, quoted).map(([title, summary, synonym]) => ({
  titel: JSON.stringify(`Sida ${String(JSON.parse(title))}`.slice(0, 70)),
  sammanfattning: JSON.stringify(`En sammanfattning om ${String(JSON.parse(summary))}`.slice(0, 250)),
  granskad: "2026-10-01",
  malgrupp: "[chef]",
  synonymer: `[${synonym}]`,
}));
const wildHead = fc.array(fc.tuple(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...keys) }, { weight: 1, arbitrary: words }), wildValue), { maxLength: 8 });

interface Chance {
  readonly files: Readonly<Record<string, string>>;
  readonly sourceTitle: string;
  readonly siteName: string;
}

const fileOf = (head: Readonly<Record<string, string>>, order: number, body: string) =>
  `---\n${Object.entries({ ...head, ordning: String(order) })
    .map(([key, value]) => `${key}: ${value}`)
    .join("\n")}\n---\n${body}\n`;

const others = fc
  .record({ sourceTitle: words, siteName: words })
  .map(({ sourceTitle, siteName }) => ({ sourceTitle: `Om ${sourceTitle}`, siteName: `Boken ${siteName}` }));
const etik = fileOf({ titel: "Etik", sammanfattning: "Vad etik betyder en vanlig dag.", granskad: "2026-10-01", malgrupp: "[chef]" }, 1, "Hej.");
const glossary =
  "---\ntitel: Ordlista\nsammanfattning: Ord som handboken använder.\ngranskad: 2026-10-01\nmalgrupp: [chef]\n---\nEgenmakt (empowerment)\n: Att ha makt.\n";

/** Right in form, nasty in content: most of these are published. */
const rightBooks: fc.Arbitrary<Chance> = fc.tuple(rightHead, rightBody, rightHead, rightBody, others).map(([head, body, newsHead, newsBody, rest]) => ({
  files: {
    "rollen/etik.md": etik,
    "ordlista/index.md": glossary,
    "rollen/prov.md": fileOf(head, 2, body),
    "nyheter/nytt.md": fileOf({ ...newsHead, datum: "2026-10-02" }, 1, newsBody),
  },
  ...rest,
}));

/** Anything: most of these have faults. */
const wildBooks: fc.Arbitrary<Chance> = fc
  .tuple(
    fc.oneof(
      rightHead.map((head) => fileOf(head, 2, "").replace(/---\n\n$/, "")),
      wildHead.map((pairs) => `---\n${pairs.map(([key, value]) => `${key}: ${value}`).join("\n")}\n`),
    ),
    wildBody,
    wildBody,
    others,
  )
  .map(([head, body, terms, rest]) => ({
    files: { "rollen/etik.md": etik, "ordlista/index.md": glossary + terms, "rollen/prov.md": `${head}---\n${body}` },
    ...rest,
  }));

/** What came of a book. */
type Outcome = { readonly handbook: Handbook } | { readonly faults: readonly Fault[] };

function publish({ files, sourceTitle, siteName }: Chance): Outcome {
  const faults: Fault[] = [];
  const articles: Article[] = [];
  const unreadable: Material["unreadable"][number][] = [];
  for (const [path, text] of Object.entries(files)) {
    const read = readArticle(path, path, new TextEncoder().encode(text));
    if (read.ok) articles.push(read.value);
    else {
      faults.push(...read.faults);
      unreadable.push({ path, ...(read.rest === undefined ? {} : { body: read.rest }) });
    }
  }
  const source = { id: "kalla", type: "report", title: sourceTitle, author: [{ literal: siteName }], issued: { "date-parts": [[2020]] } };
  const bound = bindHandbook({
    articles,
    unreadable,
    contentFolder: "content",
    site: { ...site, name: siteName, description: sourceTitle, publisher: { name: siteName, url: "https://prov.example/", email: "", phone: sourceTitle } },
    bibliography: references(source),
    referencesFile: "_data/references.json",
    images: new Map([
      ["rollen/bild.png", { width: 10, height: 10 }],
      ["nyheter/bild.png", { width: 10, height: 10 }],
    ]),
    faults,
    unreadableData: new Set(),
    facts: {},
    factPlace: (file) => ({ file, line: 1 }),
    words: labels,
  });
  return bound.handbook === undefined ? { faults: bound.faults } : { handbook: bound.handbook };
}

const environment = templateEnvironment();
const links = { css: "/a.css", js: "/a.js", searchJs: "/b.js", packJs: "/c.js", packWorkerJs: "/d.js", offlineJs: "/e.js", offlineCss: "/b.css", preload: [] };

/** Every page of a handbook, its documents for paper and for search. */
function* pagesOf(handbook: Handbook): Generator<string> {
  const pages = allPages(handbook);
  const shared = { handbook, pages, feed: [], feedUpdated: "", labels, pdfs: [], site: handbook.site, assets: links, redirects: [] };
  for (const entry of pages) yield environment.render("pages/page.njk", { ...shared, entry, page: { url: entry.url } });
  for (const name of ["sok", "a-o"]) yield environment.render(`pages/${name}.njk`, { ...shared, page: { url: `/${name}/` } });
  for (const { html } of searchRecords(handbook)) if (html !== undefined) yield html;
  const document = documentOf(handbook, "book");
  yield environment.render(`print/${document.form}.njk`, { document, words: labels.print, labels, site: handbook.site });
}

const ownScripts = new Set(["/a.js", "/b.js", "/c.js", "/d.js", "/e.js"]);

/** What in a page would run, load or lead to something that runs. Empty for a page that is only read. */
export function activeIn(html: string): string[] {
  const found: string[] = [];
  const visit = (node: Tree.Node): void => {
    if ("tagName" in node) {
      const value = (name: string) => node.attrs.find((attr) => attr.name === name)?.value;
      if (node.tagName === "script" && !ownScripts.has(value("src") ?? "")) {
        const text = node.childNodes.map((child) => ("value" in child ? child.value : "")).join("");
        if (value("type") === "application/ld+json") JSON.parse(text);
        else found.push(`<script> ${text}`);
      }
      if (["iframe", "object", "embed", "base", "frame", "applet"].includes(node.tagName)) found.push(`<${node.tagName}>`);
      for (const { name, value: text } of node.attrs) {
        if (name.startsWith("on") || name === "srcdoc") found.push(`${name}="${text}"`);
        // Browsers pass over spaces and control characters in schemes.
        // eslint-disable-next-line no-control-regex
        const scheme = text.replace(/[\u0000-\u0020\u007f-\u00a0]/g, "").toLowerCase();
        if (
          /^(?:href|src|action|formaction|poster|data|xlink:href|to|values|content)$/.test(name) &&
          /^(?:javascript|vbscript|data:text|data:application)/.test(scheme) &&
          name !== "content"
        )
          found.push(`${name}="${text}"`);
      }
    }
    if ("content" in node) visit(node.content);
    if ("childNodes" in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return found;
}

/** Throws for a text that is not well-formed XML. */
function readXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
}

const counted = { published: 0, refused: 0, pages: 0 };

async function check(book: Chance): Promise<void> {
  const outcome = publish(book);
  if ("faults" in outcome) {
    counted.refused++;
    for (const line of formatFaults(outcome.faults).split("\n").slice(1))
      if (!/^ {2}\S[^\n]*:[1-9]\d* {2}\S.* {2}→ \S/.test(line)) throw new Error(`Not a fault that an editor can use: ${JSON.stringify(line)}`);
    for (const { file, line } of outcome.faults) {
      const lines = (book.files[file] ?? "").split(/\r\n?|\n/).length;
      if (line > lines) throw new Error(`${file} has ${lines} lines, and no line ${line}`);
    }
    return;
  }
  counted.published++;
  const { handbook } = outcome;
  for (const html of pagesOf(handbook)) {
    counted.pages++;
    const active = activeIn(html);
    if (active.length > 0) throw new Error(`It runs: ${active.join("; ")}`);
  }
  const feed = await feedEntries(handbook, async (html) => html);
  readXml(environment.render("pages/feed.njk", { site: handbook.site, feed, feedUpdated: "2026-10-02T00:00:00Z" }));
  JSON.parse(jsonFeed(handbook, feed));
  publicModelSchema.parse(JSON.parse(publicModel(handbook)));
}

const [, program = "", seed = "", runs = "", lastBook = ""] = process.argv;
if (program.endsWith("fuzz.ts")) {
  const watched = async (book: Chance) => {
    // What is looked at when the program never ends.
    if (lastBook !== "") writeFileSync(lastBook, JSON.stringify(book, null, 2));
    await check(book);
  };
  for (const [name, books] of Object.entries({ right: rightBooks, wild: wildBooks })) {
    const result = await fc.check(fc.asyncProperty(books, watched), { seed: Number(seed), numRuns: Math.ceil(Number(runs) / 2), endOnFailure: false });
    if (result.failed) {
      process.stderr.write(
        `${name} books, seed ${result.seed}, path ${String(result.counterexamplePath)}\n${JSON.stringify(result.counterexample, null, 2)}\n`,
      );
      process.stderr.write(`${result.errorInstance instanceof Error ? (result.errorInstance.stack ?? "") : String(result.errorInstance)}\n`);
      process.exit(1);
    }
  }
  process.stdout.write(`${JSON.stringify(counted)}\n`);
}
