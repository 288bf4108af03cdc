/** Which records answer a question, best first. Knows nothing of the index but how to ask it for a word. */
import { places, type Lexicon, type LexiconRecord, type RecordKind } from "./lexicon.ts";
import { understand, type Question, type Term, type Variant } from "./question.ts";
import { stem } from "./stem.ts";
import { emptyWords, stopWords } from "./stopWords.ts";

/** The index, whatever it is. */
export interface WordIndex {
  /** Records where a word (in any inflection), or words next to each other, stand, and where: numbers of words from the beginning. Rejects where the index cannot be reached. */
  readonly find: (words: string) => Promise<readonly { readonly id: string; readonly at: readonly number[] }[]>;
}

/** What a search is narrowed to. */
export interface Narrowing {
  /** A chapter's id. */
  readonly chapter?: string;
  readonly audience?: string;
  readonly kind?: RecordKind;
}

export interface Ranked {
  readonly record: LexiconRecord;
  readonly score: number;
}

export interface Ranking {
  readonly hits: readonly Ranked[];
  /** How many there would be without narrowing. */
  readonly unnarrowed: number;
  readonly question: Question;
  /** Stems to mark in what is shown, and how much each tells. */
  readonly marked: ReadonlyMap<string, number>;
}

/** What a match weighs: a word of the title more than one of the summary, and so on. Chosen by the tuning and development questions of tests/search/. */
export interface Weights {
  readonly title: number;
  readonly synonym: number;
  readonly inSynonym: number;
  /** Words that readers ask for the page by: alone, and among others. */
  readonly asked: number;
  readonly inAsked: number;
  readonly summary: number;
  /** Words by which other pages link to it. */
  readonly linked: number;
  /** Writers of the sources it cites. */
  readonly cited: number;
  readonly text: number;
  /** How much rare words count for more than common ones: 1 is the logarithm of their rarity, 0 all alike. */
  readonly rarity: number;
  /** How much of a compound's weight its part keeps. */
  readonly part: number;
  /** How fast more of the same word stops counting, and how much long texts lose: k1 and b of BM25 (Robertson & Zaragoza 2009). */
  readonly saturation: number;
  readonly lengthLoss: number;
  /** What a record keeps that answers none of the other words. */
  readonly lone: number;
  /** How much a title gains that is all asked for. */
  readonly titleShare: number;
  /** How much a page gains that readers ask for in just these words: a share of its score, and points for itself. */
  readonly askedShare: number;
  readonly askedWhole: number;
  /** What other phrases add to the nearest, for each point. */
  readonly askedAgain: number;
  /** How much a second way to say the same adds. */
  readonly again: number;
  /** How much is gained where two words of the question stand near each other. */
  readonly near: number;
  /** How much is gained where editors call the page by words of the question. */
  readonly phrase: number;
  /** What other words keep of their say where the handbook has the written one itself. */
  readonly besideOwn: number;
  /** How much of what pages answer is passed on to the pages that they link to. */
  readonly passedOn: number;
  /** How much is gained where one passage has all that is asked for. */
  readonly passage: number;
  /** How much a page gains that many others link to. */
  readonly links: number;
  readonly kinds: Readonly<Record<RecordKind, number>>;
  readonly opening: number;
  readonly wanted: number;
}

export const defaultWeights: Weights = {
  title: 2.08,
  synonym: 1.87,
  inSynonym: 1.5,
  asked: 2.17,
  inAsked: 0.8,
  summary: 1.35,
  linked: 0.73,
  cited: 0.3,
  text: 0.47,
  rarity: 0.75,
  part: 0.8,
  saturation: 1.2,
  lengthLoss: 0.4,
  lone: 0.4,
  titleShare: 0.66,
  askedShare: 0.5,
  askedWhole: 4,
  askedAgain: 0.07,
  again: 0.33,
  near: 0.94,
  phrase: 0.37,
  besideOwn: 0.64,
  passedOn: 0.4,
  passage: 0.4,
  links: 0.08,
  kinds: { sida: 1, ovning: 1.07, material: 0.88, studie: 1.06, region: 0.88, ord: 0.41, nyhet: 0.6, pdf: 0.35 },
  opening: 0.94,
  wanted: 1.7,
};

