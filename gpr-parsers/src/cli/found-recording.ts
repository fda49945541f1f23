/** The files of one recording, the one that was asked for first. */
export type FoundRecording = {
  /** As it was asked for: what messages call it. */
  readonly asked: string;
  readonly paths: readonly string[];
};
