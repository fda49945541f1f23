import { GprFormatError } from '#errors.ts';
import type { TracePosition } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';

/** A DZT as a SIR-3000 writes it; the first two samples of each trace give way to scan counter and mark word. */
export function writeDzt(recording: RecordingToWrite): Uint8Array {
  throw new GprFormatError('unsupported-variant', `cannot write ${recording.name}`, { format: 'dzt' });
}

/** The fixes as a DZG: one $GSSIS with its NMEA sentences for each whole trace number. */
export function writeDzg(positions: readonly TracePosition[]): Uint8Array {
  throw new GprFormatError('unsupported-variant', `cannot write ${positions.length} fixes`, {
    format: 'dzt',
  });
}
