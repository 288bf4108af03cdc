import type { SiteInput } from "../../../../src/content/site.ts";

/** A book with one page of each kind, for tests. */
export default {
  name: "Lilla provboken",
  tagline: "En sida av varje slag",
  description: "En liten handbok om peer support, bara till för prov.",
  url: "https://prov.example",
  language: "sv",
  edition: "1",
  editionDate: "2026-10-01",
  publisher: { name: "Provkommun", url: "https://prov.example/kommun", email: "prov@prov.example", phone: "" },
  logo: "",
  colors: { main: "", action: "" },
  accessibilityAssessed: "",
  repository: "",
} satisfies SiteInput;
