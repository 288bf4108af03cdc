import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { swedishDictionary, languageSummary } from "../../src/io/language.ts";
import { checkLanguage } from "../../src/language/check.ts";
import { forbiddenFinder } from "../../src/language/forbidden.ts";
import { countWords, hardPage, lix } from "../../src/language/readability.ts";
import { languageSchema, type Forbidden } from "../../src/language/schema.ts";
import { longSentences, sentencesIn } from "../../src/language/sentences.ts";
import { spellingFinder, type Dictionary } from "../../src/language/spelling.ts";
import { textsOfData, textsOfPage, type Text } from "../../src/language/texts.ts";
import { parseBody } from "../../src/markdown/markdown.ts";
import { page, readFile, root } from "./smallBook.ts";

const text = (words: string, kind: Text["kind"] = "prose"): Text => ({ file: "sida.md", line: 1, kind, words, swedish: words });

/** The texts of a page of the chapter rollen, or of another file. */
function textsOf(source: string, path = "rollen/prov.md"): Text[] {
  const { article, faults } = readFile(path, source);
  if (article === undefined) throw new Error(faults.join("; "));
  return textsOfPage(article, parseBody(article.body), source);
}

/** The texts of a body, without those of the head. */
const textsOfBody = (body: string) => textsOf(page(body)).slice(2);
const wordsOf = (texts: readonly Text[]) => texts.map(({ words }) => words.replace(/\s+/g, " ").trim());

describe("the texts of a page that are read", () => {
  it("are paragraphs, headings, points, cells, boxes with their titles, definitions and notes, each on its line", () => {
    const body =
      "Första raden\noch andra.[^1]\n\n## Rubrik\n\n- punkt\n\n::: forslag Titel\nI rutan.\n:::\n\n| A1 | B1 |\n|---|---|\n| cell | till |\n\nOrd\n: Förklaring\n\n[^1]: Noten.";
    expect(textsOfBody(body).map(({ kind, line, words }) => `${line} ${kind} ${words.replace("\n", "/")}`)).toEqual([
      "8 prose Första raden/och andra.",
      "11 heading Rubrik",
      "13 prose punkt",
      "15 heading Titel",
      "16 prose I rutan.",
      "19 label A1",
      "19 label B1",
      "21 label cell",
      "21 label till",
      "23 heading Ord",
      "24 prose Förklaring",
      "26 prose Noten.",
    ]);
  });

  it("are also title, summary and limits of the head, on their own lines, but not the words that others use", () => {
    const limits = "\n  gor:\n    - Lyssnar\n  gorInte:\n    - Dömer\n  gorAldrig:\n    - Ljuger";
    const texts = textsOf(page("Text.", { synonymer: "[felstavnig]", granser: limits }), "arbetsuppgifter/prov.md");
    expect(texts.map(({ line, words }) => `${line} ${words}`)).toEqual([
      "2 En provsida",
      "3 En sida som bara finns för prov.",
      "10 Lyssnar",
      "12 Dömer",
      "14 Ljuger",
      "16 Text.",
    ]);
  });

  it("hold the words of fields and pictures", () => {
    expect(wordsOf(textsOfBody("::falt 2 Vad vill ni?\n\n![En ring](ring.svg)"))).toEqual(["Vad vill ni?", "En ring"]);
    expect(wordsOf(textsOfBody('![En ring](ring.svg "Ringen i vila")'))).toEqual(["En ring", "Ringen i vila"]);
  });

  it("hold no code, address or citation", () => {
    const body = "Enligt @sbu2020 är `koden` på https://exempel.se/sida och i README.md under /rollen/etik/ klar [@nsph2018, s. 5].";
    expect(wordsOf(textsOfBody(body))).toEqual(["Enligt är på och i under klar ."]);
  });

  it("keep words in another language for the reader's eye, but not for the dictionary", () => {
    const [read] = textsOfBody("Ordet [recovery]{lang=en} är engelska.");
    expect(read?.words).toBe("Ordet recovery är engelska.");
    expect(read?.swedish).toBe("Ordet          är engelska.");
  });

  it("leave the glossary's other names to those who use them", () => {
    const [, , term] = textsOf(page("Egenmakt (empowerment)\n: Att ha makt."), "ordlista/index.md");
    expect(term?.swedish.trim()).toBe("Egenmakt");
  });

  it("are none on a page in another language, or one that is not published", () => {
    expect(textsOf(page("In English.", { sprak: "en" }))).toEqual([]);
    expect(textsOf(page("Utkast.", { utkast: "true" }))).toEqual([]);
  });

  it("of a data file are the values at the keys that are text, on their lines, without places for values", () => {
    const json = '{\n  "id": "kod",\n  "rader": [\n    { "text": "{count} träffar." },\n    { "text": ["Ett.", "Två."] }\n  ]\n}';
    const texts = textsOfData("fil.json", json, (path) => path.includes("text"));
    expect(texts.map(({ line, words }) => `${line} ${words.trim()}`)).toEqual(["4 träffar.", "5 Ett.", "5 Två."]);
    expect(textsOfData("fil.json", "{ trasig", () => true)).toEqual([]);
  });
});

