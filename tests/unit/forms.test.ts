import { describe, expect, it } from "vitest";
import type { Facts } from "../../src/facts/schema.ts";
import type { FormDocument } from "../../src/print/documents/form.ts";
import { isImposed } from "../../src/print/editions.ts";
import { fieldList, hintAt, withFormHints } from "../../src/print/formHints.ts";
import { readTrueType } from "../../src/print/trueType.ts";
import { winAnsi } from "../../src/print/winAnsi.ts";
import { documentOf, everyEdition, handbookOf, htmlOf, page, pageOf } from "./smallBook.ts";

const hinted = (html: string) => {
  const list = fieldList();
  return { html: withFormHints(html, list), fields: list.fields };
};
const hintsIn = (html: string) => [...html.matchAll(/href="(https:\/\/falt\.invalid[^"]*)"/g)].map(([, href = ""]) => href);

describe("a form's HTML", () => {
  it("has a hint for every line, several lines and cell, under names made of their labels", () => {
    const { html, fields } = hinted(
      htmlOf("::falt Namn på kommunen\n\n::falt 3 Vad vill ni uppnå?\n\n| Post | År 1 |\n|---|---|\n| Lön | [Lön, år 1]{.falt} |\n\n::falt Namn på kommunen"),
    );
    expect(fields).toEqual([
      { kind: "text", name: "namn-pa-kommunen", label: "Namn på kommunen", room: "line" },
      { kind: "text", name: "vad-vill-ni-uppna", label: "Vad vill ni uppnå?", room: "lines" },
      { kind: "text", name: "lon-ar-1", label: "Lön, år 1", room: "cell" },
      { kind: "text", name: "namn-pa-kommunen-2", label: "Namn på kommunen", room: "line" },
    ]);
    expect(hintsIn(html).map((href) => hintAt(href)?.name)).toEqual(fields.map(({ name }) => name));
    expect(html).not.toMatch(/<(?:input|textarea)/);
    expect(html.match(/class="field__rule"/g)).toHaveLength(5);
  });

  it("has a square for every item of a checklist, labelled with its words and nothing else", () => {
    const { html, fields } = hinted(
      '<ul class="checklist"><li>Ta med <strong>nyckeln</strong> <span class="cite">(NSPH 2018)</span>.<ul class="checklist"><li>Och kortet</li></ul></li></ul>',
    );
    expect(fields).toEqual([
      { kind: "check", name: "kryss-ta-med-nyckeln", label: "Ta med nyckeln." },
      { kind: "check", name: "kryss-och-kortet", label: "Och kortet" },
    ]);
    expect(html).toMatch(/^<ul class="checklist"><li><a class="field__hint" href="[^"]*kryss-ta-med-nyckeln"><\/a>Ta med/);
  });

  it("has a ring for every answer of the self-assessment", () => {
    const answer = (value: string, text: string) =>
      `<label class="assessment__answer"><input type="radio" name="fraga-kultur" value="${value}"> ${text}</label>`;
    const { html, fields } = hinted(
      `<form class="assessment"><fieldset class="assessment__question"><legend>1. Arbetar ni så?</legend><div>${answer("yes", "Ja")}${answer("no", "Nej")}</div></fieldset></form>`,
    );
    expect(fields).toEqual([
      {
        kind: "choice",
        name: "fraga-kultur",
        label: "1. Arbetar ni så?",
        options: [
          { value: "ja", label: "Ja" },
          { value: "nej", label: "Nej" },
        ],
      },
    ]);
    expect(hintsIn(html).map(hintAt)).toEqual([
      { name: "fraga-kultur", value: "ja" },
      { name: "fraga-kultur", value: "nej" },
    ]);
  });

  it("takes no other address for a hint", () => {
    expect(hintAt("https://falt.se/namn")).toBeNull();
    expect(hintAt("/material/annons/")).toBeNull();
  });
});

describe("pages that are forms", () => {
  const influence = {
    id: "kultur",
    name: "Kultur",
    signs: "Tecken.",
    remedy: "Bot.",
    question: "Arbetar ni så?",
    adviceNo: "Börja.",
    advicePartly: "Fortsätt.",
    page: "/rollen/etik/",
    year: "2020",
    strength: "forslag",
    references: [],
  } satisfies NonNullable<Facts["influences"]>[number];
  const handbook = handbookOf(
    {
      "material/index.md": page("- [ ] Läs", { titel: "Allt material" }).replace(/ordning: \d+\n/, ""),
      "material/annons.md": page("::falt Namn"),
      "material/kort.md": page("- [ ] Klart"),
      "material/text.md": page("Bara text."),
      "rollen/etik.md": page("::falt Namn\n\n- [ ] Klart"),
      "inforande/sjalvskattning.md": page("::visa sjalvskattning"),
    },
    { facts: { influences: [influence] } },
  );

  it("are those of the material with something to fill in, and the self-assessment", () => {
    expect(
      everyEdition(handbook)
        .filter(({ kind }) => kind === "form")
        .map(({ path }) => path),
    ).toEqual(["pdf/formular/sjalvskattning.pdf", "pdf/formular/annons.pdf", "pdf/formular/kort.pdf"]);
    expect(pageOf(handbook, "material/text").form).toBeUndefined();
  });

  it("are the only documents with fields", () => {
    for (const { id, kind } of everyEdition(handbook).filter((edition) => !isImposed(edition))) {
      const document = documentOf(handbook, id);
      expect([id, document.form === "form" && document.fields.length > 0]).toEqual([id, kind === "form"]);
    }
  });

  it("keep the level of their headings", () => {
    const { page: sheet, fields } = documentOf(handbook, "form-kort") as FormDocument;
    expect([sheet.title, sheet.level]).toEqual(["En provsida", 1]);
    expect(fields.map(({ name }) => name)).toEqual(["kryss-klart"]);
  });
});

describe("the font of forms", () => {
  it("has the codes that PDF gives the signs of Windows-1252", () => {
    expect(winAnsi.get(0xe5)).toBe("å".codePointAt(0));
    expect(winAnsi.get(0x94)).toBe("”".codePointAt(0));
    expect(winAnsi.get(0x81)).toBeUndefined();
    expect(winAnsi.size).toBe(218);
  });

  it("is told when it lacks a table", () => {
    expect(() => readTrueType(new Uint8Array(64))).toThrow("The font has no table head");
  });
});
