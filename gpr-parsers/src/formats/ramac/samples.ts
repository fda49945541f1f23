import { GprFormatError } from '#errors.ts';
import { information, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import { bytesPerSample, type SampleEncoding } from '#samples.ts';
import type { RadHeader } from './header.ts';

/** The extension decides the width; the file itself has no header. */
export const encodingByExtension: Readonly<Record<string, SampleEncoding>> = { rd3: 'i16', rd7: 'i32' };

/** The traces of each channel by the size of the file, which is trusted above LAST TRACE. */
export function countTraces(
  header: RadHeader,
  fileBytes: number,
  place: { file: string; encoding: SampleEncoding; findings: Finding[] },
): number {
  const { file, encoding, findings } = place;
  const traceBytes = header.samplesPerTrace * bytesPerSample(encoding);
  if (traceBytes > fileBytes) {
    const message = `SAMPLES is ${header.samplesPerTrace}, but the file with its ${fileBytes} bytes is shorter than one such trace (${traceBytes} bytes)`;
    throw new GprFormatError('inconsistent', message, { format: 'ramac', file });
  }
  const recordBytes = traceBytes * header.channelCount;
  const traceCount = Math.floor(fileBytes / recordBytes);
  const leftoverByteCount = fileBytes - traceCount * recordBytes;
  if (leftoverByteCount > 0) {
    const last = header.channelCount > 1 ? 'The last round of the channels' : 'The last trace';
    const message = `${last} is cut off: ${leftoverByteCount} of its ${recordBytes} bytes are there. It is left out; ${traceCount} whole traces are kept.`;
    findings.push(
      warning('partial-trace-dropped', message, { file, byteOffset: fileBytes - leftoverByteCount }),
    );
  }
  if (traceCount === 0) findings.push(warning('no-traces', 'The file holds no whole trace.', { file }));
  const recordCount = traceCount * header.channelCount;
  if (header.lastTrace !== null && header.lastTrace !== recordCount) {
    const message = `LAST TRACE is ${header.lastTrace}, but the file holds ${recordCount} traces; the file is trusted.`;
    findings.push(warning('trace-count-contradicted', message, { file }));
  }
  if (header.channelCount > 1) {
    const message = `NUMBER_OF_CH is ${header.channelCount}: the traces are dealt out to that many channels in turn, as readers of such files do; no such file was at hand to try it on.`;
    findings.push(information('channel-order-unproven', message, { file }));
  }
  return traceCount;
}
