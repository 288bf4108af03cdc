import type { SiteInput } from "../src/content/site.ts";

/** Make the handbook your own: change the values here and nowhere else. What is empty is hidden. */
export default {
  name: "Peerhandboken",
  tagline: "Peer support i kommun och region",
  description: "En öppen handbok om peer support i psykiatri och socialtjänst: rollen, uppgifterna, införandet, utbildningen och vad forskningen säger.",
  url: "https://peerhandboken.example",
  language: "sv",
  edition: "1",
  editionDate: "2026-11-21",
  publisher: { name: "", url: "", email: "", phone: "" },
  logo: "",
  colors: { main: "", action: "" },
  accessibilityAssessed: "",
  repository: "",
} satisfies SiteInput;
