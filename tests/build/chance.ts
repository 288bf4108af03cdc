/** Chance that can be had again: the same seed gives the same numbers (mulberry32, public domain, Tommy Ettinger). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number of the environment, to have a run again or a longer one. */
export function numberFrom(name: string, otherwise: number): number {
  const given = Number(process.env[name]);
  return process.env[name] === undefined || process.env[name] === "" || !Number.isFinite(given) ? otherwise : given;
}
