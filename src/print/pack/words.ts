/** The words that a pack adds to its parts. They come with the handbook. */
export interface PackWords {
  /** Heading of the contents. */
  readonly contents: string;
  /** What a link in the contents says. {title} {page} */
  readonly link: string;
  /** The line that is stamped on every sheet but the cover. {page} {pages} */
  readonly page: string;
}

/** Puts values into a text: `fill("Sida {page}", { page: 3 })` is "Sida 3". */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
