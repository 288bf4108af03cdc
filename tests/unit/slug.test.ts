import { describe, expect, it } from "vitest";
import { slug, slugPattern } from "../../src/content/slug.ts";
import { urlOf } from "../../src/handbook/page.ts";

describe("addresses", () => {
  it.each([
    ["Frågor på äldre sätt", "fragor-pa-aldre-satt"],
    ["Återhämtning", "aterhamtning"],
    ["  De första 100 dagarna!  ", "de-forsta-100-dagarna"],
    ["Lön – vad gäller?", "lon-vad-galler"],
    ["Brøset og Østbytunet, Ærø", "broset-og-ostbytunet-aero"],
    ["A\u030angest", "angest"],
    ["Straße", "strasse"],
    ["???", ""],
  ])("turns “%s” into “%s”", (title, address) => expect(slug(title)).toBe(address));

  it("makes only addresses that file names may have", () => {
    for (const title of ["Är det så?", "A/B", "x_y", "Ω mega 3", "-a-"]) expect(slug(title)).toMatch(slugPattern);
    for (const name of ["", "Etik", "å", "a--b", "a-", "-a", "a_b", "a b", "a.b"]) expect(name).not.toMatch(slugPattern);
  });

  it("gives each file its address, with slashes at both ends", () => {
    expect(urlOf("index.md")).toBe("/");
    expect(urlOf("rollen/index.md")).toBe("/rollen/");
    expect(urlOf("rollen/etik.md")).toBe("/rollen/etik/");
    expect(urlOf("rollen/myindex.md")).toBe("/rollen/myindex/");
  });
});
