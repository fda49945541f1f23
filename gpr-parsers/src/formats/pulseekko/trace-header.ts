import { createBlockReader } from '#block-reader.ts';
import type { ByteSource } from '#byte-source.ts';
import { type Header, le, readHeader, text, vendorFields } from '#fields.ts';

/** One header of 128 bytes stands before the samples of each trace; nothing stands before the first. */
export const traceHeaderBytes = 128;

/**
 * The header of a trace, little-endian: 25 numbers of four bytes, three pairs of which make numbers of eight, and a
 * comment. The vendor counts them as items from one. A console may redefine an item: the .hd says so.
 */
export const traceHeaderFields = {
  traceNumber: le.f32(0, 'item 1: trace number'), // from one
  position: le.f32(4, 'item 2: position'), // in POSITION UNITS
  samplesPerTrace: le.f32(8, 'item 3: points per trace'),
  topography: le.f32(12, 'item 4: topography'), // feet on some traces, metres on others
  unused5: le.f32(16, 'item 5: not used'),
  bytesPerSample: le.f32(20, 'item 6: bytes per point'), // 2: whole numbers, 4: floats
  timeWindow: le.f32(24, 'item 7: time window'), // not to be trusted: 800 in files that last 200 ns
  stackCount: le.f32(28, 'item 8: stacks'),
  longitude: le.f64(32, 'items 9-10: GPS x'), // degrees, or metres of a grid
  latitude: le.f64(40, 'items 11-12: GPS y'),
  elevation: le.f64(48, 'items 13-14: GPS z'),
  receiverX: le.f32(56, 'item 15: receiver x'),
  receiverY: le.f32(60, 'item 16: receiver y'),
  receiverZ: le.f32(64, 'item 17: receiver z'),
  transmitterX: le.f32(68, 'item 18: transmitter x'),
  transmitterY: le.f32(72, 'item 19: transmitter y'),
  transmitterZ: le.f32(76, 'item 20: transmitter z'),
  timeZeroShift: le.f32(80, 'item 21: time-zero shift'), // in points, added to TIMEZERO AT POINT
  zeroFlag: le.f32(84, 'item 22: zero flag'), // 1: the trace is blank
  unused23: le.f32(88, 'item 23: not used'),
  secondsOfDay: le.f32(92, 'item 24: seconds since midnight'), // console's clock
  commentFlag: le.f32(96, 'item 25: comment flag'),
  comment: text(100, 28, 'items 26-32: comment'),
} as const;

export type TraceHeader = Header<typeof traceHeaderFields>;

/** Items of the trace header that the .hd gives another meaning, by number, with the name that it gives them. */
export type RedefinedItems = ReadonlyMap<number, string>;

export function readTraceHeader(view: DataView): TraceHeader {
  return readHeader('pulseekko', traceHeaderFields, view);
}

export function vendorTraceFields(header: TraceHeader): Record<string, string | number> {
  return vendorFields(traceHeaderFields, header);
}

/** Where the trace headers lie: `recordBytes` from each to the next. */
export type RecordLayout = {
  readonly bytes: ByteSource;
  readonly recordBytes: number;
  readonly traceCount: number;
};

/** Bytes read at once. Headers farther apart than that are visited one by one. */
const blockBytes = 1 << 20;

type TraceRange = { readonly start: number; readonly end: number; readonly count: number };

/** A view on each trace's header, block by block, in bounded memory however long the file; good until the next block. */
export async function* readTraceHeaders(layout: RecordLayout): AsyncGenerator<DataView[]> {
  const { bytes: source, recordBytes } = layout;
  for await (const { range, bytes } of createBlockReader().read(source, rangesOf(layout))) {
    const whole = Math.floor((bytes.byteLength + recordBytes - traceHeaderBytes) / recordBytes);
    yield Array.from(
      { length: Math.min(range.count, whole) },
      (_, trace) => new DataView(bytes.buffer, bytes.byteOffset + trace * recordBytes, traceHeaderBytes),
    );
  }
}

function* rangesOf({ recordBytes, traceCount }: RecordLayout): Generator<TraceRange> {
  const tracesAtOnce = Math.max(1, Math.floor(blockBytes / recordBytes));
  for (let first = 0; first < traceCount; first += tracesAtOnce) {
    const count = Math.min(tracesAtOnce, traceCount - first);
    const start = first * recordBytes;
    yield { start, end: start + (count - 1) * recordBytes + traceHeaderBytes, count };
  }
}
