import { distance } from "fastest-levenshtein";
import type * as z from "zod";

/** What an editor is told: the fault and its cure, in Swedish. */
export interface Explanation {
  readonly what: string;
  readonly write: string;
}

/** The nearest of some words, when it is near enough to be a slip of the pen. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, d: distance(word.toLowerCase(), candidate.toLowerCase()) })).sort((a, b) => a.d - b.d);
  const best = ranked[0];
  return best !== undefined && best.d < word.length && best.d <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

/** Keys whose text is a day. */
const dateKeys = new Set(["granskad", "granskas", "datum", "editionDate"]);

const expectedNames: Record<string, string> = {
  string: "text",
  number: "ett tal",
  int: "ett heltal",
  boolean: "true eller false",
  array: "en lista",
  object: "nycklar med värden",
};

/** What a schema lets stand at a place. */
export interface Allowed {
  /** None where it is not an object of named keys. */
  readonly keys: readonly string[];
  readonly isNullable: boolean;
}

/** One sentence per kind of schema issue, since zod's own Swedish reads like a machine. `whole` is what the file's content is called. */
export function explain(issue: z.core.$ZodIssue, { keys, isNullable }: Allowed, whole: string): Explanation[] {
  const name = issue.path.length > 0 ? `”${issue.path.map((part) => (typeof part === "number" ? String(part + 1) : String(part))).join(".")}”` : whole;
  const orNull = isNullable ? ", eller null" : "";
  switch (issue.code) {
    case "invalid_type": {
      const expected = expectedNames[issue.expected] ?? issue.expected;
      return issue.input === undefined && !/received (?!undefined)/.test(issue.message)
        ? [
            {
              what: `${name} saknas.`,
              write: `lägg till ${String(issue.path.at(-1) ?? whole.toLowerCase())}: ${dateKeys.has(String(issue.path.at(-1))) ? "datumet, som 2026-10-01" : `… (${expected}${orNull})`}`,
            },
          ]
        : [{ what: `${name} har fel slags värde.`, write: `skriv ${expected}${issue.expected === "string" ? ", vid behov inom citattecken" : ""}${orNull}` }];
    }
    case "too_small":
      return [
        issue.origin === "string"
          ? { what: `${name} är för kort (minst ${issue.minimum} tecken).`, write: "skriv en längre text" }
          : issue.origin === "array"
            ? {
                what: `${name} ${issue.minimum === 1 ? "är tom" : "har för få värden"}.`,
                write: `skriv ${issue.exact === true ? "" : "minst "}${issue.minimum} ${issue.minimum === 1 ? "värde" : "värden"}`,
              }
            : { what: `${name} är för litet.`, write: `skriv ett heltal som är minst ${issue.minimum}` },
      ];
    case "too_big":
      return [
        issue.origin === "string"
          ? { what: `${name} är för lång (högst ${issue.maximum} tecken).`, write: "korta texten" }
          : issue.origin === "array"
            ? { what: `${name} har för många värden.`, write: `skriv ${issue.exact === true ? "" : "högst "}${issue.maximum}` }
            : { what: `${name} är för stort.`, write: `skriv högst ${issue.maximum}` },
      ];
    case "invalid_format":
      return [
        issue.format === "date"
          ? { what: `${name} är inte ett giltigt datum.`, write: "skriv datumet som 2026-10-01" }
          : issue.format === "url"
            ? { what: `${name} är inte en webbadress.`, write: "skriv hela adressen, som https://www.exempel.se" }
            : { what: `${name} har fel form.`, write: formOf(issue.path) },
      ];
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const guess = nearest(key, keys);
        return {
          what: `Nyckeln ”${key}” finns inte.`,
          write: guess === undefined ? (keys.length === 0 ? "ta bort den" : `ta bort den, eller använd någon av: ${keys.join(", ")}`) : `menade du ”${guess}”?`,
        };
      });
    case "invalid_key":
      return [{ what: `Nyckeln ”${String(issue.path.at(-1))}” har fel form.`, write: formOf(issue.path.slice(0, -1)) }];
    case "invalid_value": {
      const values = issue.values.map(String);
      const guess = typeof issue.input === "string" ? nearest(issue.input, values) : undefined;
      if (issue.input === undefined && !/received (?!undefined)/.test(issue.message))
        return [{ what: `${name} saknas.`, write: `lägg till något av: ${values.join(", ")}${orNull}` }];
      return [
        {
          what: `${name} har ett värde som inte finns.`,
          write: guess === undefined ? `skriv något av: ${values.join(", ")}${orNull}` : `menade du ”${guess}”? Tillåtna värden: ${values.join(", ")}`,
        },
      ];
    }
    case "invalid_union":
      return [{ what: `${name} har fel slags värde.`, write: formOf(issue.path) }];
    default:
      return [{ what: `${name} är fel ifyllt.`, write: "se content/README.md" }];
  }
}

function formOf(path: readonly PropertyKey[]): string {
  const key = String(path.findLast((part) => typeof part === "string"));
  return (Object.hasOwn(formHelp, key) ? formHelp[key] : undefined) ?? "se content/README.md";
}

const countyForm = 'skriv länskoden med två siffror inom citattecken, som "13"';
const municipalityForm = 'skriv kommunkoden med fyra siffror inom citattecken, som "1384"';
const workplaceForm = "skriv ett id som finns under types i workplaces.json";
const pageForm = "skriv sidans adress med snedstreck i början och slutet, som /rollen/etik/";

const clockForm = 'skriv klockslaget inom citattecken, som "9.00"';

/** By key: how a value of the right form is written. */
const formHelp: Record<string, string> = {
  logo: "skriv namnet på en SVG-fil bredvid site.ts, som marke.svg",
  main: "skriv färgen som #274e7a",
  action: "skriv färgen som #274e7a",
  url: "skriv hela adressen, som https://www.exempel.se, eller lämna den tom",
  repository: "skriv hela adressen, som https://www.exempel.se, eller lämna den tom",
  email: "skriv en e-postadress, eller lämna den tom",
  accessibilityAssessed: "skriv datumet som 2026-10-01, eller lämna det tomt",
  code: countyForm,
  county: countyForm,
  lan: countyForm,
  id: "skriv små bokstäver utan prickar, siffror och bindestreck, med en bokstav först",
  municipality: municipalityForm,
  places: municipalityForm,
  kommun: municipalityForm,
  types: workplaceForm,
  workplaces: workplaceForm,
  year: 'skriv årtalet som "2018", "ca 2018" eller "2016–2018", eller null',
  lattlast: pageForm,
  svenska: pageForm,
  page: pageForm,
  start: clockForm,
  end: clockForm,
  sort: 'skriv årtalet, med månad och dag om de är kända, som "1970", "2015-12" eller "2017-03-14"',
  tidigare: "skriv adressen med snedstreck i början och slutet, som /rollen/uppdraget/",
  utdelning: "skriv true eller bladets rubrik",
  words: "skriv ett ord utan mellanslag, som börjar med en bokstav",
  why: "skriv orsaken utan punkt i slutet",
};
