import createParser, { type Token } from "markdown-it";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { boxKinds } from "../../src/markdown/boxes.ts";
import { parseBody, plainText } from "../../src/markdown/markdown.ts";
import { listFiles, root } from "./builds.ts";

/** Any program that reads Markdown: CommonMark with tables, and nothing of ours. */
const anyProgram = createParser({ html: true });

/** What the handbook writes beside Markdown: how README tells of it, and how it looks. Without it the words that readers meet are left. */
const notations: readonly { readonly readme: string; readonly pattern: RegExp; readonly left: string }[] = [
  { readme: "`::: belagt", pattern: new RegExp(`^:::[ \\t]*(?:${boxKinds.join("|")})?(?=[ \\t]|$)`, "gm"), left: "" },
  { readme: "`[@sledge2011, s. 5]`", pattern: /\[@[^\]]*\]/g, left: "" },
  { readme: "`@sbu2020`", pattern: /(?<![\p{L}\p{N}_.+-])@[a-zA-Z][\w-]*/gu, left: "" },
  { readme: "`::visa studier`", pattern: /^::visa .*$/gm, left: "" },
  { readme: "`::falt Namn`", pattern: /^::falt (?:\d+ )?/gm, left: "" },
  { readme: "`[Datum]{.falt}`", pattern: /(?<=\])\{\.falt\}/g, left: "" },
  { readme: "`[Bostad först]{.term}`", pattern: /(?<=\])\{\.term(?: [^}]*)?\}/g, left: "" },
  { readme: "`[recovery]{lang=en}`", pattern: /(?<=\])\{lang=[a-z-]+\}/g, left: "" },
  { readme: "`[^1]`", pattern: /\[\^[^\]\s]+\]:?/g, left: "" },
  { readme: "`- [ ]`", pattern: /^([ \t]*[-*] )\[ \] /gm, left: "$1" },
];

const folder = join(root, "content");
const paths = (await listFiles(folder)).filter((path) => path.endsWith(".md") && path !== "README.md");
const bodyOf = (path: string) => readFileSync(join(folder, path), "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");

const flat = (tokens: readonly Token[]): Token[] => tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
const parsed = (source: string) => flat(anyProgram.parse(source, {}));
/** The text that a reader of the plain file's page meets. */
const textOf = (source: string) =>
  parsed(source)
    .map(({ type, content }) =>
      ["text", "code_inline", "fence", "code_block"].includes(type) ? content : type.endsWith("break") || type.endsWith("_close") ? " " : "",
    )
    .join("");
const wordsOf = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).sort();
/** In code they are what the page tells of. */
const withoutNotations = (source: string) =>
  source
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : notations.reduce((text, { pattern, left }) => text.replace(pattern, left), part)))
    .join("");

describe("the texts as any program that reads Markdown shows them", () => {
  it("are all there", () => expect(paths.length).toBeGreaterThan(100));

  it("have no HTML: no page depends on it", () => {
    const html = paths.filter((path) => parsed(bodyOf(path)).some(({ type }) => type.startsWith("html")));
    expect(html).toEqual([]);
  });

  it("have every word that readers of the handbook meet, and beyond them only the signs that README explains", () => {
    const lost = paths.flatMap((path) => {
      const ours = wordsOf(plainText(parseBody(bodyOf(path)).tokens));
      const plain = wordsOf(textOf(withoutNotations(bodyOf(path))));
      const differ = (words: readonly string[], others: readonly string[]) => {
        const left = [...others];
        return words.filter((word) => {
          const place = left.indexOf(word);
          if (place >= 0) left.splice(place, 1);
          return place < 0;
        });
      };
      const [missing, surplus] = [differ(ours, plain), differ(plain, ours)];
      return missing.length + surplus.length === 0 ? [] : [{ path, missing: missing.join(" "), surplus: surplus.join(" ") }];
    });
    expect(lost).toEqual([]);
  });

  it("have the same headings, lists, tables and links", () => {
    const sorts = ["heading_open", "list_item_open", "table_open", "th_open", "link_open"];
    const count = (tokens: readonly Token[]) => sorts.map((sort) => tokens.filter(({ type }) => type === sort).length).join(" ");
    const other = paths.filter((path) => count(parsed(bodyOf(path))) !== count(flat(parseBody(bodyOf(path)).tokens)));
    expect(other).toEqual([]);
  });

  it("show the signs of boxes, citations and figures as they are written, beside what they belong to", () => {
    const source = "::: belagt Det här vet vi\nStödet gör nytta [@sledge2011, s. 5].\n:::\n\n::visa studier\n";
    expect(anyProgram.render(source)).toBe("<p>::: belagt Det här vet vi\nStödet gör nytta [@sledge2011, s. 5].\n:::</p>\n<p>::visa studier</p>\n");
  });

  it("use no signs that README does not explain", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const section = /## How to leave\n([\s\S]*?)(?=\n## )/.exec(readme)?.[1] ?? "";
    for (const { readme: sign } of notations) expect(section).toContain(sign);
  });
});
