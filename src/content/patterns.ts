/** The forms of what editors write in front matter and data files alike. */

/** The address of a page from the root: `/rollen/etik/`. */
export const pagePattern = /^\/(?:[a-z0-9-]+\/)+$/;
/** "2018", "ca 2023", "2016–2018". */
export const yearPattern = /^(?:ca )?\d{4}(?:–\d{4})?$/;
/** SCB county code: two digits. */
export const countyPattern = /^\d{2}$/;
/** SCB municipality code: four digits, of which the first two are its county's. */
export const municipalityPattern = /^\d{4}$/;
/** The same, or the start page. */
export const anyPagePattern = new RegExp(`^/$|${pagePattern.source}`);
