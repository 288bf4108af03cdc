/** What a reader has chosen, and where it is kept: in the address, so that it can be sent, and on this device. */

/** A choice. The parts are files without `pdf/` and `.pdf`, in the order they come in the pack. */
export interface Choice {
  readonly parts: readonly string[];
  /** The title on the cover; empty: the usual one. */
  readonly title: string;
}

export const nothingChosen: Choice = { parts: [], title: "" };

const storageKey = "paket";

/** The choice in the fragment of an address: `#val=utdelning/krisplan,kapitel/rollen&titel=Till%20teamet`; undefined where there is none. */
export function choiceInAddress(hash: string): Choice | undefined {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const parts = given.get("val");
  if (parts === null) return undefined;
  return { parts: [...new Set(parts.split(",").filter((part) => part !== ""))], title: given.get("titel") ?? "" };
}

/** The fragment of a choice, with its sign; empty where nothing is chosen. */
export function addressOf({ parts, title }: Choice): string {
  if (parts.length === 0 && title === "") return "";
  const readable = (text: string) => encodeURIComponent(text).replaceAll("%2F", "/");
  return `#val=${parts.map(readable).join(",")}${title === "" ? "" : `&titel=${readable(title)}`}`;
}

/** The choice kept on this device; undefined where there is none, or the browser does not let us. */
export function keptChoice(): Choice | undefined {
  try {
    const kept = localStorage.getItem(storageKey);
    return kept === null ? undefined : choiceInAddress(kept);
  } catch {
    return undefined;
  }
}

/** Keeps a choice on this device. Where storage is closed it lasts as long as the page. */
export function keepChoice(choice: Choice): void {
  try {
    const address = addressOf(choice);
    if (address === "") localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, address);
  } catch {
    // For example in a private window.
  }
}

/** The choice with some parts added at its end, each once. */
export function withParts({ parts, title }: Choice, added: readonly string[]): Choice {
  return { parts: [...new Set([...parts, ...added])], title };
}

/** The choice without some parts. */
export function withoutParts({ parts, title }: Choice, removed: readonly string[]): Choice {
  return { parts: parts.filter((part) => !removed.includes(part)), title };
}

/** The choice with a part moved so many places; as it was where there is no such place. */
export function withPartMoved({ parts, title }: Choice, part: string, by: number): Choice {
  const from = parts.indexOf(part);
  const to = from + by;
  if (from === -1 || to < 0 || to >= parts.length) return { parts, title };
  const moved = parts.filter((one) => one !== part);
  moved.splice(to, 0, part);
  return { parts: moved, title };
}
