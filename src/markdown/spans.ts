import type { MarkdownIt } from "markdown-it";

const span = /^\[([^[\]]+)\]\{(?:\.(term|falt)|lang=([a-z]{2}))\}/;

/** `[Bostad först]{.term}` leads to the glossary; `[peer worker]{lang=en}` marks words in another language; `[Belopp år 1]{.falt}` is a field to fill in. */
export function spans(md: MarkdownIt): void {
  md.inline.ruler.before("link", "span", (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x5b) return false;
    const found = span.exec(state.src.slice(state.pos, state.posMax));
    if (found?.[1] === undefined) return false;
    if (!silent) {
      if (found[2] === undefined) {
        state.push("span_open", "span", 1).attrSet("lang", String(found[3]));
        state.push("text", "", 0).content = found[1];
        state.push("span_close", "span", -1);
      } else {
        const token = state.push(found[2] === "term" ? "term" : "field", "", 0);
        token.content = found[1];
      }
    }
    state.pos += found[0].length;
    return true;
  });
}
