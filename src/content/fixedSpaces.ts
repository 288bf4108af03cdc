/**
 * Spaces at which Swedish lines do not break: between a number and its unit, a word and its number, the groups of digits of a number,
 * and before a dash. Rules of `Svenska skrivregler` (Språkrådet), held for web and paper alike, where texts become HTML; what is searched,
 * counted and published as data keeps its ordinary spaces.
 */

const noBreak = "\u00a0";

/** After a number. */
const units = [
  "%|‰|°C|§|kr|kronor|tkr|mkr|miljon(?:er)?|miljard(?:er)?|procent(?:enheter)?",
  "år|månad(?:er)?|veck(?:a|or)|dag(?:ar)?|dygn|timm(?:e|ar)|tim|minut(?:er)?|min|sekund(?:er)?",
  "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
  "km|m|cm|mm|kg|g|kap\\.|st\\.",
].join("|");

/** Before a number. */
const counted = [
  "§|§§|kap\\.|s\\.|sid\\.|nr|kl\\.|ca|SOU|SFS|prop\\.|m\\.fl\\.|vol\\.",
  "kapitel|sidan?|sidorna|nummer|klockan|cirka|punkt|bilaga|figur|tabell|dag|vecka|månad|år|steg|modell|lager|fråga|övning|version|del|fas|nivå",
].join("|");

const rules = new RegExp(
  [
    // Groups of digits: 12 000, 020-22 00 60.
    "(?<=\\d) (?=\\d{2,3}(?!\\d))",
    `(?<=\\d) (?=(?:${units})(?![\\p{L}\\p{N}]))`,
    `(?<=(?<![\\p{L}\\p{N}])(?:${counted})) (?=\\d)`,
    // A line may end with a dash, but not begin with one.
    "(?<=\\S) (?=– )",
  ].join("|"),
  "giu",
);

/** A text with no-break spaces where a line must not break. Plain text in and out; as many letters as before. */
export const withFixedSpaces = (text: string): string => (text.includes(" ") ? text.replace(rules, noBreak) : text);

/** The same for the texts of markup that we made ourselves, where no sign of a tag stands in a text or an attribute. What attributes say stays as it is. */
export const withFixedSpacesInMarkup = (html: string): string => html.replace(/(?<=>)[^<>]+(?=<)/g, withFixedSpaces);

/** The same text with ordinary spaces, for those who look for words. */
export const withPlainSpaces = (text: string): string => text.replaceAll(noBreak, " ");
