/** Words that are in any sentence. */
export const emptyWords: ReadonlySet<string> = new Set(
  `och att en ett den det de som är på av för med till om vi ni jag du man han hon hen sig sin sitt sina så när där här vid än eller men kan ska vill har hade vad hur vilka vilken vilket
  mig dig oss er dem då nu också bara även under över från ut upp in ju väl nog vara the of is in on and`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Words that say nothing about what is sought: they glue a question together. */
export const stopWords: ReadonlySet<string> = new Set(
  `alla allt alltid alltså att av bara bli blir blivit bort bra både båda de dem den denna dess dessa det detta dig din dina dit ditt dom dock du där därför då
  efter egentligen ej eller en ens enligt er era ert ett exempelvis fast fick finns finnas fler flera flest får få fått för före först förra ganska genom ger ge gett gick gjorde gjort
  gå går gått gör göra ha hade han handboken har hans haft hej hela helt hellre henne hennes hen hens hit hon honom hos hur här i ibland icke in inom innan inte ingen inget inga ja jag ju
  just kan kanske kom komma kommer kommit kunde kunna kunnat känns lite litet lika länge man massa med medan mellan men mer mera mest mig min mina minst mitt mot mycket måste många möjligt
  ni nog nu nej någon något några nån nåt nära när nästan ofta och också olika om omkring oss på redan rent runt rätt ro samma samt se sedan seen sen ser ses sett sig sin sina sitt
  själv själva sak saker ska skall skulle slags snarare snart som sorts stor stora så sådan sådana sånt sätt ta tack tar till tills tror tycker typ under ungefär upp ut utan utom
  vad var vara varandra varför varit varje vart vars vem vems verkligen vet veta vi via vid vilka vilken vilket vill vilja väl vår våra vårt vore än ändå ännu är även åt över
  från ifrån annars innan istället stället ställa sådant såna ena andras samman vidare sedan sen läs läsa läser tänk tänka tänker står känner känna gång gånger
  ok okej snälla undrar undra fråga frågan frågor betyder innebär menas menar gäller heter kallas behöver behöva behövs bör borde låta låter låt håller hålla hittar hitta finna söker
  brukar brukade händer hända hände hänt idag igen sök exakt annan annat andra lättast bäst bästa enklast the of and is are what how to for in on with do does can`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
