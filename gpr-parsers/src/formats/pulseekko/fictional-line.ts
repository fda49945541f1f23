import { bytesInMemory, type NamedSource } from '#byte-source.ts';
import { nmeaChecksum } from '#nmea.ts';
import { type TraceHeader, traceHeaderBytes, traceHeaderFields } from './trace-header.ts';

const goodKeys: Readonly<Record<string, string>> = {
  'NUMBER OF TRACES': '4',
  'NUMBER OF PTS/TRC': '8',
  'TIMEZERO AT POINT': '3.5',
  'TOTAL TIME WINDOW': '16.000',
  'STARTING POSITION': '0.0000',
  'FINAL POSITION': '0.7500',
  'STEP SIZE USED': '0.2500',
  'POSITION UNITS': 'm',
  'NOMINAL FREQUENCY': '100.00',
  'ANTENNA SEPARATION': '1.0000',
  'NUMBER OF STACKS': '16',
  'SURVEY MODE': 'Reflection',
  'STACKING TYPE': 'F1, P16, DynaQ OFF',
};

/** The smallest .hd that reads well, of a line that no ground gave; a test changes one key of it, or leaves it out. */
export function hdLinesWith(
  changes: Readonly<Record<string, string | null>> = {},
  date = '2026-11-22',
): string[] {
  const keyed = Object.entries({ ...goodKeys, ...changes }).flatMap(([key, value]) =>
    value === null ? [] : [`${key.padEnd(18)} = ${value} `],
  );
  return ['1234', 'Data Collected with pE PRO (DEMO) ', `${date} `, ...keyed];
}

type Items = Partial<Record<keyof TraceHeader, number | string>>;

/** The header of a trace: what no item is given for is 0, as consoles leave it. */
export function traceHeaderWith(items: Items): Uint8Array {
  const bytes = new Uint8Array(traceHeaderBytes);
  const view = new DataView(bytes.buffer);
  for (const [name, value] of Object.entries(items)) {
    const { byteOffset, byteLength } = traceHeaderFields[name as keyof TraceHeader];
    if (typeof value === 'string')
      bytes.set(new TextEncoder().encode(value).subarray(0, byteLength), byteOffset);
    else if (byteLength === 8) view.setFloat64(byteOffset, value, true);
    else view.setFloat32(byteOffset, value, true);
  }
  return bytes;
}

/** A .dt1 of 4 traces of 8 samples, 25 cm and 2 s apart; sample s of trace t is 100 t + s, in floats and a half. */
export function dt1With({
  traceCount = 4,
  samplesPerTrace = 8,
  bytesPerSample = 2 as 2 | 4,
  itemsOf = (_trace: number): Items => ({}),
} = {}): Uint8Array {
  const recordBytes = traceHeaderBytes + samplesPerTrace * bytesPerSample;
  const bytes = new Uint8Array(traceCount * recordBytes);
  const view = new DataView(bytes.buffer);
  for (let trace = 0; trace < traceCount; trace++) {
    const at = trace * recordBytes;
    const usual: Items = {
      traceNumber: trace + 1,
      position: 0.25 * trace,
      samplesPerTrace,
      bytesPerSample,
      timeWindow: 800,
      stackCount: 16,
      secondsOfDay: 36_900 + 2 * trace,
    };
    bytes.set(traceHeaderWith({ ...usual, ...itemsOf(trace) }), at);
    for (let sample = 0; sample < samplesPerTrace; sample++) {
      const sampleAt = at + traceHeaderBytes + sample * bytesPerSample;
      if (bytesPerSample === 2) view.setInt16(sampleAt, 100 * trace + sample, true);
      else view.setFloat32(sampleAt, 100 * trace + sample + 0.5, true);
    }
  }
  return bytes;
}

/** A file in memory, of text or of bytes. */
export function named(name: string, content: string | Uint8Array): NamedSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, bytes: bytesInMemory(bytes) };
}

/** A sentence with its checksum, without a line end. */
export function sentence(body: string): string {
  return `$${body}*${nmeaChecksum(body)}`;
}

/** A GGA at a whole meridian and parallel, `second` seconds after a quarter past nine. */
export function gga(
  second = 0,
  { place = '4230.0000,N,02100.0000,E', quality = '1', height = '512.25' } = {},
): string {
  const time = `0915${String(second).padStart(2, '0')}.00`;
  return sentence(`GPGGA,${time},${place},${quality},08,1.5,${height},M,44.10,M,,`);
}
