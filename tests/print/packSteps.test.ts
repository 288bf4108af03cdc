/** What the merge does is needed: leave out one step of it, and something that a pack promises is missing. */
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Part } from "../../src/print/pack/pack.ts";
import { openSource, type Source } from "../../src/print/pack/source.ts";
import { arrayAt, dictAt, PDFDict, PDFName, PDFRawStream } from "../../src/print/pdfLib.ts";
import { deadReferences, headsOf, printParts, printSetting, seePack, structureFaults, typesOf, elementsOf, withField, type SeenPack } from "./packedParts.ts";
import { linksOf, pageOfDestination, smallHandbook } from "./printedBook.ts";

const title = "Till den som börjar";
let parts: readonly Part[];
let setting: Awaited<ReturnType<typeof printSetting>>;

beforeAll(async () => {
  const handbook = smallHandbook();
  const [limits, ethics, steps] = (await printParts(handbook, ["rollen/granser", "rollen/etik", "inforande/tio-steg"])) as [Part, Part, Part];
  parts = [limits, await withField(ethics), steps, limits];
  setting = await printSetting(handbook);
});
afterEach(() => {
  if (mocked !== undefined) vi.doUnmock(mocked);
});

interface Made {
  readonly source: Source;
  readonly seen: SeenPack;
  readonly links: readonly { readonly dest?: string | unknown[] | null; readonly url?: string }[];
}

/** A pack, with some functions of one of its modules left out. */
let mocked: string | undefined;
async function make(module?: string, without: Readonly<Record<string, (...given: never[]) => unknown>> = {}): Promise<Made> {
  vi.resetModules();
  if (module !== undefined) {
    mocked = `../../src/print/${module}.ts`;
    vi.doMock(mocked, async (original) => ({ ...(await original<object>()), ...without }));
  }
  const { makePack } = await import("../../src/print/pack/pack.ts");
  const { bytes } = await makePack(parts, { ...setting, description: { ...setting.description, title } });
  const seen = await seePack(bytes);
  const links: Made["links"][number][] = [];
  for (let number = 1; number <= seen.pdf.numPages; number++) links.push(...(await linksOf(await seen.pdf.getPage(number))));
  return { source: await openSource(bytes), seen, links };
}

const types = ({ source }: Made) => typesOf(elementsOf(source));
const streams = ({ source }: Made) => source.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []));

/** What a pack promises, by the step that keeps the promise. */
const promises: Readonly<Record<string, (made: Made) => void | Promise<void>>> = {
  cover: (made) => {
    expect(made.seen.texts[0]).toContain(title);
    expect(types(made).slice(0, 3)).toEqual(["Document", "Sect", "H1"]);
  },
  contents: (made) => {
    expect(types(made).filter((type) => type === "TOCI")).toHaveLength(parts.length);
  },
  places: async ({ seen, links }) => {
    for (const { dest } of links) if (dest !== undefined && dest !== null) expect(await pageOfDestination(seen.pdf, dest)).toBeGreaterThan(2);
  },
  "links of equal parts": async ({ seen, links }) => {
    const landings = await Promise.all(links.map(({ dest }) => (dest === undefined || dest === null ? 0 : pageOfDestination(seen.pdf, dest))));
    expect(landings.filter((page) => page > seen.pdf.numPages - 3).length).toBeGreaterThan(1);
  },
  "links between parts": ({ links }) => expect(links.filter(({ url }) => url?.startsWith("https://prov.example/rollen/etik/") === true)).toEqual([]),
  outline: ({ seen }) => {
    expect(seen.outline.filter(([depth]) => depth === 1)).toHaveLength(1 + parts.length);
    expect(seen.outline.filter(([depth]) => depth === 2).length).toBeGreaterThan(3);
  },
  structure: ({ source }) => {
    expect(structureFaults(source)).toEqual([]);
    expect(deadReferences(source)).toEqual([]);
    expect(headsOf(source).ids.length).toBeGreaterThan(5);
  },
  fields: async ({ source, seen }) => {
    expect(Object.keys((await seen.pdf.getFieldObjects()) ?? {})).toContain("del2.namn");
    expect(arrayAt(dictAt(source.catalog, "AcroForm") as PDFDict, "Fields")?.size()).toBe(1);
  },
  numbers: ({ seen }) => expect(seen.texts.slice(1).every((text, index) => text.endsWith(`Sida ${index + 2} av ${seen.pdf.numPages} i paketet`))).toBe(true),
  typefaces: ({ source }) => {
    const fonts = source.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [String(object.get(PDFName.of("BaseFont")))] : []));
    const descendants = new Set(fonts.filter((font) => font !== "undefined").map((font) => font.replace(/^\/[A-Z]{6}\+/, "")));
    expect(new Set(fonts.filter((font) => font.includes("+"))).size).toBe(
      [...descendants].filter((name) => fonts.some((font) => font.endsWith(`+${name}`))).length,
    );
  },
  "shared objects": (made) => {
    const contents = streams(made).map((stream) => `${String(stream.dict)} ${Buffer.from(stream.getContents()).toString("latin1")}`);
    expect(new Set(contents).size).toBe(contents.length);
  },
  description: async ({ seen }) => {
    const { metadata } = await seen.pdf.getMetadata();
    expect([metadata?.get("pdfuaid:part"), metadata?.get("pdfaid:part"), metadata?.get("pdfaid:conformance")]).toEqual(["1", "2", "A"]);
  },
};

const nothing = () => undefined;
/** Each promise, and what is left out so that it is broken. */
const steps: readonly (readonly [promise: string, module: string, without: Readonly<Record<string, (...given: never[]) => unknown>>])[] = [
  ["cover", "pack/cover", { addCover: nothing }],
  ["contents", "pack/contents", { addContents: () => ({ sheets: [], element: undefined }) }],
  ["places", "pack/destinations", { addPlaces: nothing }],
  ["links of equal parts", "pack/destinations", { prefixLinks: nothing }],
  ["links between parts", "pack/crossLinks", { linkParts: nothing }],
  ["outline", "pack/outline", { outlineOf: () => [] }],
  ["structure", "pack/structure", { detachStructure: () => ({ roots: [], parents: [], ids: [], roles: undefined }) }],
  ["fields", "pack/fields", { addFields: nothing }],
  ["fields", "pack/fields", { writeForm: nothing }],
  ["numbers", "pack/sheet", { drawOn: nothing }],
  ["typefaces", "pack/typefaces", { uniteTypefaces: nothing }],
  ["shared objects", "portable/sharedObjects", { shareObjects: nothing }],
  ["description", "pack/xmp", { commonClaims: () => ({}) }],
];

describe("a pack", () => {
  it("is what its steps are there for", async () => {
    const made = await make();
    const kept = Object.values(promises).map(async (promise) => {
      await promise(made);
    });
    await expect(Promise.all(kept)).resolves.toHaveLength(kept.length);
  });

  it.each(steps)("does not keep its %s without a part of %s", async (promise, module, without) => {
    const broken = make(module, without).then((made) => promises[promise]?.(made));
    await expect(broken).rejects.toBeInstanceOf(Error);
  });
});
