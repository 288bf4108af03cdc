import * as z from "zod";
import { audienceIds, chapterIds, materialIds, programmeIds, type ChapterId } from "./chapters.ts";
import { anyPagePattern, countyPattern, municipalityPattern, pagePattern } from "./patterns.ts";

const date = (description: string) => z.iso.date().meta({ description });
const words = (description: string) => z.array(z.string().trim().min(1)).meta({ description });

/** What every page's head may hold. The descriptions are the editor's help: `om/sa-skriver-vi` prints them. */
const common = {
  titel: z.string().trim().min(3).max(80).meta({ description: "Sidans rubrik. Ska gå att förstå utan sammanhang." }),
  sammanfattning: z.string().trim().min(20).max(300).meta({ description: "En eller två meningar som visas i listor, sökträffar och flöden." }),
  granskad: date("Dagen då sidan senast granskades, som 2026-10-01."),
  granskas: date("Dagen då sidan ska granskas nästa gång. Utelämnas den räknas ett år från granskad.").optional(),
  malgrupp: z.array(z.enum(audienceIds)).min(1).meta({ description: "Vilka läsare sidan riktar sig till. Styr läsvägarna på startsidan." }),
  synonymer: words("Andra ord som läsare söker på.").optional(),
  utdelning: z
    .union([z.literal(true), z.string().trim().min(3)])
    .meta({ description: "true om sidan också ska bli utdelningsblad, eller bladets egen rubrik." })
    .optional(),
  tidigare: z.array(z.string().regex(pagePattern)).meta({ description: "Gamla adresser, som /rollen/uppdraget/, som ska leda hit." }).optional(),
  avsnitt: z.string().trim().min(2).max(40).meta({ description: "Rubriken som sidan står under i kapitlets lista, gemensam för flera sidor." }).optional(),
  forslag: z.literal(true).meta({ description: "true om hela sidan är vårt förslag. Det sägs överst, och styckena behöver ingen källa." }).optional(),
  lattlast: z.string().regex(pagePattern).meta({ description: "Adressen till den sida som det här är en lättläst version av." }).optional(),
  sprak: z.enum(["en"]).meta({ description: "Sidans språk om det inte är svenska: en." }).optional(),
  svenska: z
    .string()
    .regex(anyPagePattern)
    .meta({ description: "Adressen till den svenska sida som det här är en översättning eller sammanfattning av." })
    .optional(),
  andringar: z
    .array(z.strictObject({ datum: date("Dagen för ändringen."), text: z.string().min(5).max(200) }))
    .min(1)
    .meta({ description: "Vad som har ändrats på sidan sedan den publicerades: en lista med datum och text. Visas på sidan, den senaste först." })
    .optional(),
  utkast: z.literal(true).meta({ description: "true håller sidan utanför allt som publiceras." }).optional(),
};

const order = { ordning: z.int().min(1).meta({ description: "Platsen i kapitlet: 1 kommer först. Varje tal används en gång." }) };

const countyCode = z.string().regex(countyPattern);
const municipalityCode = z.string().regex(municipalityPattern);

/** Keys that only some chapters know. */
const chapterKeys = {
  arbetsuppgifter: {
    granser: z
      .strictObject({
        gor: words("Det här gör en peer supporter."),
        gorInte: words("Det här gör andra."),
        gorAldrig: words("Det här gör en peer supporter aldrig."),
      })
      .meta({ description: "Uppgiftens gränser i tre listor: gor, gorInte och gorAldrig." })
      .optional(),
  },
  arbetsplatser: {
    lan: countyCode.meta({ description: 'Länskod med två siffror inom citattecken, som "13".' }).optional(),
    kommun: municipalityCode.meta({ description: 'Kommunkod med fyra siffror inom citattecken, som "1384".' }).optional(),
  },
  utbildning: {
    dagar: z.int().min(1).max(60).meta({ description: "Utbildningens längd i dagar enligt källan." }).optional(),
    program: z
      .enum(programmeIds)
      .meta({ description: `Kursen som dagen eller övningen hör till: ${programmeIds.join(", ")}.` })
      .optional(),
    dag: z.int().min(1).max(60).meta({ description: "Kursdagens nummer i programmet." }).optional(),
    tid: z.int().min(5).max(480).meta({ description: "Övningens längd i minuter." }).optional(),
    grupp: z.string().trim().min(2).max(60).meta({ description: "Hur övningen görs: enskilt, två och två, i grupper om fyra." }).optional(),
    materiel: words("Det som behövs för övningen.").optional(),
  },
  forskning: { kalla: z.string().trim().min(1).meta({ description: "Källans id, om sidan handlar om en enda studie." }).optional() },
  material: {
    slag: z
      .enum(materialIds)
      .meta({ description: `Vad sidan är: ${materialIds.join(", ")}. Utelämnas den är sidan ett blad.` })
      .optional(),
  },
  nyheter: { datum: date("Dagen då nyheten publicerades, som 2026-10-01.") },
} as const;

