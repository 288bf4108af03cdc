/** The words that a pack adds to its parts. They come with the handbook. */
export interface PackWords {
  /** Heading of the contents. */
  readonly contents: string;
  /** What a link in the contents says. {title} {page} */
  readonly link: string;
  /** The line that is stamped on every sheet but the cover. {page} {pages} */
  readonly page: string;
}
