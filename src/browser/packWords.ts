/** The words of the pack page, `pack` in `_data/labels.json`; the page carries them. */
export interface PackPageWords {
  readonly file: string;
  readonly indexFailed: string;
  readonly indexNotSaved: string;
  /** {count} */
  readonly chosen: string;
  readonly up: string;
  readonly down: string;
  readonly remove: string;
  /** {title} {place} {total} */
  readonly moved: string;
  /** {title} */
  readonly removed: string;
  /** {title} {sum} */
  readonly added: string;
  /** {parts} {sum} */
  readonly addedMany: string;
  /** {parts} {sum} */
  readonly removedMany: string;
  readonly partsOne: string;
  /** {count} */
  readonly partsMany: string;
  /** {parts} {pages} {size} */
  readonly sum: string;
  /** {titles} */
  readonly gone: string;
  readonly nameDefault: string;
  /** {number} {total} */
  readonly fetching: string;
  /** {number} {total} */
  readonly joining: string;
  readonly saving: string;
  readonly done: string;
  readonly cancelled: string;
  /** {pages} {size} */
  readonly save: string;
  /** {titles} */
  readonly fetchFailed: string;
  /** {titles} */
  readonly notSaved: string;
  readonly templateNotSaved: string;
  /** {title} */
  readonly partFailed: string;
  /** {letters} */
  readonly lettersFailed: string;
  readonly templateFailed: string;
  readonly failed: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly cleared: string;
}

/** How long a PDF is, `pdfFile` in `_data/labels.json`. */
export interface SizeWords {
  readonly pagesOne: string;
  /** {count} */
  readonly pagesMany: string;
}
