/** The reader's own text: how large, and how far apart. Remembered only when the reader chooses. */

const storageKey = "textval";

export interface TextChoice {
  /** Step above the handbook's own size: 0 to 3. */
  readonly size: number;
  /** 1: lines and words further apart. */
  readonly spacing: number;
}

/** The handbook's own text. */
export const ordinary: TextChoice = { size: 0, spacing: 0 };

/** What is remembered on this device; the ordinary text where nothing is, or what lies there is not ours. */
export function readTextChoice(): TextChoice {
  try {
    const [, size, spacing] = /^([0-3]) ([01])$/.exec(localStorage.getItem(storageKey) ?? "") ?? [];
    return size === undefined ? ordinary : { size: Number(size), spacing: Number(spacing) };
  } catch {
    return ordinary;
  }
}

/** Remembers a choice; forgets everything where it is the ordinary text. Without storage it lasts as long as the page. */
export function rememberTextChoice({ size, spacing }: TextChoice): void {
  try {
    if (size === 0 && spacing === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, `${size} ${spacing}`);
  } catch {
    // Storage is closed, for example in a private window.
  }
}

/** Shows the page with a choice: the style sheet reads these attributes. */
export function showTextChoice({ size, spacing }: TextChoice): void {
  const { dataset } = document.documentElement;
  dataset["textsize"] = String(size);
  dataset["spacing"] = String(spacing);
}
