/** Addresses that the build makes beside the pages; a link to one of them is alive. */
export const madeAddresses = {
  search: "/sok/",
  az: "/a-o/",
  atom: "/feed.xml",
  jsonFeed: "/feed.json",
  model: "/handbok.json",
  book: "/pdf/peerhandboken.pdf",
  acuteHelp: "/om/akut-hjalp/",
} as const;

/** Whether an address without its anchor is one of the build's own files. */
export function isMadeAddress(path: string): boolean {
  const { acuteHelp: _, ...made } = madeAddresses;
  return Object.values(made).some((address) => address === path) || path.startsWith("/pdf/") || /^\/karta\/regioner\.(?:svg|png|csv|json)$/.test(path);
}
