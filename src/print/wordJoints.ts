/**
 * Where compounds are put together and the patterns for Swedish see no joint, or see one where there is none: "vår-davdelning", "meta-analys".
 * Each is a run of letters with a bar at its joint. Within those letters a word breaks at the bar and nowhere else; without a bar it stays whole.
 */
export const wordJoints: readonly string[] = `
allmän|psyk anslags|tav arbets|ident arbets|konsul arbets|telefon
behandlar|yrk behovs|analys betygs|mall brukar|enk brukar|erf brukar|infl brukar|org
debatt|art deltagar|inf del|skal
effekt|stud egen|erf eld|själ extra|tjän
fack|omb fika|rum före|slog
grupp|akt grupp|chat gräns|pan
hands|käll hands|val hand|stil hets|kun hög|inkomst hög|spec
incident|rapp intervju|frå intervju|stu intervju|sva
karriär|ste kollektiv|avt kommun|jur kommun|kod kommun|stu konfidens|int kris|rut kurs|int kurs|lok kurs|läng kurs|ämn
lednings|niv licens|text lik|rikt lings|assist låg|aff läkar|int länk|text läs|möt löne|disk löne|stat löne|övers
medlems|enk medelvärdes|skill mellan|slag mellan|stor meta|analys metod|stö minder|år minnes|ant mords|tank mötes|kort
nätverks|trä
paraply|övers plats|möt projekt|anst projekt|år
referens|tag region|kart register|utdr risk|reg rubrik|rad råds|lag
sjukdoms|ins sjuk|ers skol|kur skol|sköt slut|art social|psyk standard|avv stöd|assist stöds|team suicid|risk supporter support|rar sök|ord sök|sid
tak|eff tillbaka|bl
behovs|medi vuxen|psyk vård|avd vård|ins vårds|mott vård|utn vård|yrk
webb|adr
`
  .trim()
  .split(/\s+/);
