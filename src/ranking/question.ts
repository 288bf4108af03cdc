/** What a reader's words mean in the handbook: which of its words to look for, and how much each weighs. */
import type { KnownWord, Lexicon, RecordKind, Synonym } from "./lexicon.ts";
import { nearestWords, type Known } from "./spelling.ts";
import { root, stem } from "./stem.ts";
import { emptyWords, stopWords } from "./stopWords.ts";
import { fold, wordsOf } from "./words.ts";

/** One way to say a term in the handbook's words. */
export interface Variant {
  /** What to look for in the index, any of them: forms of a word, or words that stand together. */
  readonly forms: readonly string[];
  readonly stems: readonly string[];
  /** How near it is to what the reader wrote, 0–1. */
  readonly weight: number;
}

/** One thing that is sought. */
export interface Term {
  readonly written: string;
  readonly variants: readonly Variant[];
  /** How much it decides, 0–1: less for words that another term says already. */
  readonly importance: number;
}

export interface Question {
  readonly terms: readonly Term[];
  /** Words that were taken to be misspelt. */
  readonly corrections: readonly { readonly written: string; readonly meant: string }[];
  /** Words that neither the handbook nor its thesaurus has. */
  readonly unknown: readonly string[];
  /** Kinds of hits it asks for: "mall", "blankett". */
  readonly asks: ReadonlySet<RecordKind>;
  /** Every word's stem, in order, with those that only glue. */
  readonly stems: readonly string[];
}

const near = { own: 1, corrected: 0.95, second: 0.5, family: 0.6, part: 0.5, beginning: 0.6 } as const;
/** The share of records from which on a word is what the handbook is about. */
const everywhere = 0.4;
/** And from which on it says only that. */
const subject = 0.5;
/** What such a word keeps of its say beside other words. */
const subjectShare = 0.3;
/** The most ways that a term is looked for. */
const mostVariants = 8;
/** Words that are farther from the written one are asked for in their most common form alone: each form is a look-up in the index. */
const thoroughlySought = 0.7;
const mostTerms = 10;
/** Who writes a number means that number. */
const numberImportance = 1.5;
/** So many words are a sentence rather than words to look for. */
const wordsInSentence = 4;
/** Longer questions are cut: nobody writes them, and each word is a search. */
const mostWords = 40;

const numbers = "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo".split(" ");
/** Numbers in letters by figures and the other way, as stems. */
const numberWords = new Map<string, string>(
  [...[...numbers.entries()].slice(2), [30, "trettio"], [40, "fyrtio"], [50, "femtio"], [100, "hundra"], [1000, "tusen"]].flatMap(([number, word]) => [
    [stem(String(word)), String(number)] as const,
    [String(number), String(word)] as const,
  ]),
);
const ordinals = "tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte".split(" ");
// "Första" and "andra" say other things as well.
for (const [at, word] of ordinals.entries()) numberWords.set(stem(word), String(at + 3));

/** A written word and the word that is meant, where they differ in marks or by a slip. */
interface Token {
  readonly written: string;
  /** Of what is meant. */
  readonly stem: string;
  readonly isGlue: boolean;
  readonly slip?: Slip;
}

/** What a word may have been meant to be, where it is no word that is known. */
interface Slip {
  readonly word: string;
  /** Another one that is nearly as near. */
  readonly other?: string;
}

