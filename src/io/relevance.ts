import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureRelevance, questionSetSchema, type QuestionSet, type RelevanceByKind } from "../search/relevance.ts";
import { projectRoot } from "./project.ts";
import { readBook, type BookFolders } from "./readBook.ts";
import { indexSearch } from "./search.ts";
import { openSearch, openStockSearch } from "./searchNode.ts";

/**
 * The sets of questions. Two halves of what people wrote who had not seen the pages: one to choose weights and words by, one that nobody looks at (`held-out`).
 * More to choose by, written by someone who had seen the pages: easier than what readers ask (`development`).
 * And two halves of what someone wrote later who had seen no page, word list or code: one to choose by (`fresh`), one whose totals alone are seen and tell whether what helps the others helps in general.
 */
export type QuestionFile = "tuning" | "held-out" | "development" | "fresh" | "fresh-closed";

/** The questions of a file. */
export async function readQuestions(half: QuestionFile): Promise<QuestionSet> {
  return questionSetSchema.parse(JSON.parse(await readFile(join(projectRoot, "tests", "search", `${half}.json`), "utf8")));
}

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
