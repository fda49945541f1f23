import { writeDztThatFits } from '#formats/dzt/write-what-fits.ts';
import { writeRamacThatFits } from '#formats/ramac/write-what-fits.ts';
import { writeSegyThatFits } from '#formats/segy/write-what-fits.ts';
import type { RecordingToWrite, WrittenRecording } from '#recording-to-write.ts';

/** The ids of the formats that can be written. */
export type WritableFormat = 'dzt' | 'ramac' | 'segy';

const writers: Readonly<Record<WritableFormat, (recording: RecordingToWrite) => WrittenRecording>> = {
  dzt: writeDztThatFits,
  ramac: writeRamacThatFits,
  segy: writeSegyThatFits,
};

/**
 * Writes a recording in any format that can be written. What the format cannot hold is changed or left out, and told
 * in `findings`: nothing is lost silently. Throws GprFormatError when not even the samples could be held.
 */
export function writeRecording(format: WritableFormat, recording: RecordingToWrite): WrittenRecording {
  return writers[format](recording);
}
