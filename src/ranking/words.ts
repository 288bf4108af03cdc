/** Words of a text, and how they look without rings and dots. */

/** The words of a text in lower case, in order. Hyphens, points and other signs part words; numbers are words. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => word.length > 1 || /\p{N}|å|ö/u.test(word));
}

/** A word without its marks: "återhämtning" is "aterhamtning". */
export function fold(word: string): string {
  // Most words have none, and every known word is asked when the lexicon is opened.
  if (/^\w*$/.test(word)) return word;
  return word.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("æ", "a").replaceAll("ø", "o").replaceAll("ß", "ss");
}
