/** Which records answer a question, best first. Knows nothing of the index but how to ask it for a word. */
import { places, type Lexicon, type LexiconRecord, type RecordKind } from "./lexicon.ts";
import { understand, type Question, type Term, type Variant } from "./question.ts";
import { stem } from "./stem.ts";
import { emptyWords, stopWords } from "./stopWords.ts";
import { wordsOf } from "./words.ts";

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
  readonly heading: number;
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
  /** And how much more where it is all that is asked for. */
  readonly titleWhole: number;
  /** How much a page gains that has a heading which is all asked for. */
  readonly headingShare: number;
  /** How much a page gains that readers ask for in just these words: a share of its score, and points for itself. */
  readonly askedShare: number;
  readonly askedWhole: number;
  /** How much a second way to say the same adds. */
  readonly again: number;
  /** How much is gained where two words of the question stand near each other. */
  readonly near: number;
  /** How much is gained where editors call the page by words of the question. */
  readonly phrase: number;
  /** How much of a word's rarity is that of all words that mean the same: who writes an uncommon word for a common thing asks for the thing. */
  readonly concept: number;
  /** How fast words that mean nearly the same lose: the power of their nearness. */
  readonly nearness: number;
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
  title: 2.22,
  synonym: 1.94,
  inSynonym: 1.04,
  asked: 2.25,
  inAsked: 1.5,
  heading: 0.51,
  summary: 1.12,
  linked: 0.73,
  cited: 0.3,
  text: 0.36,
  rarity: 0.75,
  part: 0.5,
  saturation: 1.2,
  lengthLoss: 0.4,
  lone: 0.4,
  titleShare: 0.73,
  titleWhole: 0.5,
  headingShare: 0.33,
  askedShare: 0.77,
  askedWhole: 2.68,
  again: 0.29,
  near: 0.77,
  phrase: 0.37,
  concept: 0.5,
  nearness: 0.93,
  besideOwn: 0.64,
  passedOn: 0.08,
  passage: 0.33,
  links: 0.07,
  kinds: { sida: 1, ovning: 1.02, material: 0.9, studie: 0.98, region: 0.8, ord: 0.38, nyhet: 0.6, pdf: 0.35 },
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

/** What means so nearly the same that it is the same thing. */
const sameThing = 0.6;

