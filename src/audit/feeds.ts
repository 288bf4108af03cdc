/**
 * The feeds against their specifications, Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), and against each other:
 * what another program (feedsmith) reads in them is the news that the site has.
 */
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import * as z from "zod";
import { isMoment } from "./moments.ts";
import { jsonIn, textIn, type BuiltSite } from "./site.ts";
import { childrenNamed, xmlOf, type XmlElement } from "./xml.ts";

const atomNamespace = "http://www.w3.org/2005/Atom";

/** How often an element may stand in another. */
type Count = "one" | "optional" | "any";
type Contents = Readonly<Record<string, Count>>;

/** RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry hold. */
const containers: Readonly<Record<string, Contents>> = {
  feed: {
    author: "any",
    category: "any",
    contributor: "any",
    generator: "optional",
    icon: "optional",
    id: "one",
    link: "any",
    logo: "optional",
    rights: "optional",
    subtitle: "optional",
    title: "one",
    updated: "one",
    entry: "any",
  },
  entry: {
    author: "any",
    category: "any",
    content: "optional",
    contributor: "any",
    id: "one",
    link: "any",
    published: "optional",
    rights: "optional",
    source: "optional",
    summary: "optional",
    title: "one",
    updated: "one",
  },
  // 3.2
  author: { name: "one", uri: "optional", email: "optional" },
  contributor: { name: "one", uri: "optional", email: "optional" },
};

/** Attributes that elements must and may have besides `xml:lang` and `xml:base`. */
const attributes: Readonly<Record<string, { readonly must?: readonly string[]; readonly may?: readonly string[] }>> = {
  link: { must: ["href"], may: ["rel", "type", "hreflang", "title", "length"] },
  category: { must: ["term"], may: ["scheme", "label"] },
  generator: { may: ["uri", "version"] },
  content: { may: ["type", "src"] },
  title: { may: ["type"] },
  subtitle: { may: ["type"] },
  summary: { may: ["type"] },
  rights: { may: ["type"] },
};

const isIri = (text: string) => URL.canParse(text) && text === text.trim();

/** What a value must be, by the element that holds it. */
const values: Readonly<Record<string, (element: XmlElement) => string | undefined>> = {
  id: ({ text }) => (isIri(text) ? undefined : `"${text}" is no IRI`),
  updated: ({ text }) => (isMoment(text) ? undefined : `"${text}" is no moment`),
  published: ({ text }) => (isMoment(text) ? undefined : `"${text}" is no moment`),
  uri: ({ text }) => (isIri(text) ? undefined : `"${text}" is no IRI`),
  icon: ({ text }) => (isIri(text) ? undefined : `"${text}" is no IRI`),
  logo: ({ text }) => (isIri(text) ? undefined : `"${text}" is no IRI`),
  email: ({ text }) => (/^[^@\s]+@[^@\s]+$/.test(text) ? undefined : `"${text}" is no address`),
  name: ({ text }) => (text.trim() === "" ? "is empty" : undefined),
  title: textConstruct,
  subtitle: textConstruct,
  summary: textConstruct,
  rights: textConstruct,
  content: (element) => (element.attributes["src"] === undefined ? textConstruct(element) : undefined),
  link: ({ attributes: { href = "", hreflang } }) =>
    !isIri(href)
      ? `"${href}" is no IRI`
      : hreflang !== undefined && !/^[a-zA-Z]{1,8}(?:-[a-zA-Z\d]{1,8})*$/.test(hreflang)
        ? `"${hreflang}" is no language`
        : undefined,
};

/** RFC 4287, 3.1. Text and escaped HTML have no elements inside. */
function textConstruct({ attributes: { type = "text" }, children, text }: XmlElement): string | undefined {
  if (!["text", "html", "xhtml"].includes(type)) return `has the type "${type}"`;
  if (type === "xhtml") return children.length === 1 && children[0]?.name === "div" ? undefined : "has not one div";
  if (children.length > 0) return "holds elements";
  return text.trim() === "" ? "is empty" : undefined;
}

