/** Where the packages lie in the output. */
export const packages = {
  lean: "offline/peerhandboken-offline.zip",
  full: "offline/peerhandboken-offline-full.zip",
} as const;
