import type { MarkdownIt } from "markdown-it";

const box = /^\[[ xX]\]\s+/;

/** `- [ ] gör så` becomes a list to tick on paper. */
export function checklists(md: MarkdownIt): void {
  md.core.ruler.before("inline", "checklists", (state) => {
    const lists: number[] = [];
    for (const [index, token] of state.tokens.entries()) {
      if (token.type === "bullet_list_open") lists.push(index);
      else if (token.type === "bullet_list_close") lists.pop();
      else if (token.type === "inline" && box.test(token.content) && state.tokens[index - 2]?.type === "list_item_open") {
        token.content = token.content.replace(box, "");
        const list = state.tokens[lists.at(-1) ?? -1];
        if (list !== undefined && list.attrGet("class") === null) list.attrSet("class", "checklist");
      }
    }
  });
}
