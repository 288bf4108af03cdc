import { describe, expect, it } from "vitest";
import { bestPassage, bestSections, markedText } from "../../src/ranking/passage.ts";
import { relatedWords } from "../../src/ranking/related.ts";
import { nearestWords } from "../../src/ranking/spelling.ts";
import { irregularStems, root, stem } from "../../src/ranking/stem.ts";
import { fold, wordsOf } from "../../src/ranking/words.ts";
import { searchBook } from "./searchBook.ts";
import { glossary, page } from "./smallBook.ts";

const filling = Object.fromEntries(
  ["Alfa", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"].map((name, at) => [
    `om/${name.toLowerCase()}.md`,
    page(`Sidan ${name} fyller ut boken.`, { titel: name, ordning: String(at + 1) }),
  ]),
);

const book = searchBook(
  {
    ...filling,
    "inforande/lon.md": page("Lönen sätts i samtal med chefen. Semester följer avtalet.", { titel: "Lön och villkor", ordning: "1", malgrupp: "[chef, hr]" }),
    "inforande/handledning.md": page("## Hur ofta ska man träffa sin handledare?\n\nVarje vecka. Lönen påverkas inte.", {
      titel: "Handledning",
      ordning: "2",
      synonymer: "[stöd åt peer]",
    }),
    "rollen/far.md": page("En far berättar om sin son.", { titel: "En fars berättelse", ordning: "1" }),
    "rollen/far-inte.md": page("Det får hen inte göra.", { titel: "Vad hen får göra", ordning: "2" }),
    "rollen/medarbetare.md": page("Medarbetare sätter ord på det. Gånger, omtanke och satte står här.", { titel: "Kollegor", ordning: "5" }),
    "rollen/brukarrad.md": page("Brukarrådet träffas varje månad i kommunhuset.", { titel: "Brukarråd", ordning: "3" }),
    "rollen/vad-vi-inte-vet.md": page("Mycket är okänt.", { titel: "Vad vi inte vet", ordning: "4" }),
    "ordlista/index.md": glossary({ "Egenmakt (empowerment)": "Att ha makt över sitt eget liv." }).replace(/^ordning.*\n/m, ""),
  },
  {
    thesaurus: {
      groups: [
        ["lön", "ersättning", "betalt"],
        ["sätta", "placera"],
      ],
      see: [
        { from: ["vad får man i plånboken", "stålar"], to: ["lön"] },
        { from: ["varje månad"], to: ["semester"] },
      ],
      asks: { ord: ["definition"], pdf: ["pdf"] },
    },
    extra: { facts: { readersWords: [{ page: "/rollen/brukarrad/", words: ["vem tycker till om kommunen", "knackningskommitté"] }] } },
    printed: [{ path: "pdf/kapitel/inforande.pdf", title: "Införande", pages: ["/inforande/lon/", "/inforande/handledning/"] }],
  },
);

const first = async (words: string) => (await book.find(words))[0];

