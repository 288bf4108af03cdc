import { describe, expect, it } from "vitest";
import { overrideLabels } from "../../src/content/labels.ts";

const ours = { footer: { help: "Akut hjälp", edition: "Utgåva" }, csv: ["a", "b"] };

describe("a municipality's own words", () => {
  it("replace the handbook's, one by one", () => {
    expect(overrideLabels(ours, { footer: { help: "Hjälp nu" } })).toEqual({
      labels: { footer: { help: "Hjälp nu", edition: "Utgåva" }, csv: ["a", "b"] },
      faults: [],
    });
  });

  it("must be words that the handbook has, and a slip of the pen is guessed", () => {
    expect(overrideLabels(ours, { footer: { helpp: "Hjälp" } }).faults).toEqual([
      { path: ["footer", "helpp"], what: "Ordet ”footer.helpp” finns inte.", write: "menade du ”footer.help”?" },
    ]);
  });

  it("must be text, lists of the same length, or groups, as in the handbook", () => {
    const wrong = [{ footer: "text" }, { footer: { help: 112 } }, { csv: ["a"] }, { csv: "a" }, ["footer"], null];
    for (const own of wrong) expect(overrideLabels(ours, own).faults).toHaveLength(1);
    expect(overrideLabels(ours, { csv: ["x", "y"] }).faults).toEqual([]);
  });
});
