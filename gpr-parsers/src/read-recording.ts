import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import type { Recording } from '#recording.ts';

/** Opens the files of one recording, in any order; what does not belong to it is told in `findings`. */
export async function readRecording(files: readonly NamedSource[]): Promise<Recording> {
  throw new GprFormatError('unsupported-variant', `cannot read ${files.length} files`, { format: 'gpr' });
}
