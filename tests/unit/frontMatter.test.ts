import { describe, expect, it } from "vitest";
import { nearest } from "../../src/content/explain.ts";
import { formatFaults } from "../../src/content/fault.ts";
import { keyTable, knownKeys } from "../../src/content/schema.ts";
import { bytes, readFile } from "./smallBook.ts";

const right = ["titel: Etik i vardagen", "sammanfattning: Vad etik betyder en vanlig dag.", "ordning: 1", "granskad: 2026-10-01", "malgrupp: [chef]"];
const audiences = "chef, politiker, hr, kollega, peer, utbildare, brukarorganisation, anhorig";
const everyKey =
  "titel, sammanfattning, granskad, granskas, malgrupp, synonymer, utdelning, tidigare, avsnitt, forslag, lattlast, sprak, svenska, andringar, utkast, ordning";

const withHead = (...lines: readonly string[]) => `---\n${lines.join("\n")}\n---\nText.\n`;
/** A right head with one line in place of the one that has the same key, or without it where `line` is only a key. */
const but = (line: string) => {
  const key = line.split(":")[0];
  return withHead(...right.flatMap((own) => (own.startsWith(`${String(key)}:`) ? (line.includes(":") ? [line] : []) : [own])));
};
const plus = (...lines: readonly string[]) => withHead(...right, ...lines);
const faults = (text: string | Uint8Array, path = "rollen/etik.md") => readFile(path, text).faults;

