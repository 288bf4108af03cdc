export default {
  name: "Den minsta handboken",
  tagline: "",
  description: "En handbok utan regioner och utan källor.",
  url: "https://minst.example",
  language: "sv",
  edition: "1",
  editionDate: "2026-01-01",
  publisher: { name: "", url: "", email: "", phone: "" },
  logo: "",
  colors: { main: "", action: "" },
  accessibilityAssessed: "",
  repository: "",
};