/** Reads a question. `typing`: its last word may be unfinished. */
export function understand(text: string, lexicon: Lexicon, typing = false): Question {
  const words = withoutOtherNames(wordsOf(text), lexicon).slice(0, mostWords);
  const hasMarks = /[åäö]/i.test(text);
  // "far" alone is a father; in a whole question without rings and dots it is likelier to be "får".
  const isGlue = (written: string) =>
    stopWords.has(written) ||
    (!hasMarks &&
      foldedStopWords.has(written) &&
      (words.length >= wordsInSentence || written.length < 3 || lexicon.byStem.get(stem(written))?.form !== written));
  // What is counted is asked for: "24 frågor".
  const isCounted = (at: number) => /^\p{N}+$/u.test(words[at - 1] ?? "") && !emptyWords.has(String(words[at]));
  const tokens = words.flatMap((written, at): Token | readonly Token[] => {
    const small = hasMarks || stopWords.has(written) ? undefined : foldedStopWords.get(written);
    const own = restored(written, lexicon);
    if (isGlue(written) && !isCounted(at)) return { written, stem: small === undefined ? own : stem(small), isGlue: true };
    const isUnfinished = typing && at === words.length - 1 && beginningWith(written, lexicon).length > 0;
    const slip = isUnfinished ? undefined : slipIn(written, own, lexicon);
    if (slip === undefined) return { written, stem: own, isGlue: false };
    const name = lexicon.same.get(stem(slip.word));
    if (name !== undefined) return name.words.map((word) => ({ written, stem: stem(word), isGlue: false, slip }));
    return { written, stem: restored(slip.word, lexicon), isGlue: stopWords.has(slip.word), slip };
  });
  const wanted = tokens.some(({ isGlue }) => !isGlue) ? tokens : tokens.map((token) => ({ ...token, isGlue: token.written.length < 3 }));

  const terms: Term[] = [];
  const corrections: { written: string; meant: string }[] = [];
  const unknown: string[] = [];
  const said = new Set<number>();
  for (let at = 0; at < wanted.length; at++) {
    const phrase = phraseAt(wanted, at, lexicon) ?? joinAt(wanted, at, lexicon);
    if (phrase === undefined || said.has(at)) continue;
    terms.push(phrase.term);
    for (let next = at; next < at + phrase.length; next++) said.add(next);
  }
  for (const [at, token] of wanted.entries()) {
    const made = token.isGlue ? undefined : termsOf(token, lexicon, typing && at === wanted.length - 1);
    const meant = token.slip?.word ?? made?.meant;
    if (meant !== undefined && corrections.at(-1)?.written !== token.written) corrections.push({ written: token.written, meant });
    if (made === undefined) continue;
    if (made.terms.length === 0 && !said.has(at)) unknown.push(token.written);
    for (const term of made.terms) terms.push(said.has(at) ? { ...term, importance: term.importance * 0.4 } : term);
  }
  const asks = new Set(wanted.flatMap((token) => lexicon.asks.get(token.stem) ?? lexicon.asks.get(root(token.stem)) ?? []));
  return { terms: withoutSubject(terms, lexicon).slice(0, mostTerms), corrections, unknown, asks, stems: wanted.map((token) => token.stem) };
}

/** The words with other names of the subject exchanged for the handbook's own: "peerstödjare", and "peer stödjare" too. */
function withoutOtherNames(words: readonly string[], lexicon: Lexicon): string[] {
  const { same } = lexicon;
  const result: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const one = stem(String(words[at]));
    const two = `${one} ${stem(words[at + 1] ?? "")}`;
    const other = same.get(two);
    result.push(...((other ?? same.get(one) ?? folded(same).get(fold(one)))?.words ?? partedName(String(words[at]), lexicon) ?? [String(words[at])]));
    if (other !== undefined) at++;
  }
  return result;
}

/** A compound that begins with another name of the subject, in parts: "peerstödjarutbildning". */
function partedName(word: string, lexicon: Lexicon): string[] | undefined {
  if (lexicon.byStem.has(stem(word))) return undefined;
  for (const [key, { words }] of folded(lexicon.same)) {
    if (!fold(word).startsWith(key)) continue;
    const rest = word.slice(key.length).replace(/^(?:are?|s|e)(?=.{4})/, "");
    if (rest.length > 3 && lexicon.byStem.has(restored(rest, lexicon))) return [...words, rest];
  }
  return undefined;
}

const foldedNames = new WeakMap<Lexicon["same"], Lexicon["same"]>();

function folded(same: Lexicon["same"]): Lexicon["same"] {
  const known = foldedNames.get(same) ?? new Map([...same].map(([key, other]) => [fold(key), other]));
  foldedNames.set(same, known);
  return known;
}

/** What the whole handbook is about decides little where something else is asked for. */
function withoutSubject(terms: readonly Term[], lexicon: Lexicon): readonly Term[] {
  const isSubject = ({ variants }: Term) => {
    const [own] = variants;
    return own?.stems.length === 1 && (lexicon.byStem.get(String(own.stems[0]))?.records ?? 0) > lexicon.records.length * everywhere;
  };
  if (terms.every(isSubject)) return terms;
  return terms.map((term) => (isSubject(term) ? { ...term, importance: term.importance * subjectShare } : term));
}

/** Small words by what they are without marks. */
const foldedStopWords: ReadonlyMap<string, string> = new Map([...stopWords].map((word) => [fold(word), word]));

/** A word without marks that stands on so few pages may be a name of a file, where the word with marks is common. */
const fewestKept = 3;

