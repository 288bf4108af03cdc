import * as z from "zod";

/** Who publishes this copy of the handbook: everything a municipality changes to make it its own. Empty values hide what depends on them. */
/** A web address, and nothing that a browser would run; empty for none. */
const webAddress = z.union([z.literal(""), z.url({ protocol: /^https?$/ })]);
const color = z.string().regex(/^(?:#[0-9a-fA-F]{6})?$/);

export const siteSchema = z.strictObject({
  /** The handbook's name. */
  name: z.string().trim().min(1),
  tagline: z.string(),
  description: z.string(),
  /** Where the site is published, without a trailing slash; used for canonical addresses and feeds. */
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, "")),
  language: z.literal("sv"),
  /** Version of the text, shown on the cover and in the feeds. */
  edition: z.string(),
  editionDate: z.iso.date(),
  publisher: z.strictObject({
    /** "Exempels kommun"; empty: no publisher named. */
    name: z.string(),
    url: webAddress,
    /** A function's address, never a person's. */
    email: z.union([z.literal(""), z.email()]),
    phone: z.string(),
  }),
  /** SVG file in the data folder, replaces the handbook's own mark; empty keeps it. */
  logo: z.string().regex(/^(?:[A-Za-z0-9][A-Za-z0-9._-]*\.svg)?$/),
  /** Replaces the main colours; empty keeps the handbook's own. */
  colors: z.strictObject({ main: color, action: color }),
  /** When accessibility was assessed; empty marks the statement as a draft. */
  accessibilityAssessed: z.union([z.iso.date(), z.literal("")]),
  /** Address of the source code; empty hides the link. On GitHub and GitLab every page also leads to a report of a fault. */
  repository: webAddress,
});

export type Site = z.output<typeof siteSchema>;
/** What `_data/site.ts` exports. */
export type SiteInput = z.input<typeof siteSchema>;
