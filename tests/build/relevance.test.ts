import { beforeAll, describe, expect, it } from "vitest";
import { relevanceOf, type MeasuredHalf } from "../../src/io/relevance.ts";

const halves = ["tuning", "development", "fresh", "fresh-closed", "everyday", "everyday-closed", "municipal-closed", "crisis"] as const;
const measured = new Map<string, MeasuredHalf>();
beforeAll(async () => {
  for (const half of await relevanceOf({ content: "content", data: "_data" }, halves)) measured.set(half.half, half);
});

const all = (half: string, whose: "ours" | "stock") => {
  const figures = measured.get(half)?.[whose]["alla"];
  if (figures === undefined) throw new Error(`Nothing measured for ${half}`);
  return figures;
};

// The half that is held out is asked by the bench alone, and every run on it is recorded (tests/search/held-out-runs.json).
// Floors a little below what was reached, so that a new page may move a question or two, and a mistake in the ranking is seen.
describe("the handbook's own search", () => {
  it("puts a right page first for most of the questions it was tuned on, and among the first three for almost all", () => {
    expect(all("tuning", "ours").hit1).toBeGreaterThanOrEqual(0.9);
    expect(all("tuning", "ours").hit3).toBeGreaterThanOrEqual(0.96);
    expect(all("development", "ours").hit1).toBeGreaterThanOrEqual(0.82);
    expect(all("development", "ours").hit3).toBeGreaterThanOrEqual(0.94);
  });

  it("answers what somebody asks who had seen no page, whether the weights were chosen by it or not", () => {
    expect(all("fresh", "ours").hit1).toBeGreaterThanOrEqual(0.87);
    expect(all("fresh", "ours").hit3).toBeGreaterThanOrEqual(0.94);
    expect(all("fresh-closed", "ours").hit1).toBeGreaterThanOrEqual(0.85);
    expect(all("fresh-closed", "ours").hit3).toBeGreaterThanOrEqual(0.95);
    expect(all("municipal-closed", "ours").hit1).toBeGreaterThanOrEqual(0.81);
    expect(all("municipal-closed", "ours").hit3).toBeGreaterThanOrEqual(0.93);
  });

  it("answers what people type in their own words, whoever they are", () => {
    expect(all("everyday", "ours").hit1).toBeGreaterThanOrEqual(0.86);
    expect(all("everyday", "ours").hit3).toBeGreaterThanOrEqual(0.95);
    expect(all("everyday-closed", "ours").hit1).toBeGreaterThanOrEqual(0.78);
    expect(all("everyday-closed", "ours").hit3).toBeGreaterThanOrEqual(0.91);
  });

  it("puts the numbers to call first for whoever writes of danger to life", () => {
    expect(all("crisis", "ours").hit1).toBe(1);
  });

  it("does much better than Pagefind on its own", () => {
    for (const half of halves) expect(all(half, "ours").mrr).toBeGreaterThan(all(half, "stock").mrr + 0.2);
  });
});
