import { type ByteSource, openRecording } from '@jsa/gpr-parsers';
import { bytesInFile } from '@jsa/gpr-parsers/node';
import type { LongFileCost } from './long-file.ts';
import { peakRssBytes } from './peak-rss.ts';

/** A process of its own, so that its peak of memory is this work's and nothing else's: opens a file, prints the cost. */
const readTraceCount = 1000;

const rssBefore = process.memoryUsage.rss();
const opening = performance.now();
const file = await bytesInFile(process.argv[2]);
const { bytes, counted } = counting(file);
const recording = await openRecording([{ name: 'long.dzt', bytes }]);
const openMs = performance.now() - opening;
const openedBytes = counted.bytes;

const middle = recording.traceCount >> 1;
const reading = performance.now();
await recording.readTracesAsFloat(0, middle, middle + readTraceCount);
const readMs = performance.now() - reading;
const rssAtPeak = peakRssBytes();
await file.close();

const cost: LongFileCost = {
  byteLength: file.byteLength,
  openMs,
  openedBytes,
  readTraceCount,
  readMs,
  readBytes: counted.bytes - openedBytes,
  peakGrowthBytes: rssAtPeak - rssBefore,
};
console.log(JSON.stringify(cost));

function counting(source: ByteSource): { bytes: ByteSource; counted: { bytes: number } } {
  const counted = { bytes: 0 };
  const bytes: ByteSource = {
    byteLength: source.byteLength,
    async slice(start, end) {
      const read = await source.slice(start, end);
      counted.bytes += read.byteLength;
      return read;
    },
    async readInto(room, start) {
      const byteCount = (await source.readInto?.(room, start)) ?? 0;
      counted.bytes += byteCount;
      return byteCount;
    },
  };
  return { bytes, counted };
}
