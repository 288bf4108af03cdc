/** Word stems, so that "lönen", "löner" and "lön" are one word. */

const vowels = "aeiouyäåö";
/** Endings of the first step, longest first. */
const mainEndings =
  "heternas hetens heterna andena arnas ernas ornas andes arens andet heten heter arna erna orna ande arne aste aren ades erns ade are ern ens het ast ad en ar er or as es at a e"
    .split(" ")
    .sort((a, b) => b.length - a.length);
const beforeS = "bcdfghjklmnoprtvy";
const fewestBeforeS = 3;
const doubles = ["dd", "gd", "nn", "dt", "gt", "kt", "tt"];

/**
 * The stem of a Swedish word in lower case. Rings and dots are kept: "får" is not "far". Words with figures are their own stems.
 * Snowball's rules and then what they leave: "mötet", "frågan", "miljön", "yrkena" and "kostnaden" keep their endings there, or a part of them.
 */
export function stem(word: string): string {
  if (/\p{N}/u.test(word)) return word;
  const irregular = irregularStems.get(word);
  if (irregular !== undefined) return irregular;
  const own = ownStem.exec(word);
  if (own !== null) return String(own.slice(1).find((group) => group !== undefined));
  const past = pastForms.exec(word) ?? doubledPast.exec(word);
  if (past !== null) return String(past[1]);
  let text = snowball(plainForm(word));
  // Snowball takes the s of "kurs" for a genitive and leaves that of "kurser".
  if (text.length > fewestBeforeS && text.endsWith("s") && beforeS.includes(text.charAt(text.length - 2))) text = text.slice(0, -1);
  for (let ending = leftOver(text); ending !== null; ending = leftOver(text)) text = text.slice(0, ending.index);
  // "cirkel" and "cirklar".
  return /el(?:ns?)?$/.test(text) ? text.replace(/(?<=^.{2,}[bdfgkmnpstv])el(?:ns?)?$/u, "l") : text;
}

/** A word before its endings are taken: Snowball leaves half of "yrkena", "kommuners" and "psykiatrin". */
function plainForm(word: string): string {
  if (/enas?$/.test(word)) return word.replace(/(?<=^.{2,}[^aeiouyåäö])enas?$/u, "e");
  if (word.endsWith("ares")) return word.slice(0, -1);
  if (word.endsWith("ats")) return word.replace(/(?<=^.{2,}(?:[^slp]|[^p]l)at)s$/u, "");
  if (/[aeo]rs$/.test(word)) return word.replace(/(?<=^.{3,}[^aeiouyåäö][aeo]r)s$/u, "");
  return /ins?$/.test(word) ? word.replace(/(?<=^.{3,}(?:atr|ap|og|erg|krat|eor|om|graf|sof|emi)i)ns?$/u, "") : word;
}

/** Forms that no ending explains: strong verbs, plurals with another vowel. The first of each line is the stem of all. */
export const irregularStems: ReadonlyMap<string, string> = new Map(
  `säg säga säger sa sade sagt sägs|gå går gick gått|gör göra gjorde gjort görs|få får fick fått|ta tar tog tagit tas|ge ger gav gett ges|bli blir blev blivit|se ser såg sett ses
  |vet veta visste vetat|kom komma kommer kommit|stå står stod stått|må mår mådde|tyck tycka tycker tyckte tyckt|känn känna känner kände känt|hjälp hjälpa hjälper hjälpte hjälpt hjälpta hjälpts hjälps hjälpen
  |lig ligga ligger låg legat|sit sitta sitter satt suttit|sov sova sover sov sovit|skriv skriva skriver skrev skrivit skrivs|dö dör dog dött|slut sluta slutar slutade slutat slutet
  |finn finna finnas finner finns fann fanns funnit funnits|vinn vinna vinner vann vunnit|skilj skilja skiljer skilde skilt|brinn brinna brinner brann
  |lägg lägga lägger läggs la lade lades lagt lagts|sätt sätta sätter sätts satte sattes|drag dra drar dras drog drogs dragit|håll hålla håller hålls höll hölls hållit|bjud bjuda bjuder bjöd bjudit|fall falla faller föll fallit
  |förstå förstår förstod förstått|föreslå föreslår föreslog föreslagit|slå slår slog slagit|sälj sälja säljer sålde sålt|välj välja väljer väljs valde valdes valt|bryt bryta bryter bröt brutit|sprid sprida sprider sprids spred spreds spridit
  |driv driva driver drivs drev drevs drivit|bär bära burit|skär skära skurit|ät äta äter ätit|drick dricka dricker drack druckit|be ber bad bett|hinn hinna hinner hann hunnit|åk åka åker åkte åkt|led leda leder leds ledde leddes lett
  |glömm glömma glömmer glömde glömt|drömm drömma drömmer drömde drömt|bestämm bestämma bestämmer bestäms bestämde bestämdes bestämt|stödj stödja stödjer stöder stöds stödde stött|erbjud erbjuda erbjuder erbjuds erbjöd erbjöds erbjudit
  |delt delta deltar deltog deltagit|glid glida glider gled glidit|använd använda använder används använde användes använt använts|sjukskriv sjukskriva sjukskriver sjukskrev sjukskrivit
  |support supporter supportern supporters supporterns supportrar supportrars supportrarna supportrarnas|syster systern systrar systrarna|bok boken böcker böckerna|hand handen händerna|man mannen män männen|stad staden städer städerna|natt natten nätter nätterna|son sonen söner|dotter dottern döttrar
  |bror brodern bröder|far fadern fäder|mor modern mödrar|tand tanden tänder tänderna|land landet länder länderna|möt möte mötet möten mötena|brott brottet`
    .split("|")
    .flatMap((line) => {
      const [first = "", ...others] = line.trim().split(/\s+/);
      return [first, ...others].map((form) => [form, first] as const);
    }),
);

