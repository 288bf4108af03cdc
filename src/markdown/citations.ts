import type { MarkdownIt } from "markdown-it";

/** One source in a citation: `@sledge2011, s. 5`. */
export interface CitedSource {
  readonly id: string;
  /** "5" or "5–7"; absent: the whole source. */
  readonly page?: string;
}

/** What a citation token carries in `meta.citation`. */
export interface Citation {
  readonly sources: readonly CitedSource[];
  /** `Enligt @sbu2020 …`: the author is part of the sentence. */
  readonly narrative: boolean;
}

const idPattern = "[a-zA-Z][a-zA-Z0-9_-]*";
const bracketed = new RegExp(String.raw`^\[(@${idPattern}(?:[^\[\]@;]*)(?:;\s*@${idPattern}[^\[\]@;]*)*)\]`);
const oneSource = new RegExp(String.raw`^@(${idPattern})(?:\s*,\s*(?:s\.|sid\.|sidan)\s*([0-9–-]+))?\s*$`);
const bare = new RegExp(`^@(${idPattern})`);
const partOfWord = /[\p{L}\p{N}_.+-]/u;

/**
 * Citations in prose: `[@id]`, `[@id, s. 5]`, `[@a; @b]` and the narrative `@id`.
 * Own rule: the citation plugins on the registry bind to their own bibliography readers and styles.
 */
export function citations(md: MarkdownIt): void {
  md.inline.ruler.before("link", "citation", (state, silent) => {
    const first = state.src.charAt(state.pos);
    if (first !== "@" && first !== "[") return false;
    const rest = state.src.slice(state.pos, state.posMax);
    let citation: Citation | undefined;
    let length = 0;
    if (rest.startsWith("[@")) {
      const found = bracketed.exec(rest);
      if (found?.[1] === undefined) return false;
      const sources: CitedSource[] = [];
      for (const part of found[1].split(";")) {
        const match = oneSource.exec(part.trim());
        if (match?.[1] === undefined) return false;
        sources.push(match[2] === undefined ? { id: match[1] } : { id: match[1], page: match[2].replaceAll("-", "–") });
      }
      citation = { sources, narrative: false };
      length = found[0].length;
    } else if (rest.startsWith("@") && !partOfWord.test(characterBefore(state.src, state.pos))) {
      const found = bare.exec(rest);
      if (found?.[1] === undefined) return false;
      citation = { sources: [{ id: found[1].replace(/[-_]+$/, "") }], narrative: true };
      length = found[1].replace(/[-_]+$/, "").length + 1;
    }
    if (citation === undefined) return false;
    if (!silent) {
      const token = state.push("citation", "", 0);
      token.meta = { citation };
    }
    state.pos += length;
    return true;
  });
}

/** The character before a place, whole where it takes two units. */
function characterBefore(text: string, place: number): string {
  const unit = text.charCodeAt(place - 1);
  return text.slice(unit >= 0xdc00 && unit <= 0xdfff ? place - 2 : place - 1, place);
}
