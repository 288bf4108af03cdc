import type { MarkdownIt, StateBlock } from "markdown-it";

/** What the build draws or lists from data: `::visa skogsdiagram aterhamtning`. */
export interface View {
  readonly name: string;
  readonly args: readonly string[];
}

/** A line to write on: `::falt 4 Vad vill ni uppnå?`. */
export interface Field {
  readonly label: string;
  /** How many lines there is room for. */
  readonly lines: number;
}

/** At most this many lines on a sheet. */
const mostLines = 20;
const opening = /^::(?!:)\s*(\S*)\s*(.*)$/;

/**
 * Lines that stand for something the build makes: `::visa NAMN …` for a picture or table of data, `::falt Etikett` for a line to write on.
 * Own rule: the plugins on the registry for generic directives allow attributes of every sort.
 */
export function directives(md: MarkdownIt): void {
  md.block.ruler.before(
    "fence",
    "directive",
    (state: StateBlock, startLine: number, _endLine: number, silent: boolean) => {
      const from = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      const found = opening.exec(state.src.slice(from, state.eMarks[startLine]).trimEnd());
      if (found === null) return false;
      if (silent) return true;
      const [, name = "", rest = ""] = found;
      const token = state.push("directive", "", 0);
      token.map = [startLine, startLine + 1];
      token.block = true;
      token.meta = read(name, rest);
      state.line = startLine + 1;
      return true;
    },
    { alt: ["paragraph", "reference", "blockquote", "list"] },
  );
}

/** A view as it is written after `::visa`. */
export function viewOf(written: string): View {
  const [name = "", ...args] = written.split(/\s+/).filter((word) => word !== "");
  return { name, args };
}

/** What a directive says, or what is wrong with it. */
export type Directive = { readonly view: View } | { readonly field: Field } | { readonly fault: { readonly what: string; readonly write: string } };

function read(name: string, rest: string): Directive {
  if (name === "visa") return { view: viewOf(rest) };
  if (name === "falt") {
    const [, lines, label = ""] = /^(?:(\d+)(?:\s+|$))?(.*)$/.exec(rest) ?? [];
    const count = lines === undefined ? 1 : Number(lines);
    if (label.trim() === "")
      return { fault: { what: "Ett fält saknar etikett.", write: "skriv vad som ska fyllas i, som ::falt Namn eller ::falt 4 Vad vill ni uppnå?" } };
    if (count < 1 || count > mostLines) return { fault: { what: `Ett fält har ${count} rader.`, write: `skriv ett tal mellan 1 och ${mostLines}` } };
    return { field: { label: label.trim(), lines: count } };
  }
  return { fault: { what: `Raden ::${name} går inte att tolka.`, write: "skriv ::visa och namnet på det som ska visas, eller ::falt och en etikett" } };
}
