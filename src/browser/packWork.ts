/** From the button to the PDF: progress, cancelling, what went wrong, and the link to save it. */
import { found } from "./found.ts";
import type { OrderedPart, PackSetting, Trouble } from "./packMaker.ts";
import type { PackPageWords } from "./packWords.ts";
import { element } from "./results.ts";
import { fill } from "./words.ts";

/** A finished pack. */
interface Made {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

export interface WorkOptions {
  readonly setting: PackSetting;
  /** What is to be made now. */
  readonly order: () => { readonly title: string; readonly parts: readonly OrderedPart[] };
  readonly saveText: (made: Made) => string;
  readonly troubleText: (trouble: Trouble) => string;
}

const templateUrl = "/pdf/paket-mall.pdf";
/** Milliseconds between two sentences about progress: more is noise to those who listen. */
const pause = 1000;

/** Lets the form make packs. `putAway` ends what is being made and takes away what was made: it no longer is what the reader chose. */
export function packWork(
  form: HTMLFormElement,
  words: PackPageWords,
  { setting, order, saveText, troubleText }: WorkOptions,
): { readonly putAway: () => void } {
  const make = found<HTMLButtonElement>(form, "[data-pack-make]");
  const cancel = found<HTMLButtonElement>(form, "[data-pack-cancel]");
  const progress = found<HTMLProgressElement>(form, "[data-pack-progress]");
  const status = found<HTMLElement>(form, "[data-pack-status]");
  const fault = found<HTMLElement>(form, "[data-pack-fault]");
  const result = found<HTMLElement>(form, "[data-pack-result]");
  let running: AbortController | undefined;
  let savedUrl: string | undefined;
  let said = 0;

  const say = (text: string, isUrgent: boolean) => {
    const now = performance.now();
    if (!isUrgent && now - said < pause) return;
    said = now;
    status.textContent = text;
  };
  const setRunning = (work: AbortController | undefined) => {
    running = work;
    const isRunning = work !== undefined;
    progress.hidden = cancel.hidden = !isRunning;
    make.hidden = isRunning;
  };
  const putAway = () => {
    running?.abort();
    setRunning(undefined);
    if (savedUrl !== undefined) URL.revokeObjectURL(savedUrl);
    savedUrl = undefined;
    result.replaceChildren();
    status.textContent = fault.textContent = "";
  };

  const offer = (made: Made, title: string) => {
    savedUrl = URL.createObjectURL(new Blob([made.bytes], { type: "application/pdf" }));
    const link = element("a", "button button--strong", saveText(made));
    link.href = savedUrl;
    link.download = `${fileName(title)}.pdf`;
    result.replaceChildren(link);
    say(words.done, true);
    link.focus();
  };

  const start = async () => {
    putAway();
    const work = new AbortController();
    setRunning(work);
    cancel.focus();
    const { title, parts } = order();
    const steps = parts.length * 2 + 1;
    progress.max = steps;
    progress.value = 0;
    say(fill(words.fetching, { number: 1, total: parts.length }), true);
    try {
      const { makeOrder } = await import("./packMaker.ts");
      const outcome = await makeOrder({
        title,
        setting,
        parts,
        templateUrl,
        signal: work.signal,
        onStep: ({ work: kind, done, total }) => {
          progress.value = kind === "fetch" ? done : total + done;
          const number = done + 1;
          if (kind === "fetch") say(fill(words.fetching, { number, total }), false);
          else if (done < total) say(fill(words.joining, { number, total }), false);
          else say(words.saving, false);
        },
      });
      if (running !== work) return;
      setRunning(undefined);
      if ("kind" in outcome) complain(troubleText(outcome));
      else offer(outcome, title);
    } catch {
      if (running !== work) return;
      setRunning(undefined);
      complain(words.failed);
    }
  };
  const complain = (text: string) => {
    status.textContent = "";
    fault.textContent = text;
    make.focus();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!make.disabled && running === undefined) void start();
  });
  cancel.addEventListener("click", () => {
    putAway();
    say(words.cancelled, true);
    make.focus();
  });
  return { putAway };
}

/** A title as the name of a file, on every system. */
function fileName(title: string): string {
  return title.replace(/[\p{C}\\/:*?"<>|]+/gu, "-").replace(/^[. ]+|[. ]+$/g, "") || "paket";
}
