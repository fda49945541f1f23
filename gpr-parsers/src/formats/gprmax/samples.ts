import { type ByteSource, bytesInMemory, type NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import type { Hdf5Table } from '#hdf5/file.ts';
import { amplitudesOf, createTraceDecoder } from '#samples.ts';

/** The samples of one component are turned in memory as a whole, so that there is a limit; models are far below it. */
export const mostTableBytes = 1 << 28;

/** Bytes of the table that are read at once. */
const blockBytes = 1 << 20;

/**
 * The samples of one component, trace after trace, little-endian. gprMax stores them the other way round, a row for
 * each time, so that they are turned when they are first asked for, and kept.
 */
export function tracesOf(source: NamedSource, table: Hdf5Table): ByteSource {
  let turned: Promise<ByteSource> | null = null;
  return {
    byteLength: tableBytes(table),
    async slice(start, end) {
      turned ??= turn(source, table);
      return (await turned).slice(start, end);
    },
  };
}

export function tableBytes({ rowCount, columnCount, bytesPerFloat }: Hdf5Table): number {
  return rowCount * columnCount * bytesPerFloat;
}

async function turn({ name: file, bytes }: NamedSource, table: Hdf5Table): Promise<ByteSource> {
  const { firstByte, rowCount, columnCount, bytesPerFloat, byteOrder } = table;
  const encoding = bytesPerFloat === 4 ? 'f32' : 'f64';
  const decode = createTraceDecoder(encoding, byteOrder);
  const traces = amplitudesOf(encoding, rowCount * columnCount);
  const rowBytes = columnCount * bytesPerFloat;
  const rowsAtOnce = Math.max(1, Math.floor(blockBytes / rowBytes));
  for (let firstRow = 0; firstRow < rowCount; firstRow += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, rowCount - firstRow);
    const start = firstByte + firstRow * rowBytes;
    const block = new Uint8Array(await bytes.slice(start, start + count * rowBytes));
    if (block.byteLength < count * rowBytes) {
      const message = 'the file has become shorter since it was opened; it ends';
      const place = { format: 'gprmax', file, byteOffset: start + block.byteLength };
      throw new GprFormatError('truncated', message, place);
    }
    const rows = amplitudesOf(encoding, count * columnCount);
    decode({ bytes: block, traceBytes: rowBytes, strideBytes: rowBytes }, rows, 0);
    for (let trace = 0; trace < columnCount; trace++) {
      const at = trace * rowCount + firstRow;
      for (let row = 0; row < count; row++) traces[at + row] = rows[row * columnCount + trace];
    }
  }
  return bytesInMemory(traces.buffer);
}
