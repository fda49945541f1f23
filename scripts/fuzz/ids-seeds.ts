import { nmeaSentence } from './receiver.ts';
import { amplitudeAt, type Seed, textFile } from './seed.ts';

const sweepCount = 8;
const headerTags = 'I C AH FZ FX FQ FM AC1 AM ATX ARX AA S H'.split(' ');

/** The record file of a RIS, with records as short as they may be and with those of the consoles. */
export function idsSeeds(): Seed[] {
  return [260, 1028].map((recordBytes) => ({
    name: `built ids, records of ${recordBytes} bytes`,
    family: 'ids',
    files: [
      { name: 'LINE01.dt', bytes: recordFile(recordBytes) },
      textFile('LINE01.gec', [
        'GEC 1.0',
        '1,0.0,0.0,21.000000,42.500000,512.2,34,0',
        '2,0.4,0.0,21.000005,42.500000,512.2,34,0',
        nmeaSentence(3),
      ]),
    ],
  }));
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
