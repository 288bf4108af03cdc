import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTexts } from "../../src/io/language.ts";
import { lineAt } from "../../src/language/texts.ts";
import { fingerprint, runsIn } from "../fingerprints.ts";
import { root } from "./smallBook.ts";
import sourceTexts from "./sourceTexts.json" with { type: "json" };

/** Names and titles that cannot be written in other words. */
const names: readonly string[] = ["NSPH, Nationell samverkan för psykisk hälsa, i Stockholms län"];

const known = new Set(sourceTexts);
const named = new Set(names.flatMap(runsIn));
const shared = (text: string) => runsIn(text).filter((run) => known.has(fingerprint(run)) && !named.has(run));

describe("the handbook's words", () => {
  it("are its own: no text shares eight words in a row with the texts it began from, but for names and titles", async () => {
    const { pages, values } = await readTexts({ content: join(root, "content"), data: join(root, "_data") });
    const texts = [...pages.flatMap((page) => page.texts), ...values];
    expect(texts.length).toBeGreaterThan(1000);
    expect(texts.flatMap((text) => shared(text.words).map((run) => `${text.file}:${lineAt(text, 0)} ${run}`))).toEqual([]);
  });

  it("are compared without case, signs and hyphens at the ends of lines", () => {
    expect(runsIn("Ett, två – TRE: fyra\nfem (sex) sju åt\u00adta nio")).toEqual(["ett två tre fyra fem sex sju åtta", "två tre fyra fem sex sju åtta nio"]);
    expect(runsIn("bara sju ord kan aldrig bli ett")).toEqual([]);
  });

  it("would be found out: the fingerprints are there, and each is of twelve digits", () => {
    expect(sourceTexts.length).toBeGreaterThan(2000);
    expect(sourceTexts.filter((print) => !/^[0-9a-f]{12}$/.test(print))).toEqual([]);
  });
});
