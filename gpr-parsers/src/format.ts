import type { NamedSource } from '#byte-source.ts';
import type { Recording } from '#recording.ts';

export type FileRole = 'samples' | 'header' | 'positions' | 'marks' | 'metadata';

/** One kind of file of a format, told by its extension (lower case, without the dot). */
export type FormatFile = {
  readonly extension: string;
  readonly role: FileRole;
  /** A recording cannot be read without it. */
  readonly required: boolean;
};

/**
 * A recording is a set of files with roles; a format knows which, and how to read them.
 * `read` throws GprFormatError when nothing can be read, and tells everything else in `findings`.
 */
export type Format = {
  readonly id: string;
  readonly vendor: string;
  readonly label: string;
  readonly files: readonly FormatFile[];
  read(files: readonly NamedSource[]): Promise<Recording>;
  /** Why one file, of whatever role, can be no part of a recording that `read` reads; null when it may be. */
  findFault(file: NamedSource): Promise<string | null>;
};
