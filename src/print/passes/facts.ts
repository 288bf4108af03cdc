/** The languages of elements, and what the document says of the marked ones (Matterhorn 11-001 to 11-006: the language of text can be told). */
import { readMark, type Fact } from "../marks.ts";
import type { TaggedPdf } from "../pdf/readTagged.ts";
import { isElement, type Element } from "../pdf/structure.ts";

/**
 * Gives every marked element its fact, takes the marks out of the languages, and leaves a language only where it differs from that of what is around it.
 * @param language of the document
 * @throws where a mark leads to no fact
 */
export function readFacts({ root }: TaggedPdf, facts: readonly Fact[], language: string): void {
  const walk = (element: Element, around: string) => {
    const mark = element.language === null ? undefined : readMark(element.language);
    if (mark !== undefined) {
      const fact = facts[mark.index];
      if (fact === undefined) throw new Error(`No fact has the number ${mark.index}`);
      element.fact = fact;
    }
    const own = element.fact?.language ?? element.language ?? around;
    element.language = own === around ? null : own;
    for (const kid of element.kids) if (isElement(kid)) walk(kid, own);
  };
  walk(root, language);
}
