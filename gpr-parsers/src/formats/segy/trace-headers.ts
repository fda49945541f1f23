import type { ByteSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { traceHeaderBytes } from './header.ts';

/** Where trace headers lie: each `strideBytes` after the one before it. */
export type TraceHeaderLayout = {
  readonly file: string;
  readonly bytes: ByteSource;
  readonly dataOffset: number;
  readonly strideBytes: number;
  readonly traceCount: number;
};

/** Bytes that are read at once: headers lie between samples, and the disk reads both faster than each by itself. */
const blockBytes = 1 << 20;

/** The header of one trace. */
export async function readTraceHeader(
  { file, bytes, dataOffset, strideBytes }: Omit<TraceHeaderLayout, 'traceCount'>,
  trace: number,
): Promise<DataView> {
  const start = dataOffset + trace * strideBytes;
  const header = await bytes.slice(start, start + traceHeaderBytes);
  if (header.byteLength < traceHeaderBytes) throw endsInHeader(file, trace, start + header.byteLength);
  return new DataView(header);
}

/** Shows every trace header in turn; in memory there is never more than a block of the file. */
export async function visitTraceHeaders(
  { file, bytes, dataOffset, strideBytes, traceCount }: TraceHeaderLayout,
  visit: (header: DataView, trace: number) => void,
): Promise<void> {
  const tracesAtOnce = Math.max(1, Math.floor(blockBytes / strideBytes));
  for (let first = 0; first < traceCount; first += tracesAtOnce) {
    const count = Math.min(traceCount - first, tracesAtOnce);
    const start = dataOffset + first * strideBytes;
    const block = await bytes.slice(start, start + (count - 1) * strideBytes + traceHeaderBytes);
    for (let trace = 0; trace < count; trace++) {
      const at = trace * strideBytes;
      if (at + traceHeaderBytes > block.byteLength) {
        throw endsInHeader(file, first + trace, start + block.byteLength);
      }
      visit(new DataView(block, at, traceHeaderBytes), first + trace);
    }
  }
}

function endsInHeader(file: string, trace: number, byteOffset: number): GprFormatError {
  const message = `the file ends inside the header of trace ${trace + 1}`;
  return new GprFormatError('truncated', message, { format: 'segy', file, byteOffset });
}
