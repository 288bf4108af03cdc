/** What answers to the self-assessment mean: which questions come first, and what to read. There are no points: nobody has tried whether they would mean anything. */
import type { Answer, Answers } from "./shelves.ts";

export interface Question {
  readonly id: string;
  /** Ought to be yes before the workplace advertises; our proposal. */
  readonly isBeforeAdvert: boolean;
  /** Address of the page with more about it. */
  readonly page: string;
}

export interface AssessmentResult<Asked extends Question> {
  /** How many have each answer. */
  readonly counts: Readonly<Record<Answer, number>>;
  readonly unanswered: number;
  /** Answered no: those that ought to be yes before the advertisement first, then in the order of the form. */
  readonly no: readonly Asked[];
  /** Answered partly, in the same order. */
  readonly partly: readonly Asked[];
  /** What ought to be yes before the advertisement and is not: answered otherwise, or not at all. In the order of the form. */
  readonly beforeAdvert: readonly Asked[];
  /** Pages to read, each once, in the order of the advice. */
  readonly pages: readonly string[];
}

export function assessmentResult<Asked extends Question>(questions: readonly Asked[], answers: Answers): AssessmentResult<Asked> {
  const having = (answer: Answer) => questions.filter(({ id }) => answers[id] === answer);
  const inOrder = (asked: readonly Asked[]) => [...asked].sort((a, b) => Number(b.isBeforeAdvert) - Number(a.isBeforeAdvert));
  const [no, partly] = [inOrder(having("no")), inOrder(having("partly"))];
  const counts = { yes: having("yes").length, partly: partly.length, no: no.length };
  return {
    counts,
    unanswered: questions.length - counts.yes - counts.partly - counts.no,
    no,
    partly,
    beforeAdvert: questions.filter(({ id, isBeforeAdvert }) => isBeforeAdvert && answers[id] !== "yes"),
    pages: [...new Set([...no, ...partly].map(({ page }) => page))],
  };
}
