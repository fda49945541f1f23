import type { ConversionTarget } from './conversion.ts';
import { writeOutput } from './output-file.ts';
import type { streamCsv, streamNpy } from './stream-amplitudes.ts';

/** A file of amplitudes alone, written block by block: a line of any length needs the same memory. */
export function streamedTarget(
  extension: string,
  stream: typeof streamNpy | typeof streamCsv,
): ConversionTarget {
  return {
    extension,
    async convert(recording, { channel, path, rules }) {
      const { channels, nonSignalSampleCount, findings } = recording;
      const notes = await writeOutput(path, rules, (write) => stream(recording, channel ?? 0, write));
      if (channel === null && channels.length > 1) {
        notes.push(`Of ${channels.length} channels the first (0) is written; name another with --channel.`);
      }
      if (nonSignalSampleCount > 0) {
        notes.push(
          `The first ${nonSignalSampleCount} samples of each trace are the instrument's bookkeeping, not signal; they are written as they are.`,
        );
      }
      return { findings, notes };
    },
  };
}
