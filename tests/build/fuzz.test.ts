import { describe, expect, it } from "vitest";
import { numberFrom } from "./chance.ts";
import { fuzz, stuckAt } from "./fuzzing.ts";
import { activeIn } from "./fuzz.ts";

/** `FUZZ_SEED=… FUZZ_RUNS=…` has a run again, or a longer one; `npm run verify -- --only fuzz` makes many more. */
const seed = numberFrom("FUZZ_SEED", 20261122);
const runs = numberFrom("FUZZ_RUNS", 300);

describe("a handbook made by chance", () => {
  it(`becomes faults with their lines, or pages in which nothing runs (seed ${seed}, ${runs} books)`, { timeout: 250_000 }, async () => {
    const { published, refused, pages } = await fuzz(seed, runs, 240_000);
    expect(published + refused).toBe(2 * Math.ceil(runs / 2));
    // Otherwise the guard would look at nothing.
    expect(published).toBeGreaterThan(runs / 4);
    expect(refused).toBeGreaterThan(runs / 8);
    expect(pages).toBeGreaterThan(published * 5);
  });

  it("is read to its end, whatever sign it repeats", { timeout: 250_000 }, async () => {
    expect(await stuckAt(15_000, 240_000)).toBeUndefined();
  });
});

describe("the guard", () => {
  it.each([
    ["a script", "<p><script>alert(1)</script>", "<script> alert(1)"],
    ["an event", '<p onclick="x()">', 'onclick="x()"'],
    ["a link that runs", '<a href=" java\tscript:alert(1)">x</a>', 'href=" java\tscript:alert(1)"'],
    ["a page in an address", '<a href="data:text/html,x">x</a>', 'href="data:text/html,x"'],
    ["a frame", '<iframe srcdoc="x"></iframe>', "<iframe>"],
    ["a script in a template", "<template><script>1</script></template>", "<script> 1"],
    ["a script from elsewhere", '<script src="https://ond.example/a.js"></script>', "<script> "],
  ])("sees %s", (_, html, seen) => expect(activeIn(html)).toContain(seen));

  it("lets what only says so pass", () => {
    expect(activeIn('<p>&lt;script&gt; onclick= javascript:</p><a href="https://a.se/?javascript:">x</a><script src="/a.js"></script>')).toEqual([]);
  });
});
