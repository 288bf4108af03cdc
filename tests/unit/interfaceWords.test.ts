import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./smallBook.ts";

/** Names of formats, licences and units, and letters to show a face by: the same in every language. */
const names = new Set(["PDF", "BibTeX", "RIS", "CC BY 4.0", "Aa", "rem"]);

/** Words of a template that no label brings: text between tags, and attributes that are read to people. */
export function wordsInTemplate(source: string): string[] {
  // What a label or a value brings becomes a sign that is no letter.
  const shown = source
    .replace(/\{#[\s\S]*?#\}/g, "")
    .replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, "¤")
    .replace(/<(script|style|pre)\b[\s\S]*?<\/\1>/g, "");
  const attributes = [...shown.matchAll(/(?:^|\s)(?:aria-label|title|alt|placeholder|aria-description)="([^"]*)"/g)].map(([, value]) => String(value));
  const texts = shown
    .replace(/<[^>]*>/g, "\n")
    .replace(/(?<=¤| )[a-z-]+="[^"]*"/g, "")
    .split("\n");
  return [...texts, ...attributes]
    .map((text) =>
      text
        .replace(/&[a-z#0-9]+;/g, " ")
        .replace(/[¤()·:,./–"]/g, " ")
        .trim(),
    )
    .filter((text) => /\p{L}{2}/u.test(text) && !names.has(text) && !names.has(text.replace("CC BY 4 0", "CC BY 4.0")));
}

/** What files that readers save call things; programs read it. */
const stored = new Set(["öre"]);

/** Files whose Swedish words are no interface, and what they are. Whoever adds one says here why its words are not in the labels. */
const otherSwedish: Readonly<Record<string, string>> = {
  "src/content/article.ts": "messages to editors",
  "src/content/explain.ts": "messages to editors",
  "src/content/fault.ts": "messages to editors",
  "src/content/fixedSpaces.ts": "patterns in Swedish text",
  "src/content/labels.ts": "messages to editors",
  "src/content/schema.ts": "editors' help for front matter",
  "src/content/svg.ts": "messages to editors",
  "src/content/textFile.ts": "messages to editors",
  "src/content/yamlFile.ts": "messages to editors",
  "src/facts/check.ts": "messages to editors",
  "src/facts/schema.ts": "values that data files have",
  "src/facts/slides.ts": "messages to editors",
  "src/handbook/claims.ts": "messages to editors",
  "src/handbook/decks.ts": "messages to editors",
  "src/handbook/faults.ts": "messages to editors",
  "src/handbook/newPage.ts": "a draft for editors",
  "src/handbook/views.ts": "messages to editors",
  "src/maps/history.ts": "messages to editors",
  "src/maps/outlines.ts": "written into a data file, for maps made anew",
  "src/maps/places.ts": "names of places",
  "src/maps/schema.ts": "messages to editors",
  "src/markdown/directives.ts": "messages to editors",
  "src/markdown/markdown.ts": "messages to editors",
  "src/office/docx/styles.ts": "names of styles, by which a Word file is restyled",
  "src/office/pptx/layouts.ts": "names and prompts of layouts, by which a PowerPoint file is restyled",
  "src/office/pptx/shapes.ts": "names of shapes in a PowerPoint file",
  "src/office/pptx/slides.ts": "names of shapes in a PowerPoint file",
  "src/print/wordJoints.ts": "patterns in Swedish text",
  "src/search/compounds.ts": "patterns in Swedish text",
  "src/search/documents.ts": "a heading in the pages' texts",
  "src/search/thesaurus.ts": "messages to editors",
};

/** Class names, selectors, paths in a tree of elements, and other text for machines. */
const isCode = /--|__|[<>=#[\]{}:;()|*\\]|^(?:thead|tbody|button|details|figure|trusted-types) \w+$/;

/** String literals of a script that look like words for people: with Swedish letters, or several words in a row. */
export function wordsInScript(source: string): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "")
    // Faults of the program are told to developers, in English.
    .replace(/\bthrow [^;]*;|\bnew \w*Error\([^)]*\)/g, "")
    .replace(/\bstatusText: "[^"]*"/g, "");
  return [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"|`([^`]*)`/g)]
    .map(([, quoted, template]) => String(quoted ?? template).replace(/\$\{[^}]*\}/g, "¤"))
    .filter((text) => !stored.has(text))
    .filter((text) => /[åäöÅÄÖ]/.test(text) || (/\p{L}{2,} \p{L}{2,}/u.test(text) && !isCode.test(text)));
}

/** Words that a script puts into markup itself: read aloud or shown, whatever else the file is allowed to say. */
export function wordsInMarkup(source: string): string[] {
  const literals = [...source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "").matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)];
  return literals
    .map(([, quoted, template]) => String(quoted ?? template))
    .filter((text) => /<\/?[a-z][^<>]*>/.test(text))
    .map((text) => text.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "¤"))
    .flatMap((text) => [
      ...[...text.matchAll(/(?:aria-label|aria-description|title|alt|placeholder)="([^"]*)"/g)].map(([, value]) => String(value)),
      ...text
        .replace(/<(style|script)\b[\s\S]*?<\/\1>/g, "")
        .split(/<[^<>]*>?/)
        .slice(1),
    ])
    .filter((text) => !/[{}=;]/.test(text) && /\p{L}{2}/u.test(text.replace(/&[a-z]+;|\\n/g, "")));
}

