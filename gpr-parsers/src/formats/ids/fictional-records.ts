import { bytesInMemory, type NamedSource } from '#byte-source.ts';
import { fictionalAmplitudes } from '#fictional-recording.ts';

/** The numbers of the record H, in their order; the first eleven are integers, the others are printed. */
const acquisition = {
  length: 208,
  acquiredSweeps: 40,
  acquiredSamples: 8,
  traces: 5,
  samples: 8,
  compressedAlong: 0,
  compressionAlong: 1,
  compressionDown: 1,
  wheelOn: 1,
  wheelCompression: 1,
  converterOffset: 0,
  frequency: '2.000000e+008',
  velocity: '1.0E8',
  sweepTime: '1.6e-8',
  totalSweepTime: '1.6E-8',
  scanFrequency: '260.4',
  scanTime: '0.1',
  sweepSpacing: '0.01',
  wheelSpacing: '0.01',
  cellWidth: '0.05',
  cellHeight: '2E-9',
};

export type FictionalDt = {
  readonly acquisition?: Partial<typeof acquisition>;
  readonly recordBytes?: number;
  readonly version?: number;
  /** Records before the sweeps, besides H: a tag, and its text or bytes. */
  readonly records?: readonly (readonly [tag: string, content: string | readonly number[]])[];
  /** The first two words of sweeps by their numbers; those of all others are 0x0052 and 0. */
  readonly words?: Readonly<Record<number, readonly [number, number]>>;
  readonly traceCount?: number;
};

/** Room for the record H, and for 102 samples. */
const defaultRecordBytes = 208;

/** A .dt of 5 traces of 8 samples, built after the notes on the format: it proves the reader, not the notes. */
export function fictionalDt({
  acquisition: changes = {},
  recordBytes = defaultRecordBytes,
  version = 3,
  records = [['I', 'DEMO']],
  words = {},
  traceCount = 5,
}: FictionalDt = {}): Uint8Array {
  const header = [...records.map(([tag, content]) => record(recordBytes, tag, content))];
  header.push(recordH({ ...acquisition, ...changes }, recordBytes));
  const first = record(recordBytes, '', []);
  first.set([0x56, version, 0, 0, recordBytes & 0xff, recordBytes >> 8]);
  const sweeps = Array.from({ length: traceCount }, (_, trace) =>
    sweep(recordBytes, trace, words[trace] ?? [0x0052, 0]),
  );
  const all = [first, ...header, ...sweeps];
  const bytes = new Uint8Array(all.length * recordBytes);
  for (const [index, own] of all.entries()) bytes.set(own, index * recordBytes);
  return bytes;
}

/** The samples of a fictional sweep: as many as its record has room for. */
export function sweepSamples(trace: number, recordBytes = defaultRecordBytes): Int16Array {
  return Int16Array.from(fictionalAmplitudes((recordBytes - 4) / 2, 16, trace + 1));
}

/** The file under a name. */
export function dtFile(changes: FictionalDt = {}, name = 'DEMO01.dt'): NamedSource {
  return { name, bytes: bytesInMemory(fictionalDt(changes)) };
}

function record(recordBytes: number, tag: string, content: string | readonly number[]): Uint8Array {
  const bytes = new Uint8Array(recordBytes);
  bytes.set(new TextEncoder().encode(tag));
  bytes.set(typeof content === 'string' ? new TextEncoder().encode(content) : content, 4);
  return bytes;
}

function recordH(values: typeof acquisition, recordBytes: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(recordBytes, defaultRecordBytes));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 'H'.charCodeAt(0));
  let at = 4;
  for (const value of Object.values(values)) {
    if (typeof value === 'number') view.setInt32(at, value, true);
    else bytes.set(new TextEncoder().encode(value), at);
    at += typeof value === 'number' ? 4 : 16;
  }
  return bytes.subarray(0, recordBytes);
}

function sweep(recordBytes: number, trace: number, [word, second]: readonly [number, number]): Uint8Array {
  const bytes = new Uint8Array(recordBytes);
  new DataView(bytes.buffer).setUint16(0, word, true);
  new DataView(bytes.buffer).setUint16(2, second, true);
  bytes.set(new Uint8Array(sweepSamples(trace, recordBytes).buffer), 4);
  return bytes;
}
