import type { ByteOrder } from '#samples.ts';

/** What a test says of a file; the rest is that of the smallest file that reads well. */
export type FictionalSegy = {
  readonly byteOrder?: ByteOrder;
  /** Lines of 80 characters, or running text with line ends. */
  readonly text?: readonly string[] | string;
  /** Replaces the text by bytes as they are. */
  readonly textBytes?: Uint8Array;
  readonly format?: number;
  readonly samplesPerTrace?: number;
  readonly traceCount?: number;
  /** 16-bit numbers by their byte, which the standard counts from one. */
  readonly shorts?: Readonly<Record<number, number>>;
  readonly extendedText?: readonly string[];
  /** Changes the header of each trace; offsets count from 0. */
  readonly header?: (view: DataView, trace: number, littleEndian: boolean) => void;
  /** Puts the samples of a trace; the default counts 100 · trace + sample as 16-bit numbers. */
  readonly samples?: (view: DataView, trace: number, littleEndian: boolean) => void;
  /** Lengths of single traces, in samples. */
  readonly lengths?: Readonly<Record<number, number>>;
};

const widths: Readonly<Record<number, number>> = { 1: 4, 2: 4, 3: 2, 5: 4, 6: 8, 8: 1, 11: 2, 16: 1 };

/** A SEG-Y that no instrument wrote: four traces of eight samples of 16 bits, 100 ps apart, revision 0. For tests. */
export function fictionalSegy(changes: FictionalSegy = {}): Uint8Array {
  const { byteOrder = 'big', format = 3, samplesPerTrace = 8, traceCount = 4, extendedText = [] } = changes;
  const littleEndian = byteOrder === 'little';
  const width = widths[format] ?? 2;
  const traces = Array.from({ length: traceCount }, (_, trace) => {
    const sampleCount = changes.lengths?.[trace] ?? samplesPerTrace;
    const bytes = new Uint8Array(240 + sampleCount * width);
    const view = new DataView(bytes.buffer);
    view.setInt32(0, trace + 1, littleEndian);
    view.setInt32(4, trace + 1, littleEndian);
    view.setInt16(28, 1, littleEndian);
    view.setUint16(114, sampleCount, littleEndian);
    view.setUint16(116, 100, littleEndian);
    changes.header?.(view, trace, littleEndian);
    const samples = new DataView(bytes.buffer, 240);
    if (changes.samples) changes.samples(samples, trace, littleEndian);
    else if (width === 2) {
      for (let sample = 0; sample < sampleCount; sample++) {
        samples.setInt16(2 * sample, 100 * trace + sample, littleEndian);
      }
    }
    return bytes;
  });
  const parts = [
    headOf(changes, { format, samplesPerTrace, littleEndian }),
    ...extendedText.map(extended),
    ...traces,
  ];
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.byteLength;
  }
  return file;
}

function headOf(
  { text = [], textBytes, shorts = {} }: FictionalSegy,
  stated: { format: number; samplesPerTrace: number; littleEndian: boolean },
): Uint8Array {
  const head = new Uint8Array(3600);
  const lines = typeof text === 'string' ? text : text.map((line) => line.padEnd(80)).join('');
  head.set(textBytes ?? new TextEncoder().encode(lines));
  const view = new DataView(head.buffer);
  view.setUint16(3216, 100, stated.littleEndian);
  view.setUint16(3220, stated.samplesPerTrace, stated.littleEndian);
  view.setInt16(3224, stated.format, stated.littleEndian);
  for (const [byte, value] of Object.entries(shorts)) {
    view.setUint16(Number(byte) - 1, value, stated.littleEndian);
  }
  return head;
}

function extended(text: string): Uint8Array {
  const bytes = new Uint8Array(3200).fill(0x20);
  bytes.set(new TextEncoder().encode(text));
  return bytes;
}
