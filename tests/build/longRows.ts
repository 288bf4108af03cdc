/**
 * Long rows of what means something in Markdown and YAML, as `node tests/build/longRows.ts`: each is read, and the time it takes must not grow with the square of
 * its length. It runs apart from the tests, which end it when it does not come to an end by itself; the last name it has written is the row that it stuck at.
 */
import { readArticle } from "../../src/content/article.ts";
import { parseBody, plainText } from "../../src/markdown/markdown.ts";
import { linkFirstMentions, termMatcher } from "../../src/markdown/terms.ts";

const length = Number(process.argv[2]);
const pieces = [
  "[",
  "]",
  "![",
  "](",
  "[](",
  "[a](",
  "[@",
  "[@a;",
  "@a",
  "@",
  "*",
  "_",
  "*a ",
  "_a*",
  "**",
  "`",
  "``a`",
  "~",
  "<",
  "<a",
  "<!--",
  "<?",
  "&",
  "&#",
  "\\",
  "#",
  "# ",
  ">",
  "> ",
  "- ",
  "-",
  "1. ",
  "\t",
  "|",
  "|-",
  "|a\n",
  "\n",
  " \n",
  "  ",
  ":::",
  "::: a\n",
  "::: forslag\n",
  ":::\n",
  "::",
  "::visa ",
  "::falt a\n",
  "[^1]",
  "[^",
  "[^1]: a\n",
  "^[a",
  "*[a]: b\n",
  "a\n: b\n",
  ": ",
  "{",
  "}",
  "]{",
  "[a]{.term}",
  "[a]{",
  "{{",
  '"',
  "'",
  "”",
  "(",
  ")",
  "a",
  "a ",
  "å",
  "\u0301",
  "𝕏",
  "peer ",
  "egenmakt ",
  "http://",
  "https://a.se ",
  "---\n",
  "```\n",
  "~~~",
  "    a\n",
  "a  \n",
  "\\\n",
  "- [ ] a\n",
  ".",
  "a.",
  "?! ",
];

const matcher = termMatcher([
  { name: "Egenmakt", id: "egenmakt" },
  { name: "SIP", id: "sip" },
  { name: "a", id: "a" },
]);
const head = "---\ntitel: En provsida\nsammanfattning: En sida som bara finns för prov.\nordning: 1\ngranskad: 2026-10-01\nmalgrupp: [chef]\n";

for (const piece of pieces) {
  const row = piece.repeat(Math.ceil(length / piece.length));
  for (const [where, text] of Object.entries({
    body: `${head}---\n${row}\n`,
    value: `${head}synonymer: ${row}\n---\nText.\n`,
    quoted: `${head}avsnitt: ${JSON.stringify(row)}\n---\nText.\n`,
  })) {
    process.stdout.write(`${JSON.stringify(piece)} ${where}\n`);
    const article = readArticle("a.md", "rollen/a.md", new TextEncoder().encode(text));
    const body = parseBody(article.ok ? article.value.body : (article.rest?.body ?? ""));
    plainText(body.tokens);
    if (matcher !== undefined) linkFirstMentions(body.tokens, matcher, new Set());
  }
}
process.stdout.write("klart\n");
