import type { Amplitudes } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { holdsFloats } from '#written-shape.ts';

/** The format code under which amplitudes lose nothing, and how those of a trace are put down. */
export type WrittenFormat = {
  readonly code: 2 | 3 | 5 | 6 | 8;
  readonly bytes: 1 | 2 | 4 | 8;
  put(view: DataView, byteOffset: number, amplitudes: Amplitudes): void;
};

/** A loop for each width, with no function called for each of what may be a hundred million samples. */
const formats: Readonly<Record<WrittenFormat['code'], WrittenFormat>> = {
  2: {
    code: 2,
    bytes: 4,
    put(view, at, amplitudes) {
      for (let sample = 0; sample < amplitudes.length; sample++) {
        view.setInt32(at + 4 * sample, amplitudes[sample]);
      }
    },
  },
  3: {
    code: 3,
    bytes: 2,
    put(view, at, amplitudes) {
      for (let sample = 0; sample < amplitudes.length; sample++) {
        view.setInt16(at + 2 * sample, amplitudes[sample]);
      }
    },
  },
  5: {
    code: 5,
    bytes: 4,
    put(view, at, amplitudes) {
      for (let sample = 0; sample < amplitudes.length; sample++) {
        view.setFloat32(at + 4 * sample, amplitudes[sample]);
      }
    },
  },
  6: {
    code: 6,
    bytes: 8,
    put(view, at, amplitudes) {
      for (let sample = 0; sample < amplitudes.length; sample++) {
        view.setFloat64(at + 8 * sample, amplitudes[sample]);
      }
    },
  },
  8: {
    code: 8,
    bytes: 1,
    put(view, at, amplitudes) {
      for (let sample = 0; sample < amplitudes.length; sample++) {
        view.setInt8(at + sample, amplitudes[sample]);
      }
    },
  },
};

/** Whole numbers keep their width; floats have 32 bits, unless one of them would be another number then. */
export function formatOf({ bitsPerSample, channels: [amplitudes] }: RecordingToWrite): WrittenFormat {
  if (bitsPerSample === 8) return formats[8];
  if (bitsPerSample === 16) return formats[3];
  if (!holdsFloats(amplitudes)) return formats[2];
  return isExactInSingle(amplitudes) ? formats[5] : formats[6];
}

function isExactInSingle(amplitudes: Amplitudes): boolean {
  return (
    amplitudes instanceof Float32Array ||
    amplitudes.every((amplitude) => Object.is(Math.fround(amplitude), amplitude))
  );
}
