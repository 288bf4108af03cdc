import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gradesSchema, measureRelevance, questionSetSchema, withJudged, type QuestionSet, type RelevanceByKind } from "../search/relevance.ts";
import { projectRoot } from "./project.ts";
import { readBook, type BookFolders } from "./readBook.ts";
import { indexSearch } from "./search.ts";
import { openSearch, openStockSearch } from "./searchNode.ts";

/**
 * The sets of questions, made by language models that played readers. Two halves of what was written without sight of the pages: one to choose weights and words by, one that nobody looks at (`held-out`),
 * and the same with lists that two others have completed (`held-out-judged`).
 * More to choose by, written by someone who had seen the pages: easier than what readers ask (`development`).
 * And what others wrote later who had seen no page, word list or code, each in two: one to choose by (`fresh`, `everyday`), one whose totals alone are seen and tell whether what helps the others helps in general.
 * The two of `everyday` have a writer each. Of `municipal-closed`, by three writers, totals alone are seen as well; phrases came of what thirty others asked.
 * And what someone in danger may write (`crisis`): there the page with the numbers to call must be first, always.
 */
export type QuestionFile =
  "tuning" | "held-out" | "held-out-judged" | "development" | "fresh" | "fresh-closed" | "everyday" | "everyday-closed" | "municipal-closed" | "crisis";

/** The questions of a file. */
export async function readQuestions(half: QuestionFile): Promise<QuestionSet> {
  if (half === "held-out-judged") return withJudged(await readQuestions("held-out"), gradesSchema.parse(await readSet("held-out-grades")));
  return questionSetSchema.parse(await readSet(half));
}

const readSet = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(projectRoot, "tests", "search", `${name}.json`), "utf8"));

export interface MeasuredHalf {
  readonly half: QuestionFile;
  readonly ours: RelevanceByKind;
  readonly stock: RelevanceByKind;
}

/** Indexes a handbook twice, as we do and as Pagefind does on its own, and asks both the same questions. */
export async function relevanceOf(folders: BookFolders, halves: readonly QuestionFile[]): Promise<MeasuredHalf[]> {
  const folder = await mkdtemp(join(tmpdir(), "peerhandboken-sok-"));
  try {
    const { handbook, thesaurus } = await readBook(folders);
    await indexSearch(handbook, join(folder, "ours"), { thesaurus });
    await indexSearch(handbook, join(folder, "stock"), { thesaurus, isStock: true });
    const [ours, stock] = [await openSearch(join(folder, "ours")), await openStockSearch(join(folder, "stock"))];
    const measured: MeasuredHalf[] = [];
    for (const half of halves) {
      const questions = await readQuestions(half);
      measured.push({
        half,
        ours: await measureRelevance(questions, async (query) => (await ours.search(query)).map(({ record }) => record.url)),
        stock: await measureRelevance(questions, stock),
      });
    }
    return measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
