import { latin1 } from '#fields.ts';
import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import { type DztHeader, dztFields } from './header.ts';

/** Comment, range gain and history lie behind the fields of a header, and may reach up to the samples. */
const infoAreaStart = 128;

/** What stands before the samples, and whom to tell when it makes no sense. */
export type HeaderArea = {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly findings: Finding[];
};

type Pointer = 'gainOffset' | 'textOffset' | 'historyOffset';

/** The bytes that a header points to, or null: a pointer out of the header area is told and not followed. */
export function bytesPointedTo(
  header: DztHeader,
  [pointer, length]: readonly [Pointer, byteLength: number],
  { bytes, file, findings }: HeaderArea,
): Uint8Array | null {
  if (length === 0) return null;
  const start = header[pointer];
  const end = start + length;
  if (start >= infoAreaStart && end <= bytes.byteLength) return bytes.subarray(start, end);
  const { vendorName, byteOffset } = dztFields[pointer];
  const message = `${vendorName} points to bytes ${start} to ${end}, outside of the header; what it means is not read.`;
  findings.push(warning('header-offset-unusable', message, { file, byteOffset }));
  return null;
}

/** The operator's comment, or null. */
export function readComment(header: DztHeader, area: HeaderArea): string | null {
  const bytes = bytesPointedTo(header, ['textOffset', header.textBytes], area);
  return bytes === null ? null : latin1(bytes) || null;
}

/** What was done to the samples, in the vendor's own code, which is documented nowhere: kept as hexadecimal digits. */
export function readHistory(header: DztHeader, area: HeaderArea): Record<string, string> {
  const bytes = bytesPointedTo(header, ['historyOffset', header.historyBytes], area);
  if (bytes === null) return {};
  return {
    'processing history (hex)': Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}
