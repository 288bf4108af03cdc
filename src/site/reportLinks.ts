/** Ways to tell of a fault on a page, without a server: a letter that is begun, or a report where the source code lies. */
import { fillIn } from "../content/fillIn.ts";
import type { Site } from "../content/site.ts";
import type { Page } from "../handbook/model.ts";

export interface ReportWords {
  /** {title} */
  readonly subject: string;
  /** {title} {url} {edition} {date} */
  readonly body: string;
}

export interface ReportLinks {
  /** `mailto:` with subject and text; absent where the site names no address. */
  readonly mail?: string;
  /** A new report; absent where the site names no repository that we know how to report to. */
  readonly issue?: string;
}

/** How readers tell of a fault on a page. What the site file leaves empty is left out. */
export function reportLinks(page: Page, site: Site, words: ReportWords): ReportLinks {
  const { repository } = site;
  const title = page.kind === "start" ? site.name : page.title;
  const values = { title, url: site.url + page.url, edition: site.edition, date: page.reviewed ?? site.editionDate };
  const subject = fillIn(words.subject, values);
  const body = fillIn(words.body, values);
  const issue = issueAddress(repository, subject, body, values);
  return {
    ...(site.publisher.email === "" ? {} : { mail: `mailto:${site.publisher.email}?${query({ subject, body: body.replaceAll("\n", "\r\n") })}` }),
    ...(issue === undefined ? {} : { issue }),
  };
}

/** RFC 6068 and most mail programs want %20, not +. */
const query = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");

/** GitHub fills in the form `.github/ISSUE_TEMPLATE/fel-pa-sidan.yml` by the ids of its fields; GitLab takes a title and a text. */
function issueAddress(
  repository: string,
  title: string,
  body: string,
  { url, edition }: { readonly url: string; readonly edition: string },
): string | undefined {
  if (!URL.canParse(repository)) return undefined;
  const { hostname } = new URL(repository);
  const base = repository.replace(/\/+$/, "").replace(/\.git$/, "");
  if (hostname === "github.com") return `${base}/issues/new?${query({ template: "fel-pa-sidan.yml", title, sida: url, utgava: edition })}`;
  if (hostname.startsWith("gitlab.")) return `${base}/-/issues/new?${query({ "issue[title]": title, "issue[description]": body })}`;
  return undefined;
}
