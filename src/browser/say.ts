/** Says something in a few words, to eyes and to screen readers, and takes it away again. */
import { element } from "./element.ts";

/** How long it stands, in milliseconds: nothing is lost when it goes. */
const stay = 6000;

let place: HTMLElement | undefined;
let timer: number | undefined;

/** Says a text at the foot of the window. */
export function say(text: string): void {
  if (place === undefined) {
    place = element("p", "said");
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  const here = place;
  // A live region must be in the page before what it is to say.
  requestAnimationFrame(() => {
    here.textContent = text;
  });
  window.clearTimeout(timer);
  timer = window.setTimeout(() => here.replaceChildren(), stay);
}

/** Copies a text. False where the browser does not let us. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