/** Hits that are this much worse than the best are not shown. */
const worstShown = 0.04;

/** Ranks the records that answer `text`; with an empty text every record there is, in the order of the lexicon. */
export async function rank(
  text: string,
  lexicon: Lexicon,
  index: WordIndex,
  narrowing: Narrowing = {},
  { typing = false, weights = defaultWeights }: { readonly typing?: boolean; readonly weights?: Weights } = {},
): Promise<Ranking> {
  return answer(understand(text, lexicon, typing), lexicon, index, narrowing, weights);
}

/** Ranks the records that answer a question that is understood. */
export async function answer(
  question: Question,
  lexicon: Lexicon,
  index: WordIndex,
  narrowing: Narrowing = {},
  weights: Weights = defaultWeights,
): Promise<Ranking> {
  const isLetIn = letsIn(narrowing);
  if (question.stems.length === 0) {
    const all = lexicon.records.map((record) => ({ record, score: 0 }));
    return { hits: all.filter(({ record }) => isLetIn(record)), unnarrowed: all.length, question, marked: new Map() };
  }
  const found = await bodies(question.terms, index);
  const all = score(question, lexicon, found, weights);
  const best = all[0]?.score ?? 0;
  const shown = all.filter(({ score: own }) => own >= best * worstShown);
  const hits = all.filter(({ record }) => isLetIn(record));
  const bestHit = hits[0]?.score ?? 0;
  return {
    hits: hits.filter(({ score: own }) => own >= bestHit * worstShown),
    unnarrowed: shown.length,
    question,
    marked: markedStems(question.terms, lexicon),
  };
}

/** What is worth seeing in a hit: the words asked for more than those that mean nearly the same, and rare words more than common ones. */
function markedStems(terms: readonly Term[], lexicon: Lexicon): Map<string, number> {
  const marked = new Map<string, number>();
  for (const { variants } of terms) {
    for (const { stems, weight } of variants) {
      // Of words that mean nearly the same together, none does so alone.
      if (weight < 0.55 || (stems.length > 1 && weight < 0.9)) continue;
      for (const one of stems) {
        if (stems.length > 1 && stopWords.has(lexicon.byStem.get(one)?.form ?? "")) continue;
        const share = (lexicon.byStem.get(one)?.records ?? 0) / lexicon.records.length;
        marked.set(one, Math.max(marked.get(one) ?? 0, weight * (share > 0.4 ? 0.05 : 1 - share)));
      }
    }
  }
  return marked;
}

const letsIn =
  ({ chapter, audience, kind }: Narrowing) =>
  (record: LexiconRecord): boolean =>
    (chapter === undefined || record.chapter === chapter) &&
    (audience === undefined || record.audiences.includes(audience)) &&
    (kind === undefined || record.kind === kind);

/** How much a word tells, by how few records have it. */
type Rarity = (stems: readonly string[], records: number) => number;
/** Places of words by record id. */
type Found = ReadonlyMap<string, readonly number[]>;

/** Asks the index for every way to say every term, each once. */
async function bodies(terms: readonly Term[], index: WordIndex): Promise<ReadonlyMap<string, Found>> {
  const wanted = [...new Set(terms.flatMap(({ variants }) => variants.flatMap(({ forms }) => forms)))];
  const found = await Promise.all(wanted.map(async (words) => [words, new Map((await index.find(words)).map(({ id, at }) => [id, at]))] as const));
  return new Map(found);
}

interface Sum {
  score: number;
  /** Rarity of the terms it answers. */
  answered: number;
  /** Stems of the title that are asked for. */
  readonly stems: Set<string>;
}

