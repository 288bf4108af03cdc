/** Windows-1252 where it differs from Latin-1. */
const special: Readonly<Record<number, string>> = {
  0x80: "€",
  0x82: "‚",
  0x83: "ƒ",
  0x84: "„",
  0x85: "…",
  0x86: "†",
  0x87: "‡",
  0x88: "ˆ",
  0x89: "‰",
  0x8a: "Š",
  0x8b: "‹",
  0x8c: "Œ",
  0x8e: "Ž",
  0x91: "‘",
  0x92: "’",
  0x93: "“",
  0x94: "”",
  0x95: "•",
  0x96: "–",
  0x97: "—",
  0x98: "˜",
  0x99: "™",
  0x9a: "š",
  0x9b: "›",
  0x9c: "œ",
  0x9e: "ž",
  0x9f: "Ÿ",
};

/** WinAnsiEncoding (ISO 32000-1 annex D): the Unicode code point of every code from 32 that has one. */
export const winAnsi: ReadonlyMap<number, number> = new Map(
  Array.from({ length: 224 }, (_, index) => index + 32).flatMap((code) => {
    if (code < 0x7f || code > 0x9f) return [[code, code] as const];
    const character = special[code];
    return character === undefined ? [] : [[code, character.codePointAt(0) as number] as const];
  }),
);
