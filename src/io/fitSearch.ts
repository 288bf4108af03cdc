import { understand, type Question } from "../ranking/question.ts";
import { answer, defaultWeights, type Weights } from "../ranking/rank.ts";
import { fitWeights, lossOf } from "../search/fit.ts";
import { readQuestions, type QuestionFile } from "./relevance.ts";
import { openSearch } from "./searchNode.ts";

/** Questions that weights may be chosen by, and how much each counts: those of the last were written beside the pages and are easier than what readers ask. */
const chosenBy: readonly (readonly [QuestionFile, number])[] = [
  ["tuning", 1],
  ["fresh", 1],
  ["everyday", 1],
  ["development", 0.35],
];

interface Asked {
  readonly question: Question;
  readonly expected: readonly string[];
  readonly counts: number;
}

/** Loss of the weights as they are and as fitted, on questions that the fitting has not seen. */
export interface Fold {
  readonly before: number;
  readonly after: number;
}

export interface Fit {
  readonly weights: Weights;
  readonly folds: readonly Fold[];
}

/** Fits the weights of the ranking to an output's search. `folds`: in so many parts it is first tried whether what is fitted to the others helps the one left out. */
export async function fitSearch(output: string, rounds: number, folds: number, onProgress: (line: string) => void): Promise<Fit> {
  const { lexicon, index } = await openSearch(output);
  const asked: Asked[] = [];
  for (const [file, counts] of chosenBy) {
    for (const { query, expected } of await readQuestions(file)) asked.push({ question: understand(query, lexicon), expected, counts });
  }
  const lossOn = (chosen: readonly Asked[]) => async (weights: Weights) => {
    let sum = 0;
    for (const { question, expected, counts } of chosen) {
      const { hits } = await answer(question, lexicon, index, {}, weights);
      sum +=
        counts *
        lossOf(
          hits.map(({ record, score }) => ({ page: record.url.replace(/[?#].*/, ""), score })),
          expected,
        );
    }
    return sum / chosen.reduce((all, { counts }) => all + counts, 0);
  };
  const tried: Fold[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const left = lossOn(asked.filter((_, at) => at % folds === fold));
    const fitted = await fitWeights(defaultWeights, lossOn(asked.filter((_, at) => at % folds !== fold)), rounds);
    tried.push({ before: await left(defaultWeights), after: await left(fitted) });
    onProgress(`part ${fold + 1} of ${folds}, left out: ${tried.map(({ before, after }) => `${before.toFixed(3)} to ${after.toFixed(3)}`).at(-1) ?? ""}`);
  }
  const weights = await fitWeights(defaultWeights, lossOn(asked), rounds, (loss) => onProgress(`loss ${loss.toFixed(4)}`));
  return { weights, folds: tried };
}
