/** The chapters of the book and the readers it speaks to. Both are part of the contract; ids are URLs, hence Swedish. */

interface ChapterDefinition {
  readonly id: string;
  readonly title: string;
  /** The question the chapter answers, shown where the chapter has no text of its own. */
  readonly summary: string;
}

export const chapterDefinitions = [
  { id: "rollen", title: "Rollen", summary: "Vad är en peer supporter, varför finns rollen och var går dess gränser?" },
  { id: "arbetsuppgifter", title: "Arbetsuppgifter", summary: "Vad gör en peer supporter en vanlig arbetsdag, och vad gör hen aldrig?" },
  { id: "arbetsplatser", title: "Arbetsplatser", summary: "Var arbetar peer supportrar, och vad har olika verksamheter lärt sig?" },
  { id: "inforande", title: "Införande", summary: "Hur går ni från idé till en tjänst som håller?" },
  { id: "utbildning", title: "Utbildning", summary: "Vad behöver peer supportrar, arbetsplatser och brukarorganisationer lära sig?" },
  { id: "forskning", title: "Forskning", summary: "Vad säger studierna, och vad säger de inte?" },
  { id: "karta", title: "Regionkarta", summary: "Var i landet är peer support belagt, när och av vem?" },
  { id: "material", title: "Material", summary: "Utdelningsblad, formulär och mallar att skriva ut." },
  { id: "ordlista", title: "Ordlista", summary: "Vad betyder orden i handboken?" },
  { id: "kallor", title: "Källor", summary: "Vad bygger handboken på?" },
  { id: "nyheter", title: "Nyheter", summary: "Vad är nytt i handboken?" },
  { id: "om", title: "Om handboken", summary: "Vem gör handboken, hur graderas uppgifterna och hur får du använda dem?" },
] as const satisfies readonly ChapterDefinition[];

export type ChapterId = (typeof chapterDefinitions)[number]["id"];

/** Front matter name, and how the reading path is named on the start page. */
export const audiences = {
  chef: { title: "Chef", door: "Jag leder en verksamhet", start: "/inforande/tio-steg/" },
  politiker: { title: "Politiker", door: "Jag ska fatta beslut", start: "/forskning/kort-svar/" },
  hr: { title: "HR", door: "Jag arbetar med HR", start: "/inforande/rekrytera/" },
  kollega: { title: "Kollega", door: "Jag ska arbeta bredvid", start: "/inforande/forankra-i-arbetslaget/" },
  peer: { title: "Peer supporter", door: "Jag är eller vill bli peer supporter", start: "/rollen/vad-ar-peer-support/" },
  utbildare: { title: "Utbildare", door: "Jag utbildar", start: "/utbildning/" },
  brukarorganisation: { title: "Brukarorganisation", door: "Jag företräder brukarrörelsen", start: "/inforande/samverkan-med-brukarrorelsen/" },
  anhorig: { title: "Anhörig", door: "Jag är anhörig eller söker stöd", start: "/rollen/vad-ar-peer-support/" },
} as const;

export type Audience = keyof typeof audiences;
/** Ids as front matter has them, in the order of the doors. */
export const audienceIds = Object.keys(audiences) as readonly Audience[];
/** Ids in book order. */
export const chapterIds: readonly ChapterId[] = chapterDefinitions.map((chapter) => chapter.id);

/** The three training programmes: their names in front matter and on pages. */
export const programmes = {
  peer: { title: "Grundkurs för peer supportrar" },
  arbetsplats: { title: "Kurs för arbetsplatsen" },
  brukarorganisation: { title: "Kurs för brukarorganisationen" },
} as const;

export type Programme = keyof typeof programmes;
export const programmeIds = Object.keys(programmes) as readonly Programme[];

/** What a page of the material chapter is: something to read and take along, to fill in, or to make one's own. */
export const materialKinds = {
  blad: { title: "Utdelningsblad" },
  formular: { title: "Formulär" },
  mall: { title: "Mall" },
} as const;

export type MaterialKind = keyof typeof materialKinds;
export const materialIds = Object.keys(materialKinds) as readonly MaterialKind[];