/** How many records have any of the ways to say a thing. */
function havingAny(variants: readonly Variant[], found: ReadonlyMap<string, Found>): number {
  const ids = new Set<string>();
  for (const { forms, weight } of variants) {
    if (weight < sameThing) continue;
    for (const form of forms) for (const id of found.get(form)?.keys() ?? []) ids.add(id);
  }
  return Math.max(1, ids.size);
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
  const meanLength = lexicon.records.reduce((sum, { length }) => sum + length, 0) / Math.max(1, total);
  const placeOfId = new Map(lexicon.records.map(({ id }, at) => [id, at]));
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
    const written = own.weight >= 0.9 && (isThere || variants.length === 1) ? rarityOf(own) : Math.max(...variants.slice(isThere ? 0 : 1).map(rarityOf)) * 0.9;
    const ownRarity = (1 - weights.concept) * written + weights.concept * Math.min(written, rarity([], havingAny(variants, found)));
    asked += ownRarity * importance;
    const byRecord = new Map<number, { best: number; rest: number; near: number }>();
    for (const variant of variants) {
      const kept = variant !== own && own.weight >= 0.9 ? weights.besideOwn : 1;
      const worth = kept * variant.weight ** weights.nearness * Math.min(rarityOf(variant), ownRarity * 1.3 + 0.2);
      for (const [at, value] of matches(variant, lexicon, found, weights, meanLength, placeOfId)) {
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
  const phrases = askedBy(question, lexicon, rarity);
  for (const [at, { likeness, points }] of phrases) {
    const sum = sums.get(at);
    if (sum !== undefined) sum.score += weights.askedWhole * points;
    else if (likeness >= leastLikeness) sums.set(at, { score: weights.askedWhole * points, answered: asked * likeness, stems: new Set() });
  }
  const nearness = nearWords(question.terms, found, rarity);
  for (const [id, points] of nearness) {
    const sum = sums.get(placeOfId.get(id) ?? -1);
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
      const title = 1 + weights.titleShare * share * shareOf(said.title, sum.stems, written);
      const whole = 1 + weights.titleWhole * Math.max(0, 4 * share * bestHeading([said.title], sum.stems, written, asked) - 3);
      const heading = 1 + weights.headingShare * share * bestHeading(said.headings, sum.stems, written, asked);
      const readers = 1 + weights.askedShare * (phrases.get(at)?.likeness ?? 0);
      const passage = 1 + weights.passage * (passages.get(record.id) ?? 0);
      const links = 1 + weights.links * Math.log(1 + record.linkedFrom);
      return [{ at, record, score: sum.score * coverage * title * whole * heading * readers * passage * links * prior(record, question, weights) }];
    });
  const passed = passedOn(rated);
  return rated
    .map(({ at, record, score: points }) => ({ at, record, score: points + weights.passedOn * (passed.get(at) ?? 0) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ record, score: points }) => ({ record, score: points }));
}

/** What pages are given by those that link to them: each shares its score among its links, so that what many pages on the subject point to comes before them. */
function passedOn(rated: readonly { readonly at: number; readonly record: LexiconRecord; readonly score: number }[]): Map<number, number> {
  const given = new Map<number, number>();
  for (const { record, score: points } of rated) {
    for (const to of record.linksTo) given.set(to, (given.get(to) ?? 0) + points / Math.sqrt(record.linksTo.length));
  }
  return given;
}

/** A page that has nothing else to show for itself must be asked for in nearly these words. */
const leastLikeness = 0.6;

/** Records that readers ask for in words of the question: how alike the nearest phrase is (0–1, Dice's measure weighed by rarity), and how rare what they share is. */
function askedBy({ stems, terms }: Question, lexicon: Lexicon, rarity: Rarity): Map<number, { readonly likeness: number; readonly points: number }> {
  const worths = new Map<string, number>();
  const worthOfStem = (one: string) => {
    const known = worths.get(one) ?? leastWorth + rarity([one], Infinity);
    worths.set(one, known);
    return known;
  };
  const own = new Map<string, number>();
  for (const one of stems) if (!emptyStems.has(one)) own.set(one, 1);
  const whole = [...own.keys()].reduce((sum, one) => sum + worthOfStem(one), 0);
  // What means nearly the same counts for less.
  for (const { variants } of terms)
    for (const { stems: other, weight } of variants) if (other.length === 1) own.set(String(other[0]), Math.max(own.get(String(other[0])) ?? 0, weight));
  const { phrases, having } = phrasesOf(lexicon);
  const shared = new Map<number, number>();
  for (const [one, weight] of own) for (const phrase of having.get(one) ?? []) shared.set(phrase, (shared.get(phrase) ?? 0) + worthOfStem(one) * weight);
  const found = new Map<number, { likeness: number; points: number }>();
  for (const [number, both] of shared) {
    const phrase = phrases[number];
    if (phrase === undefined) continue;
    const length = phrase.stems.reduce((sum, one) => sum + worthOfStem(one), 0);
    const likeness = (2 * both) / (length + Math.max(whole, both));
    const points = both * likeness;
    if (points > (found.get(phrase.record)?.points ?? 0)) found.set(phrase.record, { likeness, points });
  }
  return found;
}

interface Phrases {
  readonly phrases: readonly { readonly record: number; readonly stems: readonly string[] }[];
  /** Numbers of the phrases that have a stem. */
  readonly having: ReadonlyMap<string, readonly number[]>;
}

const phrasesOfLexicon = new WeakMap<Lexicon, Phrases>();

/** Readers' phrases by what is in them; worked out at the first question. */
function phrasesOf(lexicon: Lexicon): Phrases {
  const known = phrasesOfLexicon.get(lexicon);
  if (known !== undefined) return known;
  const phrases = lexicon.records.flatMap(({ asked }, record) => asked.map((stems) => ({ record, stems })));
  const having = new Map<string, number[]>();
  for (const [number, { stems }] of phrases.entries()) {
    for (const one of new Set(stems)) {
      const group = having.get(one);
      if (group === undefined) having.set(one, [number]);
      else group.push(number);
    }
  }
  const made = { phrases, having };
  phrasesOfLexicon.set(lexicon, made);
  return made;
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
        const gain = Math.min(Number(worth[one]), Number(worth[two])) / (1 + apart / 4);
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
function matches(
  { forms, stems }: Variant,
  lexicon: Lexicon,
  found: ReadonlyMap<string, Found>,
  weights: Weights,
  meanLength: number,
  placeOfId: ReadonlyMap<string, number>,
): Map<number, number> {
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
    const at = placeOfId.get(id);
    const record = at === undefined ? undefined : lexicon.records[at];
    if (at === undefined || record === undefined) continue;
    const loss = weights.saturation * (1 - weights.lengthLoss + weights.lengthLoss * Math.max(leastLength, record.length / meanLength));
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
    (bits & places.heading ? weights.heading : 0) +
    (bits & places.summary ? weights.summary : 0) +
    (bits & places.linked ? weights.linked : 0) +
    (bits & places.cited ? weights.cited : 0);
  return bits & places.part ? sum * weights.part : sum;
}

/** A word of a title or heading: its stem and what it weighs there. */
interface Said {
  readonly stem: string;
  readonly worth: number;
}

/** Titles and headings as stems, worked out when they are first asked for. */
const saidOf = new WeakMap<LexiconRecord, { readonly title: readonly Said[]; readonly headings: readonly (readonly Said[])[] }>();

/** Glue weighs little, and so does what every title says. */
const leastWorth = 0.2;

function saidBy(record: LexiconRecord, rarity: Rarity) {
  const known = saidOf.get(record);
  if (known !== undefined) return known;
  const read = (text: string) =>
    wordsOf(text).map((word): Said => {
      const stemmed = stem(word);
      return { stem: stemmed, worth: leastWorth + (stopWords.has(word) ? 0 : rarity([stemmed], Infinity)) };
    });
  const made = {
    title: read(record.title),
    headings: record.headings.map(read),
  };
  saidOf.set(record, made);
  return made;
}

/** How much of what a title or heading says is asked for, by rarity; glue counts only where the question has it, too. */
function shareOf(said: readonly Said[], answered: ReadonlySet<string>, written: ReadonlySet<string>): number {
  let whole = 0;
  let asked = 0;
  for (const { stem: one, worth } of said) {
    whole += worth;
    if (answered.has(one) || written.has(one)) asked += worth;
  }
  return whole === 0 ? 0 : asked / whole;
}

/** The heading that answers most, as a share of both what it says and what is asked. */
function bestHeading(headings: readonly (readonly Said[])[], answered: ReadonlySet<string>, written: ReadonlySet<string>, asked: number): number {
  let best = 0;
  for (const said of headings) {
    let whole = 0;
    let both = 0;
    for (const { stem: one, worth } of said) {
      whole += worth;
      if (answered.has(one) || written.has(one)) both += worth;
    }
    best = Math.max(best, whole === 0 ? 0 : (2 * both) / (whole + Math.max(asked, both)));
  }
  return best;
}

/** How likely a sort of page is to be what a reader wants, before the words are looked at. */
function prior(record: LexiconRecord, { asks }: Question, weights: Weights): number {
  const isOpening = record.chapter !== undefined && record.url === `/${record.chapter}/`;
  return weights.kinds[record.kind] * (isOpening ? weights.opening : 1) * (asks.has(record.kind) ? weights.wanted : 1);
}
