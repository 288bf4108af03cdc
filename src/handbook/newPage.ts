import type { ChapterId } from "../content/chapters.ts";
import type { IsoDate } from "./model.ts";

/** A new article as an editor would begin it: valid front matter, and a body that says what to write. */
export function newArticle({
  chapter,
  title,
  order,
  day,
}: {
  readonly chapter: ChapterId;
  readonly title: string;
  readonly order: number;
  readonly day: IsoDate;
}): string {
  const lines = [
    "---",
    `titel: ${JSON.stringify(title)}`,
    "sammanfattning: Skriv en eller två meningar som säger vad läsaren får veta.",
    ...(chapter === "nyheter" ? [`datum: ${day}`] : [`ordning: ${order}`]),
    `granskad: ${day}`,
    "malgrupp: [chef]",
    "---",
    ...(chapter === "nyheter" ? [] : ["::: minut", "- Skriv tre till fem punkter: sidans innehåll på en minut.", ":::", "", "## Första rubriken", ""]),
    "Skriv här. Varje faktauppgift får en källa: hakparentes, @ och källans id.",
    "",
  ];
  return lines.join("\n");
}