describe("a question", () => {
  it("finds a page by any inflection of a word", async () => {
    for (const word of ["lön", "lönen", "löner", "lönens", "LÖN"]) expect(await first(word)).toBe("/inforande/lon/");
  });

  it("prefers the page that is about the word to one that mentions it", async () => {
    const hits = await book.find("lön");
    expect(hits.indexOf("/inforande/lon/")).toBeLessThan(hits.indexOf("/inforande/handledning/"));
  });

  it("may lack its rings and dots", async () => {
    expect(await first("lon")).toBe("/inforande/lon/");
    expect(await first("brukarrad")).toBe("/rollen/brukarrad/");
  });

  it("keeps far and får apart", async () => {
    expect(await book.find("far")).toEqual(["/rollen/far/"]);
    expect((await book.find("får"))[0]).toBe("/rollen/far-inte/");
    expect(await book.find("får")).not.toContain("/rollen/far/");
  });

  it("is understood by words that mean the same, and by what readers say", async () => {
    expect(await first("betalt")).toBe("/inforande/lon/");
    expect(await first("stålar")).toBe("/inforande/lon/");
    expect(await first("vad får man i plånboken")).toBe("/inforande/lon/");
  });

  it("is found by what the editors call the page", async () => {
    expect(await first("stöd åt peer")).toBe("/inforande/handledning/");
  });

  it("is found by how readers ask for the page, though it says nothing of the kind", async () => {
    expect(await first("knackningskommittén")).toBe("/rollen/brukarrad/");
    expect(await first("Vem är det som tycker till om kommunen?")).toBe("/rollen/brukarrad/");
  });

  it("that shares a small word or two with what others have asked is not answered by that", async () => {
    expect(await book.find("om det här och så mycket mer")).not.toContain("/rollen/brukarrad/");
  });

  it("may be a whole sentence, where one missing word shuts nothing out", async () => {
    expect(await first("Hur mycket får en helt ny astronaut i lön?")).toBe("/inforande/lon/");
    expect(await first("Hur ofta ska man träffa sin handledare?")).toBe("/inforande/handledning/");
  });

  it("may consist of small words alone, if a title does", async () => {
    expect(await first("vad vet vi inte")).toBe("/rollen/vad-vi-inte-vet/");
  });

  it("may be written apart where the handbook writes together", async () => {
    expect(await first("brukar råd")).toBe("/rollen/brukarrad/");
  });

  it("may be a compound that the handbook does not have", async () => {
    expect(await first("lönevillkor")).toBe("/inforande/lon/");
    expect(await first("handledningsproblematik")).toBe("/inforande/handledning/");
  });

  it("may be misspelt, and the answer says what was meant", async () => {
    const { hits, question } = await book.ask("handlednign");
    expect(hits[0]?.record.url).toBe("/inforande/handledning/");
    expect(question.corrections).toEqual([{ written: "handlednign", meant: "handledning" }]);
  });

  it("may be a compound with a slip in one half", async () => {
    const { hits, question } = await book.ask("semstervillkor");
    expect(hits[0]?.record.url).toBe("/inforande/lon/");
    expect(question.corrections).toEqual([{ written: "semstervillkor", meant: "semester villkor" }]);
  });

  it("is mended before it is looked for as a whole, so that a slip does not part words that mean something together", async () => {
    const { question } = await book.ask("varje månda");
    expect(question.terms[0]?.variants.map(({ stems }) => stems.join(" "))).toContain("semest");
    expect(question.corrections).toEqual([{ written: "månda", meant: "månad" }]);
  });

  it("has its small words with their marks, also when all are missing", async () => {
    const asked = "vad far hen inte gora har";
    expect((await book.ask(asked)).question.stems).toEqual(wordsOf("vad får hen inte göra här").map(stem));
    expect(await first(asked)).toBe("/rollen/far-inte/");
  });

  it("asks for what it counts, small word or not", async () => {
    const words = async (text: string) => (await book.ask(text)).question.terms.map(({ written }) => written);
    expect(await words("3 gånger lön")).toContain("gånger");
    expect(await words("flera gånger lön")).not.toContain("gånger");
  });

  it("may have a small word that is half of a long one", async () => {
    const { question } = await book.ask("kommun huset");
    expect(question.terms[0]?.written).toBe("kommun huset");
    expect((await book.ask("med arbetare")).question.terms[0]?.written).toBe("med arbetare");
    expect((await book.ask("om tanke")).question.terms.map(({ written }) => written)).not.toContain("om tanke");
  });

  it("asks the index for distant words in one form, and for its own in all", async () => {
    const { question } = await book.ask("placera");
    expect(question.terms[0]?.variants.map(({ forms }) => forms.length)).toEqual([1]);
    expect((await book.ask("sätta")).question.terms[0]?.variants[0]?.forms.length).toBeGreaterThan(1);
  });

  it("may be half a word while the reader writes", async () => {
    expect((await book.find("handl", {}, true))[0]).toBe("/inforande/handledning/");
  });

  it("may be misspelt while the reader writes, where no word begins so", async () => {
    expect((await book.ask("handledninng", {}, true)).question.corrections).toEqual([{ written: "handledninng", meant: "handledning" }]);
    expect((await book.ask("handled", {}, true)).question.corrections).toEqual([]);
  });

  it("leads to an explained word, more so when it asks for one", async () => {
    expect(await first("egenmakt definition")).toBe("/ordlista/#egenmakt");
    expect(await first("empowerment")).toBe("/ordlista/#egenmakt");
  });

  it("finds PDFs, below their pages unless it asks for them", async () => {
    const plain = await book.find("införande");
    expect(plain).toContain("/pdf/kapitel/inforande.pdf");
    expect(plain[0]).toBe("/inforande/");
    expect(await book.find("lön", { kind: "pdf" })).toEqual(["/pdf/kapitel/inforande.pdf"]);
  });

  it("is narrowed by chapter, reader and kind", async () => {
    expect(await book.find("lön", { chapter: "inforande", audience: "hr" })).toEqual(["/inforande/lon/"]);
    expect((await book.ask("lön", { chapter: "rollen" })).unnarrowed).toBeGreaterThan(0);
    expect(await book.find("", { chapter: "rollen" })).toContain("/rollen/brukarrad/");
  });

  it("has no answer where the handbook has none, but words that are like it", async () => {
    const { hits, question } = await book.ask("xylofon");
    expect(hits).toEqual([]);
    expect(question.unknown).toEqual(["xylofon"]);
    expect(await book.find("qwrtzpx bnmghj")).toEqual([]);
    expect(relatedWords((await book.ask("handlar")).question, book.lexicon)).toContain("handledning");
  });

  it("of no words at all has every record as its answer", async () => {
    expect(await book.find(" ?! ")).toHaveLength(book.lexicon.records.length);
  });
});

