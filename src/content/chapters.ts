/** The chapters of the book and the readers it speaks to. Both are part of the contract; ids are URLs, hence Swedish. What they are called is in `_data/labels.json`. */

/** Ids in book order. */
export const chapterIds = [
  "rollen",
  "arbetsuppgifter",
  "arbetsplatser",
  "inforande",
  "utbildning",
  "forskning",
  "karta",
  "material",
  "ordlista",
  "kallor",
  "nyheter",
  "om",
] as const;

export type ChapterId = (typeof chapterIds)[number];

/** Where a reading path begins in a handbook that has no page for the path. Ids as front matter has them, in the order of the doors. */
export const audienceStarts = {
  chef: "/inforande/tio-steg/",
  politiker: "/forskning/kort-svar/",
  hr: "/inforande/rekrytera/",
  kollega: "/inforande/forankra-i-arbetslaget/",
  peer: "/rollen/vad-ar-peer-support/",
  utbildare: "/utbildning/",
  brukarorganisation: "/inforande/samverkan-med-brukarrorelsen/",
  anhorig: "/rollen/vad-ar-peer-support/",
} as const;

export type Audience = keyof typeof audienceStarts;
/** Ids as front matter has them, in the order of the doors. */
export const audienceIds = Object.keys(audienceStarts) as readonly Audience[];

/** The three training programmes, as front matter names them. */
export const programmeIds = ["peer", "arbetsplats", "brukarorganisation"] as const;

export type Programme = (typeof programmeIds)[number];

/** What a page of the material chapter is: something to read and take along, to fill in, or to make one's own. */
export const materialIds = ["blad", "formular", "mall"] as const;

export type MaterialKind = (typeof materialIds)[number];

/** What all of these are called: the group `names` of `_data/labels.json`. */
export type Names = (typeof import("../../_data/labels.json"))["names"];
