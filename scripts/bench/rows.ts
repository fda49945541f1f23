import { type ByteSource, type OpenRecording, openRecording, readRadargram } from '@jsa/gpr-parsers';
import { buildPyramid, defaultRecipe, runRecipe } from '@jsa/gpr-processing';
import { type BenchLine, dt1Line, dztLine, ibmSegyLine, samplesPerTrace, segyLine } from './lines.ts';
import type { OtherReaders } from './other-readers.ts';
import { type Row, timeMs } from './rounds.ts';

export const numpyRow = 'numpy, file, cold';
export const readgssiRow = "readgssi's way, file, cold";

function rowOf(name: string, storedBytes: number, work: () => unknown): Row {
  return { name, storedBytes, timeMs: () => timeMs(work) };
}

/** How fast memory is: what the other rows are measured by. */
export function memcpyRow(storedBytes: number): Row {
  const from = new Uint8Array(storedBytes).fill(1);
  const to = new Uint8Array(storedBytes).fill(2);
  return rowOf('memcpy', storedBytes, () => to.set(from));
}

/**
 * Reading a line to Float32: from memory and from a file on disk, into an array that is there already (warm) and one
 * that is made anew (cold); then lines that are stored in other ways, from memory, warm.
 */
export async function readRows(amplitudes: Int16Array, dztOnDisk: ByteSource): Promise<Row[]> {
  const room = new Float32Array(amplitudes.length).fill(1);
  const middle = samplesPerTrace * Math.floor(amplitudes.length / samplesPerTrace / 2);
  const halves = [amplitudes.slice(0, middle), amplitudes.slice(middle, 2 * middle)];
  const inMemory = dztLine([amplitudes]);
  const onDisk = { ...inMemory, files: [{ name: 'bench.dzt', bytes: dztOnDisk }] };
  return [
    await warmRow('read, memory, warm', inMemory, room),
    await coldRow('read, memory, cold', inMemory),
    await warmRow('read, file, warm', onDisk, room),
    await coldRow('read, file, cold', onDisk),
    await warmRow('two channels, DZT', dztLine(halves), room),
    await warmRow('strided, DT1', dt1Line(amplitudes), room),
    await warmRow('big-endian, SEG-Y', segyLine(amplitudes), room),
    await warmRow('IBM floats, SEG-Y', ibmSegyLine(halves[0]), room),
  ];
}

async function coldRow(name: string, line: BenchLine): Promise<Row> {
  const recording = await openRecording(line.files);
  const read = () => recording.readTracesAsFloat(0, 0, recording.traceCount);
  return rowOf(name, storedBytesOf(recording), read);
}

/** How others read the same file; they make their arrays anew, so that only what is cold is like them. */
export function otherRows(others: OtherReaders, storedBytes: number): Row[] {
  return [
    { name: numpyRow, storedBytes, timeMs: () => others.timeMs('numpy') },
    { name: readgssiRow, storedBytes, timeMs: () => others.timeMs('readgssi') },
  ];
}

/** What comes after reading, on the same line. */
export async function processingRows(amplitudes: Int16Array): Promise<Row[]> {
  const recording = await openRecording(dztLine([amplitudes]).files);
  const storedBytes = storedBytesOf(recording);
  const raw = await readRadargram(recording, 0);
  const processed = runRecipe(raw, defaultRecipe(raw));
  return [
    rowOf('default recipe', storedBytes, () => runRecipe(raw, defaultRecipe(raw))),
    rowOf('pyramid', storedBytes, () => buildPyramid(processed)),
  ];
}

function storedBytesOf({ channels, traceCount, bitsPerSample }: OpenRecording): number {
  return (channels.length * traceCount * samplesPerTrace * bitsPerSample) / 8;
}

/** Reads once before it is timed, and holds what was read to what was written. */
async function warmRow(name: string, line: BenchLine, room: Float32Array): Promise<Row> {
  const recording = await openRecording(line.files);
  const { channels, traceCount } = recording;
  const perChannel = traceCount * samplesPerTrace;
  const read = async () => {
    for (const channel of channels.keys()) {
      const own = room.subarray(channel * perChannel, (channel + 1) * perChannel);
      await recording.readTracesAsFloat(channel, 0, traceCount, own);
    }
  };
  await read();
  const { nonSignalSampleCount } = recording;
  for (const [channel, amplitudes] of line.channels.entries()) {
    const wrong = amplitudes.findIndex(
      (amplitude, index) =>
        index % samplesPerTrace >= nonSignalSampleCount && room[channel * perChannel + index] !== amplitude,
    );
    if (wrong >= 0)
      throw new Error(`${name}: sample ${wrong} of channel ${channel} is not as it was written.`);
  }
  return rowOf(name, storedBytesOf(recording), read);
}