const filesIn = (folder: string, ending: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
const found = (files: readonly string[], words: (source: string) => string[]) =>
  files.flatMap((file) => words(readFileSync(file, "utf8")).map((text) => `${file.slice(root.length)}: ${text}`));

describe("the words of the interface", () => {
  it("stand in the labels, none of them in a template", () => {
    // A feed is read by programs; its own words are names of elements.
    const templates = filesIn("_includes", ".njk").filter((file) => !file.endsWith("feed.njk"));
    expect(templates.length).toBeGreaterThan(40);
    expect(found(templates, wordsInTemplate)).toEqual([]);
  });

  it.each(["src/browser", "src/site", "src/figures", "src/offline"])("stand in the labels, none of them in %s", (folder) => {
    expect(found(filesIn(folder, ".ts"), wordsInScript)).toEqual([]);
  });

  it("are not put into markup by any script", () => {
    // The feed's own formats and the packages that other programs read have elements with names and versions in them.
    const formats = /src\/(?:office|print\/(?:pack|passes|portable|pdf)|site\/files\.ts|io)\b/;
    const scripts = filesIn("src", ".ts").filter((file) => !formats.test(file));
    expect(scripts.length).toBeGreaterThan(150);
    expect(found(scripts, wordsInMarkup)).toEqual([]);
  });

  it("stand nowhere else: every file with Swedish words outside the labels is known, and why", () => {
    const folders = ["content", "design", "facts", "handbook", "maps", "markdown", "office", "print", "search"];
    const swedish = (file: string) => wordsInScript(readFileSync(file, "utf8")).some((text) => /[åäöÅÄÖ]/.test(text));
    const files = folders.flatMap((folder) => filesIn(`src/${folder}`, ".ts")).filter(swedish);
    expect(files.map((file) => file.slice(root.length)).toSorted()).toEqual(Object.keys(otherSwedish).toSorted());
  });

  it("would be found out", () => {
    expect(wordsInTemplate('<p title="Läs mer">{{ labels.a }} Skriv ut</p>{# Not this #}<b aria-label="{{ x }}">(PDF)</b>')).toEqual(["Skriv ut", "Läs mer"]);
    expect(wordsInScript('say("Kopierat nu"); const a = "box__label"; throw new Error("No page here"); const b = `Träff ${x}`; // "Inte det här"')).toEqual([
      "Kopierat nu",
      "Träff ¤",
    ]);
    expect(wordsInMarkup('const a = `<a href="#${id}" aria-label="Tillbaka">${text(words.back)}</a> <p>Läs mer</p>`; const b = "<p>&nbsp;</p>";')).toEqual([
      "Tillbaka",
      "Läs mer",
    ]);
  });
});
