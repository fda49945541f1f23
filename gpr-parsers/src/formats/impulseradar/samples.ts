import { GprFormatError } from '#errors.ts';
import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import { bytesPerSample, type SampleEncoding } from '#samples.ts';
import type { IprhHeader } from './header.ts';

type SamplesPlace = { readonly file: string; readonly fileBytes: number; readonly findings: Finding[] };

/**
 * The width of the samples: DATA VERSION, in bits. A header without it leaves the size of the file, which tells the
 * width where one of the two gives just as many traces as LAST TRACE says.
 */
export function encodingOf(header: IprhHeader, { file, fileBytes, findings }: SamplesPlace): SampleEncoding {
  if (header.dataVersion !== null) return header.dataVersion === 16 ? 'i16' : 'i32';
  const stated = header.rawHeader['DATA VERSION'];
  const told = stated ? `DATA VERSION is "${stated}", neither 16 nor 32` : 'DATA VERSION is missing';
  const sampleCount = header.samplesPerTrace * (header.lastTrace ?? 0);
  const encoding = (['i16', 'i32'] as const).find(
    (candidate) => sampleCount > 0 && sampleCount * bytesPerSample(candidate) === fileBytes,
  );
  if (!encoding) {
    const message = `${told}, and the size of the file does not tell the width of its samples either`;
    throw new GprFormatError('unsupported-variant', message, { format: 'impulseradar', file });
  }
  const message = `${told}; by the size of the file and LAST TRACE a sample has ${8 * bytesPerSample(encoding)} bits.`;
  findings.push(warning('sample-width-inferred', message, { file }));
  return encoding;
}

/** The whole traces of one channel, by the size of the file, which is trusted above LAST TRACE. */
export function countTraces(header: IprhHeader, encoding: SampleEncoding, place: SamplesPlace): number {
  const { file, fileBytes, findings } = place;
  const traceBytes = header.samplesPerTrace * bytesPerSample(encoding);
  if (traceBytes > fileBytes) {
    const message = `SAMPLES is ${header.samplesPerTrace}, but the file with its ${fileBytes} bytes is shorter than one such trace (${traceBytes} bytes)`;
    throw new GprFormatError('inconsistent', message, { format: 'impulseradar', file });
  }
  const traceCount = Math.floor(fileBytes / traceBytes);
  const partBytes = fileBytes % traceBytes;
  if (partBytes > 0) {
    const message = `The last trace is cut off: ${partBytes} of its ${traceBytes} bytes are there. It is left out; ${traceCount} whole traces are kept.`;
    findings.push(warning('partial-trace-dropped', message, { file, byteOffset: fileBytes - partBytes }));
  }
  if (header.lastTrace !== null && header.lastTrace !== traceCount) {
    const message = `LAST TRACE is ${header.lastTrace}, but the file holds ${traceCount} traces; the file is trusted.`;
    findings.push(warning('trace-count-contradicted', message, { file }));
  }
  return traceCount;
}
