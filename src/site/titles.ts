import type { Site } from "../content/site.ts";

/** The title of a page in tabs, search engines and shared links: "Etik – Peerhandboken". */
export function documentTitle({ name }: Site, title: string): string {
  return `${title} – ${name}`;
}

/** The title of the start page: "Peerhandboken – Peer support i kommun och region", or the name alone. */
export function startTitle({ name, tagline }: Site): string {
  return tagline === "" ? name : `${name} – ${tagline}`;
}

/** Whether a chapter's title needs smaller type on its opener: letters beyond which the display size breaks a narrow screen. */
export function isLongTitle(title: string): boolean {
  return title.length > 16;
}