/** So much more common a word is meant though another has just these letters. */
const muchMoreCommon = 4;

/** The stem of the word that is meant when rings and dots may be missing. What the reader did write is kept: "får" never becomes "far". */
function restored(written: string, lexicon: Lexicon): string {
  const own = stem(written);
  const word = lexicon.byStem.get(own);
  const records = word?.records ?? 0;
  const folded = fold(written);
  // "boras" is a form of "bo" by its stem alone; with marks it is a word as it stands. Of "värden" and "vården" the common word is meant.
  const alike = (lexicon.byFold.get(own) ?? []).filter((other) => other.stem !== own);
  const exact =
    folded === written && word?.forms.includes(written) !== true
      ? mostUsed(alike.filter(({ forms }) => forms.some((form) => fold(form) === written)))
      : undefined;
  const common = exact === undefined ? undefined : mostUsed(alike.filter(({ records: has }) => has > exact.records * muchMoreCommon));
  if (exact !== undefined) return (common ?? exact).stem;
  if (records > fewestKept || lexicon.synonyms.has(own)) return own;
  const candidates = [...new Set([...(lexicon.byFold.get(fold(own)) ?? []), ...(lexicon.byFold.get(stem(folded)) ?? [])])].filter(
    (word) => folded === written || keepsMarks(own, word.stem),
  );
  const meant = mostUsed(candidates.filter((word) => word.stem === own || word.records > records * 2));
  return meant?.stem ?? lexicon.keysByFold.get(fold(own))?.find((key) => keepsMarks(own, key)) ?? own;
}

const isKnown = (stemmed: string, lexicon: Lexicon) => lexicon.byStem.has(stemmed) || lexicon.synonyms.has(stemmed);
const keepsMarks = (written: string, candidate: string) =>
  written.length === candidate.length && [...written].every((letter, at) => letter === candidate[at] || letter === fold(String(candidate[at])));
const mostUsed = (words: readonly KnownWord[]) =>
  words.reduce<KnownWord | undefined>((best, word) => (best === undefined || word.records > best.records ? word : best), undefined);

/** Several words that the thesaurus knows as one: "må dåligt", "ta livet av sig". The longest wins. */
function phraseAt(tokens: readonly Token[], at: number, lexicon: Lexicon): { readonly term: Term; readonly length: number } | undefined {
  for (let length = Math.min(lexicon.longestKey, tokens.length - at); length > 1; length--) {
    const part = tokens.slice(at, at + length);
    const synonyms = lexicon.synonyms.get(part.map((token) => token.stem).join(" "));
    if (synonyms === undefined) continue;
    const written = part.map((token) => token.written).join(" ");
    const own = knownVariant(
      part.map((token) => token.stem),
      near.own,
      lexicon,
    );
    const isEverywhere = part.every((token) => (lexicon.byStem.get(token.stem)?.records ?? 0) > lexicon.records.length * subject);
    if (isEverywhere) continue;
    const variants = [...(own === undefined ? [] : [own]), ...synonymVariants(synonyms, 1, lexicon)];
    if (variants.length > 0) return { term: { written, variants: best(variants), importance: 1 }, length };
  }
  return undefined;
}

/** Two words that the handbook writes as one: "brukar råd". Not where it writes them apart, too. */
function joinAt(tokens: readonly Token[], at: number, lexicon: Lexicon): { readonly term: Term; readonly length: number } | undefined {
  const [one, two] = [tokens[at], tokens[at + 1]];
  const isLoose = ({ isGlue, written }: Token) => isGlue && written !== "brukar";
  if (one === undefined || two === undefined || (isLoose(one) && isLoose(two))) return undefined;
  const records = (stemmed: string) => lexicon.byStem.get(stemmed)?.records ?? 0;
  for (const between of /^\p{N}/u.test(one.written) ? [""] : ["", "s"]) {
    const written = one.written + between + two.written;
    if (written.length < 5) continue;
    const whole = restored(written, lexicon);
    // "själv mord" and "med arbetare", but not "om sorg".
    if ((isLoose(one) || isLoose(two)) && (written.length < fewestWithGlue || records(whole) <= records(isLoose(one) ? two.stem : one.stem))) continue;
    const variants = wordVariants(whole, lexicon);
    if (variants.length > 0 && !titlePairs(lexicon).has(`${one.stem} ${two.stem}`))
      return { term: { written: `${one.written} ${two.written}`, variants, importance: 1 }, length: 2 };
  }
  return undefined;
}

