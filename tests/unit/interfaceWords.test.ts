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

  it("would be found out", () => {
    expect(wordsInTemplate('<p title="Läs mer">{{ labels.a }} Skriv ut</p>{# Not this #}<b aria-label="{{ x }}">(PDF)</b>')).toEqual(["Skriv ut", "Läs mer"]);
    expect(wordsInScript('say("Kopierat nu"); const a = "box__label"; throw new Error("No page here"); const b = `Träff ${x}`; // "Inte det här"')).toEqual([
      "Kopierat nu",
      "Träff ¤",
    ]);
  });
});