describe("the head of a page", () => {
  it("is read as it stands when it is right, dates as text", () => {
    const { article } = readFile("rollen/etik.md", withHead(...right, "synonymer: [moral]"));
    expect(article).toMatchObject({
      chapter: "rollen",
      slug: "etik",
      bodyLine: 9,
      body: "Text.\n",
      frontMatter: { titel: "Etik i vardagen", granskad: "2026-10-01", ordning: 1, malgrupp: ["chef"], synonymer: ["moral"] },
    });
  });

  it("is the same with Windows line ends and with a byte order mark", () => {
    const plain = readFile("rollen/etik.md", withHead(...right)).article;
    expect(readFile("rollen/etik.md", withHead(...right).replaceAll("\n", "\r\n")).article).toEqual(plain);
    expect(readFile("rollen/etik.md", `\uFEFF${withHead(...right)}`).article).toEqual(plain);
  });

  it.each([
    ["a key is missing", but("titel"), "2 ”titel” saknas. → lägg till titel: … (text)"],
    ["a list is missing", but("malgrupp"), "2 ”malgrupp” saknas. → lägg till malgrupp: … (en lista)"],
    ["a key is misspelt", plus("synonmyer: [x]"), "7 Nyckeln ”synonmyer” finns inte. → menade du ”synonymer”?"],
    ["a key is unheard of", plus("xyz: 1"), `7 Nyckeln ”xyz” finns inte. → ta bort den, eller använd någon av: ${everyKey}`],
    ["a key of another chapter is used", plus("dagar: 5"), `7 Nyckeln ”dagar” finns inte. → ta bort den, eller använd någon av: ${everyKey}`],
    ["a date is in words", but("granskad: 1 oktober 2026"), "5 ”granskad” är inte ett giltigt datum. → skriv datumet som 2026-10-01"],
    ["a day does not exist", but("granskad: 2026-02-30"), "5 ”granskad” är inte ett giltigt datum. → skriv datumet som 2026-10-01"],
    ["a list is empty", but("malgrupp: []"), "6 ”malgrupp” är tom. → skriv minst 1 värde"],
    ["a list is a word", but("malgrupp: chef"), "6 ”malgrupp” har fel slags värde. → skriv en lista"],
    ["a reader is misspelt", but("malgrupp: [cheff]"), `6 ”malgrupp.1” har ett värde som inte finns. → menade du ”chef”? Tillåtna värden: ${audiences}`],
    ["a reader is unheard of", but("malgrupp: [chef, kungen]"), `6 ”malgrupp.2” har ett värde som inte finns. → skriv något av: ${audiences}`],
    ["a number is a word", but("ordning: första"), "4 ”ordning” har fel slags värde. → skriv ett tal"],
    ["a number is not whole", but("ordning: 1.5"), "4 ”ordning” har fel slags värde. → skriv ett heltal"],
    ["a number is too small", but("ordning: 0"), "4 ”ordning” är för litet. → skriv ett heltal som är minst 1"],
    ["a text is a number", but("titel: 2026"), "2 ”titel” har fel slags värde. → skriv text, vid behov inom citattecken"],
    ["a text is empty", but("titel:"), "2 ”titel” har fel slags värde. → skriv text, vid behov inom citattecken"],
    ["a text is too short", but("titel: Ja"), "2 ”titel” är för kort (minst 3 tecken). → skriv en längre text"],
    ["a text is too long", but(`titel: ${"x".repeat(81)}`), "2 ”titel” är för lång (högst 80 tecken). → korta texten"],
    ["a draft says ja", plus("utkast: ja"), "7 ”utkast” har ett värde som inte finns. → skriv något av: true"],
    [
      "a former address lacks slashes",
      plus("tidigare: [rollen/moral]"),
      "7 ”tidigare.1” har fel form. → skriv adressen med snedstreck i början och slutet, som /rollen/uppdraget/",
    ],
    ["a handout is false", plus("utdelning: false"), "7 ”utdelning” har fel slags värde. → skriv true eller bladets rubrik"],
    ["a key stands twice", plus("titel: Igen"), "7 Samma nyckel står två gånger. → ta bort den ena"],
    ["a line is indented with a tab", withHead(...right.slice(0, 4), "malgrupp:", "\t- chef"), "7 Raden är indragen med tabb. → använd blanksteg"],
    [
      "a value holds a colon",
      but("titel: Lön: vad gäller?"),
      '2 Texten går inte att tolka (ett kolon för mycket). → skriv nyckel: värde på varje rad, och sätt värden med kolon eller citattecken inom "…"',
    ],
    [
      "a list is not closed",
      but("malgrupp: [chef"),
      '6 Texten går inte att tolka (raden är indragen på fel sätt, eller en hakparentes saknas). → skriv nyckel: värde på varje rad, och sätt värden med kolon eller citattecken inom "…"',
    ],
    ["the head is prose", "---\nbara text\n---\nText.\n", "2 Filhuvudet har fel slags värde. → skriv nycklar med värden"],
    ["the head is empty", "---\n---\nText.\n", "1 Filhuvudet är tomt. → skriv titel, sammanfattning, ordning, granskad och malgrupp mellan raderna ---"],
    ["there is no head", "# Etik\n", "1 Filhuvudet saknas. → börja filen med --- och nycklarna titel, sammanfattning, ordning, granskad och malgrupp"],
    ["the head is not closed", "---\ntitel: Etik\n", "1 Filhuvudet är inte avslutat. → sätt --- på en egen rad efter den sista nyckeln"],
    ["the file is empty", "", "1 Filen är tom. → skriv ett filhuvud och en text, eller ta bort filen"],
    ["the file is blank", " \n\n", "1 Filen är tom. → skriv ett filhuvud och en text, eller ta bort filen"],
    [
      "the file holds a NUL",
      `${withHead(...right)}a\0b\n`,
      "9 Filen innehåller ett NUL-tecken. → ta bort tecknet eller spara om filen som vanlig text i UTF-8",
    ],
  ])("says so when %s", (_, text, expected) => expect(faults(text)).toEqual([expected]));

  it("says which line is not UTF-8", () => {
    const latin1 = new Uint8Array([...bytes(`${withHead(...right)}Rätt rad.\n`), 0x66, 0xf6, 0x72, 0x0a, 0xe5]);
    expect(faults(latin1)).toEqual(["10 Filen är inte sparad som UTF-8. → spara om den med teckenkodningen UTF-8"]);
    const utf16 = new Uint8Array([0xff, 0xfe, 0x2d, 0x00]);
    expect(faults(utf16)).toEqual(["1 Filen är inte sparad som UTF-8. → spara om den med teckenkodningen UTF-8"]);
  });

  it("tells every fault of the head at once, each on its line", () => {
    const all = faults(withHead("titel: Ja", "sammanfattning: kort", "ordning: x", "granskad: i går", "malgrupp: []", "sydd: 1"));
    expect(all.map((fault) => fault.split(" ").slice(0, 3).join(" "))).toEqual([
      "2 ”titel” är",
      "3 ”sammanfattning” är",
      "5 ”granskad” är",
      "6 ”malgrupp” är",
      "4 ”ordning” har",
      "7 Nyckeln ”sydd”",
    ]);
  });

  it("names the key inside a key, and guesses among the keys that belong there", () => {
    expect(faults(plus("granser:", "  gor: [a]", "  gorinte: [b]", "  gorAldrig: [c]"), "arbetsuppgifter/etik.md")).toEqual([
      "7 ”granser.gorInte” saknas. → lägg till gorInte: … (en lista)",
      "9 Nyckeln ”gorinte” finns inte. → menade du ”gorInte”?",
    ]);
  });

  it("takes names that every object has as unknown keys", () => {
    expect(faults(plus("constructor: 1", "__proto__: 2")).map((fault) => fault.split(" →")[0])).toEqual([
      "7 Nyckeln ”constructor” finns inte.",
      "8 Nyckeln ”__proto__” finns inte.",
    ]);
  });
});

