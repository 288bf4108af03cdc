import type { FactFile } from "../facts/schema.ts";

/** Keys of the data files whose values are Swedish text that readers meet. What is not listed are ids, codes, years and names of instruments. */
const textKeys: Readonly<Record<FactFile | "regions" | "municipalities" | "regionHistory", readonly string[]>> = {
  studies: ["finding", "place", "setting", "support", "comparison", "measure", "text", "limits", "meaning"],
  timeline: ["when", "text"],
  measures: ["measures", "swedish", "seen", "advice"],
  influences: ["name", "signs", "remedy", "question", "adviceNo", "advicePartly", "what"],
  readingPaths: ["lead", "why", "what"],
  workplaces: ["place", "name", "brief", "text", "after"],
  tasks: ["name", "brief", "group"],
  countries: ["name", "part", "text"],
  plan: ["name", "phase", "what"],
  illustrations: ["title", "description", "caption", "ends", "name", "text"],
  budget: ["name", "text"],
  slides: ["title", "summary", "text", "notes"],
  reviewed: [],
  // Readers write as they speak.
  readersWords: [],
  regions: ["name", "county", "text"],
  municipalities: ["text", "activity"],
  regionHistory: ["when", "text"],
};

/** The data files whose texts are checked, and for each which of its values are text. */
export const dataTexts: Readonly<Record<string, (path: readonly (string | number)[]) => boolean>> = {
  ...Object.fromEntries(
    Object.entries(textKeys).map(([file, keys]) => [
      `${file}.json`,
      (path: readonly (string | number)[]) => keys.includes(String(path.findLast((step) => typeof step === "string"))),
    ]),
  ),
  // Column names for programs are not text.
  "labels.json": (path) => !path.includes("csvHeader"),
};