/** What an element breaks of the standard, and what it holds: `entry 2 link: …`. */
function elementFaults(element: XmlElement, place: string): readonly string[] {
  const { must = [], may = [] } = attributes[element.name] ?? {};
  const given = Object.keys(element.attributes).filter((name) => !/^xml(?:ns)?(?::|$)/.test(name));
  const contents = containers[element.name];
  const counts = contents === undefined ? [] : Object.entries(contents).map(([name, count]) => ({ name, count, found: childrenNamed(element, name).length }));
  const value = values[element.name]?.(element);
  const own = [
    ...(element.namespace === atomNamespace ? [] : [`is in the namespace "${element.namespace}"`]),
    ...must.filter((name) => !given.includes(name)).map((name) => `lacks ${name}`),
    ...given.filter((name) => ![...must, ...may].includes(name)).map((name) => `has ${name}, which the standard does not know`),
    ...counts
      .filter(({ count, found }) => (count === "one" && found !== 1) || (count === "optional" && found > 1))
      .map(({ name, found }) => `has ${found} ${name}`),
    ...(contents === undefined
      ? []
      : element.children.filter(({ name }) => !(name in contents)).map(({ name }) => `holds ${name}, which the standard does not know`)),
    ...(value === undefined ? [] : [value]),
  ].map((fault) => `${place}: ${fault}`);
  const inside =
    contents === undefined
      ? []
      : element.children.flatMap((child, index) => elementFaults(child, `${place} ${child.name}${child.name === "entry" ? ` ${index}` : ""}`));
  return [...own, ...inside];
}

/** The values of elements right inside another. */
const valuesOf = (element: XmlElement, name: string) => childrenNamed(element, name).map(({ text }) => text);
const linksOf = (element: XmlElement, relation: string) => childrenNamed(element, "link").filter(({ attributes: { rel = "alternate" } }) => rel === relation);

/** What RFC 4287 asks of an Atom feed that no table of elements says, and of each of its elements. */
export function atomFaults(text: string): readonly string[] {
  const feed = xmlOf("feed.xml", text);
  if ("fault" in feed) return [feed.fault.replace("feed.xml: ", "")];
  if (feed.name !== "feed") return [`the root is ${feed.name}`];
  const entries = childrenNamed(feed, "entry");
  const ids = entries.flatMap((entry) => valuesOf(entry, "id"));
  const hasAuthor = childrenNamed(feed, "author").length > 0;
  const newest =
    entries
      .flatMap((entry) => valuesOf(entry, "updated"))
      .sort()
      .at(-1) ?? "";
  const sameAlternate = (element: XmlElement) => {
    const kinds = linksOf(element, "alternate").map(({ attributes: { type, hreflang } }) => `${String(type)} ${String(hreflang)}`);
    return new Set(kinds).size < kinds.length;
  };
  return [
    ...elementFaults(feed, "feed"),
    ...(linksOf(feed, "self").length === 1 ? [] : ["feed: does not say its own address"]),
    ...[feed, ...entries].filter(sameAlternate).map(({ name }) => `${name}: two alternates of one sort`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `entry: the id ${id} twice`),
    ...((valuesOf(feed, "updated")[0] ?? "") >= newest ? [] : ["feed: updated before its newest entry"]),
    ...entries.flatMap((entry, index) => [
      ...(hasAuthor || childrenNamed(entry, "author").length > 0 ? [] : [`entry ${index}: nobody has written it`]),
      ...(childrenNamed(entry, "content").length > 0 || linksOf(entry, "alternate").length > 0 ? [] : [`entry ${index}: neither content nor an alternate`]),
      ...((valuesOf(entry, "published")[0] ?? "") <= (valuesOf(entry, "updated")[0] ?? "") ? [] : [`entry ${index}: updated before it was published`]),
      ...relativeIn(valuesOf(entry, "content").join("")).map((address) => `entry ${index}: the relative address ${address}`),
    ]),
  ];
}

/** Addresses in a feed's HTML that mean nothing in a feed reader. */
const relativeIn = (html: string) =>
  [...html.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, address]) => String(address)).filter((address) => !URL.canParse(address));

/** Keys of others begin with an underscore; what else there is the specification knows. */
function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.looseObject(shape).superRefine((value, context) => {
    for (const key of Object.keys(value)) if (!(key in shape) && !key.startsWith("_")) context.addIssue({ code: "custom", message: `unknown key ${key}` });
  });
}

