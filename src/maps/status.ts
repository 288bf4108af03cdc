/** What can be known of a place. */
import type { statuses } from "./schema.ts";

export type Status = (typeof statuses)[number];
export type KnownStatus = Exclude<Status, "unknown">;