describe("a long question", () => {
  const asked = searchBook(
    {
      ...filling,
      "rollen/ett.md": page("Om annat.", { titel: "Råd", ordning: "1" }),
      "rollen/tva.md": page("Om annat.", { titel: "Namn", ordning: "2", synonymer: "[kommunens eget ord]" }),
    },
    { extra: { facts: { readersWords: [{ page: "/rollen/ett/", words: ["vem tycker till om kommunen"] }] } } },
  );

  it("that shares one word of many with what others ask is rather answered by what editors call the page", async () => {
    const first = async (words: string) => (await asked.find(words)).find((url) => url.startsWith("/rollen/") && url !== "/rollen/");
    expect(await first("kommunen alfa beta gamma delta")).toBe("/rollen/tva/");
    expect(await first("tycker kommunen")).toBe("/rollen/ett/");
  });
});

describe("a number", () => {
  const counted = searchBook({
    ...filling,
    "rollen/ett.md": page("Fristen är 14 dagar. Sedan är det för sent, och någon annan får ta vid i 100 år.", { titel: "Besked", ordning: "1" }),
    "rollen/tva.md": page("## Antal dagar\n\nVi var 14 personer i gruppen. Det tog många dagar innan vi kom fram.", { titel: "Gruppen", ordning: "2" }),
  });

  it("belongs with the word beside it", async () => {
    expect((await counted.find("14 dagar"))[0]).toBe("/rollen/ett/");
  });

  it("may be in letters or in figures", async () => {
    expect(await counted.find("hundra")).toContain("/rollen/ett/");
  });

  it("may say which in a row", async () => {
    const days = searchBook({
      ...filling,
      "rollen/tre.md": page("Vi lyssnar.", { titel: "Dag 3", ordning: "1" }),
      "rollen/fyra.md": page("Vi frågar.", { titel: "Dag 4", ordning: "2" }),
    });
    expect((await days.find("fjärde dagen"))[0]).toBe("/rollen/fyra/");
    expect((await days.find("tredje dagen"))[0]).toBe("/rollen/tre/");
  });
});

describe("a page that readers ask for in several ways", () => {
  it("comes before one that they ask for in one, where the nearest is as near", async () => {
    const asked = searchBook(
      { ...filling, "rollen/ett.md": page("Om annat.", { titel: "Råd", ordning: "1" }), "rollen/tva.md": page("Om annat.", { titel: "Namn", ordning: "2" }) },
      {
        extra: {
          facts: {
            readersWords: [
              { page: "/rollen/ett/", words: ["vem tycker till om kommunen"] },
              { page: "/rollen/tva/", words: ["vem tycker till om kommunen", "tycker kommunen något", "vad kommunen tycker"] },
            ],
          },
        },
      },
    );
    expect((await asked.find("vem tycker till om kommunen"))[0]).toBe("/rollen/tva/");
  });
});

