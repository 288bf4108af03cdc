import { breadcrumbs } from "../handbook/navigate.ts";
import type { Handbook, Page } from "../handbook/model.ts";

/** Schema.org data of a page as JSON that is safe inside a script element. */
export function jsonLd(handbook: Handbook, page: Page): string {
  const { site } = handbook;
  const absolute = (url: string) => site.url + url;
  const publisher = site.publisher.name === "" ? {} : { publisher: { "@type": "Organization", name: site.publisher.name } };
  const book = {
    "@type": "Book",
    "@id": `${site.url}/#bok`,
    name: site.name,
    inLanguage: site.language,
    url: absolute("/"),
    license: "https://creativecommons.org/licenses/by/4.0/",
    bookEdition: site.edition,
    ...publisher,
  };
  const modified = page.changes?.[0]?.date ?? page.reviewed;
  const crumbs = [...breadcrumbs(handbook, page), { title: page.title, url: page.url }];
  const graph =
    page.kind === "start"
      ? [
          { ...book, description: site.description },
          { "@type": "WebSite", name: site.name, url: absolute("/"), inLanguage: site.language, description: site.description },
        ]
      : [
          {
            "@type": page.kind === "news" ? "NewsArticle" : "Article",
            headline: page.title,
            description: page.summary,
            url: absolute(page.url),
            inLanguage: page.language ?? site.language,
            isPartOf: { "@id": book["@id"] },
            license: book.license,
            ...(page.published === undefined ? {} : { datePublished: page.published }),
            ...(modified === undefined ? {} : { dateModified: modified }),
            ...publisher,
          },
          {
            "@type": "BreadcrumbList",
            itemListElement: crumbs.map(({ title, url }, index) => ({ "@type": "ListItem", position: index + 1, name: title, item: absolute(url) })),
          },
        ];
  return JSON.stringify({ "@context": "https://schema.org", "@graph": graph }).replace(/</g, "\\u003c");
}
