/** The map through time: one year at a time, chosen with a slider or two buttons. Without this all years stand beside each other. */
interface Year {
  readonly year: number;
  readonly text: string;
  /** Statuses by code, of regions and municipalities. */
  readonly statuses: Readonly<Record<string, string>>;
  readonly news: readonly string[];
}

for (const stepper of document.querySelectorAll<HTMLElement>("[data-time-map]")) enhance(stepper, JSON.parse(String(stepper.dataset["timeMap"])) as Year[]);

function enhance(stepper: HTMLElement, years: readonly Year[]): void {
  const range = stepper.querySelector<HTMLInputElement>("input[type=range]");
  const buttons = [...stepper.querySelectorAll<HTMLButtonElement>("button[data-step]")];
  const [name, text] = [stepper.querySelector(".time-stepper__year"), stepper.querySelector("[role=status]")];
  if (range === null || name === null || text === null) return;

  const show = () => {
    const state = years.find(({ year }) => year === range.valueAsNumber);
    if (state === undefined) return;
    for (const area of stepper.querySelectorAll<SVGElement>("[data-area]")) fill(area, state.statuses[String(area.dataset["area"])]);
    for (const sign of stepper.querySelectorAll<SVGElement>("[data-code]"))
      toggle(sign, state.statuses[String(sign.dataset["code"])] === sign.dataset["status"]);
    for (const ring of stepper.querySelectorAll<SVGElement>("[data-new]")) toggle(ring, state.news.includes(String(ring.dataset["new"])));
    name.textContent = String(state.year);
    text.textContent = state.text;
    range.setAttribute("aria-valuetext", String(state.year));
    for (const button of buttons) {
      const isEnd = years.every(({ year }) => year !== state.year + Number(button.dataset["step"]));
      // A button that is disabled loses the focus; this one says that it does nothing.
      button.setAttribute("aria-disabled", String(isEnd));
    }
  };
  range.addEventListener("input", show);
  for (const button of buttons) {
    button.disabled = false;
    button.addEventListener("click", () => {
      range.valueAsNumber += Number(button.dataset["step"]);
      show();
    });
  }
  // Not every browser unfolds what a link leads into.
  stepper.querySelector<HTMLAnchorElement>("a.time-stepper__more")?.addEventListener("click", ({ currentTarget }) => {
    const details = document.querySelector((currentTarget as HTMLAnchorElement).hash)?.closest("details");
    if (details) details.open = true;
  });
  range.disabled = false;
  show();
}

/** As `pageFill` of the build: a class for plain areas, the page's patterns for the others. */
function fill(area: SVGElement, status: string | undefined): void {
  if (status === "B" || status === "C") {
    area.removeAttribute("class");
    area.setAttribute("fill", `url(#map-${status.toLowerCase()})`);
  } else {
    area.removeAttribute("fill");
    area.setAttribute("class", status === "A" ? "map__a" : "map__ground-unknown");
  }
}

function toggle(shape: SVGElement, isShown: boolean): void {
  if (isShown) shape.removeAttribute("display");
  else shape.setAttribute("display", "none");
}
