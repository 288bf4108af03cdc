import { describe, expect, it } from "vitest";
import { withJudged } from "../../src/search/relevance.ts";

const questions = [{ kind: "synonym", query: "betalt", expected: ["/lon/"] }];
const judged = (grades: Record<string, [number, number]>, query = "betalt") => withJudged(questions, [{ query, grades }])[0]?.expected;

describe("the list of pages that answer a question", () => {
  it("is completed with what both judges found to answer", () => {
    expect(judged({ "/villkor/": [2, 2] })).toEqual(["/lon/", "/villkor/"]);
  });

  it("keeps what its writer listed, whatever the judges thought of it, and names it once", () => {
    expect(judged({ "/lon/": [0, 0] })).toEqual(["/lon/"]);
    expect(judged({ "/lon/": [2, 2] })).toEqual(["/lon/"]);
  });

  it("is not completed with what one of them found, or what only touches on it", () => {
    expect(judged({ "/a/": [2, 1], "/b/": [1, 2], "/c/": [1, 1] })).toEqual(["/lon/"]);
  });

  it("is not completed with the grades of another question", () => {
    expect(() => judged({ "/villkor/": [2, 2] }, "lön")).toThrow("Question 1 is not the one that is graded");
    expect(() => withJudged(questions, [])).toThrow("0 questions are graded, of 1");
  });
});
