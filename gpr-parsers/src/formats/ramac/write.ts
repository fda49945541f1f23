import { GprFormatError } from '#errors.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';

/** The files of one recording: `samples` is an rd3 at 16 bits and an rd7 at 32. */
export type RamacFiles = {
  readonly rad: Uint8Array;
  readonly samples: Uint8Array;
  readonly cor: Uint8Array | null;
};

/** Header, samples and fixes as a MALÅ console writes them; a header has no place for date or permittivity. */
export function writeRamac(recording: RecordingToWrite): RamacFiles {
  throw new GprFormatError('unsupported-variant', `cannot write ${recording.name}`, { format: 'ramac' });
}
