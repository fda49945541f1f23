import type { NamedSource } from '#byte-source.ts';
import type { OpenRecording } from '#recording.ts';

export type FileRole = 'samples' | 'header' | 'positions' | 'marks' | 'metadata';

/** One kind of file of a format, told by its extension (lower case, without the dot). */
export type FormatFile = {
  readonly extension: string;
  readonly role: FileRole;
  /** A recording cannot be read without it. */
  readonly required: boolean;
  /** What such a file may have between the stem that its recording's files share and the extension (`_G01`). */
  readonly nameSuffix?: RegExp;
};

/**
 * A recording is a set of files with roles; a format knows which, and how to read them.
 * `open` throws GprFormatError when nothing can be read, and tells everything else in `findings`.
 */
export type Format = {
  readonly id: string;
  readonly vendor: string;
  readonly label: string;
  readonly files: readonly FormatFile[];
  /**
   * What stands before the extension where each channel of an array has files of its own (`_A01`): with it taken off,
   * the files of all channels have one stem. Absent where a recording never has more than one file of a kind.
   */
  readonly channelSuffix?: RegExp;
  open(files: readonly NamedSource[]): Promise<OpenRecording>;
  /** Why one file, of whatever role, can be no part of a recording that `open` reads; null when it may be. */
  findFault(file: NamedSource): Promise<string | null>;
};
