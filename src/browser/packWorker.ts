/** Makes a pack beside the page, which goes on listening to the reader. Started when a pack is asked for: the PDF library weighs more than all the rest. */
import { makeOrder, type Order, type OrderStep, type Trouble } from "./packMaker.ts";

/** A finished pack. */
export interface MadePack {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

/** What the worker says: each step, and last what came of it. */
export type WorkerSays = { readonly step: OrderStep } | { readonly trouble: Trouble } | { readonly made: MadePack };

const say = (what: WorkerSays, transfer: Transferable[] = []) => postMessage(what, { transfer });

addEventListener("message", async ({ data }: MessageEvent<Order>) => {
  const outcome = await makeOrder(data, (step) => say({ step }));
  if ("kind" in outcome) say({ trouble: outcome });
  else say({ made: outcome }, [outcome.bytes.buffer]);
});