describe("the keys of a chapter", () => {
  it.each([
    ["arbetsplatser", 'lan: "13"'],
    ["arbetsplatser", 'kommun: "0180"'],
    ["utbildning", "dagar: 5"],
    ["forskning", "kalla: sbu2020"],
    ["nyheter", "datum: 2026-10-01"],
  ])("%s knows %s", (chapter, line) => expect(faults(plus(line), `${chapter}/etik.md`)).toEqual([]));

  it("asks for quotes around codes that look like numbers", () => {
    expect(faults(plus("lan: 13"), "arbetsplatser/etik.md")).toEqual(["7 ”lan” har fel slags värde. → skriv text, vid behov inom citattecken"]);
    expect(faults(plus('lan: "1"'), "arbetsplatser/etik.md")).toEqual(['7 ”lan” har fel form. → skriv länskoden med två siffror inom citattecken, som "13"']);
  });

  it("asks news for a date, and lets them be without a place", () => {
    expect(faults(withHead(...right), "nyheter/etik.md")).toEqual(["2 ”datum” saknas. → lägg till datum: datumet, som 2026-10-01"]);
    expect(faults(withHead(...right.filter((line) => !line.startsWith("ordning")), "datum: 2026-10-01"), "nyheter/etik.md")).toEqual([]);
  });

  it("lets the chapter's own page and the start page be without a place", () => {
    const head = withHead(...right.filter((line) => !line.startsWith("ordning")));
    expect(faults(head, "index.md")).toEqual([]);
    expect(faults(head, "nyheter/index.md")).toEqual([]);
    expect(faults(head, "rollen/etik.md")).toEqual(["2 ”ordning” saknas. → lägg till ordning: … (ett tal)"]);
  });

  it("are all explained to editors, required ones marked", () => {
    const table = keyTable();
    for (const key of knownKeys("arbetsuppgifter", false)) expect(table.find((row) => row.key === key)?.meaning).toMatch(/[.?]$/);
    expect(table.filter((row) => row.required).map((row) => row.key)).toEqual(["titel", "sammanfattning", "ordning", "granskad", "malgrupp", "datum"]);
  });
});

describe("the place of a file", () => {
  it.each([
    ["outside the chapters", "etik.md", "1 Filen ligger utanför kapitlen. → flytta den till en mapp, som rollen/etik.md"],
    ["in a misspelt folder", "rolen/etik.md", "1 Kapitlet ”rolen” finns inte. → menade du mappen ”rollen”?"],
    [
      "in an unheard-of folder",
      "bilagor/etik.md",
      "1 Kapitlet ”bilagor” finns inte. → lägg filen i något av: rollen, arbetsuppgifter, arbetsplatser, inforande, utbildning, forskning, karta, material, ordlista, kallor, nyheter, om",
    ],
    ["in a folder of a folder", "rollen/mer/etik.md", "1 Filen ligger i en undermapp. → lägg den direkt i mappen rollen"],
    ["with a name that is no address", "rollen/Frågor & svar.md", "1 Filnamnet ”Frågor & svar” fungerar inte som adress. → döp filen till fragor-svar.md"],
  ])("is a fault %s", (_, path, expected) => expect(faults(withHead(...right), path)).toEqual([expected]));

  it("is told together with the faults of the head", () => {
    expect(faults(but("titel: Ja"), "rolen/Etik.md")).toHaveLength(3);
  });
});

describe("a guess at what was meant", () => {
  it.each([
    ["synonmyer", "synonymer"],
    ["Titel", "titel"],
    ["hf", "hr"],
    ["D", undefined],
    ["helt annat", undefined],
  ])("for “%s” is %s", (word, guess) => expect(nearest(word, ["titel", "synonymer", "hr", "A"])).toBe(guess));
});

describe("the list of faults", () => {
  it("is by file and line, each once, with file:line, what and what to write", () => {
    const fault = (file: string, line: number) => ({ file, line, what: "Fel.", write: "gör rätt" });
    expect(formatFaults([fault("b.md", 2), fault("a.md", 10), fault("a.md", 9), fault("b.md", 2)])).toBe(
      ["Innehållet har 3 fel:", "  a.md:9  Fel.  → gör rätt", "  a.md:10  Fel.  → gör rätt", "  b.md:2  Fel.  → gör rätt"].join("\n"),
    );
    expect(formatFaults([fault("a.md", 1)])).toBe("Innehållet har ett fel:\n  a.md:1  Fel.  → gör rätt");
  });
});
