/** The filters of the search page: what each choice shows, and all choices together. */
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSite, type TestSite } from "./site.ts";

let site: TestSite;
let page: Page;
beforeAll(async () => {
  site = await openSite();
  ({ page } = await site.open("/sok/"));
});
afterAll(() => site.close());

type Choice = Readonly<Partial<Record<"kapitel" | "roll" | "slag", string>>>;

/** Everything that the page shows for a question and choices, to the last hit, and how many it says there are. */
async function shown(choice: Choice, words = ""): Promise<{ readonly said: number; readonly hits: readonly string[] }> {
  await page.evaluate(
    (text, chosen) => {
      const form = document.querySelector<HTMLFormElement>("[data-search-page] form");
      const field = form?.querySelector<HTMLInputElement>("#sokord");
      if (form === null || !field) throw new Error("The search page lacks its form");
      for (const list of document.querySelectorAll("[data-hits] > *")) list.replaceChildren();
      document.querySelector("[data-search-page] [role=status]")?.replaceChildren();
      field.value = text;
      for (const filter of form.querySelectorAll("select")) filter.value = (chosen as Record<string, string>)[filter.name] ?? "";
      form.requestSubmit();
    },
    words,
    choice,
  );
  const status = "[data-search-page] [role=status]";
  const said = await page.waitForFunction((where) => /(?:^\d+ träff|^Inga)/.exec(document.querySelector(where)?.textContent ?? "")?.input, {}, status);
  const count = Number.parseInt(String(await said.jsonValue()), 10) || 0;
  for (let now = await page.$$eval(".hit", (hits) => hits.length); now < count; now = await page.$$eval(".hit", (hits) => hits.length)) {
    await page.click(".hits__after > button");
    await page.waitForFunction((before) => document.querySelectorAll(".hit").length > before, {}, now);
  }
  const hits = await page.$$eval(".hit__link", (links) => links.map((link) => link.getAttribute("href")?.replace(/\?markera=[^#]*/, "") ?? ""));
  return { said: count, hits };
}

const valuesOf = (name: string) => page.$$eval(`select[name="${name}"] option`, (all) => all.map((option) => option.value).filter((value) => value !== ""));

describe("a filter of the search", () => {
  it.each([
    [{ slag: "studie" }, ["/forskning/studie2021/", "/forskning/studien/"]],
    [{ slag: "ovning" }, ["/utbildning/ovning-hej/"]],
    [{ slag: "material" }, ["/material/blanketten/"]],
    [{ slag: "nyhet" }, ["/nyheter/boken-ar-har/"]],
    [{ slag: "ord" }, ["/ordlista/#aterhamtning", "/ordlista/#egenmakt", "/ordlista/#spegling"]],
    [{ roll: "hr" }, ["/inforande/lon-och-villkor/"]],
    [{ roll: "kollega" }, ["/arbetsuppgifter/folja-med/", "/rollen/vad-ar-peer-support/"]],
    [{ kapitel: "arbetsplatser" }, ["/arbetsplatser/", "/arbetsplatser/provkommun/", "/pdf/kapitel/arbetsplatser.pdf"]],
    [{ kapitel: "inforande", slag: "pdf" }, ["/pdf/hafte/inforande-lasbar.pdf", "/pdf/kapitel/inforande.pdf"]],
    [{ kapitel: "forskning", roll: "politiker", slag: "studie" }, ["/forskning/studie2021/", "/forskning/studien/"]],
    [{ kapitel: "forskning", roll: "chef", slag: "studie" }, ["/forskning/studie2021/"]],
    [{ kapitel: "rollen", slag: "studie" }, []],
  ] as [Choice, string[]][])("shows for %j what is there, and as many as it says", async (choice, expected) => {
    const { said, hits } = await shown(choice);
    expect([...hits].sort()).toEqual(expected);
    expect(said).toBe(expected.length);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(choice);
  });

  it("has a page for every region, and PDFs of every chapter", async () => {
    expect((await shown({ slag: "region" })).said).toBe(21);
    const { hits } = await shown({ slag: "pdf" });
    expect(hits.filter((address) => !/^\/pdf\/.+\.pdf$/.test(address))).toEqual([]);
    expect(hits.filter((address) => address.startsWith("/pdf/kapitel/"))).toHaveLength(12);
  });

  it("narrows together with any other to what both show", async () => {
    const alone = new Map<string, ReadonlySet<string>>();
    const names = ["kapitel", "roll", "slag"] as const;
    const values = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await valuesOf(name)] as const)));
    for (const name of names) for (const value of values[name] ?? []) alone.set(`${name}=${value}`, new Set((await shown({ [name]: value })).hits));
    const wrong: string[] = [];
    for (const [one, two] of [
      ["kapitel", "slag"],
      ["roll", "slag"],
    ] as const)
      for (const first of values[one] ?? [])
        for (const second of values[two] ?? []) {
          const both = [...(alone.get(`${one}=${first}`) ?? [])].filter((address) => alone.get(`${two}=${second}`)?.has(address));
          const { said, hits } = await shown({ [one]: first, [two]: second });
          if (said !== both.length || [...hits].sort().join() !== both.sort().join()) wrong.push(`${one}=${first} ${two}=${second}: ${hits.join(" ")}`);
        }
    expect(wrong).toEqual([]);
  });

  it("narrows the answers to a question: each is one of the choice's own, and those without it still come when it is taken away", async () => {
    const all = await shown({}, "peer support");
    for (const choice of [{ slag: "studie" }, { slag: "pdf" }, { roll: "politiker" }, { kapitel: "rollen" }]) {
      const own = new Set((await shown(choice)).hits);
      const { hits, said } = await shown(choice, "peer support");
      expect(hits.filter((address) => !own.has(address))).toEqual([]);
      expect(hits).toEqual(expect.arrayContaining(all.hits.filter((address) => own.has(address))));
      expect(said).toBeGreaterThan(0);
    }
    expect(await shown({}, "peer support")).toEqual(all);
  });
});
