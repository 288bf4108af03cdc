import { join } from "node:path";
import nunjucks from "nunjucks";
import { filters, markupFilters } from "../site/filters.ts";
import { mapFilters, mapMarkupFilters } from "../site/mapFilters.ts";
import { projectRoot } from "./project.ts";

export const includesFolder = join(projectRoot, "_includes");

/** One Nunjucks environment for the site and for paper: same templates, same filters, undefined values are errors. */
export function templateEnvironment(): nunjucks.Environment {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(includesFolder), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  const safe = (markup: string) => new nunjucks.runtime.SafeString(markup);
  for (const [name, filter] of Object.entries({ ...filters, ...mapFilters })) environment.addFilter(name, filter as (...args: never[]) => unknown);
  for (const [name, filter] of Object.entries({ ...markupFilters, ...mapMarkupFilters })) {
    environment.addFilter(name, (...args: unknown[]) => safe((filter as (...args: unknown[]) => string)(...args)));
  }
  return environment;
}