function score(question: Question, lexicon: Lexicon, found: ReadonlyMap<string, Found>, weights: Weights): Ranked[] {
  const total = lexicon.records.length;
  const rarity: Rarity = (stems, records) => {
    const fewest = Math.min(records, total, ...stems.map((one) => lexicon.byStem.get(one)?.records ?? total));
    return Math.log(1 + (total - fewest + 0.5) / (fewest + 0.5)) ** weights.rarity;
  };
  const sums = new Map<number, Sum>();
  let asked = 0;
  for (const { variants, importance } of question.terms) {
    const own = variants[0];
    if (own === undefined) continue;
    const rarityOf = (variant: Variant) =>
      rarity(variant.stems, variant.stems.length > 1 ? Math.max(1, ...variant.forms.map((form) => found.get(form)?.size ?? 0)) : total);
    // Words that stand together nowhere are not rare: they are only what the thesaurus knows.
    const isThere = own.stems.length === 1 || own.forms.some((form) => (found.get(form)?.size ?? 0) > 0);
    const ownRarity =
      own.weight >= 0.9 && (isThere || variants.length === 1) ? rarityOf(own) : Math.max(...variants.slice(isThere ? 0 : 1).map(rarityOf)) * 0.9;
    asked += ownRarity * importance;
    const byRecord = new Map<number, { best: number; rest: number; near: number }>();
    for (const variant of variants) {
      const kept = variant.weight < 1 && own.weight >= 0.9 ? weights.besideOwn : 1;
      const worth = kept * variant.weight * Math.min(rarityOf(variant), ownRarity * 1.1 + 0.2);
      for (const [at, value] of matches(variant, lexicon, found, weights)) {
        const points = worth * value;
        const sum = byRecord.get(at) ?? { best: 0, rest: 0, near: 0 };
        byRecord.set(at, { best: Math.max(sum.best, points), rest: sum.rest + points, near: Math.max(sum.near, variant.weight) });
        if (variant.weight < 0.4) continue;
        const stems = sums.get(at)?.stems ?? new Set();
        for (const one of variant.stems) stems.add(one);
        if (!sums.has(at)) sums.set(at, { score: 0, answered: 0, stems });
      }
    }
    for (const [at, { best, rest, near }] of byRecord) {
      const sum = sums.get(at) ?? { score: 0, answered: 0, stems: new Set<string>() };
      sum.score += importance * (best + weights.again * (rest - best));
      sum.answered += importance * ownRarity * Math.min(1, 0.3 + near);
      sums.set(at, sum);
    }
  }
  for (const [at, points] of calledBy(question.stems, lexicon, rarity)) {
    const sum = sums.get(at) ?? { score: 0, answered: 0, stems: new Set<string>() };
    sum.score += weights.phrase * points;
    sums.set(at, sum);
  }
  const phrases = askedBy(question, lexicon, rarity, weights);
  for (const [at, { likeness, points }] of phrases) {
    const sum = sums.get(at);
    if (sum !== undefined) sum.score += weights.askedWhole * points;
    else if (likeness >= leastLikeness) sums.set(at, { score: weights.askedWhole * points, answered: asked * likeness, stems: new Set() });
  }
  const nearness = nearWords(question.terms, found, rarity);
  for (const [id, points] of nearness) {
    const sum = sums.get(lexicon.placeOf(id) ?? -1);
    if (sum !== undefined) sum.score += weights.near * points;
  }
  const passages = bestPassages(question.terms, found, rarity);
  const written = new Set(question.stems);
  const rated = [...sums]
    .map(([at, sum]) => ({ at, record: lexicon.records[at], sum }))
    .flatMap(({ at, record, sum }) => {
      if (record === undefined) return [];
      const share = asked === 0 ? 1 : Math.min(1, sum.answered / asked);
      const coverage = weights.lone + (1 - weights.lone) * share;
      const said = saidBy(record, rarity);
      const title = 1 + weights.titleShare * share * shareOf(said, sum.stems, written);
      const readers = 1 + weights.askedShare * (phrases.get(at)?.likeness ?? 0);
      const passage = 1 + weights.passage * (passages.get(record.id) ?? 0);
      const links = 1 + weights.links * Math.log(1 + record.linkedFrom);
      return [{ at, record, score: sum.score * coverage * title * readers * passage * links * prior(record, question, weights) }];
    });
  const passed = passedOn(rated, lexicon);
  return rated
    .map(({ at, record, score: points }) => ({ at, record, score: points + weights.passedOn * (passed.get(at) ?? 0) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ record, score: points }) => ({ record, score: points }));
}