describe("what other pages tell of a page", () => {
  const linked = searchBook(
    {
      ...filling,
      "inforande/lon.md": page("Beloppen sätts varje år.", { titel: "Villkor", ordning: "1" }),
      "inforande/start.md": page("Här står om annat. Läs om [stålarna](lon.md).", { titel: "Start", ordning: "2" }),
      "rollen/ett.md": page("Om modet. Se [kärnan](mitt.md).", { titel: "Mod ett", ordning: "1" }),
      "rollen/mitt.md": page("Om modet, och om mycket annat som gör sidan längre än de båda andra.", { titel: "Mod mitt", ordning: "9" }),
      "rollen/tva.md": page("Om modet. Se [kärnan](mitt.md).", { titel: "Mod två", ordning: "2" }),
    },
    { split: () => undefined },
  );

  it("is little where everything links to it, whatever it is about", async () => {
    const many = (folder: string, text: string) =>
      Object.fromEntries([...Array(60).keys()].map((at) => [`${folder}/${at}.md`, page(text, { titel: `Sida ${at}`, ordning: String(at + 1) })]));
    const hub = searchBook({
      ...many("om", "Om annat."),
      ...many("inforande", "Om modet. Se [orden](../rollen/ord.md)."),
      "rollen/mod.md": page("Hur mod växer.", { titel: "Mod", ordning: "1" }),
      "rollen/ord.md": page("Alla ord, också modet.", { titel: "Orden", ordning: "2" }),
    });
    expect((await hub.find("modet"))[0]).toBe("/rollen/mod/");
  });

  it("are the words by which they link to it", async () => {
    expect(await linked.find("stålarna")).toContain("/inforande/lon/");
  });

  it("is which of several pages on the same thing they point to", async () => {
    expect((await linked.find("mod"))[0]).toBe("/rollen/mitt/");
  });
});

describe("other names of the subject", () => {
  const named = searchBook(
    {
      ...filling,
      "rollen/roll.md": page("Rollen beskrivs här.", { titel: "Peer supporter", ordning: "1" }),
      "rollen/namn.md": page("Någon har sagt peerstödjare en gång, en annan supported. Peer support, support och support.", {
        titel: "Alla namn",
        ordning: "2",
      }),
      "utbildning/kurs.md": page("Kursen för rollen.", { titel: "Utbildning för peer supporter", ordning: "1" }),
    },
    { thesaurus: { same: [{ from: ["peerstödjare", "peer stödjare"], to: "peer supporter" }] } },
  );

  it.each(["peerstödjare", "peerstödjarens", "peer stödjare", "peerstodjare", "peerstödjre"])(
    "%s asks for the subject, not for the page that has the name",
    async (words) => {
      expect((await named.find(words))[0]).toBe("/rollen/roll/");
    },
  );

  it.each(["suportern", "spporter", "supporetrn"])("is what %s was meant to be", async (words) => {
    expect((await named.find(words))[0]).toBe("/rollen/roll/");
  });

  it("may begin a compound", async () => {
    expect((await named.find("peerstödjarutbildning"))[0]).toBe("/utbildning/kurs/");
  });
});

describe("stems", () => {
  it("bring the forms of a word together", () => {
    const families = [
      "möte mötet möten mötena mötets",
      "fråga frågan frågor frågornas",
      "arbete arbetet arbetets",
      "budget budgeten",
      "miljö miljön",
      "stöd stödet",
      "cirkel cirkeln cirklar cirklarna",
      "bok böcker boken",
      "säga säger sa sagt",
      "utbildning utbildningarna",
      "kurs kurser kursen kursernas",
      "plats platser platserna",
      "kommun kommuner kommuners",
      "psykiatri psykiatrin psykiatrins",
      "deltagare deltagares deltagarens",
      "lägga lägger lade lagt läggs",
      "införa inför införde infört",
      "köpa köper köpte köpt",
      "mäta mäter mätte mätt",
      "uppleva upplever upplevde upplevt",
      "lyckas lyckades lyckats",
      "rättighet rättigheter rättigheterna",
    ];
    for (const family of families) expect(new Set(family.split(" ").map(stem)).size).toBe(1);
  });

  it("keep words apart that are not the same", () => {
    for (const [a, b] of [
      ["far", "får"],
      ["lag", "läge"],
      ["hot", "hotell"],
      ["läkare", "läka"],
      ["papper", "pappa"],
      ["jobbigt", "jobb"],
      ["mars", "mar"],
      ["vård", "värd"],
      ["hemligt", "hem"],
      ["hemlighet", "hem"],
      ["billigt", "bil"],
      ["vanlig", "vana"],
      ["rörelsen", "rör"],
      ["styrelse", "styra"],
      ["blankett", "blank"],
      ["händer", "hand"],
    ] as const)
      expect(stem(a)).not.toBe(stem(b));
  });

  it("begin with the letter of the word, so that texts are read for what is sought by that letter", () => {
    const others = [...irregularStems].filter(([form, stemmed]) => form.charAt(0) !== stemmed.charAt(0));
    expect(others).toEqual([]);
  });

  it("lead by their roots from verbs to nouns", () => {
    for (const [a, b] of [
      ["rekrytera", "rekrytering"],
      ["sjukskriven", "sjukskrivning"],
      ["anställa", "anställning"],
      ["anställd", "anställning"],
      ["motionera", "motion"],
      ["återhämta", "återhämtning"],
    ] as const)
      expect(root(stem(a))).toBe(root(stem(b)));
  });

  it("leave figures as they are", () => {
    expect(wordsOf("Ring 90 101, dag 12.")).toEqual(["ring", "90", "101", "dag", "12"]);
    expect(stem("1177")).toBe("1177");
    expect(fold("Återhämtning")).toBe("Aterhamtning");
  });
});

