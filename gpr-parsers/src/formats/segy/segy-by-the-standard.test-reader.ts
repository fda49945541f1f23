/**
 * A second reader of SEG-Y revision 1, made from the byte numbers of the standard alone and from nothing of ours, so
 * that what is written is not judged by the reader that shares its misunderstandings. For tests.
 */
export type StandardFile = {
  readonly text: string[];
  readonly samplesPerTrace: number;
  readonly intervalOfFile: number;
  readonly formatCode: number;
  readonly revision: number;
  readonly isFixedLength: boolean;
  readonly measurementSystem: number;
  readonly traces: StandardTrace[];
};

/** One trace; numbers are scaled as the standard says. */
type StandardTrace = {
  readonly sequenceInLine: number;
  readonly sequenceInFile: number;
  readonly kind: number;
  readonly sampleCount: number;
  readonly interval: number;
  readonly delay: number;
  readonly sourceX: number;
  readonly sourceY: number;
  readonly groupX: number;
  readonly groupY: number;
  readonly coordinateUnits: number;
  readonly groupElevation: number;
  readonly date: [year: number, day: number, hour: number, minute: number, second: number];
  readonly timeBasis: number;
  readonly samples: number[];
};

/** Bytes of a sample by format code; the codes of revision 1, and the double of revision 2. */
const widths: Record<number, number> = { 1: 4, 2: 4, 3: 2, 5: 4, 6: 8, 8: 1 };

/** Reads a file whose highest bytes come first. `byte` numbers are the standard's: they count from one. */
export function readByTheStandard(file: Uint8Array): StandardFile {
  const all = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const short = (byte: number) => all.getInt16(byte - 1);
  const unsigned = (byte: number) => all.getUint16(byte - 1);
  const long = (byte: number) => all.getInt32(byte - 1);
  const formatCode = short(3225);
  const samplesPerTrace = unsigned(3221);
  const extendedHeaders = short(3505);
  const traces: StandardTrace[] = [];
  let at = 3600 + 3200 * extendedHeaders;
  while (at < file.byteLength) {
    const sampleCount = unsigned(at + 115);
    const coordinate = (byte: number) => applied(long(at + byte), short(at + 71));
    traces.push({
      sequenceInLine: long(at + 1),
      sequenceInFile: long(at + 5),
      kind: short(at + 29),
      sampleCount,
      interval: unsigned(at + 117),
      delay: applied(short(at + 109), short(at + 215)),
      sourceX: coordinate(73),
      sourceY: coordinate(77),
      groupX: coordinate(81),
      groupY: coordinate(85),
      coordinateUnits: short(at + 89),
      groupElevation: applied(long(at + 41), short(at + 69)),
      date: [short(at + 157), short(at + 159), short(at + 161), short(at + 163), short(at + 165)],
      timeBasis: short(at + 167),
      samples: Array.from({ length: sampleCount }, (_, sample) =>
        sampleAt(all, at + 240 + sample * widths[formatCode], formatCode),
      ),
    });
    at += 240 + sampleCount * widths[formatCode];
  }
  return {
    text: Array.from({ length: 40 }, (_, line) =>
      String.fromCharCode(...file.subarray(line * 80, line * 80 + 80)),
    ),
    samplesPerTrace,
    intervalOfFile: unsigned(3217),
    formatCode,
    revision: unsigned(3501) / 256,
    isFixedLength: short(3503) === 1,
    measurementSystem: short(3255),
    traces,
  };
}

/** "If positive, scalar is used as a multiplier; if negative, scalar is used as a divisor"; zero is one. */
function applied(value: number, scalar: number): number {
  if (scalar > 0) return value * scalar;
  return scalar < 0 ? value / Math.abs(scalar) : value;
}

function sampleAt(all: DataView, at: number, formatCode: number): number {
  switch (formatCode) {
    case 2:
      return all.getInt32(at);
    case 3:
      return all.getInt16(at);
    case 5:
      return all.getFloat32(at);
    case 6:
      return all.getFloat64(at);
    case 8:
      return all.getInt8(at);
    default:
      throw new Error(`format ${formatCode}`);
  }
}