/** What pages are given by those that link to them: each shares its score among its links, so that what many pages on the subject point to comes before them. Pages that everything links to, such as the glossary, are no better for that: both ends share (the normalised adjacency of spectral clustering, Ng, Jordan & Weiss 2001). */
function passedOn(rated: readonly { readonly at: number; readonly record: LexiconRecord; readonly score: number }[], lexicon: Lexicon): Map<number, number> {
  const given = new Map<number, number>();
  for (const { record, score: points } of rated) {
    for (const to of record.linksTo)
      given.set(to, (given.get(to) ?? 0) + points / Math.sqrt(record.linksTo.length * Math.max(1, lexicon.records[to]?.linkedFrom ?? 1)));
  }
  return given;
}

/** A page that has nothing else to show for itself must be asked for in nearly these words. */
const leastLikeness = 0.6;

/** Most phrases share a word or two with a whole question by chance: from so many words on, what is less alike than this tells nothing. Of one word any phrase that has it tells something. */
const chance = 0.25;
const wordsByChance = 4;

/** Records that readers ask for in words of the question: how alike the nearest phrase is (0–1, Dice's measure weighed by rarity), and how rare what they share is; other phrases add a little. */
function askedBy(
  { stems, terms }: Question,
  lexicon: Lexicon,
  rarity: Rarity,
  weights: Weights,
): Map<number, { readonly likeness: number; readonly points: number }> {
  const worths = new Map<string, number>();
  const worthOfStem = (one: string) => {
    const known = worths.get(one) ?? leastWorth + rarity([one], Infinity);
    worths.set(one, known);
    return known;
  };
  const own = new Map<string, number>();
  for (const one of stems) if (!emptyStems.has(one)) own.set(one, 1);
  const whole = [...own.keys()].reduce((sum, one) => sum + worthOfStem(one), 0);
  const least = chance * Math.min(1, Math.max(0, own.size - 1) / (wordsByChance - 1));
  // What means nearly the same counts for less.
  for (const { variants } of terms)
    for (const { stems: other, weight } of variants) if (other.length === 1) own.set(String(other[0]), Math.max(own.get(String(other[0])) ?? 0, weight));
  const shared = new Map<number, number>();
  for (const [one, weight] of own) for (const phrase of lexicon.phrasesWith(one)) shared.set(phrase, (shared.get(phrase) ?? 0) + worthOfStem(one) * weight);
  const found = new Map<number, { likeness: number; points: number; all: number }>();
  for (const [number, both] of shared) {
    // Not even if the phrase had no other words.
    if (2 * both <= least * (both + whole)) continue;
    const phrase = lexicon.phrase(number);
    const length = phrase.stems.reduce((sum, one) => sum + worthOfStem(one), 0);
    const alike = (2 * both) / (length + Math.max(whole, both));
    const likeness = Math.max(0, (alike - least) / (1 - least));
    const points = both * likeness;
    const { all = 0, ...nearest } = found.get(phrase.record) ?? { likeness: 0, points: 0 };
    found.set(phrase.record, { ...(points > nearest.points ? { likeness, points } : nearest), all: all + points });
  }
  for (const one of found.values()) one.points += weights.askedAgain * (one.all - one.points);
  return found;
}

const emptyStems: ReadonlySet<string> = new Set([...emptyWords].map(stem));

