/** Fields that the tables of facts share. */
import * as z from "zod";
import { pagePattern } from "../content/patterns.ts";
import { slugPattern } from "../content/slug.ts";

/** Research or an authority; what services, organisations or people tell of themselves; our own proposal. */
export const strengths = ["belagt", "erfarenhet", "forslag"] as const;

/** Ids are parts of addresses and of names in HTML. */
export const id = z.string().regex(slugPattern);
export const sentence = z.string().min(3).max(700);
export const short = z.string().min(2).max(120);
export const pageAddress = z.string().regex(pagePattern);