/** A small word is half of a word only where the whole is long. */
const fewestWithGlue = 8;

const titlePairsOf = new WeakMap<Lexicon, ReadonlySet<string>>();

/** Neighbours in titles. */
function titlePairs(lexicon: Lexicon): ReadonlySet<string> {
  const known = titlePairsOf.get(lexicon);
  if (known !== undefined) return known;
  const pairs = new Set<string>();
  for (const { said } of lexicon.records) {
    for (const [at, one] of said.entries()) pairs.add(`${one.stem} ${String(said[at + 1]?.stem)}`);
  }
  titlePairsOf.set(lexicon, pairs);
  return pairs;
}

/** What a word becomes: one term; several where it is a compound of known words; none where it means nothing here. */
function termsOf(token: Token, lexicon: Lexicon, unfinished: boolean): { readonly terms: readonly Term[]; readonly meant?: string } {
  const { written, slip } = token;
  const one = (variants: readonly Variant[]) => [{ written, variants: best(variants), importance: /\p{N}/u.test(written) ? numberImportance : 1 }];
  if (slip !== undefined) {
    const meant = variantsWithParts(token.stem, lexicon).map((variant) => ({ ...variant, weight: variant.weight * near.corrected }));
    const other = slip.other === undefined ? [] : wordVariants(stem(slip.other), lexicon);
    return { terms: one([...meant, ...other.map((variant) => ({ ...variant, weight: variant.weight * near.second }))]) };
  }
  const beginnings = unfinished || written.length >= 4 ? beginningWith(token.stem.length < written.length && !unfinished ? token.stem : written, lexicon) : [];
  const known = variantsWithParts(token.stem, lexicon);
  if (known.length > 0) return { terms: one([...known, ...(unfinished ? beginnings : [])]) };
  if (unfinished && beginnings.length > 0) return { terms: one(beginnings) };
  if (/\p{N}/u.test(written)) return { terms: [] };
  const parts = partsOf(written, lexicon);
  const asParts = (all: readonly string[]) => all.map((part) => ({ written: part, variants: best(wordVariants(part, lexicon)), importance: 0.8 }));
  if (parts !== undefined) return { terms: asParts(parts) };
  const misspelt = misspeltParts(written, lexicon, vocabularyOf(lexicon));
  if (misspelt !== undefined) return { terms: asParts(misspelt.stems), meant: misspelt.meant };
  if (beginnings.length > 0) return { terms: one(beginnings) };
  const half = halfOf(written, lexicon);
  return { terms: half === undefined ? [] : [{ written: half, variants: best(wordVariants(half, lexicon)), importance: 0.7 }] };
}

/** How near a second word must be to count beside the nearest. */
const nearlyAsNear = 0.5;

/** What an unknown word was meant to be. A slip in one letter is likelier than a new compound; a compound of known words likelier than two slips. */
function slipIn(written: string, stemmed: string, lexicon: Lexicon): Slip | undefined {
  if (lexicon.byStem.has(stemmed) || /\p{N}/u.test(written) || variantsWithParts(stemmed, lexicon).length > 0) return undefined;
  const [first, second] = nearestWords(written, vocabularyOf(lexicon));
  if (first === undefined || (first.cost > oneSlip && partsOf(written, lexicon) !== undefined)) return undefined;
  return { word: first.word, ...(second === undefined || second.cost > first.cost + nearlyAsNear ? {} : { other: second.word }) };
}

/** A known word in all ways; where it is rare, its parts as well. */
function variantsWithParts(stemmed: string, lexicon: Lexicon): readonly Variant[] {
  const known = wordVariants(stemmed, lexicon);
  const isRare = (lexicon.byStem.get(stemmed)?.records ?? 0) < fewestCommon;
  if (known.length === 0 || !isRare) return known;
  return [...known, ...(partsOf(stemmed, lexicon) ?? []).flatMap((part) => knownVariant([part], near.part, lexicon) ?? [])];
}

/** A word on fewer records than this is looked for by its parts, too. */
const fewestCommon = 6;
/** What one slip of the pen costs. */
const oneSlip = 1.2;

