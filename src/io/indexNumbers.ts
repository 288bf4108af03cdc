/**
 * Shows each page number of an index entry once: two places may land on one page. Tells whether anything changed.
 * It runs in the browser and may use nothing from outside itself.
 */
export function showNumbersOnce(): boolean {
  let changed = false;
  for (const places of document.querySelectorAll("[data-places]")) {
    const seen = new Set<string>();
    for (const place of places.children) {
      const number = place.querySelector("[data-page]")?.textContent ?? "";
      const isRepeated = seen.has(number);
      seen.add(number);
      if (place.hasAttribute("hidden") === isRepeated) continue;
      place.toggleAttribute("hidden", isRepeated);
      changed = true;
    }
  }
  return changed;
}
