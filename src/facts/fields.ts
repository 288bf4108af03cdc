/** Fields that the tables of facts share. */
import * as z from "zod";

/** Research or an authority; what services, organisations or people tell of themselves; our own proposal. */
export const strengths = ["belagt", "erfarenhet", "forslag"] as const;

export const id = z.string().regex(/^[a-z0-9][a-zA-Z0-9-]*$/);
export const sentence = z.string().min(3).max(700);
export const short = z.string().min(2).max(120);
/** An address of a page from the root, as `/rollen/etik/`. */
export const pageAddress = z.string().regex(/^\/(?:[a-z0-9-]+\/)+$/);
