import * as z from "zod";

const phrase = z.string().min(2).max(80);

/** A word or a phrase that the handbook does not use. `*` at its end or its beginning stands for any letters. */
const forbidden = z.strictObject({
  word: phrase,
  /** Other forms that the star does not reach. */
  forms: z.array(phrase).optional(),
  /** What to write instead: the end of a sentence that begins with "skriv". */
  write: z.string().min(2).max(160),
  /** The end of a sentence that begins with the word and "skriver vi inte", without its full stop. */
  why: z.string().min(5).max(200).regex(/[^.]$/),
  severity: z.enum(["fault", "warning"]),
  /** Longer texts where the word is right: names, and other meanings. */
  unless: z.array(phrase).optional(),
});

/** `language.json`: words that the dictionary lacks and we know are right, and words that we do not use. */
export const languageSchema = z.strictObject({
  /** In lower case: right in any case. With capitals: right as it stands. The genitive and the endings after a colon go without saying. */
  words: z.array(z.string().regex(/^[\p{L}\p{M}][\p{L}\p{M}\p{N}’'.:-]*$/u)),
  forbidden: z.array(forbidden),
});

export type Language = z.output<typeof languageSchema>;
export type Forbidden = Language["forbidden"][number];
