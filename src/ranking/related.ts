/** Words to try where a question has no answer. */
import type { Lexicon } from "./lexicon.ts";
import type { Question } from "./question.ts";
import { distance } from "./spelling.ts";
import { stem } from "./stem.ts";

const most = 5;
/** Letters that two words must begin with to be neighbours. */
const sharedBeginning = 4;

/** The handbook's words that are nearest what was written: that begin alike, or are spelt nearly alike. Only words that a page is about. */
export function relatedWords({ unknown, terms }: Question, lexicon: Lexicon): string[] {
  const written = unknown.length > 0 ? unknown : terms.map((term) => term.written);
  const found = written.flatMap((word) => {
    const start = word.slice(0, sharedBeginning);
    const loose = Math.max(1, word.length * 0.34);
    return lexicon.words.flatMap(({ form, stem: own, records }) => {
      if (form.length < sharedBeginning || own === stem(word) || lexicon.about(own).size === 0) return [];
      const apart = distance(word, form, loose);
      const alike = word.length >= sharedBeginning && form.startsWith(start);
      return apart === Infinity && !alike ? [] : [{ form, cost: Math.min(apart, alike ? 2 : Infinity), records }];
    });
  });
  const sorted = found.sort((a, b) => a.cost - b.cost || b.records - a.records || (a.form < b.form ? -1 : 1));
  return [...new Set(sorted.map(({ form }) => form))].slice(0, most);
}