/** A known word, its family and its synonyms. Empty where it is unknown. */
function wordVariants(stemmed: string, lexicon: Lexicon): Variant[] {
  const own = lexicon.byStem.get(stemmed);
  // What the whole handbook is about needs no other words.
  if (own !== undefined && own.records > lexicon.records.length * everywhere) return [toVariant([own], near.own)];
  const family = (lexicon.byRoot.get(root(stemmed)) ?? []).filter((word) => word.stem !== stemmed).sort((a, b) => b.records - a.records);
  const siblings = (lexicon.keysByRoot.get(root(stemmed)) ?? []).filter((key) => key !== stemmed);
  const other = numberWords.get(stemmed);
  return [
    ...(own === undefined ? [] : [toVariant([own], near.own)]),
    ...family.slice(0, 3).map((word) => toVariant([word], near.family)),
    ...synonymVariants(lexicon.synonyms.get(stemmed) ?? [], 1, lexicon),
    ...siblings.flatMap((key) => synonymVariants(lexicon.synonyms.get(key) ?? [], near.family, lexicon)),
    ...(other === undefined ? [] : [variantOf(other, near.own, lexicon)]),
  ].filter((variant) => variant !== undefined);
}

const synonymVariants = (synonyms: readonly Synonym[], share: number, lexicon: Lexicon): Variant[] =>
  synonyms.flatMap(({ words, weight }) => variantOf(words, weight * share, lexicon) ?? []);

/** A word or words of the handbook as a variant; undefined where it lacks one of them. */
function variantOf(text: string, weight: number, lexicon: Lexicon): Variant | undefined {
  const known = wordsOf(text).map((word) => lexicon.byStem.get(stem(word)));
  if (known.length === 0 || !known.every((word) => word !== undefined)) return undefined;
  const variant = toVariant(known, weight);
  return known.length > 1 ? { ...variant, forms: [wordsOf(text).join(" ")] } : variant;
}

const toVariant = (words: readonly KnownWord[], weight: number): Variant => ({
  forms: words.length === 1 ? (words[0]?.forms ?? []) : [words.map(({ form }) => form).join(" ")],
  stems: words.map((word) => word.stem),
  weight,
});

/** Stems of the handbook as a variant; undefined where it lacks one of them. */
function knownVariant(stems: readonly string[], weight: number, lexicon: Lexicon): Variant | undefined {
  const known = stems.map((one) => lexicon.byStem.get(one));
  return known.every((word) => word !== undefined) ? toVariant(known, weight) : undefined;
}

/** The nearest ways to say a term, each once. */
function best(variants: readonly Variant[]): Variant[] {
  const byWords = new Map<string, Variant>();
  for (const variant of variants) {
    const key = variant.stems.join(" ");
    if ((byWords.get(key)?.weight ?? 0) < variant.weight) byWords.set(key, variant);
  }
  return [...byWords.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostVariants)
    .map((variant) => (variant.weight < thoroughlySought && variant.stems.length === 1 ? { ...variant, forms: variant.forms.slice(0, 1) } : variant));
}

function beginningWith(start: string, lexicon: Lexicon): Variant[] {
  if (start.length < 2) return [];
  return lexicon
    .startingWith(start)
    .filter(({ form }) => form.length > start.length)
    .sort((a, b) => b.records - a.records)
    .slice(0, 6)
    .map((word) => toVariant([word], near.beginning));
}

/** Signs that stand between the halves of a Swedish compound, and what the first half loses. */
const links = ["", "s", "e", "a", "o", "u"];
const fewestInPart = 3;
const fewestInHalf = 6;
/** What ends words without being one: "försäkring" is not about "ing", whatever other word has that stem. */
const endings = /^(?:s?k?ning|ing|het|else|are|erna|arna|orna|ande|ende|skap|dom|lig|sam|bar|iska?|ist|eri)(?:s|en|ens|ar|er|ars|ers|na|nas|arna|erna|et)?$/;

/** The stem of a known word, though its rings and dots may be missing; undefined where it is unknown or only glue. */
function knownStem(word: string, lexicon: Lexicon): string | undefined {
  if (word.length < fewestInPart || stopWords.has(word)) return undefined;
  const meant = restored(word, lexicon);
  // "jon" stands somewhere and is no half of anything.
  if (word.length === fewestInPart && (lexicon.byStem.get(meant)?.records ?? 0) < fewestCommon) return undefined;
  return isKnown(meant, lexicon) ? meant : undefined;
}

