/** A hit's excerpt as words to show: no HTML reaches the page. */

/** A piece of text; `isHit` where it is what the reader searched for. */
export interface ExcerptPart {
  readonly text: string;
  readonly isHit: boolean;
}

/** Pagefind escapes these two and nothing else; its only tag is `mark`. */
const decode = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");

/** Splits Pagefind's excerpt at its marks. Signs at the edges of a marked word stay outside the mark. */
export function excerptParts(excerpt: string): ExcerptPart[] {
  const parts = excerpt.split(/<mark>(.*?)<\/mark>/s).flatMap((text, index): ExcerptPart[] => {
    const plain = decode(text);
    if (index % 2 === 0) return [{ text: plain, isHit: false }];
    const [, before = "", word = plain, after = ""] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(plain) ?? [];
    return [
      { text: before, isHit: false },
      { text: word, isHit: true },
      { text: after, isHit: false },
    ];
  });
  return joined(parts.filter(({ text }) => text !== ""));
}

/** Takes the page's title away from the beginning of an excerpt: it stands above it already. */
export function withoutTitle(parts: readonly ExcerptPart[], title: string): ExcerptPart[] {
  const text = parts.map((part) => part.text).join("");
  const rest = text.slice(title.length).replace(/^[.\s]+/, "");
  if (!text.startsWith(title) || /^[\p{L}\p{N}]/u.test(text.slice(title.length))) return [...parts];
  let skip = text.length - rest.length;
  return parts.flatMap(({ text: piece, isHit }) => {
    const kept = piece.slice(skip);
    skip = Math.max(0, skip - piece.length);
    return kept === "" ? [] : [{ text: kept, isHit }];
  });
}

function joined(parts: readonly ExcerptPart[]): ExcerptPart[] {
  const result: ExcerptPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last !== undefined && last.isHit === part.isHit) result[result.length - 1] = { text: last.text + part.text, isHit: part.isHit };
    else result.push(part);
  }
  return result;
}
