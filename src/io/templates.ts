import { join } from "node:path";
import nunjucks from "nunjucks";
import { filters, functions, markupFilters, markupFunctions } from "../site/filters.ts";
import { mapFilters, mapMarkupFilters } from "../site/mapFilters.ts";
import { hyphenatedText } from "../print/hyphenation.ts";
import { packSetting } from "../print/packSetting.ts";
import { projectRoot } from "./project.ts";

/** Letters of a word that a telephone may not have room for in a heading of the largest size, and letters that stay on either side of a break. */
const longWord = { letters: 15, around: 5 };
/** A page's title with soft hyphens in its longest words; base.css lets them break in narrow windows only. */
const breakable = (title: string): string => hyphenatedText(title, longWord.letters, longWord.around);

/** One Nunjucks environment for the site and for paper: same templates, same filters, undefined values are errors. */
export function templateEnvironment(): nunjucks.Environment {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(join(projectRoot, "_includes")), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  for (const [name, filter] of Object.entries({ ...filters, ...mapFilters, packSetting, breakable })) environment.addFilter(name, filter);
  for (const [name, filter] of Object.entries({ ...markupFilters, ...mapMarkupFilters })) environment.addFilter(name, safe(filter));
  for (const [name, work] of Object.entries(functions)) environment.addGlobal(name, work);
  for (const [name, work] of Object.entries(markupFunctions)) environment.addGlobal(name, safe(work));
  return environment;
}

/** The same function with its result marked as markup, which is not escaped again. */
function safe<Values extends readonly never[]>(work: (...values: Values) => string): (...values: Values) => nunjucks.runtime.SafeString {
  return (...values) => new nunjucks.runtime.SafeString(work(...values));
}