/** Records that editors call by words of the question, in their order, and how rare those names are. */
function calledBy(stems: readonly string[], lexicon: Lexicon, rarity: Rarity): Map<number, number> {
  const gains = new Map<number, number>();
  for (let from = 0; from < stems.length; from++) {
    for (let to = from + 2; to <= Math.min(stems.length, from + longestPhrase); to++) {
      const phrase = stems.slice(from, to);
      const records = lexicon.phrases.get(phrase.join(" "));
      if (records === undefined) continue;
      // A rare phrase of common words tells no more than they do together.
      const together = phrase.reduce((sum, one) => sum + (lexicon.byStem.has(one) && !stopWords.has(one) ? rarity([one], Infinity) : 0), 0);
      const gain = Math.min(rarity([], records.length), together);
      for (const at of records) gains.set(at, Math.max(gains.get(at) ?? 0, gain));
    }
  }
  return gains;
}

const longestPhrase = 6;

/** A number belongs with the word beside it: "14 dagar", "2 kap. 5 §". There it tells more than other neighbours do. */
const besideNumber = 2;
const numberNear = 3;
const isNumber = (word: string) => /^\p{N}+$/u.test(word);

/** Two words farther from each other than this have nothing to do with one another. */
const farApart = 12;

/** What records gain where neighbours of the question are neighbours in the text, by id. */
function nearWords(terms: readonly Term[], found: ReadonlyMap<string, Found>, rarity: Rarity): Map<string, number> {
  const gains = new Map<string, number>();
  const standing = terms.map(({ variants }) => {
    const places = new Map<string, number[]>();
    for (const { forms, weight } of variants) {
      if (weight < 0.55) continue;
      for (const form of forms) for (const [id, at] of found.get(form) ?? []) places.set(id, [...(places.get(id) ?? []), ...at]);
    }
    return places;
  });
  const worth = terms.map(({ variants, importance }) => importance * rarity(variants[0]?.stems ?? [], Infinity));
  for (const [one, first] of standing.entries()) {
    for (let two = one + 1; two < Math.min(standing.length, one + 3); two++) {
      for (const [id, at] of first) {
        const other = standing[two]?.get(id);
        if (other === undefined) continue;
        const apart = nearest(at, other);
        if (apart === 0 || apart > farApart) continue;
        const isCounted = [one, two].some((term) => isNumber(terms[term]?.written ?? ""));
        const gain = ((isCounted && apart <= besideNumber ? numberNear : 1) * Math.min(Number(worth[one]), Number(worth[two]))) / (1 + apart / 4);
        gains.set(id, (gains.get(id) ?? 0) + gain);
      }
    }
  }
  return gains;
}

/** Words that a passage has: about a short paragraph. */
const passageLength = 40;

/** How much of what is asked for stands in the best passage of a record, 0–1 by rarity; by id. Nothing for questions of one thing, which any place answers. */
function bestPassages(terms: readonly Term[], found: ReadonlyMap<string, Found>, rarity: Rarity): Map<string, number> {
  const best = new Map<string, number>();
  if (terms.length < 2) return best;
  const standing = new Map<string, { at: number; term: number; worth: number }[]>();
  let whole = 0;
  for (const [term, { variants, importance }] of terms.entries()) {
    const own = importance * rarity(variants[0]?.stems ?? [], Infinity);
    whole += own;
    for (const { forms, weight } of variants) {
      if (weight < 0.55) continue;
      for (const form of forms) {
        for (const [id, places] of found.get(form) ?? []) {
          const list = standing.get(id) ?? [];
          if (list.length === 0) standing.set(id, list);
          for (const at of places) list.push({ at, term, worth: own * weight });
        }
      }
    }
  }
  for (const [id, list] of standing) {
    list.sort((a, b) => a.at - b.at);
    let most = 0;
    for (const [first, { at }] of list.entries()) {
      const seen = new Map<number, number>();
      for (let next = first; next < list.length && Number(list[next]?.at) < at + passageLength; next++) {
        const { term = 0, worth = 0 } = list[next] ?? {};
        if (worth > (seen.get(term) ?? 0)) seen.set(term, worth);
      }
      most = Math.max(
        most,
        [...seen.values()].reduce((sum, one) => sum + one, 0),
      );
    }
    best.set(id, whole === 0 ? 0 : most / whole);
  }
  return best;
}