const iri = z.string().refine(isIri, "is no address");
const moment = z.string().refine(isMoment, "is no moment");
const language = z.string().regex(/^[a-z]{2,3}(?:-[a-zA-Z\d]+)*$/);
const author = strict({ name: z.string().min(1).optional(), url: iri.optional(), avatar: iri.optional() }).refine(
  ({ name, url, avatar }) => name !== undefined || url !== undefined || avatar !== undefined,
  "says nothing of who it is",
);
const attachment = strict({
  url: iri,
  mime_type: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
  title: z.string().optional(),
  size_in_bytes: z.int().min(0).optional(),
  duration_in_seconds: z.number().min(0).optional(),
});
const item = strict({
  id: z.string().min(1),
  url: iri.optional(),
  external_url: iri.optional(),
  title: z.string().optional(),
  content_html: z.string().optional(),
  content_text: z.string().optional(),
  summary: z.string().optional(),
  image: iri.optional(),
  banner_image: iri.optional(),
  date_published: moment.optional(),
  date_modified: moment.optional(),
  authors: z.array(author).optional(),
  tags: z.array(z.string()).optional(),
  language: language.optional(),
  attachments: z.array(attachment).optional(),
}).refine((value) => value["content_html"] !== undefined || value["content_text"] !== undefined, "has neither content_html nor content_text");

/** JSON Feed 1.1. */
const jsonFeedSchema = strict({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: z.string().min(1),
  home_page_url: iri.optional(),
  feed_url: iri.optional(),
  description: z.string().optional(),
  user_comment: z.string().optional(),
  next_url: iri.optional(),
  icon: iri.optional(),
  favicon: iri.optional(),
  authors: z.array(author).optional(),
  language: language.optional(),
  expired: z.boolean().optional(),
  hubs: z.array(strict({ type: z.string(), url: iri })).optional(),
  items: z.array(item),
});

/** What is wrong with a JSON Feed. */
export function jsonFeedFaults(value: unknown): readonly string[] {
  const parsed = jsonFeedSchema.safeParse(value);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join(".") || "feed"}: ${message}`);
  const items = parsed.data["items"] as readonly z.infer<typeof item>[];
  const ids = items.map((each) => String(each["id"]));
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the id ${id} twice`),
    ...items.flatMap((each) => relativeIn(String(each["content_html"] ?? "")).map((address) => `${String(each["id"])}: the relative address ${address}`)),
  ];
}

/** A piece of news, as a feed tells it. */
interface News {
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly published: string | undefined;
}

/** Both feeds keep to their specifications, and another program reads the same news in them: pages of the site, newest first. */
export function feedFaults(site: BuiltSite): readonly string[] {
  const atom = textIn(site, "feed.xml");
  const json = jsonIn(site, "feed.json");
  if ("fault" in atom) return [atom.fault];
  if ("fault" in json) return [json.fault];
  const faults = [...atomFaults(atom.text).map((fault) => `feed.xml ${fault}`), ...jsonFeedFaults(json.value).map((fault) => `feed.json ${fault}`)];
  if (faults.length > 0) return faults;
  const inAtom: readonly News[] = (parseAtomFeed(atom.text).entries ?? []).map(({ id, title, published }) => ({ url: id, title: title?.value, published }));
  const inJson: readonly News[] = (parseJsonFeed(json.value).items ?? []).map(({ url, title, date_published: published }) => ({ url, title, published }));
  const news = site.pages.filter(({ url, isRedirect }) => /^\/nyheter\/./.test(url) && !isRedirect).map(({ url }) => site.origin + url);
  const told = inAtom.map(({ url }) => url);
  const dates = inAtom.map(({ published }) => published ?? "");
  return [
    ...(JSON.stringify(inAtom) === JSON.stringify(inJson) ? [] : [`feed.xml and feed.json differ: ${JSON.stringify(inAtom)} and ${JSON.stringify(inJson)}`]),
    ...news.filter((url) => !told.includes(url)).map((url) => `feed.xml lacks ${url}`),
    ...(dates.every((date, index) => index === 0 || date <= (dates[index - 1] as string)) ? [] : ["feed.xml is not newest first"]),
  ];
}
