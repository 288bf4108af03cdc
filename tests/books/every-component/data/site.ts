export default {
  name: "Provhandboken",
  tagline: "Alla delar på en gång",
  description: "En handbok som har minst en av varje sorts sida, ruta och del.",
  url: "https://prov.example/",
  language: "sv",
  edition: "2",
  editionDate: "2026-10-01",
  publisher: { name: "Provkommun & Co", url: "https://www.provkommun.example", email: "info@provkommun.example", phone: "000-00 00 00" },
  logo: "marke.svg",
  colors: { main: "#274e7a", action: "#8a3b12" },
  accessibilityAssessed: "2026-10-01",
  repository: "https://kod.provkommun.example/handbok",
};
