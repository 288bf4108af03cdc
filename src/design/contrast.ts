/** Contrast between two colours, as WCAG 2.2 defines it. */
import { wcagContrast } from "culori";

/**
 * Contrast ratio, 1 to 21, of two opaque colours in any CSS notation.
 * Throws when a colour cannot be read.
 * Source: WCAG 2.2, "contrast ratio".
 */
export function contrast(first: string, second: string): number {
  const ratio = wcagContrast(first, second);
  if (!Number.isFinite(ratio)) throw new Error(`Not two colours: ${first}, ${second}`);
  return ratio;
}
