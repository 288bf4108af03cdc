/** The markdown-it plugins we use ship no types; this is the part we depend on. */
declare module "markdown-it-abbr" {
  import type { MarkdownIt } from "markdown-it";
  export default function plugin(md: MarkdownIt): void;
}
declare module "markdown-it-deflist" {
  import type { MarkdownIt } from "markdown-it";
  export default function plugin(md: MarkdownIt): void;
}
declare module "markdown-it-footnote" {
  import type { MarkdownIt } from "markdown-it";
  export default function plugin(md: MarkdownIt): void;
}
declare module "markdown-it-container" {
  import type { Env, MarkdownIt, Token } from "markdown-it";
  export default function plugin(
    md: MarkdownIt,
    name: string,
    options: { validate: (info: string) => boolean; render: (tokens: Token[], index: number, options: unknown, env: Env) => string },
  ): void;
}
