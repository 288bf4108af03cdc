/** Words that mean the same, or nearly: `_data/thesaurus.json`, which editors own. */
import * as z from "zod";
import { stem } from "../ranking/stem.ts";
import { wordsOf } from "../ranking/words.ts";
import { fileOrder, recordKinds, type RecordKind } from "../ranking/lexicon.ts";

const phrase = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} .:&’'/-]*$/u);

/** The file. Words stand in any inflection. */
export const thesaurusSchema = z.strictObject({
  /** Words that mean nearly the same: who writes one finds pages with the others, too. */
  groups: z.array(z.array(phrase).min(2)),
  /** What readers write, and the handbook's words for it: found in that direction only. */
  see: z.array(z.strictObject({ from: z.array(phrase).min(1), to: z.array(phrase).min(1) })),
  /** Other names of the handbook's own subject: who writes one is taken to have written `to`. */
  same: z.array(z.strictObject({ from: z.array(phrase).min(1), to: phrase })).optional(),
  /** Words that ask for a kind of hit. */
  asks: z.partialRecord(z.enum(recordKinds), z.array(phrase)).optional(),
  /** How compounds are parted that the dictionary lacks ("rösthörar|grupp"), and words that are whole ("handledning"). */
  compounds: z.array(z.string().regex(/^\p{L}+(?:\|\p{L}+)*$/u)).optional(),
});

export type Thesaurus = z.output<typeof thesaurusSchema>;

export const emptyThesaurus: Thesaurus = { groups: [], see: [] };

/** A handbook's own thesaurus added to another. */
export function joinThesauri(one: Thesaurus, two: Thesaurus): Thesaurus {
  const asks: Partial<Record<RecordKind, string[]>> = {};
  for (const kind of recordKinds) {
    const words = [...(one.asks?.[kind] ?? []), ...(two.asks?.[kind] ?? [])];
    if (words.length > 0) asks[kind] = words;
  }
  const same = [...(one.same ?? []), ...(two.same ?? [])];
  return { groups: [...one.groups, ...two.groups], see: [...one.see, ...two.see], same, asks, compounds: [...(one.compounds ?? []), ...(two.compounds ?? [])] };
}

/** Faults that the schema does not see: a word twice in its group, or a word that leads to itself. The path leads to the value. */
export function thesaurusFaults({ groups, see }: Thesaurus): { readonly path: readonly (string | number)[]; readonly what: string; readonly write: string }[] {
  const twice = groups.flatMap((group, at) => {
    const keys = group.map(keyOf);
    return group.flatMap((word, place) =>
      keys.indexOf(String(keys[place])) < place
        ? [{ path: ["groups", at, place], what: `”${word}” står två gånger i samma grupp.`, write: "ta bort den ena" }]
        : [],
    );
  });
  const toItself = see.flatMap(({ from, to }, at) => {
    const keys = new Set(from.map(keyOf));
    return to.flatMap((word, place) =>
      keys.has(keyOf(word)) ? [{ path: ["see", at, "to", place], what: `”${word}” leder till sig självt.`, write: "ta bort ordet på det ena stället" }] : [],
    );
  });
  return [...twice, ...toItself];
}

/** A word or phrase as questions look it up: its stems. */
export const keyOf = (words: string): string => wordsOf(words).map(stem).join(" ");

/** How near words of a group are, and the handbook's word for what a reader writes; in tenths. */
const nearness = { group: 6, see: 8 } as const;

/** Other names of the subject, and what they stand for, by alphabet. */
export const compileSame = ({ same = [] }: Thesaurus): [string, string][] =>
  same.flatMap(({ from, to }) => from.map((one): [string, string] => [one, to])).sort(([a], [b]) => (a < b ? -1 : 1));

/** The thesaurus for questions: from stems to words that `isKnown`, nearest first, in the order of the lexicon. */
export function compileThesaurus({ groups, see }: Thesaurus, isKnown: (words: string) => boolean): (readonly [string, ...(readonly [string, number])[]])[] {
  const entries = new Map<string, Map<string, number>>();
  const add = (from: string, to: string, tenths: number) => {
    const [key, target] = [keyOf(from), keyOf(to)];
    if (key === "" || key === target || !isKnown(to)) return;
    const targets = entries.get(key) ?? new Map<string, number>();
    entries.set(key, targets);
    const already = [...targets.keys()].find((other) => keyOf(other) === target) ?? to;
    targets.set(already, Math.max(targets.get(already) ?? 0, tenths));
  };
  for (const group of groups) for (const from of group) for (const to of group) add(from, to, nearness.group);
  for (const { from, to } of see) for (const one of from) for (const other of to) add(one, other, nearness.see);
  return [...entries]
    .sort(([a], [b]) => fileOrder(a, b))
    .map(([key, targets]) => [key, ...[...targets].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))] as const);
}
