/** Does every statement say where it comes from? The check of claims. */
import { chapterIds, type ChapterId } from "../content/chapters.ts";
import type { Fault } from "../content/fault.ts";
import type { Passage, Sentence } from "../markdown/passages.ts";
import type { ParsedArticle } from "./material.ts";
import { wordsOf } from "./page.ts";

/** Chapters that are about the handbook itself, or explain words. */
const withoutClaims = new Set<ChapterId | undefined>(["om", "nyheter", "ordlista", "kallor", undefined]);
/** Chapters that are ours by nature: courses and templates. */
const ours = new Set<ChapterId>(["utbildning", "material"]);
/** Boxes whose words are our own. */
const ownBoxes = new Set<Passage["box"]>(["forslag", "resonemang"]);
/** Share of a chapter's words that may stand in boxes of our own before it is listed. */
const mostOwn = 0.2;

/** Whether a page's statements need no source of their own: it is a proposal, or says in easy words what another page has the sources of. */
const isExempt = ({ article: { chapter, frontMatter } }: ParsedArticle) =>
  withoutClaims.has(chapter) || frontMatter.forslag === true || frontMatter.lattlast !== undefined || frontMatter.sprak !== undefined;

/** Boxes that say they are proven or lived, but cite nothing: warnings. */
export function uncitedBoxes({ article, body }: ParsedArticle): Fault[] {
  return body.boxes.flatMap(({ kind, line, end, isTitleCited }): Fault[] => {
    if (kind !== "belagt" && kind !== "erfarenhet") return [];
    if (isTitleCited || body.passages.some((passage) => passage.isCited && passage.line > line && passage.line < end)) return [];
    return [
      {
        file: article.file,
        line: article.bodyLine + line,
        what: `Rutan ”${kind}” har ingen källa.`,
        write: "skriv källan sist i meningen, som [@sbu2020], eller gör rutan till resonemang eller forslag",
      },
    ];
  });
}

/** Sentences that state nothing about the world: what we have not found, what a source does not say. */
const aboutOurKnowledge = [
  /(?<!\p{L})vi har (?:inte|bara|hittills|letat|läst)(?!\p{L})/iu,
  /(?<!\p{L})har vi inte (?:hittat|sett|läst|kunnat)/iu,
  /(?<!\p{L})(?:är|var) inte känt(?!\p{L})/iu,
  /(?<!\p{L})(?:framgår|sägs|står|syns|nämns) inte(?!\p{L})/iu,
  /(?<!\p{L})(?:källan|källorna|texten|texterna|rapporten|artikeln) (?:säger|anger|nämner|berättar|beskriver|räknar|svarar) inte(?!\p{L})/iu,
  /(?<!\p{L})ingen (?:av (?:dem|källorna|studierna|texterna)|källa|svensk studie|uppgift)(?!\p{L})/iu,
];

/** A sentence that needs no source: it leads to a page that has it, asks, or tells what we do not know. */
const needsNone = ({ text, isLinked }: Sentence) => isLinked || /\?”?$/.test(text) || aboutOurKnowledge.some((pattern) => pattern.test(text));
const isSignpost = ({ kind, sentences }: Passage) => kind !== "table" && sentences.every(needsNone);

/** Passages that neither cite a source nor stand in a labelled box: warnings. */
export function uncitedPassages(parsed: ParsedArticle): Fault[] {
  if (isExempt(parsed)) return [];
  const { article, body } = parsed;
  const isCovered = (index: number): boolean => {
    const passage = body.passages[index];
    if (passage === undefined) return false;
    if (passage.box !== null || passage.isCited || isSignpost(passage)) return true;
    if (passage.leadsTo === "box" || passage.leadsTo === "view") return true;
    const next = body.passages[index + 1];
    if (passage.leadsTo === "passage" && next !== undefined) return next.isCited || isSignpost(next);
    const before = body.passages[index - 1];
    return before?.leadsTo === "passage" && before.isCited;
  };
  return body.passages.flatMap((passage, index): Fault[] => {
    if (isCovered(index)) return [];
    const start = passage.text.length > 60 ? `${passage.text.slice(0, passage.text.lastIndexOf(" ", 60))} …` : passage.text;
    return [
      {
        file: article.file,
        line: article.bodyLine + passage.line,
        what: `Stycket ”${start}” har ingen källa.`,
        write: "skriv källan sist i meningen, som [@sbu2020], eller sätt stycket i ::: resonemang eller ::: forslag",
      },
    ];
  });
}

/** Chapters where more than a fifth of the words are our own reasoning or proposals: warnings. */
export function mostlyOwn(articles: readonly ParsedArticle[], folder: string): Fault[] {
  return chapterIds.flatMap((chapter): Fault[] => {
    if (ours.has(chapter) || withoutClaims.has(chapter)) return [];
    let own = 0;
    let all = 0;
    for (const { article, body } of articles) {
      if (article.chapter !== chapter || article.frontMatter.lattlast !== undefined) continue;
      for (const { box, text } of body.passages) {
        const words = wordsOf(text);
        all += words;
        if (article.frontMatter.forslag === true || ownBoxes.has(box)) own += words;
      }
    }
    if (all === 0 || own / all <= mostOwn) return [];
    return [
      {
        file: `${folder}/${chapter}`,
        line: 1,
        what: `${Math.round((own / all) * 100)} procent av kapitlets ord är resonemang eller förslag.`,
        write: `håll dem under ${mostOwn * 100} procent: flytta mallar till kapitlet material, eller belägg med källor`,
      },
    ];
  });
}
