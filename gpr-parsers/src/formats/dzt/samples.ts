import { GprFormatError } from '#errors.ts';
import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { SampleEncoding } from '#samples.ts';
import { type DztHeader, headerBytes } from './header.ts';
import { refuseOldHeader } from './old-header.ts';

const mostChannels = 64;

const encodings: Readonly<Record<number, SampleEncoding>> = { 8: 'u8-offset', 16: 'u16-offset', 32: 'i32' };

/** The shape of a DZT: after `dataOffset` bytes, trace after trace, and within a trace channel after channel. */
export type DztGeometry = {
  readonly dataOffset: number;
  readonly traceCount: number;
  readonly channelCount: number;
  readonly samplesPerTrace: number;
  readonly encoding: SampleEncoding;
  readonly leftoverByteCount: number;
};

/** Where the samples lie, by the header where it makes sense and by the size of the file where it does not. */
export function locateSamples(
  header: DztHeader,
  fileBytes: number,
  place: { file: string; findings: Finding[] },
): DztGeometry {
  const { file, findings } = place;
  refuseOldHeader(header, fileBytes, place);
  const traceBytes = (header.samplesPerTrace * header.bitsPerSample) / 8;
  const channelCount = soundChannelCount(header, fileBytes, place);
  const dataOffset = dataOffsetOf(header, channelCount);
  if (dataOffset > fileBytes) {
    const message = `dataOffset (rh_data ${header.dataOffset}, rh_nchan ${header.channelCount}) is ${dataOffset}, but the file ends at byte ${fileBytes}`;
    throw new GprFormatError('truncated', message, { format: 'dzt', file, byteOffset: 2 });
  }
  if (header.dataOffset === 0) {
    const message = `rh_data is 0; the samples are read from byte ${dataOffset}, after the headers.`;
    findings.push(warning('header-value-unusable', message, { file, byteOffset: 2 }));
  }

  const recordBytes = channelCount * traceBytes;
  const traceCount = Math.floor((fileBytes - dataOffset) / recordBytes);
  const leftoverByteCount = fileBytes - dataOffset - traceCount * recordBytes;
  if (leftoverByteCount > 0) {
    const byteOffset = fileBytes - leftoverByteCount;
    const message = `The last trace is cut off: ${leftoverByteCount} of its ${recordBytes} bytes are there. It is left out; ${traceCount} whole traces are kept.`;
    findings.push(warning('partial-trace-dropped', message, { file, byteOffset }));
  }
  if (traceCount === 0) {
    const message = 'The file ends after its header: it holds no whole trace.';
    findings.push(warning('no-traces', message, { file, byteOffset: dataOffset }));
  }
  return {
    dataOffset,
    traceCount,
    channelCount,
    samplesPerTrace: header.samplesPerTrace,
    encoding: encodings[header.bitsPerSample],
    leftoverByteCount,
  };
}

/** `rh_data` is never an offset in bytes: below 1024 it counts kibibytes, else the samples follow the headers. */
function dataOffsetOf(header: DztHeader, channelCount: number): number {
  const isInKibibytes = header.dataOffset > 0 && header.dataOffset < 1024;
  return headerBytes * (isInKibibytes ? header.dataOffset : channelCount);
}

/** The header's channel count unless it is nonsense; then the count into which the file's size divides. */
function soundChannelCount(
  header: DztHeader,
  fileBytes: number,
  { file, findings }: { file: string; findings: Finding[] },
): number {
  const stated = header.channelCount;
  if (stated === 0) {
    findings.push(
      warning('channel-count-unusable', 'rh_nchan is 0; read as one channel.', { file, byteOffset: 52 }),
    );
    return 1;
  }
  if (stated <= mostChannels && headerBytes * stated <= dataOffsetOf(header, stated)) return stated;

  const recordBytes = (stated * header.samplesPerTrace * header.bitsPerSample) / 8;
  const sampleBytes = fileBytes - dataOffsetOf(header, stated);
  const dividesEvenly = sampleBytes >= recordBytes && sampleBytes % recordBytes === 0;
  const channelCount = stated <= mostChannels && dividesEvenly ? stated : 1;
  const message = `rh_nchan is ${stated}, more than there are headers before the samples; by the size of the file ${channelCount} of them ${channelCount === 1 ? 'is' : 'are'} read.`;
  findings.push(warning('channel-count-unusable', message, { file, byteOffset: 52 }));
  return channelCount;
}