/** Stems of a compound's parts, where both are the handbook's or the thesaurus's own words; the longest last part first. Undefined where there are none. */
function partsOf(word: string, lexicon: Lexicon): readonly [string, string] | undefined {
  for (let at = fewestInPart; at <= word.length - fewestInPart; at++) {
    if (endings.test(word.slice(at))) continue;
    const last = knownStem(word.slice(at), lexicon);
    if (last === undefined) continue;
    const first = word.slice(0, at);
    for (const link of links) {
      const bare = link === "" ? first : first.endsWith(link) ? first.slice(0, -link.length) : "";
      // "skol|fråga" begins with "skola", "löne|samtal" with "lön".
      const whole =
        bare.length < fewestInPart
          ? undefined
          : [bare, ...(bare.length > 3 ? [`${bare}a`, `${bare}e`] : [])].flatMap((form) => knownStem(form, lexicon) ?? [])[0];
      if (whole !== undefined) return [whole, last];
    }
  }
  return undefined;
}

const fewestInKnownPart = 4;
const fewestInMisspelt = 5;

/** Stems of a compound with a slip in one of its parts, and how it should be spelt: "strtkostnader". The longest part without a slip decides. */
function misspeltParts(
  word: string,
  lexicon: Lexicon,
  vocabulary: readonly Known[],
): { readonly stems: readonly [string, string]; readonly meant: string } | undefined {
  const nearest = (part: string) => {
    const [found] = part.length < fewestInMisspelt ? [] : nearestWords(part, vocabulary, 1);
    return found === undefined || found.cost > oneSlip ? undefined : found.word;
  };
  for (let at = fewestInMisspelt; at <= word.length - fewestInKnownPart; at++) {
    const last = endings.test(word.slice(at)) ? undefined : knownStem(word.slice(at), lexicon);
    const first = last === undefined ? undefined : (nearest(word.slice(0, at)) ?? nearest(word.slice(0, at - 1)));
    if (last !== undefined && first !== undefined) return { stems: [restored(first, lexicon), last], meant: `${first} ${word.slice(at)}` };
    if (last !== undefined) break;
  }
  for (let at = word.length - fewestInMisspelt; at >= fewestInKnownPart; at--) {
    const half = word.slice(0, at);
    const first = [half, half.replace(/[seaou]$/, "")].flatMap((form) => (form.length < fewestInKnownPart ? [] : (knownStem(form, lexicon) ?? [])))[0];
    const last = first === undefined ? undefined : nearest(word.slice(at));
    if (first !== undefined && last !== undefined) return { stems: [first, restored(last, lexicon)], meant: `${half} ${last}` };
  }
  return undefined;
}

/** The stem of the longest known first half of an unknown compound: "självskada" of "självskadeproblematik". A last half says too little: "Zenitföreningen" is no answer to "förening". */
function halfOf(word: string, lexicon: Lexicon): string | undefined {
  for (let length = word.length - fewestInPart; length >= fewestInHalf; length--) {
    const half = word.slice(0, length);
    const forms = [half, half.replace(/[seaou]$/, ""), half.replace(/e$/, "a")].filter((form) => form.length >= fewestInHalf);
    const found = forms.flatMap((form) => knownStem(form, lexicon) ?? [])[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Rare forms of a word are meant only where they are long: "tåg" is not "tog". */
const fewestInOtherForm = 6;

const vocabularies = new WeakMap<Lexicon, readonly Known[]>();

/** Every word that can be meant: the handbook's and the thesaurus's. */
function vocabularyOf(lexicon: Lexicon) {
  const known = vocabularies.get(lexicon);
  if (known !== undefined) return known;
  const made = [
    ...lexicon.words.flatMap(({ forms, stem: own, records }) =>
      forms
        .filter((form, place) => !/\p{N}/u.test(form) && (place === 0 || form.length >= fewestInOtherForm))
        .map((word) => ({ word, stem: own, pages: records })),
    ),
    ...lexicon.keys.filter((key) => !key.includes(" ") && !lexicon.byStem.has(key)).map((word) => ({ word, stem: word, pages: 1 })),
    ...[...lexicon.same].filter(([key]) => !key.includes(" ")).map(([key, { name }]) => ({ word: name, stem: key, pages: 1 })),
    // What the subject is called, word by word: "supporter", which has the stem of "support".
    ...[...new Set([...lexicon.same.values()].flatMap(({ words }) => words))].map((word) => ({
      word,
      stem: stem(word),
      pages: lexicon.byStem.get(stem(word))?.records ?? 1,
    })),
  ];
  vocabularies.set(lexicon, made);
  return made;
}
