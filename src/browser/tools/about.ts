import { fill } from "../words.ts";
import { today } from "./files.ts";
import { currentName } from "./names.ts";
import type { CommonWords } from "./toolWords.ts";

/** Who and when: "Avdelning 3, 22 november 2026". */
export function aboutNow(words: CommonWords): string {
  const name = currentName();
  return name === "" ? today() : fill(words.dated, { name, date: today() });
}
