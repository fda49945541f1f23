import { nmeaSentence } from './receiver.ts';
import { amplitudeAt, type Seed, textFile } from './seed.ts';

const sweepCount = 8;
const headerTags = 'I C AH FZ FX FQ FM AC1 AM ATX ARX AA S H'.split(' ');

/** The record file of a RIS, with records as short as they may be and with those of the consoles. */
export function idsSeeds(): Seed[] {
  return [
    seed('records of 260 bytes', recordFile(260)),
    seed('records of 1028 bytes', recordFile(1028)),
    seed('words before the sweeps', withWords(recordFile(260), 260)),
  ];
}

function seed(kind: string, bytes: Uint8Array): Seed {
  return {
    name: `built ids, ${kind}`,
    family: 'ids',
    files: [
      { name: 'LINE01.dt', bytes },
      textFile('LINE01.gec', [
        'GEC 1.0',
        '1,0.0,0.0,21.000000,42.500000,512.2,34,0',
        '2,0.4,0.0,21.000005,42.500000,512.2,34,0',
        nmeaSentence(3),
      ]),
    ],
  };
}

/** What the instrument noted before a sweep: two marks, a fix, one that is not valid; and a mark in a record FM. */
function withWords(bytes: Uint8Array, recordBytes: number): Uint8Array {
  const view = new DataView(bytes.buffer);
  for (const [sweep, word] of [0x0852, 0x0952, 0x0752, 0x0152].entries()) {
    const at = (headerTags.length + sweep) * recordBytes;
    view.setUint16(at, word, true);
    view.setUint16(at + 2, word === 0x0152 ? 6 : 0, true);
  }
  bytes.set(new TextEncoder().encode('000003'), headerTags.indexOf('FM') * recordBytes + 4);
  view.setInt32(headerTags.indexOf('H') * recordBytes + 4 + 4 * 10, 7, true);
  return bytes;
}

function recordFile(recordBytes: number): Uint8Array {
  const records = [
    ...headerTags.map((tag) => `${tag}\0\0\0\0`.slice(0, 4)),
    ...Array(sweepCount).fill('R\0\0\0'),
  ];
  const bytes = new Uint8Array(records.length * recordBytes);
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  for (const [record, tag] of records.entries()) {
    const at = record * recordBytes;
    bytes.set(latin1(tag), at);
    const view = new DataView(bytes.buffer, at, recordBytes);
    if (tag.startsWith('H')) writeAcquisition(view, bytes.subarray(at), (recordBytes - 4) / 2);
    if (!tag.startsWith('R')) continue;
    for (let sample = 0; 4 + 2 * sample < recordBytes; sample++) {
      view.setInt16(4 + 2 * sample, amplitudeAt(record * recordBytes + sample, 16), true);
    }
  }
  bytes[0] = 0x56;
  bytes[1] = 3;
  new DataView(bytes.buffer).setUint16(4, recordBytes, true);
  return bytes;
}

/** Eleven whole numbers, then printed ones: frequency, velocity, sweep times, rates, steps. */
function writeAcquisition(view: DataView, bytes: Uint8Array, sampleCount: number) {
  const counts = [view.byteLength, sweepCount, sampleCount, sweepCount, sampleCount, 0, 1, 0, 0, 0, 0];
  for (const [place, count] of counts.entries()) view.setInt32(4 + 4 * place, count, true);
  const printed = ['2e8', '1e8', '1.28e-8', '1.28e-8', '260.4', '0.00384', '0.05', '0.05', '0.05', '1e-10'];
  for (const [place, number] of printed.entries()) {
    bytes.set(new TextEncoder().encode(number.padEnd(16, '\0')), 48 + 16 * place);
  }
}
