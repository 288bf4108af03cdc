/** The words of the reading tools, `reading.words` in `_data/labels.json`; the page carries them. */
export interface ReadingWords {
  readonly start: string;
  readonly pause: string;
  readonly resume: string;
  readonly reading: string;
  readonly paused: string;
  readonly done: string;
  readonly noVoice: string;
  readonly noSpeech: string;
  readonly failed: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly linkCopied: string;
  readonly linkFailed: string;
  /** {title} */
  readonly headingLink: string;
}
