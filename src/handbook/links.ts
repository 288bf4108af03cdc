import { urlOf } from "./page.ts";

/** Where a link leads. */
export interface Target {
  /** `page`: within the handbook, from the root. */
  readonly kind: "page" | "external" | "forbidden";
  readonly href: string;
}

/**
 * Resolves a link as an editor writes it: an address from the root, an anchor on the same page,
 * a `.md` path or a picture relative to the file, or a web address.
 */
export function resolveLink(href: string, fromPath: string): Target {
  if (/^https?:\/\/[^\s/]/i.test(href) || /^mailto:[^\s]+@/i.test(href) || /^tel:\+?[\d-]+$/.test(href)) return { kind: "external", href };
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith("//")) return { kind: "forbidden", href };
  if (href.startsWith("#")) return { kind: "page", href };
  const [path = "", hash] = href.split("#");
  const from = fromPath.split("/").slice(0, -1);
  const parts = path.startsWith("/") ? [] : from;
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.length === 0) return { kind: "forbidden", href };
      parts.pop();
    } else if (part !== "." && part !== "") parts.push(part);
  }
  const joined = parts.join("/");
  const isMarkdown = joined.endsWith(".md");
  const isFile = /\.[a-z0-9]+$/i.test(joined);
  const url = isMarkdown ? urlOf(joined) : `/${joined}${joined !== "" && !isFile && path.endsWith("/") ? "/" : ""}`;
  return { kind: "page", href: hash === undefined ? url : `${url}#${hash}` };
}

/** An address as its writer meant it: the parser escapes Swedish letters. What is not a code is left as it is. */
export function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
