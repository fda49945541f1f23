import { amplitudeAt, type Seed } from './seed.ts';

const traceCount = 6;
const sampleCount = 12;

/** Code of the binary header, and bytes of a sample. */
const kinds = [
  { what: 'IBM floats', code: 1, width: 4 },
  { what: '32 bits', code: 2, width: 4 },
  { what: '16 bits', code: 3, width: 2 },
  { what: 'IEEE floats', code: 5, width: 4 },
  { what: 'IEEE doubles', code: 6, width: 8 },
  { what: '8 bits', code: 8, width: 1 },
  { what: 'unsigned bytes', code: 16, width: 1 },
] as const;

type Kind = (typeof kinds)[number];

type Dialect = {
  readonly littleEndian: boolean;
  readonly revision: number;
  /** More text headers, as the header counts them: -1 for one that says that it is the last. */
  readonly extendedCount: number;
  readonly coordinateUnits: number;
  readonly year: number;
  readonly text: readonly string[];
  readonly isEbcdic: boolean;
  readonly radarSystems: boolean;
};

const standard: Dialect = {
  littleEndian: false,
  revision: 0,
  extendedCount: 0,
  coordinateUnits: 3,
  year: 2026,
  text: ['C 1 FICTIONAL GPR LINE'],
  isEbcdic: false,
  radarSystems: false,
};

const skyHub = ['RadSys Zond-12e, GPR', 'Control Unit: ZOND', 'Date: 22.11.2026', 'Time: 10:15:00'];

/** SEG-Y of every sample code, in the order of the standard and in the other, and of every dialect. */
export function segySeeds(): Seed[] {
  const [, , shorts, floats] = kinds;
  const little = { ...standard, littleEndian: true };
  return [
    ...kinds.map((kind) => seed(kind.what, segyOf(kind, { ...standard, revision: kind.code > 5 ? 1 : 0 }))),
    seed('little-endian', segyOf(floats, little)),
    seed('more text', segyOf(shorts, { ...standard, revision: 1, extendedCount: 1, isEbcdic: true })),
    seed('revision 2', segyOf(floats, { ...standard, revision: 2, extendedCount: -1, year: 26 })),
    seed('minutes and seconds', segyOf(shorts, { ...standard, coordinateUnits: 4 })),
    seed('lengths', segyOf(shorts, { ...standard, coordinateUnits: 1, text: ['C 1 LINE'] })),
    seed('places as doubles', segyOf(shorts, { ...little, radarSystems: true, text: skyHub })),
  ];
}

function seed(kind: string, bytes: Uint8Array): Seed {
  return { name: `built segy, ${kind}`, family: 'segy', files: [{ name: 'LINE01.sgy', bytes }] };
}

function segyOf(kind: Kind, dialect: Dialect): Uint8Array {
  const { littleEndian, extendedCount, revision } = dialect;
  const dataOffset = 3600 + 3200 * Math.abs(extendedCount);
  const traceBytes = 240 + sampleCount * kind.width;
  const bytes = new Uint8Array(dataOffset + traceCount * traceBytes);
  const view = new DataView(bytes.buffer);
  const page = dialect.text
    .map((line) => line.padEnd(80))
    .join('')
    .padEnd(3200);
  bytes.set(Uint8Array.from(page, (letter) => (dialect.isEbcdic ? ebcdic(letter) : letter.charCodeAt(0))));
  if (extendedCount < 0) bytes.set(new TextEncoder().encode('((SEG: EndText))'.padEnd(3200)), 3600);
  view.setUint16(3216, 400, littleEndian);
  view.setUint16(3220, sampleCount, littleEndian);
  view.setInt16(3224, kind.code, littleEndian);
  view.setInt16(3254, 1, littleEndian);
  bytes[3500] = revision;
  view.setInt16(3502, 1, littleEndian);
  view.setInt16(3504, extendedCount, littleEndian);
  for (let trace = 0; trace < traceCount; trace++) {
    const traceView = new DataView(bytes.buffer, dataOffset + trace * traceBytes, traceBytes);
    writeTraceHeader(traceView, trace, dialect);
    for (let sample = 0; sample < sampleCount; sample++) {
      const amplitude = amplitudeAt(trace * sampleCount + sample, 16);
      writeSample(traceView, 240 + sample * kind.width, { amplitude, kind, littleEndian });
    }
  }
  return bytes;
}

/** Capitals, digits and the blank. */
function ebcdic(letter: string): number {
  const place = 'ABCDEFGHI_______JKLMNOPQR________STUVWXYZ______0123456789'.indexOf(letter);
  return place < 0 ? 0x40 : 0xc1 + place;
}

function writeTraceHeader(view: DataView, trace: number, dialect: Dialect) {
  const { littleEndian, radarSystems, coordinateUnits, year } = dialect;
  view.setInt32(0, trace + 1, littleEndian);
  view.setInt32(12, trace + 1, littleEndian);
  view.setInt16(68, -100, littleEndian);
  view.setInt16(70, coordinateUnits === 3 ? -10_000 : 1, littleEndian);
  view.setInt32(72, 210_000 + trace, littleEndian);
  view.setInt32(76, 425_000, littleEndian);
  view.setInt16(88, coordinateUnits, littleEndian);
  view.setInt16(108, 2, littleEndian);
  view.setUint16(114, sampleCount, littleEndian);
  view.setUint16(116, 400, littleEndian);
  for (const [part, value] of [year, 326, 10, 15, trace].entries()) {
    view.setUint16(156 + 2 * part, value, littleEndian);
  }
  if (!radarSystems) return;
  view.setFloat64(182, 21 + trace * 1e-6, littleEndian);
  view.setFloat64(190, 42.5, littleEndian);
  view.setInt16(238, trace === 3 ? 1 : 0, littleEndian);
}

function writeSample(
  view: DataView,
  at: number,
  { amplitude, kind, littleEndian }: { amplitude: number; kind: Kind; littleEndian: boolean },
) {
  if (kind.code === 5) view.setFloat32(at, amplitude / 7, littleEndian);
  else if (kind.code === 6) view.setFloat64(at, amplitude / 7, littleEndian);
  else if (kind.width === 4) view.setInt32(at, amplitude * 4099, littleEndian);
  else if (kind.width === 2) view.setInt16(at, amplitude, littleEndian);
  else view.setInt8(at, amplitude >> 8);
}