describe("a misspelt word", () => {
  const known = [
    "handledning",
    "rekrytering",
    "sekretess",
    "hand",
    "psykos",
    "schizofreni",
    "risker",
    "takt",
    "berättar",
    "patienter",
    "chef",
    "vetenskapliga",
    "hjärn",
    "armed",
    "handledare",
    "personal",
    "tag",
  ].map((word) => ({
    word,
    stem: stem(word),
    pages: word === "handledning" ? 2 : 1,
  }));
  it.each([
    ["handleding", "handledning"],
    ["rekrytterring", "rekrytering"],
    ["sekretes", "sekretess"],
    ["sykos", undefined],
    ["psykås", "psykos"],
    ["skitsofreni", "schizofreni"],
    ["riiskerna", "risker"],
    ["rismer", "risker"],
    ["hund", undefined],
    ["elefant", undefined],
    ["traktor", undefined],
    ["hnadens", "hand"],
    ["beätta", "berättar"],
    ["patineter", "patienter"],
    ["chefr", "chef"],
    ["vetenkap", "vetenskapliga"],
    ["hjärta", undefined],
    ["armarna", undefined],
    ["handlearna", "handledare"],
    ["personalenn", "personal"],
    ["samtaxenn", undefined],
    ["tåg", undefined],
  ])("%s is %s", (written, meant) => {
    expect(nearestWords(written, known)[0]?.word).toBe(meant);
  });
});

describe("what is shown of a hit", () => {
  const worth = new Map([
    ["lön", 1],
    ["semest", 0.8],
  ]);
  const long = `${"Ord som fyller ut. ".repeat(20)}Lönen sätts varje år. Semester|avtalet följer (semester).`;

  it("is the passage that has most of the words, from the beginning of its sentence", () => {
    const passage = bestPassage(long, new Map([...worth, ["semesteravtal", 1]]));
    expect(passage?.map(({ text }) => text).join("")).toBe("… Lönen sätts varje år. Semesteravtalet följer (semester).");
    expect(passage?.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(["Lönen", "Semesteravtalet", "semester"]);
  });

  it("is nothing where none of the words is there", () => {
    expect(bestPassage("Helt annat.", worth)).toBeNull();
  });

  it("marks words in a title, and leaves signs outside", () => {
    expect(markedText("Lön, och (semester)", worth)).toEqual([
      { text: "Lön", isHit: true },
      { text: ", och (", isHit: false },
      { text: "semester", isHit: true },
      { text: ")", isHit: false },
    ]);
  });

  it("names the sections that answer, in reading order", () => {
    const text = "Inledning om annat. Semester Om ledighet. Lön Om lönen här. Annat Ingenting.";
    const anchors = [
      { id: "semester", text: "Semester", location: 3 },
      { id: "lon", text: "Lön", location: 6 },
      { id: "annat", text: "Annat", location: 10 },
    ];
    expect(bestSections(text, anchors, worth, 3)).toEqual([
      { id: "semester", title: "Semester" },
      { id: "lon", title: "Lön" },
    ]);
  });
});
