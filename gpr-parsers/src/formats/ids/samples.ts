import type { ByteSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { IdsHeader } from './header.ts';
import { type IdsRecords, isSweep, tagBytes } from './records.ts';

/** The shape of the sweeps: a record each, with its tag before the samples of 16 bits. */
export type IdsGeometry = {
  readonly dataOffset: number;
  readonly recordBytes: number;
  readonly traceCount: number;
  readonly samplesPerTrace: number;
  readonly leftoverByteCount: number;
};

const sampleBytes = 2;

/** Records at the end of a file that may be something else than sweeps. */
const mostTrailingRecords = 64;

/** The sweeps by the size of the file, which is trusted above n_x and n_y. Looks at the tags at its end only. */
export async function locateSweeps(
  { recordBytes, dataOffset }: IdsRecords,
  header: IdsHeader,
  { file, bytes, findings }: { file: string; bytes: ByteSource; findings: Finding[] },
): Promise<IdsGeometry> {
  const fittingCount = (recordBytes - tagBytes) / sampleBytes;
  if (header.samplesPerTrace < 1) {
    const message = `n_y is ${header.samplesPerTrace}, not a count of samples`;
    throw new GprFormatError('inconsistent', message, { format: 'ids', file });
  }
  if (header.samplesPerTrace > fittingCount) {
    const message = `n_y is ${header.samplesPerTrace}, but a record of ${recordBytes} bytes holds ${fittingCount} samples; so many are read.`;
    findings.push(warning('sample-count-contradicted', message, { file }));
  }
  const samplesPerTrace = Math.min(header.samplesPerTrace, fittingCount);
  const recordCount = Math.floor((bytes.byteLength - dataOffset) / recordBytes);
  const partBytes = (bytes.byteLength - dataOffset) % recordBytes;
  const trailingCount = await countTrailingRecords(bytes, { dataOffset, recordBytes, recordCount });
  const traceCount = recordCount - trailingCount;
  if (partBytes > 0) {
    const message = `The last record is cut off: ${partBytes} of its ${recordBytes} bytes are there. It is left out; ${traceCount} whole traces are kept.`;
    const place = { file, byteOffset: bytes.byteLength - partBytes };
    findings.push(warning('partial-trace-dropped', message, place));
  }
  if (trailingCount > 0) {
    const message = `${trailingCount} records after the last sweep are none themselves; they are not read.`;
    findings.push(warning('trailing-records', message, { file }));
  }
  if (header.traceCount !== traceCount) {
    const message = `n_x is ${header.traceCount}, but the file holds ${traceCount} traces; the file is trusted.`;
    findings.push(warning('trace-count-contradicted', message, { file }));
  }
  const leftoverByteCount = partBytes + trailingCount * recordBytes;
  return { dataOffset, recordBytes, traceCount, samplesPerTrace, leftoverByteCount };
}

async function countTrailingRecords(
  bytes: ByteSource,
  { dataOffset, recordBytes, recordCount }: { dataOffset: number; recordBytes: number; recordCount: number },
): Promise<number> {
  for (let count = 0; count < Math.min(recordCount, mostTrailingRecords); count++) {
    const at = dataOffset + (recordCount - 1 - count) * recordBytes;
    if (isSweep(new DataView(await bytes.slice(at, at + tagBytes)), 0)) return count;
  }
  return 0;
}
