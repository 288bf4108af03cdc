/** Words that the handbook does not use. */
import type { Fault } from "../content/fault.ts";
import type { Forbidden } from "./schema.ts";
import { lineAt, type Text } from "./texts.ts";

/** What was found, and whether it stops the check. */
export interface Found {
  readonly fault: Fault;
  readonly severity: Forbidden["severity"];
}

/** Finds the words of a list in texts. */
export type ForbiddenFinder = (text: Text) => Found[];

interface Rule {
  readonly entry: Forbidden;
  readonly pattern: RegExp;
  readonly exceptions: readonly RegExp[];
}

const escape = (text: string) => text.replace(/[.+?^${}()|[\]\\/]/g, "\\$&");
/** A phrase as a part of a regular expression: any white space between words, any letters for a star. */
const pattern = (phrase: string) => escape(phrase).replace(/\s+/g, "\\s+").replaceAll("*", "\\p{L}*");
const whole = (phrases: readonly string[]) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(pattern).join("|")})(?![\\p{L}\\p{N}])`, "giu");

/**
 * A finder for the words of a list: whole words, in any case.
 * Within quotation marks words are someone else's, or talked about: they are let through.
 */
export function forbiddenFinder(list: readonly Forbidden[]): ForbiddenFinder {
  const rules = list.map((entry): Rule => ({
    entry,
    pattern: whole([entry.word, ...(entry.forms ?? [])]),
    exceptions: (entry.unless ?? []).map((phrase) => whole([phrase])),
  }));
  return (text) => rules.flatMap((rule) => findIn(text, rule));
}

function findIn(text: Text, { entry, pattern, exceptions }: Rule): Found[] {
  const { file, swedish } = text;
  const allowed = exceptions.flatMap((exception) => [...swedish.matchAll(exception)].map(({ 0: { length }, index }) => [index, index + length] as const));
  return [...swedish.matchAll(pattern)].flatMap(({ 0: found, index }): Found[] => {
    const end = index + found.length;
    const isQuoted = swedish.slice(0, index).split("”").length % 2 === 0;
    if (isQuoted || allowed.some(([from, to]) => from <= index && end <= to)) return [];
    const what = `”${found.replace(/\s+/g, " ")}” skriver vi inte: ${entry.why}.`;
    return [{ fault: { file, line: lineAt(text, index), what, write: `skriv ${entry.write}` }, severity: entry.severity }];
  });
}
