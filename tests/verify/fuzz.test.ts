import { expect, it } from "vitest";
import { numberFrom } from "../build/chance.ts";
import { fuzz, stuckAt } from "../build/fuzzing.ts";

const minutes = (count: number) => count * 60_000;
// A new one each day: builds have no clock, and verify may.
const seed = numberFrom("FUZZ_SEED", Math.floor(Date.now() / 86_400_000));
const runs = numberFrom("FUZZ_RUNS", 4_000);

it(`${runs} handbooks made by chance become faults or pages in which nothing runs (FUZZ_SEED=${seed})`, { timeout: minutes(31) }, async () => {
  const { published, refused, pages } = await fuzz(seed, runs, minutes(30));
  expect({ isEnough: published > runs / 4, total: published + refused, pages: pages > published * 5 }).toEqual({ isEnough: true, total: runs, pages: true });
});

it("long rows of every sign are read to their end", { timeout: minutes(16) }, async () => {
  expect(await stuckAt(200_000, minutes(15))).toBeUndefined();
});