/** Verbs whose past has another stem than the rest: "införde", "köpt", "mätte". What is before them may be any of the small words that verbs are joined with. */
const pastForms =
  /^((?:an|av|be|er|fram|för|före|genom|igen|in|jäm|ned|om|på|till|under|upp|ut|över|åter)?(?:ställ|följ|fyll|hör|kör|för|stör|lär|lev|höv|kräv|köp|släpp|läs|lös|sök|rök))(?:de|des|te|tes|t|ts)$/u;
const doubledPast = /^((?:an|be|in|till|upp|ut|över)?(?:sköt|möt|byt|mät))(?:te|tes|t|ts)$/u;

/** Words that Snowball gives the stem of another: a doctor is not about healing, nor paper about fathers, secrets about homes, what is cheap about cars, or a board about steering. */
const ownStem = new RegExp(
  [
    "^(mars|läkar|brukar(?=[ens])|lärar|papper|jobbig)(?:e|en|ens|na|nas|es|et|ets|s|t|a|are|ast)?$",
    "^(o?vanlig|hemlig|vänlig|verklig|billig|daglig|farlig|personlig|m[åa]ttlig|saklig|ledig|viktig|tidig|konstig)(?:t|a|en|are|as?te?|het(?:ens?|er|erna|s)?)?$",
    "^(kallelse|styrelse|r[öo]relse|h[äa]ndelse)(?:ns?|rn?a?s?|s)?$",
    "^(etikett|blankett|r[äa]ttighet|helhet|n[äa]rhet)(?:ens?|ern?a?s?|s)?$",
  ].join("|"),
  "u",
);

/** Looking behind is slow, and every known word is stemmed when the lexicon is opened: the last letter settles it for most. */
const leftOver = (text: string) => (/[tsnd]$/.test(text) ? leftEnding.exec(text) : null);

/** Endings that Snowball leaves; taken away until there is none, so that all forms of a word meet: "budget" and "budgeten". */
const leftEnding = /(?<=^.{2,}[^aeiouyåäö])(?:et|ets)$|(?<=^.{3,}[^aeiouyåäö])ans?$|(?<=^.{3,}[åäö])ns?$|(?<=^.{3,}[^aeiouyåäö])ad$/u;

/**
 * The stem that Snowball gives (https://snowballstem.org/algorithms/swedish/stemmer.html), which is the index's own.
 */
export function snowball(word: string): string {
  // R1 is what follows the first consonant after a vowel, and at least three letters in.
  const first = [...word].findIndex((letter, at, all) => at > 0 && !vowels.includes(letter) && vowels.includes(String(all[at - 1])));
  if (first === -1 || /\p{N}/u.test(word)) return word;
  const start = Math.max(first + 1, 3);
  const ends = (text: string, ending: string) => text.length - ending.length >= start && text.endsWith(ending);

  let text = word;
  const ending = mainEndings.find((one) => ends(text, one));
  if (ending !== undefined) text = text.slice(0, -ending.length);
  else if (ends(text, "s") && beforeS.includes(text.charAt(text.length - 2))) text = text.slice(0, -1);

  if (doubles.some((pair) => ends(text, pair))) text = text.slice(0, -1);

  if (ends(text, "löst")) return text.slice(0, -1);
  if (ends(text, "fullt")) return text.slice(0, -1);
  for (const last of ["lig", "els", "ig"]) if (ends(text, last)) return text.slice(0, -last.length);
  return text;
}

const derivations = ["ningarn", "ningar", "ning", "ing", "else", "els", "and", "het", "skap", "bar", "sam", "ation", "tion", "er", "n"];
/** The fewest letters of a root that is not the word itself. */
export const fewestInRoot = 5;

/** What verbs share with the nouns made of them: "rekrytera" and "rekrytering", "sjukskriven" and "sjukskrivning". Looser than a stem; takes a stem. */
export function root(stemmed: string): string {
  if (stemmed === "presenter") return stemmed;
  // "anställd" and "anställning".
  if (stemmed.endsWith("lld") && stemmed.length > fewestInRoot) return stemmed.slice(0, -1);
  const ending = derivations.find((one) => stemmed.endsWith(one) && stemmed.length - one.length >= fewestInRoot);
  return ending === undefined ? stemmed : root(stemmed.slice(0, -ending.length));
}
