import { GprFormatError } from '#errors.ts';
import { readHeader } from '#fields.ts';
import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { ByteOrder, SampleEncoding } from '#samples.ts';
import {
  type BinaryHeader,
  binaryHeaderFields,
  fileHeaderBytes,
  revisionOf,
  tablesOf,
  textHeaderBytes,
  traceHeaderBytes,
} from './header.ts';
import { encodingOf, isFormatCode, undecodedFormat } from './sample-formats.ts';
import { readTextHeader, readWriter, type SegyWriter, type TextHeader } from './text-header.ts';

/** What stands before the traces. */
export type FileHeader = {
  readonly text: TextHeader;
  readonly writer: SegyWriter;
  readonly byteOrder: ByteOrder;
  readonly binary: BinaryHeader;
  readonly revision: number;
  readonly encoding: SampleEncoding;
};

/** Shorter than headers and one trace header, nothing can be a SEG-Y. */
const leastBytes = fileHeaderBytes + traceHeaderBytes;

/** Reads text and binary header from the first 3600 bytes of a file; refuses what only has the name of a SEG-Y. */
export function readFileHeader(
  head: ArrayBuffer,
  fileBytes: number,
  place: { file: string; findings: Finding[] },
): FileHeader {
  const { file } = place;
  const bytes = new Uint8Array(head);
  if (isTableOfNumbers(bytes)) {
    const message =
      'this is a table of numbers in plain text, not SEG-Y; export the line from the radar software again';
    throw new GprFormatError('not-this-format', message, { format: 'segy', file });
  }
  if (fileBytes < leastBytes) throw tooShort(bytes, fileBytes, file);
  const text = readTextHeader(bytes.subarray(0, textHeaderBytes));
  const view = new DataView(head);
  const byteOrder = byteOrderOf(view, file);
  const binary = readHeader('segy', tablesOf(byteOrder).binary, view);
  const revision = revisionOf(binary);
  if (revision > 2) {
    const message = `The header calls itself revision ${revision}, which this version does not know; it is read as revision 0.`;
    const { byteOffset } = binaryHeaderFields.majorRevision;
    place.findings.push(warning('revision-unknown', message, { file, byteOffset }));
  }
  return {
    text,
    writer: readWriter(text),
    byteOrder,
    binary,
    revision: revision > 2 ? 0 : revision,
    encoding: readEncoding(binary, file),
  };
}

function tooShort(bytes: Uint8Array, fileBytes: number, file: string): GprFormatError {
  const [first] = readTextHeader(bytes.subarray(0, textHeaderBytes)).lines;
  const isReadable = first !== undefined && /^[\x20-\x7e]+$/.test(first);
  const begins = isReadable ? `, which begins "${first.slice(0, 80)}",` : '';
  const part = fileBytes <= textHeaderBytes ? `its text header${begins} ends` : 'its headers end';
  const message = `there is no trace in the file: ${part}`;
  return new GprFormatError('truncated', message, { format: 'segy', file, byteOffset: fileBytes });
}

/** Digits, signs and blanks alone: some programs give such tables the extension .segy. */
function isTableOfNumbers(bytes: Uint8Array): boolean {
  const numbers = /^[\d\s.,;:eE+-]*$/;
  let digitCount = 0;
  for (const byte of bytes) {
    if (!numbers.test(String.fromCharCode(byte))) return false;
    if (byte >= 0x30 && byte <= 0x39) digitCount++;
  }
  return digitCount > 0;
}

/**
 * The order in which the format code is one of the standard: all of them are below 256, so that none is one in both
 * orders. Revision 2 has a constant for it, which is believed wherever it stands.
 */
function byteOrderOf(view: DataView, file: string): ByteOrder {
  const { byteOffset } = binaryHeaderFields.byteOrderConstant;
  const constant = view.getUint32(byteOffset);
  if (constant === 0x01020304) return 'big';
  if (constant === 0x04030201) return 'little';
  if (constant === 0x02010403) {
    const message = 'the bytes are swapped in pairs, which no known radar software does';
    throw new GprFormatError('unsupported-variant', message, { format: 'segy', file, byteOffset });
  }
  return isFormatCode(tablesOf('little').binary.sampleFormat.read(view)) ? 'little' : 'big';
}

function readEncoding({ sampleFormat }: BinaryHeader, file: string): SampleEncoding {
  const encoding = encodingOf(sampleFormat);
  if (encoding !== null) return encoding;
  const { byteOffset } = binaryHeaderFields.sampleFormat;
  const name = undecodedFormat(sampleFormat);
  const message =
    name === null
      ? `the data sample format code is ${sampleFormat}, none of the standard, in either byte order`
      : `samples of format ${sampleFormat} (${name}) cannot be read by this version; export the line with format 3 or 5`;
  throw new GprFormatError('unsupported-variant', message, { format: 'segy', file, byteOffset });
}