function keysOf(chapter: ChapterId | undefined): (typeof chapterKeys)[keyof typeof chapterKeys] | Record<string, never> {
  return chapter !== undefined && chapter in chapterKeys ? chapterKeys[chapter as keyof typeof chapterKeys] : {};
}

/** All keys with their types; the strict schemas below decide which are allowed where. */
const everything = z.object({
  ...common,
  ordning: order.ordning.optional(),
  ...chapterKeys.arbetsuppgifter,
  ...chapterKeys.arbetsplatser,
  ...chapterKeys.utbildning,
  ...chapterKeys.utbildning,
  ...chapterKeys.forskning,
  ...chapterKeys.material,
  datum: chapterKeys.nyheter.datum.optional(),
});

/** The head of a page, checked. Which keys can be there depends on the chapter. */
export type FrontMatter = z.output<typeof everything>;

/** The head of an article in a chapter. News are ordered by date, so their place is optional. */
function articleSchema(chapter: ChapterId) {
  const place = chapter === "nyheter" ? { ordning: order.ordning.optional() } : order;
  return z.strictObject({ ...common, ...place, ...keysOf(chapter) });
}

/** The head of a chapter's own page, or of the start page: it has no place among the others. */
const openingSchema = z.strictObject({ ...common, ordning: order.ordning.optional() });

const articleSchemas = new Map(chapterIds.map((chapter) => [chapter, articleSchema(chapter)]));

/** The schema for a page: an article of a chapter, or an `index.md`. */
export function frontMatterSchema(chapter: ChapterId | undefined, isIndex: boolean): z.ZodType<FrontMatter> {
  const schema = isIndex || chapter === undefined ? openingSchema : articleSchemas.get(chapter);
  if (schema === undefined) throw new Error(`No schema for chapter ${String(chapter)}`);
  return schema;
}

/** The keys a page may use, in the order editors write them. */
export function knownKeys(chapter: ChapterId | undefined, isIndex: boolean): string[] {
  return [...Object.keys(common), "ordning", ...(isIndex ? [] : Object.keys(keysOf(chapter)))];
}

export interface KeyHelp {
  readonly key: string;
  readonly required: boolean;
  readonly meaning: string;
  /** The chapter that knows the key; absent: all. */
  readonly chapter?: string;
}

/** The schema as a table for editors. */
export function keyTable(): KeyHelp[] {
  const rows = (shape: Record<string, z.ZodType>, chapter?: string): KeyHelp[] =>
    Object.entries(shape).map(([key, type]) => ({
      key,
      required: !type.safeParse(undefined).success,
      meaning: describe(type),
      ...(chapter === undefined ? {} : { chapter }),
    }));
  const { titel, sammanfattning, ...rest } = common;
  return [
    ...rows({ titel, sammanfattning, ...order, ...rest }),
    ...Object.entries(chapterKeys).flatMap(([chapter, shape]) => rows(shape as Record<string, z.ZodType>, chapter)),
  ];
}

function describe(type: z.ZodType): string {
  const inner = type instanceof z.ZodOptional ? (type.unwrap() as z.ZodType) : type;
  const description = inner.meta()?.description ?? type.meta()?.description;
  if (description === undefined) throw new Error("A front matter key lacks its description");
  return description;
}
