/** What the security policy refuses, as it stands in the pages. */
import { attributeOf } from "../content/parsedHtml.ts";
import type { BuiltPage } from "./page.ts";

const loading = ["script", "img", "iframe", "source", "embed", "audio", "video", "use", "image"];

/** What a page loads from other sites, inline code and inline style. */
export function policyFaults({ path, elements }: BuiltPage): readonly string[] {
  return elements.flatMap((element) => {
    const { tagName } = element;
    const isLoaded =
      loading.includes(tagName) || (tagName === "link" && !/^(?:canonical|alternate|license|prev|next)$/.test(attributeOf(element, "rel") ?? ""));
    const other = isLoaded
      ? [attributeOf(element, "src"), attributeOf(element, "href")].filter((address) => address !== undefined && /^(?:https?:)?\/\/|^data:/.test(address))
      : [];
    const isInline = tagName === "script" && attributeOf(element, "src") === undefined && attributeOf(element, "type") !== "application/ld+json";
    const hasStyle = tagName === "style" || attributeOf(element, "style") !== undefined;
    const handlers = element.attrs.filter(({ name }) => name.startsWith("on")).map(({ name }) => `${name} on <${tagName}>`);
    return [
      ...other.map((address) => `loads ${String(address)}`),
      ...(isInline ? ["an inline script"] : []),
      ...(hasStyle ? [`inline style on <${tagName}>`] : []),
      ...handlers,
    ].map((fault) => `${path}: ${fault}`);
  });
}
