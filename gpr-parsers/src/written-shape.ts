import { GprFormatError } from '#errors.ts';
import type { Amplitudes } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';

/** What can be said of a recording before a byte of it is written. */
export type WrittenShape = { readonly traceCount: number; readonly channelCount: number };

/**
 * Refuses a recording whose channels, samples or marks contradict each other; no format could hold it. Amplitudes
 * must be whole numbers of the recording's bits, unless the format can hold `any`: then floats of 32 and 64 bits may be.
 */
export function checkShape(
  recording: RecordingToWrite,
  format: string,
  amplitudeKind: 'whole' | 'any' = 'whole',
): WrittenShape {
  const { samplesPerTrace, channels, antennas, bitsPerSample } = recording;
  function refuse(message: string): never {
    throw new GprFormatError('inconsistent', message, { format, file: recording.name });
  }
  if (!Number.isInteger(samplesPerTrace) || samplesPerTrace < 1) {
    refuse(`samplesPerTrace is ${samplesPerTrace}, not a count of samples`);
  }
  if (channels.length === 0) refuse('there is no channel to write');
  if (antennas.length !== channels.length) {
    refuse(`${channels.length} channels have ${antennas.length} antennas; each needs its own`);
  }
  const traceCount = channels[0].length / samplesPerTrace;
  for (const [channel, amplitudes] of channels.entries()) {
    if (amplitudes.length !== traceCount * samplesPerTrace || !Number.isInteger(traceCount)) {
      refuse(
        `channel ${channel} holds ${amplitudes.length} samples, not whole traces of ${samplesPerTrace} as many as the others`,
      );
    }
    if (amplitudeKind === 'any' && holdsFloats(amplitudes) && bitsPerSample >= 32) continue;
    const reach = 2 ** (bitsPerSample - 1);
    const outside = firstOutside(amplitudes, reach);
    if (outside >= 0) {
      refuse(
        `sample ${outside} of channel ${channel} is ${amplitudes[outside]}, which whole numbers of ${bitsPerSample} bits cannot hold`,
      );
    }
  }
  return { traceCount, channelCount: channels.length };
}

/** A plain loop, with no function called for each of what may be a hundred million samples. */
function firstOutside(amplitudes: Amplitudes, reach: number): number {
  for (let sample = 0; sample < amplitudes.length; sample++) {
    const amplitude = amplitudes[sample];
    if (!(amplitude >= -reach && amplitude < reach) || !Number.isInteger(amplitude)) return sample;
  }
  return -1;
}

/** Whether the amplitudes are of a kind that has fractions, whatever they are. */
export function holdsFloats(amplitudes: Amplitudes): amplitudes is Float32Array | Float64Array {
  return amplitudes instanceof Float32Array || amplitudes instanceof Float64Array;
}

/** Latin-1 bytes of a text, or null when a character of it has no place there. */
export function latin1Bytes(written: string): Uint8Array | null {
  const bytes = new Uint8Array(written.length);
  for (let at = 0; at < written.length; at++) {
    const code = written.charCodeAt(at);
    if (code > 0xff || code === 0) return null;
    bytes[at] = code;
  }
  return bytes;
}

/** The text with a question mark for every character that Latin-1 has not. */
export function latin1Text(written: string): string {
  return Array.from(written, (character) => (latin1Bytes(character) === null ? '?' : character)).join('');
}