describe("sentences", () => {
  const count = (words: string) => sentencesIn(words).length;

  it("end with a full stop, a question mark, an exclamation mark, and a colon before a capital letter", () => {
    expect(count("Hej. Hur mår du? Bra! Så här: Vi börjar. Vi tar med: penna och papper.")).toBe(6);
  });

  it("go on after abbreviations, initials, decimals and numbers of lists", () => {
    expect(count("Det gäller t.ex. NSPH, ca. 3,5 procent, bl.a. Region Skåne och A. Andersson kl. 10.30.")).toBe(1);
    expect(count("1. Börja här.")).toBe(1);
    expect(count("Vi … fortsätter så.")).toBe(1);
  });

  it("end after an abbreviation that may stand last", () => {
    expect(count("Kollegor, chefer m.fl. Sedan börjar nästa.")).toBe(2);
    expect(count("Kollegor m.fl. hjälper till.")).toBe(1);
  });

  it("end inside quotation marks, and without a full stop where the text ends", () => {
    expect(count("”Kom in.” Hen log")).toBe(2);
  });

  it("of more than 35 words are told with their line", () => {
    const words = (count: number) => Array.from({ length: count }, () => "ord").join(" ");
    expect(longSentences(text(`Kort.\nO${words(35).slice(1)}.`))).toEqual([]);
    const [long] = longSentences(text(`Kort.\nO${words(36).slice(1)}.`));
    expect(long).toMatchObject({ line: 2, what: "Meningen ”Ord ord ord ord ord ord …” har 36 ord." });
  });
});

describe("LIX", () => {
  it("is words per sentence plus the share of words over six letters", () => {
    // 8 words, 2 sentences, 2 long: 4 + 25.
    const counts = countWords([text("Chefen anställer en peer supporter. Det går bra.")]);
    expect(counts).toEqual({ words: 8, long: 2, sentences: 2 });
    expect(lix(counts)).toBe(29);
    expect(lix(countWords([]))).toBe(0);
  });

  it("counts letters, not signs: SIP-möte has seven, NSPH:s five and 123 456 789 none", () => {
    expect(countWords([text("SIP-möte NSPH:s 123 456 789 2020-talet.")]).long).toBe(1);
  });

  it("counts headings and points as sentences, and leaves tables and fields alone", () => {
    expect(countWords([text("Rubrik", "heading"), text("en punkt"), text("cell", "label")])).toEqual({ words: 3, long: 0, sentences: 2 });
  });

  it("warns above 45, and above 30 for a page in easy Swedish", () => {
    const page = { words: 200, long: 60, sentences: 20 };
    expect(lix(page)).toBe(40);
    expect(hardPage("sida.md", page, false)).toEqual([]);
    expect(hardPage("sida.md", page, true)).toMatchObject([{ line: 1, what: "Sidan har LIX 40, med 10 ord i en mening och 30 procent långa ord." }]);
    expect(hardPage("sida.md", { words: 200, long: 80, sentences: 20 }, false)).toHaveLength(1);
  });

  it("says nothing of pages with fewer than 80 words", () => {
    expect(hardPage("sida.md", { words: 79, long: 60, sentences: 2 }, true)).toEqual([]);
  });
});

