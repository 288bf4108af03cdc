import type { Check } from "./verify.ts";
import { testFindings } from "./verifyTests.ts";

/** Builds that are ended in the middle, by the system and by a full disk. */
export const killsCheck: Check = {
  name: "kills",
  about: "builds ended at random moments, browsers ended, disks full (KILLS_SEED and KILLS have a run again, or a longer one)",
  run: ({ tell }) => testFindings(["kills"], tell),
};

/** Handbooks that chance has written. */
export const fuzzCheck: Check = {
  name: "fuzz",
  about: "handbooks made by chance (FUZZ_SEED and FUZZ_RUNS have a run again, or a longer one)",
  run: ({ tell }) => testFindings(["fuzz"], tell),
};
