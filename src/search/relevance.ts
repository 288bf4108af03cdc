/** How good the search is: questions with the pages that answer them, and in which place a search puts those. */
import * as z from "zod";

/** A set of questions as it lies in `tests/search/`. */
export const questionSetSchema = z.array(z.strictObject({ kind: z.string(), query: z.string().min(1), expected: z.array(z.string().startsWith("/")).min(1) }));

export type QuestionSet = z.output<typeof questionSetSchema>;

/**
 * What two people, each for themselves, thought of pages for a question: 2 answers and may stand first, 1 touches on it, 0 does not answer.
 * They did not know what search or list a page came from.
 */
export const gradesSchema = z.array(
  z.strictObject({ query: z.string().min(1), grades: z.record(z.string().startsWith("/"), z.tuple([z.int().min(0).max(2), z.int().min(0).max(2)])) }),
);

export type Grades = z.output<typeof gradesSchema>;

/**
 * Questions whose lists are completed with the pages that both found to answer (pooled judgements, as at TREC): whoever writes a list by heart forgets pages.
 * Throws where the grades are of other questions.
 */
export function withJudged(questions: QuestionSet, grades: Grades): QuestionSet {
  if (grades.length !== questions.length) throw new Error(`${grades.length} questions are graded, of ${questions.length}`);
  return questions.map(({ kind, query, expected }, at) => {
    const graded = grades[at];
    if (graded?.query !== query) throw new Error(`Question ${at + 1} is not the one that is graded`);
    const answering = Object.entries(graded.grades).flatMap(([page, given]) => (given.every((grade) => grade === 2) ? [page] : []));
    return { kind, query, expected: [...new Set([...expected, ...answering])] };
  });
}

/** Figures of some questions. */
export interface Relevance {
  readonly questions: number;
  /** Shares, 0–1, of questions where a page that answers stands first, and among the first three. */
  readonly hit1: number;
  readonly hit3: number;
  /** Mean of one divided by the place of the first page that answers; 0 where there is none (mean reciprocal rank). */
  readonly mrr: number;
}

/** Figures by kind of question, and "alla". */
export type RelevanceByKind = Readonly<Record<string, Relevance>>;

/** Asks every question, one after the other. `search`: addresses, best first; several places on a page are one answer. */
export async function measureRelevance(set: QuestionSet, search: (query: string) => Promise<readonly string[]>): Promise<RelevanceByKind> {
  const places: { readonly kind: string; readonly place: number }[] = [];
  for (const { kind, query, expected } of set) {
    const pages = [...new Set((await search(query)).map((address) => address.replace(/[?#].*/, "")))];
    places.push({ kind, place: pages.findIndex((page) => expected.includes(page)) + 1 });
  }
  const figures = (chosen: readonly { readonly place: number }[]): Relevance => {
    const share = (isRight: (place: number) => boolean) => chosen.filter(({ place }) => isRight(place)).length / chosen.length;
    return {
      questions: chosen.length,
      hit1: share((place) => place === 1),
      hit3: share((place) => place >= 1 && place <= 3),
      mrr: chosen.reduce((sum, { place }) => sum + (place === 0 ? 0 : 1 / place), 0) / chosen.length,
    };
  };
  const kinds = [...new Set(places.map(({ kind }) => kind))];
  return { ...Object.fromEntries(kinds.map((kind) => [kind, figures(places.filter((one) => one.kind === kind))])), alla: figures(places) };
}

/** Figures as lines to print, ours beside stock Pagefind's. */
export function relevanceTable(name: string, ours: RelevanceByKind, stock: RelevanceByKind): string[] {
  const percent = (value: number) => `${Math.round(value * 100)}`.padStart(4);
  const cells = (one: Relevance | undefined) => (one === undefined ? "" : `${percent(one.hit1)}${percent(one.hit3)}  ${one.mrr.toFixed(2)}`);
  return [
    `${`relevance: ${name}`.padEnd(28)}  n | @1  @3   MRR | stock @1  @3   MRR`,
    ...Object.entries(ours).map(([kind, one]) => `  ${kind.padEnd(26)}${String(one.questions).padStart(3)} |${cells(one)} |      ${cells(stock[kind])}`),
  ];
}
