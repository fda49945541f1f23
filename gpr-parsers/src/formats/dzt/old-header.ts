import { GprFormatError } from '#errors.ts';
import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import { type DztHeader, headerBytes } from './header.ts';

/** Before about 1990 a header had half the length. No description of it is known, only that it was so. */
const oldHeaderBytes = 512;

/**
 * Refuses what by its own header and by its size is one of the oldest files, whose samples begin where nobody knows
 * for certain. One that by its size may be of either kind is read, and that is told.
 */
export function refuseOldHeader(
  header: DztHeader,
  fileBytes: number,
  { file, findings }: { file: string; findings: Finding[] },
) {
  const channelCount = Math.max(1, header.channelCount);
  const recordBytes = (channelCount * header.samplesPerTrace * header.bitsPerSample) / 8;
  const endsEvenly = (bytes: number) => fileBytes > bytes && (fileBytes - bytes) % recordBytes === 0;
  const isTagOld = (header.tag & 0xf0ff) === 0xf0ff;
  const isOffsetOld = header.dataOffset === oldHeaderBytes && headerBytes * header.dataOffset > fileBytes;
  const isEvenWhenOld = endsEvenly(oldHeaderBytes * channelCount);
  const isEvenWhenNew = endsEvenly(headerBytes * channelCount);
  if (isOffsetOld ? isEvenWhenOld : isTagOld && isEvenWhenOld && !isEvenWhenNew) {
    const message =
      'this is one of the oldest DZT files, with headers of 512 bytes that are described nowhere; copy it with the software of its vendor, which writes headers of 1024 bytes';
    throw new GprFormatError('unsupported-variant', message, { format: 'dzt', file, byteOffset: 0 });
  }
  if (!isTagOld || !isEvenWhenOld) return;
  const message =
    'rh_tag is one of the oldest files, some of which have headers of 512 bytes; it is read with headers of 1024 bytes, and if that is wrong the first traces are missing.';
  findings.push(warning('old-header', message, { file, byteOffset: 0 }));
}