const entry = (word: string, more: Partial<Forbidden> = {}): Forbidden => ({ word, write: "något annat", why: "så är det", severity: "warning", ...more });
const foundIn = (words: string, ...list: readonly Forbidden[]) => forbiddenFinder(list)(text(words)).map(({ fault }) => /”(.*?)”/.exec(fault.what)?.[1]);

describe("words we do not use", () => {
  it("are found whole, in any case, over the ends of lines", () => {
    expect(foundIn("Skall ni? Det skallrar.", entry("skall"))).toEqual(["Skall"]);
    expect(foundIn("i enlighet\nmed lagen", entry("i enlighet med"))).toEqual(["i enlighet med"]);
  });

  it("are found in every form that a star or a list of forms reaches", () => {
    expect(foundIn("Implementeringen och att implementera, reimplementera", entry("implementer*"))).toEqual(["Implementeringen", "implementera"]);
    expect(foundIn("adresser adresserar", entry("adressera", { forms: ["adresserar"] }))).toEqual(["adresserar"]);
    expect(foundIn("på daglig basis", entry("på * basis"))).toEqual(["på daglig basis"]);
  });

  it("are let through where a longer text makes them right", () => {
    const missbruk = entry("missbruk", { unless: ["missbruk och beroende"] });
    expect(foundIn("Enheten missbruk och beroende", missbruk)).toEqual([]);
    expect(foundIn("Enheten missbruk och hemlöshet", missbruk)).toEqual(["missbruk"]);
  });

  it("are let through within quotation marks: there they are someone else's", () => {
    expect(foundIn("Säg inte ”klientel” om dem, sa hen: ”Vilket klientel.”", entry("klientel"))).toEqual([]);
    expect(foundIn("Efter ”citatet” kommer klientel", entry("klientel"))).toEqual(["klientel"]);
  });

  it("are told with why, and what to write", () => {
    expect(forbiddenFinder([entry("skall", { severity: "fault" })])(text("Ni\nskall"))).toEqual([
      { fault: { file: "sida.md", line: 2, what: "”skall” skriver vi inte: så är det.", write: "skriv något annat" }, severity: "fault" },
    ]);
  });
});

const { words, forbidden } = languageSchema.parse(JSON.parse(readFileSync(join(root, "_data/language.json"), "utf8")));

describe("our own lists", () => {
  it("hold anglicisms, words that stigmatise and words of offices", () => {
    expect(forbidden.length).toBeGreaterThanOrEqual(50);
    const caught = ["implementerades", "feedbacken", "lider av", "missbrukare", "begick självmord", "mentalsjuka", "erhålla", "huruvida", "i syfte att"];
    for (const words of caught) expect(foundIn(`De ${words} det`, ...forbidden)).toEqual([words]);
  });

  it("let ordinary words through that only look alike", () => {
    const fine = "Adresser, mentalsjukhus, schizofreni, skallen, erfarenhet, missbruka ett ord, i detta avseende, vidtala, utmanövrera.";
    expect(foundIn(fine, ...forbidden)).toEqual([]);
  });

  it("never tell to write what they forbid", () => {
    expect(forbidden.flatMap(({ write }) => foundIn(write, ...forbidden))).toEqual([]);
  });

  it("say each thing once", () => {
    expect(new Set(words).size).toBe(words.length);
    expect(new Set(forbidden.map(({ word }) => word)).size).toBe(forbidden.length);
  });
});

