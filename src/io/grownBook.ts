/** Handbooks of many pages, made of one that there is: to see how time, memory and weight grow. */
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";

/** Chapters whose pages are prose, and so many as one likes; other chapters' pages are days of a course, forms, or one of a kind. */
const chapters = ["rollen", "arbetsuppgifter", "arbetsplatser", "inforande", "forskning"] as const;
/** Keys that say something of one page only. */
const ofOnePage = ["tidigare", "utdelning", "lattlast", "svenska", "sprak", "kalla", "andringar"] as const;
/** The longest title that a page may have. */
const longestTitle = 80;

interface Original {
  readonly chapter: string;
  readonly slug: string;
  readonly head: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/**
 * Copies a content folder and adds copies of its prose pages until so many pages have been added, evenly over the chapters.
 * Each has an address, a title and some words of its own. The same folder and number give the same files.
 */
export async function growBook(content: string, added: number, target: string): Promise<void> {
  await cp(content, target, { recursive: true });
  const originals = (await Promise.all(chapters.map((chapter) => originalsIn(content, chapter)))).flat();
  for (let number = 0; number < added; number++) {
    const original = originals[number % originals.length] as Original;
    await writeFile(join(target, original.chapter, `${original.slug}-${number + 1}.md`), copyOf(original, number + 1));
  }
}

async function originalsIn(content: string, chapter: string): Promise<Original[]> {
  const names = (await readdir(join(content, chapter))).filter((name) => name.endsWith(".md") && name !== "index.md").sort();
  const read = names.map(async (name): Promise<Original> => {
    const [, head = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(await readFile(join(content, chapter, name), "utf8")) ?? [];
    return { chapter, slug: name.replace(/\.md$/, ""), head: parse(head) as Original["head"], body };
  });
  // A page that shows a whole table of facts would show it hundreds of times: no handbook does.
  return (await Promise.all(read)).filter(({ head, body }) => !body.includes("::visa") && !ofOnePage.some((key) => key !== "tidigare" && key in head));
}

function copyOf({ head, body }: Original, number: number): string {
  const own = Object.fromEntries(Object.entries(head).filter(([key]) => !(ofOnePage as readonly string[]).includes(key)));
  const title = `${String(head["titel"]).slice(0, longestTitle - String(number).length - 1)} ${number}`;
  // Words that no other page has: a book of more pages has more words.
  const words = `Vårt förslag: jämför med ort${spelt(number)} och verksamhet${spelt(number * 7 + 3)}.`;
  return `---\n${stringify({ ...own, titel: title, ordning: 1000 + number })}---\n${body.trimEnd()}\n\n${words}\n`;
}

/** A number in letters, so that it is a word. */
const spelt = (number: number) => [...String(number)].map((digit) => "kmnprstvla"[Number(digit)]).join("");
