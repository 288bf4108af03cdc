/** A Swedish text as an ASCII address: "Frågor på äldre sätt" → "fragor-pa-aldre-satt". Empty where no letter or digit is left. */
export function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øœ]/g, "o")
    .replace(/æ/g, "ae")
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** The shape of file and folder names under content, and so of addresses. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