describe("spelling", () => {
  let swedish: Dictionary;
  beforeAll(async () => {
    swedish = await swedishDictionary();
  });
  const unknownIn = (words: string, own: readonly string[] = [], dictionary = swedish) =>
    spellingFinder(dictionary, own)(text(words)).map(({ what }) => /”(.*?)”/.exec(what)?.[1]);

  it("knows Swedish compounds and their forms", () => {
    expect(unknownIn("Boendestödjare, utskrivningsplanering, kamratstödet, brukarinflytandet, heldygnsvårdens och återhämtningsstöd.")).toEqual([]);
  });

  it("finds misspelled words, in compounds, too, with their line and what was meant", () => {
    expect(unknownIn("Boendestöjare gör en utskrivingsplanering av arbetsuppgiffter.")).toEqual(["Boendestöjare", "utskrivingsplanering", "arbetsuppgiffter"]);
    const [fault] = spellingFinder(swedish, [])(text("En\nåterhämting"));
    expect(fault).toMatchObject({ line: 2, what: "Ordet ”återhämting” finns inte i ordboken." });
    expect(fault?.write).toContain("menade du ”återhämtning”");
  });

  it("knows our own words: those in lower case in any case, names as they stand, genitive and endings after a colon", () => {
    const own = ["peer", "NSPH", "Cochrane"];
    expect(unknownIn("Peer och PEER. NSPH:s och Cochranes.", own)).toEqual([]);
    expect(unknownIn("nsph", own)).toEqual(["nsph"]);
  });

  it("takes words with hyphens part by part, and first parts that wait for their compound", () => {
    expect(unknownIn("SIP-möten, patient- och brukarinflytande, utbildnings- och handledningsplan, QPR-15.", ["SIP", "QPR"])).toEqual([]);
    expect(unknownIn("SIP-mööten", ["SIP"])).toEqual(["SIP-mööten"]);
  });

  it("knows abbreviations with their full stops, and lets figures be", () => {
    expect(unknownIn("Det är t.ex. chefer m.fl. kl. 10.30 och 12 000 kronor, 3,5 procent, 1980-talet.")).toEqual([]);
  });

  it("asks the dictionary once for a word", () => {
    const asked: string[] = [];
    const dictionary: Dictionary = { knows: (word) => asked.push(word) > 0, suggest: () => [] };
    unknownIn("ja ja ja", [], dictionary);
    expect(asked).toEqual(["ja"]);
  });

  it("reads Swedish only", () => {
    const read = { ...text("Ordet worker"), swedish: "Ordet       " };
    expect(spellingFinder(swedish, [])(read)).toEqual([]);
  });
});

describe("the check of the whole", () => {
  const knowsAll: Dictionary = { knows: () => true, suggest: () => [] };
  const lists = { words: [], forbidden: [entry("klientel", { severity: "fault" }), entry("skall")] };
  const long = Array.from({ length: 20 }, () => "Vi går hem.").join(" ");
  const pages = [
    { file: "a.md", isEasyRead: false, texts: [text(long)] },
    { file: "b.md", isEasyRead: false, texts: [text(`${long} ${long} Återhämtningen återkommer alltid.`)] },
    { file: "c.md", isEasyRead: false, texts: [text("Vårt klientel skall hem.")] },
  ];

  it("parts faults from warnings as the list says", () => {
    const { faults, warnings } = checkLanguage(pages, [text("Vi skall.")], lists, knowsAll);
    expect(faults.map(({ what }) => what)).toEqual(["”klientel” skriver vi inte: så är det."]);
    expect(warnings).toHaveLength(2);
  });

  it("ends in one line: words, mean LIX of the measured pages, and the hardest", () => {
    expect(languageSummary(checkLanguage(pages, [], lists, knowsAll))).toBe("Språket: 187 ord är kontrollerade. LIX är 5 i medeltal och 5 som högst, i b.md.");
    expect(languageSummary(checkLanguage([], [], lists, knowsAll))).toBe("Språket: 0 ord är kontrollerade.");
  });
});
