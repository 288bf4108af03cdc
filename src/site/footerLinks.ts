import { acuteHelpAddress } from "../handbook/addresses.ts";
import type { Handbook } from "../handbook/model.ts";
import { pageAt } from "../handbook/navigate.ts";

/** The pages about the handbook that the foot of every page leads to, and the word for each in `footer` of the labels. */
const links = [
  { url: acuteHelpAddress, label: "help" },
  { url: "/om/", label: "about" },
  { url: "/om/tillganglighet/", label: "accessibility" },
  { url: "/om/integritet/", label: "privacy" },
  { url: "/om/licens/", label: "licenceDetails" },
] as const;

/** Those of the foot's links whose page this handbook has. */
export function footerLinks(handbook: Handbook): readonly (typeof links)[number][] {
  return links.filter(({ url }) => pageAt(handbook, url) !== null);
}
