/** Signs that Swedish writes in other ways (Svenska skrivregler, Språkrådet). */
import type { Fault } from "../content/fault.ts";
import { lineAt, type Text } from "./texts.ts";

interface Rule {
  readonly pattern: RegExp;
  readonly what: string;
  readonly write: string;
}

const rules: readonly Rule[] = [
  { pattern: /["“„‟«»]/gu, what: "Citattecknet är inte svenskt.", write: "skriv ” både före och efter" },
  { pattern: /[‘‚‹›]/gu, what: "Det enkla citattecknet är inte svenskt.", write: "skriv ’ både före och efter" },
  { pattern: /(?<=\S)[ \u00a0](?:-|—)[ \u00a0](?=\S)/gu, what: "Tankstrecket är ett annat streck.", write: "skriv – med mellanslag på båda sidor" },
  { pattern: /(?<=\p{N})%/gu, what: "Procenttecknet sitter ihop med talet.", write: "skriv mellanslag före %, eller ordet procent" },
  { pattern: /§(?=\p{N})|(?<=\p{N})§/gu, what: "Paragraftecknet sitter ihop med talet.", write: "skriv mellanslag mellan § och talet" },
  { pattern: /\.\.\./gu, what: "Tre punkter är ett tecken för sig.", write: "skriv …" },
];

/** What is written with a sign of another language, and quotation marks without their pair. Words in other languages are left alone. */
export function foreignSigns(text: Text): Fault[] {
  const { file, swedish } = text;
  const found = rules.flatMap(({ pattern, what, write }) =>
    [...swedish.matchAll(pattern)].map(({ index }): Fault => ({ file, line: lineAt(text, index), what, write })),
  );
  const isPaired = swedish.split("”").length % 2 === 1;
  return isPaired
    ? found
    : [...found, { file, line: text.line, what: "Ett citattecken saknar sitt par.", write: "skriv ” både före och efter det som citeras" }];
}
