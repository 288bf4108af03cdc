/** From the button to the PDF: progress, cancelling, what went wrong, and the link to save it. */
import { found } from "./found.ts";
import type { Order, OrderStep, Trouble } from "./packMaker.ts";
import type { PackPageWords } from "./packWords.ts";
import type { MadePack, WorkerSays } from "./packWorker.ts";
import { element } from "./element.ts";
import { trustOwnPrograms } from "./trustedScripts.ts";
import { fill } from "./words.ts";

export interface WorkOptions {
  /** The worker's script. */
  readonly workerUrl: string;
  /** What is to be made now. */
  readonly order: () => Order;
  readonly saveText: (made: MadePack) => string;
  readonly troubleText: (trouble: Trouble) => string;
}

/** Milliseconds between two sentences about progress: more is noise to those who listen. */
const pause = 1000;

/** Lets the form make packs. `putAway` ends what is being made and takes away what was made: it no longer is what the reader chose. */
export function packWork(
  form: HTMLFormElement,
  words: PackPageWords,
  { workerUrl, order, saveText, troubleText }: WorkOptions,
): { readonly putAway: () => void } {
  const make = found<HTMLButtonElement>(form, "[data-pack-make]");
  const cancel = found<HTMLButtonElement>(form, "[data-pack-cancel]");
  const progress = found<HTMLProgressElement>(form, "[data-pack-progress]");
  const status = found<HTMLElement>(form, "[data-pack-status]");
  const fault = found<HTMLElement>(form, "[data-pack-fault]");
  const result = found<HTMLElement>(form, "[data-pack-result]");
  let running: Worker | undefined;
  let savedUrl: string | undefined;
  let said = -pause;

  const setRunning = (worker: Worker | undefined) => {
    if (worker === undefined) running?.terminate();
    running = worker;
    progress.hidden = cancel.hidden = worker === undefined;
    make.hidden = worker !== undefined;
  };
  const putAway = () => {
    setRunning(undefined);
    if (savedUrl !== undefined) URL.revokeObjectURL(savedUrl);
    savedUrl = undefined;
    result.replaceChildren();
    status.textContent = fault.textContent = "";
  };

  const showStep = ({ work, parts, share }: OrderStep, total: number) => {
    progress.value = share;
    const now = performance.now();
    if (now - said < pause) return;
    said = now;
    status.textContent = work === "save" ? words.saving : fill(work === "fetch" ? words.fetching : words.joining, { number: parts + 1, total });
  };
  const offer = (made: MadePack, title: string) => {
    setRunning(undefined);
    savedUrl = URL.createObjectURL(new Blob([made.bytes], { type: "application/pdf" }));
    const link = element("a", "button button--strong", saveText(made));
    link.href = savedUrl;
    link.download = `${fileName(title)}.pdf`;
    result.replaceChildren(link);
    status.textContent = words.done;
    link.focus();
  };
  const complain = (trouble: Trouble) => {
    setRunning(undefined);
    status.textContent = "";
    fault.textContent = troubleText(trouble);
    make.focus();
  };

  const start = () => {
    putAway();
    const asked = order();
    const total = asked.parts.length;
    trustOwnPrograms();
    const worker = new Worker(workerUrl, { type: "module" });
    setRunning(worker);
    cancel.focus();
    said = -pause;
    showStep({ work: "fetch", parts: 0, share: 0 }, total);
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerSays>) => {
      if ("step" in data) showStep(data.step, total);
      else if ("made" in data) offer(data.made, asked.title);
      else complain(data.trouble);
    });
    // Its script cannot be fetched, or is of another version than the page.
    worker.addEventListener("error", () => complain({ kind: "unknown" }));
    worker.postMessage(asked, { transfer: [] });
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!make.disabled && running === undefined) start();
  });
  cancel.addEventListener("click", () => {
    putAway();
    status.textContent = words.cancelled;
    make.focus();
  });
  return { putAway };
}

/** A title as the name of a file, on every system. */
function fileName(title: string): string {
  return title.replace(/[\p{C}\\/:*?"<>|]+/gu, "-").replace(/^[. ]+|[. ]+$/g, "") || "paket";
}
