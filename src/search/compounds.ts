/** Swedish compounds and their parts, by the dictionary's own marks of what may begin and end one. */
import { stem } from "../ranking/stem.ts";

/** A word's parts as they are written, in order; undefined where it is no compound: "slutenvårdsavdelning" is "slutenvårds" and "avdelning". */
export type Splitter = (word: string) => readonly string[] | undefined;

const fewestLetters = 3;
/** First parts that say nothing on their own: "återhämtning" is not about "åter", nor "handledning" about hands. */
const particles = new Set(
  "bort efter fram fort full fullt genom hand inne kring medel mellan neder nära riksen rikt runt samman sönder till tills under upp utan vidare åter över egen brist konto papp".split(
    " ",
  ),
);
/** Words of three letters that begin compounds; other beginnings of three letters are seldom words. */
const shortBegins = new Set("mål väg bok dag hem lag bil sim ord mat sår öga jul läs ägg hus råd tal val vak lek kur roll kör".split(" "));
/** Words that look like endings. */
const endings =
  /^(?:ens|ares?|anden?s?|ett|etten|etter|mets?|s?t?ret|rade?|ras|ris|risen|mor|dom|domen|ark|spar|kar|kor|bart|liga?|ligt|sam|het|skap|märkt.*|eri|ist|ister|alt|orn|ner|nen)$/;
/** Shorter words are seldom compounds. */
const shortest = 7;

/**
 * A splitter from a Hunspell dictionary with Swedish compound flags (Göran Andersson's, `dictionary-sv`) and a list of our own:
 * "rösthörar|grupp" says how a word is parted, "handledning" that it is whole. Own words go before the dictionary's.
 */
export function compoundSplitter(affixes: string, words: string, own: readonly string[]): Splitter {
  const { begins, ends } = partsOfDictionary(affixes, words);
  const decided = new Map(own.map((entry) => [stem(entry.replaceAll("|", "")), entry.split("|").length === 1 ? undefined : entry.split("|")] as const));
  const isEnd = (text: string) => ends.has(stem(text)) && !endings.test(text);
  const remembered = new Map<string, readonly string[] | undefined>();

  /** The best way to part a text, where its last part may be inflected. Long parts are likelier than short. */
  function parts(text: string, depth: number): readonly string[] | undefined {
    let best: readonly string[] | undefined;
    let bestWorth = 0;
    for (let at = fewestLetters; at <= text.length - fewestLetters; at++) {
      const first = text.slice(0, at);
      if (!begins.has(first) || particles.has(first) || (at === fewestLetters && !shortBegins.has(first))) continue;
      const last = text.slice(at);
      const more = depth > 0 ? parts(last, depth - 1) : undefined;
      const rests = [...(isEnd(last) ? [[last]] : []), ...(more === undefined ? [] : [more])];
      for (const rest of rests) {
        const all = [first, ...rest];
        const worth = all.reduce((sum, part) => sum + part.length ** 2 - (part.length < 4 ? 12 : 0), 0);
        if (worth > bestWorth) [best, bestWorth] = [all, worth];
      }
    }
    return best;
  }

  return (word) => {
    const lower = word.toLowerCase();
    const known = remembered.get(lower);
    if (known !== undefined || remembered.has(lower)) return known;
    const stemmed = stem(lower);
    let found: readonly string[] | undefined;
    if (decided.has(stemmed)) found = withEnding(lower, decided.get(stemmed));
    else if (lower.length >= shortest && /^\p{L}+$/u.test(lower)) found = parts(lower, 1);
    remembered.set(lower, found);
    return found;
  };
}

/** Parts of our own list for a word in another inflection. */
function withEnding(word: string, parts: readonly string[] | undefined): readonly string[] | undefined {
  if (parts === undefined) return undefined;
  const before = parts.slice(0, -1).join("");
  return word.startsWith(before) ? [...parts.slice(0, -1), word.slice(before.length)] : parts;
}

/** Endings that make a first part, `SFX v 0 s/WXZ [^a]`: flag, what is taken away, what is put there, and where. */
const suffixRule = /^SFX\s+(\S)\s+(\S+)\s+([^\s/]+)\/(\S*X\S*)\s+(\S+)/gmu;

function partsOfDictionary(affixes: string, words: string): { readonly begins: ReadonlySet<string>; readonly ends: ReadonlySet<string> } {
  const rules = new Map<string, { readonly cut: string; readonly put: string; readonly where: RegExp }[]>();
  for (const [, flag = "", cut = "", put = "", , where = "."] of affixes.matchAll(suffixRule)) {
    const rule = { cut: cut === "0" ? "" : cut, put: put === "0" ? "" : put, where: new RegExp(`${where}$`, "u") };
    const known = rules.get(flag);
    if (known === undefined) rules.set(flag, [rule]);
    else known.push(rule);
  }
  const begins = new Set<string>();
  const ends = new Set<string>();
  for (const line of words.split("\n")) {
    const slash = line.indexOf("/");
    if (slash < 2) continue;
    const word = line.slice(0, slash);
    const flags = line.slice(slash + 1).trim();
    if (flags.includes("%") || !/^\p{Ll}+$/u.test(word)) continue;
    if (flags.includes("X") && word.length >= fewestLetters) begins.add(word);
    if (flags.includes("Y") && word.length >= fewestLetters) ends.add(stem(word));
    for (const flag of flags) {
      for (const { cut, put, where } of rules.get(flag) ?? []) {
        if (where.test(word) && word.endsWith(cut)) begins.add(word.slice(0, word.length - cut.length) + put);
      }
    }
  }
  return { begins, ends };
}

/** A text with its compounds marked, `slutenvårds|avdelning`: Pagefind indexes the whole and each part. Bars of the text itself are taken away first. */
export function markCompounds(text: string, split: Splitter): string {
  return text.replaceAll("|", " ").replace(/\p{L}+/gu, (word) => {
    const parts = split(word);
    if (parts === undefined) return word;
    let at = 0;
    return parts.map((part) => word.slice(at, (at += part.length))).join("|");
  });
}