/** The fewest words between a place of one list and one of another. */
function nearest(some: readonly number[], others: readonly number[]): number {
  let best = Infinity;
  for (const one of some) for (const other of others) best = Math.min(best, Math.abs(one - other));
  return best;
}

/** Very short texts, such as explained words, would win by their length alone. */
const leastLength = 0.5;

/** Where a variant stands and what that is worth, by record. */
function matches({ forms, stems }: Variant, lexicon: Lexicon, found: ReadonlyMap<string, Found>, weights: Weights): Map<number, number> {
  const result = new Map<number, number>();
  const [first, ...others] = stems.map(lexicon.about);
  for (const [at, bits] of first ?? []) {
    // Words of a phrase stand in the same place, or it is another phrase.
    const shared = others.reduce((sum, other) => sum & (other.get(at) ?? 0), bits);
    const value = worthOf(shared, weights);
    if (value > 0) result.set(at, value);
  }
  const counts = new Map<string, number>();
  for (const form of forms) for (const [id, standing] of found.get(form) ?? []) counts.set(id, (counts.get(id) ?? 0) + standing.length / stems.length);
  for (const [id, count] of counts) {
    const at = lexicon.placeOf(id);
    const record = at === undefined ? undefined : lexicon.records[at];
    if (at === undefined || record === undefined) continue;
    const loss = weights.saturation * (1 - weights.lengthLoss + weights.lengthLoss * Math.max(leastLength, record.length / lexicon.meanLength));
    if (count === 0) continue;
    const text = (count * (1 + weights.saturation)) / (count + loss);
    result.set(at, (result.get(at) ?? 0) + weights.text * text);
  }
  return result;
}

function worthOf(bits: number, weights: Weights): number {
  const sum =
    (bits & places.title ? weights.title : 0) +
    (bits & places.synonym ? weights.synonym : bits & places.inSynonym ? weights.inSynonym : 0) +
    (bits & places.asked ? weights.asked : bits & places.inAsked ? weights.inAsked : 0) +
    (bits & places.summary ? weights.summary : 0) +
    (bits & places.linked ? weights.linked : 0) +
    (bits & places.cited ? weights.cited : 0);
  return bits & places.part ? sum * weights.part : sum;
}

/** A word of a title: its stem and what it weighs there. */
interface Said {
  readonly stem: string;
  readonly worth: number;
}

/** Titles and what their words weigh, worked out when they are first asked for. */
const saidOf = new WeakMap<LexiconRecord, readonly Said[]>();

/** Glue weighs little, and so does what every title says. */
const leastWorth = 0.2;

function saidBy(record: LexiconRecord, rarity: Rarity): readonly Said[] {
  const known = saidOf.get(record);
  if (known !== undefined) return known;
  const made = record.said.map(({ stem: one, isGlue }): Said => ({ stem: one, worth: leastWorth + (isGlue ? 0 : rarity([one], Infinity)) }));
  saidOf.set(record, made);
  return made;
}

/** How much of what a title says is asked for, by rarity; glue counts only where the question has it, too. */
function shareOf(said: readonly Said[], answered: ReadonlySet<string>, written: ReadonlySet<string>): number {
  let whole = 0;
  let asked = 0;
  for (const { stem: one, worth } of said) {
    whole += worth;
    if (answered.has(one) || written.has(one)) asked += worth;
  }
  return whole === 0 ? 0 : asked / whole;
}

/** How likely a sort of page is to be what a reader wants, before the words are looked at. */
function prior(record: LexiconRecord, { asks }: Question, weights: Weights): number {
  const isOpening = record.chapter !== undefined && record.url === `/${record.chapter}/`;
  return weights.kinds[record.kind] * (isOpening ? weights.opening : 1) * (asks.has(record.kind) ? weights.wanted : 1);
}
