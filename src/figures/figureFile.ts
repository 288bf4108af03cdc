/** A figure as a file of its own: the drawing under its title, with how it is read, its source and year, and where it comes from. */
import { fillIn } from "../content/fillIn.ts";
import { tokenColor } from "../design/color.ts";
import type { Drawing } from "./drawings.ts";
import { text, type FactWords } from "./tools.ts";

/** What stands around the drawing. */
export interface Frame {
  /** How the picture is read, in a sentence or three; empty where its title is enough. */
  readonly note: string;
  /** "Källa och år: …" */
  readonly source: string;
  readonly name: string;
  /** Of the page it stands on, without protocol. */
  readonly address: string;
  readonly words: FactWords;
}

export interface FigurePicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const edge = 28;
const size = { title: 27, note: 14.5 } as const;
/** A letter of the title and of the notes, in their type sizes; the fallback faces of other computers are as wide. */
const letter = { title: 0.5, note: 0.5 } as const;

/** The picture that readers download and others embed. Light colours as attributes, no style sheet, no links. */
export function framed(drawing: Drawing, { note, source, name, address, words }: Frame): FigurePicture {
  const width = drawing.width + 2 * edge;
  const fit = (content: string, points: number, share: number) => wrapAt(content, Math.floor(drawing.width / (points * share)));
  const title = fit(drawing.title, size.title, letter.title);
  const notes = [note, source, fillIn(words.figureTools.origin, { name, address })]
    .filter((part) => part !== "")
    .flatMap((part) => fit(part, size.note, letter.note));
  const top = edge + title.length * 34 + 14;
  const below = top + drawing.height + 30;
  const height = Math.ceil(below + notes.length * 20 + edge - 8);
  const heading = title.map(
    (part, index) =>
      `<text x="${edge}" y="${edge + 22 + index * 34}" font-family="Atkinson Hyperlegible Next, system-ui, sans-serif" font-weight="700" font-size="${size.title}" fill="${tokenColor("ink")}">${text(part)}</text>`,
  );
  const small = notes.map(
    (part, index) =>
      `<text x="${edge}" y="${below + index * 20}" font-family="Atkinson Hyperlegible Next, system-ui, sans-serif" font-size="${size.note}" fill="${tokenColor("soft")}">${text(part)}</text>`,
  );
  const inside = drawing.svg.replace(/^<svg xmlns="[^"]*"/, `<svg x="${edge}" y="${top}"`);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t" aria-describedby="d" lang="sv">` +
    `<title id="t">${text(drawing.title)}</title><desc id="d">${text(drawing.description)}</desc>` +
    `<rect width="${width}" height="${height}" fill="${tokenColor("paper")}"/>${heading.join("")}${inside}${small.join("")}</svg>\n`;
  return { svg, width, height };
}

/** Lines of at most so many letters, broken at spaces. */
function wrapAt(content: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of content.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
